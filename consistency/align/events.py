"""Which stories tell of one event without sharing a sentence: those that print the same rare figures.

A figure with three significant digits or more that few stories print is a fingerprint of its event. Stories are
compared claim by claim only when they share enough of them, so the cost does not grow with the square of the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from consistency.claims.reading import Reading, stem
from consistency.claims.statements import Statement, digits
from consistency.model import Article, Quantity

RARE = 40
"""A figure in more stories than this says nothing about which event a story tells."""
FIGURE, WORD, ENOUGH = 5, 2, 10
"""What a shared rare figure and a shared rare word of the lead count, and how much tells one event."""
WINDOW = timedelta(days=31)

Key = tuple[str, str]


def rare_key(q: Quantity) -> Key | None:
    """What a figure is known by across stories, or None when it is too round or small to tell an event."""
    printed = digits(q.value)
    if len(printed) < 3 or q.dimension in {"duration.second", "duration.day", "duration.month", ""} or q.role == "age":
        return None
    return q.dimension, printed


def event_pairs(
    articles: Sequence[Article],
    told: Sequence[Sequence[Statement]],
    leads: Sequence[frozenset[str]],
    *,
    drafts: int | None,
) -> list[tuple[int, int]]:
    """Return pairs (i, j), i < j, of indices of stories that share rare figures, or rare words of their ``leads``, and
    were published within a month. With ``drafts`` only pairs with one of the first ``drafts`` stories are returned.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for stories in _index({k for s in statements if (k := rare_key(s.quantity))} for statements in told):
        shared.update(dict.fromkeys(_pairs(stories, drafts), FIGURE))
    for stories in _index(leads):
        shared.update(dict.fromkeys(_pairs(stories, drafts), WORD))
    return sorted(p for p, n in shared.items() if n >= ENOUGH and _near(articles[p[0]], articles[p[1]]))


def lead(title: Reading, sentences: Sequence[Reading]) -> frozenset[str]:
    """Stems of the words of a story's title and first two sentences, for telling its event."""
    return frozenset(
        word
        for reading in (title, *sentences[:2])
        for token in reading.tokens
        if token.mention is None and len(word := stem(token.key[1])) >= 2
    )


def _index(keys: Iterable[Iterable[object]]) -> Iterable[list[int]]:
    """For each key that is not everybody's, the stories that have it, in order."""
    where: dict[object, list[int]] = {}
    for n, found in enumerate(keys):
        for key in found:
            where.setdefault(key, []).append(n)
    return (stories for stories in where.values() if 2 <= len(stories) <= RARE)


def _pairs(stories: Sequence[int], drafts: int | None) -> Iterable[tuple[int, int]]:
    for x, i in enumerate(stories):
        if drafts is not None and i >= drafts:
            return
        for j in stories[x + 1 :]:
            yield i, j


def _near(a: Article, b: Article) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= WINDOW
