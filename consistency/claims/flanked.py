"""Figures that stand side by side in a sentence, with the words that belong to each: those between it and the figure
before, and those between it and the next.

No grammar is asked for: ``모마가 31점, 정지윤이 12점``, ``3명이 중상, 9명이 경상``, ``광주과기원(GIST)이 14.61대 1`` all have
the name of a figure on one of its two sides. Of names that share one list of figures (A와 B는 각각 3%, 4%) each has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.model import Quantity, Span

_APART = 40
"""Letters between two figures that stand side by side."""
_EACH = re.compile(r"각각|각기|저마다")
_JOIN = re.compile(r" ?[,·ㆍ/] ?|[와과] |,? (?:그리고|및) ")
_NONE, _EXACT = frozenset({"", "temperature"}), frozenset({"", "about"})
_FORMS = frozenset({"age", "conversion"})
_GAMES = frozenset({"승", "패", "무", "세트", "골", "경기"})
Words = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Flanked:
    """A figure with the words before and behind it, each with its place in the story's field."""

    place: Span
    sentence: Span
    quantity: Quantity
    before: Words
    behind: Words
    context: str
    words: frozenset[str]

    def __hash__(self) -> int:
        """A figure is known by its place."""
        return hash(self.place)


def flanked(article: str, sentences: Sequence[Reading]) -> Iterator[list[Flanked]]:
    """For each sentence of a story with two figures of one dimension or more, its figures in order."""
    for reading in sentences:
        figures = [m for m in reading.mentions if isinstance(m, Quantity)]
        if not 1 < len(figures) <= TABLE or is_byline(reading.text) or is_template(reading.text):
            continue
        if is_weather(reading.text) or len({q.dimension for q in figures}) == len(figures):
            continue
        yield list(_figures(article, reading))


def side_by_side(found: Sequence[Flanked]) -> Iterator[tuple[Flanked, Flanked]]:
    """Two figures of one dimension and two values of which nothing of that dimension stands between."""
    last: dict[str, Flanked] = {}
    for own in found:
        q = own.quantity
        before = last.get(q.dimension)
        if before and before.quantity.value != q.value and own.place.start - before.place.end <= _APART:
            yield before, own
        last[q.dimension] = own


def _figures(article: str, reading: Reading) -> Iterator[Flanked]:
    tokens = reading.tokens
    at = [n for n, t in enumerate(tokens) if isinstance(t.mention, Quantity)]
    sentence = Span(article, "body", reading.start, reading.end)
    names = _shared(reading, tokens, at)
    words = frozenset(_words(reading, tokens))
    for k, n in enumerate(at):
        q = tokens[n].mention
        assert isinstance(q, Quantity)
        if q.malformed or q.dimension in _NONE or q.role in _FORMS or q.bound not in _EXACT or q.unit in _GAMES:
            continue
        before = names.get(n) or _words(reading, tokens[(at[k - 1] + 1 if k else 0) : n])
        behind = {} if names else _words(reading, tokens[n + 1 : (at[k + 1] if k + 1 < len(at) else len(tokens))])
        yield Flanked(Span(article, "body", q.start, q.end), sentence, q, before, behind, reading.text, words)


def _words(reading: Reading, tokens: Sequence[Token]) -> Words:
    """The nouns among the tokens, and the times and ranks: 올해 2.3%, 내년 2.1%."""
    found: Words = {}
    for t in tokens:
        if isinstance(t.mention, Quantity):
            continue
        w = stem(t.key[1]) if t.mention is None else reading.slice(t.start, t.end)
        if len(w) > 1 and not is_verbal(w):
            found[w] = (t.start, t.start + len(w))
    return found


def _shared(reading: Reading, tokens: Sequence[Token], at: Sequence[int]) -> dict[int, Words]:
    """For the figures of a list that names stand before all together the name of each."""
    found: dict[int, Words] = {}
    runs: list[list[int]] = []
    for m, n in pairwise(at):
        a, b = tokens[m], tokens[n]
        if not _JOIN.fullmatch(reading.slice(a.end, b.start)) or a.key != b.key:
            continue
        if runs and runs[-1][-1] == m:
            runs[-1].append(n)
        else:
            runs.append([m, n])
    for run in runs:
        ahead = [t for t in tokens[: run[0]] if t.mention is None]
        if not ahead or not _EACH.search(reading.slice(ahead[0].start, tokens[run[0]].start)[-12:]):
            continue
        names = [t for t in ahead if len(stem(t.key[1])) > 1 and not _EACH.match(t.key[1])][-len(run) :]
        if len(names) == len(run) and _joined(reading, names):
            found |= {
                n: {stem(t.key[1]): (t.start, t.start + len(stem(t.key[1])))} for n, t in zip(run, names, strict=True)
            }
    return found


def _joined(reading: Reading, names: Sequence[Token]) -> bool:
    """Whether nothing but a comma or 와 stands between the names, which end as a topic does."""
    return all(_AND.fullmatch(reading.slice(a.start + len(stem(a.key[1])), b.start)) for a, b in pairwise(names))


_AND = re.compile(r"(?:[와과]|이랑)? ?[,·ㆍ/]? ?|(?:,? (?:및|그리고) )")
