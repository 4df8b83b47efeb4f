"""A second look at two figures that a rule sets against each other, among few stories.

A rule sees what its form shows; the trees see everything that stands around both figures, in every story of the event.
What they hold for two things is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consistency.align.place_figures import FIGURES
from consistency.align.placed import PlacedStory
from consistency.align.places import PlaceComparison
from consistency.claims.retelling import Slot, StorySlots, kind_of
from consistency.claims.trees import trees
from consistency.korean.lexicon import load
from consistency.model import Span

Further = Callable[[str, str], Sequence[StorySlots]]
"""The figures of the further independent stories of the event of two stories."""


class Doubts:
    """``near`` are the stories of a run of few, by id; where there are none nothing is doubted."""

    def __init__(self, near: Mapping[str, PlacedStory], further: Further) -> None:
        self._near, self._further = near, further
        self._sides: dict[tuple[str, str], PlaceComparison] = {}

    def doubted(self, a: Sequence[Span], b: Sequence[Span]) -> bool:
        """Whether no figure of ``a`` is likely to be of one thing with one of ``b``, as far as the trees can tell."""
        if not self._near:
            return False
        scores = [s for x in a for y in b if (s := self._score(x, y)) is not None]
        return bool(scores) and max(scores) < load("weights")[FIGURES.name]["doubted"]

    def _score(self, a: Span, b: Span) -> float | None:
        """The log-odds that two figures are of one thing; None where one is no figure, or the two are of two kinds."""
        if a.article == b.article or not {a.article, b.article} <= self._near.keys():
            return None
        if b.article < a.article:
            a, b = b, a
        sides = self._sides.get((a.article, b.article))
        if sides is None:
            first, second = self._near[a.article], self._near[b.article]
            sides = PlaceComparison(first, second, self._further(a.article, b.article), FIGURES)
            self._sides[a.article, b.article] = sides
        x, y = (_figure(self._near[place.article], place) for place in (a, b))
        if x is None or y is None or kind_of(x.mention) != kind_of(y.mention):
            return None
        return trees(FIGURES.name).scores([sides.candidate(x, y).terms])[0]


def _figure(story: PlacedStory, place: Span) -> Slot | None:
    """The only figure at a place."""
    found = [slot for slot in story.slots.slots if FIGURES.has(kind_of(slot.mention)) and slot.place.overlaps(place)]
    return found[0] if len(found) == 1 else None
