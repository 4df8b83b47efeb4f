"""Which stories follow one event as its figures move.

Stories on an event in progress share few figures: everything was counted anew. They tell one event when they share rare
words of their leads or print the same figures of the same measures; a story between two others that tell of the same
kind of thing links these too. A candidate in a count or an index on a trading day needs no more than its name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from consistency.align.events import RARE
from consistency.claims.moving import Key, Moving, is_telling, kinds
from consistency.model import Article

_WORDS = 3
"""So many rare words in both leads tell one event, where both stories print the same measure."""
_FIGURES = 4
"""Equal figures of equal measures tell one event from so much weight on: a large or regional one is worth two."""
_LARGE = 10
_WINDOW = timedelta(days=10)
_SHORT = timedelta(days=3)
_SAME_FIGURES = 60
"""A figure that more stories print says nothing about their event."""


def progress_pairs(
    articles: Sequence[Article],
    told: Sequence[Sequence[Moving]],
    leads: Sequence[frozenset[str]],
    events: Sequence[tuple[int, int]],
    *,
    drafts: int | None,
) -> dict[Key, list[tuple[int, int]]]:
    """For each measure and scope the pairs of stories that give it for one event."""
    having: dict[Key, set[int]] = defaultdict(set)
    named: dict[Key, set[int]] = defaultdict(set)
    for n, story in enumerate(told):
        for m in story:
            (named if m.named else having)[m.key].add(n)
    linked = _Links(articles, told, leads, events)
    found: dict[Key, list[tuple[int, int]]] = {}
    for groups, tells in ((having, linked.tell), (named, linked.are_near)):
        for key, stories in groups.items():
            pairs = [p for p in combinations(sorted(stories), 2) if (drafts is None or p[0] < drafts) and tells(*p)]
            if pairs:
                found[key] = pairs
    return found


class _Links:
    """Which stories tell one event."""

    def __init__(
        self,
        articles: Sequence[Article],
        told: Sequence[Sequence[Moving]],
        leads: Sequence[frozenset[str]],
        events: Iterable[tuple[int, int]],
    ) -> None:
        self._articles = articles
        counted = [n for n, story in enumerate(told) if any(not m.named for m in story)]
        everywhere = Counter(word for lead in leads for word in lead)
        self._words = {n: frozenset(w for w in leads[n] if everywhere[w] <= RARE and is_telling(w)) for n in counted}
        self._kinds = {n: kinds(leads[n]) for n in counted}
        self._sure: dict[int, set[int]] = defaultdict(set)
        for i, j in (*(p for p in events if p[0] in self._words and p[1] in self._words), *self._equal(told)):
            self._sure[i].add(j)
            self._sure[j].add(i)

    def _equal(self, told: Sequence[Sequence[Moving]]) -> list[tuple[int, int]]:
        """Pairs of stories that print the same figures of the same measures."""
        printed: dict[tuple[object, ...], set[int]] = defaultdict(set)
        for n in self._words:
            for m in told[n]:
                if not m.named:
                    printed[(*m.key, m.quantity.value)].add(n)
        weight: Counter[tuple[int, int]] = Counter()
        for (_, scope, _, value), stories in printed.items():
            if len(stories) <= _SAME_FIGURES:
                worth = 2 if scope or value >= _LARGE else 1  # type: ignore[operator]
                weight.update(dict.fromkeys(combinations(sorted(stories), 2), worth))
        return [p for p, n in weight.items() if n >= _FIGURES and self._within(*p, _SHORT)]

    def tell(self, i: int, j: int) -> bool:
        """Whether two stories that count something tell one event."""
        if not self._within(i, j, _WINDOW):
            return False
        if j in self._sure[i] or len(self._words[i] & self._words[j]) >= _WORDS:
            return True
        return bool(self._kinds[i] & self._kinds[j]) and any(
            self._kinds[i] & self._kinds[k] & self._kinds[j]
            for k in self._sure[i] | self._sure[j]
            if self._by_one(i, k) and self._by_one(k, j)
        )

    def _by_one(self, i: int, j: int) -> bool:
        return i != j and (j in self._sure[i] or len(self._words[i] & self._words[j]) >= _WORDS)

    def are_near(self, i: int, j: int) -> bool:
        """Whether two stories were published within the days that a name tells one event."""
        return self._within(i, j, _WINDOW)

    def _within(self, i: int, j: int, window: timedelta) -> bool:
        a, b = self._articles[i].published, self._articles[j].published
        return a is None or b is None or abs(a - b) <= window
