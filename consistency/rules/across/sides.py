"""Who stands behind each of two values: pairs of statements gathered by the places they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

from consistency.model import Span
from consistency.rules.base import Across


class Placed(Protocol):
    """What stands at a place."""

    @property
    def place(self) -> Span:
        """Where it stands."""


T = TypeVar("T", bound=Placed)


def pairs_within(pairs: Iterable[tuple[str, str]], across: Across, within: timedelta) -> Iterator[tuple[str, str]]:
    """Of pairs of stories those of two sources that were published within so much of each other."""
    for x, y in pairs:
        first, second = (across.articles[a].published for a in (x, y))
        in_time = first is None or second is None or abs(first - second) <= within
        if in_time and across.source(x) != across.source(y):
            yield x, y


def independent(side: Iterable[Placed], across: Across) -> int:
    """How many independent stories print what stands at the places of one side."""
    return len({across.source(told.place.article) for told in side})


def two_sides(
    pairs: Sequence[tuple[T, T]], value: Callable[[T], str], across: Across
) -> Iterator[tuple[list[T], list[T], int]]:
    """For each group of pairs that share places and the same two values: the side that more independent stories print,
    the other, which is one story's, and how many print the first. Where two print each, both may be right."""
    for group, values in _groups(pairs, value):
        sides: dict[str, dict[Span, T]] = {v: {} for v in sorted(values)}
        for pair in group:
            for told in pair:
                sides[value(told)].setdefault(told.place, told)
        sources = {v: {across.source(place.article) for place in side} for v, side in sides.items()}
        first, second = sorted(sides, key=lambda v: (-len(sources[v]), v))
        if len(sources[second]) == 1 and not sources[first] & sources[second]:
            yield list(sides[first].values()), list(sides[second].values()), len(sources[first])


def _groups(
    pairs: Sequence[tuple[T, T]], value: Callable[[T], str]
) -> Iterator[tuple[list[tuple[T, T]], frozenset[str]]]:
    """The pairs of the same two values that share places, one through the other."""
    keys = [frozenset({value(a), value(b)}) for a, b in pairs]
    near: dict[tuple[frozenset[str], Span], list[int]] = {}
    for n, pair in enumerate(pairs):
        for told in pair:
            near.setdefault((keys[n], told.place), []).append(n)
    done: set[int] = set()
    for n in range(len(pairs)):
        if n in done:
            continue
        done.add(n)
        group, left = [], [n]
        while left:
            group.append(k := left.pop())
            for told in pairs[k]:
                more = [m for m in near.pop((keys[k], told.place), ()) if m not in done]
                done.update(more)
                left += more
        yield [pairs[k] for k in sorted(group)], keys[n]
