"""Which stories tell of one event without sharing a sentence: those that print the same rare figures and words.

A figure with three significant digits or more that few stories print is a fingerprint of its event; so, to a lesser
degree, are shorter figures and words that newspapers do not print every day. Stories are compared claim by claim only
when they share enough of them, so the cost does not grow with the square of the archive. How much is enough grows with
the number of stories: of ten stories that somebody picked two are on one event far sooner than of ten thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta
from math import log2
from typing import TypeVar

from consistency.claims.reading import Reading, stem
from consistency.claims.statements import Statement, digits
from consistency.korean.lexicon import derived, load
from consistency.model import Article, Quantity

RARE = 40
"""A figure in more stories than this says nothing about which event a story tells."""
FIGURE, SHORT_FIGURE, WORD, USUAL = 5, 2, 2, 1
"""What a shared figure of three digits or of two counts, and a shared word, by how common it is."""
ENOUGH, STORIES, DOUBLED = 4.5, 100, 0.77
"""How much tells one event among ``STORIES`` stories or fewer, and how much more each time there are twice as many."""
CLOSE = 1.3
"""Stories that share so many times what is enough tell one event beyond doubt."""
FRIENDS, COMMON = 0.6, 2
"""Two stories that share this part of what is enough are on one event when so many others are on it with both."""
WINDOW, YEAR, LATER = timedelta(days=31), timedelta(days=366), 2
"""Stories are of one event within a month; within a year where they share so many figures."""
_SHORT = 12
"""The words of a story with no more sentences than this are all of them its lead."""
_LEAD = 2
_TELLING = 3

Key = tuple[str, str]
_K = TypeVar("_K", bound=Hashable)


def rare_key(q: Quantity) -> Key | None:
    """What a figure is known by across stories, or None when it is too round or small to tell an event."""
    key = _key(q)
    return key if key is not None and len(key[1]) >= _TELLING else None


def _key(q: Quantity) -> Key | None:
    printed = digits(q.value)
    if len(printed) < 2 or q.dimension in {"duration.second", "duration.day", "duration.month", ""} or q.role == "age":
        return None
    return q.dimension, printed


def event_pairs(
    articles: Sequence[Article],
    told: Sequence[Sequence[Statement]],
    words: Sequence[frozenset[str]],
    *,
    drafts: int | None,
) -> dict[tuple[int, int], float]:
    """Return pairs (i, j), i < j, of indices of stories that share rare figures, or rare ``words`` (``told_by``), and
    were published within a month, or within a year where several figures are the same. With ``drafts`` only pairs with
    one of the first ``drafts`` stories are returned. The value is how much they share of what is enough, 1 and more;
    less where others tell the event with both.
    """
    shared: Counter[tuple[int, int]] = Counter()
    prints: Counter[tuple[int, int]] = Counter()
    keys = [{k for s in statements if (k := _key(s.quantity))} for statements in told]
    for key, stories in _index(keys):
        both = list(_pairs(stories, drafts))
        shared.update(dict.fromkeys(both, FIGURE if len(key[1]) >= _TELLING else SHORT_FIGURE))
        prints.update(both)
    weights = _weights()
    for word, stories in _index(words):
        if weight := weights.get(word, WORD):
            shared.update(dict.fromkeys(_pairs(stories, drafts), weight))
    least = enough(len(articles))
    near = {
        p: n
        for p, n in shared.items()
        if n >= least * FRIENDS
        and _near(articles[p[0]], articles[p[1]], WINDOW if n < least * CLOSE or prints[p] < LATER else YEAR)
    }
    mates: dict[int, set[int]] = {}
    for (i, j), n in near.items():
        if n >= least:
            mates.setdefault(i, set()).add(j)
            mates.setdefault(j, set()).add(i)
    none = frozenset[int]()
    return {
        (i, j): n / least
        for (i, j), n in sorted(near.items())
        if n >= least or len(mates.get(i, none) & mates.get(j, none)) >= COMMON
    }


def enough(stories: int) -> float:
    """How much two of so many stories must share to tell of one event."""
    return ENOUGH + DOUBLED * log2(max(1, stories / STORIES))


@derived
def _weights() -> dict[str, int]:
    """What a common word counts."""
    data = load("common")
    return dict.fromkeys(data["everyday"], 0) | dict.fromkeys(data["usual"], USUAL)


def told_by(title: Reading, sentences: Sequence[Reading]) -> frozenset[str]:
    """Stems of the words that tell a story's event: all of a short story, of a long one those of its lead."""
    return _stems((title, *sentences) if len(sentences) <= _SHORT else (title, *sentences[:_LEAD]))


def lead(title: Reading, sentences: Sequence[Reading]) -> frozenset[str]:
    """Stems of the words of a story's title and first two sentences."""
    return _stems((title, *sentences[:_LEAD]))


def _stems(readings: Iterable[Reading]) -> frozenset[str]:
    return frozenset(
        word
        for reading in readings
        for token in reading.tokens
        if token.mention is None and len(word := stem(token.key[1])) >= 2
    )


def _index(keys: Iterable[Iterable[_K]]) -> Iterable[tuple[_K, list[int]]]:
    """For each key that is not everybody's, the stories that have it, in order."""
    where: dict[_K, list[int]] = {}
    for n, found in enumerate(keys):
        for key in found:
            where.setdefault(key, []).append(n)
    return ((key, stories) for key, stories in where.items() if 2 <= len(stories) <= RARE)


def _pairs(stories: Sequence[int], drafts: int | None) -> Iterable[tuple[int, int]]:
    for x, i in enumerate(stories):
        if drafts is not None and i >= drafts:
            return
        for j in stories[x + 1 :]:
            yield i, j


def _near(a: Article, b: Article, window: timedelta) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= window
