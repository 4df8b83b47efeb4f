from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from consistency.korean.sentences import split

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "sentences.yaml").read_text(encoding="utf-8")
)
HOSTILE = st.text(st.sampled_from("가다요 .!?…\n\r\"'“”‘’()[]◇△1aZ·,\u200b\u3000"), max_size=200)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_splits_newspaper_text(case: dict[str, Any]) -> None:
    text = case.get("joint", " ").join(case["is"])
    assert [text[start:end] for start, end in split(text)] == case["is"]


@given(st.one_of(HOSTILE, st.text(max_size=100)))
def test_every_character_is_in_exactly_one_trimmed_sentence(text: str) -> None:
    spans = split(text)
    covered: list[int] = []
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        covered.extend(range(start, end))
    assert covered == sorted(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)


@given(HOSTILE)
def test_no_sentence_goes_over_a_line(text: str) -> None:
    assert all("\n" not in text[start:end] and "\r" not in text[start:end] for start, end in split(text))


def test_a_quotation_that_never_closes_does_not_swallow_the_article() -> None:
    sentence = "회의는 예정대로 열렸다. "
    assert len(split("그는 “" + sentence * 200)) == 200


def test_a_quotation_longer_than_the_window_is_split() -> None:
    speech = "우리는 오늘 새로운 길을 떠난다. " * 30
    assert len(split(f"그는 “{speech}”고 말했다.")) >= 30


def test_needs_no_spacy() -> None:
    code = "import sys, consistency.korean.sentences as s; s.split('갔다.'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
