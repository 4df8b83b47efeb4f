"""Ages and anniversaries against printed years, for the rule on durations and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consistency.claims.masked import Masked
from consistency.model import Period
from consistency.rules.base import Contradiction, Place

_BORN = re.compile(
    r"(?<![\d~∼～–-])(?P<year>(?:18|19|20)\d\d)년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:생|(?:에)? ?(?:[가-힣 ]{0,1"
    r"4} )?태어[나난])"
    r"(?P<gap>[^.\d]{0,20}?)(?<![가-힣])(?:만 ?|향년 ?|올해 ?)?(?P<age>\d{1,3})(?:세|살)(?! ?(?:때|에|였|이"
    r"던|되던|부터|연상|연하|이상|이하|미만|까지|무렵|의 나이에|나이에|나이로))"
)
_FOUNDED = re.compile(
    r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:에)? ?(?P<act>개교|창립|설립|창"
    r"사|창간|개원|출범|개관|창업|창단|건립|창설|개업|개국|개항)(?:한|된|해|돼|하여|되어|하고|되고|했으며|"
    r"됐으며|으로|,| 이후| 이래)"
    r"(?P<gap>[^.\d]{0,25}?)(?P<count>\d{1,3})주년"
)
_BRACKET = re.compile(
    r"[가-힣]\((?P<age>\d\d)(?:세)?\)[은는이가도]? (?P<gap>[가-힣 ]{0,16}?)(?<![\d~∼～–-])(?P<year>(?:19|20)\d\d)년"
    r"(?:생(?! [가-힣]{2,4}(?:와|과|[을를이가은는]|씨))"
    r"|(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:에)? (?:[가-힣]{1,8} ){0,3}태어(?:났|나(?! 있)))"
)
"""이씨(48)는 1977년생이다."""
_BOTH = re.compile(r"\((?P<year>(?:19|20)\d\d)년생(?P<gap>[·,/ ]{1,2})(?:만 ?)?(?P<age>\d\d)(?:세)?\)")
_DIED = re.compile(
    r"(?<![\d~∼～–-])(?P<year>(?:18|19|20)\d\d)년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:에)? (?:[가-힣]{1,8} ){0,3}태어나"
    r"[^.\d]{0,20}(?P<now>(?:19|20)\d\d)년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?(?:에)? (?P<gap>(?:[가-힣]{1,6} ){0,2})"
    r"(?P<age>\d{2,3})(?:세|살)(?:의 나이)?(?:로|에) ?(?:세상|별세|사망|숨|눈을|생을|타계|영면)"
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d")
_LATER = re.compile(r"당시|때|지난|후|뒤|그 ?해|이듬해")


def ages(sentence: Masked, today: date) -> Iterator[Contradiction]:
    """The ages of a sentence that do not follow from the year of birth printed with them."""
    reading = sentence.reading
    for m in (m for pattern in (_BORN, _BRACKET, _BOTH, _DIED) for m in pattern.finditer(reading.text)):
        year, age = int(m["year"]), int(m["age"])
        nows = [today.year, *(int(y) for y in _YEAR.findall(reading.text) if int(y) != year)]
        nows += [p.year for p in sentence.mentions if isinstance(p, Period) and p.year and p.year != year]
        if m.re is _DIED:
            nows = [int(m["now"])]
        if any(now - year - 1 <= age <= now - year + 1 for now in nows) or _LATER.search(m["gap"]):
            continue
        expected = nows[0] - year
        yield _text_finding(
            sentence, m.span("age"), m.span("year"), f"{age}세", f"{year}", "나이가", f"{expected - 1}~{expected + 1}세"
        )


def anniversaries(sentence: Masked, today: date) -> Iterator[Contradiction]:
    """The anniversaries of a sentence that do not follow from the year of founding printed with them."""
    text = sentence.reading.text
    for m in _FOUNDED.finditer(text):
        year, count = int(m["year"]), int(m["count"])
        nows = {today.year - 1, today.year, today.year + 1, *(int(y) for y in _YEAR.findall(text) if int(y) != year)}
        if any(now - year == count for now in nows) or re.search(r"당시|년 뒤|후 |그 ?해|이듬해", m["gap"]):
            continue
        yield _text_finding(
            sentence,
            m.span("count"),
            m.span("year"),
            f"{count}주년",
            f"{year}",
            "주년이",
            f"{today.year - 1 - year}~{today.year + 1 - year}주년",
        )


def _text_finding(
    sentence: Masked, claimed: tuple[int, int], basis: tuple[int, int], value: str, base: str, what: str, allowed: str
) -> Contradiction:
    reading = sentence.reading
    start = reading.start
    text, year = reading.text[slice(*claimed)], reading.text[slice(*basis)]
    unit = value.removeprefix(text)
    printed = reading.text.startswith(unit, claimed[1])
    return Contradiction(
        Place(reading, start + claimed[0], start + claimed[1] + (len(unit) if printed else 0), value),
        (Place(reading, start + basis[0], start + basis[1] + 1, base),),
        f"{what} 연도와 맞지 않는다: ‘{text}{unit}’, ‘{year}년’ (허용 구간 {allowed})",
        ("발행 연도와 문장에 적힌 연도로 계산했다",),
    )
