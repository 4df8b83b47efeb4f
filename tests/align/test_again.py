"""Figures that one story tells twice: what is looked at, and that the quick look before misses none of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.align.again import Again, may_be_told_again, told_again
from consistency.align.passages import cut
from consistency.align.placed import PlacedStory
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.model import Article

SEOUL = timezone(timedelta(hours=9))
TITLE = "나래시 마을기업 {} 넘어"
BODY = "나래시 마을기업이 {}으로 조사됐다. 시는 {}을 더 늘리기로 했다. 나래시 마을기업 {} 가운데 먹거리가 많았다."


def story(title: str, body: str) -> tuple[PlacedStory, bool]:
    article = Article("s", title, body, datetime(2025, 6, 18, 9, tzinfo=SEOUL), "누리일보")
    desk = Desk([article], [cut(article).spans])
    heading, sentences = desk.title("s"), desk.sentences("s")
    placed = PlacedStory("s", article.published, heading, sentences, statements(article, heading, sentences))
    return placed, may_be_told_again(heading, sentences)


AT_SEA = "너울이 높아져 조업하던 어선 83척이 긴급히 대피했다. 다친 사람은 없었다."
COUNTS = st.integers(min_value=1, max_value=30000).map(lambda n: f"{n}곳")


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_the_quick_look_misses_nothing(a: str, b: str, c: str, d: str) -> None:
    placed, may_be = story(TITLE.format(a), BODY.format(b, c, d))
    assert may_be or not list(Again(placed).candidates())


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "어선 38척 긴급 대피",
            AT_SEA,
            [("38척", "83척")],
        ),
        # what the body gives together
        ("어선 38척 긴급 대피", "연안 어선 21척과 통발 어선 17척이 긴급히 대피했다. 다친 사람은 없었다.", []),
        # another period of the year
        ("6월 출생아 9.4% 증가", "2분기 출생아는 6만979명으로 7.3% 늘었다. 혼인도 늘었다.", []),
        # a year named only later
        ("", "군이 가뭄 예비비 187억원을 푼다. 지난해 군의 가뭄 예비비는 178억원이었다.", []),
        # single digits
        ("시장 불…3명 부상", "시장에서 불이 나 상인과 손님 2명이 손을 데어 치료받는다.", []),
    ],
)
def test_headline_and_sentences(title: str, body: str, expected: list[tuple[str, str]]) -> None:
    placed, _ = story(title, body)
    assert [(p.a.text, p.b.text) for p in told_again(placed, 1)] == expected


def test_more_is_asked_for_among_more_stories() -> None:
    placed, _ = story("어선 38척 긴급 대피", AT_SEA)
    assert list(told_again(placed, 1))
    assert not list(told_again(placed, 2**60))
