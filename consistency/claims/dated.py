"""What is of which period: the words and figures right behind a period, and a figure that stands under it.

``2027년 1위였던 나루중공업`` dates a first place, ``지난해 매출은 6조4100억원`` a figure. A figure compared with
that of another period (2027년보다, 에서, 대비) is dated by neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.retelling import Value, value_of
from consistency.claims.statements import TABLE, digits, is_verbal
from consistency.model import Period, Quantity, Rank, Span

_EXACT = 3
_VERB = 2
_CLOSE, _REACH = 26, 48
"""Letters between a period and a figure that is of it; more where no other topic stands between."""
_TAIL = 4
_NO_FIGURE: list[tuple[Value | None, int]] = [(None, 0)]
_PART = re.compile(r"[1-4]Q|[12]H")
_COMPARED = re.compile(
    r"보다|대비|비해|비교|견줘|견주|에서|부터|까지|이후|이래|이어|만에|같은|같이|마찬가지|동일|비슷|처음|이전|당시|[△▲▷▶■◇…→]"
)
"""Words after which a figure is of another period than the one before them."""
_BASE = re.compile(r"(?:어치)?(?:에서|보다|에 비해|에 견줘| ?대비|에 이어|이던|였던|이었던|부터|까지)")
_END = re.compile(r"[)▲△▷▶■◇]")
_OWN_YEAR = re.compile(r" ?(?:학년도|회계연도|사업연도|시즌|수능)")
_LINKED = re.compile(r"[·,/]\s?$")
_TOPIC = re.compile(r"[은는이가] ")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period with what is told to be of it. ``tail`` are the words and figures right behind the period; ``figure`` a
    figure of three digits or more that stands under it, or None."""

    place: Span
    sentence: Span
    text: str
    period: Period
    tail: tuple[object, ...]
    behind: str
    """The first letters behind the period."""
    figure: Value | None
    reach: int
    """Letters from the period to the figure."""
    keys: frozenset[object]
    """All words and figures of the sentence."""
    periods: tuple[Period, ...]
    """The other periods of the sentence."""


def dated(article: str, sentences: Sequence[Reading]) -> list[Dated]:
    """The periods of a story's body, but for those of by-lines, tables, market reports and the weather."""
    found: list[Dated] = []
    for reading in sentences:
        if not 0 < len(reading.mentions) <= TABLE or is_byline(reading.text):
            continue
        if not (is_template(reading.text) or is_weather(reading.text)):
            found += _dated(article, reading)
    return found


def _dated(article: str, reading: Reading) -> Iterator[Dated]:
    sentence = Span(article, "body", reading.start, reading.end)
    tokens = reading.tokens
    keys = frozenset(k for t in tokens if (k := _key(t)) is not None)
    periods = [t.mention for t in tokens if isinstance(t.mention, Period)]
    for n, token in enumerate(tokens):
        m = token.mention
        if not isinstance(m, Period) or not _names(m, reading) or (m.day is None and "각각" in reading.text):
            continue
        figures: list[tuple[Value | None, int]] = [*_under(tokens, n, reading)]
        behind = reading.slice(m.end, min(m.end + 8, reading.end))
        for figure, reach in figures or _NO_FIGURE:
            yield Dated(
                Span(article, "body", m.start, m.end),
                sentence,
                reading.slice(m.start, m.end),
                m,
                () if behind.startswith(",") else _tail(tokens, n, reading),
                behind,
                figure,
                reach,
                keys,
                tuple(p for p in periods if p is not m),
            )


def _names(m: Period, reading: Reading) -> bool:
    """Whether a period is a year, a month, a part of a year or a whole date, and no range or school year."""
    if m.until or m.approximate or m.clock is not None or m.inherited or m.local:
        return False
    if (
        "word" in m.stated
        or (m.part and not _PART.fullmatch(m.part))
        or (m.day is not None and "month" not in m.stated)
    ):
        return False
    text = reading.slice(m.start, m.end)
    return not ("학년도" in text or "생" in text or _OWN_YEAR.match(reading.text, m.end - reading.start))


def _under(tokens: Sequence[Token], n: int, reading: Reading) -> Iterator[tuple[Value, int]]:
    """The figures that stand under a period: the first of each dimension, up to the next period or comparison."""
    start = begin = tokens[n].end
    seen: set[str] = set()
    for token in tokens[n + 1 :]:
        m = token.mention
        if isinstance(m, Period):
            base = _BASE.match(reading.text, m.end - reading.start)
            if not base or _COMPARED.search(reading.slice(begin, m.start)):
                return
            begin = reading.start + base.end()
        elif isinstance(m, Quantity):
            reach = token.start - start
            if reach > _REACH or (reach > _CLOSE and _TOPIC.search(reading.slice(start, m.start))):
                return
            if _COMPARED.search(reading.slice(begin, m.start)):
                return
            first = m.dimension not in seen and "multiple" not in seen
            seen.add(m.dimension)
            value = value_of(m)
            if first and value and _is_exact(m) and not _BASE.match(reading.text, m.end - reading.start):
                yield value, reach


def _is_exact(m: Quantity) -> bool:
    plain = not (m.bound or m.malformed or m.role or m.dimension.startswith("duration"))
    return plain and bool(m.dimension) and len(digits(m.value)) >= _EXACT


def _tail(tokens: Sequence[Token], n: int, reading: Reading) -> tuple[object, ...]:
    """The words and figures behind a period, up to the next period or the end of a bracket or list."""
    found: list[object] = []
    opened = tokens[n].end
    for token in tokens[n + 1 :]:
        between = reading.slice(opened, token.start)
        if isinstance(token.mention, Period) or len(found) == _TAIL or (_END.search(between) and "(" not in between):
            break
        if "(" not in between:
            opened = token.end
        key = None if _LINKED.search(between) else _key(token)
        if key is not None and key not in found:
            found.append(key)
    return tuple(found)


def _key(token: Token) -> object:
    """What a word or figure is known by; None for what says nothing."""
    m = token.mention
    if isinstance(m, Quantity | Rank):
        return value_of(m)
    if m is not None:
        return None
    word = stem(token.key[1])
    if len(word) < 2:
        return None
    if word != token.key[1]:
        return word
    return word[:_VERB] if is_verbal(word) and len(word) > _VERB else word
