"""Claims of several stories that part into a majority and one odd value: who says what, and whether it may be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.claims.statements import ClaimPair, Statement
from consistency.claims.values import printed
from consistency.korean.lexicon import load
from consistency.model import Severity
from consistency.rules.across import age
from consistency.rules.across.revised import revision
from consistency.rules.across.witnesses import by_value, groups, supporters
from consistency.rules.base import Across, Disagreement
from consistency.rules.reasons import reasons

_TWO = 2


def odd_figures(across: Across, pairs: Sequence[ClaimPair]) -> Iterator[Disagreement]:
    """Groups of ``pairs`` whose values part into one majority and one odd value, without what moves or was revised."""
    ages = {fact.place for told in age.judge(across) for fact in (*told.a, *told.b)} if pairs else set()
    revised = {_values(c) for c in pairs if revision(c.a, c.b, across)}
    counted = {m.place for told in across.moving.values() for m in told}
    claims = [
        c
        for c in pairs
        if not (c.a.moving and c.b.moving)
        and (c.is_slip or not {c.a.place, c.b.place} <= counted)
        and not (c.a.role == "age" and {c.a.place, c.b.place} <= ages)
        and _values(c) not in revised
    ]
    for group in _groups(claims):
        parts = by_value(group)
        if len(parts) != _TWO:
            continue
        own_claims = [c for c in claims if {c.a, c.b} <= set(group)]
        best = max(own_claims, key=lambda c: (c.is_sure, c.score))
        stories = [supporters(part, across) for part in parts]
        with_both = stories[0] & stories[1]
        if with_both:
            # a value stands in a story for another thing too: the trees have looked at where; but a further story that
            # prints both tells two things
            own = [{s.place.article for s in part} for part in parts]
            if not best.is_learned or own[0] & own[1] or with_both - own[0] - own[1]:
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
        text_a, text_b = (_told(side[0], parts[1 - n][0]) for n, side in enumerate(parts))
        yield Disagreement(
            tuple(parts[0]),
            tuple(parts[1]),
            f"같은 일을 다룬 기사의 수치가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
            (
                f"읽은 값: {printed(parts[0][0].quantity)} ↔ {printed(parts[1][0].quantity)}",
                f"독립된 기사 {len(counts[0])}건 ↔ {len(counts[1])}건",
                f"같은 진술로 본 까닭: {reasons(best.terms)}",
                *((f"두 값을 다 적은 기사 {len(with_both)}건",) if with_both else ()),
            ),
            severity=Severity.ERROR if len(counts[0]) > 1 and best.is_slip else Severity.WARNING,
            counted=any(c.is_counted for c in own_claims),
        )


def _told(s: Statement, other: Statement) -> str:
    """A figure as printed; with the word before it where both print one number: 초속 37m, 시속 37m."""
    return f"{s.before[0]} {s.text}" if s.text == other.text and s.before else s.text


def _values(pair: ClaimPair) -> tuple[str, frozenset[object]]:
    return pair.a.quantity.dimension, frozenset({pair.a.quantity.value, pair.b.quantity.value})


def _groups(claims: Sequence[ClaimPair]) -> Iterator[list[Statement]]:
    """Statements of one claim. Where more than two values come together, only pairs that are sure hold together."""
    loose = groups((c.a, c.b) for c in claims)
    mixed = {s for group in loose if len(by_value(group)) > _TWO for s in group}
    yield from (group for group in loose if group[0] not in mixed)
    yield from groups((c.a, c.b) for c in claims if c.a in mixed and (c.is_sure or not c.is_retold))
