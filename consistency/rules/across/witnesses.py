"""Who says what: statements grouped by value, and how many independent stories stand behind each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.claims.statements import Statement, is_verbal
from consistency.claims.values import bounds_differ, compare_quantities
from consistency.rules.base import Across

_DEGREES = frozenset({"가장", "제일", "각각", "모두", "전체", "평균", "다음"})
"""Words that stand beside figures of every kind."""


def groups(pairs: Iterable[tuple[Statement, Statement]]) -> list[list[Statement]]:
    """Statements that are connected by ``pairs``, each group in order of place."""
    parent: dict[Statement, Statement] = {}

    def find(s: Statement) -> Statement:
        while parent.setdefault(s, s) != s:
            s = parent[s]
        return s

    for a, b in pairs:
        x, y = find(a), find(b)
        if x != y:
            parent[y] = x
    found: dict[Statement, list[Statement]] = {}
    for s in list(parent):
        found.setdefault(find(s), []).append(s)
    return sorted((sorted(group, key=_order) for group in found.values()), key=lambda g: _order(g[0]))


def _order(s: Statement) -> tuple[str, str, int]:
    return s.place.article, s.place.field, s.place.start


def by_value(group: Sequence[Statement]) -> list[list[Statement]]:
    """The statements of a group, those with compatible values together."""
    parts: list[list[Statement]] = []
    for s in group:
        for part in parts:
            if not any(_apart(s, other) for other in part):
                part.append(s)
                break
        else:
            parts.append([s])
    return parts


def _apart(x: Statement, y: Statement) -> bool:
    return compare_quantities(x.quantity, y.quantity) == "apart" or bounds_differ(x.quantity, y.quantity)


def supporters(part: Sequence[Statement], across: Across) -> frozenset[str]:
    """The stories that print the value of ``part``: its own, and those on the same event that print it."""
    own = {s.place.article for s in part}
    event = {y for x, y in across.pairs if x in own} | {x for x, y in across.pairs if y in own}
    sample = part[0]
    for article in event - own:
        if any(_supports(s, sample) for s in across.statements[article]):
            own.add(article)
    return frozenset(own)


def _supports(s: Statement, sample: Statement) -> bool:
    return (
        s.quantity.dimension == sample.quantity.dimension
        and s.quantity.value == sample.quantity.value
        and any(not is_verbal(w) and w not in _DEGREES for w in s.words & sample.words)
    )
