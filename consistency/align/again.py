"""Figures of one story that it tells twice, by terms that are learned: headline, lead and body print one thing again.

Two figures of two sentences are looked at where the story prints the value of one of them nowhere else, and one stands
in the headline or both are a slip of the hand apart. What the two sentences share, what stands right beside, how the
values are apart and where else the story has them describe the pair; a sum of small trees, fitted to real stories into
which errors were set (``benchmarks/fit_again.py``), says how likely it is that both are of one thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import log2

from consistency.align.place_figures import FIGURES, figure_terms, of_before, slipped
from consistency.align.placed import PlacedStory, Terms, shared_weight
from consistency.align.places import PlaceCandidate
from consistency.align.retold import of_two_categories, other_group, other_moment
from consistency.align.surroundings import beside, qualified, terms_around
from consistency.claims.reading import Reading, foreseen, word_weight
from consistency.claims.retelling import FEW, PlacePair, Slot, alike, apart, kind_of, one_value
from consistency.claims.statements import Statement, digits, of_other_ages, of_other_measures, of_other_scopes
from consistency.claims.supported import is_derived, is_supported
from consistency.claims.trees import trees
from consistency.claims.values import compare_quantities
from consistency.korean.lexicon import load
from consistency.model import Quantity, Span

NAME = "again"
"""The stem of the model's file in ``korean/lexicon`` and the table of its bounds in ``weights.toml``."""
_TELLING = 5.0
"""What a word weighs that few stories have: two of them before one word tell of two things."""
_LEAST_NEAR, _LEAST_SHARED = 1.0, 3.0
"""What stands beside both figures, or in both sentences, must weigh so much."""
_MOST = 40
"""Figures of one kind from which a story is a list."""
_RUNS = frozenset({"연승", "연패"})
"""What S225 and the run of S207 read: 4연승 눈앞."""
_TOWN = re.compile(r"[가-힣]{1,3}[시군구읍면]")
_EARLIER = re.compile(r"앞서|지난[^,.]{1,12} 때|\d월에[는도]|\d일에도|당시")
_TURN = re.compile(r"\d+(?:차|회차|호기|단계|라운드)(?![가-힣])")
_TOPIC = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,12})(?:은|는|이|가|의)(?= )")
_REACH = 6
"""Words before a figure that may name its town."""
_ROUND = 1000
"""From here a number of one digit and zeros is round."""
_FAR = 20
_BEHIND = 4
_TELLING_DIGITS = 2
_UNEXPLAINED = -40.0
"""No other place with the value is so much worse."""


def told_again(story: PlacedStory, stories: int) -> Iterator[PlacePair]:
    """The figures of a story that are of one thing and cannot both be true, each once, the surest first: the one that
    the story prints nowhere else before the other. ``stories`` is how many are judged in the run: the more, the sooner
    two figures are alike by chance."""
    bounds, model = load("weights")[NAME], trees(NAME)
    least = bounds["least"] + bounds["doubled"] * log2(max(1, stories))
    compared = Again(story)
    found = list(compared.candidates())
    taken: set[Span] = set()
    scored = zip(model.scores([c.terms for c in found]), found, strict=True)
    for score, c in sorted(scored, key=lambda p: (-p[0], p[1].a.place.start, p[1].b.place.start)):
        if score < least or {c.a.place, c.b.place} & taken:
            continue
        taken |= {c.a.place, c.b.place}
        a, b = (c.a, c.b) if compared.is_alone(c.a) else (c.b, c.a)
        said = tuple((term, round(v, 2)) for term, v in model.reasons(c.terms).items() if v > 0 and c.terms[term] > 0)
        yield PlacePair(a, b, round(score, 2), said, sure=True)


def may_be_told_again(title: Reading, sentences: Sequence[Reading]) -> bool:
    """Whether a story has figures that ``told_again`` would look at, without reading what stands around them."""
    body: dict[str, list[Quantity]] = {}
    for m in (m for r in sentences for m in r.mentions):
        if isinstance(m, Quantity) and m.dimension and not m.dimension.startswith("duration"):
            body.setdefault(m.dimension, []).append(m)
    for m in title.mentions:
        if isinstance(m, Quantity) and m.dimension in body and not is_supported(m, body[m.dimension]):
            return True
    for figures in body.values():
        values = Counter(abs(m.value) for m in figures)
        if any(1 in {values[v], values[w]} and _slip_apart(v, w) for v, w in combinations(values, 2)):
            return True
    return False


def _slip_apart(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers of two digits or more have the same digits, or one digit of them is another."""
    if min(len(digits(a)), len(digits(b))) < _TELLING_DIGITS:
        return False
    return digits(a) == digits(b) or slipped(a, b)


class Again:
    """The figures of one story, its headline among them, held against each other."""

    def __init__(self, story: PlacedStory) -> None:
        self._story = story
        self._shared: dict[tuple[int, int], float] = {}
        self._alone: dict[Span, bool] = {}

    def candidates(self) -> Iterator[PlaceCandidate]:
        """The pairs of figures of two sentences that nothing tells apart, at least one of them printed nowhere else: a
        headline's, where one is in it. The first stands before the second."""
        for kind, slots in sorted(self._story.slots.by_kind.items(), key=lambda item: repr(item[0])):
            if not FIGURES.has(kind) or not 1 < len(slots) <= _MOST:
                continue
            for n, x in enumerate(slots):
                for y in slots[n + 1 :]:
                    if (
                        self._may_be_one(x, y)
                        and (self.is_alone(x) or (bool(self._story.number(x)) and self.is_alone(y)))
                        and self._alike(x, y)
                        and not self._told_apart(x, y)
                    ):
                        yield PlaceCandidate(x, y, self._terms(x, y, slots))

    def is_alone(self, slot: Slot) -> bool:
        """Whether the story prints the value nowhere else; sums of the body count for a headline."""
        found = self._alone.get(slot.place)
        if found is None:
            found = self._alone[slot.place] = self._find_alone(slot)
        return found

    def _find_alone(self, slot: Slot) -> bool:
        q = slot.mention
        if not isinstance(q, Quantity):
            return False
        printed = self._story.slots.printed[kind_of(q)]
        if sum(one_value(q, m) for m in printed) > 1:  # once is itself
            return False
        return bool(self._story.number(slot)) or not is_supported(q, self._story.in_body(q.dimension))

    def _may_be_one(self, x: Slot, y: Slot) -> bool:
        """Whether the values are a slip apart, or one is the headline's; single digits (1억 and 1조, 3명 and 2명) are
        no slip, and spans of time are many in a story (이틀 연속, 하루 새)."""
        p, q = x.mention, y.mention
        if x.sentence == y.sentence or not (isinstance(p, Quantity) and isinstance(q, Quantity)):
            return False
        if p.dimension.startswith("duration") or p.unit in _RUNS or max(abs(p.value), abs(q.value)) < FEW:
            return False
        if not apart(p, q) or of_before(x) != of_before(y):
            return False
        if _slip_apart(abs(p.value), abs(q.value)):
            return True
        # 900억 of a headline is a mark that is hoped for or passed
        return not self._story.number(x) and (len(digits(p.value)) >= _TELLING_DIGITS or abs(p.value) < _ROUND)

    def _alike(self, x: Slot, y: Slot) -> bool:
        """Whether enough stands beside both, or in both sentences, and these are not one sentence printed twice."""
        n, m = self._story.number(x), self._story.number(y)
        if self._story.sentences[n].words == self._story.sentences[m].words:
            return False
        return beside(x, y) >= _LEAST_NEAR or self._sentences(n, m) >= _LEAST_SHARED

    def _told_apart(self, x: Slot, y: Slot) -> bool:
        """Whether something tells beyond doubt that they are of two things: a market report, ages, a range, another
        period, the opposite direction, a figure of a kind before each, another word before one word."""
        said, other = self._story.statement(x), self._story.statement(y)
        p, q = said.quantity, other.quantity
        if said.form or other.form or p.malformed or q.malformed or "age" in {p.role, q.role}:
            return True
        if of_other_ages(said, other) or (p.bound == "range") != (q.bound == "range"):
            return True
        if any(a and b and a != b for a, b in zip(said.when, other.when, strict=True)) or self._dated_apart(x, y):
            return True
        if {said.direction, other.direction} == {"up", "down"} or of_two_categories(x, y):
            return True
        if qualified(x, y) >= _TELLING or _of_two_towns(x, y) or self._of_two_tellings(x, y) or self._is_part(x, y):
            return True
        k, o = self._story.qualifier(x), self._story.qualifier(y)
        if k is None or o is None or k.dimension != o.dimension:
            return False
        return compare_quantities(k, o) == "apart" or (said.role == "conversion" and k.value != o.value)

    def _of_two_tellings(self, x: Slot, y: Slot) -> bool:
        """Whether two sentences of the body speak of two things before the figures: of one that came earlier (앞서,
        지난 선거 때), of two topics, hours or turns (1차, 2차). A headline leaves out what it speaks of."""
        if not self._story.number(x):
            return False
        ahead = [self._story.text(s)[: s.place.start - s.sentence.start] for s in (x, y)]
        if bool(_EARLIER.search(ahead[0])) != bool(_EARLIER.search(ahead[1])) or other_moment(x, y):
            return True
        turns = [set(_TURN.findall(text)) for text in ahead]
        if all(turns) and not turns[0] & turns[1]:
            return True
        topics = [set(_TOPIC.findall(text)) for text in ahead]
        whole = [self._story.text(s) for s in (x, y)]
        own = [{t for t in mine if t not in other} for mine, other in zip(topics, reversed(whole), strict=True)]
        return all(own) and not any(alike(t, u) for t in own[0] for u in own[1])

    def _is_part(self, x: Slot, y: Slot) -> bool:
        """Whether a smaller figure follows in the sentence behind a total: 모두 2061억원, and 1061억원 for a part."""
        p, q = x.mention, y.mention
        assert isinstance(p, Quantity)
        assert isinstance(q, Quantity)
        adjoining = bool(self._story.number(x)) and self._story.number(y) - self._story.number(x) == 1
        return adjoining and x.total and not y.total and p.value > q.value

    def _dated_apart(self, x: Slot, y: Slot) -> bool:
        """Whether one is of a month and the other of a part of a year, or only the later one is of another year: a
        year goes on holding, it does not hold before it is named."""
        first, second, published = self._story.statement(x).when, self._story.statement(y).when, self._story.published
        if any(bool(a[1]) and bool(b[2]) and not (a[2] or b[1]) for a, b in ((first, second), (second, first))):
            return True
        if not self._story.number(x) or any(first) or second[0] is None or published is None:
            return False
        return second[0] != published.year

    def _sentences(self, n: int, m: int) -> float:
        """The weight of the words that two sentences share."""
        found = self._shared.get((n, m))
        if found is None:
            sentences = self._story.sentences
            found = self._shared[n, m] = self._shared[m, n] = shared_weight(sentences[n], sentences[m])
        return found

    def _terms(self, x: Slot, y: Slot, slots: Sequence[Slot]) -> Terms:
        story = self._story
        n, m = story.number(x), story.number(y)
        first, second = story.sentences[n], story.sentences[m]
        shared, near = self._sentences(n, m), beside(x, y)
        margins = sorted(
            near - max((beside(s, z) for z in slots if z is not o and z.sentence != s.sentence), default=0.0)
            for s, o in ((x, y), (y, x))
        )
        strange = sorted(
            max((word_weight(w) for w in slot.before[:3] if w not in facing.words), default=0.0)
            for slot, facing in ((x, second), (y, first))
        )
        best = [
            max((self._sentences(k, o) for o in range(len(story.sentences)) if o != k), default=0.0) for k in (n, m)
        ]
        return {
            **terms_around(x, y, first, second, shared, near),
            "likest_sentences": shared / max(best[0], 1e-9) + shared / max(best[1], 1e-9),
            "strange": strange[0],
            "strange_most": strange[1],
            "margin": margins[0],
            "margin_most": margins[1],
            "kind_in_story": float(len(slots)),
            "story_length": float(len(story.sentences)),
            "in_title": float(n == 0),
            "in_lead": float(n == 1),
            "apart": float(min(_FAR, m - n)),
            "more": float(x.more != y.more) + float(x.part != y.part),
            "other_moment": float(other_moment(x, y)),
            "other_group": float(other_group(x, y)),
            "foreseen": float(foreseen(x.behind[:_BEHIND]) != foreseen(y.behind[:_BEHIND])),
            **self._elsewhere(x, y, slots, near),
            "of_past": float(self._is_past(x) != self._is_past(y)),
            **_told(story.statement(x), story.statement(y)),
            **figure_terms(story.statement(x), story.statement(y)),
        }

    def _is_past(self, slot: Slot) -> bool:
        """Whether the period before a figure is of a year before the story's."""
        year, published = self._story.statement(slot).when[0], self._story.published
        return year is not None and published is not None and year < published.year

    def _elsewhere(self, x: Slot, y: Slot, slots: Sequence[Slot], near: float) -> Terms:
        """Where else the story has the two values, and how much better these places fit."""
        others = [z for z in slots if z is not x and z is not y]
        same_x = [z for z in others if one_value(z.mention, x.mention)]
        same_y = [z for z in others if one_value(z.mention, y.mention)]
        fits = [beside(x, z) for z in same_y] + [beside(z, y) for z in same_x]
        return {
            "alone": float(self.is_alone(x)) + float(self.is_alone(y)),
            "again": float(len(same_x) + len(same_y)),
            "explained": max(fits) - near if fits else _UNEXPLAINED,
            "derived": float(_is_derived(x, slots)) + float(_is_derived(y, slots)),
        }


def _of_two_towns(x: Slot, y: Slot) -> bool:
    """Whether the words before the figures name towns, and none in common: 나래시 마을기업, 가람시 마을기업."""
    mine, other = ({w for w in slot.before[:_REACH] if _TOWN.fullmatch(w)} for slot in (x, y))
    return bool(mine and other) and not mine & other


def _told(x: Statement, y: Statement) -> Terms:
    """How what is said of two figures is apart."""
    return {
        "other_measures": float(of_other_measures(x, y)),
        "other_scopes": float(of_other_scopes(x, y)),
        "other_role": float(x.role != y.role),
        "conversion": float((x.role == "conversion") + (y.role == "conversion")),
    }


def _is_derived(slot: Slot, slots: Sequence[Slot]) -> bool:
    others = [s.mention for s in slots if s is not slot and isinstance(s.mention, Quantity)]
    return isinstance(slot.mention, Quantity) and is_derived(slot.mention, others)
