"""What C322 tells of a change: the value from which it led in one story is where it led to in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from consistency.claims.reading import everyday
from consistency.claims.retelling import alike
from consistency.claims.statements import Statement, digits, parted
from consistency.claims.values import compare_quantities
from consistency.rules.across.sides import pairs_within, two_sides
from consistency.rules.base import Across, Disagreement

_FROM = re.compile(r"에서 ?")
_TO = re.compile(
    r"(?:으로|로|까지) ?(?:[가-힣]{1,4} ){0,2}?(?:늘|줄|확대|축소|커|작아|오르|올|높|낮|내리|내려|상향|하향|인상|인하"
    r"|증가|감소|확장|키우|키운|키울|바뀌|바뀐|조정)"
)
_DIGITS, _REACH, _NEAR = 3, 30, 4
_DAYS = timedelta(days=3)


def swapped_ends(across: Across) -> Iterator[Disagreement]:
    """Values from which something is changed here (60만에서 78만으로), and to which it is changed there (60만으로)."""
    led = {article: list(_changes(told, across)) for article, told in across.statements.items()}
    reached = {article: [s for s in told if _is_reached(s, across)] for article, told in across.statements.items()}
    pairs = [
        (change[0], other)
        for x, y in (pair for near in pairs_within(across.pairs, across, _DAYS) for pair in (near, near[::-1]))
        for change in led[x]
        for other in reached[y]
        if _is_led_from(change, other, across)
    ]
    for many, odd, sources in two_sides(pairs, lambda s: s.place.article, across):
        start, end = (many[0], odd[0]) if not _is_reached(many[0], across) else (odd[0], many[0])
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"한쪽에서는 바뀌기 전 값, 다른 쪽에서는 바뀐 값이다: ‘{start.text}’ ↔ ‘{end.text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"앞의 말이 같다: {', '.join(_shared(start, end)[:4])}"),
        )


def _changes(told: Sequence[Statement], across: Across) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of values from which and to which something is changed in one sentence."""
    for a, b in pairwise(told):
        body = across.articles[a.place.article].text(a.place.field)
        if a.sentence != b.sentence or a.quantity.dimension != b.quantity.dimension or not _tells(a):
            continue
        if _FROM.match(body, a.place.end) and b.place.start - a.place.end < _REACH and _TO.match(body, b.place.end):
            yield a, b


def _tells(s: Statement) -> bool:
    q = s.quantity
    return bool(q.dimension) and not q.bound and not q.malformed and len(digits(q.value)) >= _DIGITS


def _is_reached(s: Statement, across: Across) -> bool:
    body = across.articles[s.place.article].text(s.place.field)
    return _tells(s) and bool(_TO.match(body, s.place.end)) and not s.moving


def _is_led_from(change: tuple[Statement, Statement], other: Statement, across: Across) -> bool:
    start, end = change
    if start.quantity.dimension != other.quantity.dimension or start.quantity.value != other.quantity.value:
        return False
    story = across.statements[other.place.article]
    same = (s for s in story if s.quantity.dimension == end.quantity.dimension)
    if any(compare_quantities(s.quantity, end.quantity) != "apart" for s in same):
        return False  # it tells the new value too: this one was reached before
    if any(m and n and m != n for m, n in zip(end.when, other.when, strict=True)):
        return False
    texts = [across.articles[s.place.article].body[s.sentence.start : s.sentence.end] for s in (start, other)]
    return bool(_shared(start, other)) and not parted(*texts)


def _shared(a: Statement, b: Statement) -> list[str]:
    mine, other = ([w for w in s.before[:_NEAR] if len(w) > 1 and w not in everyday()] for s in (a, b))
    return [w for w in mine if any(alike(w, v) for v in other)]
