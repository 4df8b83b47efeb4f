"""기사 간 수치 불일치 — 같은 일을 다룬 기사들이 같은 값을 서로 다르게 적었다.

문장이 다른 기사들 사이에서 같은 대상·같은 항목의 수치를 찾아 비교한다. 한쪽 기사에만 있는 값, 숫자 한 자리가 빠지거나
바뀐 값, 옆에 같은 수치를 거느린 값을 같은 진술로 본다. 한 기사가 두 값을 다 적었어도 한쪽 자리가 상대 기사의 자리와
같으면 알린다. 전재 기사는 한 건으로 세고, 둘 대 둘로 갈리면 알리지 않는다. 사상자·개표처럼 바뀌는 값은 갱신 규칙이
맡는다. 기사가 적을 때는 두 수치의 앞뒤 말과 문장의 낱말, 옆의 수치가 얼마나 같은지를 실제 기사에 오류를 심어 맞춘
결정나무로 재고, 같은 자리로 본 까닭을 함께 알린다. 규칙이 찾은 것도 결정나무가 두 가지 일로 보면 알리지 않는다.

Stories on one event that share no sentence print different values for one claim: a digit slipped, or everything around
the figure is the same. Reprints count as one witness; two against two is silence. Among few stories trees fitted to
errors set into real copy say which figures fill one place (``consistency.align.places``); the finding prints why. What
they hold for two things is not told.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); odd-one-out over independent witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Severity, Span
from consistency.rules.across import count, facet, headed, label, measure
from consistency.rules.across.odd import odd_figures
from consistency.rules.base import Across, AcrossRule, Disagreement

_NAMED = (headed, label, measure, count, facet)
"""Rules that have a name for what they compare: what they tell is left to them."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Report groups of claims whose values part into one majority and one odd value; then what the trees add, where no
    rule that knows the name of the thing tells it."""
    told = list(odd_figures(across, across.claims))
    yield from told
    if across.learned:
        known = [t.place for d in told for t in (*d.a, *d.b)]
        known += [t.place for rule in _NAMED for d in rule.judge(across) for t in (*d.a, *d.b)]
        yield from odd_figures(
            across, [c for c in across.learned if not all(_within(s.place, known) for s in (c.a, c.b))]
        )


def _within(place: Span, known: list[Span]) -> bool:
    return any(map(place.overlaps, known))


RULE = AcrossRule(
    code="C301",
    name_ko="기사 간 수치 불일치",
    name_en="Figure mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "새온전자는 지난해 매출 656억9700만 달러로 세계 2위를 지켰다고 조사업체가 밝혔다. 매출은 60.8% 늘었다.",
            "시장조사업체에 따르면 새온전자의 지난해 매출은 6566억9700만 달러로 60.8% 증가해 2위에 올랐다.",
        ),
    ),
    must_pass=(
        (
            "새온전자는 지난해 매출 656억9700만 달러로 세계 2위를 지켰다고 조사업체가 밝혔다. 매출은 60.8% 늘었다.",
            "시장조사업체에 따르면 새온전자의 지난해 매출은 657억 달러로 60.8% 증가해 2위에 올랐다.",
        ),
    ),
)
