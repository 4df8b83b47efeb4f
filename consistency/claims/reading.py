"""A sentence read as a sequence: its words and its mentions, in order, with exact offsets into the field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consistency.korean.lexicon import derived, load
from consistency.korean.mentions import read_mentions, shifted
from consistency.model import DegreeWord, Mention, Period, Quantity, Rank, Today

_WORD = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z&']*|[一-鿿]+|\d+")
_PARTICLES = (
    "으로부터|에게서|에서는|에서도|으로는|으로도|이라고|이라는|이라며|까지는|까지도|이었던|이었다|에서|에게|으로|부터|까지|에는|에도|에만|와는|과는|로는|로도|라고|라는|라며"
    "|보다|처럼|이나|이며|이고|이자|이던|이다|였다|였던|은|는|이|가|을|를|의|에|로|와|과|도|만|나|인|며|씩|께|쯤|경|당|째"
)
_AFTER_FIGURE = re.compile(rf"(?:{_PARTICLES})(?![가-힣])")
_TAIL = re.compile(rf"(?:{_PARTICLES})$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mention of a sentence. ``key`` is what must be equal for two tokens to be aligned."""

    start: int
    end: int
    key: tuple[str, str]
    mention: Mention | None = None


def mention_key(mention: Mention) -> tuple[str, str]:
    """Mentions are aligned by their kind and dimension, never by their value."""
    if isinstance(mention, Quantity):
        return ("Q", mention.dimension)
    if isinstance(mention, Period):
        return ("P", "range" if mention.until else "clock" if mention.stated == ("clock",) else "date")
    if isinstance(mention, Rank):
        return ("R", mention.kind)
    return ("", "")


class Reading:
    """One sentence of one field. ``start`` is where it stands; tokens and mentions carry offsets of the field."""

    def __init__(self, text: str, start: int = 0, today: Today | None = None) -> None:
        self.text = text
        self.start = start
        self.today = today

    @property
    def end(self) -> int:
        """Where the sentence ends in its field."""
        return self.start + len(self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The figures, periods, ranks and degree words of the sentence."""
        return tuple(shifted(m, self.start) for m in read_mentions(self.text, self.today))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and figures in order; degree words stay words, particles behind a figure are left out."""
        tokens: list[Token] = []
        position = 0
        figures = [m for m in self.mentions if not isinstance(m, DegreeWord)]
        for figure in figures:
            self._words(position, figure.start - self.start, tokens, bool(tokens and tokens[-1].mention))
            tokens.append(Token(figure.start, figure.end, mention_key(figure), figure))
            position = figure.end - self.start
        self._words(position, len(self.text), tokens, bool(figures))
        return tuple(tokens)

    def _words(self, begin: int, end: int, tokens: list[Token], behind_figure: bool) -> None:
        if behind_figure and (m := _AFTER_FIGURE.match(self.text, begin, end)):
            begin = m.end()
        for m in _WORD.finditer(self.text, begin, end):
            tokens.append(Token(self.start + m.start(), self.start + m.end(), ("W", m[0].lower())))

    def slice(self, start: int, end: int) -> str:
        """The exact text between two offsets of the field."""
        return self.text[start - self.start : end - self.start]


def words_of(reading: Reading) -> frozenset[str]:
    """The stems of a sentence's words, figures left out."""
    return frozenset(stem(token.key[1]) for token in reading.tokens if token.mention is None)


def stem(word: str) -> str:
    """``word`` without the particle at its end, when enough of it is left."""
    m = _TAIL.search(word)
    return word[: m.start()] if m and m.start() >= 2 else word


_FORESEEN = ("예상", "전망", "예측", "관측", "목표")


EXPECTED = re.compile("예상|전망치|추정|컨센서스|목표")
"""In a sentence that tells what was expected, and not what came."""


def foreseen(behind: Sequence[str]) -> bool:
    """Whether one of the words behind a figure says that somebody expects it."""
    return any(word.startswith(_FORESEEN) for word in behind)


@derived
def everyday() -> frozenset[str]:
    """Words that newspapers print every day: that two stories share one says nothing."""
    return frozenset(load("common")["everyday"])


@derived
def _usual() -> frozenset[str]:
    return frozenset(load("common")["usual"])


def word_weight(word: str) -> float:
    """How much it says that two stories share a word: the logarithm of how few have it, in three steps."""
    return 1.5 if word in everyday() else 3.5 if word in _usual() else 5.5
