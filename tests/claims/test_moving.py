"""Moving figures: measure, scope and moment of each, and what is left unread."""

from datetime import datetime

import pytest

from consistency.claims.moving import moving
from consistency.claims.reading import Reading
from consistency.claims.ticks import ticks
from consistency.model import Article, Today

_AT = datetime.fromisoformat("2025-10-29T17:00:00+09:00")
_TODAY = Today(_AT.date(), False)


def _story(text: str) -> tuple[Article, Reading]:
    return Article("a", "", text, _AT), Reading(text, 0, _TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "29일 오전 6시 기준 사망자는 경북 3명, 경남 2명 등 5명이다.",
            [("사망", "경북"), ("사망", "경남"), ("사망", "")],
        ),
        ("경북은 사망 3명·부상 4명, 울산은 부상 2명이다.", [("사망", "경북"), ("부상", "경북"), ("부상", "울산")]),
        ("가람 화재로 12명이 숨지고 3명이 실종됐다.", [("사망", ""), ("실종", "")]),
        ("사망자가 1명 늘어 8명이 됐다.", [("사망", "")]),
        ("무대 붕괴로 경찰관 3명이 숨졌다.", [("사망", "경찰관")]),
        ("안동의 진화율은 62%다.", [("진화율", "안동")]),
        ("사망 1명과 부상 2명이 추가됐다.", []),
        ("지난해 화재로 31명이 숨졌다.", []),
        ("2017년 화재로 31명이 숨졌다.", []),
        ("부부와 딸, 어머니 등 4명이 숨진 채 발견됐다.", []),
    ],
)
def test_measure_and_scope(text: str, expected: list[tuple[str, str]]) -> None:
    article, reading = _story(text)
    found = moving(article, Reading("", 0, _TODAY), [reading])
    assert [(m.measure, "·".join(sorted(m.scope))) for m in found] == expected


@pytest.mark.parametrize(
    ("text", "label", "exact"),
    [
        ("29일 오후 3시 10분 기준 사망자는 5명이다.", "29일 오후 3시 10분 기준", True),
        ("오전 9시 현재 사망자는 5명이다.", "29일 오전 9시 현재", True),
        ("사망자는 5명이다.", "29일 17시 0분 보도", False),
    ],
)
def test_moment(text: str, label: str, exact: bool) -> None:
    article, reading = _story(text)
    (found,) = moving(article, Reading("", 0, _TODAY), [reading])
    assert (found.moment.label, found.moment.is_exact()) == (label, exact)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29일 코스피는 21.24포인트(0.57%) 오른 4012.83에 거래를 마쳤다.", [("코스피", "29일 마감")]),
        ("코스피는 29일 4001.79로 출발했다.", []),
        ("새온전자는 오전 9시 5분 현재 2.13% 오른 7만900원에 거래됐다.", [("새온전자", "29일 오전 9시 5분 현재")]),
        ("새온전자의 목표 주가는 9만원으로 전망됐다.", []),
    ],
)
def test_ticks(text: str, expected: list[tuple[str, str]]) -> None:
    article, reading = _story(text)
    assert [(m.measure, m.moment.label) for m in ticks(article, [reading])] == expected


def test_ticks_are_of_the_day_told_of_and_not_of_the_end_of_a_span() -> None:
    text = "이달 들어 지난 27일까지 거래대금이 21% 늘었다. 코스피는 이날 오전 11시 현재 4193.07을 기록했다."
    article = Article("a", "", text, _AT)
    cut = text.index(" 코스피") + 1
    readings = [Reading(text[:cut], 0, _TODAY), Reading(text[cut:], cut, _TODAY)]
    assert [(m.measure, m.moment.day) for m in ticks(article, readings)] == [("코스피", _AT.date())]
