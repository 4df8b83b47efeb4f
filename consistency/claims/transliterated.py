"""Names of two words in Hangul beside a rung of a ladder: 다리나 모로즈 벨로니아 부총리, 전무이사 엘리야 쿰.

No list has such names, so whatever stands there and is no known word is read, and a rule must ask for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import person_lexicon

_REACH = 34
_NAME = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?=(?P<given>[가-힣]{2,6}) (?P<family>[가-힣]{1,6})"
    r"(?P<body>(?: [가-힣A-Za-z]{2,10}){0,2}) $)"
)
_BEHIND = re.compile(r" (?P<given>[가-힣]{2,6}) (?P<family>[가-힣]{1,6}?)(?=[은는이가을의도](?![가-힣])|[ (,])")
_ENDED = re.compile(r"(?:[은는을를의에이가로들중]|에서|에게|으로|다|며|고|한|된|인|던|해|전)$")


@derived
def _rungs() -> re.Pattern[str]:
    words = {word for ladder in load("ladders")["ladders"] for word in ladder} & person_lexicon().titles
    return re.compile(rf"(?:{alternation(sorted(words - person_lexicon().only_beside))})(?![가-힣]{{3}})")


class Transliterated(NamedTuple):
    """A name and a title with where they stand in the sentence's text, and the words between them."""

    name: str
    span: tuple[int, int]
    title: str
    title_span: tuple[int, int]
    between: tuple[str, ...]


def transliterated(reading: Reading) -> Iterator[Transliterated]:
    """Every two words before or behind a rung of a ladder that may be a name."""
    text = reading.text
    for title in _rungs().finditer(text):
        if text[title.start() - 1 : title.start()] != " ":
            continue
        begin = max(0, title.start() - _REACH)
        for m in _NAME.finditer(text, begin, title.start()):
            yield from _named(m, title, tuple(m["body"].split()))
        if behind := _BEHIND.match(text, title.end()):
            yield from _named(behind, title, ())


def _named(m: re.Match[str], title: re.Match[str], between: tuple[str, ...]) -> Iterator[Transliterated]:
    if _may_be(m["given"], m["family"]):
        span = m.start("given"), m.end("family")
        yield Transliterated(f"{m['given']} {m['family']}", span, title[0], title.span(), between)


@derived
def _may_be(given: str, family: str) -> bool:
    lexicon = person_lexicon()
    return not any(
        word in lexicon.not_foreign
        or word in lexicon.countries
        or word in lexicon.places
        or (len(word) > 1 and (lexicon.is_organisation(word) or _ENDED.search(word) is not None))
        or any(word.endswith(title) for title in ("장관", "의원", "위원", "회장", "대표"))
        for word in (given, family)
    )
