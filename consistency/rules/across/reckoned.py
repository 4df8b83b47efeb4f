"""A sum, gap, balance or rate of change of which another story prints the figures: 격차는 4.5%포인트 here, 41.3% and
35.8% there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from consistency.claims.arithmetic import Interval, amount, growth, interval, is_plain
from consistency.claims.few import are_few
from consistency.claims.slips import mistyped
from consistency.claims.statements import Statement, digits
from consistency.rules.across.persons import counted
from consistency.rules.base import Across, Disagreement

_ALL = re.compile(r"(?:모두|총|합쳐|합해|합하면|더하면|더해|통틀어|합계)[ ,]{0,2}$")
_GAP = re.compile(r"(?:격차|차이)(?:는|가|를)?[^.,\d]{0,6}$")
_GAP_BEHIND = re.compile(r"(?: ?포인트)?(?:의| 정도)? ?(?:격차|차이|차로|앞서|앞선|앞섰|뒤진|뒤졌)")
_BALANCE = re.compile(r"(?:무역|상품)? ?(?:수지|흑자|적자)(?:는|가|도|액은)?[^.,\d]{0,8}$")
_CHANGE = re.compile(r" ?(?:가까이 )?(?:늘|줄|증가|감소|불어|불었|뛰|올랐|올라|오른|내렸|떨어|성장|급증|급감)")
_BEFORE = re.compile(r"지난해|작년|전년|1년 전|전달|전월|전분기|직전 분기|한 해 전")
_AGAINST = re.compile(r"(?:전달|전월|전분기|직전 분기|2년 전|재작년|평년|목표|예상|전망치|[가-힣]{2,}보다)[^.]{0,20}$")
_PARTS, _KNOWN, _NEAR, _TRADE = 3, 2, 3, 4
_REACH = 24


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """What the figures of a sentence give, and these."""

    of: tuple[Statement, ...]
    value: Interval


def reckoned(across: Across) -> Iterator[Disagreement]:
    """Figures of one story that do not follow from those of another one, among few stories that tell one event beyond
    doubt, where neither prints what does."""
    if not are_few(len(across.articles)):
        return
    said: set[tuple[str, int]] = set()
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for one, other in ((x, y), (y, x)):
            yield from _between(one, other, across, said)


def _between(one: str, other: str, across: Across, said: set[tuple[str, int]]) -> Iterator[Disagreement]:
    theirs = [s for s in across.statements[other] if is_plain(s.quantity)]
    for s in across.statements[one]:
        key = (one, s.place.start)
        if key in said or not is_plain(s.quantity) or len(digits(s.quantity.value)) < _KNOWN:
            continue
        if s.place.field != "body" or s.moving or _is_printed(s, theirs):
            continue
        found = _given(s, theirs, across)
        if found is None:
            continue
        said.add(key)
        yield Disagreement(
            found.of,
            (s,),
            f"다른 기사의 수치로 계산한 값과 다르다: ‘{s.text}’",
            (counted(1, 1), f"계산한 값: {amount(found.value, s.quantity)}"),
        )


def _is_printed(s: Statement, theirs: Sequence[Statement]) -> bool:
    q = s.quantity
    like = [t.quantity for t in theirs if t.quantity.dimension == q.dimension]
    return any(abs(p.value - q.value) < max(p.step, q.step) or p.value == q.value for p in like)


def _given(s: Statement, theirs: Sequence[Statement], across: Across) -> _Reckoned | None:
    """What the other story's figures give in the place of a figure, where nothing there gives the figure itself."""
    body = across.articles[s.place.article].body
    begin = max(s.sentence.start, s.place.start - _REACH)
    before, behind = body[begin : s.place.start], body[s.place.end : s.place.end + 12]
    if _ALL.search(before):
        return _one(s, _sums(s, theirs))
    if s.quantity.dimension == "points" and (_GAP.search(before) or _GAP_BEHIND.match(behind)):
        around = body[max(0, s.sentence.start - _REACH) : s.sentence.end]
        return _one(s, _gaps(theirs, around))
    if s.quantity.dimension.startswith("money") and _BALANCE.search(before):
        return _one(s, _balances(theirs))
    if s.quantity.dimension == "ratio" and _CHANGE.match(behind) and not _AGAINST.search(before):
        return _one(s, _rates(s, theirs, across))
    return None


def _one(s: Statement, found: list[_Reckoned]) -> _Reckoned | None:
    """The one result that is a slip apart, if none is the figure."""
    own = interval(s.quantity)
    if any(r.value.meets(own) for r in found):
        return None
    step = s.quantity.step
    slips = [r for r in found if _is_slip(s, r, step)]
    return slips[0] if len(slips) == 1 else None


def _is_slip(s: Statement, r: _Reckoned, step: Decimal) -> bool:
    """Whether a result prints as a figure that is a slip apart: two digits exchanged, or, of three and more, one that
    is another; a last digit one apart is rounding."""
    value = abs(s.quantity.value)
    for v in ((r.value.low + r.value.high) / 2, r.value.low, r.value.high):
        near = (v / step).to_integral_value() * step
        if abs(near - value) > step and mistyped(value, near, step, _KNOWN):
            p, q = sorted(digits(near)), sorted(digits(value))
            return p == q or len(q) > _KNOWN
    return False


def _sums(s: Statement, theirs: Sequence[Statement]) -> list[_Reckoned]:
    """The sum of each sentence's figures of the unit, three at least."""
    found = []
    for _, group in groupby(theirs, lambda t: t.sentence):
        parts = tuple(t for t in group if t.quantity.dimension == s.quantity.dimension and not t.quantity.bound)
        if len(parts) >= _PARTS:
            total = interval(parts[0].quantity)
            for t in parts[1:]:
                total += interval(t.quantity)
            found.append(_Reckoned(parts, total))
    return found


def _gaps(theirs: Sequence[Statement], around: str) -> list[_Reckoned]:
    """The difference of two shares side by side whose names both stand around the gap."""
    shares = [t for t in theirs if t.quantity.dimension == "ratio"]
    found = []
    for p, r in pairwise(shares):
        named = [any(len(w) > 1 and w in around for w in t.before[:_NEAR]) for t in (p, r)]
        if p.sentence == r.sentence and all(named):
            found.append(_Reckoned((p, r), (interval(p.quantity) - interval(r.quantity)).magnitude()))
    return found


def _balances(theirs: Sequence[Statement]) -> list[_Reckoned]:
    """What exports and imports side by side leave."""
    sides: list[list[Statement]] = [
        [t for t in theirs if t.quantity.dimension.startswith("money") and name in t.before[:1]]
        for name in ("수출", "수입")
    ]
    return [
        _Reckoned((p, r), (interval(p.quantity) - interval(r.quantity)).magnitude())
        for p in sides[0]
        for r in sides[1]
        if p.sentence == r.sentence and p.quantity.dimension == r.quantity.dimension
    ]


def _rates(s: Statement, theirs: Sequence[Statement], across: Across) -> list[_Reckoned]:
    """By how much a level is above that of the year before, told of one measure."""
    found = []
    levels = [t for t in theirs if t.quantity.dimension not in {"ratio", "points", "multiple"}]
    for p, r in ((p, r) for p, r in _two(levels) if p.quantity.dimension == r.quantity.dimension):
        body = across.articles[p.place.article].body
        if not (p.measures and p.measures == r.measures == s.measures):
            continue
        last = [bool(_BEFORE.search(body, t.sentence.start, t.place.start)) for t in (p, r)]
        if last == [False, True] and (rate := growth(interval(r.quantity), interval(p.quantity))):
            found.append(_Reckoned((r, p), rate.magnitude()))
        elif last == [True, False] and (rate := growth(interval(p.quantity), interval(r.quantity))):
            found.append(_Reckoned((p, r), rate.magnitude()))
    return found


def _two(levels: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Levels few places apart in a story."""
    for n, p in enumerate(levels):
        for r in levels[n + 1 : n + 1 + _TRADE]:
            yield p, r
