"""Figures that a story prints twice and that the trees take for one: the same told of headline and body, of two
sentences."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.retelling import Slot
from consistency.claims.values import printed
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.reasons import reasons


def told_again(story: Story, message: str, *, in_title: bool) -> Iterator[Contradiction]:
    """The pairs of figures of which one stands in the headline, or of which none does."""
    for pair in story.again:
        if ("title" in {pair.a.place.field, pair.b.place.field}) != in_title:
            continue
        yield Contradiction(
            _place(story, pair.a),
            (_place(story, pair.b),),
            f"{message}: ‘{pair.a.text}’ ↔ ‘{pair.b.text}’",
            (f"같은 자리로 본 까닭: {reasons(pair.terms)}",),
            second=True,
        )


def _place(story: Story, slot: Slot) -> Place:
    readings = (story.title,) if slot.place.field == "title" else story.sentences
    reading = next(r for r in readings if r.start == slot.sentence.start)
    return Place(reading, slot.place.start, slot.place.end, printed(slot.mention))
