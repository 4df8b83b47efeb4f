"""Which words are cues, and which only look like one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from consistency.korean.cues import direction_words, read_cues
from consistency.korean.lexicon import load

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "cues.yaml").read_text("utf-8"))
WORDS = sorted(
    {
        word
        for values in load("cues").values()
        for table in values.values()
        for words in table.values()
        for word in words
    }
)

TABLES = {
    kind: {
        value: {word.rstrip() for key in ("nouns", "forms", "ends") for word in table.get(key, [])}
        for value, table in values.items()
    }
    for kind, values in load("cues").items()
}
ANYWHERE = {
    kind: [
        word
        for table in values.values()
        if not table.get("not_after") and not table.get("not_before")
        for key in ("nouns", "ends")
        for word in table.get(key, [])
    ]
    for kind, values in load("cues").items()
}
"""Words that are cues wherever they stand."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_reads(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [f"{text[c.start : c.end]} = {c.kind} {c.value}" for c in read_cues(text)] == case["is"]


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", "다", ".", "은 ", "3%", "미", "확"]))).map("".join)
)
def test_cues_of_a_kind_never_overlap_and_stand_in_the_text(text: str) -> None:
    cues = read_cues(text)
    assert all(0 <= c.start < c.end <= len(text) for c in cues)
    for kind in ("direction", "polarity", "modality"):
        of_kind = [c for c in cues if c.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(of_kind))
        assert all(text[c.start : c.end] in TABLES[kind][c.value] for c in of_kind)
        # Whatever is no part of a cue holds no word that is one wherever it stands.
        rest = "".join("\0" if any(c.start <= i < c.end for c in of_kind) else char for i, char in enumerate(text))
        assert not [word for word in ANYWHERE[kind] if word in rest]


def test_no_word_says_two_things_of_one_kind() -> None:
    for values in load("cues").values():
        words = [w for table in values.values() for key in ("nouns", "forms", "ends") for w in table.get(key, [])]
        assert len(words) == len(set(words))


def test_direction_words_are_of_the_directions_asked_for() -> None:
    assert {"증가", "늘었"} <= set(direction_words("up"))
    assert not {"감소", "많은"} & set(direction_words("up"))
