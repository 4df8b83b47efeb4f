from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.korean.normal import joins_backwards, normalise

MIXED = st.one_of(
    st.text(max_size=40).map(lambda text: unicodedata.normalize("NFD", text)),
    st.text(
        st.sampled_from("가각힣\u1100\u1161\u11a8e\u0301\u0328漢\uf9e1\u200b\u00ad\u2060ㄱａ４％．😀\ud800 \r\n"),
        max_size=40,
    ),
)


WIDE = "０１２３４５６７８９％．，＋－：／（）＄"


def narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char) if char in WIDE else char for char in text)


@given(MIXED)
def test_is_canonical_composition(text: str) -> None:
    assert normalise(text).text == narrow(unicodedata.normalize("NFC", text))


@given(MIXED)
def test_a_normal_text_stays(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


def test_wide_figures_become_narrow_in_their_places() -> None:
    normal = normalise("값이 １，２３４．５％（약） 올랐다")
    assert normal.text == "값이 1,234.5%(약) 올랐다"
    assert normal.to_source(3, 11) == (3, 11)
    assert normalise(WIDE).text == unicodedata.normalize("NFKC", WIDE)


def test_wide_figures_keep_their_places_beside_what_composes() -> None:
    normal = normalise("가\u0301 " + unicodedata.normalize("NFD", "약") + " ４７％")
    start = normal.text.index("47%")
    first, last = normal.to_source(start, start + 3)
    assert normal.given[first:last] == "４７％"


@given(MIXED, st.data())
def test_a_span_leads_to_what_it_was_made_from(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    first, last = normal.to_source(start, end)
    assert 0 <= first <= last <= len(text)
    assert normal.text[start:end] in narrow(unicodedata.normalize("NFC", text[first:last]))
    assert (first == last) == (start == end)


@given(MIXED)
def test_the_map_is_monotone_and_covers_everything(text: str) -> None:
    normal = normalise(text)
    assert normal.to_source(0, len(normal.text)) == (0, len(text))
    spans = [normal.to_source(place, place + 1) for place in range(len(normal.text))]
    assert spans == sorted(spans)
    assert {place for start, end in spans for place in range(start, end)} == set(range(len(text)))


def test_composed_text_is_its_own_map() -> None:
    normal = normalise("세종시 12\u200b건")
    assert normal.text is normal.given
    assert normal.to_source(2, 5) == (2, 5)


def test_decomposed_hangul_is_composed() -> None:
    normal = normalise(unicodedata.normalize("NFD", "값이 3% 올랐다"))
    assert normal.text == "값이 3% 올랐다"
    start, end = normal.to_source(3, 5)
    assert normal.given[start:end] == "3%"


def test_compatibility_forms_stay() -> None:
    assert normalise("㈜가 ㎏ ﬁ é".replace("é", "e\u0301")).text == "㈜가 ㎏ ﬁ é"


def test_no_quadratic_time_over_marks() -> None:
    marks = "\u0301\u0328" * 20_000
    assert normalise("e" + marks).text == "e" + marks


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, 4)])
def test_a_span_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        normalise("가나다").to_source(start, end)


def test_knows_every_character_that_composes_backwards() -> None:
    seconds = set()
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            seconds.add(chr(int(parts[1], 16)))
    assert len(seconds) > 50
    assert all(joins_backwards(char) for char in seconds)
    assert all(joins_backwards(chr(code)) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code)))
