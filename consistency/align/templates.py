"""Recurring forms: the same sentences around other names, dates and figures are not the same story.

Weekly notices, obituaries, weather bulletins and price lists repeat themselves word for word. What gives them away is
that nearly every figure differs, dates among them, where copies of one story differ in one or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from consistency.claims.diff import SentenceDiff
from consistency.claims.values import compare_periods, compare_quantities
from consistency.model import Mention, Passage, Period, Quantity, Rank

CopyKind = Literal["story", "form", "recount"]
MIN_DIFFERENT = 4
"""Fewer differing figures than this are corrections, not a form."""
SHARE = 0.4
"""…and so are they when they are less than this share of all figures compared."""
MIN_DIFFERENT_SENTENCES = 3


def kind_of_copy(diffs: Sequence[SentenceDiff], passages: Sequence[Passage]) -> CopyKind:
    """Tell what two articles whose sentences differ by ``diffs`` are to each other: ``form``, one form filled in twice
    for other days; ``recount``, the same day's story with most of its figures counted anew; else ``story``."""
    different = same = sentences = dates = 0
    seen = {(d.a.start, d.b.start) for d in diffs}
    for d in diffs:
        here = 0
        for slot in d.slots:
            if _apart(slot.a, slot.b):
                here += 1
                dates += isinstance(slot.a, Period)
            else:
                same += 1
        different += here
        sentences += here > 0 or _other_names(d)
    equal = sum((p.a.start, p.b.start) not in seen for passage in passages for p in passage.pairs)
    if different < MIN_DIFFERENT:
        return "story"
    if different / (different + same + equal) < SHARE or sentences < min(MIN_DIFFERENT_SENTENCES, len(diffs)):
        return "story"
    return "form" if dates else "recount"


def _apart(a: Mention, b: Mention) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.dimension != b.dimension or compare_quantities(a, b) == "apart"
    if isinstance(a, Period) and isinstance(b, Period):
        return compare_periods(a, b).outcome == "apart"
    if isinstance(a, Rank) and isinstance(b, Rank):
        return a.value != b.value
    return False


def _other_names(d: SentenceDiff) -> bool:
    return sum(len(c.a) for c in d.changes if c.b) >= 3
