"""Acts told to the minute: ``8시 41분 기관사가 비상제동을 요청했다`` is the request of an emergency brake at 8:41.

An act is a word with its particle and the verb behind it: what is done to another thing is another act, and so is
신고가 접수됐다 beside 불이 났다. Of minutes that are multiples of five, which may be rounded, the hour alone is held
against another; full hours have no acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.statements import TABLE
from consistency.model import Period, Span

_WORDS = 7
_HOUR = 60
_PARTICLE = re.compile(r"(?:을|를|이|가|에|으로|로|와|과)$")
_VERB = re.compile(r"(?P<stem>[가-힣]{2})(?:했|하|해|한|됐|되|돼|된|받|당|졌|진)")
_LIGHT = re.compile(r"관련|대해|대한|위해|위한|향해|통해|인해|인한|의해|의한|비해")
_REPORTED = re.compile(r"신고|접수")
"""One accident is reported more than once."""
_PLACE = re.compile(r"[가-힣]{1,7}(?:시|군|구|읍|면|동|공항|항|역|고속도로|터널|대교)(?=[ 의에을를]|$)")


@dataclass(frozen=True, slots=True)
class Minute:
    """A time of day with the acts that are told of it to the minute, and the places that its sentence names."""

    place: Span
    sentence: Span
    text: str
    period: Period
    acts: frozenset[tuple[str, str]]
    places: frozenset[str]


def minutes(article: str, sentences: Sequence[Reading]) -> list[Minute]:
    """The times of day of a story's body with what is told of them to the minute, in order."""
    found = []
    for reading in sentences:
        if len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if is_template(reading.text) or is_weather(reading.text):
            continue
        places = frozenset(_PLACE.findall(reading.text))
        for n, token in enumerate(reading.tokens):
            m = token.mention
            if isinstance(m, Period) and m.clock is not None:
                acts = _acts(reading.tokens[n + 1 :]) if m.clock % _HOUR and not m.until else frozenset()
                place = Span(article, "body", m.start, m.end)
                sentence = Span(article, "body", reading.start, reading.end)
                found.append(Minute(place, sentence, reading.slice(m.start, m.end), m, acts, places))
    return found


def _acts(behind: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """What is done to what, up to the next period."""
    words: list[str] = []
    for token in behind[:_WORDS]:
        if isinstance(token.mention, Period):
            break
        words.append("" if token.mention is not None else token.key[1])
    return frozenset(
        (stem(noun), verb["stem"])
        for noun, word in pairwise(words)
        if _PARTICLE.search(noun)
        and not _LIGHT.match(word)
        and (verb := _VERB.match(word))
        and not _REPORTED.search(noun + word)
    )
