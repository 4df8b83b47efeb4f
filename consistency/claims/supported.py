"""Whether a figure follows from others: printed again, rounder, as a sum or as a difference of some of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from consistency.claims.arithmetic import Interval, interval, is_plain, zeros
from consistency.claims.values import compare_quantities
from consistency.model import Quantity

_LOOSE = Decimal("0.1")
_MOST, _FEW, _FOR_THREE = 60, 8, 20


def is_supported(figure: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether some figure of the body, or two or three of them together, may be printed as the headline's."""
    if is_met(figure, body):
        return True
    if figure.dimension == "ratio" and sum(bool(q.value) for q in body) > _FEW:
        return False  # of so many shares some two or three always add up
    return is_derived(figure, (q for q in body if q.value and q.dimension == figure.dimension))


def is_met(figure: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether some one figure of the body may be printed as the headline's."""
    values = [q for q in body if q.value]
    for q in values:
        if abs(q.value) == figure.value or (q.dimension == figure.dimension and q.low <= figure.value <= q.high):
            return True
        if q.dimension == figure.dimension and is_plain(q) and interval(q).magnitude().meets(interval(figure)):
            return True
        if q.dimension == figure.dimension and (
            compare_quantities(q, figure) != "apart" or is_rounded(figure, abs(q.value))
        ):
            return True
    return False


def is_derived(figure: Quantity, others: Iterable[Quantity]) -> bool:
    """Whether a figure is the sum or the difference of two of ``others``, or the sum of three."""
    amounts = sorted({abs(q.value) for q in others})[:_MOST]
    stated = interval(figure) if is_plain(figure) else Interval(figure.low, figure.high)
    return any(
        stated.low <= a + b <= stated.high or stated.low <= b - a <= stated.high for a, b in combinations(amounts, 2)
    ) or any(stated.low <= a + b + c <= stated.high for a, b, c in combinations(amounts[:_FOR_THREE], 3))


def is_rounded(figure: Quantity, value: Decimal) -> bool:
    """Whether a round figure of a headline stands for what rounds or is cut to it."""
    weight = figure.step.scaleb(zeros(figure))
    return (
        zeros(figure) >= 1
        and -weight / 2 <= value - figure.value < weight
        and abs(figure.value - value) <= value * _LOOSE
    )
