"""Which stories follow one event as its figures move.

Stories on an event in progress share few figures: everything was counted anew. They are paired by the measure and scope
that both print and by rare words of their leads; a candidate in a count or an index on a trading day needs no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta

from consistency.align.events import RARE
from consistency.claims.moving import Key, Moving, is_telling
from consistency.model import Article

_WORDS = 3
"""So many rare words in both leads tell one event, where both stories print the same measure."""
_WINDOW = timedelta(days=10)


def progress_pairs(
    articles: Sequence[Article],
    told: Sequence[Sequence[Moving]],
    leads: Sequence[frozenset[str]],
    events: Sequence[tuple[int, int]],
    *,
    drafts: int | None,
) -> dict[Key, list[tuple[int, int]]]:
    """For each measure and scope the pairs of stories that give it for one event."""
    having = Counter(word for lead in leads for word in lead)
    rare = [frozenset(w for w in lead if having[w] <= RARE and is_telling(w)) for lead in leads]
    stories: dict[Key, dict[int, bool]] = defaultdict(dict)
    for n, story in enumerate(told):
        for m in story:
            stories[m.key][n] = m.named
    known = set(events)
    found: dict[Key, list[tuple[int, int]]] = {}
    for key, named in stories.items():
        order = sorted(named)
        pairs = [
            (i, j)
            for x, i in enumerate(order)
            if drafts is None or i < drafts
            for j in order[x + 1 :]
            if _near(articles[i], articles[j])
            and (named[i] or (i, j) in known or len(rare[i] & rare[j]) >= _WORDS)
        ]
        if pairs:
            found[key] = pairs
    return found


def _near(a: Article, b: Article) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= _WINDOW
