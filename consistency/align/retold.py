"""Claims that two stories make in words of their own: the quantities that fill one place of both.

A pair is *sure* when so much stands around both figures that one story against one is enough; any other needs
witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from consistency.align.claims import StoryClaims, foreign, separated
from consistency.claims.retelling import SlotPair
from consistency.claims.statements import ClaimPair, Statement, digits
from consistency.korean.lexicon import load
from consistency.model import Span


def claim_pairs(
    found: Sequence[SlotPair], a: StoryClaims, b: StoryClaims, by_place: Mapping[Span, Statement]
) -> Iterator[ClaimPair]:
    """The quantities of two stories that fill one place, as claims."""
    for pair in found:
        x, y = by_place.get(pair.a.place), by_place.get(pair.b.place)
        if x is None or y is None or not _comparable(x, y) or separated(x, y, a, b):
            continue
        slip = is_slip(x.quantity.value, y.quantity.value)
        duration = x.quantity.dimension.startswith("duration")
        if duration and x.quantity.unit != y.quantity.unit:
            continue
        if pair.a.total != pair.b.total or (not slip and (foreign(x, y, b) or foreign(y, x, a))):
            continue
        own = bool(x.own_subject) and _same_subject(x.own_subject, y.own_subject)
        if not (pair.shared or own or slip >= _VERY_LONG):
            continue
        terms = [("place", pair.likeness), ("beside", pair.fit)]
        if slip:
            terms.append(("slip", 1.0))
        if _is_sure(pair, slip) and not duration:
            terms.append(("sure", 1.0))
        elif not _is_fair(pair):
            continue
        yield ClaimPair(x, y, round(sum(v for _, v in terms), 2), tuple(terms))


def is_slip(a: Decimal, b: Decimal) -> int:
    """By how many digits two values a slip of the hand apart are known: one digit more, less, other or swapped, or the
    same digits and another power of ten. 0 when they are no slip apart."""
    p, q = digits(a), digits(b)
    if not p or not q or (p != q and DamerauLevenshtein.distance(p, q) != 1):
        return 0
    return min(len(p), len(q))


def _is_sure(pair: SlotPair, slip: int) -> bool:
    weights = load("weights")["retold"]
    bounds = weights["slip"] if slip >= _LONG else weights["small_slip"] if slip and pair.shared else weights["alone"]
    if bounds is not weights["slip"] and not pair.shared:
        return False
    return bool(pair.likeness >= bounds["likeness"] and pair.fit >= bounds["fit"])


def _is_fair(pair: SlotPair) -> bool:
    bounds = load("weights")["retold"]["witnessed"]
    return bool(pair.likeness >= bounds["likeness"] and pair.fit >= bounds["fit"])


def _same_subject(a: str, b: str) -> bool:
    return bool(a and b) and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a))


_VERY_LONG = 4
_LONG = 3
"""Digits from which a slip of one of them is no accident."""
def _comparable(x: Statement, y: Statement) -> bool:
    return not (x.form or y.form or x.quantity.malformed or y.quantity.malformed) and x.role == y.role
