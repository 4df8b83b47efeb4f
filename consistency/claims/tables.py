"""The rows of one story, by label, by figure and by table, and what two labels have to do with one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from consistency.claims.rows import Row
from consistency.claims.statements import digits
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Span

Value = tuple[str, Decimal]
Table = dict[str, Row]
_SHORTEST = 2
_FIGURE = re.compile(r"[0-9][0-9만억천조,.~∼]*+(?!년|월|분기|대|학년|호선|차|세)")
"""A figure begins no label (15개 주차장), save a year, a month, an age …"""
_SIZE = re.compile(r"([0-9]+)([A-Z]?[0-9]?)$")
_DIGITS = re.compile(r"[0-9]+")
POLL = re.compile(r"여론조사|지지[율도]|선호도|응답|득표|개표|갤럽|리얼미터|리서치|조사에서|조사 결과")
"""What people said when they were asked: two polls are two things."""


@derived
def _moving() -> re.Pattern[str]:
    return re.compile(alternation([word for words in load("measures")["moving"].values() for word in words]))


def tells_what_moves(text: str) -> bool:
    """Whether a sentence names a measure that moves from day to day: 사망, 득표."""
    return bool(_moving().search(text))


@dataclass(frozen=True, slots=True)
class LabelDifference:
    """Rows of two stories that cannot both be true: a figure under two labels (``moved``), two figures ``exchanged``,
    or one label of two otherwise equal tables that ``differs``. ``key`` is the same for the same difference of other
    stories, ``sides`` are in one order for one key, and ``figures`` are the places of the figures that are compared."""

    kind: Literal["moved", "exchanged", "differs"]
    key: tuple[object, ...]
    sides: tuple[tuple[Row, ...], tuple[Row, ...]]
    figures: tuple[frozenset[Span], ...]
    why: tuple[str, ...]


class StoryTables:
    """The rows of one story. ``canonical`` reads the names of one thing as one."""

    def __init__(self, rows: Iterable[Row], canonical: Callable[[str], str]) -> None:
        self.labels: dict[Row, str] = {}
        self.by_value: dict[Value, list[Row]] = {}
        self.by_label: dict[str, list[Row]] = {}
        self._texts: set[str] = set()
        tables: dict[int, Table] = {}
        for row in rows:
            label = row.label if row.kind == "area" else canonical(row.label).replace(" ", "")
            if label in _none() or len(label) < _SHORTEST or (row.kind != "area" and _FIGURE.match(label)):
                continue
            self.labels[row] = label
            self._texts.add(row.context)
            self.by_label.setdefault(label, []).append(row)
            table = tables.setdefault(row.table, {})
            if label not in table or len(table[label].figures) < len(row.figures):
                table[label] = row
            for q in row.figures:
                if q.bound in {"", "about"}:
                    self.by_value.setdefault(value_of(q), []).append(row)
        self.tables = {n: table for n, table in tables.items() if len(table) > 1}
        self._siblings = {frozenset(pair) for table in self.tables.values() for pair in combinations(table, 2)}

    def single(self, label: str, own: Row, dimension: str) -> bool:
        """Whether no other row of the label has a figure of the dimension: in its sentence, or for types of apartments
        in the story."""
        return not any(
            row != own
            and row.kind == own.kind
            and (row.kind == "area" or row.sentence == own.sentence)
            and row.has(dimension)
            for row in self.by_label[label]
        )

    def prints(self, label: str, value: Value) -> bool:
        """Whether the figure stands under the label, or one that may be the same, anywhere."""
        return any(may_be_one(self.labels[row], label) for row in self.by_value.get(value, ()))

    def lists(self, a: Row, b: Row, labels: frozenset[str]) -> bool:
        """Whether one list has both labels. Where one of the rows stands in a list, it is enough that a sentence with
        figures joins them (가람전자와 새솔전자): who pays and who is paid are joined too."""
        if labels in self._siblings or (a.alone and b.alone):
            return labels in self._siblings
        one, two = re.escape(a.label), re.escape(b.label)
        joined = re.compile(rf"(?<![가-힣A-Za-z])(?:{one}(?:[와과] |·|, ?){two}|{two}(?:[와과] |·|, ?){one})")
        return any(joined.search(text) for text in self._texts if a.label in text and b.label in text)

    def under(self, label: str, value: Value) -> list[tuple[Row, Quantity]]:
        """The rows of the label that give the figure, and the figure in each."""
        return [(row, q) for row in self.by_label.get(label, ()) for q in row.figures if value_of(q) == value]

    def other(self, label: str, value: Value) -> bool:
        """Whether another figure of the dimension stands under the label."""
        return any(
            q.dimension == value[0] and q.value != value[1] for row in self.by_label.get(label, ()) for q in row.figures
        )


def value_of(q: Quantity) -> Value:
    """What a figure says."""
    return q.dimension, q.value


def known_by(figures: Sequence[Quantity]) -> int:
    """The significant digits of the figure that has most."""
    return max((len(digits(q.value)) for q in figures), default=0)


def may_be_one(a: str, b: str) -> bool:
    """Whether two labels may name one thing: 59 and 59B, 서울 and 서울 강남; not 59A and 59B."""
    x, y = _SIZE.match(a), _SIZE.match(b)
    if x and y:
        return x[1] == y[1] and (x[2] == y[2] or not (x[2] and y[2]))
    return a in b or b in a


def kind_of_label(label: str) -> str:
    """What a label is known to be: a place of one line of the lexicon, or so many of something (2019년, 20대)."""
    return _places().get(label) or (_DIGITS.sub("#", label) if label[0].isdigit() else "")


@derived
def _places() -> dict[str, str]:
    return {name: f"place {n}" for n, line in enumerate(load("rows")["places"]) for name in line.split()}


@derived
def _none() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in load("rows")["none"])
