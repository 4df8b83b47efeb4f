"""Every day and every year that a story prints, in whatever form, with what stands around it: 다음 달 17일 오전 10시
30분, 24∼25일, 3월 7일부터; 1926년 문을 연 이 학교는.

Days on which somebody only says so are left out, and bare days, which mostly are that of the news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.datings import acts_of
from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.model import Period, Quantity, Span

_REACH = 8
"""Words on each side that stand around a day."""
_SAYING = re.compile(
    r" ?(?:오전|오후)?(?:에| 열린| 낸| 내놓은| 공개한| 발표한)?[^,.\d]{0,14}?"
    r"(?:밝혔|전했|말했|발표|보도|공시|따르면|설명|알렸|브리핑|기자|자료)"
)
_AS_OF = re.compile(r" ?(?:기준|현재|자로|자 )")
_EDGES = (("from", "부터"), ("until", "까지"))
_BEGIN = frozenset({"개막", "시작", "착공"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d ?년")
_COMPARED = re.compile(r" ?(?:말|초)?(?:보다|대비|에 비해|과 비교|에 견줘|학년도|년대|식|형|산|목표|계획|전망)")
_MANY = 4
"""Days in a sentence that is a calendar."""


@dataclass(frozen=True, slots=True)
class Daymark:
    """A day with what stands around it. ``last`` is the last day of a range, ``lasting`` the lengths of time that its
    sentence prints, in days."""

    place: Span
    sentence: Span
    text: str
    month: int
    day: int
    last: int | None
    clock: int | None
    edge: str
    near: frozenset[str]
    acts: frozenset[str]
    lasting: frozenset[int]
    figures: frozenset[object]


def daymarks(article: str, sentences: Sequence[Reading]) -> list[Daymark]:
    """The days of a story's body on which something happens, in order."""
    found: list[Daymark] = []
    for reading in sentences:
        days = [m for m in reading.mentions if isinstance(m, Period) and m.day is not None]
        if not days or len(days) > _MANY or len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if is_template(reading.text) or is_weather(reading.text):
            continue
        found += [mark for m in days if (mark := _mark(article, reading, m)) is not None]
    return found


@dataclass(frozen=True, slots=True)
class Yearmark:
    """A year printed with four digits, with what stands around it."""

    place: Span
    sentence: Span
    text: str
    year: int
    month: int | None
    near: frozenset[str]
    acts: frozenset[str]
    figures: frozenset[object]


def yearmarks(article: str, sentences: Sequence[Reading]) -> list[Yearmark]:
    """The years of a story's body, but for those that something is compared with, in order."""
    found: list[Yearmark] = []
    for reading in sentences:
        years = [m for m in reading.mentions if isinstance(m, Period) and _is_year(reading, m)]
        if not years or len(years) > _MANY or len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if is_template(reading.text) or is_weather(reading.text):
            continue
        for m in years:
            assert m.year is not None
            found.append(
                Yearmark(
                    Span(article, "body", m.start, m.end),
                    Span(article, "body", reading.start, reading.end),
                    reading.slice(m.start, m.end),
                    m.year,
                    m.month,
                    _near(reading, m),
                    acts_of(reading, m),
                    _figures(reading),
                )
            )
    return found


def _is_year(reading: Reading, m: Period) -> bool:
    if m.until or m.approximate or m.part or "year" not in m.stated or m.year is None:
        return False
    start, end = m.start - reading.start, m.end - reading.start
    return bool(_YEAR.match(reading.text, start)) and not _COMPARED.match(reading.text, end)


def _mark(article: str, reading: Reading, m: Period) -> Daymark | None:
    end = m.end - reading.start
    if m.approximate or m.inherited or m.local or ("word" in m.stated and m.clock is None):
        return None
    if _SAYING.match(reading.text, end) or _AS_OF.match(reading.text, end):
        return None
    acts = acts_of(reading, m)
    if m.month is None or (m.guessed and not acts):
        return None  # a bare day is mostly that of the news
    assert m.day is not None
    last = m.until[2] if m.until else None
    lasting = {int(q.value) for q in reading.mentions if isinstance(q, Quantity) and q.dimension == "duration.day"}
    if last is not None and last > m.day:
        lasting.add(last - m.day + 1)
    edge = next((name for name, word in _EDGES if reading.text.startswith(word, end)), "from" if acts & _BEGIN else "")
    return Daymark(
        Span(article, "body", m.start, m.end),
        Span(article, "body", reading.start, reading.end),
        reading.slice(m.start, m.end),
        m.month,
        m.day,
        last,
        m.clock,
        edge,
        _near(reading, m),
        acts,
        frozenset(lasting),
        _figures(reading),
    )


def _near(reading: Reading, m: Period) -> frozenset[str]:
    """The nouns around a mention that newspapers do not print every day."""
    n = next(n for n, t in enumerate(reading.tokens) if t.mention is m)
    words = (
        stem(t.key[1])
        for t in (*reading.tokens[max(0, n - _REACH) : n], *reading.tokens[n + 1 : n + 1 + _REACH])
        if t.mention is None
    )
    return frozenset(w for w in words if len(w) > 1 and w not in everyday() and not is_verbal(w))


def _figures(reading: Reading) -> frozenset[object]:
    return frozenset((q.dimension, q.value) for q in reading.mentions if isinstance(q, Quantity) and abs(q.value) >= 10)
