"""Who stands behind each of two values: pairs of statements gathered by the places they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from consistency.model import Span
from consistency.rules.base import Across


class Placed(Protocol):
    """What stands at a place."""

    @property
    def place(self) -> Span:
        """Where it stands."""


T = TypeVar("T", bound=Placed)


def two_sides(
    pairs: Sequence[tuple[T, T]], value: Callable[[T], str], across: Across
) -> Iterator[tuple[list[T], list[T], int]]:
    """For each group of pairs that share places and the same two values: the side that more independent stories print,
    the other, which is one story's, and how many print the first. Where two print each, both may be right."""
    left = list(pairs)
    while left:
        group = [left.pop(0)]
        values = {value(t) for t in group[0]}
        places = {t.place for t in group[0]}
        while more := [p for p in left if {value(t) for t in p} == values and {t.place for t in p} & places]:
            for pair in more:
                left.remove(pair)
                group.append(pair)
                places |= {t.place for t in pair}
        sides: dict[str, list[T]] = {v: [] for v in sorted(values)}
        for pair in group:
            for told in pair:
                if all(told.place != known.place for known in sides[value(told)]):
                    sides[value(told)].append(told)
        sources = {v: {across.source(t.place.article) for t in side} for v, side in sides.items()}
        first, second = sorted(sides, key=lambda v: (-len(sources[v]), v))
        if len(sources[second]) == 1 and not sources[first] & sources[second]:
            yield sides[first], sides[second], len(sources[first])
