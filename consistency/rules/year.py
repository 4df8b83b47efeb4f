"""연도 불일치 — 같은 사실을 두 기사가 서로 다른 해의 일로 적었다.

'지난해', '올해'는 각 기사의 발행일을 기준으로 풀어서 비교하고, '69년'과 '1969년'은 같은 해로 본다.

The same fact is dated to two different years. Relative years are resolved against each story's own publication day.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 해가 바뀌는 시기에 가장 잦은 교열 오류.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity
from consistency.rules.base import Comparison, Mismatch, Rule
from consistency.rules.dates import differences, mismatch


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare the years of periods in one place."""
    for _, a, b, _ in differences(comparison, frozenset({"year"})):
        if any(
            "학년도" in reading.slice(m.start, m.end) for reading, m in ((comparison.diff.a, a), (comparison.diff.b, b))
        ):
            continue  # 올해 수능 is that of the next school year
        yield mismatch(comparison, a, b, "연도가")


RULE = Rule(
    code="C103",
    name_ko="연도 불일치",
    name_en="Year mismatch",
    severity=Severity.ERROR,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "해외 인재 비중은 2019년 19%에서 2022년 47%로 높아졌다고 연구소는 설명했다.",
            "해외 인재 비중은 2019년 19%에서 2021년 47%로 높아졌다고 연구소는 설명했다.",
        ),
    ),
    must_pass=(
        (
            "이 섬은 1969년 등대가 세워진 뒤 뱃길의 길잡이 노릇을 해 왔다.",
            "이 섬은 69년 등대가 세워진 뒤 뱃길의 길잡이 노릇을 해 왔다.",
        ),
    ),
)
