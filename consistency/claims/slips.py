"""A slip of the hand between two figures: one digit more, less, other or swapped, or another power of ten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.statements import Statement, digits

_NO_DIGIT = re.compile(r"\D")
_ORDER = 10
_A_DIGIT = (5, 20)
"""A digit more makes a value about ten times as great."""
_CUT = "and_more"


@dataclass(frozen=True, slots=True)
class Slip:
    """How two values are a slip of the hand apart. ``digits`` are those by which both are known; 0 for no slip.
    ``power`` says that the digits are the same, ``ratio`` how many times the smaller the greater is."""

    digits: int
    power: bool
    ratio: Decimal


NONE = Slip(0, False, Decimal(0))


def slip(x: Statement, y: Statement) -> Slip:
    """How the values of two statements are a slip of the hand apart."""
    a, b = abs(x.quantity.value), abs(y.quantity.value)
    p, q = digits(a), digits(b)
    if not p or not q:
        return NONE
    ratio = max(a, b) / min(a, b)
    if p == q:
        return Slip(len(p), True, ratio)
    known = min(len(p), len(q))
    if DamerauLevenshtein.distance(p, q) == 1:
        one_more = len(p) != len(q) and _A_DIGIT[0] < ratio < _A_DIGIT[1]
        other = ratio < _ORDER and (len(p) == len(q) or _one_printed(x, y))
        if one_more or other:
            return Slip(known, False, ratio)
    return Slip(known, False, ratio) if _cut(x, y, p, q) or _cut(y, x, q, p) else NONE


def printed_digits(s: Statement) -> str:
    """The digits of a figure as they are printed, its zeros too."""
    return _NO_DIGIT.sub("", s.text)


def _one_printed(x: Statement, y: Statement) -> bool:
    """Whether one printed digit differs: 1만3009, 1만3090."""
    return DamerauLevenshtein.distance(printed_digits(x), printed_digits(y)) == 1


def _cut(x: Statement, y: Statement, p: str, q: str) -> bool:
    """Whether ``y`` gives only the first digits of its value (970여만) and one of them is not that of ``x`` (937만)."""
    return (
        y.quantity.bound == _CUT
        and len(q) < len(p)
        and x.quantity.value.adjusted() == y.quantity.value.adjusted()
        and DamerauLevenshtein.distance(p[: len(q)], q) == 1
    )


def mistyped(a: Decimal, b: Decimal, step: Decimal, known: int) -> bool:
    """Whether two values, whose last digit weighs ``step``, are one digit or two exchanged neighbours apart and have at
    least ``known`` digits, zeros at the end not counted."""
    p, q = (str(abs(int(v / step))) for v in (a, b))
    if len(p) != len(q) or max(len(p.rstrip("0")), len(q.rstrip("0"))) < known:
        return False
    return DamerauLevenshtein.distance(p, q) == 1
