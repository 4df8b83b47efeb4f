from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.render.width import clip, fold, width


def test_wide_characters_take_two_columns() -> None:
    assert width("abc") == 3
    assert width("서울 2명") == 8
    assert width("ＡＢ") == 4
    # A decomposed syllable and a letter with its accent are one character each to the eye.
    assert width("\u1112\u1161\u11ab") == 2
    assert width("e\u0301") == 1


def test_clip_says_that_it_cut() -> None:
    assert clip("서울시청", 8) == "서울시청"
    assert clip("서울시청", 7) == "서울시…"
    assert clip("서울시청", 6) == "서울…"


def test_fold_breaks_at_spaces_and_inside_words_that_are_too_long() -> None:
    assert list(fold("가나 다라 마", 7, "* ", "  ")) == ["* 가나", "  다라", "  마"]
    assert list(fold("가나다라마바", 6)) == ["가나다", "라마바"]
    assert list(fold("a 가나다라", 4)) == ["a", "가나", "다라"]
    assert list(fold("  ", 4)) == []


@settings(deadline=None)
@given(st.text(st.sampled_from("가a 나b漢"), max_size=60), st.integers(6, 20))
def test_fold_keeps_every_word_and_the_width(text: str, columns: int) -> None:
    lines = list(fold(text, columns, "* ", "  "))
    assert all(width(line) <= columns for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == "".join(text.split())
