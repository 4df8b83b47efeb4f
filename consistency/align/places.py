"""Figures of two stories that fill one place, among few stories, by terms that are learned.

Two figures are looked at where at least one is left over: the other story does not print its value. Each pair is
described by some seventy terms (what the sentences share, what stands right beside, what else is left over, whether the
other value is explained by another place, how the values are apart); a sum of small trees, fitted to real stories into
which errors were set (``benchmarks/fit_places.py``), says how likely it is that both are of one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, log2
from typing import Protocol

from consistency.align.place_figures import FIGURES
from consistency.align.place_moments import MOMENTS
from consistency.align.placed import PlacedStory, Terms, Words, shared_weight
from consistency.align.surroundings import beside, terms_around
from consistency.claims.reading import word_weight
from consistency.claims.retelling import (
    PlacePair,
    Slot,
    StorySlots,
    kind_of,
    one_value,
    printed_by,
)
from consistency.claims.statements import ClaimPair
from consistency.claims.trees import trees
from consistency.korean.lexicon import load
from consistency.model import Span

_FEW_LEFT = 20
"""Pairs left over of one kind up to which the sentences need have nothing in common."""
_LEAST_SHARED = 1.0
_BEST = 6
"""For each figure so many of the other story's are looked at, those with the likest surroundings."""
_OF_SENTENCE = 0.3
"""What a word of the sentence counts there beside one near the figure."""
_STALE = 72.0
_MOST = 900
"""Pairs of figures of one kind from which two stories are lists."""
_ANEW = 1
"""Other figures of both sentences, none of them equal, from which everything may be counted anew."""
_TYPED = 2.0
"""Digits of which two have changed places, or which are the same at another power of ten: no count grows so."""
_UNEXPLAINED = -40.0
"""No other place with the value is so much worse."""


class Leftover:
    """The figures of one kind of two stories of which the other does not print the value."""

    def __init__(self, a: Sequence[Slot], b: Sequence[Slot]) -> None:
        self.a, self.b = a, b
        self._places = {s.place for s in (*a, *b)}

    def __contains__(self, slot: Slot) -> bool:
        return slot.place in self._places


class Sort(Protocol):
    """What is compared, figures or moments: which kinds belong to it, and what is said of two values."""

    @property
    def name(self) -> str:
        """The stem of the model's file in ``korean/lexicon`` and the table of its bounds in ``weights.toml``."""

    def has(self, kind: object) -> bool:
        """Whether a kind of figure belongs to it."""

    def may_be_one(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> bool:
        """Whether two values are apart and nothing tells beyond doubt that they are of two things."""

    def terms(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> Terms:
        """How two values, and what is said of them, are apart."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """Two figures that may fill one place, with the terms that describe them."""

    a: Slot
    b: Slot
    terms: Terms


def place_claims(a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots], pairs: int) -> Iterator[ClaimPair]:
    """The figures of two stories that are of one thing, as claims; arguments as for ``placed``."""
    for c, score, terms in placed(a, b, others, pairs, FIGURES):
        yield ClaimPair(a.statement(c.a), b.statement(c.b), score, (*terms, ("learned", score), ("sure", score)))


def place_moments(a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots], pairs: int) -> Iterator[PlacePair]:
    """The days, months, years and hours of two stories that are of one thing; arguments as for ``placed``."""
    for c, score, terms in placed(a, b, others, pairs, MOMENTS):
        yield PlacePair(c.a, c.b, score, terms, sure=True)


def placed(
    a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots], pairs: int, sort: Sort
) -> Iterator[tuple[PlaceCandidate, float, tuple[tuple[str, float], ...]]]:
    """The figures of two stories that are of one thing, each figure once, the surest first, with the log-odds and what
    speaks for it. ``others`` are the figures of the further independent stories of the event, ``pairs`` how many pairs
    of stories the run has: the more, the sooner two things are alike by chance."""
    bounds, model = load("weights")[sort.name], trees(sort.name)
    chance = bounds["doubled"] * log2(max(1, pairs))
    found = list(PlaceComparison(a, b, others, sort).candidates())
    scored = zip(model.scores([c.terms for c in found]), found, strict=True)
    taken: set[Span] = set()
    for score, c in sorted(scored, key=lambda p: (-p[0], p[1].a.place.start, p[1].b.place.start)):
        recounted = not c.terms["figures"] and c.terms["other_figures"] >= _ANEW
        swapped = c.terms.get("slip", 0) * c.terms.get("same_digits", 0)
        mistyped = max(c.terms.get("slip_of_power", 0), swapped) >= _TYPED
        doubtful = (recounted or c.terms["stale"] >= bounds["hours"]) and not mistyped
        least = bounds["doubtful"] if doubtful else bounds["least"]
        least += chance + bounds["one_sided"] * c.terms["one_sided"]
        if score < least or {c.a.place, c.b.place} & taken:
            continue
        taken |= {c.a.place, c.b.place}
        said = tuple((term, round(v, 2)) for term, v in model.reasons(c.terms).items() if v > 0 and c.terms[term] > 0)
        yield c, round(score, 2), said


class PlaceComparison:
    """The figures of one sort of two stories, side by side. ``others`` are those of the event's further stories."""

    def __init__(self, a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots], sort: Sort) -> None:
        self._a, self._b, self._others, self._sort = a, b, others, sort
        self._nearness: dict[tuple[Span, Span], float] = {}
        self._shared: dict[tuple[int, int], float] = {}
        self._left: dict[object, Leftover] = {}
        self._story = log(1 + shared_weight(Words(a.words), Words(b.words)))
        self._title = self._sentences(0, 0) / max(1.0, min(a.sentences[0].weight, b.sentences[0].weight))
        hours = _STALE
        if a.published and b.published:
            hours = min(_STALE, abs((a.published - b.published).total_seconds()) / 3600)
        self._stale = hours

    def candidates(self) -> Iterator[PlaceCandidate]:
        """The pairs of figures of one kind, at least one of them left over, that nothing tells apart."""
        a, b = self._a, self._b
        for kind in sorted(filter(self._sort.has, a.slots.by_kind.keys() & b.slots.by_kind.keys()), key=repr):
            mine, other = a.slots.by_kind[kind], b.slots.by_kind[kind]
            if len(mine) * len(other) > _MOST:
                continue  # lists of figures
            for x, y in self._nearest(mine, other, self._left_over(kind)):
                if self._sort.may_be_one(a, b, x, y):
                    yield self.candidate(x, y)

    def has_left_over(self, x: Slot, y: Slot) -> bool:
        """Whether the other story does not print the value of one of two figures of a kind."""
        left = self._left_over(kind_of(x.mention))
        return x in left or y in left

    def candidate(self, x: Slot, y: Slot) -> PlaceCandidate:
        """A figure of either story, of one kind, with the terms that describe the two."""
        return PlaceCandidate(x, y, self._terms(x, y) | self._sort.terms(self._a, self._b, x, y))

    def _left_over(self, kind: object) -> Leftover:
        """The figures of a kind of which the other story does not print the value."""
        found = self._left.get(kind)
        if found is None:
            a, b = self._a.slots, self._b.slots
            found = self._left[kind] = Leftover(
                [s for s in a.by_kind[kind] if not printed_by(s, b, kind)],
                [s for s in b.by_kind[kind] if not printed_by(s, a, kind)],
            )
        return found

    def _nearest(self, mine: Sequence[Slot], other: Sequence[Slot], left: Leftover) -> Iterator[tuple[Slot, Slot]]:
        """For each figure of either story those of the other with the likest surroundings, one of the two left over."""
        few = len(left.a) * len(left.b) <= _FEW_LEFT
        scored = []
        for n, x in enumerate(mine):
            for m, y in enumerate(other):
                if not (x in left or y in left) or one_value(x.mention, y.mention):
                    continue
                shared = self._sentences(self._a.number(x), self._b.number(y))
                if (few and x in left and y in left) or shared >= _LEAST_SHARED:
                    scored.append((-self._near(x, y) - _OF_SENTENCE * shared, n, m))
        seen: Counter[tuple[str, int]] = Counter()
        kept = []
        for _, n, m in sorted(scored):
            sides = ("a", n), ("b", m)
            if min(seen[side] for side in sides) < _BEST:
                kept.append((n, m))
            seen.update(sides)
        for n, m in sorted(kept):
            yield mine[n], other[m]

    def _sentences(self, n: int, m: int) -> float:
        """The weight of the words that a sentence of ``a`` and one of ``b`` share."""
        found = self._shared.get((n, m))
        if found is None:
            found = self._shared[n, m] = shared_weight(self._a.sentences[n], self._b.sentences[m])
        return found

    def _near(self, x: Slot, y: Slot) -> float:
        """The weight of the words beside both figures."""
        found = self._nearness.get((x.place, y.place))
        if found is None:
            found = self._nearness[x.place, y.place] = beside(x, y)
        return found

    def _terms(self, x: Slot, y: Slot) -> Terms:
        """What stands around both."""
        a, b, kind = self._a, self._b, kind_of(x.mention)
        left = self._left_over(kind)
        n, m = a.number(x), b.number(y)
        first, second = a.sentences[n], b.sentences[m]
        shared, near = self._sentences(n, m), self._near(x, y)
        margins = sorted(
            (
                near - max((self._near(x, z) for z in b.slots.by_kind[kind] if z is not y), default=0.0),
                near - max((self._near(z, y) for z in a.slots.by_kind[kind] if z is not x), default=0.0),
            )
        )
        strange = sorted(
            max((word_weight(w) for w in slot.before[:3] if w not in story.words), default=0.0)
            for slot, story in ((x, b), (y, a))
        )
        leftover = sorted((len(left.a), len(left.b)))
        all_of_kind = sorted((len(a.slots.by_kind[kind]), len(b.slots.by_kind[kind])))
        best_a = max((self._sentences(n, k) / b.sentences[k].scale for k in range(len(b.sentences))), default=0.0)
        best_b = max((self._sentences(k, m) / a.sentences[k].scale for k in range(len(a.sentences))), default=0.0)
        return {
            **terms_around(x, y, first, second, shared, near),
            "sentences_around": shared_weight(Words(a.around(n) | first.words), Words(b.around(m) | second.words))
            - shared,
            "likest_sentences": shared / second.scale / max(best_a, 1e-9) + shared / first.scale / max(best_b, 1e-9),
            "margin": margins[0],
            "margin_most": margins[1],
            "strange": strange[0],
            "strange_most": strange[1],
            "unknown": max(first.unknown_to(b.words), second.unknown_to(a.words)),
            "left_over": float(leftover[0]),
            "left_over_most": float(leftover[1]),
            "kind_in_stories": float(all_of_kind[0]),
            "kind_in_stories_most": float(all_of_kind[1]),
            "story": self._story,
            "title": self._title,
            "story_length": float(min(len(a.sentences), len(b.sentences))),
            "lead": float(n <= 1) + float(m <= 1),
            "stale": self._stale,
            **self._explained(x, y, left),
            **self._witnesses(x, y, kind),
        }

    def _explained(self, x: Slot, y: Slot, left: Leftover) -> Terms:
        """How much better than the place of ``x`` another place of its story, with the value of ``y``, fits ``y`` (or
        the other way round); a left-over value has none."""
        kind = kind_of(x.mention)
        twins = [(z, y) for z in self._a.slots.by_kind[kind] if y not in left and one_value(z.mention, y.mention)]
        twins += [(x, z) for z in self._b.slots.by_kind[kind] if x not in left and one_value(x.mention, z.mention)]
        if not twins:
            return {"one_sided": 0.0, "explained": _UNEXPLAINED, "explained_by_sentence": _UNEXPLAINED}
        near = max(self._near(p, q) for p, q in twins)
        shared = max(self._sentences(self._a.number(p), self._b.number(q)) for p, q in twins)
        here = self._sentences(self._a.number(x), self._b.number(y))
        return {"one_sided": 1.0, "explained": near - self._near(x, y), "explained_by_sentence": shared - here}

    def _witnesses(self, x: Slot, y: Slot, kind: object) -> Terms:
        prints = [(printed_by(x, o, kind), printed_by(y, o, kind)) for o in self._others]
        lone = sorted((sum(p and not q for p, q in prints), sum(q and not p for p, q in prints)))
        all_of = sorted(
            (
                sum(p for p, _ in prints) + printed_by(x, self._b.slots, kind),
                sum(q for _, q in prints) + printed_by(y, self._a.slots, kind),
            )
        )
        return {
            "both_elsewhere": float(sum(p and q for p, q in prints)),
            "fewer_witnesses": float(lone[0]),
            "more_witnesses": float(lone[1]),
            "fewer_print": float(all_of[0]),
            "more_print": float(all_of[1]),
            "most_print": all_of[1] / (len(prints) + 1),
            "stories": float(len(prints) + 2),
        }
