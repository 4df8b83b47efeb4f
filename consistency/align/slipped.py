"""Figures of two stories on one event that are a slip of the hand apart, whatever the sentences around them say.

Two exact figures of one event that differ by two digits exchanged, a digit too many or a power of ten are no accident:
the more digits they have, the fewer words beside them need be the same. A digit that is another one happens by chance,
so more must be the same there; and a last digit one apart is rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from consistency.align.claims import StoryClaims
from consistency.claims.few import are_few
from consistency.claims.reading import everyday, foreseen
from consistency.claims.retelling import alike
from consistency.claims.slips import printed_digits
from consistency.claims.statements import ClaimPair, Statement, digits, of_other_measures
from consistency.korean.lexicon import load

_BEFORE, _BEHIND = 4, 3
_LEAST, _MANY, _MOST = 3, 4, 5
"""Digits from which a figure may be a slip, from which a month beside it says little, and up to which they are told."""
_TERM = {
    "swapped": "near_digits",
    "longer": "near_digits",
    "other": "near_digits",
    "power": "magnitude",
    "unit": "magnitude",
}
_TEN, _TWO, _THOUSAND = 10, 2, 1000
_COUNTERS = (
    frozenset({"개", "점", "건", "곳", "군데", "종", "가지"}),
    frozenset({"가구", "호", "채", "세대", "실"}),
    frozenset({"명", "인"}),
)
_SIZES = frozenset({"mass", "length", "area", "volume", "speed", "power", "energy", "data"})
RATES = frozenset({"ratio", "points"})
_NO_PROGRESS = frozenset({"swapped", "power"})
"""Slips by which no count moves from one hour to the next."""
_WHOLE = re.compile(r"총[가-힣]{2,6}")
_A_DIGIT = (5, 20)
"""A digit more makes a value about ten times as great."""
EXACT = frozenset({"", "about"})


def slip_pairs(a: StoryClaims, b: StoryClaims, stories: int) -> Iterator[ClaimPair]:
    """Pairs of figures, each printed by one of the two stories only, that are a slip apart and near the same words.

    Among few ``stories`` a figure has few others to be a slip from by chance, and less must be the same."""
    table = load("weights")["slips"]
    few = are_few(stories)
    bounds = table["few" if few else "many"]
    shortest = min(int(known) for kind in bounds.values() for known in kind)
    left = [s for s in a.statements if _may_slip(s, shortest) and not b.prints_exactly(s.quantity)]
    right = [s for s in b.statements if _may_slip(s, shortest) and not a.prints_exactly(s.quantity)] if left else []
    for x in left:
        for y in right:
            if x.quantity.dimension != y.quantity.dimension and not _counted_alike(x, y):
                continue
            kind, known = slip_kind(x, y)
            if (x.moving or y.moving) and not (kind in _NO_PROGRESS and known >= _MANY):
                continue
            if of_other_measures(x, y) or _other_periods(x, y, known) or _is_foreseen(x) != _is_foreseen(y):
                continue
            least = bounds[kind].get(str(min(known, _MOST))) if kind else None
            if kind == "power" and known == _TWO and _same_total(x, y):
                least = 1
            elif kind == "power" and known == _TWO and few and _thousands_apart(x, y):
                least = _TWO  # 4700만원, 4700억원
            if least is None:
                continue
            if x.quantity.dimension in RATES:
                least = max(least, _TWO)  # of a list of shares two have the same digits soon
            shared = _shared(x, y) + (_companions(x, y) or _equal_beside(x, y))
            if (
                kind == "swapped"
                and known < _LEAST
                and not (x.quantity.dimension.startswith("count.") and _equal_beside(x, y))
            ):
                continue
            if shared >= least or (kind == "swapped" and known >= _LEAST and _same_head(x, y)):
                yield ClaimPair(x, y, float(known + shared), ((_TERM[kind], float(known)), ("near", float(shared))))


def _thousands_apart(x: Statement, y: Statement) -> bool:
    """Whether one printed number stands before two words for large numbers."""
    a, b = sorted((abs(x.quantity.value), abs(y.quantity.value)))
    return b >= a * _THOUSAND and printed_digits(x) == printed_digits(y)


def _may_slip(s: Statement, shortest: int) -> bool:
    return s.quantity.bound in EXACT and not s.quantity.role and len(digits(s.quantity.value)) >= shortest


def _counted_alike(x: Statement, y: Statement) -> bool:
    """Whether two counters may count one thing: 발자국 642점, 462개; 주택 2만3722호, 가구."""
    units = {x.quantity.unit, y.quantity.unit}
    return any(units <= group for group in _COUNTERS)


def _other_periods(x: Statement, y: Statement, known: int) -> bool:
    """Whether two periods were named last before the figures; with many digits only two years tell two things, and none
    where a figure is compared with one of them (than in 2023)."""
    if "change" not in {x.role, y.role} and x.when[0] and y.when[0] and x.when[0] != y.when[0]:
        return True
    return known < _MANY and any(p and q and p != q for p, q in zip(x.when, y.when, strict=True))


def slip_kind(x: Statement, y: Statement) -> tuple[str, int]:
    """How two values are a slip apart, and the digits by which both are known; an empty kind where they are not."""
    a, b = abs(x.quantity.value), abs(y.quantity.value)
    p, q = digits(a), digits(b)
    ratio = max(a, b) / min(a, b)
    other_unit = x.quantity.unit != y.quantity.unit or x.quantity.dimension == "speed"
    if a != b and other_unit and printed_digits(x) == printed_digits(y) and x.quantity.dimension in _SIZES:
        return "unit", len(printed_digits(x))  # 2.4g, 2.4kg; 12km, 12해리; 초속 37m, 시속 37m
    if p == q and x.quantity.unit != y.quantity.unit and printed_digits(x) == printed_digits(y):
        return "unit", len(p)
    if p == q:
        return ("power" if ratio >= _TEN else "", len(p))
    known = min(len(p), len(q))
    told = printed_digits(x), printed_digits(y)  # 208석, 280석
    if len(told[0]) == len(told[1]) == _LEAST and sorted(told[0]) == sorted(told[1]) and ratio < _TEN:
        return ("swapped", _LEAST) if DamerauLevenshtein.distance(*told) == 1 else ("", 0)
    if x.quantity.dimension in RATES and len(p) == len(q) and len(told[0]) != len(told[1]):
        return "", 0  # 46.1% and 41.60%: a slip keeps the decimals
    if DamerauLevenshtein.distance(p, q) != 1:
        return ("swapped", known) if known >= _MANY and _two_exchanged(p, q) else ("", 0)
    if len(p) != len(q):
        return ("longer" if _A_DIGIT[0] < ratio < _A_DIGIT[1] else "", known)
    if ratio >= _TEN:
        return "", 0
    differing = [n for n, (c, d) in enumerate(zip(p, q, strict=True)) if c != d]
    if len(differing) > 1:
        return ("swapped" if a.adjusted() == b.adjusted() else "", known)
    last = differing[0] == known - 1 and abs(int(p[-1]) - int(q[-1])) == 1
    return ("" if last else "other", known)


def _two_exchanged(p: str, q: str) -> bool:
    """Whether two digits that do not stand side by side changed places: 312만6천, 213만6천."""
    return len(p) == len(q) and sorted(p) == sorted(q) and sum(c != d for c, d in zip(p, q, strict=True)) == _TWO


def _same_head(x: Statement, y: Statement) -> bool:
    """Whether the word before both figures is the same and says something: 기업 does not."""
    if not (x.before and y.before) or x.before[0] in everyday():
        return False
    return alike(x.before[0], y.before[0])


def _is_foreseen(s: Statement) -> bool:
    """Whether a figure is expected; what is left behind is not: 지난해 214%에서 280%로 오를 전망이다."""
    return s.role != "from" and foreseen(s.after)


def _same_total(x: Statement, y: Statement) -> bool:
    """Whether one word for a whole stands right before both: 총상금 3억2000만원, 3200만원."""
    return bool(x.before and y.before) and x.before[0] == y.before[0] and bool(_WHOLE.fullmatch(x.before[0]))


def _companions(x: Statement, y: Statement) -> int:
    """What equal figures of both sentences count, that count the same things: two each (87대 beside 738대, 783대)."""
    kind = x.quantity.dimension
    if not kind.startswith("count."):
        return 0
    mine, other = ({q.value for q in s.beside if q.dimension == kind and len(digits(q.value)) > 1} for s in (x, y))
    return 2 * len(mine & other)


def _equal_beside(x: Statement, y: Statement) -> bool:
    """Whether the two sentences have a telling figure in common: 45가구 116명, 54가구 116명."""
    mine, other = ({(q.dimension, q.value) for q in s.beside if len(digits(q.value)) >= _LEAST} for s in (x, y))
    return bool(mine & other)


def _shared(x: Statement, y: Statement) -> int:
    """How many of the words nearest to one figure are near the other."""
    mine, other = ({w for w in (*s.before[:_BEFORE], *s.after[:_BEHIND]) if len(w) > 1} for s in (x, y))
    return sum(any(alike(w, v) for v in other) for w in mine)
