"""증감 계산 불일치 — 두 수치와 그 사이의 증감률·차이·배수가 서로 맞지 않는다.

'전년 5421억 달러보다 21% 늘어난 6559억 달러'처럼 앞 수치, 뒤 수치, 증감이 한 문장에 있을 때 다시 계산한다. 인쇄된
자릿수에서 반올림·버림한 모든 값을 허용하고, 어떤 값으로도 맞출 수 없을 때만 알린다. %와 %포인트는 구별하며, '5배
늘었다'는 5배가 된 것과 5배만큼 더해진 것 둘 다로 읽되 '5배로', '5배가 됐다'는 5배가 된 것이다.
'반 토막', '3분의 1토막', '두 자릿수', '소폭', '급감'처럼 변화의 크기를 이르는 말도 두 수치로 확인한다.
어느 쪽이 틀렸는지는 말하지 않는다.
문장의 꼴로 읽지 못한 수치는, 곁의 어느 두 수치에서 나온 증감인지를 실제 기사로 배운 모형이 고른다. 곁의 어떤 두
수치로도 맞지 않을 때만 알리고, 그 둘을 함께 읽은 까닭을 적는다.
'A에서 B로 올라 상승률이 N%'처럼 이름 붙인 비율과, 두 비율의 차이를 %로 적은 것도 본다.

A base level, a level and the change printed between them cannot all be true: whatever values round or truncate to the
printed digits, the rate, difference or multiple cannot follow. Per cent and percentage points are told apart. Where no
grammar reads the sentence, trees fitted to real copy choose the two figures that are meant
(``consistency.claims.following``); it is told where no two figures near it agree.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 연합뉴스 기사 작성 관행(%와 %포인트 구별).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import (
    MODES,
    Interval,
    amount,
    beside,
    growth,
    hull,
    interval,
    loose,
    quotient,
    shown,
)
from consistency.claims.comparisons import Change, changes
from consistency.claims.masked import masked
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.leftover import changes_left
from consistency.rules.story.namedrate import named_rates, share_differences
from consistency.rules.story.steep import Steep, steep
from consistency.rules.story.unfollowed import not_following

_LOOSE_MULTIPLE = Decimal("0.12")
_POINT = Decimal("0.1")
_LEAST = Decimal("0.8")
_SHY, _ALMOST, _MORE = frozenset({"below_near", "about"}), Decimal("0.75"), Decimal("1.15")
"""두 배 가까이 is no 1.3배."""
_BECAME = re.compile("로|이? ?됐|가 ?(?:됐|된|되)|이 ?(?:됐|된|되)")
_LEAST_OF_TENTHS = Decimal("0.9")
_MANY, _UP_TO = 4, Decimal("0.6")
"""8배 is said of 7.5 times and more."""
_YEAR = 12


def judge(story: Story) -> Iterator[Contradiction]:
    """Recompute every change whose two levels stand in its sentence."""
    for n, reading in enumerate(story.sentences):
        if reading.mentions:
            after = masked(story.sentences[n + 1]) if n + 1 < len(story.sentences) else None
            for told in steep(masked(reading), after):
                yield _unlike(reading, told)
    yield from changes_left(story)
    yield from not_following(story, {"rate", "points", "difference", "multiple"})
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) < 3:
            continue
        yield from named_rates(masked(reading))
        yield from share_differences(masked(reading))
        for found in changes(masked(reading)):
            if found.change is not None and _right_way(found):
                yield from _recomputed(reading, found, found.change)


def _unlike(reading: Reading, found: Steep) -> Contradiction:
    word = reading.text[slice(*found.word)]
    texts = [r.slice(q.start, q.end) for r, q in (found.base, found.level)]
    change = (found.share - 1) * 100
    return Contradiction(
        Place(reading, reading.start + found.word[0], reading.start + found.word[1], word),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in (found.base, found.level)),
        f"변화의 크기를 이르는 말이 수치와 맞지 않는다: ‘{word}’ (허용 구간 {change:+.1f}%)",
        (f"‘{texts[0]}’ → ‘{texts[1]}’에서 계산했다",),
    )


def _right_way(found: Change) -> bool:
    """Where the figures go the other way than the word, the rule on directions speaks, or nobody."""
    return (found.level.value - found.base.value) * found.direction > 0


def _recomputed(reading: Reading, found: Change, change: Quantity) -> Iterator[Contradiction]:
    finest = min(q.step for q in (found.base, found.level, change) if q.dimension == found.level.dimension)
    levels = [(beside(found.base, finest, mode), beside(found.level, finest, mode)) for mode in MODES]
    rates = [g.magnitude() for base, level in levels if (g := growth(base, level))]
    gaps = [(level - base).magnitude() for base, level in levels]
    stated = loose(change)
    if change.dimension.startswith("duration") and change.step > found.level.step:
        stated = Interval(change.value - change.step / 2, change.value + change.step / 2)
    if change.dimension == "multiple":
        yield from _multiple(reading, found, change)
    elif change.dimension == "ratio":
        if not rates or any(stated.meets(r) for r in rates):
            return
        if found.level.dimension != "ratio":
            yield _finding(reading, found, change, "증감률이 맞지 않는다", hull(rates), "%")
            return
        swapped = any(stated.meets(g) for g in gaps)
        message = "%와 %포인트를 바꿔 쓴 것으로 보인다" if swapped else "두 비율과 증감이 맞지 않는다"
        why = f"두 비율의 차이는 {shown(hull(gaps), change.step)}%포인트다"
        yield _finding(reading, found, change, message, hull(rates), "%", why)
    elif found.level.dimension == "count.세" and change.dimension == "duration.month":
        if not any(stated.scaled(Decimal(1) / _YEAR).meets(g) for g in gaps):
            yield _finding(reading, found, change, "차이가 맞지 않는다", hull(gaps), "년", step=Decimal(1))
    elif _subtracts(found, change) and not any(stated.meets(g) for g in gaps):
        yield _finding(reading, found, change, "차이가 맞지 않는다", hull(gaps), "")


def _subtracts(found: Change, change: Quantity) -> bool:
    return change.dimension == found.level.dimension or (change.dimension, found.level.dimension) == ("points", "ratio")


def _multiple(reading: Reading, found: Change, change: Quantity) -> Iterator[Contradiction]:
    """N배: the level by the base, loosely, and also one more (5배 늘었다) where it is not said what it became "
    "(5배로)."""
    finest = min(found.level.step, found.base.step)
    times = quotient(beside(found.level, finest), beside(found.base, finest))
    if times is None or found.direction < 0:
        return
    slack = change.value * _LOOSE_MULTIPLE
    became = _BECAME.match(reading.text, change.end - reading.start)
    if change.bound in _SHY or became:
        wide = Interval(change.value * _ALMOST, change.value * (_MORE if became else 1) + slack)
        if became and change.step < 1 and not change.bound:
            wide = Interval(change.value * _LEAST_OF_TENTHS, change.value * _MORE)
    else:
        stated = interval(change)
        low = change.value * _LEAST if change.step == 1 else stated.low - slack
        if change.value >= _MANY and change.step == 1 and not change.bound:
            low = change.value - _UP_TO
        wide = Interval(max(low, stated.low - slack), stated.high + slack)
    if wide.meets(times) or (not became and wide.meets(Interval(times.low - 1, times.high - 1))):
        return
    yield _finding(reading, found, change, "배수가 맞지 않는다", times, "배", step=min(change.step, _POINT))


def _finding(
    reading: Reading,
    found: Change,
    change: Quantity,
    message: str,
    allowed: Interval,
    unit: str,
    *more: str,
    step: Decimal | None = None,
) -> Contradiction:
    weight = step or (min(change.step, _POINT) if unit == "%" else change.step)
    if change.dimension.startswith("duration") and not unit:
        span = shown(allowed.scaled(1 / change.step), Decimal(1), change.unit)
    else:
        span = shown(allowed, weight, unit) if unit else amount(allowed, change)
    return Contradiction(
        _place(reading, change),
        (_place(reading, found.base), _place(reading, found.level)),
        f"{message}: ‘{reading.slice(change.start, change.end)}’ (허용 구간 {span})",
        (f"‘{_text(reading, found.base)}’ → ‘{_text(reading, found.level)}’에서 계산했다", *more),
    )


def _text(reading: Reading, quantity: Quantity) -> str:
    return reading.slice(quantity.start, quantity.end)


def _place(reading: Reading, quantity: Quantity) -> Place:
    return Place(reading, quantity.start, quantity.end, printed(quantity))


RULE = StoryRule(
    code="S202",
    name_ko="증감 계산 불일치",
    name_en="Change does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("군의 귀농 가구는 2021년 820가구에서 지난해 1025가구로 35% 늘었다.", None),
        ("조합의 올해 매출은 640억원으로 지난해(500억원)보다 18% 증가했다.", None),
        ("여성 임원 비율은 12%에서 19%로 9%포인트 높아졌다.", None),
    ),
    must_pass=(
        ("군의 귀농 가구는 2021년 820가구에서 지난해 1025가구로 25% 늘었다.", None),
        ("조합의 올해 매출은 640억원으로 지난해(500억원)보다 28% 증가했다.", None),
        ("여성 임원 비율은 12%에서 19%로 7%포인트 높아졌다.", None),
        ("방문객은 400명에서 1200명으로 3배 늘었다.", None),
    ),
)
