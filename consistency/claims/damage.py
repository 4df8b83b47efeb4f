"""How much of a thing was lost: 완파 or 반파, 전소 or 반소 or a part, with the thing and the hour it is told beside.

Source: 소방청 화재조사 및 보고규정 (전소는 70% 이상, 반소는 30% 이상 70% 미만, 부분소는 그 밖); 국립국어원
표준국어대사전 ‘완파’, ‘반파’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.claims.forms import is_byline
from consistency.claims.reading import Reading
from consistency.claims.turns import Turn
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span


@dataclass(frozen=True, slots=True)
class Damage:
    """What became of a thing. ``level`` counts from the worst; ``thing`` is the word that names it and ``number`` the
    number right before that word (7층 집, 2공장); ``clocks`` are the times of day of the sentence, or of the one
    before where it has none."""

    turn: Turn
    scale: str
    level: int
    thing: str
    number: str
    clocks: frozenset[int]


_NUMBER = re.compile(r"\d{1,3}$")
_SCALES = ("wrecked", "burnt")
_BEHIND = 12
_GENERAL = 2
"""The first words of a line name any thing of it: 기체 is any 여객기, but 승용차 no 화물차."""


@derived
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str], dict[str, tuple[int, bool]]]:
    data = load("turns")["damage"]
    levels = {
        scale: re.compile("|".join(f"(?P<l{n}>{pattern})" for n, pattern in enumerate(data[scale])))
        for scale in _SCALES
    }
    things = {word: (n, k < _GENERAL) for n, line in enumerate(data["things"]) for k, word in enumerate(line)}
    return levels, re.compile(alternation(data["not_so"])), re.compile(alternation(list(things))), things


def damages(article: str, title: Reading, sentences: Sequence[Reading]) -> list[Damage]:
    """What a story says became of things; of a scale only where it says one level alone, of what has a number one of
    that number."""
    found: list[Damage] = []
    clocks: frozenset[int] = frozenset()
    for reading in (title, *sentences):
        own = frozenset(p.clock for p in reading.mentions if isinstance(p, Period) and p.clock is not None)
        found += _of(article, reading, own or clocks, "title" if reading is title else "body")
        clocks = own
    levels: dict[tuple[str, str], set[int]] = {}
    for d in found:
        for number in {"", d.number}:
            levels.setdefault((d.scale, number), set()).add(d.level)
    return [d for d in found if d.thing and len(levels[d.scale, d.number]) == 1]


def _of(article: str, reading: Reading, clocks: frozenset[int], field: Literal["title", "body"]) -> Iterator[Damage]:
    levels, not_so, names, _ = _patterns()
    for scale, pattern in levels.items():
        for m in pattern.finditer(reading.text):
            if is_byline(reading.text) or not_so.search(reading.text, m.end(), m.end() + _BEHIND):
                continue
            *_, named = (None, *names.finditer(reading.text, 0, m.start()))
            number = _NUMBER.search(reading.text, 0, named.start()) if named else None
            turn = Turn(
                Span(article, field, reading.start + m.start(), reading.start + m.end()),
                Span(article, field, reading.start, reading.end),
                m[0],
                "scale",
                scale,
                m.lastgroup or "",
                (),
                (),
                frozenset(),
                reading.text,
            )
            yield Damage(
                turn,
                scale,
                int((m.lastgroup or "l0")[1:]),
                named[0] if named else "",
                number[0] if number else "",
                clocks,
            )


def one_thing(x: Damage, y: Damage) -> bool:
    """Whether two words may name one thing."""
    things = _patterns()[3]
    (line, general), (other, as_general) = things[x.thing], things[y.thing]
    return x.number == y.number and line == other and (x.thing == y.thing or general or as_general)
