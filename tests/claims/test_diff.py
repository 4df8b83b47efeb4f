"""Two tellings of one sentence: which figures face each other and which words stand for which."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.diff import SentenceDiff, diff
from consistency.claims.graph import measure, when
from consistency.claims.reading import Reading, stem
from consistency.model import Today

TODAY = Today(date(2026, 3, 30))


def compare(a: str, b: str, at: tuple[int, int] = (0, 0)) -> SentenceDiff:
    return diff(Reading(a, at[0], TODAY), Reading(b, at[1], TODAY))


def slots(d: SentenceDiff) -> list[tuple[str, str]]:
    return [(d.a.slice(s.a.start, s.a.end), d.b.slice(s.b.start, s.b.end)) for s in d.slots]


def changes(d: SentenceDiff) -> list[tuple[str, str]]:
    return [(" ".join(t.key[1] for t in c.a), " ".join(t.key[1] for t in c.b)) for c in d.changes]


def test_figures_in_one_place_face_each_other() -> None:
    d = compare("군은 나무 312그루를 마을 4곳에 심었다.", "군은 나무 321그루를 마을 4곳에 심었다.")
    assert slots(d) == [("312그루", "321그루"), ("4곳", "4곳")]
    assert changes(d) == []
    assert d.word_share == 1
    assert d.unpaired == ((), ())


def test_figure_of_another_kind_does_not_face_it() -> None:
    d = compare("군은 나무 312그루를 심었다.", "군은 나무 312그루를 마을 4곳에 심었다.")
    assert slots(d) == [("312그루", "312그루")]
    assert [[d.b.slice(m.start, m.end) for m in side] for side in d.unpaired] == [[], ["4곳"]]


def test_order_of_figures_is_kept() -> None:
    d = compare("남자는 12명, 여자는 15명이다.", "남자는 15명, 여자는 12명이다.")
    assert slots(d) == [("12명", "15명"), ("15명", "12명")]


def test_neighbours_that_are_equal_are_counted() -> None:
    (slot,) = compare("올봄에 나무 312그루를 심은 마을", "올봄에 나무 321그루를 심은 마을").slots
    assert (slot.left, slot.right, slot.block) == (2, 2, False)
    (slot,) = compare("312그루를 심은 마을", "321그루를 심은 마을").slots
    assert (slot.left, slot.right) == (0, 2)


def test_words_in_place_of_words() -> None:
    d = compare("설문에 답한 상인 대부분은 반겼다.", "설문에 답한 상인 일부는 반겼다.")
    assert changes(d) == [("대부분은", "일부는")]
    assert d.word_share == 4 / 5


def test_particles_and_spaces_are_no_change() -> None:
    assert changes(compare("새 학교는 봄에 문을 연다.", "새 학교가 봄에 문을 연다.")) == []
    assert changes(compare("내년봄에 문을 연다.", "내년봄에 문을 연다")) == []
    assert changes(compare("기념 행사장 앞에서 만났다.", "기념행사장 앞에서 만났다.")) == []


def test_addition_is_a_change_with_one_side() -> None:
    assert changes(compare("주민들은 반겼다.", "마을 주민들은 크게 반겼다.")) == [("", "마을"), ("", "크게")]


def test_offsets_are_of_the_field() -> None:
    a, b = "군은 나무 312그루를 심었다.", "군은 나무 321그루를 심었다."
    d = compare(a, b, (100, 5))
    (slot,) = d.slots
    assert (slot.a.start, slot.a.end) == (100 + a.index("312"), 100 + a.index("를"))
    assert (slot.b.start, slot.b.end) == (5 + b.index("321"), 5 + b.index("를"))
    assert slots(d) == [("312그루", "321그루")]


WORDS = st.lists(
    st.sampled_from(["군은", "나무", "312그루를", "마을에", "4곳", "올해", "심었다", "3위", "일부"]), max_size=10
)


@given(WORDS, WORDS)
def test_every_figure_is_in_one_slot_or_unpaired(a: list[str], b: list[str]) -> None:
    d = compare(" ".join(a), " ".join(b))
    for side, reading in enumerate((d.a, d.b)):
        placed = [(s.a, s.b)[side] for s in d.slots] + list(d.unpaired[side])
        figures = [t.mention for t in reading.tokens if t.mention is not None]
        assert sorted(m.start for m in placed) == [m.start for m in figures]
    assert 0 <= d.word_share <= 1


@given(WORDS)
def test_sentence_does_not_differ_from_itself(words: list[str]) -> None:
    d = compare(" ".join(words), " ".join(words))
    assert not d.changes
    assert all(s.a == s.b and not s.block for s in d.slots)
    assert len(d.slots) == sum(t.mention is not None for t in d.a.tokens)


def test_stem() -> None:
    assert [stem(word) for word in ("학교는", "시장으로부터", "바다", "나무")] == ["학교", "시장", "바다", "나무"]


def test_measure_and_time_of_a_claim() -> None:
    reading = Reading("지난해 이 군의 나무 심기 예산은 312억 원이다.", 0, TODAY)
    amount = reading.mentions[-1]
    assert measure(amount, reading) == "나무 심기 예산"
    assert when(amount, reading.mentions) == "2025년"
