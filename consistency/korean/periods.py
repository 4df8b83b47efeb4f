"""Periods: years, months, days, clock times and the words that stand for them, resolved against the publication day.

Nothing is guessed: a part that is neither printed nor follows from the publication day stays None. A day without a
month is resolved to the nearest such day to publication (``지난`` to the past, ``오는`` to the future).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from consistency.model import Period, Today

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR4 = r"(?:1[0-9]|20|21)[0-9][0-9]"
_WAVE = r" ?[~∼～〜–-] ?"
_YEAR = (
    rf"(?P<year>{_YEAR4}|['’‘][0-9]{{2}}(?=년(?!·|[^'’\n]{{0,40}}(?<! )['’]))|[0-9]{{2}}(?=년 ?{_MONTH}월)"
    rf"|[4-9][0-9](?=년 ?(?:체제|외환위기|민주화|개헌|헌법)))"
    r"년(?!간|째|여|생|물|형|제|짜리|치|새|차|산 )(?!(?<=00년) ?(?:전(?![가-힣])|된|동안|역사"
    r"|전통))(?! ?만(?:에|이|의|인))"
    r"도?"
)
_RELATIVE_YEAR = (
    r"(?P<ryear>재작년|지난해|작년|올해|금년|내년|내후년|올(?= ?(?:상반기|하반기|[1-4][~∼·]?[1-4]?(?:·4)?분기"
    r"|초|연초|연말|들어|[0-9]{1,2}월"
    r"|여름|봄|가을|겨울|한 ?해|시즌|수능|설|추석|첫|성장률|경제|물가|수출|매출|영업|실적|예산|취업|출생)))"
)
_RELATIVE_MONTH = r"(?P<rmonth>지난 ?달|이달|이번 ?달|다음 ?달|내달)"
_NEAR = r"(?P<near>지난|오는)"
_NOT_A_DAY = (
    r"(?!간|째|치|씩|천하|장(?![마중])|분|가량|당[^시]|차|여|대[^로]|본|반|자리|정[^오부책]|[0-9])"
    r"(?! ?(?:간(?![가-힣])|동안|연속|이상|이내|이하|만(?:에|이|의|큼|인)|차(?![가-힣])|평균|정도|안에)"
    r"| ?(?:전|뒤|후)(?:에|까지|부터|의|인|엔|이|로|면|쯤|였|[^가-힣]|$))"
)
_HALF = r"(?:오전|오후|새벽|아침|저녁|한밤|밤|낮)"
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_NOT_AN_HOUR = r"(?!간|장|즌|리|설|도|군|민|의|내|청|가지|절|점|급|험|행|그널|티|력|범|상|작|스템)"
_CLOCK = (
    rf"(?P<half>{_HALF})? ?(?P<hour>{_HOUR})시{_NOT_AN_HOUR}"
    r"(?: ?(?P<minute>[0-5]?[0-9])분(?!기|야|간|의)(?: ?[0-5]?[0-9]초(?!간))?"
    r"| ?(?P<thirty>반)(?=[^가-힣]|쯤|께|경|에|부터|까지|을|이|즈|$))?"
)
_APPROX = r"(?P<approx> ?(?:쯤|께|경(?![가-힣])|경(?=에|부터|까지|,)|무렵|전후|즈음|안팎))?"
_QUARTERS = re.compile(r"([1-3]) ?[~∼] ?([2-4])분기")
_PART = r"(?P<part>(?:[1-4](?:[·/]4)?분기(?! ?(?:만|연속|째|동안|이상|내리))|상반기|하반기))"
_DATE = re.compile(
    rf"(?:{_NEAR} ?(?=['’‘]?[0-9]))?(?:{_YEAR}|{_RELATIVE_YEAR}|{_RELATIVE_MONTH})?"
    rf"(?: ?(?P<m1>{_MONTH})월(?!드|급|세(?!계)|남|북 )(?! ?간))?"
    rf"(?: ?(?P<d1>{_DAY})(?P<drange>일?{_WAVE}(?:(?:(?P<uy>{_YEAR4})년 ?)?(?P<um>{_MONTH})월 ?)?(?P<ud>{_DAY}))?"
    rf"일{_NOT_A_DAY})?"
    rf"(?:,? ?{_PART})?"
)
_TIME = re.compile(_CLOCK + _APPROX)
_GLUED_HALF = re.compile(_HALF)
_COLON = re.compile(
    r"(?P<hour>2[0-4]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])(?:"
    + _WAVE
    + r"(?P<h2>2[0-4]|[01]?[0-9]):(?P<m2>[0-5][0-9])(?![0-9:]))?"
)
_LOCAL_AFTER = re.compile(
    r" ?\( ?(?:이하 )?(?:현지|미국|한국|미 동부|한국시|동부|미 서부)[가-힣]{0,4} ?(?:시간|시각|기준)[^)]{0,8}\)"
)
_LOCAL_BEFORE = re.compile(r"(?:현지|(?:미국|미) ?(?:동부|서부)) ?(?:시간|시각)(?:으로|기준|기준으로|로)? ?(?:지난 )?$")
_EVERY = re.compile(r"매(?:월|달|년|주|해) ?$")
_FULL = re.compile(
    rf"(?P<y>(?:19|20)[0-9]{{2}})(?P<s>[.\-/]) ?(?P<m>{_MONTH})(?P=s) ?(?P<d>{_DAY})(?![0-9])(?:\.(?![0-9]))?"
)
_SLASHED = re.compile(rf"(?P<m>{_MONTH})[/.](?P<d>{_DAY}) ?[~∼-] ?(?P<um>{_MONTH})[/.](?P<ud>{_DAY})(?=\))")
_YEAR_RANGE = re.compile(rf"(?P<a>{_YEAR4})년?{_WAVE}(?P<b>(?:{_YEAR4}|[0-9]{{2}}))년(?!간|째|생)")
_DECADE = re.compile(
    rf"(?:(?P<a>['’‘]?[0-9]0|(?:1[0-9]|20|21)[0-9]0|2천)(?:년대?)?(?:{_WAVE}|[·,] ?))?"
    r"(?P<b>['’‘]?[3-9]0|(?:1[0-9]|20|21)[0-9]0|2천)년대(?!비|표|학|회|선|형|통|책|출|북|변|중(?!반)|인|우|행|기)"
    r"(?: ?(?P<side>초반|중반|후반|초중반|중후반|초|중|후|말)(?![가-힣](?<![에의부까이은는를을로과와])))?"
)
_SIDES = {"초": (0, 4), "중": (3, 7), "후": (6, 9), "말": (7, 9), "초중": (0, 7), "중후": (3, 9)}
"""The years of a decade that its first, middle and last part may mean; they overlap, for nobody counts them."""
_SEASONS = re.compile(rf"(?P<a>{_YEAR4})(?:{_WAVE}|/)(?P<b>{_YEAR4}|[0-9]{{2}})(?= ?시즌)")
_MONTH_RANGE = re.compile(
    rf"(?:{_NEAR} ?)?(?:(?P<year>{_YEAR4})년 ?"
    rf"|{_RELATIVE_YEAR} ?)?(?P<a>{_MONTH})월?{_WAVE}(?P<b>{_MONTH})월(?!드| ?[0-9]{{1,2}}일)"
)
_HOURS = re.compile(
    rf"(?P<half>{_HALF})? ?(?P<a>{_HOUR})(?:시(?: ?(?P<am>[0-5]?[0-9])분"
    rf"| ?(?P<athirty>반))?)?{_WAVE}(?P<half2>{_HALF})? ?(?P<b>{_HOUR})시"
    rf"{_NOT_AN_HOUR}(?!대)(?: ?(?P<bm>[0-5]?[0-9])분| ?(?P<bthirty>반)(?![가-힣]))?"
)
_NOON = re.compile(
    r"(?P<word>정오|자정)(?:(?P<approx> ?(?:쯤|께|무렵|경)(?![가-힣]{2}))"
    r"|(?=[^가-힣]|에|까지|부터|을|이|의|은|는|기준|$))"
)
_BIRTH = re.compile(r"(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})년(?: ?[갑을병정무기경신임계][자축인묘진사오미신유술해])?생")
_SCHOOL_YEAR = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?: ?(?:학년도|회계연도|사업연도)|년(?:형|식|산(?![가-힣]{2}))|(?= ?시즌))"
)
_WORD = re.compile(
    r"(?P<word>전날|이날|다음 ?날|이튿날|그저께|그제|엊그제|어제|오늘(?!날)|내일(?!로)|모레|글피|당일|"
    r"(?:전년|작년|지난해|지난 해) ?(?:동기|동월|같은 ?기간|같은 ?달|같은 ?분기|동일 기간)|"
    r"전년도?|이듬해|전월|전달|전분기|전 ?분기|직전 ?분기|지난 ?분기|이번 ?분기|다음 ?분기|지난주말|지난 주말"
    r"|이번 ?주말|다음 ?주말|"
    r"지난 ?주|이번 ?주|다음 ?주|금주|내주|같은 ?해|같은 ?달|같은 ?날|같은 ?기간)"
)
_YEAR_BEFORE = re.compile(r"(?:전년|작년|지난해)(?:동기|같은기간|동일기간)")
_WORD_TAIL = re.compile(
    r"(?:은|는|이|에|의|도|과|와|까지|부터|보다|대비|동|밤|오전|오후|저녁|아침|새벽|같|로|엔|인|을|만|\()"
)
_LAST_MONTH = re.compile(
    r"보다|에 ?비|과 (?:같|비교|견)|의 |(?: |에 )?대비| 같은|\(|에는|에도|에 이어|까지|부터| (?:말|초|중순|하순|상순)"
    r"| [0-9]++(?:\.[0-9]++)?%"
)
"""전달 is the month before only here; elsewhere it is a delivery."""
_TAILED = frozenset(
    (
        "전달",
        "오늘",
        "내일",
        "당일",
        "전년",
        "전년도",
        "전월",
        "금주",
        "내주",
        "모레",
        "이번주",
        "다음주",
        "지난주",
        "그제",
    )
)
_GLOSS = re.compile(rf" ?\((?P<day>{_DAY})일\)")
_DAY_WORDS = {"어제": -1, "오늘": 0, "내일": 1, "그제": -2, "그저께": -2, "모레": 2, "글피": 3}
_GLOSS_SIDE = {"어제": "지난", "전날": "지난", "그제": "지난", "그저께": "지난", "내일": "오는", "모레": "오는"}
"""On which side of publication the day in brackets lies: 어제(29일) is never to come."""
_YEAR_WORDS = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "금년": 0, "올": 0, "내년": 1, "내후년": 2}
_RELATIVE_START = re.compile(
    r"재작년|지난해|작년|올해|금년|내년|내후년|올 |지난 ?['’‘0-9]|오는 ?['’‘0-9]|이달|지난 ?달|이번 ?달|다음 ?달|내달"
)
_SENTENCE = re.compile(r"(?:징역|금고|집행유예|형기|형량|실형|구류|선고)[가-힣 ]{0,6}$")
_CENTURY = 30
"""'30년 and later years of two digits are of the last century."""
_SECOND_MILLENNIUM = 1800
_MILLENNIUM = 2000
_FOLLOWED = re.compile(
    r" ?(?:쯤|께|경|에|부터|까지|기준|현재|정각|무렵|를|이후|이전|전|로|즈음|이면|이[다며고]|와|과|[^가-힣 ]|$)"
)


def read_period(text: str, start: int, today: Today | None) -> Period | None:
    """Read the period that begins exactly at ``start``; ``today`` is the publication day in Korean time or None."""
    if m := _DECADE.match(text, start):
        return _decade(m)
    if "0" <= text[start] <= "9" and (found := _numeric(text, start)):
        return found
    if m := _MONTH_RANGE.match(text, start):
        return _months(m, today)
    if m := _HOURS.match(text, start):
        return _hours(m)
    if m := _NOON.match(text, start):
        clock = 720 if m["word"] == "정오" else 0
        return Period(start, m.end(), clock=clock, approximate=bool(m["approx"]), stated=("clock",))
    if m := _WORD.match(text, start):
        return _word(text, m, today)
    m = _DATE.match(text, start)
    if m is None or m.end() == start:
        return _time_only(text, start)
    return _date(text, start, m, today)


def _numeric(text: str, start: int) -> Period | None:
    """2025.12.29, 2022~2024년, 9/23 ~ 10/22, 14:00~15:30, 1977년생."""
    if m := _FULL.match(text, start):
        return Period(start, m.end(), int(m["y"]), int(m["m"]), int(m["d"]), stated=("year", "month", "day"))
    if m := _YEAR_RANGE.match(text, start) or _SEASONS.match(text, start):
        first, last = int(m["a"]), int(m["b"]) if len(m["b"]) == 4 else int(m["a"]) // 100 * 100 + int(m["b"])
        if last > first:
            return Period(start, m.end(), first, until=(last, None, None, None), stated=("year",))
    until: tuple[int | None, int | None, int | None, int | None] | None
    if (m := _SLASHED.match(text, start)) and text[start - 1 : start] == "(":
        until = (None, int(m["um"]), int(m["ud"]), None)
        return Period(start, m.end(), month=int(m["m"]), day=int(m["d"]), until=until, stated=("month", "day"))
    if m := _COLON.match(text, start):
        clock = int(m["hour"]) % 24 * 60 + int(m["minute"])
        end = (None, None, None, int(m["h2"]) * 60 + int(m["m2"])) if m["h2"] else None
        return Period(start, m.end(), clock=clock, until=end, stated=("clock",))
    if (m := _BIRTH.match(text, start)) or (m := _SCHOOL_YEAR.match(text, start)):
        return Period(start, m.end(), _full_year(m["y"]), stated=("year",))
    if m := _QUARTERS.match(text, start):
        until = (None, int(m[2]) * 3, None, None)
        return Period(start, m.end(), month=int(m[1]) * 3 - 2, until=until, stated=("part",))
    return None


def _decade(m: re.Match[str]) -> Period:
    """2010년대, 80년대 후반, 1970~80년대: the years it may mean. 1900년대 is a century, and so may 2000년대 be one
    where no part of it is named."""
    last = 2000 if m["b"] == "2천" else _full_year(m["b"])
    first = last if not m["a"] else 2000 if m["a"] == "2천" else _full_year(m["a"])
    if len(m["b"]) < 4 <= len(m["a"] or ""):
        last = first // 100 * 100 + last % 100
    side = (m["side"] or "").removesuffix("반")
    years = 99 if not last % 100 and not (side and last == _MILLENNIUM) else 9
    begin, end = _SIDES.get(side, (0, 9))
    until = last + (end * years // 9 if side else years)
    if first >= last:
        first = last + begin * years // 9
    return Period(m.start(), m.end(), first, until=(until, None, None, None), approximate=True, stated=("year",))


def _full_year(digits: str) -> int:
    digits = digits.lstrip("'’‘")
    year = int(digits)
    if len(digits) == 4:
        return year
    return 1900 + year if year >= _CENTURY else 2000 + year


def _months(m: re.Match[str], today: Today | None) -> Period:
    """1~3월, 올해 1∼9월, 2024년 11월~12월."""
    year, stated = None, ["month"]
    resolved: tuple[str, ...] = ()
    if m["year"]:
        year, stated = int(m["year"]), ["year", "month"]
    elif m["ryear"]:
        stated = ["year", "month"]
        if today:
            year, resolved = today.day.year + _YEAR_WORDS[m["ryear"]], ("year",)
    until = (None, int(m["b"]), None, None)
    return Period(m.start(), m.end(), year, int(m["a"]), until=until, resolved=resolved, stated=tuple(stated))


def _hours(m: re.Match[str]) -> Period:
    """오후 2∼4시, 오전 10시 30분~오후 5시."""
    first = _minutes(m["half"], int(m["a"]), m["am"], m["athirty"])
    last = _minutes(m["half2"] or m["half"], int(m["b"]), m["bm"], m["bthirty"])
    if not m["half2"] and int(m["b"]) == 12 and first > 720:
        last = 0  # 밤 10~12시: up to midnight
    elif not m["half2"] and m["half"] and last < first:
        last = _minutes(None, int(m["b"]), m["bm"], m["bthirty"]) + (
            720 if int(m["b"]) < 12 and m["half"] != "밤" else 0
        )
    return Period(m.start(), m.end(), clock=first, until=(None, None, None, last), stated=("clock",))


def _date(text: str, start: int, m: re.Match[str], today: Today | None) -> Period | None:
    if not (m["year"] or m["ryear"] or m["rmonth"] or m["m1"] or m["d1"] or m["part"]):
        return _time_only(text, start)
    if m["year"] and _is_span_of_years(text, start, m):
        return None
    if m[0] == f"{m['m1']}월" and _SENTENCE.search(text, max(0, start - 12), start):
        return None  # 징역 8월: eight months
    end = m.end()
    stated: list[str] = []
    resolved: list[str] = []
    year, month = _year_and_month(m, today, stated, resolved)
    day = until = None
    if m["d1"]:
        day = int(m["d1"])
        alone = not stated
        stated.append("day")
        if m["drange"]:
            until = (int(m["uy"]) if m["uy"] else None, int(m["um"]) if m["um"] else None, int(m["ud"]), None)
        if alone and today and not _EVERY.search(text, max(0, start - 3), start):
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
    local = _LOCAL_AFTER.match(text, end)
    if local:
        end = local.end()
    elif day is not None:
        local = _LOCAL_BEFORE.search(text, max(0, start - 14), start)
    guessed = "day" in stated and "month" not in stated and not m["near"] and bool(resolved)
    clock, approximate = None, False
    if day is not None and text[end : end + 1] == " " and (t := _TIME.match(text, end + 1)):
        clock, approximate, end = _clock(t), bool(t["approx"]), t.end()
        stated.append("clock")
    return Period(
        start,
        end,
        year,
        month,
        day,
        clock,
        part,
        until,
        bool(local),
        approximate,
        tuple(resolved),
        guessed,
        tuple(stated),
    )


def _is_span_of_years(text: str, start: int, m: re.Match[str]) -> bool:
    """징역 15년 6월 is a span, and so are 1000년 and 1500년; '15년 6월 and 25년 6월 4일 are dates."""
    digits = m["year"]
    if len(digits) == 2:
        return not m["d1"] and bool(_SENTENCE.search(text, max(0, start - 12), start))
    return len(digits) == 4 and int(digits) < _SECOND_MILLENNIUM and digits.endswith("00") and not m["m1"]


def _year_and_month(
    m: re.Match[str], today: Today | None, stated: list[str], resolved: list[str]
) -> tuple[int | None, int | None]:
    """The year and the month of a date, as printed or as they follow from the publication day."""
    year = month = None
    if m["year"]:
        year = _full_year(m["year"])
        stated.append("year")
    elif m["ryear"]:
        stated.append("year")
        if today:
            year = today.day.year + _YEAR_WORDS[m["ryear"]]
            resolved.append("year")
    if m["rmonth"]:
        word = m["rmonth"].replace(" ", "")
        stated.append("month")
        if today:
            shift = -1 if word == "지난달" else 0 if word in {"이달", "이번달"} else 1
            index = today.day.year * 12 + today.day.month - 1 + shift
            year, month = index // 12, index % 12 + 1
            resolved += ["year", "month"]
    if m["m1"]:
        month = int(m["m1"])
        stated.append("month")
        if year is None and today and m["near"]:
            year = today.day.year
            if m["near"] == "지난" and month > today.day.month:
                year -= 1
            if m["near"] == "오는" and month < today.day.month:
                year += 1
            resolved.append("year")
    return year, month


def _word(text: str, m: re.Match[str], today: Today | None) -> Period | None:
    word = m["word"].replace(" ", "")
    end = m.end()
    if _YEAR_BEFORE.fullmatch(word):
        word = "전년동기"
    if word == "전달" and not _LAST_MONTH.match(text, end):
        return None
    if word in _TAILED and "가" <= text[end : end + 1] <= "힣" and not _WORD_TAIL.match(text, end):
        return None
    year = month = day = None
    resolved: tuple[str, ...] = ()
    if gloss := _GLOSS.match(text, end):
        day = int(gloss["day"])
        end = gloss.end()
        found = nearest_day(day, today.day, _GLOSS_SIDE.get(word, "")) if today else None
        if found:
            year, month, resolved = found.year, found.month, ("year", "month")
    elif word in _DAY_WORDS and today:
        found = today.day + timedelta(days=_DAY_WORDS[word])
        year, month, day, resolved = found.year, found.month, found.day, ("year", "month", "day")
    local = _LOCAL_AFTER.match(text, end)
    if local:
        end = local.end()
    clock, approximate = None, False
    glued = _GLUED_HALF.match(text, end) is not None  # 오늘밤 12시
    if (glued or text[end : end + 1] == " ") and (t := _TIME.match(text, end if glued else end + 1)):
        clock, approximate, end = _clock(t), bool(t["approx"]), t.end()
    return Period(
        m.start(),
        end,
        year,
        month,
        day,
        clock,
        "" if day or word in _DAY_WORDS else word,
        local=bool(local),
        approximate=approximate,
        resolved=resolved,
        stated=("word", *(("clock",) if clock is not None else ())),
    )


def _time_only(text: str, start: int) -> Period | None:
    t = _TIME.match(text, start)
    if t is None or t.end() == start:
        return None
    if not t["half"] and not t["minute"] and not t["thirty"] and not _FOLLOWED.match(text, t.end()):
        return None
    return Period(start, t.end(), clock=_clock(t), approximate=bool(t["approx"]), stated=("clock",))


def _clock(t: re.Match[str]) -> int:
    return _minutes(t["half"], int(t["hour"]), t["minute"], t["thirty"])


def _minutes(half: str | None, hour: int, minute: str | None, thirty: str | None) -> int:
    """Minutes after midnight."""
    if (
        (half in {"오후", "저녁"} and hour < 12)
        or (half in {"밤", "한밤"} and 5 < hour < 12)
        or (half == "낮" and hour < 6)
    ):
        hour += 12
    if half in {"오전", "새벽", "밤", "한밤"} and hour == 12:
        hour = 0
    return hour % 24 * 60 + (int(minute) if minute else 30 if thirty else 0)


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
    return bool(_RELATIVE_START.match(text, start) or _WORD.match(text, start) or _NOON.match(text, start))
