"""Exact arithmetic on printed figures: what the printed digits allow, and what follows from them.

A printed number may be rounded or truncated, so it stands for an interval; a result is the interval of all results of
numbers inside those intervals. Everything is ``Decimal``: 2000 + 437.72 is 2437.72.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from consistency.korean.lexicon import load
from consistency.model import Quantity

_ROUNDISH = Decimal("0.01")
"""A figure that ends in two zeros (1500, 3억2000만) may be round by this share of itself, whatever its last digit, but
by no more than its last digit that is no zero stands for."""
_ABOUT = Decimal("0.08")
"""약 300 is no 250 where the figure beside it is exact."""
_SHORT = Decimal("0.05")
_COARSE_DIGIT = Decimal("0.12")
"""However coarse the last printed digit, nobody prints 3만 for 3만5000."""
_BESIDE = Decimal("0.04")
_RATES = ("ratio", "points", "multiple", "fraction")
_LOOSE = frozenset({"about", "below_near", "above_near"})
_UNBOUNDED = frozenset({"at_least", "at_most", "over", "under", "range"})
_TWO_ZEROS = 2


class Interval(NamedTuple):
    """All values from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    def __add__(self, other: object) -> Interval:
        assert isinstance(other, Interval)
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both. Ends are open, except those of a single value: 9.5 does not print as 9."""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times a positive ``factor``."""
        return Interval(self.low * factor, self.high * factor)

    def magnitude(self) -> Interval:
        """The absolute values."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Interval(-self.high, -self.low)
        return Interval(Decimal(0), max(-self.low, self.high))


def is_plain(quantity: Quantity) -> bool:
    """Whether the figure has an interval to count with: well formed, no open bound, no range."""
    return not quantity.malformed and quantity.bound not in _UNBOUNDED


Mode = Literal["both", "round", "cut"]
MODES: tuple[Mode, Mode] = ("round", "cut")
"""The figures of one comparison are all rounded or all cut off, never one so and one so."""


def interval(quantity: Quantity, mode: Mode = "both") -> Interval:
    """The values that print as this figure, by rounding, by truncation, or by either. Needs ``is_plain``."""
    value, step = abs(quantity.value), quantity.step
    if quantity.bound in _LOOSE:
        low, high = sorted((abs(quantity.low), abs(quantity.high)))
        slack = max(value * _ABOUT, step)
        found = Interval(max(low - step / 2, value - slack), min(high + step, value + slack))
    elif quantity.bound:
        # 1만3천여 is also printed for 1만2816: nobody minds a few hundredths below.
        low, high = sorted((abs(quantity.low), abs(quantity.high)))
        found = Interval(low - value * _SHORT, high + step)
    elif quantity.dimension.startswith("duration") or (quantity.dimension.startswith("count.") and step == 1):
        found = Interval(value, value)
    elif quantity.dimension == "temperature":
        found = Interval(value - step / 2, value + step / 2)
    else:
        found = Interval(value if mode == "cut" else value - step / 2, value + (step / 2 if mode == "round" else step))
        if not quantity.dimension.startswith(_RATES):
            found = Interval(max(found.low, value * (1 - _COARSE_DIGIT)), min(found.high, value * (1 + _COARSE_DIGIT)))
    if zeros(quantity) >= _TWO_ZEROS:
        slack = min(value * _ROUNDISH, step.scaleb(zeros(quantity)))
        found = Interval(min(found.low, value - slack), max(found.high, value + slack))
    return Interval(-found.high, -found.low) if quantity.value < 0 else found


def beside(quantity: Quantity, finer: Decimal, mode: Mode = "both") -> Interval:
    """The interval of a figure told beside one whose last digit weighs ``finer``: a coarse one is then nearly exact."""
    found = interval(quantity, mode)
    if quantity.bound or not finer or quantity.step <= finer or quantity.value <= 0:
        return found
    slack = quantity.value * _BESIDE
    return Interval(max(found.low, quantity.value - slack), min(found.high, quantity.value + slack))


def zeros(quantity: Quantity) -> int:
    """How many of the last printed digits are zeros."""
    if not quantity.step or not quantity.value:
        return 0
    digits = str(abs(int(quantity.value / quantity.step)))
    return len(digits) - len(digits.rstrip("0"))


def loose(quantity: Quantity) -> Interval:
    """The interval of a printed rate: one of three digits or more may be half a step off, being of rounded figures."""
    found = interval(quantity).magnitude()
    if not quantity.step or abs(quantity.value) < 100 * quantity.step:
        return found
    return Interval(found.low - quantity.step / 2, found.high + quantity.step / 2)


def growth(base: Interval, level: Interval) -> Interval | None:
    """By how many percent ``level`` is above ``base``; None where the base may be zero or less."""
    if base.low <= 0 or level.low < 0:
        return None
    return Interval((level.low / base.high - 1) * 100, (level.high / base.low - 1) * 100)


def quotient(a: Interval, b: Interval) -> Interval | None:
    """``a`` by ``b``; None where ``b`` may be zero or less."""
    if b.low <= 0 or a.low < 0:
        return None
    return Interval(a.low / b.high, a.high / b.low)


def hull(found: Sequence[Interval]) -> Interval:
    """The smallest interval that holds all of ``found``, which is not empty."""
    return Interval(min(i.low for i in found), max(i.high for i in found))


def product(a: Interval, b: Interval) -> Interval:
    """``a`` times ``b``, both of them not negative."""
    return Interval(a.low * b.low, a.high * b.high)


def shown(found: Interval, step: Decimal, unit: str = "") -> str:
    """The interval in digits of the weight ``step`` and in multiples of it, for messages: ``20.9~21.1%``."""
    low = _digits(found.low, step, ROUND_FLOOR)
    high = _digits(found.high, step, ROUND_CEILING)
    return f"{low}{unit}" if low == high else f"{low}~{high}{unit}"


def _digits(value: Decimal, step: Decimal, rounding: str) -> str:
    whole = (value / step).to_integral_value(rounding=rounding) * step
    text = f"{whole:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_FINE, _COARSE = Decimal("0.01"), Decimal("0.1")
_WEIGHTS = (("조", Decimal(10**12)), ("억", Decimal(10**8)), ("만", Decimal(10**4)))


def amount(found: Interval, like: Quantity) -> str:
    """The interval in 조, 억 or 만 and the unit of ``like`` (of a duration in its own), as a story would print it."""
    unit = like.unit
    if like.dimension.startswith("duration") and like.step:
        scale = max(like.step, Decimal(1))
        return shown(found.scaled(1 / scale), like.step / scale, unit)
    factor = Decimal(load("units")["dimensions"].get(like.dimension, {}).get(unit, "1"))
    if factor != 1:
        return shown(found.scaled(1 / factor), like.step / factor, unit)
    for name, weight in _WEIGHTS:
        if found.low >= weight and like.step >= weight / 10000:
            return f"{shown(found.scaled(1 / weight), min(max(like.step / weight, _FINE), _COARSE))}{name}{unit}"
    return shown(found, max(like.step, Decimal("0.01")), unit)
