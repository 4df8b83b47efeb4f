"""Areas told as so many football pitches or so many times Yeouido, for the rule on conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, MULTIPLE, Masked, slot
from consistency.model import Quantity

_LINK = (
    r"(?:의|와|과|에|를|을|가|이)? ?(?:맞먹는|해당하는|달하는|넘는|이르는)? ?(?:면적|넓이|크기|규모)?(?:에|의|와|과)? ?"
    r"(?:맞먹는|해당하는|달하는|인|에 달하는|넘는)? ?"
)
_THINGS = (
    (rf"축구장(?: 약)? {slot('n', AMOUNT)}", Decimal(4000), Decimal(13000)),
    (rf"여의도(?: 면적| 크기)?(?:의|보다)? ?(?:약 )?{slot('n', MULTIPLE)}", Decimal(2_000_000), Decimal(9_500_000)),
)
_BEHIND = r"(?:\(|로|으로|,|가|이|를|을|는|은|이며|인데)?,? ?(?:이는 |무려 |약 |서울 )?"
_PATTERNS = tuple(
    (re.compile(pattern), low, high)
    for thing, low, high in _THINGS
    for pattern in (
        rf"{thing}{_LINK}\(?(?:산림 |숲 |임야 )?{slot('area', AMOUNT)}",
        rf"{slot('area', AMOUNT)}{_BEHIND}{thing}",
    )
)
_COUNTS = frozenset({"count.개", "count.배", "multiple", "count.곳"})


def pitches(sentence: Masked) -> Iterator[tuple[Quantity, Quantity, Decimal]]:
    """An area, the number it is likened to, and how large one of them would be, far from what it is."""
    if "축구장" not in sentence.text and "여의도" not in sentence.text:
        return
    for pattern, low, high in _PATTERNS:
        for m in pattern.finditer(sentence.text):
            area, number = sentence.quantity(m["area"]), sentence.quantity(m["n"])
            if area.dimension != "area" or number.dimension not in _COUNTS or not number.value:
                continue
            if not (is_plain(area) and is_plain(number)):
                continue
            one = area.value / number.value
            if one * 3 < low or one > high * 3:
                yield area, number, one
