"""같은 시점의 다른 집계 — 한 시각의 집계가 기사마다 다르거나, 늘기만 하는 수가 나중 시각에 줄었다.

‘29일 오전 6시 기준’처럼 같은 시각을 적은 두 기사가 같은 항목·같은 범위의 값을 다르게 적었으면 한쪽이 틀렸다. 사망자·
누적 관객처럼 늘기만 하는 수를 같은 기관이 집계했는데 나중 시각의 값이 더 작아도 그렇다. 지역, 집계 기관, 세는 대상이
다르면 알리지 않는다.

Two stories print the same hour for a count of the same measure in the same scope, and different values; or a count
that can only grow (the dead) is smaller at a later hour by the same body. Another region, body or group is silence.

Source: the checker's own rule on verdicts; 재난보도준칙 제3조(정확한 보도), 한국기자협회 2014.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.moving import Moving
from consistency.claims.values import compare_quantities
from consistency.korean.lexicon import load
from consistency.model import Severity
from consistency.rules.across.moments import pairs
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Report counts of one moment with two values, and counts that fell though they cannot."""
    found: dict[tuple[object, ...], tuple[Moving, Moving, list[Moving], list[Moving]]] = {}
    for _, first, second in pairs(across):
        a, b = sorted((first[0], second[0]), key=lambda m: (m.moment.order, m.quantity.value, m.place.article))
        if across.source(a.place.article) == across.source(b.place.article) or (
            a.market and not _one_close(a, b, across)
        ):
            continue
        if not (a.moment.is_exact() and b.moment.is_exact()) or a.quantity.bound or b.quantity.bound:
            continue
        if compare_quantities(a.quantity, b.quantity) != "apart" or (a.source and b.source and a.source != b.source):
            continue
        if a.moment.order != b.moment.order and not _fell(a, b):
            continue
        values = (a.key, a.moment.order, a.quantity.value, b.moment.order, b.quantity.value)
        *_, left, right = found.setdefault(values, (a, b, [], []))
        left += [a] if a not in left else []
        right += [b] if b not in right else []
    for a, b, left, right in found.values():
        same = a.moment.order == b.moment.order
        counts = [len({across.source(m.place.article) for m in side}) for side in (left, right)]
        if same and min(counts) > 1:
            continue  # two sessions, or two bodies that count
        if same and counts[0] < counts[1]:
            left, right = right, left
        scope = "".join(f"·{s}" for s in sorted(a.scope))
        yield Disagreement(
            tuple(left),
            tuple(right),
            f"{'같은 시점의 집계가 다르다' if same else '나중 시점의 집계가 더 적다'}({a.measure}{scope}): "
            f"‘{left[0].text}’({left[0].moment.label}) ↔ ‘{right[0].text}’({right[0].moment.label})",
            (
                "두 기사가 적은 시점이 같다"
                if same
                else f"{a.measure} 수는 줄지 않는데 나중 시점의 값이 더 작다: 둘 중 하나의 수나 시각이 틀렸다",
            ),
        )


def _one_close(a: Moving, b: Moving, across: Across) -> bool:
    """Whether both stories print the level at which one market closed on one day: they say so, or print the same change
    beside it. Currencies close more than once."""
    traded_on = a.measure in load("moving")["market"]["in_money"]
    low, high = sorted((a.quantity.value, b.quantity.value))
    if traded_on or a.moment.day is None or high > low * _CLOSE:
        return False
    return (a.closed and b.closed) or (a.moment == b.moment and bool(_beside(a, across) & _beside(b, across)))


def _beside(level: Moving, across: Across) -> set[Decimal]:
    """The shares printed in the sentence of a level."""
    told = across.statements[level.place.article]
    return {s.quantity.value for s in told if s.sentence == level.sentence and s.quantity.dimension == "ratio"}


_CLOSE = Decimal("1.005")
"""Levels farther apart are no slip of the hand but two markets."""


def _fell(a: Moving, b: Moving) -> bool:
    """Whether the same body counted fewer at the later moment of what cannot become fewer."""
    return a.cumulative and bool(a.source) and a.source == b.source and b.quantity.value < a.quantity.value


RULE = AcrossRule(
    code="C318",
    name_ko="같은 시점의 다른 집계",
    name_en="Two counts of one moment",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시 물류창고 화재로 29일 오전 6시 기준 사망자는 12명, 부상자는 31명이라고 가람소방본부가 밝혔다.",
            "가람소방본부는 29일 오전 6시 기준 가람시 물류창고 화재 사망자가 14명, 부상자가 31명이라고 발표했다.",
        ),
        (
            "가람소방본부는 29일 오후 4시 20분 기준 가람시 물류창고 화재로 사망자 37명이 확인됐다고 밝혔다.",
            "가람시 물류창고 화재와 관련해 가람소방본부는 29일 오후 4시 50분 기준 사망자 36명을 옮겼다고 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "가람소방본부는 29일 오후 4시 20분 기준 가람시 물류창고 화재로 사망자 36명이 확인됐다고 밝혔다.",
            "가람시 물류창고 화재와 관련해 가람소방본부는 29일 오후 4시 50분 기준 사망자 37명을 옮겼다고 밝혔다.",
        ),
        (
            "가람소방본부는 29일 오후 4시 20분 기준 가람시 물류창고 화재 실종자가 7명이라고 밝혔다.",
            "가람시 물류창고 화재와 관련해 가람소방본부는 29일 오후 4시 50분 기준 실종자가 5명이라고 밝혔다.",
        ),
        (
            "가람소방본부는 29일 오전 6시 기준 가람시 물류창고 화재 사망자가 경북 12명이라고 밝혔다.",
            "가람시 물류창고 화재와 관련해 가람소방본부는 29일 오전 6시 기준 사망자가 경남 4명이라고 밝혔다.",
        ),
    ),
)
