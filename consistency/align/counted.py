"""Figures of two stories where one does not follow from the figures beside it, and what the other prints does.

71억6000만 달러는 목표 98억 달러의 76.1%라는 기사와 98억 달러의 73.1%라는 기사: the first story's own figures give what
the second prints. No likeness of sentences is asked for where the two values are a slip of the hand apart; else one of
the figures from which it follows must stand beside the value in both stories' sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from consistency.align.claims import StoryClaims
from consistency.align.slipped import EXACT, RATES, slip_kind
from consistency.claims.statements import ClaimPair, Statement, digits
from consistency.model import Quantity

_KNOWN = 3
"""Digits by which a value is known; of fewer some two figures give any value."""
_MOST = 24
"""Figures around one from which it may be counted; a story with more is a list."""
_HUNDRED, _SLACK = Decimal(100), Decimal("0.6")
"""Steps of the last digit that a value may be off: somewhat more than a half, being counted from rounded figures."""
Value = tuple[str, Decimal]
_NEAREST = 3
_TIMES = Decimal("1.25")
"""A value so many times the other is no slip for it."""
_SCORE = 5.0


def counted_pairs(a: StoryClaims, b: StoryClaims) -> Iterator[ClaimPair]:
    """Pairs of figures, each printed by one of the two stories only, of which one follows from figures of the story
    that prints the other one."""
    left = [s for s in a.statements if _may_be_counted(s) and not b.prints_exactly(s.quantity)]
    right = [s for s in b.statements if _may_be_counted(s) and not a.prints_exactly(s.quantity)] if left else []
    for x in left:
        for y in right:
            if x.quantity.dimension == y.quantity.dimension and (_counted(x, y, a) or _counted(y, x, b)):
                yield ClaimPair(x, y, _SCORE, (("counted", 1.0), ("sure", _SCORE)))


def _may_be_counted(s: Statement) -> bool:
    q = s.quantity
    return q.bound in EXACT and not q.role and bool(q.step) and len(digits(q.value)) >= _KNOWN - 1


def _counted(odd: Statement, right: Statement, story: StoryClaims) -> bool:
    """Whether ``right``, which another story prints, follows from the figures around ``odd``, and ``odd`` does not."""
    if len(digits(right.quantity.value)) < _KNOWN:
        return False
    near, kind = story.near(odd), slip_kind(odd, right)[0]
    if right.quantity.dimension in RATES and kind != "swapped":
        near = list(odd.beside)  # some two of many figures give any share
    if len(near) > _MOST:
        return False
    bases: set[Value] | None = None
    of_amounts = right.quantity.dimension not in RATES
    if kind == "other" and of_amounts and len(digits(right.quantity.value)) <= _KNOWN:
        return False  # one digit of three is another by chance
    if not kind:
        bases = _told_with(odd) & _told_with(right)
        if not (bases and _of_one_size(odd, right) and _of_one_word(odd, right)):
            return False
    return _follows(right.quantity, near, bases) and not _follows(odd.quantity, near)


def _told_with(s: Statement) -> set[Value]:
    """The telling figures of a sentence beside one."""
    return {(q.dimension, q.value) for q in s.beside if len(digits(q.value)) >= _KNOWN}


def _of_one_word(x: Statement, y: Statement) -> bool:
    """Whether the word right before one figure, or right behind, stands beside the other, too."""
    mine, other = ({*s.before[:_NEAREST], *s.after[:1]} for s in (x, y))
    return not (mine.isdisjoint((*y.before[:1], *y.after[:1])) and other.isdisjoint((*x.before[:1], *x.after[:1])))


def _of_one_size(x: Statement, y: Statement) -> bool:
    low, high = sorted((abs(x.quantity.value), abs(y.quantity.value)))
    return high <= low * _TIMES


def _follows(q: Quantity, figures: Sequence[Quantity], bases: set[Value] | None = None) -> bool:
    """Whether a value is the sum, difference, share, growth, quotient or product of two of ``figures`` (of which one is
    one of ``bases``), to its last printed digit."""
    return any(abs(value - abs(q.value)) <= q.step * _SLACK for value in _results(q.dimension, figures, bases))


def _results(dimension: str, figures: Sequence[Quantity], bases: set[Value] | None) -> Iterator[Decimal]:
    plain = [q for q in figures if q.bound in EXACT and not q.malformed and q.value > 0]
    if bases is None and dimension not in RATES:
        alike = [q.value for q in plain if q.dimension == dimension]
        if len(alike) > 2:
            yield sum(alike, Decimal(0))
    for p, q in combinations(plain, 2):
        if bases is not None and not {(p.dimension, p.value), (q.dimension, q.value)} & bases:
            continue
        low, high = sorted((p, q), key=lambda f: f.value)
        if p.dimension == q.dimension:
            if (dimension == p.dimension and dimension not in RATES) or (dimension, p.dimension) == (
                "points",
                "ratio",
            ):
                yield high.value - low.value
                yield high.value + low.value
            if dimension == "ratio" and p.dimension not in RATES:
                yield low.value / high.value * _HUNDRED
                yield (high.value - low.value) / low.value * _HUNDRED
                yield (high.value - low.value) / high.value * _HUNDRED
        else:
            for amount, count in ((p, q), (q, p)):
                if amount.dimension == dimension and count.dimension.startswith("count."):
                    yield amount.value / count.value
                    yield amount.value * count.value
