"""걸린 시간·햇수 계산 불일치 — '9시10분에 나 1시간 30분 만인 11시40분', '1998년 입사해 올해로 20년째'가 어긋난다.

시작과 끝의 시각 사이가 'N시간 M분 만'과 맞는지, 적힌 해에서 '올해로 N년', '올해 N주년'이 나오는지 다시 센다. 시각은
몇 분, 시간으로만 적었으면 반 시간, 햇수는 한 해까지 눈감는다.

The time between two printed hours is not what 'N hours M minutes later' says, or the years from a printed year to this
one are not those told. A few minutes, half an hour where only hours are told, and one year are tolerated.

Source: 민법 제155~160조(기간의 계산).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone

from consistency.claims.masked import DURATION, PERIOD, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_SEOUL = timezone(timedelta(hours=9))
_NEAR = r"[^\ue001-\uefff.;…]"
_THEN = re.compile(
    rf"{slot('first', PERIOD)}{_NEAR}{{1,60}}?{slot('length', DURATION)} ?만인 {_NEAR}{{0,12}}{slot('last', PERIOD)}"
)
_AFTER = re.compile(
    rf"{slot('first', PERIOD)}{_NEAR}{{1,40}}?{slot('last', PERIOD)}{_NEAR}{{1,40}}?{slot('length', DURATION)} ?만에"
)
_LATER = re.compile(rf"{slot('length', DURATION)} ?만인 {_NEAR}{{0,12}}{slot('last', PERIOD)}")
_SO_FAR = re.compile(
    rf"{slot('first', PERIOD)}[^\ue001-\uefff.;…]{{1,24}}{slot('now', PERIOD)}로 ?(?:꼭 |벌써 |무려 |어느덧 |만 )?"
    rf"{slot('length', DURATION)}(?:째|이 (?:됐|되|흘|지)|을 맞|차)"
)
_ACT = r"(?:개교|창립|설립|창사|창간|개원|출범|개관|창업|창단|건립|창설|개업|개국|개항|문을 열|첫발)"
_JUBILEE = re.compile(rf"올해(?:로)? (?:[가-힣]{{2,6}} )?(?:{_ACT} ?)?(?P<count>\d{{1,3}})주년(?P<rest>[^.\d]{{0,40}})")
_FOUNDED = re.compile(
    rf"(?<!\d)(?P<year>(?:1[89]|20)\d\d)년(?: ?\d{{1,2}}월)?(?: ?\d{{1,2}}일)?(?:에)? ?[^.\d,]{{0,12}}?{_ACT}(?!된|한)"
)
_YEARS_LATER = re.compile(r"(?<![\d.개월가-힣])(?P<count>\d{1,2})년 ?만(?=[에의 ])")
_FIRST_SINCE = re.compile(
    r"^[\s“\"‘']*(?:이는 |지난 )?(?P<year>(?:19|20)\d\d)년(?:[^.\d,]{0,14}|\([^()]{0,20}\)) ?(?:이후|이래)(?:로"
    r")? ?(?:처음|첫)"
)
"""A sentence without a subject of its own."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d년")
_AS_OF = re.compile(r"(?:께|쯤|경)? ?(?:현재|기준|까지)")
_MINUTE, _DAY, _MONTHS = 60, 1440, 12
_FEW, _HALF_HOUR, _QUARTERS = 5, 35, 25


def judge(story: Story) -> Iterator[Contradiction]:
    """Count the hours between two clocks and the years up to this one."""
    published = story.article.published
    today = published.astimezone(_SEOUL).date() if published else None
    before: Reading | None = None
    for reading in story.sentences:
        text = reading.text
        if "만" in text and len(reading.mentions) >= 2:
            yield from _clocks(masked(reading), before)
        if today and before is not None and ("이후" in text or "이래" in text):
            yield from _record(before, reading, today)
        if today and "올해" in text:
            yield from _so_far(masked(reading), today)
            yield from _jubilee(reading, before, today)
        before = reading


def _clocks(sentence: Masked, before: Reading | None) -> Iterator[Contradiction]:
    for pattern in (_THEN, _AFTER):
        for m in pattern.finditer(sentence.text):
            yield from _counted(sentence, sentence.reading, sentence.period(m["first"]), m)
    for m in _LATER.finditer(sentence.text):
        if before is None or PERIOD in sentence.text[: m.start()]:
            continue
        starts = [p for p in before.mentions if isinstance(p, Period) and p.clock is not None]
        if len(starts) == 1:
            yield from _counted(sentence, before, starts[0], m)


def _counted(sentence: Masked, at: Reading, first: Period, m: re.Match[str]) -> Iterator[Contradiction]:
    last, length = sentence.period(m["last"]), sentence.quantity(m["length"])
    if length.dimension != "duration.second" or first.clock is None or last.clock is None or first.until or last.until:
        return
    if _AS_OF.match(at.text, first.end - at.start) or (last.day and last.day != first.day):
        return
    stated, between = int(length.value) // _MINUTE, last.clock - first.clock
    slack = _FEW if length.step <= _MINUTE else _HALF_HOUR
    if length.bound or first.approximate or last.approximate:
        slack = max(slack, _QUARTERS)
    choices = [between, between + _DAY // 2, between + _DAY]
    if between <= 0 or any(abs(stated - b) <= slack for b in choices):
        return
    near = min(choices, key=lambda b: abs(stated - b))
    allowed = f"{near // 60}시간" + (f" {near % 60}분" if near % 60 else "")
    yield _finding(
        sentence.reading, length, [(at, first), (sentence.reading, last)], "걸린 시간이 맞지 않는다", allowed
    )


def _so_far(sentence: Masked, today: date) -> Iterator[Contradiction]:
    for m in _SO_FAR.finditer(sentence.text):
        first, length = sentence.period(m["first"]), sentence.quantity(m["length"])
        now = sentence.period(m["now"])
        if sentence.reading.slice(now.start, now.end) != "올해":
            continue
        if first.year is None or "year" not in first.stated or first.until or first.resolved or length.bound:
            continue
        if length.dimension != "duration.month" or length.value % _MONTHS:
            continue
        years = today.year - first.year
        if abs(int(length.value) // _MONTHS - years) > 1:
            allowed = f"{years}년 또는 {years + 1}년"
            yield _finding(sentence.reading, length, [(sentence.reading, first)], "햇수가 맞지 않는다", allowed)


def _record(told: Reading, since: Reading, today: date) -> Iterator[Contradiction]:
    """17년 만에 우승했다. 2008년 이후 처음이다: the years in one sentence, the year in the one beside it."""
    years, first = list(_YEARS_LATER.finditer(told.text)), list(_FIRST_SINCE.finditer(since.text))
    if len(years) != 1 or len(first) != 1 or _YEARS_LATER.search(since.text) or _YEAR.search(told.text):
        return
    if len(_YEAR.findall(since.text)) != 1:
        return
    m, x = years[0], first[0]
    count, year = int(m["count"]), int(x["year"])
    # Told of the year before, of this one, or of the one to come.
    if today.year - 1 - year <= count <= today.year + 1 - year:
        return
    start, end = told.start + m.start("count"), told.start + m.end()
    yield Contradiction(
        Place(told, start, end, f"{count}년 만"),
        (Place(since, since.start + x.start("year"), since.start + x.end("year") + 1, f"{year}"),),
        f"햇수가 맞지 않는다: ‘{count}년 만’, ‘{year}년’ (허용 구간 {today.year - 1 - year}~{today.year - year}년)",
        ("발행 연도와 그 전해를 끝으로 보았다",),
    )


def _jubilee(reading: Reading, before: Reading | None, today: date) -> Iterator[Contradiction]:
    """올해 30주년 and the one founding year told behind it or in the sentence before."""
    told = list(_JUBILEE.finditer(reading.text))
    if len(told) != 1:
        return
    m = told[0]
    for place, begin in ((reading, m.end("count")), (before, 0)):
        if place is None:
            continue
        founded = list(_FOUNDED.finditer(place.text, begin))
        if len(founded) != 1 or len(re.findall(r"(?:1[89]|20)\d\d년", place.text)) != 1:
            continue
        years = today.year - int(founded[0]["year"])
        if abs(int(m["count"]) - years) <= 1:
            return
        start, end = reading.start + m.start("count"), reading.start + m.end("count") + len("주년")
        first = place.start + founded[0].start("year"), place.start + founded[0].end("year") + 1
        yield Contradiction(
            Place(reading, start, end, f"{m['count']}주년"),
            (Place(place, *first, founded[0]["year"]),),
            f"주년이 연도와 맞지 않는다: ‘{m['count']}주년’, ‘{founded[0]['year']}년’ (허용 구간 {years}주년)",
            ("발행 연도로 계산했다",),
        )
        return


def _finding(
    reading: Reading, length: Quantity, basis: list[tuple[Reading, Mention]], message: str, allowed: str
) -> Contradiction:
    return Contradiction(
        Place(reading, length.start, length.end, printed(length)),
        tuple(Place(r, b.start, b.end, printed(b)) for r, b in basis),
        f"{message}: ‘{reading.slice(length.start, length.end)}’ (허용 구간 {allowed})",
        (", ".join(f"‘{r.slice(b.start, b.end)}’" for r, b in basis) + "에서 계산했다",),
    )


RULE = StoryRule(
    code="S226",
    name_ko="걸린 시간·햇수 불일치",
    name_en="Elapsed time does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("불은 오전 9시 10분에 나 1시간 30분 만인 오전 11시 40분에 꺼졌다.", None),),
    must_pass=(("불은 오전 9시 10분에 나 2시간 30분 만인 오전 11시 40분에 꺼졌다.", None),),
)
