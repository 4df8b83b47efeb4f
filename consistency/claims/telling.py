"""What stands at a place of a story and is compared as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.model import Article, Span

_SENTENCE = re.compile(r"[^\n]+?(?:(?<=[다요죠음함임됨])\.(?=\D|$)|$|(?=\n))")
_WORD = re.compile(r"[가-힣A-Za-z0-9·]+")
_TAIL = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A piece of a story with its sentence."""

    place: Span
    sentence: Span
    text: str


def told_at(article: Article, start: int, end: int, sentence: tuple[int, int]) -> Telling:
    """The piece of a story's body between two offsets."""
    return Telling(
        Span(article.id, "body", start, end), Span(article.id, "body", *sentence), article.body[start:end].strip()
    )


def sentences_of(body: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a body begin and end, quotations and all."""
    for m in _SENTENCE.finditer(body):
        if m[0].strip():
            yield m.end() - len(m[0].lstrip()), m.end()


def rivals(a: str, b: str) -> bool:
    """Whether a word of each text, of three letters or more, ends like one of the other and is not in it: 나루공장,
    다온공장; 2단계, 3단계; 안전법, 등록법. What they tell of are two things of a kind."""
    first, second = ({stripped(w) for w in _WORD.findall(text)} for text in (a, b))
    return any(
        (v[-_TAIL:] == w[-_TAIL:] or (v[-1] == w[-1] and v[-1] in _KINDS))
        and v not in b
        and w not in a
        and not (v.endswith(("다", "년")) or v[:2] == w[:2])
        for v in first - second
        for w in second - first
        if len(v) > _TAIL and len(w) > _TAIL
    )


_KINDS = frozenset("법역시군구동호원팀관항당회상학대교청부과국")
_PARTICLE = re.compile(
    r"(?<=[가-힣A-Za-z0-9]{2})(?:에서는|에서도|으로는|에서|에는|에도|까지|부터|으로|라는|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


def stripped(word: str) -> str:
    """A word without its particle."""
    return _PARTICLE.sub("", word)
