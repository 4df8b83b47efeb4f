"""기사 간 방향 불일치 — 같은 수치를 두고 한 기사는 올랐다, 다른 기사는 내렸다고 적었다.

같은 일을 다룬 기사들이 똑같은 수치를 같은 앞말과 함께 적으면서 뒤따르는 말의 방향이 반대(오르다/내리다, 증가/감소,
순매수/순매도)이면 알린다.

Stories on one event print the same figure with the same words before it and opposite directions behind it.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.statements import Statement, digits
from consistency.model import Quantity, Severity
from consistency.rules.across.witnesses import groups
from consistency.rules.base import Across, AcrossRule, Disagreement

_DIGITS = 2
_SHARED_FIGURES = 1


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the directions of equal figures."""
    moved = {
        article: [(s, s.direction) for s in told if s.direction and _comparable(s)]
        for article, told in across.statements.items()
    }
    pairs = []
    for x, y in across.pairs:
        if across.source(x) == across.source(y):
            continue
        for a, way in moved[x]:
            for b, other in moved[y]:
                if way != other and _same_figure(a, b) and _one_claim(a, b):
                    pairs.append((a, b))
    for group in groups(pairs):
        ways: dict[str, list[Statement]] = {}
        for s in group:
            ways.setdefault(s.direction, []).append(s)
        counts = {way: len({across.source(s.place.article) for s in side}) for way, side in ways.items()}
        if len(ways) != 2 or min(counts.values()) > 1:
            continue
        first, second = sorted(ways, key=lambda way: (-counts[way], way))
        side_a, side_b = ways[first], ways[second]
        yield Disagreement(
            tuple(side_a),
            tuple(side_b),
            f"같은 수치의 방향이 반대다: ‘{side_a[0].text}’ {_NAMES[first]} ↔ ‘{side_b[0].text}’ {_NAMES[second]}",
            (f"독립된 기사 {counts[first]}건 ↔ {counts[second]}건", "수치와 앞말이 같고 뒤따르는 말의 방향만 반대다"),
        )


_NAMES = {"up": "(오름·늘어남·사들임)", "down": "(내림·줄어듦·팔아치움)"}


def _comparable(s: Statement) -> bool:
    """Whether the figure is exact, no duration, and of no market report (원화값 falls when 환율 rises)."""
    q = s.quantity
    return (
        not (s.form or q.bound or q.malformed or q.dimension.startswith("duration")) and len(digits(q.value)) >= _DIGITS
    )


def _same_figure(a: Statement, b: Statement) -> bool:
    return a.quantity.dimension == b.quantity.dimension and abs(a.quantity.value) == abs(b.quantity.value)


def _one_claim(a: Statement, b: Statement) -> bool:
    """Another figure of the sentence is equal too, and the word before the figure or the subject is the same."""
    shared = sum(any(_same(q, o) for o in b.beside) for q in a.beside)
    head = bool(a.before and b.before and (a.before[0] == b.before[0] or a.before[0] in b.before[:3]))
    subject = bool(a.subject and a.subject == b.subject)
    if any(p is not None and q is not None and p != q for p, q in zip(a.when[:2], b.when[:2], strict=True)):
        return False
    return shared >= _SHARED_FIGURES and (head or subject)


def _same(q: Quantity, o: Quantity) -> bool:
    return q.dimension == o.dimension and q.value == o.value


RULE = AcrossRule(
    code="C307",
    name_ko="기사 간 방향 불일치",
    name_en="Opposite direction across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람 지하철 기본요금이 6월 28일부터 기존 1400원에서 150원 오른다. 청소년 요금은 900원이 된다.",
            "가람교통공사는 지하철 요금을 기존 1400원에서 150원 내리는 방안을 확정했다. 청소년은 900원이다.",
        ),
    ),
    must_pass=(
        (
            "가람 지하철 기본요금이 6월 28일부터 기존 1400원에서 150원 오른다. 청소년 요금은 900원이 된다.",
            "가람교통공사는 지하철 요금을 기존 1400원에서 150원 인상하는 방안을 확정했다. 청소년은 900원이다.",
        ),
    ),
)
