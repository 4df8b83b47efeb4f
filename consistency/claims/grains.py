"""The period that a figure is for, as far as newspapers print it: a year, a month, a quarter or a half of a year."""

from __future__ import annotations

from consistency.claims.reading import Reading
from consistency.model import Period

Grain = tuple[int | None, int | None, str]
NONE: Grain = (None, None, "")
_PARTS = frozenset({"", "Q", "H"})


def grain_before(reading: Reading, at: int) -> Grain:
    """The period named last before an offset of the field; nothing where the sentence has named none."""
    last = NONE
    for m in reading.mentions:
        if m.start >= at:
            break
        last = _grain(m) or last
    return last


def topic_grain(reading: Reading) -> Grain:
    """The period that a sentence names first: what follows goes on with it."""
    return next((grain for m in reading.mentions if (grain := _grain(m))), NONE)


def one_grain(x: Grain, y: Grain) -> bool:
    """Whether two figures may be for one period: where both name a year it is the same, and where both name a month or
    a part of a year that is the same. The first half of a year is no June."""
    if x[0] and y[0] and x[0] != y[0]:
        return False
    return not (any(x[1:]) and any(y[1:])) or x[1:] == y[1:]


def _grain(mention: object) -> Grain | None:
    if not isinstance(mention, Period) or mention.day or mention.part[-1:] not in _PARTS:
        return None
    grain = mention.year, mention.month, mention.part
    return grain if any(grain) else None
