"""Known errors of every kind, each at one exact place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from mutators import figures, wording
from mutators.model import Mutation, apply
from mutators.words import Found

_READERS: dict[str, Callable[[str, Random], Iterator[Found]]] = {
    "figure": figures.figure,
    "magnitude": figures.magnitude,
    "unit": figures.unit,
    "year": figures.year,
    "date": figures.date,
    "clock": figures.clock,
    "rank": figures.rank,
    "degree": wording.degree,
    "direction": wording.direction,
    "negation": wording.negation,
    "person": wording.person,
    "title": wording.title,
    "age": wording.age,
    "proper": wording.proper,
    "certainty": wording.certainty,
}
ERROR_KINDS = tuple(_READERS)


def errors(text: str, kind: str, rng: Random) -> list[Mutation]:
    """Every change of ``kind`` that ``text`` allows, in reading order. Raises ``KeyError`` for an unknown kind."""
    found = sorted(_READERS[kind](text, rng), key=lambda x: (x[1].start, x[0]))
    return [apply(text, kind, variant, [edit]) for variant, edit in found if text[edit.start : edit.end] != edit.new]
