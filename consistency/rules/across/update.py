"""시점별 갱신 — 진행 중인 일의 값이 기사를 따라 바뀌었다.

사망·부상·진화율·득표율처럼 시각마다 바뀌는 값을 같은 일을 다룬 기사들이 서로 다르게 적었으면, 오류가 아니라
갱신으로 시간 순서대로 모아 보여 준다.

A moving measure of one event (casualties, a count, a rate) stands with different values in its stories: shown as an
update in order of time, never as an error.

Source: the checker's own rule on verdicts: moving measure, no fixed period, the later story differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.statements import Statement
from consistency.claims.values import compare_quantities, printed
from consistency.korean.lexicon import load
from consistency.model import Severity, Verdict
from consistency.rules.across.witnesses import groups
from consistency.rules.base import Across, AcrossRule, Disagreement

_GROWTH = 5
"""No count grows more than so many times from one story to the next; more is another count."""
_VALUES = 8
"""More values than this in one event are of several things."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Gather the statements of one moving measure over the stories of one event."""
    moving = {
        article: [
            (key, s)
            for s in told
            if s.role == "level" and not s.quantity.malformed and any(map(str.isdigit, s.text)) and (key := s.moving)
        ]
        for article, told in across.statements.items()
    }
    # a story that prints both values counts two things
    values: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for article, told in moving.items():
        for key, s in told:
            values[article, key].add(s.quantity.value)
    pairs = []
    for x, y in across.pairs:
        for key, a in moving[x]:
            for other, b in moving[y]:
                if (
                    key == other
                    and a.quantity.dimension == b.quantity.dimension
                    and b.quantity.value not in values[x, key]
                    and a.quantity.value not in values[y, key]
                    and _one_measure(a, b)
                ):
                    pairs.append((a, b))
    for group in groups(pairs):
        ordered = sorted(group, key=lambda s: (_time(s, across), s.place.article, s.place.start))
        first = ordered[0]
        changed = tuple(s for s in ordered if s.quantity.value != first.quantity.value)
        if not changed or len({s.quantity.value for s in ordered}) > _VALUES:
            continue
        yield Disagreement(
            tuple(s for s in ordered if s.quantity.value == first.quantity.value),
            changed,
            f"값이 갱신되었다({first.moving}): ‘{first.text}’ → ‘{changed[-1].text}’",
            ("시각에 따라 바뀌는 값이다: " + " → ".join(dict.fromkeys(printed(s.quantity) for s in ordered)),),
            Verdict.UPDATE,
            Severity.INFO,
        )


def _one_measure(a: Statement, b: Statement) -> bool:
    dimensions = load("measures")["moving_dimensions"]
    if a.quantity.dimension not in dimensions.get(a.moving, ("count.명",)):
        return False
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if not low or high / low > _GROWTH or not (a.words & b.words):
        return False
    if a.separators - b.separators and b.separators - a.separators:
        return False
    return compare_quantities(a.quantity, b.quantity) == "apart"


def _time(s: Statement, across: Across) -> str:
    published = across.articles[s.place.article].published
    return published.isoformat() if published else ""


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
