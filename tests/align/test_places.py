"""Which figures of two stories are held against each other, and what is told of them."""

from __future__ import annotations

from datetime import UTC, datetime

from consistency.align.passages import cut
from consistency.align.placed import PlacedStory, Words
from consistency.align.places import PlaceCandidate, PlaceComparison
from consistency.align.trees import trees
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.model import Article

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)


def story(name: str, title: str, body: str) -> PlacedStory:
    article = Article(name, title, body, AT, name)
    desk = Desk([article], [cut(article).spans])
    read, sentences = desk.title(name), desk.sentences(name)
    return PlacedStory(name, AT, read, sentences, statements(article, read, sentences))


def candidates(a: PlacedStory, b: PlacedStory, *others: PlacedStory) -> dict[tuple[str, str], PlaceCandidate]:
    return {(c.a.text, c.b.text): c for c in PlaceComparison(a, b, [s.slots for s in others]).candidates()}


FERRY = story("a", "나루호 승객 31명", "나루호에는 승객 31명과 자전거 12대가 실렸다. 배는 4시간 만에 닿았다.")


def test_only_what_the_other_story_lacks_is_compared() -> None:
    other = story("b", "나루호 뱃길", "나루호에는 승객 31명과 자전거 17대가 실렸다.")
    assert set(candidates(FERRY, other)) == {("12대", "17대")}


def test_headlines_are_compared_too() -> None:
    other = story("b", "나루호 승객 37명", "나루호가 4시간 만에 닿았다.")
    assert set(candidates(FERRY, other)) == {("31명", "37명")}


def test_a_rounding_is_no_difference() -> None:
    a = story("a", "매출", "가람식품 매출은 1조2,340억원이다.")
    assert not candidates(a, story("b", "매출", "가람식품 매출은 1조2천억원이다."))


def test_periods_that_differ_tell_two_things() -> None:
    a = story("a", "인구", "가람시 인구는 2024년 48만2173명이다.")
    assert not candidates(a, story("b", "인구", "가람시 인구는 2021년 48만7213명이다."))


def test_limits_are_compared_as_they_stand() -> None:
    a = story("a", "지원금", "가온시는 최대 2,000만원을 지원한다.")
    assert set(candidates(a, story("b", "지원금", "가온시는 최대 3,000만원을 지원한다."))) == {
        ("최대 2,000만원", "최대 3,000만원")
    }


def test_what_stands_around_is_told_by_both_sides() -> None:
    other = story("b", "나루호 뱃길", "나루호에는 승객 31명과 자전거 17대가 실렸다.")
    third = story("c", "나루호", "나루호에 자전거 12대가 실렸다.")
    here = candidates(FERRY, other, third)["12대", "17대"].terms
    there = candidates(other, FERRY, third)["17대", "12대"].terms
    assert here.keys() == there.keys() == {*trees("places").terms}
    assert {name: (here[name], there[name]) for name in here if abs(here[name] - there[name]) > 1e-9} == {}
    assert (here["more_witnesses"], here["fewer_witnesses"], here["both_elsewhere"]) == (1.0, 0.0, 0.0)
    assert (here["head"], here["figures"], here["slip"]) == (1.0, 1.0, 2.0)


def test_words_count_by_how_few_stories_have_them() -> None:
    words = Words(frozenset({"담비", "밝혔다"}))
    assert words.of(frozenset({"담비"})) > words.of(frozenset({"밝혔다"})) > words.of(frozenset({"삵"})) == 0.0
    assert words.unknown_to(frozenset({"담비", "밝혔다"})) == 0.0
