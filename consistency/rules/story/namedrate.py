"""A rate of change that is named (상승률이 30%, 증가율은 12.4%) behind the two levels of its sentence, for the rule on
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import MODES, Interval, beside, growth, hull, is_plain, loose, shown
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, RANK, RATE, Masked, any_of, slot
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_GAP = rf"(?:[^\ue001-\uefff.;…()]|{any_of(PERIOD)})"
_NAMED = re.compile(
    rf"{slot('base', AMOUNT)}에서 {_GAP}{{0,12}}?{slot('level', AMOUNT)}(?:으로|로) "
    r"(?:뛰어|올라|늘어|줄어|내려|떨어져|높아져|낮아져|증가해|감소해|상승해|하락해|인상돼)?,? ?"
    r"(?:가격 |전년 대비 )?(?:상승|인상|증가|성장|신장|하락|인하|감소|증감|변동)(?:률|율)"
    rf"(?:은|는|이|로|도)? ?(?:약 |무려 )?{slot('rate', RATE)}"
)
_FREE = rf"(?:[^\ue001-\uefff.;…()]|{any_of(AMOUNT + DURATION + PERIOD + RANK)})"
_SHARES = re.compile(
    rf"{slot('base', RATE)}(?:에서|이던|였던|이었던) {_FREE}{{0,16}}?{slot('level', RATE)}(?:으로|로) "
    rf"(?P<gap>{_FREE}{{0,24}}?){slot('rate', RATE)}(?:나|이나|가량|정도)? ?"
    r"(?:감소|하락|떨어|낮아|내려|내렸|줄|(?P<up>증가|상승|높아|올라|올랐|늘))"
)
"""6.22%이던 비율이 3.11%로 떨어져 3.11% 감소했다: the difference of two shares is told in points."""
_ANOTHER = re.compile(r"[가-힣][이가은는을를] |면 |자 |고 |지만 ")
_OTHER = re.compile("연평균|평균|누적|목표|예상|전망")
_AROUND = 12
_POINT = Decimal("0.1")


def share_differences(sentence: Masked) -> Iterator[Contradiction]:
    """Per cent behind two shares where they are the points between them, and no rate of change."""
    for m in _SHARES.finditer(sentence.text):
        base, level, rate = (sentence.quantity(m[name]) for name in ("base", "level", "rate"))
        if not all(is_plain(q) and not q.bound and q.value > 0 for q in (base, level, rate)):
            continue
        if _ANOTHER.search(m["gap"]) or bool(m["up"]) != (level.value > base.value):
            continue
        change = growth(Interval(base.value, base.value), Interval(level.value, level.value))
        if change is None or abs(base.value - level.value) != rate.value or loose(rate).meets(change.magnitude()):
            continue
        message = "%와 %포인트를 바꿔 쓴 것으로 보인다"
        why = f"두 비율의 차이는 {rate.value}%포인트다"
        yield _finding(sentence, rate, (base, level), message, change.magnitude(), why)


def named_rates(sentence: Masked) -> Iterator[Contradiction]:
    """5200원에서 7800원으로 올라 상승률이 30%: the levels give 50."""
    for m in _NAMED.finditer(sentence.text):
        base, level, rate = (sentence.quantity(m[name]) for name in ("base", "level", "rate"))
        around = sentence.text[max(0, m.start() - _AROUND) : m.end() + _AROUND]
        if base.dimension != level.dimension or _OTHER.search(around):
            continue
        if not all(is_plain(q) and q.value > 0 for q in (base, level, rate)):
            continue
        finest = min(base.step, level.step)
        found = [growth(beside(base, finest, mode), beside(level, finest, mode)) for mode in MODES]
        rates: list[Interval] = [g.magnitude() for g in found if g is not None]
        if not rates or any(loose(rate).meets(r) for r in rates):
            continue
        yield _finding(sentence, rate, (base, level), "증감률이 맞지 않는다", hull(rates))


def _finding(
    sentence: Masked, rate: Quantity, levels: tuple[Quantity, Quantity], message: str, allowed: Interval, *more: str
) -> Contradiction:
    reading = sentence.reading
    text, base, level = (reading.slice(q.start, q.end) for q in (rate, *levels))
    return Contradiction(
        Place(reading, rate.start, rate.end, printed(rate)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in levels),
        f"{message}: ‘{text}’ (허용 구간 {shown(allowed, min(rate.step, _POINT), '%')})",
        (f"‘{base}’ → ‘{level}’에서 계산했다", *more),
        second=True,
    )
