"""기간·나이 계산 불일치 — 처음과 끝이 적힌 기간, 이후 N년 만, 출생 연도와 나이, 창립 N주년이 서로 맞지 않는다.

'오후 3시 20분부터 6시까지 2시간 10분', '3일부터 9일까지 5일간', '2019년 이후 4년 만', '1964년생(71세)', '1961년
개교해 올해 70주년', '14~18일 3박 4일', '50일 앞두고 D-30'을 다시 센다. 첫날을 넣거나 빼고 센 것, 만 나이와 연
나이, 달에 따라 한 해가 달라지는 것은 모두 허용한다.

'2018년에 이어 7년 만', '2022년 3분기 이후 12개 분기 만'은 발행일까지로 세고, '창립 50주년'은 다른 문장의 창립 연도와
견준다.

A duration, an age or an anniversary does not follow from the two dates printed with it. Counting the first day or
not, both ways of counting ages, and a year that the months can explain are all allowed.

Source: 민법 제155~158조(기간의 계산, 나이는 출생일을 산입하여 만 나이로 계산).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone
from decimal import Decimal

from consistency.claims.lapses import HOLIDAYS, latest_month, topic_month, working_days
from consistency.claims.masked import DURATION, PERIOD, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.ages import ages, anniversaries
from consistency.rules.story.counteddays import counted_days
from consistency.rules.story.founding import foundings
from consistency.rules.story.sinceact import since_acts
from consistency.rules.story.sincethen import since

_SEOUL = timezone(timedelta(hours=9))
_NEAR = r"[^\ue001-\uefff.;…()]"
_DAY_OF_WEEK = r"(?: ?\([월화수목금토일](?:요일)?\))?"
_SPAN = re.compile(
    rf"{slot('first', PERIOD)}{_DAY_OF_WEEK}(?:부터|에서)? ?{slot('last', PERIOD)}{_DAY_OF_WEEK}(?:까지)(?:,| "
    rf"약| 총| 모두| 무려| 꼬박)"
    rf"? ?\(?{slot('length', DURATION)}(?P<after>.{{0,4}})"
)
_ON_AND_ON = re.compile(
    rf"{slot('first', PERIOD)}(?: ?(?:밤|새벽|아침|저녁|오전|오후))?(?:부터|에)? ?(?:시작|발효|개막|발령)(?:된|돼"
    rf"|해|한|하여)"
    rf"{_NEAR}{{0,24}} {slot('last', PERIOD)}(?: ?(?:밤|새벽|아침|저녁|오전|오후))?까지 {_NEAR}{{0,24}}?"
    rf"{slot('length', DURATION)} ?(?P<after>연속|째|간|동안|내리)"
)
"""29일 밤 시작된 열대야가 7일 밤까지 하루도 빠짐없이 나타나 10일 연속."""
_RANGE = re.compile(
    rf"{slot('range', PERIOD)}{_DAY_OF_WEEK}(?:까지)?(?:,| 약| 총| 모두| 꼬박)? ?\(?{slot('length', DURATION)}("
    rf"?P<after>.{{0,4}})"
)
_NOT_EACH_DAY = re.compile(r"제외|휴일|주말|휴무|빼고|밤|새벽|오전|오후|정오|시부터|격일|평일")
"""Words by which the days between two dates are not counted one by one, or from hour to hour."""
_SINCE = re.compile(
    rf"{slot('first', PERIOD)}(?:\([^()]{{1,16}}\))?(?: ?{_NEAR}{{0,12}})? ?(?:이후|이래|이후로|이래로)(?:로|는)?,? "
    rf"(?:꼭 |무려 |"
    rf"약 )?{slot('length', DURATION)} ?만"
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d")
_OF_LAST_YEAR = re.compile(r"(?<![가-힣])(?:지난해|작년) [가-힣 ]{2,20}(?:은|는|이|가) (?:약 |총 )?\d")
_RECORD = re.compile(r"(?:에|의)? ?(?:가장|최[대고저다소]|처음)")
_OF_THIS_YEAR = re.compile(r"올해|올 |금년|이번|이날|최근|오늘|지난달|내년|현재|[1-4]분기|\d월|이달")
_TAKES_UP = re.compile(r"(?:것은|것도)$|^[\s“\"]*이는")
_NEXT_YEAR = re.compile("내년|새해|내달|다음 ?달|오는|예정|전망|앞두")
_YEAR_ENDS = 9
_FEW_DAYS = 2
_SOME_DAYS = re.compile("매주|주말|[월화수목금토일]요일|격일|가운데|중 |회|차례|추석|설 |연휴")
_EACH = re.compile("씩|마다|에 걸쳐 매|이상|넘게")
_WEEK, _SUNDAY = 7, 6
_OFFICE = re.compile("조사|접수|모집|신청|교육|연수|훈련|회의|설문|점검|심사|감사")
_FESTIVAL = re.compile("축제|박람회|엑스포|페스티벌|영화제|비엔날레|제전|체전")
"""What is held on holidays too."""
_HALF_YEAR, _HALF = 6, Decimal("0.5")
_THIS_YEAR = re.compile("올해|올 |금년|내년")
_MINUTES = 60
_DAY = 1440
_MONTHS = 12
_LAG = 3


def judge(story: Story) -> Iterator[Contradiction]:
    """Count again what the sentences count."""
    published = story.article.published
    today = published.astimezone(_SEOUL).date() if published else None
    before: Reading | None = None
    jubilee = False
    for reading in (story.title, *story.sentences):
        text = reading.text
        found: list[Contradiction] = []
        if len(reading.mentions) >= 2:
            sentence = masked(reading)
            found += [*_spans(sentence, today), *_day_ranges(sentence, today)]
            if today and "만" in text:
                found += [*_since(sentence, today, before), *_months_since(sentence, today, before)]
                known = {x.claimed.start for x in found}
                found += [x for x in since(sentence, today) if x.claimed.start not in known]
        if today and "년" in text:
            found += ages(masked(reading), today)
            found += anniversaries(masked(reading), today) if "주년" in text else ()
        jubilee = jubilee or any("주년" in x.message for x in found)
        yield from found
        for more in counted_days(reading, before if before is not story.title else None, today):
            if not any(x.claimed.start < more.claimed.end and more.claimed.start < x.claimed.end for x in found):
                yield more
        before = reading
    if today and not jubilee:
        yield from foundings(story, today)
        yield from since_acts(story, today)


def _spans(sentence: Masked, today: date | None) -> Iterator[Contradiction]:
    for m in (m for pattern in (_SPAN, _ON_AND_ON) for m in pattern.finditer(sentence.text)):
        first, last, length = sentence.period(m["first"]), sentence.period(m["last"]), sentence.quantity(m["length"])
        if length.bound or length.value != length.value.to_integral_value() or _EACH.match(m["after"].strip()):
            continue
        if m.re is _ON_AND_ON and length.dimension != "duration.day":
            continue
        if first.until or last.until or first.approximate or last.approximate:
            continue
        if length.dimension == "duration.second":
            yield from _clock(sentence, first, last, length)
        elif length.dimension == "duration.day" and length.unit in {"일", "일간"}:
            yield from _days(sentence, first, last, length, today)
        elif length.dimension == "duration.month" and length.unit in {"년", "년간"}:
            yield from _years(sentence, first, last, length)
        elif length.unit in {"개월", "개월간", "달", "달간"}:
            yield from _months(sentence, first, last, length)


def _months(sentence: Masked, first: Period, last: Period, length: Quantity) -> Iterator[Contradiction]:
    """3월 3일부터 11월 30일까지 9개월: a month more or less is told by nobody."""
    if first.month is None or last.month is None or first.part or last.part:
        return
    # 2023년 3월부터 9월까지 may end in that year or in this one.
    years = {last.year - first.year if last.year and first.year else 0}
    if "year" not in last.stated and not _THIS_YEAR.match(sentence.reading.slice(last.start, last.end)):
        years.add(0)
    choices = {y * _MONTHS + last.month - first.month for y in years}
    choices = {n + _MONTHS if n < 0 else n for n in choices}
    if all(abs(n + _HALF - length.value) > 1 + _HALF for n in choices):
        months = min(choices, key=lambda n: abs(n - length.value))
        yield _finding(sentence, length, (first, last), f"{months}개월", f"{months + 1}개월")


def _clock(sentence: Masked, first: Period, last: Period, length: Quantity) -> Iterator[Contradiction]:
    if first.clock is None or last.clock is None:
        return
    if last.day and not first.day:
        return  # 이날 오후 4시부터 13일 오후 4시까지
    days = (last.day or 0) - (first.day or 0)
    if not 0 <= days <= 1:
        return
    stated = length.value / _MINUTES
    between = last.clock - first.clock + days * _DAY
    choices = [b for b in (between, between + _DAY // 2, between + _DAY) if b > 0]
    slack = Decimal(0) if length.step <= _MINUTES else Decimal(29)
    if all(abs(stated - b) > slack for b in choices):
        near = min(choices, key=lambda b: abs(stated - b))
        yield _finding(
            sentence, length, (first, last), f"{near // 60}시간" + (f" {near % 60}분" if near % 60 else ""), ""
        )


def _days(
    sentence: Masked, first: Period, last: Period, length: Quantity, today: date | None
) -> Iterator[Contradiction]:
    if first.day is None or last.day is None or first.month is None:
        return
    # 어제 is of its own month, 23일 of the month told before.
    month = last.month if last.month is not None and {"month", "word"} & {*last.stated} else first.month
    turns = "month" not in last.stated and month == first.month and last.day < first.day
    if turns:
        month = month % _MONTHS + 1
    year = first.year or last.year or (today.year if today else None)
    if year is None:
        return
    ends = (first.year or year, first.month, first.day), (first.year or year, month, last.day)
    yield from _counted(sentence, length, (first, last), *ends, turns or "month" in last.stated)


def _day_ranges(sentence: Masked, today: date | None) -> Iterator[Contradiction]:
    """9월 12~15일 나흘간."""
    for m in _RANGE.finditer(sentence.text):
        period, length = sentence.period(m["range"]), sentence.quantity(m["length"])
        if not period.until or period.month is None or period.day is None or period.until[2] is None:
            continue
        year = period.year or (today.year if today else None)
        if year is None or length.unit not in {"일", "일간"} or length.bound or _EACH.match(m["after"].strip()):
            continue
        first, last = (year, period.month, period.day), (year, period.until[1] or period.month, period.until[2])
        yield from _counted(sentence, length, (period,), first, last, period.until[1] is not None)


def _counted(
    sentence: Masked,
    length: Quantity,
    basis: tuple[Period, ...],
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    may_turn: bool,
) -> Iterator[Contradiction]:
    try:
        begin, end = date(*first), date(*last)
        if end < begin and may_turn:
            end = end.replace(year=end.year + 1)
    except ValueError:
        return
    between, stated = (end - begin).days, int(length.value)
    if between < 0 or length.value != stated:
        return
    # Without the weekends a course of ten days has eight or six: only counts that no calendar gives are told.
    festival = _FESTIVAL.search(sentence.reading.text) is not None
    least = between + 1 if festival else working_days(begin, end) - _FEW_DAYS
    if stated == between + 1 or (between > _WEEK - 1 and least <= stated <= between):
        return
    if between > _WEEK - 1 and stated <= between and _SOME_DAYS.search(sentence.reading.text):
        return
    if stated == between and (stated == 1 or _leaves_out_days(begin, end, sentence.reading.text)):
        return
    yield _finding(sentence, length, basis, f"{between + 1}일", "")


def _leaves_out_days(begin: date, end: date, text: str) -> bool:
    """Whether a day between the two may not be counted: a holiday, a Sunday of office work, or what the text says."""
    days = [begin + timedelta(n) for n in range((end - begin).days + 1)]
    if _NOT_EACH_DAY.search(text):
        return True
    if _FESTIVAL.search(text):
        return False
    if any((d.month, d.day) in HOLIDAYS for d in days):
        return True
    return any(d.weekday() == _SUNDAY for d in days) and bool(_OFFICE.search(text))


def _years(sentence: Masked, first: Period, last: Period, length: Quantity) -> Iterator[Contradiction]:
    if first.year is None or last.year is None or first.part or last.part:
        return
    between, stated = last.year - first.year, int(length.value / _MONTHS)
    if first.month and last.month and {"year", "month"} <= set(first.stated) and {"year", "month"} <= set(last.stated):
        months = between * _MONTHS + last.month - first.month
        if abs(months + 1 - int(length.value)) > _HALF_YEAR:
            yield _finding(sentence, length, (first, last), f"{months}개월", f"{months + 1}개월")
        return
    if (
        length.value % _MONTHS
        or between <= 0
        or stated in {between, between + 1}
        or ((first.month or last.month) and stated == between - 1)
    ):
        return
    yield _finding(sentence, length, (first, last), f"{between}년", f"{between + 1}년")


def _since(sentence: Masked, today: date, before: Reading | None) -> Iterator[Contradiction]:
    for m in _SINCE.finditer(sentence.text):
        first, length = sentence.period(m["first"]), sentence.quantity(m["length"])
        if "학년도" in sentence.reading.slice(first.start, first.end):
            continue
        if (
            first.year is None
            or "year" not in first.stated
            or length.dimension != "duration.month"
            or length.unit not in {"년", "년 "}
        ):
            continue
        if length.bound or first.until or length.value % _MONTHS:
            continue
        stated = int(length.value / _MONTHS)
        nows = {today.year, today.year - 1, *(int(y) for y in _YEAR.findall(sentence.reading.text))}
        nows |= {p.year for p in sentence.mentions if isinstance(p, Period) and p.year}
        if today.month >= _YEAR_ENDS or _NEXT_YEAR.search(sentence.reading.text):
            nows.add(today.year + 1)
        if _of_last_year(sentence, m.start(), before):
            nows = {today.year - 1}
        if any(now - first.year == stated for now in nows if now > first.year):
            continue
        if _of_last_year(sentence, m.start(), before):
            low = high = today.year - 1 - first.year
        else:
            low, high = today.year - 1 - first.year, today.year - first.year
        yield _finding(sentence, length, (first,), f"{low}년", f"{high}년")


def _of_last_year(sentence: Masked, stop: int, before: Reading | None) -> bool:
    """Whether the sentence takes up last year's figure of the sentence before: no later year is meant then."""
    if before is None or not (_TAKES_UP.search(sentence.text[:stop].rstrip()) or _TAKES_UP.match(sentence.text)):
        return False
    return bool(_OF_LAST_YEAR.search(before.text)) and not (
        _OF_THIS_YEAR.search(sentence.reading.text) or _OF_THIS_YEAR.search(before.text)
    )


def _months_since(sentence: Masked, today: date, before: Reading | None) -> Iterator[Contradiction]:
    """2022년 6월 이후 21개월 만: figures of a month are told up to a quarter later."""
    for m in _SINCE.finditer(sentence.text):
        first, length = sentence.period(m["first"]), sentence.quantity(m["length"])
        if (
            not _RECORD.match(sentence.text, m.end())
            or length.unit != "개월"
            or length.bound
            or first.until
            or not {"year", "month"} <= set(first.stated)
        ):
            continue
        begin = (first.year or 0) * _MONTHS + (first.month or 0)
        others = [p for p in sentence.mentions if isinstance(p, Period) and p is not first and (p.year or p.month)]
        if any(p.until or p.part or p.month is None for p in others):
            continue
        nows = {today.year * _MONTHS + today.month - n for n in range(_LAG + 1)}
        topic = topic_month(sentence.reading, before, first)
        if (month := latest_month(topic, today)) in nows:
            nows, slack = {month}, 0
        else:
            nows, slack = nows | {(p.year or today.year) * _MONTHS + (p.month or 0) for p in others}, 1
        if any(abs(now - begin - int(length.value)) <= slack for now in nows):
            continue
        yield _finding(sentence, length, (first,), f"{min(nows) - begin}개월", f"{max(nows) - begin}개월")


def _finding(sentence: Masked, length: Quantity, basis: tuple[Mention, ...], low: str, high: str) -> Contradiction:
    reading = sentence.reading
    allowed = f"{low} 또는 {high}" if high and high != low else low
    return Contradiction(
        Place(reading, length.start, length.end, printed(length)),
        tuple(Place(reading, b.start, b.end, printed(b)) for b in basis),
        f"기간 계산이 맞지 않는다: ‘{reading.slice(length.start, length.end)}’ (허용 구간 {allowed})",
        (", ".join(f"‘{reading.slice(b.start, b.end)}’" for b in basis) + "에서 계산했다",),
    )


RULE = StoryRule(
    code="S204",
    name_ko="기간·나이 계산 불일치",
    name_en="Duration or age does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("공청회는 오후 3시 20분부터 6시까지 3시간 40분 동안 이어졌다.", None),
        ("2011년부터 2019년까지 5년간 시장을 지냈다.", None),
    ),
    must_pass=(
        ("공청회는 오후 3시 20분부터 6시까지 2시간 40분 동안 이어졌다.", None),
        ("2011년부터 2019년까지 8년간 시장을 지냈다.", None),
    ),
)
