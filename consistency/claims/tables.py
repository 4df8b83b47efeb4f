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
_TWO_LISTED = 2
_EQUAL = 2
_SHORTEST = 2
_FIGURE = re.compile(r"[0-9][0-9만억천조,.]*(?!(?:년|월|분기|대|학년|호선)$)[가-힣%]{0,3}(?:에|에서|으로|로)?$")
"""A figure is no label, save a year, a month, an age …"""
Value = tuple[str, Decimal]
Labelled = tuple[str, Row, Quantity]


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
            if label in _none() or len(label) < _SHORTEST or (row.kind == "item" and _FIGURE.match(label)):
                continue
            self.labels[row] = label
            self.by_label.setdefault(label, []).append(row)
            self.tables.setdefault(row.table, {})[label] = row
            for q in row.figures:
                if q.bound in {"", "about"}:
                    self.by_value.setdefault((q.dimension, q.value), []).append(row)
        self.tables = {n: table for n, table in self.tables.items() if len(table) > 1}
        self.siblings = {frozenset(pair) for table in self.tables.values() for pair in combinations(table, 2)}

    def single(self, label: str, own: Row, dimension: str) -> bool:
        """Whether no other row of the label in the sentence has a figure of the dimension."""
        return not any(
            row != own and (row.sentence, row.kind) == (own.sentence, own.kind) and row.has(dimension)
            for row in self.by_label[label]
        )

    def prints(self, label: str, value: Value) -> bool:
        """Whether the figure stands under the label, or one that may be the same, anywhere."""
        return any(may_be_one(self.labels[row], label) for row in self.by_value.get(value, ()))

    def under(self, label: str, value: Value) -> list[tuple[Row, Quantity]]:
        """The rows of the label that give the figure, and the figure in each."""
        return [(row, q) for row in self.by_label.get(label, ()) for q in row.figures if _value(q) == value]

    def other(self, label: str, value: Value) -> bool:
        """Whether another figure of the dimension stands under the label."""
        return any(
            q.dimension == value[0] and q.value != value[1] for row in self.by_label.get(label, ()) for q in row.figures
        )


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
    exchanged = [d for g in x.tables.values() for d in _exchanged(g, x, y)]
    exchanged += [d for h in y.tables.values() for d in _exchanged(h, y, x)]
    yield from exchanged
    taken = {span for d in exchanged for figures in d.figures for span in figures}
    yield from (d for d in _moved(x, y) if not any(figures & taken for figures in d.figures))
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
    if may_be_one(p, q) or _of_other_things([a], [b]):
        return
    pairs = [(f, g) for f in a.figures for g in b.figures if not f.bound and not g.bound and _value(f) == _value(g)]
    known = sorted(len(digits(f.value)) for f, _ in pairs)
    if not known or not (known[-1] >= (_RARE if a.alone or b.alone else _TELLING) or (len(known) >= _EQUAL and known[-1] >= _TELLING)):
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
    """Whether the labels are of one kind, each with a figure of its own, and no row stands beside the other's label."""
    if (a.alone and q in a.context) or (b.alone and p in b.context):
        return False
    kinds = _kind(p), _kind(q)
    if kinds[0] and kinds[0] == kinds[1]:
        return True
    both = frozenset({p, q})
    if kinds[0] != kinds[1] or (a.alone and b.alone) or (both not in x.siblings and both not in y.siblings):
        return False
    return any(x.other(q, _value(f)) or y.other(p, _value(f)) for f in a.figures)


_NUMBERED = re.compile(r"[0-9]+")


@derived
def _places_of() -> dict[str, str]:
    return {name: f"place {n}" for n, line in enumerate(load("rows")["places"]) for name in line.split()}


def _kind(label: str) -> str:
    """What a label is known to be: a place of one line of the lexicon, or so many of something (2019년, 20대)."""
    return _places_of().get(label) or (_NUMBERED.sub("#", label) if label[0].isdigit() else "")


def _compared(g: dict[str, Row], h: dict[str, Row], x: StoryTables, y: StoryTables) -> Iterator[Difference]:
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
    if not apart:
        return
    contexts = [next(iter(table.values())).context for table in (g, h)]
    for mine, other in ((g, y), (h, x)):
        equal += [
            q
            for label, row in mine.items()
            for q in row.figures
            if all(q.value != e.value for e in equal) and not q.bound and other.under(label, _value(q))
        ]
    telling = sum(len(digits(q.value)) >= _TELLING for q in equal)
    if _of_other_things(list(g.values()), list(h.values())) or (telling < _EQUAL and any(_moving().search(text) for text in contexts)):
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


def _exchanged(g: dict[str, Row], x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    """Two labels of one table whose figures the other story prints the other way round."""
    for l, m in combinations(sorted(g), 2):
        for p in g[l].figures:
            for r in g[m].figures:
                if p.dimension != r.dimension or p.value == r.value or not {l, m} <= y.by_label.keys():
                    continue
                if x.single(l, g[l], p.dimension) and x.single(m, g[m], p.dimension):
                    yield from _of_two((l, g[l], p), (m, g[m], r), x, y)


def _of_two(one: Labelled, two: Labelled, x: StoryTables, y: StoryTables) -> Iterator[Difference]:
    (l, a, p), (m, b, r) = one, two
    first, second = y.under(l, _value(r)), y.under(m, _value(p))
    if not (first and second) or y.prints(l, _value(p)) or y.prints(m, _value(r)):
        return
    if x.prints(l, _value(r)) or x.prints(m, _value(p)):
        return
    least = _TWO_LISTED if first[0][0].table == second[0][0].table else _TWO_EXCHANGED
    if len(digits(p.value)) + len(digits(r.value)) < least or _of_other_things([a, b], [first[0][0], second[0][0]]):
        return
    order = p.value < r.value
    mine, other = (a, b), (first[0][0], second[0][0])
    figures = frozenset({_places(a, p, *first[0]), _places(b, r, *second[0])})
    key = ("exchanged", l, m, p.dimension, *sorted((p.value, r.value)))
    why = (f"이름: {l} ↔ {m}", f"읽은 값: {printed(p)} ↔ {printed(r)}")
    yield Difference("exchanged", key, (mine, other) if order else (other, mine), figures, why)


def _of_other_things(x: Sequence[Row], y: Sequence[Row]) -> bool:
    """Whether the sentences name other measures or scopes beside the labels."""
    texts = []
    for side in (x, y):
        text = side[0].context
        for row in side:
            text = text.replace(row.label, " ")
        texts.append(text)
    return of_other_things(texts[0], texts[1])


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
