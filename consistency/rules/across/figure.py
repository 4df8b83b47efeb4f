"""기사 간 수치 불일치 — 같은 일을 다룬 기사들이 같은 값을 서로 다르게 적었다.

문장이 다른 기사들 사이에서 같은 대상·같은 항목의 수치를 찾아 비교한다. 한쪽 기사에만 있는 값, 숫자 한 자리가 빠지거나
바뀐 값, 옆에 같은 수치를 거느린 값을 같은 진술로 본다. 전재 기사는 한 건으로 세고, 둘 대 둘로 갈리면 알리지 않는다.
사상자·개표처럼 바뀌는 값은 갱신 규칙이 맡는다.

Stories on one event that share no sentence print different values for one claim: a digit slipped, or everything around
the figure is the same. Reprints count as one witness; two against two is silence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); odd-one-out over independent witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.claims.statements import ClaimPair, Statement
from consistency.claims.values import printed
from consistency.korean.lexicon import load
from consistency.model import Severity
from consistency.rules.across import age
from consistency.rules.across.revised import revision
from consistency.rules.across.witnesses import by_value, groups, supporters
from consistency.rules.base import Across, AcrossRule, Disagreement

_TWO = 2
_TERMS = {
    "near_digits": "숫자 한 자리만 다르다",
    "magnitude": "숫자는 같고 자릿수만 다르다",
    "anchor": "같은 문장의 다른 수치가 같다",
    "small_anchor": "같은 문장의 작은 수치가 같다",
    "subject": "주어가 같다",
    "measure": "항목이 같다",
    "words": "앞말이 같다",
    "place": "수치를 둘러싼 말이 같다",
    "sentence": "문장의 낱말이 같다",
    "head": "바로 앞의 말이 같다",
    "behind": "바로 뒤의 말이 같다",
    "slip_2": "숫자 하나만 다르다",
    "slip_3": "숫자 하나만 다르다",
    "slip_4": "숫자 하나만 다르다",
}


def judge(across: Across) -> Iterator[Disagreement]:
    """Report groups of claims whose values part into one majority and one odd value."""
    ages = {fact.place for told in age.judge(across) for fact in (*told.a, *told.b)}
    revised = {_values(c) for c in across.claims if revision(c.a, c.b, across)}
    counted = {m.place for told in across.moving.values() for m in told}
    claims = [
        c
        for c in across.claims
        if not (c.a.moving and c.b.moving)
        and (c.is_slip or not {c.a.place, c.b.place} <= counted)
        and not (c.a.role == "age" and {c.a.place, c.b.place} <= ages)
        and _values(c) not in revised
    ]
    for group in _groups(claims):
        parts = by_value(group)
        if len(parts) != _TWO:
            continue
        stories = [supporters(part, across) for part in parts]
        if stories[0] & stories[1]:
            continue
        counts = [{across.source(article) for article in side} for side in stories]
        if len(counts[0]) < len(counts[1]):
            parts, counts = parts[::-1], counts[::-1]
        if counts[0] & counts[1]:
            # a reprint that prints another figure: its original is no witness, so two others must be
            counts[0] -= counts[1]
            if len(counts[0]) < _TWO:
                continue
        best = max((c for c in claims if {c.a, c.b} <= set(group)), key=lambda c: (c.is_sure, c.score))
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
                f"같은 진술로 본 까닭: {_reasons(best)}",
            ),
            severity=Severity.ERROR if len(counts[0]) > 1 and best.is_slip else Severity.WARNING,
        )


def _values(pair: ClaimPair) -> tuple[str, frozenset[object]]:
    return pair.a.quantity.dimension, frozenset({pair.a.quantity.value, pair.b.quantity.value})


def _groups(claims: Sequence[ClaimPair]) -> Iterator[list[Statement]]:
    """Statements of one claim. Where more than two values come together, only pairs that are sure hold together."""
    loose = groups((c.a, c.b) for c in claims)
    mixed = {s for group in loose if len(by_value(group)) > _TWO for s in group}
    yield from (group for group in loose if group[0] not in mixed)
    yield from groups((c.a, c.b) for c in claims if c.a in mixed and (c.is_sure or not c.is_retold))


def _reasons(pair: ClaimPair) -> str:
    return ", ".join(f"{_TERMS[name]} {value:g}" for name, value in pair.terms if name in _TERMS)


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
