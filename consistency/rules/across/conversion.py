"""환산액 불일치 — 같은 외화 금액의 원화 환산이 기사마다 크게 다르다.

괄호 안의 원화 환산은 그날 환율을 따르므로 며칠 사이 몇 퍼센트 차이는 정상이다. 열흘 안에 나온 기사들이 같은 외화 금액을
3% 넘게 다른 원화로 옮겼으면 알린다.

One foreign amount is converted into won by rates more than three per cent apart, in stories of the same ten days.

Source: 연합뉴스 기사작성 요령의 외화 환산 표기; 매매기준율의 열흘 변동 폭.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from consistency.claims.statements import Statement
from consistency.claims.values import printed, round_weight
from consistency.model import Quantity, Severity
from consistency.rules.across.witnesses import groups
from consistency.rules.base import Across, AcrossRule, Disagreement

_TOLERANCE = Decimal("0.03")
_NEVER = Decimal("0.05")
"""The won has not moved so far in ten days in a normal market: told twice or not, one side is wrong."""
_GAP = 8
_WINDOW = timedelta(days=10)
_COARSE = Decimal("0.05")


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the conversions of equal foreign amounts."""
    pairs = []
    for x, y in across.pairs:
        for a in _conversions(across, x):
            for b in _conversions(across, y):
                if a[1] == b[1] and _of_ten_days(across, x, y):
                    pairs.append((a[0], b[0]))
    for group in groups(pairs):
        yield from _judge_group(group, across)


def _of_ten_days(across: Across, x: str, y: str) -> bool:
    a, b = across.articles[x].published, across.articles[y].published
    return a is None or b is None or abs(a - b) <= _WINDOW


def _conversions(across: Across, article: str) -> list[tuple[Statement, tuple[str, Decimal]]]:
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


def _judge_group(group: list[Statement], across: Across) -> Iterator[Disagreement]:
    """Split at the widest gap between neighbouring amounts; report when the halves are apart and one is the odd one."""
    ordered = sorted(group, key=lambda s: s.quantity.value)
    gaps = [
        (b.quantity.value / a.quantity.value - 1, n)
        for n, (a, b) in enumerate(itertools.pairwise(ordered), 1)
        if a.quantity.value
    ]
    if not gaps:
        return
    ratio, at = max(gaps)
    if ratio <= _TOLERANCE + _rounding(ordered[at - 1], ordered[at]):
        return
    low, high = ordered[:at], ordered[at:]
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
        tuple(low),
        tuple(high),
        f"같은 외화 금액의 원화 환산이 다르다: ‘{low[0].text}’ ↔ ‘{high[0].text}’",
        (
            f"환산한 금액: {printed(foreign) if foreign else ''}",
            f"두 환산액은 {ratio * 100:.1f}% 차이로, 열흘 안의 환율 변동(3%)을 넘는다",
        ),
    )


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
