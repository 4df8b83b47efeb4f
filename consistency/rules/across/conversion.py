"""환산액 불일치 — 같은 외화 금액의 원화 환산이 기사마다 크게 다르다.

괄호 안의 원화 환산은 그날 환율을 따르므로 며칠 사이 몇 퍼센트 차이는 정상이다. 열흘 안에 나온 기사들이 같은 외화 금액을
3% 넘게 다른 원화로 옮겼으면 알린다. 환율은 하나이므로 다른 일을 다룬 기사라도 5% 넘게 다르면 알린다.
다섯 자리 넘게 적은 두 환산액이 이웃한 두 숫자의 자리만 바뀌었으면 차이가 작아도 알린다.

One foreign amount is converted into won by rates more than three per cent apart, in stories of the same ten days; more
than five where the stories tell of different events. Of two amounts printed to five digits it is enough that two
neighbouring digits have changed places.

Source: 연합뉴스 기사작성 요령의 외화 환산 표기; 매매기준율의 열흘 변동 폭.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from consistency.claims.statements import Statement, digits
from consistency.claims.values import printed, round_weight
from consistency.model import Quantity, Severity
from consistency.rules.across.sides import independent
from consistency.rules.across.witnesses import groups
from consistency.rules.base import Across, AcrossRule, Disagreement

_TOLERANCE = Decimal("0.03")
_NEVER = Decimal("0.05")
"""The won has not moved so far in ten days in a normal market: told twice or not, one side is wrong."""
_GAP = 8
_WINDOW = timedelta(days=10)
_COARSE = Decimal("0.07")
_EXACT_DIGITS = 5
"""Digits from which two rates of one week hardly print the same ones in another order."""
_MOST = 8
"""Places shown of one side."""
_OTHER_DOLLARS = re.compile(r"(?:호주|캐나다|싱가포르|홍콩|대만|뉴질랜드|토론토|시드니|멜버른|밴쿠버)")
"""A story that names one of these may mean its dollar by a bare one."""
Conversion = tuple[Statement, tuple[str, Decimal]]


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the conversions of equal foreign amounts."""
    printed_by = {article: _conversions(across, article) for article in across.articles}
    pairs = []
    for x, y in across.pairs:
        for a in printed_by[x]:
            for b in printed_by[y]:
                if a[1] == b[1] and _of_ten_days(across, x, y):
                    pairs.append((a[0], b[0]))
    for group in groups(pairs):
        wide = list(_judge_group(group, across, _TOLERANCE))
        yield from wide or _exchanged(group, across)
    compared = frozenset(map(frozenset, across.pairs))
    for group in _of_any_event(across, printed_by):
        yield from _judge_group(group, across, _NEVER, compared)


def _of_any_event(across: Across, printed_by: Mapping[str, Sequence[Conversion]]) -> Iterator[list[Statement]]:
    """Conversions of one amount in all stories of ten days: a rate is one, whatever the story tells."""
    by_amount: dict[tuple[str, Decimal], list[tuple[datetime, Statement]]] = defaultdict(list)
    for article, conversions in printed_by.items():
        published = across.articles[article].published
        if published is None or not conversions or _OTHER_DOLLARS.search(across.articles[article].body):
            continue
        for statement, amount in conversions:
            if statement.when[0] in {None, published.year}:
                by_amount[amount].append((published, statement))
    for dated in by_amount.values():
        first = None
        group: list[Statement] = []
        for published, statement in sorted(dated, key=_printed):
            if first is None or published - first > _WINDOW:
                if len(group) > 1:
                    yield group
                first, group = published, []
            group.append(statement)
        if len(group) > 1:
            yield group


def _printed(dated: tuple[datetime, Statement]) -> tuple[datetime, str, int]:
    published, statement = dated
    return published, statement.place.article, statement.place.start


def _of_ten_days(across: Across, x: str, y: str) -> bool:
    a, b = across.articles[x].published, across.articles[y].published
    return a is None or b is None or abs(a - b) <= _WINDOW


def _conversions(across: Across, article: str) -> list[Conversion]:
    found = []
    for s in across.statements[article]:
        if s.role == "conversion" and not s.quantity.malformed and (foreign := converted(s)):
            found.append((s, (foreign.dimension, foreign.value)))
    return found


def converted(s: Statement) -> Quantity | None:
    """The foreign amount right before the bracket, or None."""
    return next(
        (
            q
            for q in s.beside
            if q.dimension.startswith("money.") and q.dimension != "money.KRW" and 0 <= s.place.start - q.end <= _GAP
        ),
        None,
    )


def _judge_group(
    group: list[Statement], across: Across, tolerance: Decimal, compared: Collection[frozenset[str]] = ()
) -> Iterator[Disagreement]:
    """Split at the widest gap between neighbouring amounts; report when the halves are apart and one is the odd one,
    unless stories of both were ``compared`` before or none is a draft."""
    ordered = sorted(group, key=lambda s: s.quantity.value)
    gaps = [
        (b.quantity.value / a.quantity.value - 1, n)
        for n, (a, b) in enumerate(itertools.pairwise(ordered), 1)
        if a.quantity.value
    ]
    if not gaps:
        return
    ratio, at = max(gaps)
    if ratio <= tolerance + _rounding(ordered[at - 1], ordered[at]):
        return
    low, high = ordered[:at], ordered[at:]
    articles = [sorted({s.place.article for s in side}) for side in (low, high)]
    if compared and any(frozenset(pair) in compared for pair in itertools.product(*articles)):
        return
    if across.drafts is not None and across.drafts.isdisjoint(itertools.chain(*articles)):
        return
    counts = [{across.source(s.place.article) for s in side} for side in (low, high)]
    if (
        ratio <= _NEVER + _rounding(ordered[at - 1], ordered[at])
        and min(map(len, counts)) > 1
        and len(counts[0]) <= 2 * len(counts[1])
    ):
        return
    if len(counts[0]) < len(counts[1]):
        low, high = high, low
    foreign = converted(low[0])
    yield Disagreement(
        tuple(low[:_MOST]),
        tuple(high[:_MOST]),
        f"같은 외화 금액의 원화 환산이 다르다: ‘{low[0].text}’ ↔ ‘{high[0].text}’",
        (
            f"환산한 금액: {printed(foreign) if foreign else ''}",
            f"두 환산액은 {ratio * 100:.1f}% 차이로, 열흘 안의 환율 변동(3%)을 넘는다",
        ),
    )


def _exchanged(group: list[Statement], across: Across) -> Iterator[Disagreement]:
    """Two conversions in which two neighbouring digits of five or more change places: no rate does that."""
    values: dict[str, list[Statement]] = {}
    for s in group:
        if len(digits(s.quantity.value)) >= _EXACT_DIGITS:
            values.setdefault(digits(s.quantity.value), []).append(s)
    for a, b in itertools.combinations(sorted(values.values(), key=lambda side: -independent(side, across)), 2):
        x, y = digits(a[0].quantity.value), digits(b[0].quantity.value)
        if (
            independent(b, across) > 1
            or not _two_exchanged(x, y)
            or any(s.place.article == t.place.article for s in a for t in b)
        ):
            continue
        foreign = converted(a[0])
        yield Disagreement(
            tuple(a[:_MOST]),
            tuple(b[:_MOST]),
            f"같은 외화 금액의 원화 환산이 다르다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
            (
                f"환산한 금액: {printed(foreign) if foreign else ''}",
                "이웃한 두 숫자의 자리만 바뀌었다",
            ),
        )


def _two_exchanged(x: str, y: str) -> bool:
    """Whether two neighbouring digits have changed places and the rest is the same."""
    apart = [n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    if len(x) != len(y) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    n = apart[0]
    return x[n] == y[n + 1] and x[n + 1] == y[n]


def _rounding(a: Statement, b: Statement) -> Decimal:
    """What rounding to the printed digits may add, as a share; no more than a twentieth for each side."""
    return sum((min(round_weight(s.quantity) / abs(s.quantity.value) / 2, _COARSE) for s in (a, b)), Decimal(0))


RULE = AcrossRule(
    code="C302",
    name_ko="환산액 불일치",
    name_en="Currency conversion mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "새온전자는 미국 공장에 370억 달러(약 52조9000억 원)를 투자해 2028년 가동한다고 밝혔다.",
            "새온전자가 미국에 370억 달러(약 46조원)를 들여 공장을 짓는다. 가동 시점은 2028년이다.",
        ),
    ),
    must_pass=(
        (
            "새온전자는 미국 공장에 370억 달러(약 52조9000억 원)를 투자해 2028년 가동한다고 밝혔다.",
            "새온전자가 미국에 370억 달러(약 53조2천억원)를 들여 공장을 짓는다. 가동 시점은 2028년이다.",
        ),
    ),
)
