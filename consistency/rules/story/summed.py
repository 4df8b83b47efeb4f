"""Sums that a word announces (합하면, 더하면, 보태, 모두), wherever the parts stand, for the rule on totals.

Which of the figures before the word are its parts is not read by a grammar. It is told only where no figures near it
come to the total and some that stand in a row come to one that is a slip of the hand from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import combinations

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.reading import Reading
from consistency.claims.slips import mistyped
from consistency.model import Quantity
from consistency.rules.base import Story
from consistency.rules.story.adjoining import Apart
from consistency.rules.story.listing import added

_KINDS = ("count.", "money.", "mass", "area", "length")
_ADDS = re.compile(
    r"(?:(?:합|더|합산)(?:하면|한|해서?|하여|했더니)|합치면|합친|합쳐서?|보태면?|보탠|합계|도합|통틀어)"
    r"[^.;]{0,30}$"
)
_ALL = re.compile(r"(?:모두|총|전부|다 합쳐)[^0-9.;]{0,8}$")
_NO_SUM = re.compile(
    r"이 ?중|이 ?가운데|그중|가운데 |보다|대비|최대|평균|누적|각각|씩|이상|넘|당 |배|추가|포함|제외|돌파|까지"
)
_UNTOLD = re.compile(r"[가-힣](?:을|를|까지) (?:더|보태|합)")
"""A part whose figure is not told: 국비 12억원에 군비를 보태."""
_LATER = re.compile("올해|이후|불어|불었|늘어|들어|지난")
_PARTS, _POOL = 4, 8
_KNOWN, _KNOWN_IF_ADDED = 4, 3


def summed(story: Story) -> Iterator[Apart]:
    """The totals that such a word announces and that their parts do not come to."""
    before: Reading | None = None
    for reading in story.sentences:
        figures = _of(reading)
        for total in figures:
            own = [q for q in figures if q.dimension == total.dimension and q.start < total.start]
            ahead = reading.text[own[-1].end - reading.start if own else 0 : total.start - reading.start]
            adds = _ADDS.search(ahead)
            if not (adds or _ALL.search(ahead)) or not _is_exact(total) or _NO_SUM.search(ahead):
                continue
            if _UNTOLD.search(ahead) or (not adds and _LATER.search(ahead)):
                continue
            if _NO_SUM.search(reading.text[own[0].start - reading.start if own else 0 : total.start - reading.start]):
                continue
            earlier = [q for q in _of(before) if q.dimension == total.dimension] if before is not None and adds else []
            parts = [*((before, q) for q in earlier if before is not None), *((reading, q) for q in own)][-_POOL:]
            if _told_elsewhere(story, reading, total):
                continue
            if run := _slipped(total, parts, _KNOWN_IF_ADDED if adds else _KNOWN):
                yield Apart((reading, total), run, sealed=True)
        if reading.mentions:
            before = reading


def _of(reading: Reading | None) -> list[Quantity]:
    if reading is None:
        return []
    return [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension.startswith(_KINDS)]


def _is_exact(q: Quantity) -> bool:
    return is_plain(q) and not q.bound and not q.role and q.value > 0


def _told_elsewhere(story: Story, reading: Reading, total: Quantity) -> bool:
    """Whether another sentence of the body prints the total too: it was hardly mistyped twice."""
    return any(
        q.value == total.value and q.dimension == total.dimension
        for r in story.sentences
        if r is not reading
        for q in _of(r)
    )


def _slipped(total: Quantity, parts: Sequence[tuple[Reading, Quantity]], known: int) -> list[tuple[Reading, Quantity]]:
    """The parts in a row, the last one right before the total, whose sum is mistyped in it; none where any of the
    figures give it."""
    stated = interval(total)
    usable = [q for _, q in parts if is_plain(q) and q.value > 0]
    for size in range(1, _PARTS + 1):
        for some in combinations(usable, size):
            if stated.meets(added(list(some), total.step)):
                return []
    for size in range(2, len(parts) + 1):
        run = list(parts[-size:])
        quantities = [q for _, q in run]
        if not all(_is_exact(q) and q.step <= total.step and q.value < total.value for q in quantities):
            return []
        whole = sum((q.value for q in quantities), Decimal(0))
        printed, cut = (
            (whole / total.step).to_integral_value(mode) * total.step for mode in (ROUND_HALF_UP, ROUND_FLOOR)
        )
        if mistyped(total.value, printed, total.step, known) and mistyped(total.value, cut, total.step, known):
            return run
    return []
