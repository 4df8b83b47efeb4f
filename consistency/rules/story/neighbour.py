"""이웃 문장의 기준값과 증감률 불일치 — '올해 매출은 1500억원으로 35% 늘었다', '지난해 매출은 1200억원이었다'.

한 문장에는 지금의 값과 증감률이, 두 문장 안쪽의 다른 문장에는 같은 이름의 지난 값이 있을 때 다시 계산한다. 두 문장이
견준 때(지난해, 전년 동기, 전분기)와 이름이 모두 같아야 하고, 가까운 다른 수치를 기준으로 삼으면 맞을 때는 조용하다.

A level with its rate of change stands in one sentence and, under the same name and for the same earlier time, the base
in a sentence near it; the three cannot all be true. Silent where another figure nearby fits as the base.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import MODES, Interval, Mode, amount, growth, hull, interval, is_plain, loose, shown
from consistency.claims.masked import AMOUNT, PERIOD, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_LABEL = r"(?P<label>[가-힣A-Za-z]{2,14}?)(?: 규모)?"
_NEAR = r"[^\ue001-\uefff,.…()]"
_THAN = r"(?: ?대비|보다|에 비해|[과와] 비교해)(?:는|도)?"
_AFTER = r"(?:가량|정도|나|이나|가|이)? ?(?:더 )?"
_BASE = re.compile(
    rf"{slot('past', PERIOD)}(?: ?(?:의|에|에는|은|는))? {_LABEL}(?:은|는|이|가|도)? (?:약 |총 )?{slot('base', AMOUNT)}"
)
_PART = re.compile(r"[1-4]분기|[상하]반기|\d월|이달|지난달|이번 ?달|누적|까지|연평균|영업일")
_YEARS = frozenset({"지난해", "작년", "전년", "전년도"})
_BACK, _SIZE = 2, 2
_POINT = Decimal("0.1")


class _Told(NamedTuple):
    reading: Reading
    label: str
    past: str
    level: Quantity
    change: Quantity
    up: bool


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    up, down = alternation(direction_words("up", "more")), alternation(direction_words("down", "less"))
    way = rf"{slot('change', RATE + AMOUNT)}{_AFTER}(?:(?P<up>{up})|(?P<down>{down}))"
    first = re.compile(
        rf"{_LABEL}(?:은|는|이|가|도)? (?:약 |총 )?{slot('level', AMOUNT)}(?:으로|로|을|를),? {_NEAR}{{0,16}}"
        rf"{slot('past', PERIOD)}{_THAN} {_NEAR}{{0,6}}{way}"
    )
    then = re.compile(
        rf"{_LABEL}(?:은|는|이|가|도) {slot('past', PERIOD)}{_THAN} {_NEAR}{{0,6}}{way}[가-힣]{{0,2}}(?<=[한된"
        rf"난른린진]) "
        rf"(?:약 |총 )?{slot('level', AMOUNT)}"
    )
    return first, then, re.compile(alternation(load("story")["direction"]["other_basis"]))


def judge(story: Story) -> Iterator[Contradiction]:
    """Look for the base of every level told with its rate in the sentences around it."""
    for n, reading in enumerate(story.sentences):
        if len(reading.mentions) < 3 or not re.search("대비|보다|비해|비교", reading.text):
            continue
        near = [r for r in story.sentences[max(0, n - _BACK) : n + _BACK + 1] if r is not reading]
        for told in _told(masked(reading)):
            yield from _judged(told, near)


def _told(sentence: Masked) -> Iterator[_Told]:
    first, then, other = _patterns()
    for pattern in (first, then):
        for m in pattern.finditer(sentence.text):
            level, change = sentence.quantity(m["level"]), sentence.quantity(m["change"])
            if change.dimension not in {"ratio", level.dimension}:
                continue
            if not (is_plain(level) and is_plain(change)) or other.search(m[0]) or level.value <= 0:
                continue
            past = _kind(sentence, m)
            if past and not (past == "year" and _PART.search(sentence.reading.text)):
                yield _Told(sentence.reading, m["label"], past, level, change, bool(m["up"]))


def _kind(sentence: Masked, m: re.Match[str]) -> str:
    """Which earlier time is meant: the year before, or a part (전년동기, 전분기)."""
    period = sentence.period(m["past"])
    text = sentence.reading.slice(period.start, period.end).strip()
    return "year" if text in _YEARS else period.part


def _judged(told: _Told, near: Sequence[Reading]) -> Iterator[Contradiction]:
    bases = [
        (place.reading, base)
        for place in map(masked, near)
        for m in _BASE.finditer(place.text)
        if m["label"] == told.label
        and _kind(place, m) == told.past
        and not (told.past == "year" and _PART.search(place.reading.text))
        and (base := place.quantity(m["base"])).dimension == told.level.dimension
        and is_plain(base)
        and base.value > 0
    ]
    if len({base.value for _, base in bases}) != 1:
        return
    others = [q for r in (*near, told.reading) for q in r.mentions if isinstance(q, Quantity)]
    if any(_fits(told, q) for q in others if q.dimension == told.level.dimension and is_plain(q) and q.value > 0):
        return
    reading, base = bases[0]
    if not base.value < _SIZE * told.level.value or not told.level.value < _SIZE * base.value:
        return
    rates = [g for mode in MODES if (g := _change(told, base, mode))]
    if told.change.dimension == "ratio":
        allowed = shown(hull(rates), min(told.change.step, _POINT), "%")
    else:
        allowed = amount(hull(rates).magnitude(), told.change)
    texts = [r.slice(q.start, q.end) for r, q in ((told.reading, told.change), (reading, base))]
    to = told.reading.slice(told.level.start, told.level.end)
    yield Contradiction(
        Place(told.reading, told.change.start, told.change.end, printed(told.change)),
        (
            Place(reading, base.start, base.end, printed(base)),
            Place(told.reading, told.level.start, told.level.end, printed(told.level)),
        ),
        f"증감률이 이웃 문장의 기준값과 맞지 않는다: ‘{texts[0]}’, ‘{texts[1]}’ → ‘{to}’ (허용 구간 {allowed})",
        (f"두 문장의 ‘{told.label}’을 같은 것으로 보았다",),
    )


def _change(told: _Told, base: Quantity, mode: Mode) -> Interval | None:
    """By how much the level is above the base: in per cent, or in its own unit where that is what is told."""
    low, high = interval(base, mode), interval(told.level, mode)
    return growth(low, high) if told.change.dimension == "ratio" else high - low


def _fits(told: _Told, base: Quantity) -> bool:
    for mode in MODES:
        rate = _change(told, base, mode)
        if rate is not None and loose(told.change).meets(rate if told.up else -rate):
            return True
    return False


RULE = StoryRule(
    code="S223",
    name_ko="이웃 문장의 기준값과 증감률 불일치",
    name_en="Rate does not follow from a base told nearby",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("조합의 지난해 매출은 1200억원이었다. 조합의 올해 매출은 1500억원으로 지난해보다 35% 늘었다.", None),),
    must_pass=(("조합의 지난해 매출은 1200억원이었다. 조합의 올해 매출은 1500억원으로 지난해보다 25% 늘었다.", None),),
)
