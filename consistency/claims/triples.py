"""Three figures that stand together, of which one may be told to follow from the other two, and how they stand.

A rate of change between two levels, a difference, a multiple, a share of a whole. Which of the figures around a rate
are its levels is not read by a grammar: every pair of figures of one dimension near it is described by some seventy
terms (order, distance, what stands between, brackets, 대비, 보다, 에서, 전년), none of which looks at the values. Trees
fitted to real stories in which such figures do follow (``benchmarks/fit_triples.py``) say how likely
it is that a story means these three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import permutations
from math import log
from typing import Literal, NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import EXPECTED, Reading
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Mention, Period, Quantity

Kind = Literal["rate", "points", "difference", "share", "multiple"]
Terms = dict[str, float]
_KINDS: tuple[Kind, ...] = ("rate", "points", "difference", "share", "multiple")
_THAN = re.compile(r"\)?(?:보다|에 비해|과 비교|와 비교| ?대비|에 견줘|에 비하면|와 견줘|과 견줘)")
_FROM_TO = re.compile(r"에서[^.]{1,30}(?:으로|로),? $")
_FROM = re.compile(r"\)?에서")
_TO = re.compile(r"\)?(?:으로|로)(?![부써])")
_IS = re.compile(
    r"\)?(?:을|를|이|가)? ?(?:기록|집계|달했|달한|그쳤|나타|였|이었|이다|다\.|입니다|로 집계|으로 집계|이며|으로,"
    r"|로,|이고|에 달)"
)
_MORE_PAST = ("전 분기", "연초", "예년", "앞서", "전일", "전 거래일", "공모가", "시초가", "전회")
_NOW = re.compile(r"올해|올 |이달|지난달|이번|금년|현재|최근|상반기|하반기|분기")
_BREAK = re.compile(r"[.;]|고 |며 |지만|으나|면서|, ")
_ADJOINING = re.compile(r"(?:가량 |정도 )?[가-힣]{1,6}[한된난른든인은린진] (?:약 |총 |모두 )?$")
_ALL = re.compile(r"(?:전체|총|모두|전국|합계)[^0-9]{0,10}$")
_OF = re.compile(r"\)? ?(?:중|가운데|의)")
_AMONG = re.compile(r"(?:이 중|중|이 가운데|가운데)[^0-9]{0,12}$")
_OF_ALL = re.compile(r"(?:전체|이 중|중|가운데)[^0-9]{0,12}$")
_BEHIND_SHARE = tuple(map(re.compile, (r"[를을] 차지", r"에? ?(?:해당|달)", r"로 (?:집계|나타)", r"[가이은는]", r"의")))
_HEAD = re.compile(r"([가-힣]{2})(?:은|는|이|가) (?:약 )?$")
_HEADS = {"건수": "count.건", "금액": "money", "인원": "count.명", "대수": "count.대"}
"""The word before a rate that says of which of two figures it is: 건수는 31%, 금액은 58%."""
_TOPIC = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,10})(?:은|는) ")
_NO_TOPIC = re.compile(r"(?:보다|대비|에서|[에로하되했됐]|까지|부터)$|^(?:올해|지난해|작년|이번|이들|전년|현재)$")
_MOST, _CROWDED = 12, 20
"""Figures of a dimension that are looked at, the nearest; and figures of a sentence from which it is a table."""
_REACH, _BRACKET_REACH, _BEFORE, _AFTER = 16, 40, 22, 14
_FAR = 40
_UNTOLD = -2.0


_CHANGED = re.compile(
    r" ?(?:가량|정도|넘게|남짓)? ?(?:늘었|늘어[났나]?|줄었|줄어|올랐|내렸|증가|감소|급증|급감|상승|하락)"
)


class Place(NamedTuple):
    """A figure, and the number of its sentence."""

    sentence: int
    figure: Quantity


@dataclass(frozen=True, slots=True)
class Triple:
    """``c`` may be the rate, points, difference or multiple from ``a`` to ``b``, or the share of ``a`` in ``b``."""

    kind: Kind
    a: Place
    b: Place
    c: Place
    terms: Callable[[], Terms] = field(compare=False)
    """How the three stand, counted when asked for."""


def triples(sentences: Sequence[Reading]) -> Iterator[list[Triple]]:
    """For every figure that may follow from others the pairs near it from which it may, by kind."""
    for n, reading in enumerate(sentences):
        figures = _quantities(reading)
        if not figures or len(figures) > _CROWDED:
            continue
        for c in figures:
            if is_plain(c) and not c.malformed and not c.role:
                yield from _around(sentences, Place(n, c))


def _quantities(reading: Reading) -> list[Quantity]:
    return [m for m in reading.mentions if isinstance(m, Quantity)]


def _around(sentences: Sequence[Reading], c: Place) -> Iterator[list[Triple]]:
    window = Window(sentences, c)
    for kind in window.kinds():
        found = [
            Triple(kind, a, b, c, partial(window.terms, kind, a, b, near))
            for near in window.levels(kind)
            for a, b in permutations(near, 2)
            if window.may_be(kind, a, b)
        ]
        if found:
            yield found


@derived
def _ways() -> re.Pattern[str]:
    up, down = (alternation(direction_words(*ways)) for ways in (("up", "more"), ("down", "less")))
    return re.compile(f"(?P<up>{up})|(?P<down>{down})")


@derived
def _past() -> re.Pattern[str]:
    return re.compile(rf"{alternation([*load('story')['past']['words'], *_MORE_PAST])}|\d년 전|\d개월 전")


class Window:
    """The sentence of a figure with the one before and the one behind."""

    def __init__(self, sentences: Sequence[Reading], c: Place) -> None:
        self._sentences, self._c = sentences, c
        self._besides: dict[int, Terms] = {}
        self._gaps: dict[tuple[int, int], str] = {}
        reading = sentences[c.sentence]
        at, end = c.figure.start - reading.start, c.figure.end - reading.start
        self._before, self._behind = reading.text[:at], reading.text[end:]
        self._in_bracket = self._before.count("(") > self._before.count(")")
        self._than = bool(_THAN.search(self._before[-30:]))
        way = _ways().search(self._behind[:_REACH])
        if way and any(map(str.isdigit, self._behind[: way.start()])):
            way = None
        if way is None and self._in_bracket and not self._than:
            way = _ways().search(self._behind[:_BRACKET_REACH])
        self._way = 0 if way is None else 1 if way["up"] else -1
        self._pool = [
            Place(k, q)
            for k in range(max(0, c.sentence - 1), min(len(sentences), c.sentence + 2))
            for q in _quantities(sentences[k])
            if len(sentences[k].mentions) < _CROWDED
        ]

    def kinds(self) -> Iterator[Kind]:
        """What the figure may be."""
        dimension = self._c.figure.dimension
        changes = self._way or self._than or _FROM_TO.search(self._before)
        if dimension == "ratio":
            if changes:
                yield "rate"
            yield "share"
        elif dimension == "points" and changes:
            yield "points"
        elif dimension == "multiple":
            yield "multiple"
        elif dimension.startswith(("money", "count")) and changes:
            yield "difference"

    def levels(self, kind: Kind) -> Iterator[list[Place]]:
        """The figures near it that may be its levels, those of one dimension together."""
        by_dimension: dict[str, list[Place]] = {}
        for place in self._pool:
            q = place.figure
            if q is self._c.figure or not is_plain(q) or q.malformed or not q.dimension or q.value <= 0:
                continue
            if q.role in {"age", "score", "conversion", "elided"}:
                continue
            if kind != "share" and self._is_change(place):
                continue
            if kind == "points":
                fits = q.dimension == "ratio"
            elif kind == "difference":
                fits = q.dimension == self._c.figure.dimension
            else:
                fits = not q.dimension.startswith(("ratio", "points", "multiple", "fraction", "duration"))
            if fits:
                by_dimension.setdefault(q.dimension, []).append(place)
        for places in by_dimension.values():
            if len(places) > 1:
                yield sorted(places, key=self._distance)[:_MOST]

    def _is_change(self, place: Place) -> bool:
        """Whether a figure says by how much something changed, and is no level: 1224억원 늘었다."""
        reading = self._sentences[place.sentence]
        return bool(_CHANGED.match(reading.text, place.figure.end - reading.start))

    def _distance(self, place: Place) -> int:
        return abs(place.figure.start - self._c.figure.start)

    def may_be(self, kind: Kind, a: Place, b: Place) -> bool:
        """Whether the two may be its levels: they go the way that the words say, and stand in its sentence or in one
        that it goes on from. A part stands with its share."""
        more = (b.figure.value > a.figure.value) - (b.figure.value < a.figure.value)
        if not more or (kind not in {"share", "multiple"} and more * self._way < 0):
            return False
        own = self._c.sentence
        if own not in {a.sentence, b.sentence} and a.sentence != b.sentence:
            return False
        if kind == "share" and a.sentence != own:
            return False
        if any(p.sentence < own and EXPECTED.search(self._sentences[p.sentence].text) for p in (a, b)):
            return False
        if any(p.sentence < own and self._has_own_topic(p) for p in (a, b)):
            return False
        known = sorted(map(_known, (a.figure, b.figure)))
        return kind in {"points", "difference"} or known[kind != "rate"] > 1

    def _has_own_topic(self, place: Place) -> bool:
        """Whether its sentence names what it speaks of before it, and the sentence of a level before does not have the
        word: 회원은 2만4000명이다. 대출은 1만8000명보다 40% 많은."""
        said = self._sentences[place.sentence].text
        return any(m[1] not in said and not _NO_TOPIC.search(m[1]) for m in _TOPIC.finditer(self._before))

    def terms(self, kind: Kind, a: Place, b: Place, near: Sequence[Place]) -> Terms:
        """How the three figures stand: nothing of this looks at their values."""
        c = self._c
        order = "".join(n for n, _ in sorted(zip("abc", (a, b, c), strict=True), key=lambda p: p[1].figure.start))
        gaps = {name: self._gap(x, y) for name, x, y in (("ac", a, c), ("bc", b, c), ("ab", a, b))}
        distances = sorted(map(self._distance, near))
        dates = [self._period(place) for place in (a, b)]
        head = _HEAD.search(self._before[-_BEFORE:])
        unit = _HEADS.get(head[1]) if head else None
        way = _ways().search(self._behind)
        found: Terms = {
            **{f"is_{name}": float(kind == name) for name in _KINDS},
            **{f"order_{name}": float(order == name) for name in ("abc", "acb", "bac", "bca", "cab", "cba")},
            "sentence_a": float(a.sentence - c.sentence),
            "sentence_b": float(b.sentence - c.sentence),
            "bracket_c": float(self._in_bracket),
            "than_c": float(self._than),
            "past_c": float(bool(_past().search(self._before[-30:]))),
            "of_all_c": float(bool(_OF_ALL.search(self._before[-_BEFORE:]))),
            "behind_c": float(next((n for n, p in enumerate(_BEHIND_SHARE) if p.match(self._behind)), 9)),
            "way": float(self._way != 0),
            "way_far": float(min(_FAR, way.start()) if way else _FAR),
            "years": _later(*(d.year if d else None for d in dates)),
            "months": _later(*(d.month if d else None for d in dates)),
            "each": float("각각" in self._sentences[c.sentence].text),
            "head": 0.0 if unit is None else 1.0 if a.figure.dimension.startswith(unit) else -1.0,
            "of_kind": float(len(near)),
            "like_c": float(sum(q.dimension == c.figure.dimension for q in _quantities(self._sentences[c.sentence]))),
            "adjoining": float(b.figure.start > c.figure.start and bool(_ADJOINING.fullmatch(gaps["bc"]))),
            "same_unit": float(a.figure.unit == b.figure.unit),
            "same_step": abs(log(float(a.figure.step / b.figure.step))) if a.figure.step and b.figure.step else 0.0,
            "money": float(a.figure.dimension.startswith("money")),
        }
        for name, x, y in (("ac", a, c), ("bc", b, c), ("ab", a, b)):
            found[f"far_{name}"] = log(1 + len(gaps[name]))
            found[f"breaks_{name}"] = float(len(_BREAK.findall(gaps[name])))
            found[f"levels_{name}"] = float(sum(_between(p, x, y) for p in near))
            found[f"like_c_{name}"] = float(
                sum(_between(p, x, y) for p in self._pool if p.figure.dimension == c.figure.dimension)
            )
        for name, place in (("a", a), ("b", b)):
            found[f"rank_{name}"] = float(distances.index(self._distance(place)))
            found |= {f"{term}_{name}": value for term, value in self._beside(place).items()}
        return found

    def _beside(self, place: Place) -> Terms:
        """What stands right before and behind a level."""
        found = self._besides.get(place.figure.start)
        if found is None:
            found = self._besides[place.figure.start] = self._read_beside(place)
        return found

    def _read_beside(self, place: Place) -> Terms:
        reading, q = self._sentences[place.sentence], place.figure
        start, end = q.start - reading.start, q.end - reading.start
        before, behind = reading.text[max(0, start - _BEFORE) : start], reading.text[end : end + _AFTER]
        ahead = reading.text[:start]
        return {
            "bracket": float(ahead.count("(") > ahead.count(")")),
            "than": float(bool(_THAN.match(behind))),
            "from": float(bool(_FROM.match(behind))),
            "to": float(bool(_TO.match(behind))),
            "is": float(bool(_IS.match(behind))),
            "of": float(bool(_OF.match(behind))),
            "past": float(bool(_past().search(before))),
            "now": float(bool(_NOW.search(before))),
            "all": float(bool(_ALL.search(before))),
            "among": float(bool(_AMONG.search(before))),
        }

    def _gap(self, x: Place, y: Place) -> str:
        """The text between two figures."""
        first, second = sorted((x, y), key=lambda p: p.figure.start)
        key = first.figure.start, second.figure.start
        found = self._gaps.get(key)
        if found is None:
            found = self._gaps[key] = self._read_gap(first, second)
        return found

    def _read_gap(self, first: Place, second: Place) -> str:
        one, other = self._sentences[first.sentence], self._sentences[second.sentence]
        end, start = first.figure.end - one.start, second.figure.start - other.start
        return one.text[end:start] if one is other else f"{one.text[end:]} . {other.text[:start]}"

    def _period(self, place: Place) -> Period | None:
        """The period before a figure in its sentence."""
        mentions: Sequence[Mention] = self._sentences[place.sentence].mentions
        before = [m for m in mentions if isinstance(m, Period) and m.end <= place.figure.start]
        return before[-1] if before else None


def _between(p: Place, x: Place, y: Place) -> bool:
    first, last = sorted((x.figure.start, y.figure.start))
    return first < p.figure.start < last


def _later(a: int | None, b: int | None) -> float:
    """1 where ``b`` is later than ``a``, -1 where it is earlier, 0 where they are the same."""
    return _UNTOLD if a is None or b is None else float((b > a) - (b < a))


def _known(q: Quantity) -> int:
    """How many digits of a figure say something."""
    return len(str((abs(q.value) / q.step).to_integral_value()).rstrip("0")) if q.step else 0
