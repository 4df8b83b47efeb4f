"""Figures that a story prints twice and that the trees take for one: the same told of headline and body, of two
sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.retelling import Slot
from consistency.claims.values import printed
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.reasons import reasons

_BEHIND_RATE = re.compile(r"(?:%|포인트|퍼센트) ?\($")


def told_again(story: Story, message: str, *, in_title: bool) -> Iterator[Contradiction]:
    """The pairs of figures of which one stands in the headline, or of which none does."""
    for pair in story.again:
        if ("title" in {pair.a.place.field, pair.b.place.field}) != in_title:
            continue
        if _is_change(story, pair.a) != _is_change(story, pair.b):
            continue
        yield Contradiction(
            _place(story, pair.a),
            (_place(story, pair.b),),
            f"{message}: ‘{pair.a.text}’ ↔ ‘{pair.b.text}’",
            (f"같은 자리로 본 까닭: {reasons(pair.terms)}",),
            second=True,
        )


def _is_change(story: Story, slot: Slot) -> bool:
    """Whether a figure stands in brackets behind a rate: 44.6%(223억원) 불어났다."""
    if slot.place.field == "title":
        return False
    body = story.article.body
    return bool(_BEHIND_RATE.search(body, max(0, slot.place.start - 6), slot.place.start))


def _place(story: Story, slot: Slot) -> Place:
    readings = (story.title,) if slot.place.field == "title" else story.sentences
    reading = next(r for r in readings if r.start == slot.sentence.start)
    return Place(reading, slot.place.start, slot.place.end, printed(slot.mention))
