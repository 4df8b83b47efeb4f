"""Two things told in one form: the other figures of two sentences stand in one place each and differ as well.

``지상 25층, 480가구`` and ``지상 29층, 748가구`` are two buildings, however alike the sentences are.
"""

from __future__ import annotations

from consistency.claims.retelling import Slot, SlotPair, StorySlots, alike, apart
from consistency.model import Quantity

_MORE = 3
"""So many times as many other figures must agree as differ for two sentences to be of one thing."""


def of_one_form(pair: SlotPair, a: StorySlots, b: StorySlots) -> bool:
    """Whether other figures of the two sentences differ, and not clearly more agree."""
    left, right = _beside(pair.a, a), _beside(pair.b, b)
    common = {_values(s) for s in left} & {_values(s) for s in right}
    agreeing = sum(_values(s) in common for s in left)
    left, right = ([s for s in side if _values(s) not in common] for side in (left, right))
    differing = sum(any(_in_one_place(s, o) and apart(s.mention, o.mention) for o in right) for s in left)
    return differing > 0 and agreeing < _MORE * differing


def _beside(slot: Slot, story: StorySlots) -> list[Slot]:
    """The other quantities of a figure's sentence."""
    return [
        s
        for s in story.slots
        if s.sentence == slot.sentence and s.place != slot.place and isinstance(s.mention, Quantity)
    ]


def _values(slot: Slot) -> tuple[object, ...]:
    """What a figure says with its bounds: 84㎡ is not 84~155㎡."""
    q = slot.mention
    return (q.dimension, q.low, q.high) if isinstance(q, Quantity) else ()


def _in_one_place(x: Slot, y: Slot) -> bool:
    """Whether two figures of one unit stand right behind the same word."""
    p, q = x.mention, y.mention
    if not (isinstance(p, Quantity) and isinstance(q, Quantity)) or p.dimension != q.dimension:
        return False
    return bool(x.before and y.before) and alike(x.before[0], y.before[0])
