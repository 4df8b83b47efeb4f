"""A second look at two figures or moments that a rule sets against each other, among few stories.

A rule sees what its form shows; the trees see everything that stands around both figures, in every story of the event.
What they hold for two things (``likely`` in ``lexicon/weights.toml``, by rule) is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consistency.align.place_figures import FIGURES
from consistency.align.place_moments import MOMENTS
from consistency.align.placed import PlacedStory
from consistency.align.places import PlaceComparison, Sort
from consistency.claims.retelling import Slot, StorySlots, kind_of, one_value
from consistency.claims.trees import trees
from consistency.korean.lexicon import load
from consistency.model import Span

_MOST = 8
"""Places of one side that are weighed: a value that stands in more is a form that is filled in again and again."""
Further = Callable[[str, str], Sequence[StorySlots]]
"""The figures of the further independent stories of the event of two stories."""


class Likelihood:
    """``near`` are the stories of a run of few, by id; where there are none nothing is doubted."""

    def __init__(self, near: Mapping[str, PlacedStory], further: Further) -> None:
        self._near, self._further = near, further
        self._sides: dict[tuple[str, str, str], PlaceComparison] = {}

    def doubted(self, rule: str, a: Sequence[Span], b: Sequence[Span]) -> bool:
        """Whether the trees hold nothing at ``a`` for likely to be of one thing with anything at ``b``, by the bounds
        of a rule; not where they cannot tell."""
        if not self._near:
            return False
        bounds = load("weights")["likely"].get(rule, {})
        above = [
            score - bounds[sort.name]
            for sort in (FIGURES, MOMENTS)
            if sort.name in bounds
            for x in a[:_MOST]
            for y in b[:_MOST]
            if (score := self._score(x, y, sort)) is not None
        ]
        return bool(above) and max(above) < 0

    def _score(self, a: Span, b: Span, sort: Sort) -> float | None:
        """The log-odds of one place on each side; None where there is not one of the sort and of one kind at each, or
        both stories print both values: the trees know only what one of them leaves out."""
        if a.article == b.article or not {a.article, b.article} <= self._near.keys():
            return None
        if b.article < a.article:
            a, b = b, a
        sides = self._sides.get((sort.name, a.article, b.article))
        if sides is None:
            first, second = self._near[a.article], self._near[b.article]
            sides = PlaceComparison(first, second, self._further(a.article, b.article), sort)
            self._sides[sort.name, a.article, b.article] = sides
        x, y = (_only(self._near[place.article], place, sort) for place in (a, b))
        if x is None or y is None or kind_of(x.mention) != kind_of(y.mention) or x.text == y.text:
            return None
        if one_value(x.mention, y.mention) or not sides.has_left_over(x, y):
            return None
        return trees(sort.name).scores([sides.candidate(x, y).terms])[0]


def _only(story: PlacedStory, place: Span, sort: Sort) -> Slot | None:
    """The only figure, or moment, at a place."""
    found = [slot for slot in story.slots.slots if sort.has(kind_of(slot.mention)) and slot.place.overlaps(place)]
    return found[0] if len(found) == 1 else None
