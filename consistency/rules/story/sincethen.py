"""So many years, months or quarters since a printed time (2018년에 이어 7년 만, 2022년 3분기 이후 12개 분기
만), for the
rule on durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consistency.claims.masked import DURATION, PERIOD, Masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Period, Quantity
from consistency.rules.base import Contradiction, Place

_NEAR = r"[^\ue001-\uefff.;…]"
_SINCE = re.compile(
    rf"{slot('first', PERIOD)}(?P<gap>(?:\([^()]{{1,24}}\))?(?:에)?{_NEAR}{{0,26}}?)"
    rf"(?P<then>(?:이후|이래)(?:로|로는|로도)?|에 이어|(?:[은한된탄긴른친룬둔난열]|[가-힣]) ?(?:뒤|후)(?:로)?"
    rf"|(?:[가-힣]{{2,8}}) ?(?:이후|이래)),? "
    rf"(?:처음으로 |꼭 |무려 |약 |정확히 |딱 |거의 )?{slot('length', DURATION)} ?만"
    r"(?=이[다라며고었]|의 |에 (?:처음|가장|최|다시|또|두 |세 |첫|역대|사상)|인|입니다|이에요)"
)
"""What came so long after the time and is over (문을 연 뒤 5년 만에 1조원을 넘겼다) leads to no time that is told."""
_OTHER_END = re.compile(r"내년|새해|오는|예정|전망|앞두|다음|당시|그해|이듬해|시즌|학년도|무렵")
_QUARTERS = {"1Q": 1, "2Q": 2, "3Q": 3, "4Q": 4}
_MONTHS, _QUARTER, _LAG, _AUTUMN = 12, 3, 4, 10
_EARLY, _LATE = 0.4, 0.6


def since(sentence: Masked, today: date) -> Iterator[Contradiction]:
    """The lengths that do not lead from the time printed before them to the story's own."""
    for m in _SINCE.finditer(sentence.text):
        first, length = sentence.period(m["first"]), sentence.quantity(m["length"])
        if first.year is None or "year" not in first.stated or first.until or first.resolved or first.approximate:
            continue
        if "학년도" in sentence.reading.slice(first.start, first.end):
            continue
        if length.dimension != "duration.month" or length.bound or _OTHER_END.search(sentence.text):
            continue
        others = [p for p in sentence.mentions if isinstance(p, Period) and p is not first and (p.year or p.month)]
        if any(p.start > first.start and p.year != first.year for p in others):
            continue
        if any(p.year and p.year != today.year and p.year != first.year for p in others):
            continue
        allowed = _allowed(first, length, today, others)
        if allowed is None or allowed[0] <= _number(length) <= allowed[1]:
            continue
        yield _finding(sentence.reading, first, length, allowed)


def _number(length: Quantity) -> int:
    return round(length.value / length.step) if length.step else 0


def _allowed(first: Period, length: Quantity, today: date, others: list[Period]) -> tuple[int, int] | None:
    """From how many to how many it may be, in the unit of the length."""
    assert first.year is not None
    unit = length.unit
    if "분기" in unit:
        if first.part not in _QUARTERS:
            return None
        begin = first.year * 4 + _QUARTERS[first.part]
        now = today.year * 4 + (today.month - 1) // _QUARTER + 1
        return now - 2 - begin, now - begin + 1
    if unit.startswith(("개월", "달", "개 월")):
        if first.month is None:
            return None
        begin = first.year * _MONTHS + first.month
        now = today.year * _MONTHS + today.month
        told = [p.month for p in others if p.month and (p.year or today.year) == today.year]
        back = max([today.month - n for n in told if n <= today.month], default=0)
        return now - max(_LAG, back) - begin - 1, now - begin + 1
    if not unit.startswith("년") or length.value % _MONTHS:
        return None
    years = today.year - first.year
    if first.month is None or others:
        return years - 1, years + (today.month >= _AUTUMN and first.part == "")
    exact = years + (today.month - first.month) / _MONTHS
    return int(exact - _EARLY), max(years, int(exact + _LATE))


def _finding(reading: Reading, first: Period, length: Quantity, allowed: tuple[int, int]) -> Contradiction:
    low, high = allowed
    span = f"{low}~{high}" if low != high else f"{low}"
    unit = length.unit.strip()
    return Contradiction(
        Place(reading, length.start, length.end, printed(length)),
        (Place(reading, first.start, first.end, printed(first)),),
        f"기간 계산이 맞지 않는다: ‘{reading.slice(length.start, length.end)}’ (허용 구간 {span}{unit})",
        (f"‘{reading.slice(first.start, first.end)}’부터 발행일까지로 계산했다",),
    )
