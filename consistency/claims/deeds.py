"""On which date something on record was done: 2024년 5월 7일 문을 연 도서관."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span

_REACH = 26
"""Letters behind a date within which the act stands."""
_EDGE = re.compile(r" ?(?:부터|까지|사이|이후|이전|전까지|보다|대비|에 이어|현재|기준)")

FOUNDING = frozenset({"설립", "창립", "개교", "개관", "개원", "창업", "개점", "창단", "개업", "준공", "개통"})
"""Acts with which something begins to be: one may stand for the other."""
_NAMED = "현장|사건|의혹|참사|피해|혐의|원인|희생|관련"
"""Words that make an act before them the name of what is spoken of: 화재 현장."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A date of which month and year, or month and day, are known, and the act that stands behind it. ``words`` are the
    other words of its sentence."""

    place: Span
    sentence: Span
    text: str
    period: Period
    act: str
    words: frozenset[str]


@derived
def _acts() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: group[0] for group in load("measures")["acts"]["dated"] for word in group}
    return re.compile(alternation(list(table))), table


@derived
def _all_acts() -> tuple[re.Pattern[str], dict[str, str]]:
    data = load("measures")["acts"]
    table: dict[str, str] = {}
    for group in (*data["once"], *data["dated"]):
        for word in group:
            table.setdefault(word, "설립" if FOUNDING & {word, group[0]} else table.get(group[0], group[0]))
    return re.compile(rf"(?:{alternation(list(table))})(?! ?(?:{_NAMED})|적)"), table


def of_other_deeds(a: str, b: str) -> bool:
    """Whether two pieces of text each name an act that is done on one date (의결, 선고), and none in common."""
    pattern, table = _all_acts()
    first, second = ({table[word] for word in pattern.findall(text)} for text in (a, b))
    return bool(first and second) and not first & second


def deeds(article: str, sentences: Sequence[Reading]) -> list[Deed]:
    """The dated acts of a story's body: the first act behind each date, before the next one."""
    found: list[Deed] = []
    pattern, table = _acts()
    for reading in sentences:
        periods = [m for m in reading.mentions if isinstance(m, Period)]
        if not periods or len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if is_template(reading.text) or is_weather(reading.text):
            continue
        words: frozenset[str] | None = None
        for n, m in enumerate(periods):
            if not _dates(m) or _EDGE.match(reading.text, m.end - reading.start):
                continue
            stop = min([m.end + _REACH, reading.end, *(p.start for p in periods[n + 1 :])])
            act = pattern.search(reading.text, m.end - reading.start, stop - reading.start)
            if act is None:
                continue
            words = _words(reading) if words is None else words
            found.append(
                Deed(
                    Span(article, "body", m.start, m.end),
                    Span(article, "body", reading.start, reading.end),
                    reading.slice(m.start, m.end),
                    m,
                    table[act[0]],
                    words - {table[act[0]], act[0]},
                )
            )
    return found


def _dates(m: Period) -> bool:
    if m.month is None or (m.year is None and m.day is None) or m.part or m.clock is not None:
        return False
    return not (m.until or m.approximate or m.inherited or m.local or m.guessed or "word" in m.stated)


def _words(reading: Reading) -> frozenset[str]:
    stems = (stem(t.key[1]) for t in reading.tokens if t.mention is None)
    return frozenset(w for w in stems if len(w) > 1 and not is_verbal(w))
