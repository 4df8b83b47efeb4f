"""기사 간 최상급 범위 불일치 — 한 기사는 사상 최대라 하고 다른 기사는 21개월 만에 최대라고 한다.

‘N년 만에 최대’는 N년 전에 더 컸다는 뜻이어서 ‘역대 최대’와 함께 참일 수 없다. ‘사상 처음’과 ‘N년 만에 처음’, ‘역대
최대’와 ‘역대 두 번째’, 하나를 빼고 가장 낮은 것과 모두 가운데 가장 낮은 것도 같다. ‘사상 최고’를 ‘1년 최고’로 낮추거나
‘세계 최초’를 ‘국내 최초’로, ‘국내 유일’을 ‘국내 두 곳’으로, ‘처음’을 ‘○○에 이어 두 번째’로 적은 것도 알린다. 같은
자리에 둘이 서 있거나, 같은 것을 말하면서 같은 수치를 적었거나(38만4000개), 같은 햇수를 세거나(21개월 만에), 같은
무리에서 고르거나, 두 기사가 다루는 바로 그것을 말할 때만 본다.
‘3월 기준 최대’는 역대 최대이기도 할 수 있어 조용하고, ‘최대 수준’, ‘최대 중 하나’, 전망과
목표도 조용하다.

A record of all time in one story is a record of some months in the other: what is the largest in 21 months was larger
before. So is what is second, or the largest but for one; the first or the only one of its kind is not the second, nor
one of two. Only where both fill one place, or are of one thing by an exact figure, by the time that both count from or
by the group that both pick from, or where both speak of what the two stories are about.

Source: 국립국어원 표준국어대사전 ‘사상’, ‘만1’; 한국신문윤리위원회 신문윤리실천요강 제3조 ②항.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.across.firsts import other_firsts
from consistency.rules.across.turned import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare what superlatives hold within."""
    yield from disagreements(across, {"bound"}, "최상급의 범위가 다르다")
    yield from other_firsts(across)


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
