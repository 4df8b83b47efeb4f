"""기사 간 최상급 범위 불일치 — 한 기사는 사상 최대라 하고 다른 기사는 21개월 만에 최대라고 한다.

‘N년 만에 최대’는 N년 전에 더 컸다는 뜻이어서 ‘역대 최대’와 함께 참일 수 없다. ‘사상 처음’과 ‘N년 만에 처음’도 같다.
같은 자리(앞뒤 낱말과 수치가 같은 곳)에 둘이 서 있으면 알린다.

A record of all time in one story is a record of some months in the other: what is the largest in 21 months was larger
before. Only where both fill one place.

Source: 국립국어원 표준국어대사전 ‘사상’, ‘만1’; 한국신문윤리위원회 신문윤리실천요강 제3조 ②항.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.across.turned import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare what superlatives hold within."""
    yield from disagreements(across, {"bound"}, "최상급의 범위가 다르다")


RULE = AcrossRule(
    code="C312",
    name_ko="기사 간 최상급 범위 불일치",
    name_en="Superlatives with different bounds",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람항의 지난달 컨테이너 처리량은 38만4000개로 역대 최대를 기록했다.",
            "지난달 가람항 컨테이너 처리량이 38만4000개로 21개월 만에 최대를 기록했다고 항만공사가 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "가람항의 지난달 컨테이너 처리량은 38만4000개로 역대 최대를 기록했다.",
            "지난달 가람항 컨테이너 처리량이 38만4000개로 사상 최대를 기록했다고 항만공사가 밝혔다.",
        ),
    ),
)
