"""On which day somebody said so: who, in which act, with which figures.

The day of a press release differs between newsrooms by when they print it; the day of an act on record (공시, 선고)
does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_weather
from consistency.claims.reading import Reading, stem
from consistency.claims.retelling import Value, tells, value_of
from consistency.claims.statements import TABLE, is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span

_ACTOR = re.compile(r"(?<![가-힣A-Za-z])(?P<actor>[가-힣A-Za-z&]{2,20}?)(?:은|는|이|가)(?= )")
_SAYING = re.compile(r"밝혔|발표|내놨|내놓|공개|전했|올렸|보고|알렸")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A day on which ``actor`` said or did something. ``act`` is the act on record (공시), empty for a mere saying."""

    place: Span
    sentence: Span
    text: str
    period: Period
    actor: str
    act: str
    words: frozenset[str]
    figures: frozenset[Value]
    """The telling figures of the sentence, but for its days."""


@derived
def _act() -> re.Pattern[str]:
    return re.compile(alternation(load("measures")["acts"]["words"]))


def announcements(article: str, sentences: Sequence[Reading]) -> list[Announcement]:
    """The dated announcements of a story's body: one day and an actor in the sentence, and somebody says or acts."""
    found = []
    for reading in sentences:
        text = reading.text
        acts = set(_act().findall(text))
        if not (acts or _SAYING.search(text)) or len(acts) > 1 or len(reading.mentions) > TABLE:
            continue
        days = [m for m in reading.mentions if isinstance(m, Period) and m.day is not None]
        actor = _ACTOR.search(text)
        if len(days) != 1 or actor is None or is_byline(text) or is_weather(text):
            continue
        day = days[0]
        if day.until or day.local or day.inherited or day.approximate or day.month is None:
            continue
        values = (value_of(m) for m in reading.mentions if m is not day)
        found.append(
            Announcement(
                Span(article, "body", day.start, day.end),
                Span(article, "body", reading.start, reading.end),
                reading.slice(day.start, day.end),
                day,
                actor["actor"],
                next(iter(acts), ""),
                frozenset(_words(reading)),
                frozenset(v for v in values if v is not None and v[0] == "q" and tells(v)),
            )
        )
    return found


def _words(reading: Reading) -> list[str]:
    words = (stem(t.key[1]) for t in reading.tokens if t.mention is None)
    return [w for w in words if len(w) > 1 and not is_verbal(w)]
