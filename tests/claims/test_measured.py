"""Whose measure a figure is, against what, for which period."""

from __future__ import annotations

import pytest

from consistency.align.passages import cut
from consistency.claims.measured import Measured, measured
from consistency.judging import Desk
from consistency.model import Article


def told(text: str) -> list[Measured]:
    article = Article("a", "", text)
    return measured("a", Desk([article], [cut(article).spans]).sentences("a"))


def short(text: str) -> list[tuple[str, str, str, str]]:
    return [(m.text, m.measure, m.change, m.base) for m in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "한 해 전보다 매출은 12.4% 늘고 순이익은 3.1% 줄었다.",
            [("12.4%", "매출", "up", "year"), ("3.1%", "순이익", "down", "year")],
        ),
        (
            "직전 분기보다 판매량과 생산량이 각각 4.2%, 1.7% 많아졌다.",
            [("4.2%", "판매량", "both", "quarter"), ("1.7%", "생산량", "up", "quarter")],
        ),
        (
            "작년 동기(수출 31억달러, 수입 28억달러)에 견줘 수출은 8.1% 증가했다.",
            [("31억달러", "수출", "", "year"), ("28억달러", "수입", "", "year"), ("8.1%", "수출", "up", "year")],
        ),
        (
            "전년 대비 관람객은 11.3%, 방문객은 27.8% 불어났다.",
            [("11.3%", "관람객", "both", "year"), ("27.8%", "방문객", "up", "year")],
        ),
        ("취업자 수가 2천817만4천명이다.", [("2천817만4천명", "취업자", "", "")]),
        (
            "실업률은 한 달 전보다 0.3%포인트 오른 3.1%였다.",
            [("0.3%포인트", "실업률", "up", "month"), ("3.1%", "실업률", "", "")],
        ),
        (
            "수입이 41억달러로 2.8% 줄었고, 수출은 47억달러다.",
            [("41억달러", "수입", "", ""), ("2.8%", "수입", "down", ""), ("47억달러", "수출", "", "")],
        ),
        # a part of the whole is no change of it, and no level
        ("전체 매출의 30.4%를 해외에서 올렸다.", []),
        # what somebody expected, and what he was wrong about
        ("증권사들은 순이익이 5조원일 것으로 내다봤다.", []),
        ("순이익 2조원을 내며 전망을 넘어섰다.", [("2조원", "순이익", "", "")]),
        # no measure is named
        ("전용 74㎡에는 9,975명이 몰렸다.", []),
        ("관련 법률 30.4%가 바뀌었다.", []),
    ],
)
def test_measures(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("가온전자의 매출은 3조원이다.", {"가온전자"}),
        ("가온전자는 매출 3조원을 기록했다.", {"가온전자"}),
        ("가온전자 반도체 부문 매출은 3조원이다.", {"가온전자", "반도체", "부문"}),
        ("광고 매출은 3조원이다.", {"광고"}),
        ("신용대출 금리는 5.4%다.", {"신용대출"}),
        ("통계청에 따르면 실업률은 3.1%다.", set()),
        ("관세청은 수출이 565억달러라고 밝혔다.", set()),
        ("지난해 벌어들인 매출은 3조원이다.", set()),
    ],
)
def test_owners(text: str, owners: set[str]) -> None:
    assert told(text)[0].of == owners


def test_the_topic_is_carried_on() -> None:
    *_, last = told("가온전자는 매출 3조원을 기록했다. 영업이익은 2천억원이었다.")
    assert (last.of, last.carried) == (frozenset(), {"가온전자"})


def test_a_table_has_no_measures() -> None:
    assert told("매출은 " + ", ".join(f"{n}억원" for n in range(100, 130)) + "이다.") == []
