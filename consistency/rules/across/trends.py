"""What grew from the time before in one story and fell from it in the other, told without a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from consistency.claims.retelling import alike
from consistency.claims.statements import of_other_things
from consistency.claims.telling import Telling
from consistency.claims.trends import Trend
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_DIGIT = re.compile(r"\d")
_RATES = frozenset({"ratio", "points"})


def other_trends(across: Across) -> Iterator[Disagreement]:
    """Moves from one base in stories that tell one event beyond doubt, of one level or of one topic beside a level."""
    pairs: list[tuple[Telling, Telling]] = []
    ways: dict[Telling, str] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        mine, other = across.trends.get(x, ()), across.trends.get(y, ())
        for a, b in product(mine, other):
            if a.way == b.way or a.base != b.base or not _is_one(a, b):
                continue
            if any(_same(a, z) for z in other if z.way == a.way) or any(_same(b, z) for z in mine if z.way == b.way):
                continue
            pairs.append((a.told, b.told))
            ways |= {a.told: a.way, b.told: b.way}
    for first, second, count in two_sides(pairs, lambda t: ways[t], across):
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"같은 것의 방향이 반대다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {count}건 ↔ 1건", "견주는 때와 다다른 값이 같다"),
        )


def _is_one(a: Trend, b: Trend) -> bool:
    """Whether two moves are of one thing: one level, told of it alone, or one topic beside one level."""
    if of_other_things(a.context, b.context):
        return False
    if a.topics and b.topics and not any(alike(v, w) for v in a.topics for w in b.topics):
        return False
    if a.levels & b.levels and not (a.follows and b.follows):
        return True
    if a.levels and b.levels:
        return False
    bare = any(not t.levels and not _DIGIT.search(t.told.text) for t in (a, b))
    return bare and bool(a.topics & b.topics and {f for f in a.near & b.near if f[0] not in _RATES})


def _same(a: Trend, z: Trend) -> bool:
    """Whether a story tells of the same, too."""
    return bool(a.base == z.base and (a.levels & z.levels or any(alike(v, w) for v in a.topics for w in z.topics)))
