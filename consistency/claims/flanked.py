"""Figures that stand side by side in a sentence, each with the name right before it and the word right behind it.

``이가람이 31점, 정나루가 12점``, ``3명이 중상, 9명이 경상`` and ``가람과기원(GIST)이 14.61대 1`` all have the name of a
figure on one of its two sides. Of names that share one list of figures (A와 B는 각각 3%, 4%) each has its own.
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

_APART, _REACH = 40, 16
"""Letters between two figures that stand side by side, and from 각각 to the first of them."""
_PHRASE, _LETTERS = 5, 2
_CLOSED = frozenset(")]’”'\"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LAST = re.compile(
    r"(?:에서는|에는|에서|은|는|이|가|도|만|의 경우|까지는)?(?: ?\(| ?: ?|\)(?:은|는|이|가|도)? ?| )?"
    r"(?:모두 |총 |약 |평균 |연 )?"
)
_QUOTED = re.compile(
    r"[‘'“\"《〈『「<]([^‘’'“”\"《》〈〉『』「」<>]{2,24})[’'”\"》〉』」>](?:은|는|이|가|도)? ?(?:약 )?$"
)
_LINK = re.compile(r"의? | ?\(|")
_NEXT = re.compile(r"(?:이|가|은|는|을|를|의|인|짜리)? ?")
_EACH = re.compile(r"각각|각기|저마다")
_JOIN = re.compile(r" ?[,·ㆍ/] ?|[와과] |,? (?:그리고|및) ")
_AND = re.compile(r"[와과] |(?:이랑|하고) | ?[,·ㆍ/] ?|,? (?:및|그리고) ")
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
    names = _of_lists(reading, tokens, at)
    words = frozenset(w for t in tokens if t.mention is None and len(w := stem(t.key[1])) > 1 and not is_verbal(w))
    for n in at:
        q = tokens[n].mention
        assert isinstance(q, Quantity)
        if q.malformed or q.dimension in _NONE or q.role in _FORMS or q.bound not in _EXACT or q.unit in _GAMES:
            continue
        before = names.get(n) or _ahead(reading, tokens, n)
        behind = {} if names else _behind(reading, tokens, n)
        yield Flanked(Span(article, "body", q.start, q.end), sentence, q, before, behind, reading.text, words)


def _ahead(reading: Reading, tokens: Sequence[Token], end: int) -> Words:
    """The noun phrase that ends at a token: no verb, no comma, and no particle but that of its last word."""
    at = reading.start
    if m := _QUOTED.search(reading.text, max(0, tokens[end].start - at - _REACH * 2), tokens[end].start - at):
        return {m[1].replace(" ", ""): (at + m.start(1), at + m.end(1))}
    found: Words = {}
    behind = tokens[end].start
    for token in reversed(tokens[max(0, end - _PHRASE) : end]):
        w = _bare(token) if token.mention is None else reading.slice(token.start, token.end)
        if len(w) == 1 and reading.text[token.start - at - 1] in _CLOSED:
            continue  # the particle behind a bracket or a Latin word
        gap = reading.slice(token.start + len(w), behind)
        if isinstance(token.mention, Quantity) or (len(w) > 1 and is_verbal(token.key[1])):
            break
        if not (_LINK if found else _LAST).fullmatch(gap):
            break
        if len(w) > 1:
            found[w] = (token.start, token.start + len(w))
        behind = token.start
    return found


def _bare(token: Token) -> str:
    """The word without its particle; 당 at the end of a name is a party's."""
    return token.key[1] if token.key[1].endswith("당") else stem(token.key[1])


def _behind(reading: Reading, tokens: Sequence[Token], n: int) -> Words:
    """The word right behind a figure: 9명이 경상, 7명을 불구속 기소했다."""
    if n + 1 == len(tokens) or tokens[n + 1].mention is not None:
        return {}
    token = tokens[n + 1]
    w = stem(token.key[1])
    if len(w) < _LETTERS or not _NEXT.fullmatch(reading.slice(tokens[n].end, token.start)):
        return {}
    return {w: (token.start, token.start + len(w))}


def _of_lists(reading: Reading, tokens: Sequence[Token], at: Sequence[int]) -> dict[int, Words]:
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
        start = tokens[run[0]].start
        each = _EACH.search(reading.text, max(0, start - reading.start - _REACH), start - reading.start)
        if each is None:
            continue
        end = next((k for k in range(run[0]) if tokens[k].start - reading.start >= each.start()), run[0])
        names = _names(reading, tokens, end, len(run))
        if len(names) == len(run):
            found |= dict(zip(run, names, strict=True))
    return found


def _names(reading: Reading, tokens: Sequence[Token], end: int, count: int) -> list[Words]:
    """The last ``count`` phrases before a token that a comma or 와 joins, in order."""
    names: list[Words] = [{}]
    for n in range(end - 1, -1, -1):
        token = tokens[n]
        if token.mention is not None or is_verbal(token.key[1]):
            break
        w = _bare(token)
        if names[-1]:
            gap = reading.slice(token.start + len(w), tokens[n + 1].start)
            if gap != " ":
                if len(names) == count or not _AND.fullmatch(gap):
                    break
                names.append({})
        names[-1][w] = (token.start, token.start + len(w))
    return names[::-1]
