"""Tables of two stories, label by label: figures that moved to another label, were exchanged, or differ alone.

Labels are of one kind where a story lists both. What may be coincidence is passed over: a figure must be rare by its
digits or by an equal one beside it, and neither story may print it under both labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from consistency.claims.rows import Row
from consistency.claims.statements import digits, of_other_things, parted
from consistency.claims.tables import (
    POLL,
    LabelDifference,
    StoryTables,
    Table,
    Value,
    kind_of_label,
    known_by,
    may_be_one,
    tells_what_moves,
    value_of,
)
from consistency.claims.values import compare_quantities, printed, round_weight
from consistency.model import Quantity, Span

_RARE, _TELLING, _TWO_DIGITS = 4, 3, 2
"""Significant digits of a figure that is rare alone, of one of a list, and of one that is equal by no accident."""
_EXCHANGED = 5
"""Significant digits that two exchanged figures have together; fewer where all else in two lists is equal."""
_EQUAL = 2
Labelled = tuple[str, Row, Quantity]


def differences(x: StoryTables, y: StoryTables) -> Iterator[LabelDifference]:
    """All that the tables of two stories do not agree on."""
    exchanged = [*_exchanged(x, y), *_exchanged(y, x)]
    yield from exchanged
    taken = {span for d in exchanged for places in d.figures for span in places}
    yield from (d for d in _moved(x, y) if not any(places & taken for places in d.figures))
    for g in x.tables.values():
        for h in y.tables.values():
            if len(g.keys() & h.keys()) >= _EQUAL and (found := _differs(g, h, x, y)):
                yield found


def _moved(x: StoryTables, y: StoryTables) -> Iterator[LabelDifference]:
    seen: set[tuple[Row, Row]] = set()
    for value in sorted(x.by_value.keys() & y.by_value.keys()):
        if len(digits(value[1])) >= _TELLING:
            pairs = {(a, b) for a in x.by_value[value] for b in y.by_value[value]} - seen
            seen |= pairs
            for a, b in sorted(pairs, key=lambda p: (p[0].place.start, p[1].place.start)):
                if (a.kind == "area") == (b.kind == "area") and (found := _of_rows(a, b, x, y)):
                    yield found


def _of_rows(a: Row, b: Row, x: StoryTables, y: StoryTables) -> LabelDifference | None:
    p, q = x.labels[a], y.labels[b]
    if may_be_one(p, q):
        return None
    pairs = [(f, g) for f in a.figures for g in b.figures if not f.bound and not g.bound and value_of(f) == value_of(g)]
    equal = [f for f, _ in pairs]
    least = _RARE if (a.alone or b.alone) and len(equal) < _EQUAL else _TELLING
    if known_by(equal) < least or (known_by(equal) < _RARE and _is_moving(a, b)):
        return None
    if any(x.prints(q, value_of(f)) or y.prints(p, value_of(f)) for f in equal):
        return None
    if not (a.kind == "area" or _of_one_kind(a, b, x, y, equal)) or _of_other_things([a], [b]):
        return None
    sides = ((a,), (b,)) if p < q else ((b,), (a,))
    why = (f"같은 수치: {', '.join(map(printed, equal))}", f"이름: {min(p, q)} ↔ {max(p, q)}")
    key = ("moved", min(p, q), max(p, q), value_of(max(equal, key=lambda f: len(digits(f.value)))))
    return LabelDifference("moved", key, sides, tuple(_places(a, f, b, g) for f, g in pairs), why)


def _of_one_kind(a: Row, b: Row, x: StoryTables, y: StoryTables, equal: Sequence[Quantity]) -> bool:
    """Whether the labels are of one kind, one with a figure of its own, and no row stands beside the other's label."""
    p, q = x.labels[a], y.labels[b]
    if (a.alone and b.label in a.context) or (b.alone and a.label in b.context):
        return False
    kinds = kind_of_label(p) or kind_of_label(a.label), kind_of_label(q) or kind_of_label(b.label)
    if kinds[0] != kinds[1]:
        return False
    if kinds[0]:
        return True
    labels = frozenset({p, q})
    return (x.lists(a, b, labels) or y.lists(a, b, labels)) and any(
        x.other(q, value_of(f)) or y.other(p, value_of(f)) for f in equal
    )


def _exchanged(x: StoryTables, y: StoryTables) -> Iterator[LabelDifference]:
    """Two labels of one table of the first story whose figures the other prints the other way round."""
    for g in x.tables.values():
        for one, two in combinations(sorted(label for label in g if label in y.by_label), 2):
            for p in g[one].figures:
                for r in g[two].figures:
                    if p.dimension == r.dimension and p.value != r.value:
                        found = _of_two((one, g[one], p), (two, g[two], r), g, x, y)
                        if found:
                            yield found


def _of_two(one: Labelled, two: Labelled, g: Table, x: StoryTables, y: StoryTables) -> LabelDifference | None:
    (label, a, p), (other, b, r) = one, two
    mine, crossed = value_of(p), value_of(r)
    first, second = y.under(label, crossed), y.under(other, mine)
    if not (first and second) or y.prints(label, mine) or y.prints(other, crossed):
        return None
    if x.prints(label, crossed) or x.prints(other, mine):
        return None
    if not (x.single(label, a, p.dimension) and x.single(other, b, p.dimension)):
        return None
    theirs = (first[0][0], second[0][0])
    if _of_other_things([a, b], theirs):
        return None
    if len(digits(p.value)) + len(digits(r.value)) < _EXCHANGED:
        h = y.tables.get(theirs[0].table)
        if theirs[0].table != theirs[1].table or h is None or not _else_equal(g, h, {label, other}):
            return None
    sides = ((a, b), theirs) if p.value < r.value else (theirs, (a, b))
    key = ("exchanged", label, other, p.dimension, *sorted((p.value, r.value)))
    why = (f"이름: {label} ↔ {other}", f"읽은 값: {printed(p)}, {printed(r)}")
    return LabelDifference("exchanged", key, sides, (_places(a, p, *first[0]), _places(b, r, *second[0])), why)


def _else_equal(g: Table, h: Table, but: set[str]) -> bool:
    """Whether the tables agree on all other labels, at least one with a figure that is equal by no accident."""
    facing = [pair for label in g.keys() & h.keys() - but for pair in _facing(g[label].figures, h[label].figures)]
    equal = [p for p, q in facing if p.value == q.value]
    return len(equal) == len(facing) and known_by(equal) >= _TWO_DIGITS


def _differs(g: Table, h: Table, x: StoryTables, y: StoryTables) -> LabelDifference | None:
    """One label whose figures are apart in two tables that agree on others."""
    equal: list[Quantity] = []
    apart: list[tuple[str, Quantity, Quantity]] = []
    for label in sorted(g.keys() & h.keys()):
        for p, q in _facing(g[label].figures, h[label].figures):
            if not (x.single(label, g[label], p.dimension) and y.single(label, h[label], p.dimension)):
                continue
            if p.value == q.value and p.bound == q.bound:
                equal.append(p)
            elif compare_quantities(p, q) == "apart" and not _cut(p, q):
                apart.append((label, p, q))
    if len(apart) != 1:
        return None
    equal += _printed_elsewhere(g, y, equal)
    equal += _printed_elsewhere(h, x, equal)
    label, p, q = apart[0]
    a, b = g[label], h[label]
    telling = sum(len(digits(f.value)) >= _TELLING for f in equal)
    # Polls of two weeks have most of their whole per cents in common.
    some = sum(len(digits(f.value)) >= _TWO_DIGITS for f in equal) >= _EQUAL and (p.dimension != "ratio" or p.step < 1)
    if not (telling or some) or (len(equal) < _EQUAL and known_by(equal) < _RARE):
        return None
    if telling < _EQUAL and _is_moving(a, b):
        return None
    if x.prints(label, value_of(q)) or y.prints(label, value_of(p)):
        return None
    if _of_other_things([a, *g.values()], [b, *h.values()]):
        return None
    low, high = sorted((p, q), key=lambda f: f.value)
    why = (
        f"이름: {label}",
        f"읽은 값: {printed(low)}, {printed(high)}",
        f"같은 수치: {', '.join(map(printed, equal))}",
    )
    sides = ((a,), (b,)) if p is low else ((b,), (a,))
    key = ("differs", label, p.dimension, low.value, high.value)
    return LabelDifference("differs", key, sides, (_places(a, p, b, q),), why)


def _printed_elsewhere(table: Table, story: StoryTables, known: Sequence[Quantity]) -> list[Quantity]:
    """The other figures of a table that the other story prints under the same labels, in whatever sentence."""
    values: set[Value] = {value_of(q) for q in known}
    return [
        q
        for label, row in table.items()
        for q in row.figures
        if value_of(q) not in values and not q.bound and story.under(label, value_of(q))
    ]


def _of_other_things(x: Sequence[Row], y: Sequence[Row]) -> bool:
    """Whether the sentences of the first rows name other measures or scopes beside the labels; of types of apartments
    other scopes, since what is offered and who applies are told in one row."""
    if any(POLL.search(side[0].context) for side in (x, y)):
        return True  # of two polls
    texts = []
    for side in (x, y):
        text = side[0].context
        for row in side:
            text = text.replace(row.label, " ")
        texts.append(text)
    return parted(*texts) if x[0].kind == y[0].kind == "area" else of_other_things(*texts)


def _facing(a: Sequence[Quantity], b: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of two rows that are the only ones of their dimension in each."""
    for p in a:
        mine, other = ([q for q in side if q.dimension == p.dimension] for side in (a, b))
        if len(mine) == len(other) == 1:
            yield p, other[0]


def _cut(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other cut (12억 for 12억8500만), or an amount of money cut here and rounded there."""
    coarse, fine = sorted((a, b), key=round_weight, reverse=True)
    weight, gap = round_weight(coarse), abs(a.value - b.value)
    if a.step == b.step == gap > 1 and a.dimension.startswith("money."):
        return True
    return weight > round_weight(fine) and 0 <= abs(fine.value) - abs(coarse.value) < weight


def _places(a: Row, f: Quantity, b: Row, g: Quantity) -> frozenset[Span]:
    return frozenset(Span(row.place.article, row.place.field, q.start, q.end) for row, q in ((a, f), (b, g)))


def _is_moving(a: Row, b: Row) -> bool:
    return any(tells_what_moves(row.context) for row in (a, b))
