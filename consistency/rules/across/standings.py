"""Whose place differs: 오만 78위, 87위 오만; what C315 tells among stories that tell one event beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from consistency.claims.standings import Standing
from consistency.claims.statements import of_other_things
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_SHARED = 1


def other_standings(across: Across, said: set[tuple[str, int]]) -> Iterator[Disagreement]:
    """Places of one holder, or by one figure, that two stories number otherwise; ``said`` are places told already."""
    pairs: list[tuple[Standing, Standing]] = []
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for a, b in product(across.standings[x], across.standings[y]):
            if a.value == b.value or not said.isdisjoint((s.place.article, s.place.start) for s in (a, b)):
                continue
            if _is_one(a, b) and not (_tells(across, x, b) or _tells(across, y, a)):
                texts = [across.articles[s.place.article].body[s.sentence.start : s.sentence.end] for s in (a, b)]
                if not of_other_things(*texts):
                    pairs.append((a, b))
    for many, odd, sources in two_sides(pairs, lambda s: str(s.value), across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 일의 순위가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", _why(a, b)),
        )


def _is_one(a: Standing, b: Standing) -> bool:
    """Whether both are one place: by one figure, from one place or to one, or of one holder among the same words."""
    if a.of and b.of and a.of != b.of and a.of not in b.scope and b.of not in a.scope:
        return False
    if a.by and a.by == b.by:
        return bool(a.scope & b.scope)
    if a.moved and b.moved:
        return a.moved[0] == b.moved[0] and bool(a.scope & b.scope)
    return bool(a.name) and a.name == b.name and len(a.scope & b.scope) >= _SHARED


def _tells(across: Across, story: str, other: Standing) -> bool:
    """Whether a story prints the other's number for something as well."""
    return any(s.value == other.value for s in across.standings[story])


def _why(a: Standing, b: Standing) -> str:
    if a.by and a.by == b.by:
        return "두 순위 앞의 수치가 같다"
    if a.moved and b.moved:
        return f"두 문장이 같은 {a.moved[0]}위에서 센다"
    return f"두 문장이 같은 것을 말한다: {', '.join([a.name, *sorted(a.scope & b.scope)][:4])}"
