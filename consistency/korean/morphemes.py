"""Kiwi's morphemes as tokens that do not overlap. Free of spaCy: whoever needs only tokens does not pay for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import tee
from typing import TYPE_CHECKING, NamedTuple

from consistency.korean.normal import Normal, normalise

if TYPE_CHECKING:
    import kiwipiepy

_SURROGATE = re.compile("[\ud800-\udfff]")
_LAST_UNKNOWN = 64
"""Kiwi's first morphemes stand for the unknown words of each tag; those of its dictionary come after them."""
_PREDICATE = ("VV", "VA", "VX", "VC", "XSV", "XSA")


class Token(NamedTuple):
    """Code points ``start`` to ``end`` of the text as given, Kiwi's tags joined by ``+``, and the dictionary form."""

    start: int
    end: int
    tag: str
    lemma: str


@functools.cache
def kiwi() -> kiwipiepy.Kiwi:
    """The process's one Kiwi, loaded at the first call (about 1.5 s) without the dictionary of multi-word names."""
    import kiwipiepy

    return kiwipiepy.Kiwi(load_multi_dict=False)


def tokens(text: str) -> list[Token]:
    """Analyse ``text``. Tokens are in order, are not empty, do not overlap, and leave out white space and gaps."""
    normal = normalise(text)
    return _merge(kiwi().tokenize(encodable(normal.text)), normal)


def tokens_of_many(texts: Iterable[str]) -> Iterator[list[Token]]:
    """Like ``tokens`` for each of ``texts``, in order; Kiwi analyses ahead on all cores, so ``texts`` is read ahead."""
    normals, to_merge = tee(map(normalise, texts))
    for morphemes, normal in zip(kiwi().tokenize(encodable(normal.text) for normal in normals), to_merge, strict=True):
        yield _merge(morphemes, normal)


def encodable(text: str) -> str:
    """``text`` with U+FFFD for each unpaired surrogate, which neither Kiwi nor spaCy can take. No offset changes."""
    return _SURROGATE.sub("\ufffd", text)


@functools.lru_cache(maxsize=8192)
def is_unknown(word: str) -> bool:
    """Whether Kiwi's dictionary does not have ``word`` as one word: most names are such."""
    found = kiwi().tokenize(encodable(word))
    return len(found) != 1 or found[0].id <= _LAST_UNKNOWN


@functools.lru_cache(maxsize=4096)
def is_proper_noun(word: str) -> bool:
    """Whether the analyser takes a word for one proper noun."""
    found = kiwi().tokenize(encodable(word))
    return len(found) == 1 and found[0].tag == "NNP"


@functools.lru_cache(maxsize=4096)
def is_new(word: str) -> bool:
    """Whether the analyser takes a word for one noun that its dictionary does not have."""
    found = kiwi().tokenize(encodable(word))
    return len(found) == 1 and found[0].id <= _LAST_UNKNOWN


class Wording(NamedTuple):
    """How the analyser takes a word that stands alone."""

    cost: float
    """How unlikely it is, in natural log units."""
    nominal: bool
    """Whether all of it is nouns, with what is hung on before and behind them."""
    known: bool
    """Whether the dictionary has every part."""


_NOMINAL = frozenset({"NNG", "NNP", "NNB", "XPN", "XSN"})


@functools.lru_cache(maxsize=8192)
def wording(word: str) -> Wording:
    """Analyse a word without its sentence (about 50 µs)."""
    found = kiwi().tokenize(encodable(word))
    return Wording(
        -sum(m.score for m in found),
        all(m.tag in _NOMINAL for m in found),
        all(m.id > _LAST_UNKNOWN for m in found),
    )


def _merge(morphemes: Iterable[kiwipiepy.Token], normal: Normal) -> list[Token]:
    """Make one token of the morphemes that share a syllable: 늘렸 is 늘리/VV and 었/EP."""
    merged: list[Token] = []
    for morpheme in morphemes:
        start, end = normal.to_source(morpheme.start, max(morpheme.start, morpheme.end))
        last = merged[-1] if merged else None
        if last is not None and (start < last.end or (start == end == last.end)):
            lemma = last.lemma
            merged[-1] = Token(min(last.start, start), max(last.end, end), f"{last.tag}+{morpheme.tag}", lemma)
        elif end > start:
            lemma = morpheme.lemma if morpheme.tag.startswith(_PREDICATE) else morpheme.form
            merged.append(Token(start, end, morpheme.tag, lemma))
    return merged
