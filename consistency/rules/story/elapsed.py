"""걸린 시간·햇수 계산 불일치 — '9시10분에 나 1시간 30분 만인 11시40분', '1998년 입사해 올해로 20년째'가 어긋난다.

처음과 끝이 함께 적힌 'N일·N달·N년 만인(뒤인, 후인)', 'N일째인', 'N일간인 …까지', 'N년 전인 …년', '…년 지어져 N년 된'도
날짜와 달, 해로 센다. 다른 때에서 세면 맞거나 다른 일에서 센 것일 수 있으면 조용하다.

시작과 끝의 시각 사이가 'N시간 M분 만'과 맞는지, 적힌 해에서 '올해로 N년', '올해 N주년'이 나오는지 다시 센다. 시각은
몇 분, 시간으로만 적었으면 반 시간, 햇수는 한 해까지 눈감는다.

두 시각이 앞 문장에 있으면 '불이 난 지 N시간 M분 만'도 센다. 앞뒤 문장에 적힌 두 시각의 사이와 숫자 하나만 다르거나
숫자가 뒤바뀐 시간('41시간'을 '14시간')도 알린다.

The time between two printed hours, days, months or years is not what the length printed with them says, or the years
from a printed year to this
one are not those told. A few minutes, half an hour where only hours are told, and one year are tolerated.

Source: 민법 제155~160조(기간의 계산).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone

from consistency.claims.lapses import Lapse, fits, lapse
from consistency.claims.masked import AGE, AMOUNT, DURATION, PERIOD, POINTS, RANK, RATE, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.slippedhours import slipped_hours

_SEOUL = timezone(timedelta(hours=9))
_NEAR = rf"(?:[^\ue001-\uefff.;…]|[{AMOUNT}{RATE}{POINTS}{RANK}{AGE}][\ue100-\uefff])"
_LATE = r"(?:만|뒤|후)(?:인|이자)|(?:이|가) ?지난"
_THEN = re.compile(
    rf"{slot('first', PERIOD)}{_NEAR}{{1,60}}?{slot('length', DURATION)} ?"
    rf"(?:(?:{_LATE}) {_NEAR}{{0,12}}|만에 ){slot('last', PERIOD)}"
)
_AFTER = re.compile(
    rf"{slot('first', PERIOD)}{_NEAR}{{1,40}}?{slot('last', PERIOD)}{_NEAR}{{1,40}}?{slot('length', DURATION)} ?만에"
)
_LATER = re.compile(rf"{slot('length', DURATION)} ?(?:{_LATE}) {_NEAR}{{0,12}}{slot('last', PERIOD)}")
_SINCE_ACT = re.compile(
    rf"[\s“\"]*(?P<act>[가-힣]{{2,4}}?)(?:한|된|이 ?난|가 ?난|난) 지 (?:꼭 |정확히 )?"
    rf"{slot('length', DURATION)} ?(?:만|뒤)"
)
"""A sentence of its own: 선포한 지 23일 만이다."""
_SINCE_START = re.compile(
    rf"[^\ue001-\uefff.;…]{{0,16}}?(?:난|일어난|시작된|시작한|발생한|신고된|신고한|떠난|출발한|발생|출동) "
    rf"?(?:지|뒤|후) (?:꼭 |약 |무려 )?{slot('length', DURATION)} ?만(?:이다|이었다|이에요|입니다|의 일)"
)
"""A sentence of its own behind one with two hours: 불이 난 지 4시간 23분 만이다."""
_OVER = re.compile(
    r"(?:에|께|쯤|분)?(?:야|서야)? ?(?:모두 |완전히 |큰 ?불이 )?(?:꺼|진화|끝|잡|종료|마쳤|막을 내|해제|풀)"
)
_NTH = re.compile(
    rf"{slot('first', PERIOD)}부터{_NEAR}{{0,30}}?{slot('length', DURATION)}째(?:인|를 맞은) {slot('last', PERIOD)}"
)
_UNTIL = re.compile(
    rf"{slot('first', PERIOD)}부터,? {_NEAR}{{0,8}}?{slot('length', DURATION)}(?:간인|간| 동안"
    rf"|인) {slot('last', PERIOD)}까지"
)
_TO = re.compile(
    rf"{slot('first', PERIOD)}(?:에|께)? (?:[가-힣]{{2,6}}(?:을|를|이|가) )?(?:시작|개막|개장|개회)(?:해|돼"
    rf"|하여),? {slot('last', PERIOD)}"
    rf"까지,? (?:약 |총 |무려 )?{slot('length', DURATION)} ?(?:동안|간|가량|넘게)"
)
_LASTED = re.compile(
    rf"{slot('first', PERIOD)}(?!부터 ?[\ue001-\ue00b])(?:에|께|부터)? ?(?P<begin>{_NEAR}{{1,28}}?) "
    rf"{slot('last', PERIOD)}(?:에|께)? ?{_NEAR}{{0,24}}?"
    rf"(?:까지|(?:끝난|마친|종료된|폐막한|내린|닫은|해체된|은퇴한|물러난) {_NEAR}{{2,12}}?[은는이가])"
    rf",? (?:약 |총 |무려 |꼬박 |모두 |만 )?{slot('length', DURATION)}(?P<on> ?(?:동안|간|에 걸쳐"
    r"|(?:이|가)? ?(?:걸[렸려리]|소요)|(?:이|을|를)? (?:이어|계속|이끌|뛰|일)))?"
)
"""2021년 문을 연 뒤 지난해 닫을 때까지 3년 동안."""
_BEGAN_ENDED = re.compile(
    rf"{slot('first', PERIOD)}(?:에|께|쯤)? ?(?:시작|출발|이륙|개회|개막|출항|개표를 시작)(?:한|해|된|돼|했고|하여) "
    rf"{_NEAR}{{0,24}}?{slot('last', PERIOD)}(?:에|께|쯤)?(?:야|서야)? ?(?:끝나|끝난|마치|마쳐|마친|종료|도착"
    rf"|착륙|폐회|입항|막을 내|완료)"
    rf"[^\ue001-\uefff.;…]{{0,10}}?{slot('length', DURATION)}(?:이나|이|가|을)? ?(?:걸|소요|만에|동안|이어|진행)"
)
"""오후 2시에 시작한 회의는 5시에 끝나 3시간이 걸렸다."""
_AGO = re.compile(rf"{slot('length', DURATION)} ?전인 {slot('last', PERIOD)}")
_OLD = re.compile(
    rf"{slot('first', PERIOD)}(?:에|부터)? ?(?:(?!까지|[고며] )[^\ue001-\uefff.;…,]){{0,12}} ?(?:{any_of(PERIOD)}로 )?"
    rf"{slot('length', DURATION)}(?:(?: ?된|째)(?![가-힣]{{3}})|이 ?(?:됐|지났|흘렀))"
)
_SO_FAR = re.compile(
    rf"{slot('first', PERIOD)}[^\ue001-\uefff.;…]{{1,24}}{slot('now', PERIOD)}로 ?(?:꼭 |벌써 |무려 |어느덧 |만 )?"
    rf"(?:[가-힣]{{2,6}} (?:지 )?)?{slot('length', DURATION)}(?:째|이 (?:됐|되|된|흘|지)|을 맞|차)"
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
_OTHER_ACT = re.compile(
    r"(?:데 이어|[고며],?|으나|지만|,) [^,]{0,20}?"
    r"(?:[가-힣]{2,}[은는] |(?:접수|발생|발화|신고|출동|출발|투입|시작)(?: 뒤| 후)? ?$)"
)
"""Between the first hour and the length: another thing that is counted from its own hour."""
_ACT_BEFORE = re.compile(r"(?:을|를|이|가) ([가-힣]{2,6}) 지 $")
_BEHIND_DAY = 8
_MINUTE, _DAY, _MONTHS, _YEAR_ENDS = 60, 1440, 12, 9
_FEW, _HALF_HOUR, _QUARTERS = 5, 35, 25
_TELLS = re.compile("걸렸|걸린|소요|동안|만인|만에|만이|뒤인|뒤이|후인|후이|지난|전인|째|된|부터|까지|됐|지났|흘렀")
_NEXT_DAY = re.compile("다음 ?날|이튿날")
_HALF_TOLD = re.compile("오전|오후|새벽|아침|저녁|밤|낮|정오|자정|한밤")
_FROM = re.compile(
    r"(?:지|뒤|후|이후|이래|부터|로부터|[해돼아어여쳐려나])(?:로|는)?,? ?(?:약 |꼭 |불과 |무려 |정확히 |만 )?$"
)
_SUBJECT = re.compile(r"[은는이가을를] ?(?:약 |꼭 |불과 |무려 |정확히 )?$")
_CLAUSE = re.compile(r"[고며서자지해돼],? |으로|면서|지만|으나|,")
_MANY_YEARS, _ROUND_YEARS = 30, 3
_NEXT, _TENS = 2, 10
"""A round number of years is told for one near it."""


def judge(story: Story) -> Iterator[Contradiction]:
    """Count the hours between two clocks and the years up to this one."""
    published = story.article.published
    today = published.astimezone(_SEOUL).date() if published else None
    before: Reading | None = None
    yield from slipped_hours(story)
    for reading in story.sentences:
        text = reading.text
        if reading.mentions and (len(reading.mentions) >= 2 or " 지 " in text) and _TELLS.search(text):
            yield from _lapsed(masked(reading), before)
            if today:
                yield from _old(masked(reading), before, today)
        if today and before is not None and ("이후" in text or "이래" in text):
            yield from _record(before, reading, today)
        if today and "올해" in text:
            yield from _so_far(masked(reading), today)
            yield from _jubilee(reading, before, today)
        before = reading


def _lapsed(sentence: Masked, before: Reading | None) -> Iterator[Contradiction]:
    """Both ends and the time between them."""
    told: set[str] = set()
    for pattern in (_THEN, _AFTER, _NTH, _UNTIL, _TO, _LASTED, _BEGAN_ENDED):
        for m in pattern.finditer(sentence.text):
            told.add(m["length"])
            yield from _between(sentence, before, (sentence.reading, sentence.period(m["first"])), m)
    if before is not None and (act := _SINCE_ACT.match(sentence.text)):
        yield from _since_act(sentence, before, act)
    since = _SINCE_START.match(sentence.text)
    if before is not None and since and PERIOD not in sentence.text:
        clocks = [p for p in before.mentions if isinstance(p, Period) and p.clock is not None]
        if len(clocks) == 2 and _OVER.match(before.text, clocks[1].end - before.start):
            yield from _timed(sentence, since["length"], (before, clocks[0]), (before, clocks[1]))
    for m in _LATER.finditer(sentence.text):
        if before is None or PERIOD in sentence.text[: m.start()] or m["length"] in told:
            continue
        starts = [p for p in before.mentions if isinstance(p, Period)]
        act = _ACT_BEFORE.search(sentence.text, 0, m.start())
        if act and act[1][:1] not in before.text[starts[0].end - before.start if starts else 0 :]:
            continue  # 차를 세운 지 44분 만인: what was done at the hour before is another thing
        if len(starts) == 1 and starts[0].clock is not None:
            yield from _counted(sentence, before, starts[0], m)


def _since_act(sentence: Masked, before: Reading, m: re.Match[str]) -> Iterator[Contradiction]:
    """지난달 30일 선포된 … 22일 풀렸다. 선포한 지 33일 만이다: from the act to the only other day told before."""
    times = [p for p in before.mentions if isinstance(p, Period) and p.clock is None]
    days = [p for p in before.mentions if isinstance(p, Period) and (p.day or p.month or p.year)]
    acts = [p for p in days if m["act"] in before.text[p.end - before.start :][:_BEHIND_DAY]]
    length = sentence.quantity(m["length"])
    if len(acts) != 1 or len(days) != 2 or days[0] is not acts[0] or length.bound or not times:
        return
    found = lapse(days[0], days[1], length)
    if found is not None and not fits(found):
        ends: list[tuple[Reading, Mention]] = [(before, days[0]), (before, days[1])]
        yield _finding(sentence.reading, length, ends, "앞 문장의 두 때의 사이가 맞지 않는다", found[1].shown())


def _between(
    sentence: Masked, before: Reading | None, start: tuple[Reading, Period], m: re.Match[str]
) -> Iterator[Contradiction]:
    at, first = start
    last, length = sentence.period(m["last"]), sentence.quantity(m["length"])
    if m.re is _LASTED and not (m["on"] or sentence.reading.slice(*_ends(length)).endswith("간")):
        return
    if length.dimension == "duration.second":
        if m.re not in (_THEN, _AFTER) or not _OTHER_ACT.search(m.string, m.end("first"), m.start("length") - 1):
            yield from _counted(sentence, at, first, m)
        return
    if m.re is _AFTER or (m.re is _THEN and not _runs_on(m)):
        return
    counted = m.re in (_NTH, _UNTIL, _TO, _LASTED, _BEGAN_ENDED)
    nth = m.re is _NTH
    found = None if length.bound else lapse(first, last, length, inclusive=counted, nth=nth)
    if found is None or fits(found):
        return
    if m.re is _THEN and not _slips(found) and _SUBJECT.search(m.string[m.end("first") : m.start("length") - 1]):
        return
    others = [p for r in (sentence.reading, before) if r for p in r.mentions if isinstance(p, Period)]
    if any(
        (other := lapse(p, last, length, inclusive=counted, nth=nth)) and fits(other) for p in others if p is not first
    ):
        return
    ends: list[tuple[Reading, Mention]] = [(at, first), (sentence.reading, last)]
    yield _finding(sentence.reading, length, ends, "두 때의 사이가 맞지 않는다", found[1].shown())


def _ends(quantity: Quantity) -> tuple[int, int]:
    return quantity.start, quantity.end


def _runs_on(m: re.Match[str]) -> bool:
    """Whether the words up to the length tell one event: 3월 멈춘 뒤 두 달 만인, 2019년 문을 연 집은 6년 만인."""
    words = m.string[m.end("first") : m.start("length") - 1]
    last = words.split()[-1:]
    if last and len(last[0]) > 1 and last[0] in words[: words.rindex(last[0])]:
        return True  # 착공한 다리는 착공 19개월 만인
    return bool(_FROM.search(words)) or bool(_SUBJECT.search(words) and not _CLAUSE.search(words))


def _slips(found: tuple[float, Lapse]) -> bool:
    """Whether a digit may be mistyped: the length of another event is anything at all."""
    stated, allowed = found
    off = max(allowed.low - stated, stated - allowed.high)
    return off <= _NEXT or off in (_TENS - 1, _TENS)


def _old(sentence: Masked, before: Reading | None, today: date) -> Iterator[Contradiction]:
    """100년 전인 1925년, 1978년 지어져 47년 된: counted from this year or from another that the story is at."""
    text = sentence.reading.text + (before.text if before else "")
    for pattern in (_AGO, _OLD):
        for m in pattern.finditer(sentence.text):
            length = sentence.quantity(m["length"])
            then = sentence.period(m["last" if pattern is _AGO else "first"])
            if length.dimension != "duration.month" or length.value % _MONTHS or length.bound or then.until:
                continue
            if then.year is None or "year" not in then.stated or then.resolved or then.approximate:
                continue
            nows = {
                today.year,
                today.year + (today.month >= _YEAR_ENDS),
                *(int(y[:4]) for y in _YEAR.findall(text) if int(y[:4]) != then.year),
            }
            nows |= {p.year for p in sentence.mentions if isinstance(p, Period) and p.year and p.year != then.year}
            stated = int(length.value) // _MONTHS
            slack = _ROUND_YEARS if stated % 10 == 0 and stated >= _MANY_YEARS and pattern is _AGO else 1
            if any(abs(now - then.year - stated) <= slack for now in nows):
                continue
            years = today.year - then.year
            yield _finding(sentence.reading, length, [(sentence.reading, then)], "햇수가 맞지 않는다", f"{years}년")


def _counted(sentence: Masked, at: Reading, first: Period, m: re.Match[str]) -> Iterator[Contradiction]:
    yield from _timed(sentence, m["length"], (at, first), (sentence.reading, sentence.period(m["last"])))


def _timed(
    sentence: Masked, mark: str, start: tuple[Reading, Period], end: tuple[Reading, Period]
) -> Iterator[Contradiction]:
    """The length that a sentence tells and the hours from which and to which it was."""
    (at, first), (where, last), length = start, end, sentence.quantity(mark)
    if length.dimension != "duration.second" or first.clock is None or last.clock is None or first.until or last.until:
        return
    days = (last.day or 0) - (first.day or 0) if first.day and last.day else 0
    if _AS_OF.match(at.text, first.end - at.start) or (last.day and not first.day) or not 0 <= days <= 1:
        return
    stated, between = int(length.value) // _MINUTE, last.clock - first.clock + days * _DAY
    slack = _FEW if length.step <= _MINUTE else _HALF_HOUR
    if length.bound or first.approximate or last.approximate:
        slack = max(slack, _QUARTERS)
    if between < 0 and _NEXT_DAY.search(where.slice(last.start, last.end)):
        between += _DAY
    if between < 0 and not _HALF_TOLD.match(where.slice(last.start, last.end)):
        between += _DAY // 2
    choices = [between, between + _DAY // 2, between + _DAY]
    if between <= 0 or any(abs(stated - b) <= slack for b in choices):
        return
    near = min(choices, key=lambda b: abs(stated - b))
    allowed = f"{near // 60}시간" + (f" {near % 60}분" if near % 60 else "")
    yield _finding(sentence.reading, length, [(at, first), (where, last)], "걸린 시간이 맞지 않는다", allowed)


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
