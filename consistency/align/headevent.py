"""Figures of one head over the stories of an event: what other stories say of both values, and how much is enough.

How much the links must weigh grows with the number of stories, as what tells that two stories are of one event does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import log2

from consistency.align.headed import head_pairs
from consistency.align.heads import StoryHeads
from consistency.claims.headed import HeadPair
from consistency.korean.lexicon import load

_DAYS = timedelta(days=3)
"""Stories further apart may tell of what has changed."""


@dataclass(frozen=True, slots=True)
class HeadEvent:
    """The stories of a run by their numbers: ``heads`` of those that are on an event with others, their ``mates``, the
    pairs that are ``close``, when each was ``published`` and of which story it is a reprint."""

    heads: Mapping[int, StoryHeads]
    mates: Mapping[int, Set[int]]
    close: Set[tuple[int, int]]
    published: Sequence[datetime | None]
    source: Callable[[int], str]

    def differences(self, stories: int) -> Iterator[HeadPair]:
        """The pairs of figures whose links weigh enough, of stories that are no reprints of each other."""
        least = enough(stories)
        for i in sorted(self.mates):
            for j in sorted(self.mates[i]):
                if i < j and self.source(i) != self.source(j):
                    for pair in head_pairs(self.heads[i], self.heads[j]):
                        found = self._witnessed(pair, i, j)
                        if found is not None and found.weight >= least:
                            yield found

    def _witnessed(self, pair: HeadPair, i: int, j: int) -> HeadPair | None:
        """The pair with what other stories say of it; None where both values have several stories behind them."""
        others = sorted(self.mates[i] | self.mates[j])
        behind = [
            {self.source(own), *(self.source(k) for k in others if self.heads[k].gives(x))}
            for own, x in ((i, pair.a), (j, pair.b))
        ]
        fewer, more = sorted(map(len, behind))
        if fewer > 1:
            return None
        links = [*pair.links, *["close"] * ((i, j) in self.close), *["witnesses"] * (more > 1)]
        at = self.published[i], self.published[j]
        if at[0] is not None and at[1] is not None and abs(at[0] - at[1]) > _DAYS:
            links.append("stale")
        if pair.lender is None:
            told = [h for k in others if k not in {i, j} if (h := self.heads[k]).prints_both(pair)]
            if any(h.lends(pair.a, pair.b) or h.lends(pair.b, pair.a) for h in told):
                links.append("lent")
            elif told:
                links.append("both")
        return replace(pair, links=tuple(links))


def enough(stories: int) -> float:
    """How much the links must weigh among so many stories."""
    table = load("weights")["heads"]
    return float(table["least"] + table["doubled"] * log2(max(1, stories / table["stories"])))
