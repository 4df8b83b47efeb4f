"""Periods: years, months, days, clock times and the words that stand for them, resolved against the publication day.

Nothing is guessed: a part that is neither printed nor follows from the publication day stays None. A day without a
month is resolved to the nearest such day to publication (``지난`` to the past, ``오는`` to the future).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from consistency.model import Period, Today

_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d|['’‘]\d\d)년(?:도|대(?=[^가-힣]|에|의|부터|까지|초|중|말|후))?(?!간|째|만 ?에|여|생)"
_RELATIVE_YEAR = r"(?P<ryear>재작년|지난해|작년|올해|금년|내년|내후년|올(?= ?(?:상반기|하반기|[1-4]분기|초|연초|연말|들어|\d{1,2}월|여름|봄|가을|겨울)))"
_RELATIVE_MONTH = r"(?P<rmonth>지난 ?달|이달|이번 ?달|다음 ?달|내달)"
_NEAR = r"(?P<near>지난|오는|이달|올해)"
_CLOCK = (
    r"(?P<half>오전|오후|새벽|아침|저녁|밤|낮|한밤)? ?(?P<hour>2[0-4]|1\d|0?\d)시(?!간|장|즌|리|설|도|군|민|의|내|청|가지|절)"
    r"(?: ?(?P<minute>[0-5]?\d)분| ?(?P<thirty>반)(?=[^가-힣]|쯤|께|경|에|부터|까지|을|이|즈))?"
)
_APPROX = r"(?P<approx> ?(?:쯤|께|경|무렵|전후|즈음))?"
_PART = r"(?P<part>(?:[1-4]분기(?! ?(?:만|연속|째|동안|이상))|상반기|하반기))"
_DATE = re.compile(
    rf"(?:{_YEAR}|{_RELATIVE_YEAR}|{_RELATIVE_MONTH}|{_NEAR}(?= ?\d))?"
    rf"(?: ?(?P<m1>1[0-2]|0?[1-9])월(?!드))?"
    rf"(?: ?(?P<d1>3[01]|[12]\d|0?[1-9])(?P<drange> ?[~∼～〜–-] ?(?:(?P<um>1[0-2]|0?[1-9])월 ?)?(?P<ud>3[01]|[12]\d|0?[1-9]))?"
    rf"일(?!간|째|치|씩|천하|분|가량|당[^시]|차|만 ?에|여|대|\d)(?! ?(?:간|동안|연속|이상|이내|이하|만에|차|평균|정도))"
    rf")?"
    rf"(?:,? ?{_PART})?"
)
_TIME = re.compile(_CLOCK + _APPROX)
_LOCAL_RE = re.compile(r" ?\( ?(?:현지|미국|한국|미 동부|이하 현지|한국시)[가-힣]{0,4} ?(?:시간|시각|기준)[^)]{0,8}\)")
_FULL = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[.\-/])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)")
_YEAR_RANGE = re.compile(r"(?P<a>(?:1[0-9]|20)\d\d)년? ?[~∼～〜–-] ?(?P<b>(?:(?:1[0-9]|20)\d\d|\d\d))년(?!간|째)")
_MONTH_RANGE = re.compile(r"(?P<a>1[0-2]|0?[1-9])월? ?[~∼～〜–-] ?(?P<b>1[0-2]|0?[1-9])월(?!드)")
_HOURS = re.compile(
    r"(?P<half>오전|오후|새벽|아침|저녁|밤|낮)? ?(?P<a>2[0-4]|1\d|\d)(?:시)? ?[~∼～〜–-] ?(?P<b>2[0-4]|1\d|\d)시(?!간|즌|대)"
)
_WORD = re.compile(
    r"(?P<word>전날|이날|다음 ?날|이튿날|그제|엊그제|어제|오늘|내일|모레|당일|전년 동기|전년 같은 기간|작년 같은 기간|지난해 같은 기간"
    r"|전년|이듬해|전월|전달|지난주|이번 ?주|다음 ?주|같은 ?해|같은 ?달|같은 ?날)"
)
_GLOSS = re.compile(r" ?\((?P<day>3[01]|[12]\d|0?[1-9])일\)")
_DAY_WORDS = {"어제": -1, "오늘": 0, "내일": 1, "그제": -2, "모레": 2}
_YEAR_WORDS = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "금년": 0, "올": 0, "내년": 1, "내후년": 2}
_RELATIVE_START = re.compile(r"재작년|지난해|작년|올해|금년|내년|내후년|올 |지난 ?\d|오는 ?\d|이달|지난 ?달|이번 ?달|다음 ?달|내달")


def read_period(text: str, start: int, today: Today | None) -> Period | None:
    """Read the period that begins exactly at ``start``; ``today`` is the publication day in Korean time or None."""
    if m := _FULL.match(text, start):
        return Period(start, m.end(), int(m["y"]), int(m["m"]), int(m["d"]), stated=("year", "month", "day"))
    if m := _YEAR_RANGE.match(text, start):
        first, last = int(m["a"]), int(m["b"]) if len(m["b"]) == 4 else int(m["a"]) // 100 * 100 + int(m["b"])
        return Period(start, m.end(), first, until=(last, None, None, None), stated=("year",))
    if m := _MONTH_RANGE.match(text, start):
        return Period(start, m.end(), None, int(m["a"]), until=(None, int(m["b"]), None, None), stated=("month",))
    if m := _HOURS.match(text, start):
        shift = 12 * 60 if m["half"] in {"오후", "밤", "저녁"} and int(m["b"]) <= 12 else 0
        last = int(m["b"]) * 60 + shift
        return Period(start, m.end(), clock=int(m["a"]) * 60 + shift, until=(None, None, None, last), stated=("clock",))
    if m := _WORD.match(text, start):
        return _word(text, m, today)
    m = _DATE.match(text, start)
    if m is None or m.end() == start:
        return _time_only(text, start)
    return _date(text, start, m, today)


def _date(text: str, start: int, m: re.Match[str], today: Today | None) -> Period | None:
    end = m.end()
    if not (m["year"] or m["ryear"] or m["rmonth"] or m["m1"] or m["d1"] or m["part"]):
        return _time_only(text, start)
    year = month = day = None
    resolved: list[str] = []
    stated: list[str] = []
    if m["year"]:
        digits = m["year"].lstrip("'’‘")
        year = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits)
        stated.append("year")
    elif m["ryear"]:
        stated.append("year")
        if today:
            year = today.day.year + _YEAR_WORDS[m["ryear"]]
            resolved.append("year")
    elif m["near"] == "올해" and today:
        year = today.day.year
        resolved.append("year")
        stated.append("year")
    if m["rmonth"] or m["near"] == "이달":
        word = (m["rmonth"] or m["near"]).replace(" ", "")
        stated.append("month")
        if today:
            shift = -1 if word == "지난달" else 0 if word in {"이달", "이번달"} else 1
            index = today.day.year * 12 + today.day.month - 1 + shift
            year, month = index // 12, index % 12 + 1
            resolved += ["year", "month"]
    if m["m1"]:
        month = int(m["m1"])
        stated.append("month")
        if year is None and today and m["near"] in {"지난", "오는"}:
            year = today.day.year
            if m["near"] == "지난" and month > today.day.month:
                year -= 1
            if m["near"] == "오는" and month < today.day.month:
                year += 1
            resolved.append("year")
    until = None
    if m["d1"]:
        day = int(m["d1"])
        stated.append("day")
        if m["drange"]:
            until = (None, int(m["um"]) if m["um"] else None, int(m["ud"]), None)
        if month is None and not m["m1"] and today and not stated[:-1]:
            found = nearest_day(day, today.day, m["near"] or "")
            if found:
                year, month = found.year, found.month
                resolved += ["year", "month"]
    part = ""
    if m["part"]:
        part = f"{m['part'][0]}Q" if m["part"].endswith("분기") else "1H" if m["part"] == "상반기" else "2H"
        stated.append("part")
    if month and day and _impossible(month, day):
        return Period(start, end, year, month, day, stated=tuple(stated))
    local = _LOCAL_RE.match(text, end)
    if local:
        end = local.end()
    guessed = "day" in stated and "month" not in stated and not m["near"] and bool(resolved)
    clock, approximate = None, False
    if day is not None or not m["part"]:
        t = _TIME.match(text, end + 1) if text[end : end + 1] == " " else None
        if t and day is not None:
            clock, approximate, end = _clock(t), bool(t["approx"]), t.end()
            stated.append("clock")
    return Period(
        start, end, year, month, day, clock, part, until, bool(local), approximate, tuple(resolved), guessed, tuple(stated)
    )


def _word(text: str, m: re.Match[str], today: Today | None) -> Period | None:
    word = m["word"].replace(" ", "")
    end = m.end()
    if "가" <= text[end : end + 1] <= "힣" and word in {"전달", "오늘", "내일", "당일", "전년", "전월"} and not re.match(
        r"(?:은|는|이|에|의|도|과|까지|부터|보다|대비|밤|오전|오후|저녁|아침|새벽)", text[end : end + 3]
    ):
        return None
    gloss = _GLOSS.match(text, end)
    year = month = day = None
    resolved: tuple[str, ...] = ()
    if gloss:
        day = int(gloss["day"])
        end = gloss.end()
        found = nearest_day(day, today.day, "") if today else None
        if found:
            year, month, resolved = found.year, found.month, ("year", "month")
    elif word in _DAY_WORDS and today:
        found = today.day + timedelta(days=_DAY_WORDS[word])
        year, month, day, resolved = found.year, found.month, found.day, ("year", "month", "day")
    clock, approximate = None, False
    t = _TIME.match(text, end + 1) if text[end : end + 1] == " " else None
    if t:
        clock, approximate, end = _clock(t), bool(t["approx"]), t.end()
    stated = ("word", *(("clock",) if clock is not None else ()))
    return Period(start=m.start(), end=end, year=year, month=month, day=day, clock=clock, approximate=approximate,
                  part="" if day or word in _DAY_WORDS else word, resolved=resolved, stated=stated)


def _time_only(text: str, start: int) -> Period | None:
    t = _TIME.match(text, start)
    if t is None or t.end() == start:
        return None
    if not t["half"] and not t["minute"] and not t["thirty"] and not re.match(
        r" ?(?:쯤|께|경|에|부터|까지|기준|현재|정각|무렵|께|를|이후|이전|전|로|[^가-힣 ]|$)", text[t.end() : t.end() + 3]
    ):
        return None
    return Period(start, t.end(), clock=_clock(t), approximate=bool(t["approx"]), stated=("clock",))


def _clock(t: re.Match[str]) -> int:
    hour = int(t["hour"])
    minute = int(t["minute"]) if t["minute"] else 30 if t["thirty"] else 0
    half = t["half"] or ""
    if half in {"오후", "저녁"} and hour < 12 or half in {"밤", "한밤"} and 5 < hour < 12 or half == "낮" and hour < 6:
        hour += 12
    if half in {"오전", "새벽", "밤", "한밤"} and hour == 12:
        hour = 0
    return hour % 24 * 60 + minute


def _impossible(month: int, day: int) -> bool:
    return day > (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)


def nearest_day(day: int, today: date, near: str) -> date | None:
    """The date with this day of the month nearest to ``today``: before it for 지난, after it for 오는."""
    found: list[date] = []
    for shift in (-1, 0, 1):
        index = today.year * 12 + today.month - 1 + shift
        try:
            found.append(date(index // 12, index % 12 + 1, day))
        except ValueError:
            continue
    if near == "지난":
        found = [d for d in found if d <= today]
    elif near == "오는":
        found = [d for d in found if d >= today]
    return min(found, key=lambda d: (abs((d - today).days), d > today), default=None)


def starts_relative(text: str, start: int) -> bool:
    """Whether a period begins at ``start`` with a word and not with a digit."""
    return bool(_RELATIVE_START.match(text, start) or _WORD.match(text, start))
