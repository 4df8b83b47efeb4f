"""Names of other alphabets before a title that one body has one of, or behind it: 카를로스 메디나 주지사."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.telling import Telling, sentences_of, told_at
from consistency.claims.titles import title_of
from consistency.korean.morphemes import is_new, is_proper_noun
from consistency.korean.names import person_lexicon
from consistency.model import Article

_PAIR = re.compile(
    r"(?<![가-힣])(?=(?P<given>[가-힣]{2,6}) (?P<family>[가-힣]{2,7}) (?P<behind>(?:[가-힣A-Za-z]{2,9}[ ,.]?){1,3}))"
)
_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class Foreigner:
    """A name with its two parts and its title."""

    told: Telling
    given: str
    family: str
    title: str


def foreigners(article: Article) -> list[Foreigner]:
    """The transliterated names before a title of a story's body, in order."""
    return [f for start, end in sentences_of(article.body) for f in _of(article, start, end)]


def _of(article: Article, start: int, end: int) -> Iterator[Foreigner]:
    text = article.body[start:end]
    for m in _PAIR.finditer(text):
        title = next(filter(None, map(_title, m["behind"].split())), "")
        if not title or not (_may_be(m["given"]) and _may_be(m["family"])):
            continue
        if not (is_proper_noun(m["family"]) and (is_proper_noun(m["given"]) or is_new(m["given"]))):
            continue
        place = told_at(article, start + m.start("given"), start + m.end("family"), (start, end))
        yield Foreigner(place, m["given"], m["family"], title)


def _title(word: str) -> str:
    """The title that a word is, whatever its particle."""
    if word.startswith("주지사"):
        return "주지사"
    title, offset = title_of(word.rstrip(",."))
    return "" if offset else title


def _may_be(word: str) -> bool:
    """Whether a word may be a part of a transliterated name: no Korean name, no title, no body, no place."""
    lexicon = person_lexicon()
    if word in lexicon.not_foreign or word in lexicon.countries or word in lexicon.places or title_of(word)[0]:
        return False
    korean = len(word) == _SYLLABLES and word[0] in lexicon.surnames and lexicon.given.issuperset(word[1:])
    return not korean and not lexicon.is_organisation(word)
