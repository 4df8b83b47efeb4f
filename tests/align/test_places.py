"""Which figures of two stories are held against each other, and what is told of them."""

from __future__ import annotations

from datetime import UTC, datetime
from math import log

from consistency.align.passages import cut
from consistency.align.place_figures import FIGURES
from consistency.align.place_moments import MOMENTS
from consistency.align.placed import PlacedStory, Words
from consistency.align.places import PlaceCandidate, PlaceComparison, Sort
from consistency.claims.statements import statements
from consistency.claims.trees import trees
from consistency.judging import Desk
from consistency.model import Article

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)


def story(name: str, title: str, body: str) -> PlacedStory:
    article = Article(name, title, body, AT, name)
    desk = Desk([article], [cut(article).spans])
    read, sentences = desk.title(name), desk.sentences(name)
    return PlacedStory(name, AT, read, sentences, statements(article, read, sentences))


def candidates(
    a: PlacedStory, b: PlacedStory, *others: PlacedStory, sort: Sort = FIGURES
) -> dict[tuple[str, str], PlaceCandidate]:
    return {(c.a.text, c.b.text): c for c in PlaceComparison(a, b, [s.slots for s in others], sort).candidates()}


def moments(a: str, b: str) -> set[tuple[str, str]]:
    """Which periods of two bodies are held against each other."""
    return set(candidates(story("a", "", a), story("b", "", b), sort=MOMENTS))


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


def test_another_period_is_weighed_and_keeps_small_numbers_apart() -> None:
    a = story("a", "인구", "가람시 인구는 2024년 48만2173명이다.")
    found = candidates(a, story("b", "인구", "가람시 인구는 2021년 48만7213명이다."))
    assert found["48만2173명", "48만7213명"].terms["other_year"] == 1.0
    few = story("a", "분교", "가람분교 학생은 2024년 8명이다.")
    assert not candidates(few, story("b", "분교", "가람분교 학생은 2021년 6명이다."))
    assert candidates(few, story("b", "분교", "가람분교 학생은 2024년 6명이다."))


def test_limits_are_compared_as_they_stand() -> None:
    a = story("a", "지원금", "가온시는 최대 2,000만원을 지원한다.")
    assert set(candidates(a, story("b", "지원금", "가온시는 최대 3,000만원을 지원한다."))) == {
        ("최대 2,000만원", "최대 3,000만원")
    }


def test_a_value_that_one_story_prints_right_elsewhere_is_compared_and_how_well_that_explains_it() -> None:
    a = story("a", "나루호 승객 37명", "나루호에는 승객 31명과 자전거 12대가 실렸다.")
    found = candidates(a, story("b", "뱃길", "나루호에는 승객 31명과 자전거 12대가 실렸다."))
    assert set(found) == {("37명", "31명")}
    terms = found["37명", "31명"].terms
    assert (terms["one_sided"], terms["left_over"], terms["left_over_most"]) == (1.0, 0.0, 1.0)
    assert terms["explained_by_sentence"] > 0
    plain = candidates(FERRY, story("b", "뱃길", "나루호에는 자전거 17대가 실렸다."))["12대", "17대"].terms
    assert (plain["one_sided"], plain["explained_by_sentence"]) == (0.0, -40.0)


def test_two_telling_words_before_one_are_weighed() -> None:
    a = story("a", "조선", "가람조선은 담비운반선 6척을 지었다.")
    assert candidates(a, story("b", "조선", "가람조선은 담비운반선 8척을 지었다."))
    b = story("a", "조선", "가람조선은 담비 운반선 6척을 지었다.")
    found = candidates(b, story("b", "조선", "가람조선은 수달 운반선 8척을 지었다."))["6척", "8척"]
    assert (found.terms["qualified"] > 0, found.terms["head"]) == (True, 1.0)


def test_days_hours_and_years_are_held_against_their_like() -> None:
    assert moments("나루호가 3월 11일 닻을 올렸다.", "나루호는 3월 14일 떠났다.") == {("3월 11일", "3월 14일")}
    assert moments("2019년 나루호를 띄웠다.", "나루호는 2017년 떴다.") == {("2019년", "2017년")}
    assert moments("오전 6시 12분 나루호가 떠났다.", "나루호는 오전 8시 12분 떠났다.") == {
        ("오전 6시 12분", "오전 8시 12분")
    }
    assert not moments("2019년 나루호를 띄웠다.", "나루호는 오전 8시 12분 떠났다.")


def test_an_hour_before_noon_here_and_after_noon_there() -> None:
    assert moments("오전 6시 12분 나루호가 떠났다.", "나루호는 오후 6시 12분 떠났다.") == {
        ("오전 6시 12분", "오후 6시 12분")
    }


def test_a_day_with_its_hour_is_held_against_days() -> None:
    found = moments("나루호는 3월 11일 오후 2시 떠난다.", "나루호는 3월 14일 떠난다.")
    assert found == {("3월 11일 오후 2시", "3월 14일")}
    same_hour = moments("나루호는 3월 11일 오후 2시 떠난다.", "나루호는 3월 14일 오후 2시 떠난다.")
    assert same_hour == {("3월 11일 오후 2시", "3월 14일 오후 2시")}


def test_another_day_and_another_hour_are_two_moments() -> None:
    assert not moments("나루호는 3월 11일 오후 2시 떠난다.", "나루호는 3월 14일 오전 9시 닿는다.")


def test_who_said_so_and_as_of_when_are_no_events() -> None:
    assert not moments("나루호가 떴다고 3월 11일 밝혔다.", "나루호가 떴다고 3월 14일 밝혔다.")
    assert not moments("3월 11일 기준 나루호 승객은 31명이다.", "3월 14일 기준 나루호 승객은 31명이다.")
    assert not moments("나루호는 3월 11일부터 뜬다.", "나루호는 3월 14일까지 뜬다.")
    assert not moments("11일 나루호가 떴다고 밝혔다.", "14일 나루호가 떴다고 밝혔다.")
    assert moments("나루호가 3월 11일 뜬다고 밝혔다.", "나루호가 3월 14일 뜬다고 밝혔다.")
    assert moments("나루호가 오는 21일 뜬다고 밝혔다.", "나루호가 오는 24일 뜬다고 밝혔다.")


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


def test_how_far_two_days_are_apart_is_told_by_both_sides() -> None:
    april, may = "커피박람회가 4월 30일 막을 올린다.", "커피박람회는 5월 1일 막을 올린다."
    here, there = (
        next(iter(candidates(story("a", "", x), story("b", "", y), sort=MOMENTS).values())).terms["gap"]
        for x, y in ((april, may), (may, april))
    )
    assert here == there == log(2)
    hours = "나루호가 2025년 12월 31일 뜬다.", "나루호는 2026년 1월 1일 뜬다."
    found = candidates(story("a", "", hours[0]), story("b", "", hours[1]), sort=MOMENTS)
    assert next(iter(found.values())).terms["gap"] < log(10)
