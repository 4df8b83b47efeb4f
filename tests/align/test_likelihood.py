"""What the trees say of two figures that a rule sets against each other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consistency.align.likelihood import Likelihood
from consistency.align.passages import cut
from consistency.align.placed import PlacedStory
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.model import Article, Span

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)
FIRST = "나루호 승객 312명이 두레항에서 내렸다. 선원 43명은 배에 남았다."


def asked(first: str, a: str, second: str, b: str, rule: str = "C301") -> bool:
    """Whether a figure of one body against one of another is doubted."""
    articles = [Article(name, "뱃길", body, AT, name) for name, body in (("a", first), ("b", second))]
    desk = Desk(articles, [cut(x).spans for x in articles])
    near = {}
    for x in articles:
        title, sentences = desk.title(x.id), desk.sentences(x.id)
        near[x.id] = PlacedStory(x.id, AT, title, sentences, statements(x, title, sentences))
    places = [
        Span(x.id, "body", x.body.index(t), x.body.index(t) + len(t)) for x, t in zip(articles, (a, b), strict=True)
    ]
    told = Likelihood(near, lambda *_: []).doubted(rule, places[:1], places[1:])
    assert told == Likelihood(near, lambda *_: []).doubted(rule, places[1:], places[:1])
    return told


def test_figures_of_two_things_are_doubted() -> None:
    assert asked(FIRST, "43명", "나루시 인구는 4만8213명이다. 시장은 배를 탔다.", "4만8213명")


def test_figures_of_one_thing_are_not() -> None:
    assert not asked(FIRST, "312명", "두레항에서 나루호 승객 321명이 내렸다.", "321명")


@pytest.mark.parametrize(
    ("second", "b", "rule"),
    [
        ("선원은 312명, 승객은 43명이다.", "43명", "C301"),  # both stories print both
        ("나루시 예산은 4만8213원이다.", "4만8213원", "C301"),  # of another kind
        ("나루시 인구는 4만8213명이다.", "4만8213명", "C320"),  # a rule without a bound
    ],
)
def test_where_the_trees_cannot_tell_nothing_is_doubted(second: str, b: str, rule: str) -> None:
    assert not asked(FIRST, "312명", second, b, rule)


def test_without_near_stories_nothing_is_doubted() -> None:
    place = Span("a", "body", 4, 8)
    assert not Likelihood({}, lambda *_: []).doubted("C301", [place], [place])
