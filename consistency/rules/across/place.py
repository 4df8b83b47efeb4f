"""What the rules on what is told anew have in common: one place, two values, who stands behind each, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consistency.claims.retelling import PlacePair, Slot
from consistency.claims.values import printed
from consistency.rules.base import Across, Disagreement
from consistency.rules.reasons import reasons

_TWO = 2


def disagreements(across: Across, pairs: Iterable[PlacePair], message: str, most: int = 1) -> Iterator[Disagreement]:
    """Gather those of ``pairs`` of one event that print the same two values; a value that more than ``most``
    independent stories print against as many or more is two things."""
    found: dict[tuple[str, str], list[PlacePair]] = {}
    for pair in pairs:
        values = sorted((printed(pair.a.mention), printed(pair.b.mention)))
        if values[0] != values[1]:
            found.setdefault((values[0], values[1]), []).append(pair)
    for alike in found.values():
        for group in _events(alike):
            yield from _of_one(group, across, message, most)


def _events(pairs: list[PlacePair]) -> Iterator[list[PlacePair]]:
    """Pairs that are connected by their stories."""
    left = list(pairs)
    while left:
        group, stories = [left.pop(0)], set[str]()
        stories |= {group[0].a.place.article, group[0].b.place.article}
        while more := [p for p in left if {p.a.place.article, p.b.place.article} & stories]:
            for pair in more:
                left.remove(pair)
                group.append(pair)
                stories |= {pair.a.place.article, pair.b.place.article}
        yield group


def _of_one(pairs: list[PlacePair], across: Across, message: str, most: int) -> Iterator[Disagreement]:
    sides: dict[str, list[Slot]] = {}
    for pair in pairs:
        for slot in (pair.a, pair.b):
            side = sides.setdefault(printed(slot.mention), [])
            if slot not in side:
                side.append(slot)
    stories = {value: {s.place.article for s in side} for value, side in sides.items()}
    sources = {value: {across.source(article) for article in articles} for value, articles in stories.items()}
    (first, second) = sorted(sides, key=lambda value: (-len(sources[value]), value))
    if stories[first] & stories[second] or len(sources[second]) > most:
        return
    if len(sources[second]) > 1 and len(sources[first]) <= len(sources[second]):
        return
    if sources[first] & sources[second]:
        # a reprint that prints another value: its original is no witness, so two others must be
        sources[first] -= sources[second]
        if len(sources[first]) < _TWO:
            return
    if not any(pair.sure for pair in pairs) and len(sources[first]) < 2:
        return
    best = max(pairs, key=lambda p: p.score)
    a, b = sides[first], sides[second]
    yield Disagreement(
        tuple(a),
        tuple(b),
        f"{message}: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
        (
            f"읽은 값: {first} ↔ {second}",
            f"독립된 기사 {len(sources[first])}건 ↔ {len(sources[second])}건",
            f"같은 자리로 본 까닭: {reasons(best.terms)}",
        ),
    )
