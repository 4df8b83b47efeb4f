"""있을 수 없는 날짜 — 달력에 없는 날, 그날과 맞지 않는 요일, 보도일보다 뒤인 '지난' 일.

4월 31일과 평년의 2월 29일, '12월 25일(금)'처럼 날짜와 요일이 어긋나는 표기를 발행일에 가장 가까운 해로 풀어 확인한다.
'밝혔다'처럼 이미 말한 날이 발행일보다 이틀 넘게 뒤이면 알린다. 예정·오는·마감이 있는 문장은 보지 않으며, 엠바고를
생각해 하루는 눈감는다. 달 없이 적은 기간의 두 요일이 서로 맞지 않을 때도 알린다: 4일(목)부터 8일(일)까지.

A date that the calendar does not have, a weekday that is not that date's, or something said on a day that had not
come when the story appeared (one day of embargo is tolerated). Two ends of a span whose weekdays cannot both be.

Source: 그레고리력; 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone
from itertools import pairwise

from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Period, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_SEOUL = timezone(timedelta(hours=9))
_WEEKDAYS = "월화수목금토일"
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)[년.] ?)?(?<![\d.])(?P<month>1[0-2]|0?[1-9])(?:월 ?|\. ?)(?P<day>\d{1,2})(?"
    r"P<mark>일|\.)?"
    r"(?: ?\((?P<short>[월화수목금토일])(?:요일)?\)|,? (?P<long>[월화수목금토일])요일)"
)
_DAY = re.compile(
    r"(?:(?<![가-힣])(?P<when>오는|지난|이달|이번 ?달|다음 ?달|내달|지난 ?달) ?)?"
    r"(?<![\d월~.\-–∼～·,] )(?<![\d월~.\-–∼～·,])(?P<day>\d{1,2})일(?: ?\((?P<short>[월화수목금토일])(?:요"
    r"일)?\)| (?P<long>[월화수목금토일])요일)"
)
_WEEKDAY_FIRST = re.compile(
    r"(?<![가-힣])(?P<long>[월화수목금토일])요일(?:이던|이었던|였던) (?P<day>\d{1,2})일(?![간째])"
)
"""수요일이던 23일."""
_BARE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)년 ?)?(?<![\d.])(?P<month>1[0-2]|[1-9])월 ?(?P<day>2[89]|3[01])일(?!간|째|치)"
)
_SAID = re.compile(r"(?:밝혔다|전했다|말했다|발표했다|알렸다|설명했다|덧붙였다|보도했다|공개했다)[.”\"’]?$")
_PLANNED = re.compile(
    r"예정|계획|오는|까지|부터|마감|내달|다음 ?달|내년|전망|앞두|앞으로|할 것|지난해|작년|이후|개막|방송|방영"
)
_NEAR_SAID = re.compile(r",? ?(?:[가-힣A-Za-z·]{1,12}(?:을|를|에서|에|로|통해|자료|성명)? ){0,2}$")
"""Between the day and the verb of saying: nothing, or where and by what it was said."""
_QUOTED = re.compile(r"[다라자냐]고 |다며 |라며 |제")
_FAR = 200
_TOLERATED = 1
_LAST = 8
_SHIFT = {"이달": 0, "이번달": 0, "다음달": 1, "내달": 1, "지난달": -1}
_NEXT_DAYS = 10
_TO = re.compile(r"(?: ?[가-힣]+ ?)?부터 (?:[가-힣]+ )?")
_WEEK = 7


def judge(story: Story) -> Iterator[Contradiction]:
    """Look at the dates of every sentence."""
    published = story.article.published
    today = published.astimezone(_SEOUL).date() if published else None
    for reading in (story.title, *story.sentences):
        text = reading.text
        if "요일" in text or "(" in text:
            yield from _weekdays(reading, today)
            yield from _neighbours(reading, today)
        if "월" in text:
            yield from _impossible(reading)
    if today is not None:
        for reading in story.sentences:
            if _SAID.search(reading.text, max(0, len(reading.text) - _LAST)):
                yield from _not_yet(reading, today)


def _weekdays(reading: Reading, today: date | None) -> Iterator[Contradiction]:
    taken: list[tuple[int, int]] = []
    for m in _DATE.finditer(reading.text):
        taken.append(m.span())
        if m["mark"] is None and "월" in m[0][: m.start("day") - m.start()]:
            continue
        years = [int(m["year"])] if m["year"] else _years(today)
        days = [d for y in years if (d := _day(y, int(m["month"]), int(m["day"])))]
        yield from _weekday(reading, m, days, today, bool(m["year"]))
    if today is not None:
        yield from _past_weekdays(reading, today)
    for m in _DAY.finditer(reading.text):
        if any(s < m.end() and m.start() < e for s, e in taken) or today is None:
            continue
        days = _meant(today, int(m["day"]), (m["when"] or "").replace(" ", ""))
        yield from _weekday(reading, m, days, today, False)


def _neighbours(reading: Reading, today: date | None) -> Iterator[Contradiction]:
    """From a bare day to another one of its month, each with a weekday that it may have, but not both: 4일(목)부터
    8일(일)까지."""
    for one, m in pairwise(_DAY.finditer(reading.text)):
        days = int(m["day"]) - int(one["day"])
        first, second = (_WEEKDAYS.index(x["short"] or x["long"]) for x in (one, m))
        if not (0 < days <= _NEXT_DAYS and _TO.fullmatch(reading.text[one.end() : m.start()])) or m["when"]:
            continue
        if (second - first - days) % _WEEK and not (_is_told(one, today) or _is_told(m, today)):
            yield _unlike((reading, one), (reading, m))


def _is_told(m: re.Match[str], today: date | None) -> bool:
    """Whether the weekday alone is known to be wrong."""
    if today is None:
        return False
    weekday = _WEEKDAYS.index(m["short"] or m["long"])
    return all(d.weekday() != weekday for d in _meant(today, int(m["day"]), (m["when"] or "").replace(" ", "")))


def _unlike(a: tuple[Reading, re.Match[str]], b: tuple[Reading, re.Match[str]]) -> Contradiction:
    places = []
    for reading, m in (a, b):
        start, end = reading.start + m.start("day"), reading.start + m.end()
        places.append(Place(reading, start, end, reading.slice(start, end)))
    return Contradiction(
        places[1],
        (places[0],),
        f"두 날의 요일이 서로 맞지 않는다: ‘{places[0].value}’, ‘{places[1].value}’",
        (f"{int(b[1]['day']) - int(a[1]['day'])}일 뒤의 요일과 다르다",),
    )


def _past_weekdays(reading: Reading, today: date) -> Iterator[Contradiction]:
    for m in _WEEKDAY_FIRST.finditer(reading.text):
        yield from _weekday(reading, m, _meant(today, int(m["day"]), "지난"), today, False)


def _meant(today: date, day: int, when: str) -> list[date]:
    """The dates a bare day may be: of the months around, or the one that the word before it tells."""
    months = (_SHIFT[when],) if when in _SHIFT else range(-2, 3)
    days = [d for n in months if (d := _day(*_month(today, n), day))]
    if when == "오는":
        return sorted(d for d in days if d >= today)[:1]
    if when == "지난":
        return sorted(d for d in days if d <= today)[-1:]
    return days


def _years(today: date | None) -> list[int]:
    return [today.year - 1, today.year, today.year + 1] if today else []


def _month(today: date, shift: int) -> tuple[int, int]:
    index = today.year * 12 + today.month - 1 + shift
    return index // 12, index % 12 + 1


def _weekday(
    reading: Reading, m: re.Match[str], days: list[date], today: date | None, certain: bool
) -> Iterator[Contradiction]:
    short = m.groupdict().get("short")
    stated = _WEEKDAYS.index(short or m["long"])
    if not days or any(
        d.weekday() == stated for d in days if certain or today is None or abs((d - today).days) <= _FAR
    ):
        return
    nearest = min(days, key=lambda d: (abs((d - today).days) if today else 0, d))
    group = "short" if short else "long"
    start, end = reading.start + m.start(group), reading.start + m.end(group)
    first = reading.start + m.start(
        "year" if m.groupdict().get("year") else "month" if "month" in m.groupdict() else "day"
    )
    last = reading.start + m.end("day") + (1 if reading.text[m.end("day") : m.end("day") + 1] == "일" else 0)
    name = _WEEKDAYS[nearest.weekday()]
    yield Contradiction(
        Place(reading, start, end, f"{m[group]}요일"),
        (Place(reading, first, last, nearest.isoformat()),),
        f"요일이 날짜와 맞지 않는다: ‘{reading.slice(first, last)}’, ‘{m[group]}요일’ ("
        f"{nearest.isoformat()}, {name}요일)",
        ("연도가 없으면 발행일에 가까운 해로 보았다",) if not certain else (),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(reading: Reading) -> Iterator[Contradiction]:
    for m in _BARE.finditer(reading.text):
        month, day = int(m["month"]), int(m["day"])
        year = int(m["year"]) if m["year"] else None
        if day <= _LONGEST[month - 1] and not (year and (month, day) == (2, 29) and _day(year, 2, 29) is None):
            continue
        start, end = reading.start + m.start(), reading.start + m.end()
        yield Contradiction(
            Place(reading, start, end, f"{year or '????'}-{month:02d}-{day:02d}"),
            (),
            f"달력에 없는 날짜다: ‘{reading.slice(start, end)}’",
            (f"{month}월의 마지막 날은 {28 if month == 2 and year else _LONGEST[month - 1]}일이다",),
        )


def _not_yet(reading: Reading, today: date) -> Iterator[Contradiction]:
    if _PLANNED.search(reading.text):
        return
    for mention in reading.mentions:
        if not isinstance(mention, Period) or mention.until or mention.day is None or "day" not in mention.stated:
            continue
        if not (mention.year and mention.month) or "year" in mention.stated:
            continue
        day = _day(mention.year, mention.month, mention.day)
        if day is None or not _TOLERATED < (day - today).days <= _NEXT_DAYS or mention.local:
            continue
        if mention is not _last_day(reading) or not _said(_before_said(reading, mention)):
            continue
        yield Contradiction(
            Place(reading, mention.start, mention.end, printed(mention)),
            (),
            f"발행일보다 뒤의 날을 지난 일로 적었다: ‘{reading.slice(mention.start, mention.end)}’ (발행일 "
            f"{today.isoformat()})",
            ("문장은 이미 말했거나 발표한 것으로 적혀 있다",),
        )


def _said(between: str) -> bool:
    return bool(_NEAR_SAID.match(between)) and not _QUOTED.search(between)


def _last_day(reading: Reading) -> Period | None:
    days = [m for m in reading.mentions if isinstance(m, Period) and "day" in m.stated]
    return days[-1] if days else None


def _before_said(reading: Reading, mention: Period) -> str:
    """The words between the day and the verb of saying, which must be few and without figures."""
    found = _SAID.search(reading.text)
    assert found is not None
    return reading.text[mention.end - reading.start : found.start()]


RULE = StoryRule(
    code="S205",
    name_ko="있을 수 없는 날짜",
    name_en="Impossible date",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("군은 신청을 4월 31일 마감한다고 안내했다.", None),
        ("축제는 2025년 12월 25일(금) 군민회관에서 열린다.", None),
    ),
    must_pass=(
        ("군은 신청을 4월 30일 마감한다고 안내했다.", None),
        ("축제는 2025년 12월 25일(목) 군민회관에서 열린다.", None),
        ("윤년인 2024년 2월 29일 태어난 아기는 모두 3명이다.", None),
    ),
)
