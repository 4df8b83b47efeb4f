"""시점별 갱신 — 진행 중인 일의 값이 기사를 따라 바뀌었다.

사망·부상·진화율·득표·지수처럼 시각마다 바뀌는 값을 같은 일을 다룬 기사들이 서로 다르게 적었으면, 오류가 아니라
갱신으로 본다. 같은 항목·같은 범위(지역, 후보, 종목)의 값을 ‘오후 6시 53분 기준’처럼 기사가 적은 시각, 없으면 보도
시각의 순서로 한 건에 모아 보여 준다. 나중 기사가 확정치라고 적은 값도 앞선 기사의 값과 견주어 갱신으로 본다.

A moving measure of one event (casualties, a count, votes, an index) stands with different values in its stories: shown
as one update for each measure and scope, in order of the printed hour or else of publication, never as an error. So is
a figure that the later story gives as final.

Source: the checker's own rule on verdicts: moving measure, no fixed period, the later story differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.moving import Moving
from consistency.model import Severity, Verdict
from consistency.rules.across.moments import chains
from consistency.rules.across.revised import revisions
from consistency.rules.base import Across, AcrossRule, Disagreement

_VALUES = 12
"""More values than this in one event are of several things."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Gather the statements of one moving measure and scope over the stories of one event."""
    for chain in chains(across):
        steps = _steps(chain)
        if not 1 < len(steps) <= _VALUES:
            continue
        first, last = steps[0][0], steps[-1][0]
        scope = "".join(f"·{s}" for s in sorted(first.scope))
        yield Disagreement(
            tuple(steps[0]),
            tuple(m for step in steps[1:] for m in step),
            f"값이 갱신되었다({first.measure}{scope}): ‘{first.text}’({first.moment.label}) → "
            f"‘{last.text}’({last.moment.label})",
            (
                "시점 순서: " + " → ".join(f"{s[0].moment.label} {s[0].text}" for s in steps),
                f"가장 새로운 기사: {_names(steps[-1], across)} ({last.moment.label})",
            ),
            Verdict.UPDATE,
            Severity.INFO,
        )
    yield from revisions(across)


def _steps(chain: list[Moving]) -> list[list[Moving]]:
    """The statements in order of time, those that print one value together at the moment when it first stood."""
    steps: list[list[Moving]] = []
    for m in chain:
        for step in steps:
            if step[0].quantity.value == m.quantity.value:
                step.append(m)
                break
        else:
            steps.append([m])
    return steps


def _names(step: list[Moving], across: Across) -> str:
    names = dict.fromkeys(
        across.articles[m.place.article].outlet or across.articles[m.place.article].title for m in step
    )
    return ", ".join(list(names)[:3])


RULE = AcrossRule(
    code="C304",
    name_ko="시점별 갱신",
    name_en="Update over time",
    severity=Severity.INFO,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "29일 낮 12시 현재 가람 물류창고 화재로 사망 2명이 확인됐다고 소방 당국이 밝혔다.",
            "29일 오후 4시 현재 가람 물류창고 화재의 사망자는 5명으로 늘었다고 소방 당국이 전했다.",
        ),
    ),
    must_pass=(
        (
            "29일 낮 12시 현재 가람 물류창고 화재로 사망 2명이 확인됐다고 소방 당국이 밝혔다.",
            "29일 오후 4시 현재 가람 물류창고 화재의 사망자는 2명이라고 소방 당국이 전했다.",
        ),
    ),
)
