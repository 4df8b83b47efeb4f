"""단위·자릿수 불일치 — 숫자는 같은데 만·억·조나 단위가 다르다.

같은 자리의 두 수치가 꼭 열 배, 백 배, 만 배 차이이거나(5000만 원/500만 원, 3000t/3t), 숫자는 같은데 단위가 다르면
(3%/3%포인트, 2억 원/2억 달러) 알린다. 자릿수 하나가 빠지거나 단위를 잘못 옮긴 자취다.

The digits agree and the unit or the magnitude does not: one value is exactly 10, 100, 10,000 times the other, or the
same number stands with another unit.

Source: 연합뉴스 기사작성 요령의 숫자 표기(만·억·조 단위); 교열 현장에서 가장 흔한 오류 유형.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.diff import Slot
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule
from consistency.rules.figure import is_slip_of_magnitude, mismatch

_MONEY = "money."
_CONFUSED = (
    frozenset({"ratio", "points"}),
    frozenset({"length", "area"}),
    frozenset({"mass", "volume"}),
    frozenset({"count.명", "count.건"}),
    frozenset({"count.명", "count.가구"}),
    frozenset({"count.건", "count.가구"}),
    frozenset({"count.명", "count.대"}),
)


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare quantities whose digits agree."""
    if gates.silent(comparison):
        return
    for slot in comparison.diff.slots:
        if not isinstance(slot.a, Quantity) or not isinstance(slot.b, Quantity):
            continue
        if slot.a.dimension == slot.b.dimension:
            if is_slip_of_magnitude(slot.a, slot.b) and (found := mismatch(comparison, slot, slot.a, slot.b, "자릿수")):
                yield found
        elif _confused(slot.a, slot.b) and (found := _unit(comparison, slot, slot.a, slot.b)):
            yield found


def _confused(a: Quantity, b: Quantity) -> bool:
    """Whether two units are taken for one another in print: currencies, % and %p, a counter and a currency."""
    if abs(a.value) != abs(b.value) and a.unit and b.unit:
        return False
    if a.dimension.startswith(_MONEY) and b.dimension.startswith(_MONEY):
        return True
    return frozenset({a.dimension, b.dimension}) in _CONFUSED and a.value == b.value


def _unit(comparison: Comparison, slot: Slot, a: Quantity, b: Quantity) -> Mismatch | None:
    if not gates.in_place(slot, comparison.diff) or gates.other_subject(comparison):
        return None
    if slot.left + slot.right < 2:
        return None
    text_a, text_b = comparison.diff.a.slice(a.start, a.end), comparison.diff.b.slice(b.start, b.end)
    return Mismatch(
        (a.start, a.end),
        (b.start, b.end),
        printed(a),
        printed(b),
        f"숫자는 같은데 단위가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
        (f"서로 바꿔 쓸 수 없는 단위다: {a.unit} ↔ {b.unit}",),
    )


RULE = Rule(
    code="C102",
    name_ko="단위·자릿수 불일치",
    name_en="Unit or magnitude mismatch",
    severity=Severity.ERROR,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "법원은 이 업체 대표에게 벌금 500만원과 사회봉사 80시간을 선고했다.",
            "법원은 이 업체 대표에게 벌금 5000만원과 사회봉사 80시간을 선고했다.",
        ),
        (
            "새온화학의 지난해 수출액은 3억 달러로 집계돼 전년보다 크게 늘었다.",
            "새온화학의 지난해 수출액은 3억 원으로 집계돼 전년보다 크게 늘었다.",
        ),
        (
            "대출금리는 한 달 사이 0.3%포인트 올라 차주의 부담이 커졌다.",
            "대출금리는 한 달 사이 0.3% 올라 차주의 부담이 커졌다.",
        ),
    ),
    must_pass=(
        (
            "법원은 이 업체 대표에게 벌금 500만원과 사회봉사 80시간을 선고했다.",
            "법원은 이 업체 대표에게 벌금 5백만 원과 사회봉사 80시간을 선고했다.",
        ),
        (
            "바닷길 12㎞ 구간을 따라 산책로가 놓이고 쉼터 세 곳이 들어선다.",
            "바닷길 12km 구간을 따라 산책로가 놓이고 쉼터 3곳이 들어선다.",
        ),
    ),
)
