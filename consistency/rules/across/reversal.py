"""기사 간 방향·긍부정 반전 — 한 일을 다른 말로 전한 두 기사의 같은 자리에서 뜻이 뒤집혔다.

늘었다/줄었다, 강화/완화, 승인/불허, 가결/부결, 공개했다/공개하지 않았다처럼 반대되는 말이 앞뒤 낱말과 수치가 대체로
같은 자리에 서 있으면 알린다. 어느 기사든 두 말을 비슷한 자리에 다 썼거나, 견주는 대상·기간·조건이 다르면 알리지
않는다.

Opposite words, or a verb done and denied, fill one place of two stories that tell one thing in words of their own.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.across.turned import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare directions, opposites and denied verbs that fill one place."""
    yield from disagreements(across, {"way", "opposite", "polarity"}, "뜻이 반대다")


RULE = AcrossRule(
    code="C313",
    name_ko="기사 간 방향·긍부정 반전",
    name_en="Meaning turned across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시는 내년부터 나루천 주변 고도 제한 규제를 강화하고 공원 터를 넓히기로 했다고 29일 밝혔다.",
            "29일 가람시에 따르면 시는 나루천 주변 고도 제한 규제를 완화하고 내년에 공원 터도 넓힌다.",
        ),
        (
            "가람시의회는 이날 본회의를 열고 나루천 개발 예산 감사 보고서 전문을 시민에게 공개했다.",
            "나루천 개발 예산 감사 보고서를 두고 가람시의회는 본회의에서 전문을 시민에게 공개하지 않았다고 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "가람시는 내년부터 나루천 주변 고도 제한 규제를 강화하고 공원 터를 넓히기로 했다고 29일 밝혔다.",
            "29일 가람시에 따르면 시는 나루천 주변 소음 규제를 완화하고 고도 제한 규제는 강화한다.",
        ),
    ),
)
