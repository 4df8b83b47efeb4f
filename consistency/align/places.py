"""Figures of two stories that fill one place, among few stories, by terms that are learned.

Only what one of the two stories prints and the other does not is looked at. Each pair is described by some sixty terms
(what the sentences share, what stands right beside, what else is left over, how the values are apart); a sum of small
trees, fitted to real stories into which errors were set (``benchmarks/fit_places.py``), says how likely it is that both
are of one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, log2

from consistency.align.place_terms import Terms, value_terms
from consistency.align.placed import PlacedStory, Words
from consistency.align.retold import comparable, of_two_categories
from consistency.align.trees import trees
from consistency.claims.reading import foreseen, word_weight
from consistency.claims.retelling import (
    Slot,
    SlotPair,
    StorySlots,
    Value,
    alike,
    kind_of,
    may_differ,
    printed_by,
    tells,
    value_of,
)
from consistency.claims.statements import (
    ClaimPair,
    Statement,
    digits,
    of_other_ages,
    of_other_measures,
    of_other_scopes,
)
from consistency.claims.values import bounds_differ, compare_quantities
from consistency.korean.lexicon import load
from consistency.model import Quantity, Span

_NEAR = 5
"""Words on each side of a figure that are compared with those beside another."""
_FARTHER = 0.25
"""How much less a word says with each step from the figure."""
_FEW_LEFT = 6
"""Pairs left over of one kind up to which the sentences need have nothing in common."""
_LEAST_SHARED = 3.0
_BEST = 4
"""For each figure so many of the other story's are looked at, those with the likest surroundings."""
_OF_SENTENCE = 0.3
"""What a word of the sentence counts there beside one near the figure."""
_STALE = 72.0
_MOST = 900
"""Pairs of figures of one kind from which two stories are lists."""
_BEHIND = 4
"""Words behind a figure of which one may say that it is expected."""
_ANEW = 1
"""Other figures of both sentences, none of them equal, from which everything may be counted anew."""
_TELLING = 5.0
"""What a word weighs that few stories have."""
_BIG = 3


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """Two figures that may fill one place, with the terms that describe them."""

    a: Slot
    b: Slot
    terms: Terms


def place_claims(a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots], pairs: int) -> Iterator[ClaimPair]:
    """The figures of two stories that are of one thing, each figure once, the surest first; the score is the log-odds.
    ``others`` are the figures of the further independent stories of the event, ``pairs`` how many pairs of stories the
    run has: the more, the sooner two things are alike by chance."""
    bounds, model = load("weights")["places"], trees("places")
    chance = bounds["doubled"] * log2(max(1, pairs))
    found = list(PlaceComparison(a, b, others).candidates())
    scored = zip(model.scores([c.terms for c in found]), found, strict=True)
    taken: set[Span] = set()
    for score, c in sorted(scored, key=lambda p: (-p[0], p[1].a.place.start, p[1].b.place.start)):
        recounted = not c.terms["figures"] and c.terms["other_figures"] >= _ANEW
        doubtful = recounted or c.terms["stale"] >= bounds["hours"]
        least = bounds["doubtful"] if doubtful else bounds["least"]
        if score < least + chance or {c.a.place, c.b.place} & taken:
            continue
        taken |= {c.a.place, c.b.place}
        said = [(term, round(v, 2)) for term, v in model.reasons(c.terms).items() if v > 0 and c.terms[term] > 0]
        terms = (*said, ("learned", round(score, 2)), ("sure", score))
        yield ClaimPair(a.statement(c.a), b.statement(c.b), round(score, 2), terms)


class PlaceComparison:
    """Two stories laid side by side. ``others`` are the figures of the further stories of the event."""

    def __init__(self, a: PlacedStory, b: PlacedStory, others: Sequence[StorySlots]) -> None:
        self._a, self._b, self._others = a, b, others
        self._nearness: dict[tuple[Span, Span], float] = {}
        self._shared: dict[tuple[int, int], float] = {}
        self._story = log(1 + _shared(Words(a.words), Words(b.words)))
        self._title = self._sentences(0, 0) / max(1.0, min(a.sentences[0].weight, b.sentences[0].weight))
        hours = _STALE
        if a.published and b.published:
            hours = min(_STALE, abs((a.published - b.published).total_seconds()) / 3600)
        self._stale = hours

    def candidates(self) -> Iterator[PlaceCandidate]:
        """The pairs of left-over figures of one kind that nothing tells apart."""
        a, b = self._a, self._b
        for kind in sorted(a.slots.by_kind.keys() & b.slots.by_kind.keys(), key=repr):
            left = [s for s in a.slots.by_kind[kind] if not printed_by(s, b.slots, kind)]
            right = [s for s in b.slots.by_kind[kind] if not printed_by(s, a.slots, kind)] if left else []
            if len(left) * len(right) > _MOST:
                continue  # lists of figures
            for x, y in self._nearest(left, right):
                said, other = a.statement(x), b.statement(y)
                if (
                    (may_differ(x, y) or _bounded_apart(x, y))
                    and comparable(SlotPair(x, y, 0, 0, 0), said, other)
                    and not (_told_apart(said, other) or of_two_categories(x, y) or self._of_other_kinds(x, y))
                    and foreseen(x.behind[:_BEHIND]) == foreseen(y.behind[:_BEHIND])
                ):
                    yield PlaceCandidate(x, y, self._terms(x, y, left, right) | value_terms(said, other))

    def _of_other_kinds(self, x: Slot, y: Slot) -> bool:
        """Whether what stands before tells two things: two figures of one kind (전용 84㎡, 59㎡) or, before one word,
        two telling words that the other sentence has not (가스 운반선 6척, 석유 운반선 2척)."""
        p, q = self._a.qualifier(x), self._b.qualifier(y)
        if p and q and p.dimension == q.dimension and compare_quantities(p, q) == "apart":
            return True
        return _qualified(x, y) >= _TELLING or _other_heads(x, y)

    def _nearest(self, left: Sequence[Slot], right: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
        """For each figure of either story those of the other with the likest surroundings."""
        few = len(left) * len(right) <= _FEW_LEFT
        scored = []
        for n, x in enumerate(left):
            for m, y in enumerate(right):
                shared = self._sentences(self._a.number(x), self._b.number(y))
                if few or shared >= _LEAST_SHARED:
                    scored.append((-self._near(x, y) - _OF_SENTENCE * shared, n, m))
        seen: Counter[tuple[str, int]] = Counter()
        kept = []
        for _, n, m in sorted(scored):
            sides = ("a", n), ("b", m)
            if min(seen[side] for side in sides) < _BEST:
                kept.append((n, m))
            seen.update(sides)
        for n, m in sorted(kept):
            yield left[n], right[m]

    def _sentences(self, n: int, m: int) -> float:
        """The weight of the words that a sentence of ``a`` and one of ``b`` share."""
        found = self._shared.get((n, m))
        if found is None:
            found = self._shared[n, m] = _shared(self._a.sentences[n], self._b.sentences[m])
        return found

    def _near(self, x: Slot, y: Slot) -> float:
        """The weight of the words beside both figures."""
        found = self._nearness.get((x.place, y.place))
        if found is None:
            found = self._nearness[x.place, y.place] = _beside(x, y)
        return found

    def _terms(self, x: Slot, y: Slot, left: Sequence[Slot], right: Sequence[Slot]) -> Terms:
        """What stands around both."""
        a, b, kind = self._a, self._b, kind_of(x.mention)
        n, m = a.number(x), b.number(y)
        first, second = a.sentences[n], b.sentences[m]
        shared, near = self._sentences(n, m), self._near(x, y)
        weights = sorted((_weight_beside(x), _weight_beside(y)))
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
        apart = sorted(len([v for v in p.others - q.others if v[0] == "q"]) for p, q in ((x, y), (y, x)))
        kinds = sorted(sum(v[:2] == kind for v in slot.others) for slot in (x, y))
        leftover = sorted((len(left), len(right)))
        all_of_kind = sorted((len(a.slots.by_kind[kind]), len(b.slots.by_kind[kind])))
        equal = x.others & y.others
        best_a = max((self._sentences(n, k) / b.sentences[k].scale for k in range(len(b.sentences))), default=0.0)
        best_b = max((self._sentences(k, m) / a.sentences[k].scale for k in range(len(a.sentences))), default=0.0)
        return {
            "around": near,
            "around_of_lesser": near / max(1.0, weights[0]),
            "around_of_greater": near / max(1.0, weights[1]),
            "head": float(_same_first(x.before, y.before)),
            "behind": float(_same_first(x.behind, y.behind)),
            "before_3": float(sum(any(alike(w, v) for v in y.before[:3]) for w in x.before[:3])),
            "behind_3": float(sum(any(alike(w, v) for v in y.behind[:3]) for w in x.behind[:3])),
            "sentence": shared,
            "sentence_of_lesser": shared / max(1.0, min(first.weight, second.weight)),
            "sentence_of_greater": shared / max(1.0, max(first.weight, second.weight)),
            "sentences_around": _shared(Words(a.around(n) | first.words), Words(b.around(m) | second.words)) - shared,
            "likest_sentences": shared / second.scale / max(best_a, 1e-9) + shared / first.scale / max(best_b, 1e-9),
            "figures": float(sum(map(tells, equal))),
            "small_figures": float(len(equal)),
            "big_figures": float(sum(v[0] == "q" and _long(v) for v in equal)),
            "other_figures": float(apart[0]),
            "other_figures_most": float(apart[1]),
            "of_kind": float(kinds[0]),
            "of_kind_most": float(kinds[1]),
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
            "qualified": _qualified(x, y),
            "total": float(x.total != y.total),
            "listed": float(x.listed != y.listed),
            "lead": float(n <= 1) + float(m <= 1),
            "stale": self._stale,
            **self._witnesses(x, y, kind),
        }

    def _witnesses(self, x: Slot, y: Slot, kind: object) -> Terms:
        prints = [(printed_by(x, o, kind), printed_by(y, o, kind)) for o in self._others]
        lone = sorted((sum(p and not q for p, q in prints), sum(q and not p for p, q in prints)))
        return {
            "both_elsewhere": float(sum(p and q for p, q in prints)),
            "fewer_witnesses": float(lone[0]),
            "more_witnesses": float(lone[1]),
        }


def _bounded_apart(x: Slot, y: Slot) -> bool:
    """Whether one bound is given with two values: 최대 2000만원, 최대 3000만원."""
    p, q = x.mention, y.mention
    return (
        isinstance(p, Quantity)
        and isinstance(q, Quantity)
        and bounds_differ(p, q)
        and value_of(p) not in y.others
        and value_of(q) not in x.others
    )


def _told_apart(x: Statement, y: Statement) -> bool:
    """Whether the sentences name two measures, scopes, periods, ranges of ages or directions, or both are moving."""
    if of_other_measures(x, y) or of_other_scopes(x, y):
        return True
    if (x.quantity.bound == "range") != (y.quantity.bound == "range"):
        return True
    if any(p and q and p != q for p, q in zip(x.when, y.when, strict=True)):
        return True
    return of_other_ages(x, y) or {x.direction, y.direction} == {"up", "down"} or bool(x.moving and y.moving)


def _shared(a: Words, b: Words) -> float:
    """The weight of the words that two sentences, or stories, share: the mean of what each has of the other."""
    return (b.of(a.words) + a.of(b.words)) / 2


def _beside(x: Slot, y: Slot) -> float:
    """The weight of the words that stand beside both figures, on the same side."""
    sides = ((x.before, y.before), (x.behind, y.behind))
    return sum(_of_side(mine, other) + _of_side(other, mine) for mine, other in sides) / 2


def _of_side(mine: Sequence[str], other: Sequence[str]) -> float:
    """The weight of the words on one side of a figure that stand on that side of another, less with each step."""
    total = 0.0
    for n, word in enumerate(mine[:_NEAR]):
        for m, v in enumerate(other[:_NEAR]):
            if alike(word, v):
                total += word_weight(word) / (1 + _FARTHER * (n + m))
                break
    return total


def _weight_beside(slot: Slot) -> float:
    return sum(
        word_weight(w) / (1 + _FARTHER * n) for side in (slot.before, slot.behind) for n, w in enumerate(side[:_NEAR])
    )


def _same_first(mine: Sequence[str], other: Sequence[str]) -> bool:
    return bool(mine and other) and alike(mine[0], other[0])


def _other_heads(x: Slot, y: Slot) -> bool:
    """Whether each figure has a word right before it that stands nowhere near the other: 배추 32.4%, 무 34.2%."""
    if not (x.before and y.before):
        return False
    near = [(*slot.before[:_NEAR], *slot.behind[:_NEAR]) for slot in (x, y)]
    return not any(alike(x.before[0], w) for w in near[1]) and not any(alike(y.before[0], w) for w in near[0])


def _qualified(x: Slot, y: Slot) -> float:
    """What the words count that stand before the same word right before the figures, if neither sentence has the
    other's: 가스 운반선, 석유 운반선."""
    if not _same_first(x.before, y.before) or min(len(x.before), len(y.before)) < 2:
        return 0.0
    words = x.before[1], y.before[1]
    if any(any(alike(word, w) for w in o.words) for word, o in zip(words, (y, x), strict=True)):
        return 0.0
    return min(map(word_weight, words))


def _long(value: Value) -> bool:
    return len(digits(value[2])) >= _BIG  # type: ignore[arg-type]
