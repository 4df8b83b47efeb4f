"""Cues: words that say which way a figure moved, that something is denied, or how sure it is.

A cue is only where it stands; what it holds for is the clause around it, and a matter of who reads it. Cues of one
kind never overlap. After Vincze et al. (2008), The BioScope corpus, for the terms cue, negation and speculation.
"""

from __future__ import annotations

import re

from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Cue


def read_cues(text: str) -> list[Cue]:
    """The cues of ``text`` (in NFC), by their start. Offsets count in ``text``. Time is linear in its length."""
    found: list[Cue] = []
    for kind, (pattern, table, after, before) in _patterns().items():
        position = 0
        while m := pattern.search(text, position):
            value = table[m[0]]
            if (value in after and after[value].search(text, max(0, m.start() - 1), m.start())) or (
                value in before and before[value].match(text, m.start())
            ):
                # 줄인 is none in 줄인상, but 인상 is one.
                position = m.start() + 1
                continue
            position = m.end()
            found.append(Cue(m.start(), m.start() + len(m[0].rstrip()), kind, value))
    return sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind))


def direction_words(*values: str) -> list[str]:
    """The words by which a direction (``up``, ``down``, ``more``, ``less``, ``gain``, ``loss``) is told."""
    tables = load("cues")["direction"]
    return [word for value in values for key in ("nouns", "forms") for word in tables[value].get(key, [])]


_Reader = tuple[re.Pattern[str], dict[str, str], dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]


@derived
def _patterns() -> dict[str, _Reader]:
    return {kind: _pattern(values) for kind, values in load("cues").items()}


def _pattern(values: dict[str, dict[str, list[str]]]) -> _Reader:
    table: dict[str, str] = {}
    forms, anywhere = [], []
    for value, words in values.items():
        forms += words.get("forms", [])
        anywhere += [*words.get("nouns", []), *words.get("ends", [])]
        table |= {word: value for key in ("nouns", "forms", "ends") for word in words.get(key, [])}
    pattern = re.compile(
        rf"{alternation(anywhere)}|(?<![가-힣])(?:{alternation(forms)})" if forms else alternation(anywhere)
    )
    after = {v: re.compile(rf"(?:{alternation(w['not_after'])})$") for v, w in values.items() if "not_after" in w}
    before = {v: re.compile(alternation(w["not_before"])) for v, w in values.items() if "not_before" in w}
    return pattern, table, after, before
