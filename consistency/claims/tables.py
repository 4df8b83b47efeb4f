"""Tables of two stories, label by label: figures that moved to another label, were exchanged, or differ alone.

Labels are of one kind where one story lists both. What may be coincidence is passed over: a figure must be rare (four
significant digits, or two equal figures of one row), and neither story may print it under both labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from consistency.claims.rows import Row
from consistency.claims.statements import digits, of_other_things
from consistency.claims.values import compare_quantities, printed, round_weight
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Span

_RARE, _TELLING, _TWO_EXCHANGED = 4, 3, 5
"""Significant digits: of a figure that is rare alone; of one that is no accident beside another; of two exchanged."""
_EQUAL = 2
Value = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows of two stories that cannot both be true. ``key`` is the same for the same difference of other stories;
    ``sides`` are in the order of the labels of ``key``."""

    kind: Literal["moved", "exchanged", "differs"]
    key: tuple[object, ...]
    sides: tuple[tuple[Row, ...], tuple[Row, ...]]
    figures: frozenset[frozenset[Span]]
    why: tuple[str, ...]


class StoryTables:
    """The rows of one story, by label, by value and by table. ``canonical`` reads the names of one thing as one."""

    def __init__(self, rows: Iterable[Row], canonical: Callable[[str], str]) -> None:
        self.labels: dict[Row, str] = {}
        self.by_value: dict[Value, list[Row]] = {}
        self.by_label: dict[str, list[Row]] = {}
        self.tables: dict[int, dict[str, Row]] = {}
        for row in rows:
            label = row.label if row.kind == "area" else canonical(row.label).replace(" ", "")
            if label in _none() or len(label) < _EQUAL:
                continue
            self.labels[row] = label
            self.by_label.setdefault(label, []).append(row)
            self.tables.setdefault(row.table, {})[label] = row
            for q in row.figures:
                if not q.bound:
                    self.by_value.setdefault((q.dimension, q.value), []).append(row)
        self.tables = {n: table for n, table in self.tables.items() if len(table) > 1 and self._single(table)}
        self.siblings = {frozenset(pair) for table in self.tables.values() for pair in combinations(table, 2)}

    def _single(self, table: dict[str, Row]) -> bool:
        """Whether no label of the table stands in its sentence twice."""
        return all(sum(_alike(row, own) for row in self.by_label[label]) == 1 for label, own in table.items())

    def prints(self, label: str, value: Value) -> bool:
        """Whether the figure stands under the label, or one that may be the same, anywhere."""
        return any(may_be_one(self.labels[row], label) for row in self.by_value.get(value, ()))

    def other(self, label: str, value: Value) -> bool:
        """Whether another figure of the dimension stands under the label."""
        return any(
            q.dimension == value[0] and q.value != value[1] for row in self.by_label.get(label, ()) for q in row.figures
        )


def _alike(row: Row, own: Row) -> bool:
    """Whether the row stands in one sentence with the other and gives a figure of one dimension."""
    dimensions = [{q.dimension for q in r.figures} for r in (row, own)]
    return row.sentence == own.sentence and row.kind == own.kind and bool(dimensions[0] & dimensions[1])


@derived
def _none() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in load("rows")["none"])


_SIZE = re.compile(r"([0-9]+)([A-Z]?[0-9]?)$")


def may_be_one(a: str, b: str) -> bool:
    """Whether two labels may name one thing: 59 and 59B, 서울 and 서울 강남; not 59A and 59B."""
    x, y = _SIZE.match(a), _SIZE.match(b)
    if x and y:
        return x[1] == y[1] and (x[2] == y[2] or not (x[2] and y[2]))
    return a in b or b in a


def differences(x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    """All that the tables of two stories do not agree on."""
    yield from _moved(x, y)
    for g in x.tables.values():
        for h in y.tables.values():
            if len(g.keys() & h.keys()) >= _EQUAL:
                yield from _compared(g, h, x, y)


def _moved(x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    seen: set[tuple[Row, Row]] = set()
    for value in x.by_value.keys() & y.by_value.keys():
        for a in x.by_value[value]:
            for b in y.by_value[value]:
                if (a, b) not in seen and (a.kind == "area") == (b.kind == "area"):
                    seen.add((a, b))
                    yield from _of_rows(a, b, x, y)


def _of_rows(a: Row, b: Row, x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    p, q = x.labels[a], y.labels[b]
    if may_be_one(p, q) or of_other_things(a.context, b.context):
        return
    pairs = [(f, g) for f in a.figures for g in b.figures if not f.bound and not g.bound and _value(f) == _value(g)]
    known = sorted(len(digits(f.value)) for f, _ in pairs)
    if not (known[-1] >= _RARE or (len(known) >= _EQUAL and known[-1] >= _TELLING)):
        return
    if any(x.prints(q, _value(f)) or y.prints(p, _value(f)) for f, _ in pairs):
        return
    if a.kind != "area" and not _listed(a, b, p, q, x, y):
        return
    key = ("moved", frozenset({(p, _value(f)) for f, _ in pairs[:1]} | {(q, _value(f)) for f, _ in pairs[:1]}))
    figures = frozenset(_places(a, f, b, g) for f, g in pairs)
    sides = ((a,), (b,)) if p < q else ((b,), (a,))
    yield Difference("moved", key, sides, figures, (f"같은 수치: {', '.join(printed(f) for f, _ in pairs)}", f"이름: {p} ↔ {q}"))


def _listed(a: Row, b: Row, p: str, q: str, x: StoryTables, y: StoryTables) -> bool:
    """Whether one of the stories lists both labels with figures of their own, and no row stands beside the other's."""
    both = frozenset({p, q})
    if (both not in x.siblings and both not in y.siblings) or _numbered(p) != _numbered(q):
        return False
    if (a.alone and q in a.context) or (b.alone and p in b.context) or (a.alone and b.alone):
        return False
    return any(x.other(q, _value(f)) or y.other(p, _value(f)) for f in a.figures)


def _numbered(label: str) -> bool:
    """Whether the label is a year, a month, an age or the like."""
    return label[0].isdigit()


def _compared(g: dict[str, Row], h: dict[str, Row], x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    equal: list[Quantity] = []
    apart: list[tuple[str, Quantity, Quantity]] = []
    for label in sorted(g.keys() & h.keys()):
        for p, q in _facing(g[label].figures, h[label].figures):
            if p.value == q.value and p.bound == q.bound:
                equal.append(p)
            elif compare_quantities(p, q) == "apart" and not _cut(p, q):
                apart.append((label, p, q))
    if not apart:
        return
    contexts = [next(iter(table.values())).context for table in (g, h)]
    telling = sum(len(digits(q.value)) >= _TELLING for q in equal)
    if of_other_things(*contexts) or (telling < _EQUAL and any(_moving().search(text) for text in contexts)):
        return
    if len(apart) == 1 and telling and (len(equal) >= _EQUAL or len(digits(equal[0].value)) >= _RARE):
        label, p, q = apart[0]
        if x.prints(label, _value(q)) or y.prints(label, _value(p)):
            return
        values = sorted([(p.value, 0), (q.value, 1)])
        sides = ((g[label],), (h[label],)) if values[0][1] == 0 else ((h[label],), (g[label],))
        why = (f"이름: {label}", f"읽은 값: {printed(p)} ↔ {printed(q)}", f"같은 수치: {', '.join(map(printed, equal))}")
        key = ("differs", label, p.dimension, values[0][0], values[1][0])
        yield Difference("differs", key, sides, frozenset({_places(g[label], p, h[label], q)}), why)
    elif len(apart) == _EQUAL:
        (l, p, q), (m, r, s) = apart
        if l == m or _value(p) != _value(s) or _value(r) != _value(q) or p.bound or r.bound:
            return
        if len(digits(p.value)) + len(digits(r.value)) < _TWO_EXCHANGED and not telling:
            return
        order = p.value < r.value
        sides = ((g[l], g[m]), (h[l], h[m])) if order else ((h[l], h[m]), (g[l], g[m]))
        key = ("exchanged", l, m, p.dimension, *sorted((p.value, r.value)))
        figures = frozenset({_places(g[l], p, h[l], q), _places(g[m], r, h[m], s)})
        yield Difference("exchanged", key, sides, figures, (f"이름: {l} ↔ {m}", f"읽은 값: {printed(p)} ↔ {printed(r)}"))


def _facing(a: Sequence[Quantity], b: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of two rows that are the only ones of their dimension in each."""
    for p in a:
        mine, other = ([q for q in side if q.dimension == p.dimension] for side in (a, b))
        if len(mine) == len(other) == 1:
            yield p, other[0]


def _cut(a: Quantity, b: Quantity) -> bool:
    """Whether the rounder figure is the other one cut: 12억 for 12억8500만."""
    coarse, fine = sorted((a, b), key=round_weight, reverse=True)
    weight = round_weight(coarse)
    return weight > round_weight(fine) and 0 <= abs(fine.value) - abs(coarse.value) < weight


def _value(q: Quantity) -> Value:
    return q.dimension, q.value


def _places(a: Row, f: Quantity, b: Row, g: Quantity) -> frozenset[Span]:
    return frozenset(Span(row.place.article, row.place.field, q.start, q.end) for row, q in ((a, f), (b, g)))


@derived
def _moving() -> re.Pattern[str]:
    return re.compile(alternation([word for words in load("measures")["moving"].values() for word in words]))
