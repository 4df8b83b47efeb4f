"""Ranges with both ends printed: 2.4~3.9%, 19~34세, 오전 9시부터 오후 6시까지, 6월 3~7일.

The ends are numbers of one dimension, or moments of one granularity; where only the second end prints the month, the
year or the half of the day, the first is read by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.retelling import Value, tells, value_of
from consistency.claims.statements import TABLE, digits, is_verbal
from consistency.claims.values import printed
from consistency.model import Period, Quantity, Span

End = tuple[int | None, int | None, int | None, int | None]
"""Year, month, day and minutes after midnight, as far as they are printed."""
_NEAR = 4
_VERB = 2
_FROM = re.compile(r"(?:에서|부터)[는은]? ?")
_TO = re.compile(r" ?(?:까지|사이)")
_TELLING = 2
_HOUR = 60
_PASSED = frozenset({"", "temperature"})
"""What is not compared: ranges of numbers without a unit, and the weather."""


_EMPTY = frozenset(
    {"부터", "까지", "사이", "가장", "경우", "또는", "모두", "최대", "최소", "이상", "이하", "등이", "씨는"}
)


@dataclass(frozen=True, slots=True)
class Range:
    """A range told by a sentence. ``before`` and ``behind`` are the words around it, the nearest first."""

    place: Span
    sentence: Span
    text: str
    value: str
    """How it was read."""
    ends: tuple[tuple[Span, str], ...]
    """Where each end stands and how it was read, where the range is told in words."""
    kind: str
    """The dimension of a quantity, or ``clock``, ``day``, ``month``, ``year``."""
    low: Decimal | End
    high: Decimal | End
    before: tuple[str, ...]
    behind: tuple[str, ...]
    figures: frozenset[Value]
    """The other telling figures of the sentence, but for its periods."""
    step: Decimal
    """The weight of the last printed digit; 0 for a period."""

    @property
    def near(self) -> frozenset[str]:
        """The words around it."""
        return frozenset((*self.before, *self.behind))

    def tells(self) -> tuple[bool, bool]:
        """Whether each end is known by itself: two digits (1만원 has one), minutes, or the year something began in."""
        low, high = (
            len(digits(end / self.step)) >= _TELLING
            if isinstance(end, Decimal)
            else end[3] is not None and bool(end[3] % _HOUR)
            for end in (self.low, self.high)
        )
        return low or self.kind == "year", high

    def tells_anywhere(self, end: Decimal | End) -> bool:
        """Whether an end is rare enough to be looked for in every story: 3.9%, 1만2430원."""
        if not isinstance(end, Decimal):
            return False
        known = len(digits(end / self.step))
        return known > _TELLING or (known == _TELLING and end % 1 != 0)


def ranges(article: str, sentences: Sequence[Reading]) -> list[Range]:
    """The ranges of a story's body, in order, but for those of by-lines, tables, market reports and the weather."""
    found: list[Range] = []
    for reading in sentences:
        if not 0 < len(reading.mentions) <= TABLE or is_byline(reading.text):
            continue
        if not (is_template(reading.text) or is_weather(reading.text)):
            found += _ranges(article, reading)
    return found


def _ranges(article: str, reading: Reading) -> Iterator[Range]:
    tokens = reading.tokens
    known = [_word(t) for t in tokens]
    values = [value_of(t.mention) if t.mention is not None else None for t in tokens]
    sentence = Span(article, "body", reading.start, reading.end)
    for n, token in enumerate(tokens):
        last = n
        read = _printed(token)
        if read is None and n + 1 < len(tokens):
            read, last = _told(reading, token, tokens[n + 1]), n + 1
        if read is None:
            continue
        kind, low, high, step = read
        end = tokens[last].end
        text = reading.slice(token.start, end)
        if text[-1] == "대" or not any(c.isdigit() for c in text):
            continue  # 5~6%대 ends somewhere below 7, 수십 명 nowhere
        own = {n, last}
        mentions = [m for k in sorted(own) if (m := tokens[k].mention) is not None]
        yield Range(
            Span(article, "body", token.start, end),
            sentence,
            text,
            " ".join(printed(m) for m in mentions),
            tuple((Span(article, "body", m.start, m.end), printed(m)) for m in mentions) if last > n else (),
            kind,
            low,
            high,
            tuple(w for w in reversed(known[max(0, n - 2 * _NEAR) : n]) if w)[:_NEAR],
            tuple(w for w in known[last + 1 : last + 1 + 2 * _NEAR] if w)[:_NEAR],
            frozenset(v for k, v in enumerate(values) if k not in own and v is not None and v[0] == "q" and tells(v)),
            step,
        )


_Read = tuple[str, Decimal | End, Decimal | End, Decimal]


def _printed(token: Token) -> _Read | None:
    """A range printed with a wave: 2.4~3.9%, 6월 3~7일."""
    m = token.mention
    if isinstance(m, Quantity) and m.bound == "range" and m.low < m.high and m.dimension not in _PASSED:
        return m.dimension, m.low, m.high, m.step
    if isinstance(m, Period) and m.until is not None and not m.approximate:
        return _of_periods((m.year, m.month, m.day, m.clock), m.until)
    return None


def _told(reading: Reading, a: Token, b: Token) -> _Read | None:
    """A range told in words: 1만1240원에서 1만2430원까지, 10시부터 18시까지."""
    x, y = a.mention, b.mention
    between, behind = reading.slice(a.end, b.start), reading.text[b.end - reading.start :]
    if x is None or y is None or not _FROM.fullmatch(between) or not _TO.match(behind):
        return None
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        exact = not x.bound and not y.bound and not x.malformed and not y.malformed
        if exact and x.dimension == y.dimension and x.dimension not in _PASSED and x.value < y.value:
            return x.dimension, x.value, y.value, min(x.step, y.step)
    if isinstance(x, Period) and isinstance(y, Period) and not (x.until or y.until or x.part or y.part):
        known = () if y.guessed else y.resolved
        year, month = (getattr(y, part) if part in (*y.stated, *known) else None for part in ("year", "month"))
        own: End = (year, month, y.day, y.clock)
        return _of_periods((x.year, x.month, x.day, x.clock), own)
    return None


def _of_periods(first: End, last: End) -> _Read | None:
    """Two moments of one granularity, the second with what it has from the first."""
    kind = next((k for k, n in (("clock", 3), ("day", 2), ("month", 1), ("year", 0)) if first[n] is not None), "")
    finest = {"clock": 3, "day": 2, "month": 1, "year": 0}.get(kind, 0)
    if not kind or last[finest] is None or any(v is not None for v in last[finest + 1 :]):
        return None
    until: list[int | None] = [*last]
    if kind != "clock":
        for part in range(finest):
            if until[part] is None:
                until[part] = first[part]
    return kind, first, (until[0], until[1], until[2], until[3]), Decimal(0)


def _word(token: Token) -> str:
    """What a word is known by; nothing for a figure or a word that says nothing."""
    if token.mention is not None:
        return ""
    word = stem(token.key[1])
    if len(word) < 2 or word in _EMPTY:
        return ""
    if word != token.key[1]:
        return word  # what bears a particle is a noun: 심의구간을
    return word[:_VERB] if is_verbal(word) and len(word) > _VERB else word
