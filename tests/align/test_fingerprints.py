"""Fingerprints: of letters alone, and no copy escapes that shares enough letters in a row."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consistency.align.fingerprints import WINDOW, K, fingerprints, letters

SYLLABLES = st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=80)
NOISE = st.text(alphabet="0123456789 .,·…%()“”'\n\t-~", max_size=6)
PLAIN = "군은 올해 학교 마당에 심을 나무를 마을마다 나누어 주기로 했다고 밝혔다 나무는 가을까지 나눈다"


def test_letters_are_hangul_latin_and_hanja() -> None:
    assert letters("美 Fed, 0.25%p↓… 한은(韓銀)은 “동결”") == "美fedp한은韓銀은동결"


def test_copies_that_differ_in_figures_share_all() -> None:
    a = f"{PLAIN} 1,240억 원을 들여 3월 2일부터"
    b = f"{PLAIN}: 986억원을 들여 12월 31일부터"
    assert len(fingerprints(a)) > 1
    np.testing.assert_array_equal(fingerprints(a), fingerprints(b))


def test_other_texts_share_none() -> None:
    other = "배는 이른 새벽 포구를 떠나 먼바다로 나갔고 어부들은 그물을 손보며 날이 밝기를 기다렸다"
    assert not set(fingerprints(PLAIN)) & set(fingerprints(other))


def test_too_short_a_text_has_none() -> None:
    assert len(fingerprints("가" * (K - 1))) == 0
    assert len(fingerprints("가" * K)) == 1


@given(st.lists(st.tuples(SYLLABLES, NOISE), max_size=12))
def test_digits_spaces_and_punctuation_never_matter(pieces: list[tuple[str, str]]) -> None:
    bare = "".join(text for text, _ in pieces)
    noisy = "".join(noise + text for text, noise in pieces)
    np.testing.assert_array_equal(fingerprints(bare), fingerprints(noisy))


@given(
    SYLLABLES,
    SYLLABLES,
    SYLLABLES,
    SYLLABLES,
    st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=K + WINDOW - 1, max_size=60),
)
def test_texts_that_share_enough_letters_share_a_fingerprint(a: str, b: str, c: str, d: str, shared: str) -> None:
    assert set(fingerprints(a + shared + b)) & set(fingerprints(c + shared + d))


@given(SYLLABLES)
def test_fingerprints_are_sorted_and_distinct(text: str) -> None:
    prints = fingerprints(text)
    assert prints.tolist() == sorted(set(prints.tolist()))
