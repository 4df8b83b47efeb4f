"""Every day that a story prints, in whatever form, as month and day: 다음 달 17일 오전 10시 30분, 24∼25일, 3월 7일부터.

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

_NEAR = 8
"""Words on each side that stand around a day."""
_SAYING = re.compile(
    r" ?(?:오전|오후)?(?:에| 열린| 낸| 내놓은| 공개한| 발표한)?[^,.\d]{0,14}?"
    r"(?:밝혔|전했|말했|발표|보도|공시|따르면|설명|알렸|브리핑|기자|자료)"
)
_AS_OF = re.compile(r" ?(?:기준|현재|자로|자 )")
_EDGES = (("from", "부터"), ("until", "까지"))
_BEGIN = frozenset({"개막", "시작", "착공"})
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


def _mark(article: str, reading: Reading, m: Period) -> Daymark | None:
    end = m.end - reading.start
    if m.approximate or m.inherited or m.local or ("word" in m.stated and m.clock is None):
        return None
    if _SAYING.match(reading.text, end) or _AS_OF.match(reading.text, end):
        return None
    if m.guessed or m.month is None:
        return None  # a bare day is mostly that of the news
    assert m.day is not None
    last = m.until[2] if m.until else None
    lasting = {int(q.value) for q in reading.mentions if isinstance(q, Quantity) and q.dimension == "duration.day"}
    if last is not None and last > m.day:
        lasting.add(last - m.day + 1)
    n = next(n for n, t in enumerate(reading.tokens) if t.mention is m)
    near = [
        stem(t.key[1])
        for t in (*reading.tokens[max(0, n - _NEAR) : n], *reading.tokens[n + 1 : n + 1 + _NEAR])
        if t.mention is None
    ]
    acts = acts_of(reading, m)
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
        frozenset(w for w in near if len(w) > 1 and w not in everyday() and not is_verbal(w)),
        acts,
        frozenset(lasting),
        frozenset((q.dimension, q.value) for q in reading.mentions if isinstance(q, Quantity) and abs(q.value) >= 10),
    )
