"""When something happened: a stated day or hour with the words that say what.

``18일 국회 본회의를 통과했다`` is the occurrence 통과 of 국회 본회의 on the 18th. Days on which somebody was told
(밝혔다, 따르면) are no occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, stem
from consistency.claims.statements import TABLE
from consistency.model import Period, Span

_TOLD = re.compile(
    r"밝혔|전했|말했|따르면|발표|보도|공개했|설명|집계|기준|현재|종합하면|예고|공시|공지|취재|까지|부터|이후|이전|오는|예정|계획|전망|방침"
)
_ENDS_SAYING = re.compile(r"(?:밝혔|전했|발표했|설명했|알렸|공시했)[가-힣]{1,3}[.\s]*$")
_SOURCE = re.compile(r"[^,.]{0,40}(?:따르면|의하면)|자 [가-힣]")
_AFTER = 5


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A dated statement. ``words`` are stems of the words right behind the period, nearest first."""

    place: Span
    sentence: Span
    period: Period
    text: str
    words: tuple[str, ...]
    kind: str
    """``clock`` or ``day``."""


def occurrences(article: str, sentences: Sequence[Reading]) -> list[Occurrence]:
    """The dated statements of a story's body, in order."""
    found = []
    for reading in sentences:
        if is_byline(reading.text) or is_template(reading.text) or is_weather(reading.text):
            continue
        if len(reading.mentions) > TABLE:
            continue
        span = Span(article, "body", reading.start, reading.end)
        for m in reading.mentions:
            if not isinstance(m, Period) or m.until or m.local or m.part:
                continue
            kind = "clock" if m.clock is not None else "day" if m.day is not None else ""
            behind = reading.text[m.end - reading.start : m.end - reading.start + 26]
            if m.stated[:1] in {("day",), ("word",)} and _ENDS_SAYING.search(reading.text):
                continue  # mostly the day of saying
            if _SOURCE.match(reading.text, m.end - reading.start):
                continue
            if not kind or _TOLD.search(behind) or _TOLD.search(reading.slice(m.start, m.end)):
                continue
            words = _words_behind(reading, m)
            if len(words) >= 3:
                place = Span(article, "body", m.start, m.end)
                found.append(Occurrence(place, span, m, reading.slice(m.start, m.end), words, kind))
    return found


def _words_behind(reading: Reading, period: Period) -> tuple[str, ...]:
    words: list[str] = []
    for token in reading.tokens:
        if token.start < period.end:
            continue
        if token.mention is not None and isinstance(token.mention, Period):
            break
        if token.mention is None and len(word := stem(token.key[1])) >= 2:
            words.append(word)
        if len(words) == _AFTER:
            break
    return tuple(words)
