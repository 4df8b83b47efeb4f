"""이웃 문장의 기준값과 증감 불일치 — '올해 매출은 1500억원으로 35% 늘었다', '지난해 매출은 1200억원이었다'.

한 문장에는 지금의 값과 증감(비율, 차이, 배수, 또는 방향만)이, 두 문장 안쪽의 다른 문장에는 같은 이름의 지난 값이 있을
때 다시 계산한다. '전날에는 1421원에 마감했다'처럼 바로 옆 문장이 그 때로 시작해 값 하나만 적었으면 이름이 없어도 본다.
두 문장이 견준 때(지난해, 전년 동기, 전분기, 전날)가 같아야 하고, 가까운 다른 수치를 기준으로 삼으면 맞을 때는 조용하다.
'고용률은 65.9%로 하락했다'의 바로 뒤 문장이 지난 값 하나뿐이면 방향도 본다.

A level with its change stands in one sentence and, under the same name or as the only figure of a sentence that
begins with the same earlier time, the base in a sentence near it; the three cannot all be true. Silent where another
figure nearby fits as the base.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import (
    MODES,
    Interval,
    Mode,
    amount,
    beside,
    growth,
    hull,
    interval,
    is_plain,
    loose,
    quotient,
    shown,
)
from consistency.claims.masked import (
    AMOUNT,
    BARE,
    DURATION,
    MULTIPLE,
    PERIOD,
    POINTS,
    RATE,
    Masked,
    any_of,
    masked,
    slot,
)
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_LABEL = r"(?P<label>[가-힣A-Za-z]{2,14}?)(?: 규모)?"
_NEAR = r"[^\ue001-\uefff,.…()]"
_THAN = r"(?: ?대비|보다|에 비해|[과와] 비교해)(?:는|도)?"
_AFTER = r"(?:\([^()]{0,16}\))?(?:가량|정도|나|이나|가|이)? ?(?:더 )?"
_LEVELS = AMOUNT + RATE + BARE
_CHANGES = AMOUNT + RATE + POINTS + MULTIPLE
_PAST = rf"(?:{slot('past', PERIOD)}|{slot('ago', DURATION)} ?전)"
_BASE = re.compile(
    rf"{_PAST}(?: ?(?:의|에|에는|은|는))? {_LABEL}(?:은|는|이|가|도)? (?:약 |총 )?{slot('base', _LEVELS)}"
)
_ALONE = re.compile(
    rf"[\s“\"]*(?:다만 |앞서 |이에 앞서 )?{_PAST}(?:에는|에|엔|의|은|는)? (?:(?P<label>[가-힣A-Za-z]{{2,8}}?)(?:은|는"
    rf"|이|가|에서는|에선)? )?(?:약 |영상 )?{slot('base', _LEVELS)}"
    r"(?:이었|였|에 (?:마감|그쳤|머물|불과)|(?:을|를) 기록|(?:으로|로) (?:집계|마감|나타)"
    rf"|(?:이|가|을|를) {_NEAR}{{0,14}}(?:했|렀|갔|왔|았|었)(?:다|습니다))"
)
_NEUTRAL = frozenset({"종가", "조사", "실적", "수치", "결과", "기록"})
"""Names of a figure that say nothing of what it is of."""
_PART = re.compile(r"[1-4]분기|[상하]반기|\d월|이달|지난달|이번 ?달|누적|까지|연평균|영업일")
_YEARS = frozenset({"지난해", "작년", "전년", "전년도"})
_MONTHS_AGO = frozenset({"전월", "전달", "지난달"})
_SAME = re.compile("같은|동기|동월|동분기")
_BACK, _SIZE, _YEAR = 2, 2, 12
_POINT, _LOOSE = Decimal("0.1"), Decimal("0.2")


class _Told(NamedTuple):
    reading: Reading
    label: str
    past: frozenset[str]
    level: Quantity
    change: Quantity | None
    up: bool
    at: tuple[int, int]


@derived
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    up, down = alternation(direction_words("up", "more")), alternation(direction_words("down", "less"))
    way = rf"(?:{slot('change', _CHANGES)}{_AFTER})?(?:(?P<up>{up})|(?P<down>{down}))"
    level = slot("level", _LEVELS)
    now = rf"{_LABEL}(?:은|는|이|가|도)? (?:{any_of(PERIOD)} )?(?:약 |총 )?{level}(?:으로|로|을|를),? {_NEAR}{{0,16}}"
    times = rf"{_PAST}의 (?:약 )?{slot('change', MULTIPLE)}"
    than = rf"{_PAST}{_THAN} {_NEAR}{{0,6}}{way}"
    patterns = (
        now + than,
        rf"{_LABEL}(?:은|는|이|가|도) {than}[가-힣]{{0,2}}(?<=[한된난든른린진은인뛴간운큰긴]) (?:약 |총 )?{level}",
        rf"{_LABEL}(?:은|는|이|가|도) {times}(?P<up>인|에 달하는|에 이르는) {level}",
        rf"{now}{times}(?P<up>였|이|가 됐|로 늘|에 달)",
    )
    return tuple(map(re.compile, patterns)), re.compile(alternation(load("story")["direction"]["other_basis"]))


def judge(story: Story) -> Iterator[Contradiction]:
    """Look for the base of every level told with its change in the sentences around it."""
    for n, reading in enumerate(story.sentences):
        if len(reading.mentions) < 2 or not re.search("대비|보다|비해|비교|배", reading.text):
            continue
        near = [r for r in story.sentences[max(0, n - _BACK) : n + _BACK + 1] if r is not reading]
        beside = [r for r in story.sentences[max(0, n - 1) : n + 2] if r is not reading]
        for told in _told(masked(reading)):
            yield from _judged(told, near, beside)
    for reading, behind in zip(story.sentences, story.sentences[1:], strict=False):
        if reading.mentions and behind.mentions:
            yield from _turned(masked(reading), masked(behind))


def _turned(sentence: Masked, behind: Masked) -> Iterator[Contradiction]:
    """고용률은 65.9%로 하락했다. 지난해 10월에는 65.2%였다: the base is told right behind, and nothing else."""
    pattern = _went()
    alone = _ALONE.match(behind.text)
    told = list(pattern.finditer(sentence.text))
    if alone is None or len(told) != 1 or not (alone["label"] is None or alone["label"] in _NEUTRAL):
        return
    m, base = told[0], behind.quantity(alone["base"])
    level = sentence.quantity(m["level"])
    same = [
        q for r in (sentence, behind) for q in r.mentions if isinstance(q, Quantity) and q.dimension == base.dimension
    ]
    if len(same) != 2 or level.dimension != base.dimension or not (is_plain(level) and is_plain(base)):
        return
    first, second = interval(base), interval(level)
    if first.meets(second) or (second.low > first.low) == bool(m["up"]) or base.bound or level.bound:
        return
    if not Decimal(1) / _SIZE <= level.value / (base.value or 1) <= _SIZE:
        return
    reading, other = sentence.reading, behind.reading
    texts = [r.slice(q.start, q.end) for r, q in ((other, base), (reading, level))]
    yield Contradiction(
        Place(reading, level.start, level.end, printed(level)),
        (Place(other, base.start, base.end, printed(base)),),
        f"증감 방향이 뒤 문장의 기준값과 반대다: ‘{texts[0]}’ → ‘{texts[1]}’",
        (f"‘{m['label']}’의 두 값을 견주었다",),
    )


@derived
def _went() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(
        rf"{_LABEL}(?:은|는|이|가|도) (?:{any_of(PERIOD)} )?(?:약 )?{slot('level', _LEVELS)}(?:으로|로)(?:까지)? "
        rf"(?:소폭 |크게 |다시 |조금 |약간 )?(?:(?P<up>{up})|(?P<down>{down}))[가-힣]{{0,3}}[.]?$"
    )


def _told(sentence: Masked) -> Iterator[_Told]:
    patterns, other = _patterns()
    for pattern in patterns:
        for m in pattern.finditer(sentence.text):
            level, change = sentence.quantity(m["level"]), sentence.quantity(m["change"]) if m["change"] else None
            if change is not None and not (is_plain(change) and _goes_with(change, level)):
                continue
            if (
                not is_plain(level)
                or other.search(m[0][len(m["label"]) :])
                or (level.value <= 0 and level.dimension != "temperature")
            ):
                continue
            past = _kinds(sentence, m)
            if not past or ("year" in past and _PART.search(sentence.reading.text)):
                continue
            stated = change or level
            yield _Told(sentence.reading, m["label"], past, level, change, bool(m["up"]), (stated.start, stated.end))


def _goes_with(change: Quantity, level: Quantity) -> bool:
    if change.dimension in {"ratio", "multiple"}:
        return level.dimension not in {"ratio", "temperature"}
    if change.dimension == "points":
        return level.dimension == "ratio"
    return change.dimension == level.dimension or (change.dimension == "index" and not level.dimension)


def _kinds(sentence: Masked, m: re.Match[str]) -> frozenset[str]:
    """Which earlier times may be meant: the year before, the same part of it, the month or the day before."""
    if m["ago"]:
        ago = sentence.quantity(m["ago"])
        year = ago.dimension == "duration.month" and ago.value == _YEAR and not ago.bound
        if ago.dimension == "duration.month" and ago.value == 1 and not ago.bound:
            return frozenset({"month"})
        return frozenset({"year", "same"} if year else {f"{ago.dimension} {ago.value}"})
    period = sentence.period(m["past"])
    text = sentence.reading.slice(period.start, period.end).replace(" ", "")
    if text in _YEARS:
        return frozenset({"year"})
    if _SAME.search(text):
        return frozenset({"same"})
    return frozenset({"month"} if text in _MONTHS_AGO else {period.part} if period.part else ())


def _bases(told: _Told, near: Sequence[Reading], beside: Sequence[Reading]) -> Iterator[tuple[Reading, Quantity]]:
    for place in map(masked, near):
        for m in _BASE.finditer(place.text):
            if m["label"] == told.label:
                yield from _base(told, place, m)
    for place in map(masked, beside):
        alone = _ALONE.match(place.text)
        label = alone["label"] if alone else None
        if alone is None or (label and not label.endswith(told.label) and label not in _NEUTRAL):
            continue
        figures = [q for q in place.mentions if isinstance(q, Quantity) and q.dimension == told.level.dimension]
        if len(figures) == 1 and not any(isinstance(p, Period) for p in place.mentions[1:]):
            yield from _base(told, place, alone)


def _base(told: _Told, place: Masked, m: re.Match[str]) -> Iterator[tuple[Reading, Quantity]]:
    past, base = _kinds(place, m), place.quantity(m["base"])
    if not past & told.past or ("year" in past and _PART.search(place.reading.text)):
        return
    if base.dimension == told.level.dimension and is_plain(base):
        yield place.reading, base


def _judged(told: _Told, near: Sequence[Reading], beside: Sequence[Reading]) -> Iterator[Contradiction]:
    bases = list(_bases(told, near, beside))
    if len({base.value for _, base in bases}) != 1:
        return
    reading, base = bases[0]
    others = [q for r in (*near, told.reading) for q in r.mentions if isinstance(q, Quantity)]
    others = [q for q in others if q is not told.level]
    if any(_fits(told, q) for q in others if q.dimension == told.level.dimension and is_plain(q)):
        return
    if not _of_one_size(told, base):
        return
    texts = [r.slice(*at) for r, at in ((told.reading, told.at), (reading, (base.start, base.end)))]
    to = told.reading.slice(told.level.start, told.level.end)
    if told.change is None:
        message = f"증감 방향이 이웃 문장의 기준값과 반대다: ‘{texts[1]}’ → ‘{to}’"
    else:
        message = (
            f"증감이 이웃 문장의 기준값과 맞지 않는다: ‘{texts[0]}’, ‘{texts[1]}’ → ‘{to}’ (허용 구간 "
            f"{_allowed(told, told.change, base)})"
        )
    ends = [(reading, base)] if told.change is None else [(reading, base), (told.reading, told.level)]
    yield Contradiction(
        Place(told.reading, *told.at, printed(told.change or told.level)),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in ends),
        message,
        (f"두 문장의 ‘{told.label}’을 같은 것으로 보았다",),
    )


def _of_one_size(told: _Told, base: Quantity) -> bool:
    if told.level.dimension == "temperature" or (told.change and told.change.dimension == "multiple"):
        return True
    return base.value < _SIZE * told.level.value and told.level.value < _SIZE * base.value


def _change(told: _Told, change: Quantity, base: Quantity, mode: Mode) -> Interval | None:
    """By how much the level is above the base: in per cent, in times, or in its own unit, as it is told."""
    finest = min(base.step, told.level.step)
    low, high = beside(base, finest, mode), beside(told.level, finest, mode)
    if change.dimension == "multiple":
        return quotient(high, low)
    return growth(low, high) if change.dimension == "ratio" else high - low


def _allowed(told: _Told, change: Quantity, base: Quantity) -> str:
    found = hull([x for mode in MODES if (x := _change(told, change, base, mode))])
    if change.dimension in {"ratio", "multiple", "points", "index", "temperature"}:
        return shown(found.magnitude(), min(change.step, _POINT), change.unit)
    return amount(found.magnitude(), change)


def _fits(told: _Told, base: Quantity) -> bool:
    """Whether the level follows from ``base``; of a direction alone, whether they are equal or go that way."""
    if told.change is None:
        first, second = interval(base), interval(told.level)
        return first.meets(second) or (second.low > first.low) == told.up
    for mode in MODES:
        found = _change(told, told.change, base, mode)
        if found is None:
            continue
        if told.change.dimension == "multiple":
            value = told.change.value
            if Interval(value * (1 - _LOOSE), value * (1 + 2 * _LOOSE)).meets(found):
                return True
        elif loose(told.change).meets(found if told.up else -found):
            return True
    return False


RULE = StoryRule(
    code="S223",
    name_ko="이웃 문장의 기준값과 증감 불일치",
    name_en="Rate does not follow from a base told nearby",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("조합의 지난해 매출은 1200억원이었다. 조합의 올해 매출은 1500억원으로 지난해보다 35% 늘었다.", None),),
    must_pass=(("조합의 지난해 매출은 1200억원이었다. 조합의 올해 매출은 1500억원으로 지난해보다 25% 늘었다.", None),),
)
