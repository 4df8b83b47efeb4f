"""날짜·시각 불일치 — 같은 일이 일어난 날짜나 시각이 두 기사에서 다르다.

'29일(현지시간)'과 '30일'처럼 시차로 설명되는 차이, 어림한 시각의 몇 분 차이, 'N일 밝혔다'처럼 취재한 날을 적은
차이는 알리지 않는다.

The day or the hour of one event differs. Time zones, approximate minutes and the day a desk was told are no conflict.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.base import Comparison, Mismatch, Rule
from consistency.rules.dates import differences, mismatch

_WHAT = {"month": "달이", "day": "날짜가", "clock": "시각이", "part": "분기가"}


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare months, days, quarters and hours of periods in one place."""
    for _, a, b, difference in differences(comparison, frozenset(_WHAT)):
        yield mismatch(comparison, a, b, _WHAT[difference.part])


RULE = Rule(
    code="C104",
    name_ko="날짜·시각 불일치",
    name_en="Date or time mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "양측은 3월 16일 오후 2시 가람시청 대회의실에서 협약식을 연다.",
            "양측은 3월 15일 오후 2시 가람시청 대회의실에서 협약식을 연다.",
        ),
        (
            "불은 새벽 4시 30분쯤 창고 2층에서 시작돼 건물 전체로 번졌다.",
            "불은 새벽 1시 30분쯤 창고 2층에서 시작돼 건물 전체로 번졌다.",
        ),
    ),
    must_pass=(
        (
            "회사는 29일(현지시간) 폴란드 정부와 공급 계약을 체결했다.",
            "회사는 30일 폴란드 정부와 공급 계약을 체결했다.",
        ),
        (
            "불은 오후 3시 21분쯤 창고 2층에서 시작돼 건물 전체로 번졌다.",
            "불은 오후 3시 20분쯤 창고 2층에서 시작돼 건물 전체로 번졌다.",
        ),
    ),
)
