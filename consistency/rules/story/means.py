"""A total of some years, months or days and the mean of each, told apart (headline, other sentences), for the rule on
odds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, amount, beside, interval, is_plain, quotient
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Period, Quantity
from consistency.rules.base import Contradiction, Place, Story

_MEAN = re.compile(
    r"(?<![가-힣])(?:(?P<each>연간|연|하루|일|한 ?달|월|매달|매월|매일|날마다|다달이|한 ?해|매년|해마다)|"
    rf"{slot('time', DURATION)}(?:에|마다)?) ?"
    rf"(?P<mean>평균(?:으로)? ?)?(?:약 |무려 )?{slot('one', AMOUNT)}(?P<each_of>꼴)?"
)
_EACH_OF = re.compile("꼴")
_DAY = frozenset({"하루", "일", "매일", "날마다"})
_MONTH = frozenset({"한달", "월", "매달", "매월", "다달이"})
_TOTAL = re.compile(
    rf"{slot('days', DURATION)} ?(?P<on>간|동안|새|치|사이)?(?:에만|에|은|의|으로)?"
    rf"(?P<gap>(?:[^\ue001-\uefff.;…△▲▷◇■]|\((?:[^()]){{0,24}}\)){{0,70}}?)"
    rf"(?P<sure>총|모두|합계|누적|도합)? ?(?:약 )?{slot('sum', AMOUNT)}(?P<behind>.{{0,6}})"
)
_OF_YEAR = re.compile(
    rf"{slot('year', PERIOD)}(?: 한 ?해(?: ?동안)?)?(?:에만|에|은|는|의|에는)? "
    rf"(?P<gap>[^\ue001-\uefff.;…△▲▷◇■]{{0,40}}?)(?:총 |모두 |약 )?{slot('sum', AMOUNT)}(?P<behind>.{{0,6}})"
)
_OTHER = re.compile(
    r"평균|최고|최대|최소|하루 |보다|대비|전보다|추가|매년|해마다|매달|이 ?중|가운데|1인당|인당|당 |목표|예정"
    r"|앞으로|향후|계획|"
    r"연속|만에|째|전 |이상|이하"
)
_NOT_SUM = re.compile(r"(?:으로|로)? ?(?:늘|줄|증가|감소|에서|보다|꼴|씩|당|이상|미만|이하|정도)")
_MONTHS, _MONTH_DAYS, _YEAR_DAYS = 12, Decimal("30.4"), Decimal("365.2")
_LOOSE, _NEAREST, _FARTHEST = Decimal("0.03"), Decimal("0.5"), Decimal(2)
_FAR = 3


class _Mean(NamedTuple):
    reading: Reading
    one: Quantity
    each: str


class _Total(NamedTuple):
    """``length`` is the printed time, a whole year where it is a period."""

    reading: Reading
    length: Quantity | Period
    whole: Quantity


def means(story: Story) -> Iterator[Contradiction]:
    """The means that no total of the story, over no length of it, comes to."""
    sentences = [masked(r) for r in (story.title, *story.sentences)]
    told = [
        (n, m)
        for n, s in enumerate(sentences)
        if "평균" in s.text or _EACH_OF.search(s.reading.text)
        for m in _means(s)
    ]
    if not told:
        return
    totals = [(n, t) for n, s in enumerate(sentences) for t in (*_totals(s), *_in_a_year(s))]
    figures = [q for s in sentences for q in s.mentions if isinstance(q, Quantity)]
    seen: set[Decimal] = set()
    for at, mean in told:
        own = [
            t
            for n, t in totals
            if (n * at == 0 or abs(n - at) <= _FAR)
            and t.whole.dimension == mean.one.dimension
            and t.whole.value > mean.one.value
        ]
        lengths: list[Quantity | Period] = [q for q in figures if q.dimension.startswith("duration.")]
        lengths += [t.length for _, t in totals if isinstance(t.length, Period)][:1]
        wholes = [q for q in figures if q.dimension == mean.one.dimension and q.value > mean.one.value]
        if not own or mean.one.value in seen or any(_comes_to(mean, n, w) for n in lengths for w in wholes):
            continue
        near = [t for t in own if (r := _times(t.length, mean.each)) and _is_near(mean, t.whole, r)]
        if (
            len({(_times(t.length, mean.each), t.whole.value) for t in near}) != 1
            or len({t.whole.value for t in own}) != 1
        ):
            continue
        if isinstance(near[0].length, Period) and any(
            q.value != near[0].whole.value and q.value > near[0].whole.value / 3 for q in wholes
        ):
            continue  # Another year's may be meant.
        seen.add(mean.one.value)
        yield _finding(mean, near[0])


def _means(sentence: Masked) -> Iterator[_Mean]:
    for m in _MEAN.finditer(sentence.text):
        one = sentence.quantity(m["one"])
        if not (m["mean"] or m["each_of"] or sentence.reading.slice(one.start, one.end).endswith("꼴")):
            continue
        each = _each(m["each"], sentence.quantity(m["time"]) if m["time"] else None)
        if each and is_plain(one) and one.value > 0 and one.bound in {"", "about"}:
            yield _Mean(sentence.reading, one, each)


def _each(word: str | None, time: Quantity | None) -> str:
    if time is not None:
        if time.dimension == "duration.day" and time.value == 1:
            return "day"
        if time.dimension == "duration.month" and time.value in {1, _MONTHS}:
            return "month" if time.value == 1 else "year"
        return ""
    bare = (word or "").replace(" ", "")
    return "day" if bare in _DAY else "month" if bare in _MONTH else "year"


def _totals(sentence: Masked) -> Iterator[_Total]:
    for m in _TOTAL.finditer(sentence.text):
        length, whole = sentence.quantity(m["days"]), sentence.quantity(m["sum"])
        if not m["on"] and not sentence.reading.slice(length.start, length.end).endswith(("간", "동안", "치")):
            continue
        if _OTHER.search(m["gap"]) or _NOT_SUM.match(m["behind"]) or length.bound or whole.bound not in {"", "about"}:
            continue
        same = [q for q in sentence.mentions if isinstance(q, Quantity) and q.dimension == whole.dimension]
        mean = {x.one.start for x in _means(sentence)}
        if is_plain(whole) and whole.value > 0 and (m["sure"] or len([q for q in same if q.start not in mean]) == 1):
            yield _Total(sentence.reading, length, whole)


def _in_a_year(sentence: Masked) -> Iterator[_Total]:
    """지난해 412건 출동했다: of one whole year."""
    for m in _OF_YEAR.finditer(sentence.text):
        year, whole = sentence.period(m["year"]), sentence.quantity(m["sum"])
        if year.year is None or year.month or year.day or year.part or year.until or year.clock:
            continue
        same = [q for q in sentence.mentions if isinstance(q, Quantity) and q.dimension == whole.dimension]
        mean = {x.one.start for x in _means(sentence)}
        if _OTHER.search(m["gap"]) or _NOT_SUM.match(m["behind"]) or whole.bound not in {"", "about"}:
            continue
        if is_plain(whole) and whole.value > 0 and len([q for q in same if q.start not in mean]) == 1:
            yield _Total(sentence.reading, year, whole)


def _times(length: Quantity | Period, each: str) -> Decimal | None:
    """How many days, months or years are in a printed length."""
    if isinstance(length, Period):
        return _YEAR_DAYS if each == "day" else Decimal(_MONTHS) if each == "month" else None
    if length.dimension == "duration.day":
        return length.value if each == "day" else None
    if length.dimension != "duration.month":
        return None
    if each == "year":
        return length.value / _MONTHS
    years = length.value / _MONTHS
    return length.value if each == "month" else years * _YEAR_DAYS if years >= 1 else length.value * _MONTH_DAYS


def _comes_to(mean: _Mean, length: Quantity | Period, whole: Quantity) -> bool:
    times = _times(length, mean.each)
    if times is None or times < 1 or not is_plain(whole):
        return False
    found = quotient(beside(whole, mean.one.step), Interval(times * (1 - _LOOSE), times * (1 + _LOOSE)))
    stated = interval(replace(mean.one, bound=""))
    return found is not None and found.meets(Interval(stated.low * (1 - _LOOSE), stated.high * (1 + _LOOSE)))


def _is_near(mean: _Mean, whole: Quantity, times: Decimal) -> bool:
    return times >= 2 and _NEAREST < whole.value / times / mean.one.value < _FARTHEST


def _finding(mean: _Mean, total: _Total) -> Contradiction:
    times = _times(total.length, mean.each)
    assert times is not None
    allowed = quotient(interval(total.whole), Interval(times, times))
    assert allowed is not None
    basis = (total.whole, total.length)
    return Contradiction(
        Place(mean.reading, mean.one.start, mean.one.end, printed(mean.one)),
        tuple(Place(total.reading, q.start, q.end, printed(q)) for q in basis),
        f"평균이 맞지 않는다: ‘{mean.reading.slice(mean.one.start, mean.one.end)}’ (허용 구간"
        f" {amount(allowed, mean.one)})",
        (", ".join(f"‘{total.reading.slice(q.start, q.end)}’" for q in basis) + "에서 계산했다",),
    )
