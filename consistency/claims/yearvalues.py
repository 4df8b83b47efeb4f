"""Exact figures with the year that they are of: 2023년 9월의 57억2천만달러, 541억달러(2022년)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE, digits
from consistency.model import Period, Quantity, Span

_KNOWN = 3
_OF = re.compile(
    r"(?:에는|에도|에만|에|의|도|엔)?(?: ?\d{1,2}월)?(?: ?말)?(?: ?(?:기준|한 해))?"
    r"(?: ?(?:세운|기록한|거둔|달성한|찍은|쓴|집계된|나온|작성한))?,? ?\(?"
    r"(?:(?![와과]|[^0-9]{0,20}(?:보다|대비|비해|목표|예상|전망|이후|이래|만에|비교))"
    r"(?:[가-힣A-Za-z]{1,8} ){0,2}[가-힣A-Za-z]{1,8}(?:은|는|이|가|을|를)? ?)?(?:약 |총 |모두 )?"
)
_BRACKET = re.compile(r" ?\(")
_AFTER = re.compile(r" ?(?:말|초)?[)·,]")
_PART = re.compile(r" ?(?:초|말|연초|연말|상반기|하반기)")
_NO_VALUE = re.compile(
    r"(?:을|를|가|이|로|으로|까지)? ?(?:목표|계획|전망|예상)|에서 |부터|까지 [^.]{0,14}(?:목표|계획|늘리|확대)"
)


@dataclass(frozen=True, slots=True)
class YearValue:
    """A figure with the year, and the month if there is one, right beside it."""

    place: Span
    sentence: Span
    text: str
    quantity: Quantity
    year: int
    month: int | None


def year_values(article: str, title: Reading, sentences: Sequence[Reading]) -> list[YearValue]:
    """The figures of a story that stand right beside a year, in order; what is planned for a year is left out."""
    found: list[YearValue] = []
    for reading in (title, *sentences):
        if not 1 < len(reading.mentions) <= TABLE or is_byline(reading.text):
            continue
        if not (is_template(reading.text) or is_weather(reading.text)):
            found += _of_sentence(article, "title" if reading is title else "body", reading)
    return found


def _of_sentence(article: str, field: str, reading: Reading) -> Iterator[YearValue]:
    text = reading.text
    dated = [m for m in reading.mentions if isinstance(m, Period | Quantity)]
    for first, second in pairwise(dated):
        between = text[first.end - reading.start : second.start - reading.start]
        if isinstance(first, Period) and isinstance(second, Quantity) and _OF.fullmatch(between):
            period, quantity = first, second
        elif (
            isinstance(first, Quantity)
            and isinstance(second, Period)
            and _BRACKET.fullmatch(between)
            and _AFTER.match(text, second.end - reading.start)
        ):
            period, quantity = second, first
        else:
            continue
        if _PART.match(text, period.end - reading.start):
            continue
        if period.year is None or period.day is not None or period.until or period.approximate or period.part:
            continue
        if (
            "학년도" in reading.slice(period.start, period.end)
            or not _is_known(quantity)
            or _NO_VALUE.match(text, second.end - reading.start)
        ):
            continue
        place = Span(article, "title" if field == "title" else "body", period.start, period.end)
        sentence = Span(article, place.field, reading.start, reading.end)
        yield YearValue(place, sentence, reading.slice(period.start, period.end), quantity, period.year, period.month)


def _is_known(q: Quantity) -> bool:
    plain = not (q.malformed or q.role or q.dimension.startswith(("duration", "ratio", "points", "multiple")))
    return (
        plain
        and bool(q.dimension)
        and q.bound in {"", "about", "and_more", "over", "under"}
        and len(digits(q.value)) >= _KNOWN
    )
