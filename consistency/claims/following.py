"""Figures that do not follow from those from which a story says they do: which three are meant, and whether they agree.

Of the pairs near a rate, difference, share or multiple the trees choose the likeliest. It is told only where the
figures of no pair agree: a rate that follows from some two figures beside it was counted from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import log2

from consistency.claims.arithmetic import (
    MODES,
    Interval,
    beside,
    growth,
    hull,
    interval,
    is_plain,
    loose,
    quotient,
)
from consistency.claims.reading import Reading
from consistency.claims.trees import trees
from consistency.claims.triples import Kind, Place, Triple, triples
from consistency.korean.lexicon import load
from consistency.model import Quantity

MODELS: dict[Kind, str] = {
    "rate": "triples_change",
    "points": "triples_change",
    "difference": "triples_change",
    "share": "triples_share",
    "multiple": "triples_multiple",
}
"""The stem of the model's file in ``korean/lexicon``, by kind."""
_LOOSE_MULTIPLE = Decimal("0.12")
_HUNDRED = Decimal(100)
_WIDEST, _POWERS = 50, 9
"""How many times as much levels may be, and below which power of ten one may have been lost."""


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Three figures that a story means together and that cannot all be true: what follows from the first two, the
    log-odds that they are meant, and why."""

    triple: Triple
    allowed: Interval
    score: float
    terms: tuple[tuple[str, float], ...]


def unfollowed(sentences: Sequence[Reading], stories: int) -> Iterator[Unfollowed]:
    """The figures of a story that do not follow. ``stories`` is how many are judged in the run: the more, the surer
    it must be which figures are meant."""
    bounds = load("weights")["triples"]
    more = bounds["doubled"] * log2(max(1, stories))
    for near in triples(sentences):
        found = [t for t in near if is_near(t)]
        if not found:
            continue
        kind = found[0].kind
        if any(follows(t) for t in found):
            continue
        model = trees(MODELS[kind])
        scores = model.scores([t.terms() for t in found])
        score, n = max((score, -n) for n, score in enumerate(scores))
        triple = found[-n]
        allowed = possible(triple)
        if allowed is None or score < bounds[kind] + more or _follows_from_afar(triple, sentences):
            continue
        said = tuple((term, round(v, 2)) for term, v in model.reasons(triple.terms()).items() if v > 0)
        yield Unfollowed(triple, allowed, round(score, 2), said)


def _follows_from_afar(triple: Triple, sentences: Sequence[Reading]) -> bool:
    """Whether it follows where a level that stands in another sentence is changed for some other figure of the body:
    지난해 같은 기간(3.9명)의 5.8배, of what was told two sentences before. The part of an exact share is changed
    wherever it stands: 가입자가 1086만명이 됐다. 21만명 늘었고 이용자 1359만명 중 79.9%가 쓴다."""
    q = triple.c.figure
    far_a, far_b = (place.sentence != triple.c.sentence for place in (triple.a, triple.b))
    far_a |= triple.kind == "share" and q.step < 1
    if not (far_a or far_b):
        return False
    dimension = triple.a.figure.dimension
    figures = [
        Place(n, m)
        for n, r in enumerate(sentences)
        for m in r.mentions
        if isinstance(m, Quantity) and m.dimension == dimension and is_plain(m) and m.value > 0 and m is not q
    ]
    changed = [
        *(replace(triple, a=f) for f in figures if far_a),
        *(replace(triple, b=f) for f in figures if far_b),
    ]
    return any(map(follows, changed))


def is_near(triple: Triple) -> bool:
    """Whether the levels are of about one size, or would agree with the third figure but for a power of ten (a lost
    만 or 억)."""
    a, b = triple.a.figure, triple.b.figure
    times = max(a.value, b.value) / min(a.value, b.value)
    if triple.kind == "share" or times <= _WIDEST:
        return True
    scaled = (
        replace(triple, a=_scaled(triple.a, power))
        if a.value < b.value
        else replace(triple, b=_scaled(triple.b, power))
        for power in range(1, _POWERS)
    )
    return any(map(follows, scaled))


def _scaled(place: Place, power: int) -> Place:
    q = place.figure
    value, step, low, high = (v.scaleb(power) for v in (q.value, q.step, q.low, q.high))
    return Place(place.sentence, replace(q, value=value, step=step, low=low, high=high))


def follows(triple: Triple) -> bool:
    """Whether some values that print as the first two figures give one that prints as the third."""
    if triple.kind == "multiple" and triple.a.figure.value > triple.b.figure.value:
        return False
    stated, ways = _stated(triple), _possible(triple)
    if triple.kind == "multiple":
        # 5배 늘었다 is said of five times and of six times as much.
        ways += [Interval(w.low - 1, w.high - 1) for w in ways]
    return any(stated.meets(way) for way in ways)


def possible(triple: Triple) -> Interval | None:
    """What follows from the first two figures; None where nothing does."""
    ways = _possible(triple)
    return hull(ways) if ways else None


def _stated(triple: Triple) -> Interval:
    c = triple.c.figure
    if triple.kind != "multiple":
        return loose(c)
    found, slack = interval(c), c.value * _LOOSE_MULTIPLE
    return Interval(found.low - slack, found.high + slack)


def _possible(triple: Triple) -> list[Interval]:
    """What follows where all figures are rounded, and where all are cut."""
    a, b = triple.a.figure, triple.b.figure
    if triple.kind == "share":
        share = quotient(interval(a), interval(b))
        return [share.scaled(_HUNDRED)] if share else []
    if triple.kind == "multiple":
        times = quotient(interval(b), interval(a))
        return [times] if times else []
    levels = _levels(a, b, triple.c.figure)
    if triple.kind == "rate":
        return [g.magnitude() for base, level in levels if (g := growth(base, level)) is not None]
    return [(level - base).magnitude() for base, level in levels]


def _levels(a: Quantity, b: Quantity, c: Quantity) -> list[tuple[Interval, Interval]]:
    finest = min(q.step for q in (a, b, c) if q.dimension == a.dimension)
    return [(beside(a, finest, mode), beside(b, finest, mode)) for mode in MODES]
