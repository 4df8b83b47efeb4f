"""One story's figures with what stands around them, laid ready to be compared with those of another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from math import fsum, sqrt

from consistency.claims.reading import Reading, word_weight, words_of
from consistency.claims.retelling import Slot, StorySlots, slots_of
from consistency.claims.statements import Statement
from consistency.model import Mention, Period, Quantity

Terms = dict[str, float]
"""What describes a pair of figures, by name."""
_STEM = 0.6
"""What a word counts of which only the first two letters are those of another."""
_LEAST_SCALE = 6.0
"""By the root of its weight the words that a sentence shares are measured; short ones are not taken for shorter."""


class Words:
    """The words of a sentence or a story, with what they weigh."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.weight = fsum(map(word_weight, words))
        self.scale = max(_LEAST_SCALE, sqrt(self.weight))
        self._heads = frozenset(w[:2] for w in words if len(w) > 1)

    def of(self, words: frozenset[str]) -> float:
        """The weight of those of ``words`` that stand here too, or of which the first two letters do."""
        return fsum(
            word_weight(w) * (1 if w in self.words else _STEM)
            for w in words
            if w in self.words or (len(w) > 1 and w[:2] in self._heads)
        )

    def unknown_to(self, words: frozenset[str]) -> float:
        """The share of the weight that ``words`` do not have."""
        return fsum(word_weight(w) for w in self.words if w not in words) / max(1.0, self.weight)


def shared_weight(a: Words, b: Words) -> float:
    """The weight of the words that two sentences, or stories, share: the mean of what each has of the other."""
    return (b.of(a.words) + a.of(b.words)) / 2


class PlacedStory:
    """One story's figures, in headline and body, and the words of every sentence; the headline is sentence 0."""

    def __init__(
        self,
        article: str,
        published: datetime | None,
        title: Reading,
        sentences: Sequence[Reading],
        statements: Sequence[Statement],
    ) -> None:
        self.published = published
        self._by_place = {s.place: s for s in statements}
        self._readings = (title, *sentences)
        found = [*slots_of(article, [title], "title"), *slots_of(article, sentences)]
        everywhere: list[Mention] = [m for r in self._readings for m in r.mentions]
        found = [slot for slot in found if self._may_be_compared(slot)]
        self._clocks = {s.place: s.mention.clock for s in found if isinstance(s.mention, Period)}
        found += [replace(slot, mention=day) for slot in found if (day := _day(slot.mention))]
        everywhere += filter(None, map(_day, everywhere))
        self.slots = StorySlots(found, everywhere)
        self.sentences = [Words(words_of(r)) for r in self._readings]
        self._index = {("body", r.start): n + 1 for n, r in enumerate(sentences)}
        self._index["title", 0] = 0
        self.words: frozenset[str] = frozenset().union(*(s.words for s in self.sentences))

    def _may_be_compared(self, slot: Slot) -> bool:
        if isinstance(slot.mention, Period):
            return True
        said = self._by_place.get(slot.place)
        return (
            isinstance(slot.mention, Quantity)
            and said is not None
            and not (said.form or slot.mention.malformed)
            and bool(slot.mention.dimension)
        )

    def in_body(self, dimension: str) -> list[Quantity]:
        """The body's figures of one dimension, of tables, by-lines and the weather too."""
        found = [m for r in self._readings[1:] for m in r.mentions if isinstance(m, Quantity)]
        return [m for m in found if m.dimension == dimension]

    def qualifier(self, slot: Slot) -> Quantity | None:
        """The figure that stands before another one in its sentence: 전용 84㎡가 18억원, 20대의 41.2%."""
        mentions = self._readings[self.number(slot)].mentions
        before = [m for m in mentions if isinstance(m, Quantity) and m.end <= slot.place.start]
        return before[-1] if before else None

    def clock(self, slot: Slot) -> int | None:
        """The hour printed with a day, in minutes after midnight."""
        return self._clocks.get(slot.place)

    def text(self, slot: Slot) -> str:
        """The sentence of a figure."""
        return self._readings[self.number(slot)].text

    def behind(self, slot: Slot) -> str:
        """What stands behind a figure in its sentence."""
        reading = self._readings[self.number(slot)]
        return reading.text[slot.place.end - reading.start :]

    def statement(self, slot: Slot) -> Statement:
        """What a figure says."""
        return self._by_place[slot.place]

    def number(self, slot: Slot) -> int:
        """Which sentence a figure stands in."""
        return self._index[slot.sentence.field, slot.sentence.start]

    def around(self, n: int) -> frozenset[str]:
        """The words of the sentences before and behind one."""
        near = [k for k in (n - 1, n + 1) if 0 < k < len(self.sentences)]
        return frozenset().union(*(self.sentences[k].words for k in near)) - self.sentences[n].words


def _day(mention: Mention) -> Period | None:
    """The day of a printed day and hour, to be held against days without an hour."""
    if not isinstance(mention, Period) or mention.clock is None or mention.day is None:
        return None
    return replace(mention, clock=None)
