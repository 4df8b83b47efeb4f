"""Nights and days, days to come, years of birth and founding, runs of months: counts that two printed dates
give, for the rule on spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consistency.claims.reading import Reading
from consistency.rules.base import Contradiction, Place

_NIGHTS = re.compile(r"(?<!\d)(?P<nights>\d{1,2})박 ?(?P<days>\d{1,2})일")
_DATES = re.compile(
    r"(?<![\d.])(?:(?P<m1>\d{1,2})월 ?)?(?P<d1>\d{1,2})일?(?: ?\([월화수목금토일](?:요일)?\))?(?:부터| ?[~∼～-]) ?"
    r"(?:(?P<m2>\d{1,2})월 ?)?(?P<d2>\d{1,2})일(?: ?\([월화수목금토일](?:요일)?\))?(?P<after>까지)?"
)
_AHEAD = re.compile(
    r"(?<!\d)(?P<n>\d{1,4})일 ?(?:앞둔|앞두고|앞으로 다가온|남겨둔|남긴)[^.]{0,60}?(?<![A-Za-z])D ?[-–] ?(?P<d>\d{1,"
    r"4})(?!\d)"
)
_BEFORE = re.compile(
    r"(?<![A-Za-z])D ?[-–] ?(?P<d>\d{1,4})(?!\d)[^.]{0,40}?(?<!\d)(?P<n>\d{1,4})일 ?(?:앞둔|앞두고|앞으로 다가온|남"
    r"겨둔|남긴|남았)"
)
_BORN = re.compile(
    r"(?<!\d)(?P<year>19\d\d|200\d)년생(?:인|으로)?,? (?:[가-힣]{1,5} ){0,2}[가-힣]{2,4} ?\((?P<age>\d{2})(?:세|살)?\)"
)
_BORN_BEHIND = re.compile(
    r"[가-힣]{2,4} ?(?:[가-힣]{1,5} )?\((?P<age>\d{2})(?:세|살)?\)[은는이가] (?P<year>19\d\d|200\d)년(?:생|에 태어| "
    r"[^.]{1,12}에서 태어)"
)
_FOUNDED = re.compile(
    r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)년(?:에)? (?:\d{1,2}월 (?:\d{1,2}일 )?(?:에 )?)?[^.\d]{0,14}?(?:문을 연|문 연"
    r"|개관한|개교한|설립된|설립한|창립한|창립된|창단한|창단된|출범한|시작한|시작된|개장한|결혼한|데뷔한|개국한|창업"
    r"한|세워진|첫발을 뗀|태어난)"
    r"[^.\d]{0,40}?(?:올해로|올해)[^.\d]{0,14}?(?<!\d)(?P<n>\d{1,3})(?P<unit>주년|돌|년째|년 ?차)"
)
_MONTHS = re.compile(
    r"(?<!\d)(?P<m1>\d{1,2})월 ?(?:이후|부터) ?(?:지난 |올해 |이달인 )?(?P<m2>\d{1,2})월까지 ?(?P<n>\d{1,2}|두|석|넉"
    r"|세|네)(?:개월|달|개월간|달간) ?(?:연속|내리|째)"
)
_YEARS = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)년 ?(?:(?P<m1>\d{1,2})월)?(?:[가-힣]{0,2} ?(?:에 )?(?:시작|착공|출범|취임|입사|개"
    r"막|착수|시행|도입)(?:해|돼|해서|한 뒤)?|부터),? (?:[가-힣]{1,6} )?"
    r"(?P<y2>(?:19|20)\d\d)년 ?(?:(?P<m2>\d{1,2})월)?(?:까지|에 끝[날났]|에 마[쳤무]|에 준공|에 완공)[^.\d]{0,12}?(?"
    r"<![\d.])(?P<n>\d{1,2})년(?:간|여간| ?동안| ?만에)"
)
_OPENED = re.compile(
    r"(?<!\d)(?P<m1>\d{1,2})월 ?(?P<d1>\d{1,2})일(?: ?\([월화수목금토일]\))? ?(?:개막해|시작해|시작돼|문을 열어|개장"
    r"해|개막한 뒤|부터),? (?:[가-힣]{1,5} )?"
    r"(?P<m2>\d{1,2})월 ?(?P<d2>\d{1,2})일(?: ?\([월화수목금토일]\))?까지 ?(?:약 |총 )?(?P<n>\d{1,2}|한|두|석|세|넉|"
    r"네)(?: ?달|개월)(?:간| ?동안)"
)
_CLOCKS = re.compile(
    r"(?P<h1>오[전후]) (?P<a>\d{1,2})시(?: (?P<b>\d{1,2})분)?(?:쯤|께|경)?(?:에)?[^.\d]{2,30}?(?P<h2>오[전후]) (?P<c"
    r">\d{1,2})시(?: (?P<d>\d{1,2})분)?"
    r"(?:쯤|께|경)?(?:에)? (?:[가-힣]{1,5} )?(?:꺼|진화|불길|완진|끝났|종료|마무리|복구|재개|도착)[^.]{0,14}[.] ?[^."
    r"\d]{0,30}?(?<![\d.])(?P<h>\d{1,2})시간"
    r"(?: (?P<m>\d{1,2})분)?(?:이|을| ?(?:만에|가량|남짓|동안)| ?걸)"
)
_UNIT = re.compile(" ?(?:개월|주년|년 ?차|년째|년|월|달|일|돌|세|살)")
_COUNT = {"한": 1, "두": 2, "석": 3, "세": 3, "넉": 4, "네": 4}
_NOT_SO = re.compile("약 |여일|제외|기내|각각|씩|안팎|매주|주말|가량|예정이던|당초|1박|무박")
_HOUR_HALF, _DAY = 12, 1440
_SLACK = 1.6
_LATE = 40


def counted_days(reading: Reading, before: Reading | None, today: date | None) -> Iterator[Contradiction]:
    """The counts of a sentence that its own dates, or what it says twice, do not give."""
    text = reading.text
    if "박" in text:
        yield from _nights(reading, today)
    if "D" in text:
        for pattern in (_AHEAD, _BEFORE):
            for m in pattern.finditer(text):
                if m["n"] != m["d"]:
                    yield _finding(reading, m.span("d"), m.span("n"), f"D-{m['n']}")
    if "년" in text and today is not None:
        for pattern in (_BORN, _BORN_BEHIND):
            for m in pattern.finditer(text):
                years = today.year - int(m["year"])
                if not years - 1 <= int(m["age"]) <= years + 1:
                    yield _finding(reading, m.span("age"), m.span("year"), f"{years - 1}~{years}세")
        for m in _FOUNDED.finditer(text):
            years = today.year - int(m["year"])
            if abs(int(m["n"]) - years) > 1:
                yield _finding(reading, m.span("n"), m.span("year"), f"{years}{m['unit']}")
        for m in _YEARS.finditer(text):
            first, last = (
                int(m[y]) + (int(m[k]) - 1) / 12 if m[k] else int(m[y]) for y, k in (("y1", "m1"), ("y2", "m2"))
            )
            exact = bool(m["m1"] and m["m2"])
            span = last - first + (1 / 12 if exact else 0.5)
            if span > 0 and abs(span - int(m["n"])) > (0.6 if exact else _SLACK) and "여" not in m[0][-4:]:
                yield _finding(reading, m.span("n"), m.span("y1"), f"{max(round(span - 0.1), 1)}년")
    if "월" in text:
        for m in _MONTHS.finditer(text):
            count = (int(m["m2"]) - int(m["m1"])) % 12
            if _told(m["n"]) not in {count, count + 1}:
                yield _finding(reading, m.span("n"), m.span("m1"), f"{count + 1}개월")
        for m in _OPENED.finditer(text):
            months = (int(m["m2"]) - int(m["m1"])) % 12 + (int(m["d2"]) - int(m["d1"])) / 30
            if abs(months - _told(m["n"])) > 0.7:
                yield _finding(reading, m.span("n"), m.span("m1"), f"{round(months)}개월")
    if before is not None and "시간" in text and "시" in before.text:
        yield from _clocks(before, reading)


def _told(text: str) -> int:
    return _COUNT.get(text) or int(text)


def _nights(reading: Reading, today: date | None) -> Iterator[Contradiction]:
    """14일부터 18일까지 3박 4일, and 3박 5일 with no night in the air."""
    given = list(_NIGHTS.finditer(reading.text))
    dates = list(_DATES.finditer(reading.text))
    if len(given) != 1 or len(dates) != 1 or _NOT_SO.search(reading.text):
        return
    m, d = given[0], dates[0]
    try:
        month = int(d["m1"] or (today.month if today else 1))
        year = today.year if today else 2001
        first, last = date(year, month, int(d["d1"])), date(year, int(d["m2"] or month), int(d["d2"]))
    except ValueError:
        return
    span = (last - first).days + 1
    if 1 < span < _LATE and span != int(m["days"]) and 0 <= m.start() - d.end() < _LATE:
        yield _finding(reading, m.span(), d.span(), f"{span - 1}박 {span}일")


def _clocks(before: Reading, reading: Reading) -> Iterator[Contradiction]:
    """From 오후 2시 10분 to 오후 5시 40분 told in one sentence, how long in the next."""
    joined = f"{before.text.rstrip()} {reading.text}"
    m = _CLOCKS.match(joined) or _CLOCKS.search(joined)
    if (
        m is None
        or m.start("h") < len(before.text.rstrip())
        or re.search("전날|이튿날|다음 ?날|새벽|여 만|약 ", joined)
    ):
        return
    minutes = [
        (int(m[h]) % _HOUR_HALF + (_HOUR_HALF if m[half] == "오후" else 0)) * 60 + int(m[k] or 0)
        for half, h, k in (("h1", "a", "b"), ("h2", "c", "d"))
    ]
    between = (minutes[1] - minutes[0]) % _DAY
    stated = int(m["h"]) * 60 + int(m["m"] or 0)
    if abs(between - stated) <= (15 if m["m"] else 45):
        return
    shift = len(before.text.rstrip()) + 1
    end = m.end("m") + 1 if m["m"] else m.end("h") + 2
    start, a, b = reading.start + m.start("h") - shift, before.start + m.start("h1"), before.start + m.start("h2")
    text = joined[m.start("h") : end]
    yield Contradiction(
        Place(reading, start, start + len(text), text),
        (Place(before, a, b + 2, joined[m.start("h1") : m.start("h2") + 2]),),
        f"걸린 시간이 맞지 않는다: ‘{text}’ (허용 구간 {between // 60}시간 {between % 60}분)",
        ("앞 문장의 두 시각에서 계산했다",),
    )


def _finding(reading: Reading, span: tuple[int, int], basis: tuple[int, int], allowed: str) -> Contradiction:
    span, basis = (
        (s, m.end() if reading.text[e - 1] != "일" and (m := _UNIT.match(reading.text, e)) else e)
        for s, e in (span, basis)
    )
    a, b = reading.text[slice(*span)], reading.text[slice(*basis)]
    return Contradiction(
        Place(reading, reading.start + span[0], reading.start + span[1], a),
        (Place(reading, reading.start + basis[0], reading.start + basis[1], b),),
        f"기간·햇수 계산이 맞지 않는다: ‘{a}’, ‘{b}’ (허용 구간 {allowed})",
        ("같은 문장에 적은 날짜·연도에서 계산했다",),
    )
