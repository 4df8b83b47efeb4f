"""The first of a kind here, the second there; the only one here, one of two there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from consistency.claims.firsts import First
from consistency.claims.statements import of_other_things
from consistency.rules.across.lookbacks import shared
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_WORDS = 2
_COUNTRY = 1


def other_firsts(across: Across) -> Iterator[Disagreement]:
    """What one of two stories that tell one event beyond doubt calls the first or only one of its kind, and the other
    the second, one of several, or what others had before."""
    pairs: list[tuple[First, First]] = []
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        mine, other = across.firsts[x], across.firsts[y]
        for a, b in product(mine, other):
            if not (_exclude(a, b) or _exclude(b, a)) or not _is_one(a, b):
                continue
            if any(_like(z, b) for z in mine) or any(_like(z, a) for z in other):
                continue  # who tells both tells them apart
            pairs.append((a, b))
    for first, second, count in two_sides(pairs, lambda f: f"{f.kind} {f.n}", across):
        a, b = first[0], second[0]
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"처음인지가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (f"독립된 기사 {count}건 ↔ 1건", f"두 문장의 말이 같다: {', '.join(sorted(_common(a, b))[:4])}"),
        )


def _exclude(a: First, b: First) -> bool:
    """Whether what ``a`` claims for a scope leaves no room for ``b``."""
    if a.kind == "first":
        return (b.kind == "nth" and b.scope <= a.scope) or (b.kind == "others" and a.scope >= _COUNTRY)
    if a.kind == "only":
        return (b.kind in {"nth", "group"} and b.scope <= a.scope) or (b.kind == "others" and a.scope >= _COUNTRY)
    return a.kind == b.kind == "nth" and a.scope == b.scope and a.n < b.n


def _is_one(a: First, b: First) -> bool:
    if "others" in (a.kind, b.kind):
        return True
    if of_other_things(a.context, b.context) or (a.follows and b.follows and a.follows != b.follows):
        return False
    if a.kind == b.kind == "nth" and (b.tells(a.n) or a.tells(b.n)):
        return False
    if "group" in (a.kind, b.kind) and shared(a.words, b.words):
        return True
    return len(shared(a.words, b.words)) >= _WORDS or len(_common(a, b)) > _WORDS


def _like(z: First, other: First) -> bool:
    """Whether a story says itself what the other story says."""
    return z.kind == other.kind and z.scope == other.scope and z.n == other.n


def _common(a: First, b: First) -> set[str]:
    return shared(a.words, b.words | b.before) | shared(b.words, a.words | a.before)
