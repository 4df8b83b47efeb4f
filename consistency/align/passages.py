"""Sentence pairs and passages of two articles that share text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from consistency.align.fingerprints import letters
from consistency.korean.sentences import split
from consistency.model import Article, Passage, SentencePair, Span

SIMILAR = 84.0
"""Two sentences whose letters are this alike (0 to 100) tell the same thing."""
NEIGHBOUR = 72.0
"""…or this alike, between two pairs that are."""
MIN_LETTERS = 10
"""Shorter sentences are aligned only when their letters are equal."""
MAX_GAP = 8
"""Sentences of other matter, on either side, that a passage may run over."""
SAME_TELLING = 90
"""Letters in aligned sentences that make two articles tell the same…"""
CONTAINED = 0.5
"""…or this share of the shorter article's letters."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """An article's body cut into sentences, each with its letters."""

    spans: tuple[tuple[int, int], ...]
    letters: tuple[str, ...]

    @property
    def size(self) -> int:
        """Letters in all sentences."""
        return sum(map(len, self.letters))


_BYLINE = re.compile(
    r"[\[(〔【][^\])〕】\n]{2,30}[\])〕】] ?"
    r"(?:[가-힣]{2,4}(?:[·, ] ?[가-힣]{2,4}){0,4} ?(?:인턴)?(?:기자|특파원|논설위원|선임기자|통신원)"
    r"\)? ?[=:]?[\])]? ?)?(?=\S)"
)


def cut(article: Article) -> Sentences:
    """Cut the body of ``article`` into sentences; a by-line or agency mark in front of one is not part of it."""
    spans = tuple((_after_byline(article.body, s, e), e) for s, e in split(article.body))
    return Sentences(spans, tuple(letters(article.body[s:e]) for s, e in spans))


def _after_byline(text: str, start: int, end: int) -> int:
    m = _BYLINE.match(text, start, end)
    return m.end() if m else start


def boilerplate(sentences: Sequence[Sentences], *, limit: int = 80) -> frozenset[str]:
    """Letters of sentences that stand in more than ``limit`` articles: they say nothing about what a story tells."""
    counts: Counter[str] = Counter()
    for s in sentences:
        counts.update(set(s.letters))
    return frozenset(text for text, n in counts.items() if n > limit)


def align(
    a: Article, b: Article, left: Sentences, right: Sentences, common: frozenset[str] = frozenset()
) -> tuple[Passage, ...]:
    """Return the passages that ``a`` and ``b`` share, in the order of ``a``; none when they tell other things."""
    pairs = sentence_pairs(left, right, common)
    if not pairs:
        return ()
    matched = sum(min(len(left.letters[i]), len(right.letters[j])) for i, j, _ in pairs)
    shorter = max(1, min(left.size, right.size))
    if matched < SAME_TELLING and matched / shorter < CONTAINED:
        return ()
    if len(pairs) < 2 and matched / shorter < CONTAINED:
        return ()
    return tuple(_passage(a, b, left, right, chain) for chain in _chains(pairs))


def sentence_pairs(
    left: Sentences, right: Sentences, common: frozenset[str] = frozenset()
) -> list[tuple[int, int, float]]:
    """Return (i, j, similarity) of sentences that tell the same thing; each sentence is in one pair at most."""
    pairs: list[tuple[int, int, float]] = []
    where: dict[str, list[int]] = {}
    for j, text in enumerate(right.letters):
        if len(text) >= 4 and text not in common:
            where.setdefault(text, []).append(j)
    used: set[int] = set()
    rest: list[int] = []
    for i, text in enumerate(left.letters):
        if places := where.get(text):
            j = places.pop(0)
            used.add(j)
            pairs.append((i, j, 100.0))
        elif len(text) >= MIN_LETTERS and text not in common:
            rest.append(i)
    others = [j for j, t in enumerate(right.letters) if j not in used and len(t) >= MIN_LETTERS and t not in common]
    if rest and others:
        pairs += _similar(left, right, rest, others, pairs)
    return sorted(pairs)


def _similar(
    left: Sentences, right: Sentences, rest: list[int], others: list[int], exact: list[tuple[int, int, float]]
) -> list[tuple[int, int, float]]:
    scores = process.cdist(
        [left.letters[i] for i in rest],
        [right.letters[j] for j in others],
        scorer=fuzz.ratio,
        score_cutoff=NEIGHBOUR,
        dtype=np.float32,
    )
    rows, columns = np.nonzero(scores)
    ranked = sorted(
        ((float(scores[r, c]), int(r), int(c)) for r, c in zip(rows, columns, strict=True)),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    taken_rows: set[int] = set()
    taken_columns: set[int] = set()
    found: list[tuple[int, int, float]] = []
    weak: list[tuple[int, int, float]] = []
    for score, r, c in ranked:
        if r in taken_rows or c in taken_columns:
            continue
        pair = (rest[r], others[c], score)
        if score < SIMILAR:
            weak.append(pair)
            continue
        taken_rows.add(r)
        taken_columns.add(c)
        found.append(pair)
    strong = {(i, j) for i, j, _ in exact} | {(i, j) for i, j, _ in found}
    for i, j, score in weak:
        if not ({(i - 1, j - 1), (i + 1, j + 1)} <= strong):
            continue
        found.append((i, j, score))
    return found


def _chains(pairs: list[tuple[int, int, float]]) -> list[list[tuple[int, int, float]]]:
    """Cut the pairs into runs that keep the order of both sides and leave no more than MAX_GAP sentences out."""
    chains: list[list[tuple[int, int, float]]] = []
    rest = pairs
    while rest:
        chain = _longest_increasing(rest)
        kept = set(chain)
        rest = [p for p in rest if p not in kept]
        run: list[tuple[int, int, float]] = []
        for pair in chain:
            if run and (pair[0] - run[-1][0] > MAX_GAP or pair[1] - run[-1][1] > MAX_GAP):
                chains.append(run)
                run = []
            run.append(pair)
        chains.append(run)
    return sorted(chains)


def _longest_increasing(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The longest subsequence whose second parts increase (pairs are sorted by the first): patience sorting."""
    tails: list[int] = []
    tail_index: list[int] = []
    previous: list[int] = []
    for n, (_, j, _) in enumerate(pairs):
        at = bisect_left(tails, j)
        previous.append(tail_index[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            tail_index.append(n)
        else:
            tails[at] = j
            tail_index[at] = n
    chain: list[tuple[int, int, float]] = []
    n = tail_index[-1]
    while n >= 0:
        chain.append(pairs[n])
        n = previous[n]
    return chain[::-1]


def _passage(a: Article, b: Article, left: Sentences, right: Sentences, chain: list[tuple[int, int, float]]) -> Passage:
    inside = tuple(
        SentencePair(Span(a.id, "body", *left.spans[i]), Span(b.id, "body", *right.spans[j]), round(score, 1))
        for i, j, score in chain
    )
    return Passage(
        Span(a.id, "body", inside[0].a.start, inside[-1].a.end),
        Span(b.id, "body", inside[0].b.start, inside[-1].b.end),
        inside,
    )
