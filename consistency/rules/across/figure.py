"""기사 간 수치 불일치 — 같은 일을 다룬 기사들이 같은 값을 서로 다르게 적었다.

문장이 다른 기사들 사이에서 같은 대상·같은 항목의 수치를 찾아 비교한다. 한쪽 기사에만 있는 값, 숫자 한 자리가 빠지거나
바뀐 값, 옆에 같은 수치를 거느린 값을 같은 진술로 본다. 전재 기사는 한 건으로 세고, 둘 대 둘로 갈리면 알리지 않는다.
사상자·개표처럼 바뀌는 값은 갱신 규칙이 맡는다. 기사가 적을 때는 두 수치의 앞뒤 말과 문장의 낱말, 옆의 수치가 얼마나
같은지를 실제 기사에 오류를 심어 맞춘 결정나무로 재고, 같은 자리로 본 까닭을 함께 알린다.

Stories on one event that share no sentence print different values for one claim: a digit slipped, or everything around
the figure is the same. Reprints count as one witness; two against two is silence. Among few stories trees fitted to
errors set into real copy say which figures fill one place (``consistency.align.places``); the finding prints why.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); odd-one-out over independent witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.claims.statements import ClaimPair, Statement
from consistency.claims.values import printed
from consistency.korean.lexicon import load
from consistency.model import Severity, Span
from consistency.rules.across import age, count, facet
from consistency.rules.across.place import reasons
from consistency.rules.across.revised import revision
from consistency.rules.across.witnesses import by_value, groups, supporters
from consistency.rules.base import Across, AcrossRule, Disagreement

_TWO = 2


def judge(across: Across) -> Iterator[Disagreement]:
    """Report groups of claims whose values part into one majority and one odd value."""
    ages = {fact.place for told in age.judge(across) for fact in (*told.a, *told.b)}
    revised = {_values(c) for c in across.claims if revision(c.a, c.b, across)}
    counted = {m.place for told in across.moving.values() for m in told}
    learned = any(c.is_learned for c in across.claims)
    # what a facet or a count has a name for is told by it
    named = [t.place for rule in (count, facet) for d in rule.judge(across) for t in (*d.a, *d.b)] if learned else []
    claims = [
        c
        for c in across.claims
        if not (c.a.moving and c.b.moving)
        and (c.is_slip or not {c.a.place, c.b.place} <= counted)
        and not (c.a.role == "age" and {c.a.place, c.b.place} <= ages)
        and _values(c) not in revised
        and not (c.is_learned and all(any(_overlap(s.place, place) for place in named) for s in (c.a, c.b)))
    ]
    for group in _groups(claims):
        parts = by_value(group)
        if len(parts) != _TWO:
            continue
        held = [c for c in claims if {c.a, c.b} <= set(group)]
        best = max(held, key=lambda c: (c.is_sure, c.score))
        stories = [supporters(part, across) for part in parts]
        if stories[0] & stories[1]:
            # a small number stands in a story for many things: among few stories the trees have looked at where
            if not any(c.is_learned for c in held):
                continue
            own = [{s.place.article for s in part} for part in parts]
            if own[0] & own[1]:
                continue
            stories = [stories[0] - own[1], stories[1] - own[0]]
        counts = [{across.source(article) for article in side} for side in stories]
        if len(counts[0]) < len(counts[1]):
            parts, counts = parts[::-1], counts[::-1]
        if counts[0] & counts[1]:
            # a reprint that prints another figure: its original is no witness, so two others must be
            counts[0] -= counts[1]
            if len(counts[0]) < _TWO:
                continue
        if len(counts[1]) > 1 or (not best.is_sure and len(counts[0]) < load("weights")["witnesses"]):
            continue
        text_a, text_b = parts[0][0].text, parts[1][0].text
        yield Disagreement(
            tuple(parts[0]),
            tuple(parts[1]),
            f"같은 일을 다룬 기사의 수치가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
            (
                f"읽은 값: {printed(parts[0][0].quantity)} ↔ {printed(parts[1][0].quantity)}",
                f"독립된 기사 {len(counts[0])}건 ↔ {len(counts[1])}건",
                f"같은 진술로 본 까닭: {reasons(best.terms)}",
            ),
            severity=Severity.ERROR if len(counts[0]) > 1 and best.is_slip else Severity.WARNING,
        )


def _overlap(a: Span, b: Span) -> bool:
    return (a.article, a.field) == (b.article, b.field) and a.start < b.end and b.start < a.end


def _values(pair: ClaimPair) -> tuple[str, frozenset[object]]:
    return pair.a.quantity.dimension, frozenset({pair.a.quantity.value, pair.b.quantity.value})


def _groups(claims: Sequence[ClaimPair]) -> Iterator[list[Statement]]:
    """Statements of one claim. Where more than two values come together, only pairs that are sure hold together."""
    loose = groups((c.a, c.b) for c in claims)
    mixed = {s for group in loose if len(by_value(group)) > _TWO for s in group}
    yield from (group for group in loose if group[0] not in mixed)
    yield from groups((c.a, c.b) for c in claims if c.a in mixed and (c.is_sure or not c.is_retold))


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
