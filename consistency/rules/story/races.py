"""Times of races (1분48초72, 9초58) and by how much one is ahead of another, for the rule on differences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.reading import Reading
from consistency.claims.slips import mistyped
from consistency.model import Mention, Quantity
from consistency.rules.base import Story

_FROM = (
    r"\)?(?:을|를|보다|보다는|에|와|과|와는|과는|에서|에는|의|로|으로| 기록을| 기록보다)?,? "
    r"(?:무려 |꼭 |단 |불과 )?"
)
_BY = (
    r"(?:나|이나|만|가량)? ?(?:더 )?(?:앞당|당[겼긴겨기]|줄[였인여이]|단축|경신|앞[섰선서]|빠[른르]|빨[랐라]|뒤[졌진]"
    r"|늦|느[린렸]|모자|부족|못 미|차)"
)
_AHEAD = re.compile(_FROM)
_TOLD = re.compile(_BY)
_HUNDREDTH, _ALIKE, _REACH, _MUCH = Decimal("0.01"), Decimal("1.3"), 1, 10


class Ahead(NamedTuple):
    """A difference, the time that it is told of, and the nearest other time: each with its sentence."""

    gap: tuple[Reading, Quantity]
    told_of: tuple[Reading, Quantity]
    other: tuple[Reading, Quantity]


def differences(story: Story) -> Iterator[Ahead]:
    """The differences that no two times of the story give."""
    times = [(n, r, q) for n, r in enumerate(story.sentences) for q in _times(r.mentions)]
    for n, base_reading, base in times:
        text, end = base_reading.text, base.end - base_reading.start
        gap = next((q for q in base_reading.mentions if q.start >= base.end), None)
        if not isinstance(gap, Quantity) or not _is_time(gap) or gap.value * _MUCH > base.value:
            continue
        if not _AHEAD.fullmatch(text, end, gap.start - base_reading.start) or not _TOLD.match(
            text, gap.end - base_reading.start
        ):
            continue
        low, high = base.value / _ALIKE, base.value * _ALIKE
        others = [(m, r, q) for m, r, q in times if q is not base and low < q.value < high]
        near = [(r, q) for m, r, q in others if abs(m - n) <= _REACH and q.value != base.value]
        if len(near) != 1 or any(abs(q.value - base.value) == gap.value for _, _, q in others):
            continue
        if mistyped(abs(near[0][1].value - base.value), gap.value, _HUNDREDTH, 1):
            yield Ahead((base_reading, gap), (base_reading, base), near[0])


def _times(mentions: Sequence[Mention]) -> list[Quantity]:
    return [q for q in mentions if isinstance(q, Quantity) and _is_time(q)]


def _is_time(q: Quantity) -> bool:
    return q.dimension == "duration.second" and q.step <= _HUNDREDTH and not q.bound
