"""Findings as they are reported: the heaviest first, and what several say of one error told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consistency.model import Evidence, Finding, Span, Verdict

_SIDES_OF_ONE = 2
_ACROSS = "C3"
"""The codes of rules that set stories against each other that share no sentence."""


def by_weight(found: Iterable[Finding]) -> list[Finding]:
    """Findings the heaviest first, in an order that depends on what they say alone; reprints of one joined."""
    unique: dict[str, Finding] = {}
    for f in found:
        same = unique.get(f.id)
        unique[f.id] = f if same is None else _joined(same, f)
    kept = _without_repeats(list(unique.values()))
    ordered = sorted(kept, key=lambda f: (-f.severity.rank, f.rule, *in_order(f.evidence[0].span), f.id))
    return _told_once(_gathered(ordered))


def in_order(span: Span) -> tuple[str, str, int, int]:
    """What places are sorted by: story, field, offsets."""
    return (span.article, span.field, span.start, span.end)


def _without_repeats(found: list[Finding]) -> list[Finding]:
    """Leave out what another finding of the same verdict says of the same places and more."""
    by_place: dict[Span, list[Finding]] = {}
    places = {f.id: frozenset(e.span for e in f.evidence) for f in found}
    for f in found:
        for span in places[f.id]:
            by_place.setdefault(span, []).append(f)

    def repeated(f: Finding) -> bool:
        rivals = by_place[f.evidence[0].span]
        return any(
            g.id != f.id
            and g.verdict == f.verdict
            and (places[f.id] < places[g.id] or (places[f.id] == places[g.id] and g.rule < f.rule))
            for g in rivals
        )

    return [f for f in found if not repeated(f)]


def _joined(a: Finding, b: Finding) -> Finding:
    """Two findings of one id are one, found in two reprints."""
    more = tuple(e for e in b.evidence if e.span not in {x.span for x in a.evidence})
    return replace(a, evidence=(*a.evidence, *more))


def _gathered(ordered: Sequence[Finding]) -> list[Finding]:
    """Findings that set the same two values against each other are one where one rule finds both and a story is the
    same, or two rules and a place is: one error in print meets every other telling of the thing."""
    groups: dict[tuple[Verdict, tuple[str, ...]], list[list[Finding]]] = {}
    heads: list[list[Finding]] = []
    for f in ordered:
        values = tuple(sorted({e.value for e in f.evidence}))
        sides = {(e.side, e.value) for e in f.evidence}
        group = None
        if len(values) == len(sides) == len({e.side for e in f.evidence}) == _SIDES_OF_ONE:
            known = groups.setdefault((f.verdict, values), [])
            group = next((g for g in known if any(_meet(f, other) for other in g)), None)
            if group is None:
                known.append(group := [])
                heads.append(group)
        else:
            heads.append(group := [])
        group.append(f)
    return [_one_of(group) for group in heads]


def _meet(a: Finding, b: Finding) -> bool:
    if a.rule == b.rule:
        return not {e.span.article for e in a.evidence}.isdisjoint(e.span.article for e in b.evidence)
    return not {e.span for e in a.evidence}.isdisjoint(e.span for e in b.evidence)


def _one_of(group: list[Finding]) -> Finding:
    """The first finding with the places of the others on the side of their value."""
    first = group[0]
    if len(group) == 1:
        return first
    side_of = {e.value: e.side for e in first.evidence}
    evidence = {e.span: e for e in first.evidence}
    for other in group[1:]:
        for e in other.evidence:
            evidence.setdefault(e.span, replace(e, side=side_of[e.value]))
    found = sorted(evidence.values(), key=lambda e: e.side)
    return replace(first, evidence=tuple(found), why=(*first.why, f"같은 두 값이 다르게 선 곳 {len(group)}쌍을 묶었다"))


def _told_once(found: Sequence[Finding]) -> list[Finding]:
    """Leave out what a heavier finding of another rule says: the same odd place against the same story."""
    kept: list[Finding] = []
    by_article: dict[tuple[Verdict, str], list[Finding]] = {}
    for f in found:
        if f.rule.startswith(_ACROSS):
            odd = _side(f, "b")
            known = by_article.setdefault((f.verdict, odd[0].span.article), [])
            if any(f.rule != g.rule and _says(g, f) for g in known):
                continue
            known.append(f)
        kept.append(f)
    return kept


def _says(g: Finding, f: Finding) -> bool:
    """Whether a finding has an odd place where another has it, and a story on the other side in common."""
    if not all(any(e.span.overlaps(o.span) for o in _side(g, "b")) for e in _side(f, "b")):
        return False
    return not {e.span.article for e in _side(g, "a")}.isdisjoint(e.span.article for e in _side(f, "a"))


def _side(f: Finding, side: str) -> list[Evidence]:
    return [e for e in f.evidence if e.side == side]
