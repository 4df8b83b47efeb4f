"""On which day a thing is held that is held on one day: 다음 금통위는 7월 10일 열린다, 16일 치러진 수능."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Span

_BEFORE, _BEHIND = 40, 60
_WHEN = r"(?:오는 |내달 |지난 |다음 ?달 |이달 )?"
_DAY_OF_WEEK = r"(?:\([월화수목금토일]\))?"
_WORD = re.compile(r"[0-9가-힣A-Za-z]+")
_NTH = re.compile(r"(?:제?\d{1,3}[차회]|[2-9두세네]번째)$")


@dataclass(frozen=True, slots=True)
class Held:
    """The day of one thing. ``name`` is what it is, the same for all its names; ``which`` the word before it."""

    place: Span
    sentence: Span
    text: str
    period: Period
    name: str
    which: str


@derived
def _patterns() -> tuple[tuple[re.Pattern[str], ...], dict[str, str], re.Pattern[str]]:
    data = load("held")
    names = {word: word for word in data["which"]} | {word: line[0] for line in data["one"] for word in line}
    names |= {word: line[0] for line in data["same"] for word in line}
    fixed = alternation(data["fixed"])
    held, name = alternation(data["held"]), rf"(?P<name>{alternation(list(names))})"
    between = r"(?P<before>(?:[0-9가-힣A-Za-z·]+(?<![은는이가을를고며]) ){0,6}?)"
    patterns = (
        # 회의는 | 7월 10일 | 열린다
        re.compile(rf"{name}[은는이가을를도]? {_WHEN}$"),
        re.compile(rf"{_DAY_OF_WEEK}(?:에|로)? ?(?:[가-힣]+ ){{0,3}}?(?:{held})"),
        # 회의가 열리는 | 7월 10일
        re.compile(rf"{name}[이가] (?:{held})[가-힣]{{0,2}} {_WHEN}$"),
        # 16일 | 치러진 수능; 14일 | 전국 시험장에서 수능이 치러졌다
        re.compile(rf"{_DAY_OF_WEEK}에? ?(?:{held})[가-힣]{{0,2}} {between}{name}"),
        re.compile(rf"{_DAY_OF_WEEK}에? {between}{name}[이가] (?:[가-힣]+ ){{0,2}}?(?:{held})"),
        # 다음 공판을 | 24일 | 열기로 했다, 다음 공판기일은 | 24일 | 이다
        re.compile(rf"{name}(?:일|기일|날짜|일정)?[은는을를](?: 오는| 내달| 다음 ?달)? ?$"),
        re.compile(rf"{_DAY_OF_WEEK}(?:(?:로|으로|에)? ?(?:{fixed})|이다|입니다|이며|이고)"),
    )
    return patterns, names, re.compile(alternation(data["moved"]))


def held(article: str, sentences: Sequence[Reading]) -> list[Held]:
    """The days on which a story says that things are held; of what is put off or moved, none."""
    moved = _patterns()[2]
    return [
        found
        for reading in sentences
        if len(reading.mentions) <= TABLE and not is_byline(reading.text) and not moved.search(reading.text)
        for found in _of(article, reading)
    ]


def _of(article: str, reading: Reading) -> Iterator[Held]:
    data = load("held")
    names = _patterns()[1]
    for day in reading.mentions:
        if not isinstance(day, Period) or day.day is None or day.month is None:
            continue
        if day.until or day.local or day.inherited or day.approximate:
            continue
        m = _match(reading.text, day.start - reading.start, day.end - reading.start)
        if m is None:
            continue
        words = _WORD.findall(m["before"] if "before" in m.groupdict() else m.string[: m.start()])
        name = m["name"]
        which = "" if not words or words[-1].endswith("에서") else words[-1]
        if name in data["which"] and not (which in data["telling"] or _NTH.match(which)):
            continue
        yield Held(
            Span(article, "body", day.start, day.end),
            Span(article, "body", reading.start, reading.end),
            reading.slice(day.start, day.end),
            day,
            names[name],
            which,
        )


def _match(text: str, start: int, end: int) -> re.Match[str] | None:
    topic, behind, clause, attribute, subject, planned, settled = _patterns()[0]
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if (m := topic.search(before)) and behind.match(after):
        return m
    if (m := planned.search(before)) and settled.match(after):
        return m
    return clause.search(before) or attribute.match(after) or subject.match(after)
