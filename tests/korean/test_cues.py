"""Which words are cues, and which only look like one."""

from __future__ import annotations

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


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_reads(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [f"{text[c.start : c.end]} = {c.kind} {c.value}" for c in read_cues(text)] == case["is"]


@given(st.lists(st.sampled_from([*WORDS, " ", "다", ".", "은 ", "3%", "미", "확"])).map("".join))
def test_every_cue_is_a_word_of_the_lexicon_and_where_it_may_stand(text: str) -> None:
    for cue in read_cues(text):
        table = load("cues")[cue.kind][cue.value]
        word = text[cue.start : cue.end]
        assert any(w.rstrip() == word for key in ("nouns", "forms", "ends") for w in table.get(key, []))
        assert not text[: cue.start].endswith(tuple(table.get("not_after", ("\0",))))
        assert not text.startswith(tuple(table.get("not_before", ("\0",))), cue.start)


def test_no_word_says_two_things_of_one_kind() -> None:
    for values in load("cues").values():
        words = [w for table in values.values() for key in ("nouns", "forms", "ends") for w in table.get(key, [])]
        assert len(words) == len(set(words))


def test_direction_words_are_of_the_directions_asked_for() -> None:
    assert {"증가", "늘었"} <= set(direction_words("up"))
    assert not {"감소", "많은"} & set(direction_words("up"))
