from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.korean.lexicon import load
from consistency.korean.persons import read_text
from consistency.model import Person

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "persons.yaml").read_text(encoding="utf-8")
)


def seen(person: Person) -> dict[str, Any]:
    """What a case states of a person: the name, and whatever else is not empty."""
    stated = {
        "title": person.title,
        "affiliation": person.affiliation,
        "age": person.age,
        "anonymised": person.anonymised,
    }
    return {"name": person.name} | {key: value for key, value in stated.items() if value not in ("", None, False)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_reads_persons(case: dict[str, Any]) -> None:
    assert [seen(person) for person in read_text(case["text"])] == case["is"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_of_the_text_as_given(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "세움대 물리학과 한지민(44) 교수는 나라 전 한빛전자 사장과 만났다.")
    person = read_text(text)[0]
    assert person.title_span is not None
    assert person.affiliation_span is not None
    spans = [(person.start, person.end), person.title_span, person.affiliation_span]
    found = [unicodedata.normalize("NFC", text[start:end]) for start, end in spans]
    assert found == ["한지민", "교수", "세움대 물리학과"]


def test_former_is_in_the_span_where_it_stands_beside_the_title() -> None:
    text = "조민서 전 구청장과 한서준 전 나래당 대표가 만났다."
    first, second = read_text(text)
    assert first.title_span is not None
    assert second.title_span is not None
    assert (first.title, text[slice(*first.title_span)]) == ("전 구청장", "전 구청장")
    assert (second.title, text[slice(*second.title_span)]) == ("전 대표", "대표")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("김이박민수정 교수대표씨모A(3)·,.전李트럼프미국대통령\n"), max_size=60))
def test_whatever_is_read_lies_in_the_text(text: str) -> None:
    persons = read_text(text)
    assert all(a.end <= b.start for a, b in pairwise(persons))
    for person in persons:
        assert text[person.start : person.end].strip()
        if person.title_span:
            assert text[slice(*person.title_span)].endswith(person.title.rpartition(" ")[2])
        if person.affiliation_span:
            assert text[slice(*person.affiliation_span)] == person.affiliation


def test_the_lexicon_is_wide_and_has_no_double() -> None:
    titles = load("persons")["titles"]["words"].split()
    assert len(set(titles)) >= 250
    surnames = load("persons")["surnames"]
    assert len(set(surnames["one"].split() + surnames["two"].split())) >= 100
