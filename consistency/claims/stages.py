"""Stages of one proceeding or series: 1차 공판 and 결심 공판 are two events, and so are 1심 and 항소심."""

from __future__ import annotations

import re

from consistency.korean.lexicon import alternation, derived, load

_NUMBERED = r"(?P<number>[0-9]{1,3})차"


@derived
def _stages() -> tuple[re.Pattern[str], dict[str, int], dict[str, str]]:
    data = load("stages")
    kinds = {word: n for n, group in enumerate(data["kinds"]) for word in group}
    places = data["places"]
    pattern = (
        rf"(?:{_NUMBERED}|(?<![가-힣])(?P<place>{alternation(list(places))}))"
        rf"(?: [가-힣A-Za-z]{{1,6}})?? ?(?P<kind>{alternation(list(kinds))})"
    )
    return re.compile(pattern), kinds, places


@derived
def _instances() -> tuple[re.Pattern[str], dict[str, int]]:
    table = {word: n for n, group in enumerate(load("stages")["instances"]) for word in group}
    return re.compile(alternation(list(table))), table


def other_stage(a: str, b: str) -> bool:
    """Whether two sentences each name a stage of one kind of proceeding, and none in common."""
    first, second = _places(a), _places(b)
    if any(not first[kind] & second[kind] for kind in first.keys() & second.keys()):
        return True
    pattern, table = _instances()
    courts = [{table[word] for word in pattern.findall(text)} for text in (a, b)]
    return bool(courts[0] and courts[1]) and not courts[0] & courts[1]


def _places(text: str) -> dict[int, set[str]]:
    """Which places in a series of each kind are named."""
    pattern, kinds, places = _stages()
    found: dict[int, set[str]] = {}
    for m in pattern.finditer(text):
        found.setdefault(kinds[m["kind"]], set()).add(m["number"] or places[m["place"]])
    return found
