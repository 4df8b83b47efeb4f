"""Two labels that stand side by side with small figures, which another story gives the other way round.

``재학생 4명, 졸업생 7명`` and ``재학생이 7명이고 졸업생이 4명``: that the same two figures stand by the same two labels
crosswise is no accident, however few digits they have, where both sentences have one more word in common. What changes
from day to day (사망 2명, 실종 4명), polls, games, and the forecasts of two houses are left to longer figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from consistency.claims.reading import stem
from consistency.claims.retelling import alike
from consistency.claims.rows import Row
from consistency.claims.statements import digits, is_verbal, of_other_things
from consistency.claims.tables import POLL, LabelDifference, may_be_one, tells_what_moves
from consistency.claims.values import printed
from consistency.model import Quantity, Span

_SHORTEST, _BETWEEN = 2, 12
_KNOWN = 8
"""Significant digits that two figures have together which need no word in common."""
_DIRECT = re.compile(r"(?:에서는|에는|에서|은|는|이|가|도|의 경우)?(?: ?\(| ?: ?| )?(?:약 )?")
_WORD = re.compile(r"(?<![0-9가-힣A-Za-z])[가-힣A-Za-z]{2,}")
_TIME = re.compile(r"(?:19|20)\d\d년|\d{1,2}월|[1-4]분기|[상하]반기|지난해|작년|올해|내년|지난달|이달|전년|어제|오늘")
_HOUSE = re.compile(r"[A-Z]{2,}|[가-힣]{1,8}(?:은행|연구원|연구소|기구|증권|투자|정부|위원회|협회)|한은|기재부")
_GAMES = frozenset({"승", "패", "무", "세트", "골", "경기"})


class Listed:
    """The labels of a story that stand right before a figure, and those of them that stand side by side."""

    def __init__(self, rows: Sequence[Row], canonical: Callable[[str], str]) -> None:
        direct = [row for row in rows if row.kind == "item" and _is_direct(row)]
        self.labels = {row: canonical(row.label).replace(" ", "") for row in direct}
        self._sentences: dict[Span, list[Row]] = {}
        for row in direct:
            if len(self.labels[row]) >= _SHORTEST:
                self._sentences.setdefault(row.sentence, []).append(row)
        self.pairs = [
            (a, b) if a.figures[0].value < b.figures[0].value else (b, a)
            for found in self._sentences.values()
            for a, b in combinations(found, 2)
            if _side_by_side(a, b) and not may_be_one(self.labels[a], self.labels[b])
        ]

    def others(self, sentence: Span, but: Sequence[str]) -> dict[str, Quantity]:
        """The other labels of a sentence with their figures."""
        labelled = ((self.labels[row], row.figures[0]) for row in self._sentences[sentence])
        return {label: q for label, q in labelled if not any(_one(label, own) for own in but)}

    def prints(self, label: str, q: Quantity) -> bool:
        """Whether the figure stands right behind the label anywhere."""
        return any(
            f.dimension == q.dimension and f.value == q.value and _one(label, own)
            for row, own in self.labels.items()
            for f in row.figures
        )


def exchanges(x: Listed, y: Listed) -> Iterator[LabelDifference]:
    """The figures of two labels, the smaller first, that stand the other way round in the other story."""
    for a, b in x.pairs:
        for c, d in y.pairs:
            low, high = a.figures[0], b.figures[0]
            if low.dimension != c.figures[0].dimension or low.value != c.figures[0].value:
                continue
            if high.value != d.figures[0].value:
                continue
            one, two = x.labels[a], x.labels[b]
            if not (_one(one, y.labels[d]) and _one(two, y.labels[c])) or not _of_one_thing((a, b), (c, d)):
                continue
            third, as_third = x.others(a.sentence, (one, two)), y.others(c.sentence, (one, two))
            if any(_differ(third[label], as_third[label]) for label in third.keys() & as_third.keys()):
                continue  # lists of two days
            if x.prints(one, high) or x.prints(two, low) or y.prints(one, low) or y.prints(two, high):
                continue
            first, second = sorted((min(one, y.labels[d], key=len), min(two, y.labels[c], key=len)))
            own, other = ((a, b), (d, c)) if _one(one, first) else ((b, a), (c, d))
            yield LabelDifference(
                "exchanged",
                ("exchanged", first, second, low.dimension, low.value, high.value),
                (own, other) if own[0] is a else (other, own),
                tuple(frozenset({_place(p), _place(q)}) for p, q in zip(own, other, strict=True)),
                (f"이름: {first} ↔ {second}", f"읽은 값: {printed(low)}, {printed(high)}"),
            )


def _is_direct(row: Row) -> bool:
    """Whether a label stands right before its figure, or is one of several of a list."""
    q, at = row.figures[0], row.sentence.start
    if q.bound not in {"", "about"} or q.role:
        return False
    begin = row.place.start - at
    return not row.alone or bool(_DIRECT.fullmatch(row.context, begin + len(row.label), q.start - at))


def _side_by_side(a: Row, b: Row) -> bool:
    p, q = a.figures[0], b.figures[0]
    if p.dimension != q.dimension or p.value == q.value or p.unit in _GAMES:
        return False
    return a.table == b.table or 0 < b.place.start - a.place.end <= _BETWEEN


def _one(a: str, b: str) -> bool:
    """Whether two labels are one, or one the other with more behind it: 하이브리드, 하이브리드차."""
    return a == b or a.startswith(b) or b.startswith(a)


def _differ(p: Quantity, q: Quantity) -> bool:
    return p.dimension == q.dimension and p.value != q.value


def _of_one_thing(x: tuple[Row, Row], y: tuple[Row, Row]) -> bool:
    labels = [row.label for row in (*x, *y)]
    mine, other = (_without(side[0].context, labels) for side in (x, y))
    if of_other_things(mine, other) or _other(_TIME, mine, other) or _other(_HOUSE, mine, other):
        return False
    if any(POLL.search(text) for text in (x[0].context, y[0].context)):
        return False
    if sum(len(digits(row.figures[0].value)) for row in x) >= _KNOWN:
        return True
    if any(tells_what_moves(text) for text in (x[0].context, y[0].context)):
        return False
    words = [
        {w for word in _WORD.findall(text) if len(w := stem(word)) > 1 and not is_verbal(w)} for text in (mine, other)
    ]
    return any(alike(v, w) for v in words[0] for w in words[1])


def _without(text: str, labels: Sequence[str]) -> str:
    for label in labels:
        text = text.replace(label, " ")
    return text


def _other(pattern: re.Pattern[str], a: str, b: str) -> bool:
    """Whether both texts name what the pattern reads, and nothing in common."""
    x, y = set(pattern.findall(a)), set(pattern.findall(b))
    return bool(x and y) and not x & y


def _place(row: Row) -> Span:
    q = row.figures[0]
    return Span(row.place.article, row.place.field, q.start, q.end)
