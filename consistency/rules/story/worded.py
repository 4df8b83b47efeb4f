"""Shares in words (절반, 3분의 1, 10명 중 4명) against the figures beside them, for the rule on shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, shown
from consistency.claims.masked import AMOUNT, HALF, RATE, VERSUS, Masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Quantity
from consistency.rules.base import Contradiction, Place

_PARTED = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데|의|에서)(?: 약)? ?(?:(?P<half>{HALF}[\ue100-\uefff])"
    rf"|{slot('fraction', VERSUS)})"
    rf"(?:인|에 해당하는|인 약) ?{slot('part', AMOUNT)}(?![가-힣]*(?: ?(?:이상|넘|이하|미만)))"
)
"""800명의 절반인 400명."""
_FEW = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중|가운데) ?{slot('part', AMOUNT)}(?:꼴|꼴로|정도)?(?:인|이|은|에 해당하는|,)? ?\(?"
    rf"{slot('rate', RATE)}"
    rf"|{slot('rate2', RATE)}인 ?(?:약 )?{slot('total2', AMOUNT)} ?(?:중|가운데) ?{slot('part2', AMOUNT)}"
)
_WORDED = re.compile(rf"{slot('fraction', VERSUS)}(?:는|인|을|은)? ?(?:약 )?{slot('rate', RATE)}(?!포인트|p)")
_MAJORITY = re.compile(rf"과반(?:수)?(?:인|이 ?넘는|을 ?넘는|을 ?넘긴) ?{slot('rate', RATE)}")
"""절반이 넘는 56%."""
_PART_OVER = re.compile(
    rf"{slot('total', AMOUNT)} ?(?:중에서|중|가운데|의) ?{slot('fraction', VERSUS)}(?:는|인|을|은) ?"
    rf"{slot('part', AMOUNT)}"
)
_LOOSE_PART = Decimal("0.12")
_TEN, _ROUGH = Decimal("0.1"), Decimal("0.08")
_HUNDRED, _A_HALF = Decimal(100), Decimal("0.5")
_IN_WORDS = 10


def parted(sentence: Masked) -> Iterator[Contradiction]:
    """A half or a third and how many it is: a word for a share is loose by an eighth of itself, and by one."""
    for m in _PARTED.finditer(sentence.text):
        total, part = sentence.quantity(m["total"]), sentence.quantity(m["part"])
        share = Decimal("0.5")
        if m["fraction"]:
            fraction = sentence.quantity(m["fraction"])
            if fraction.dimension != "fraction" or fraction.bound:
                continue
            share = fraction.value
        if total.dimension != part.dimension or not all(is_plain(q) and q.value > 0 for q in (total, part)):
            continue
        if part.value >= total.value or part.bound or total.bound:
            continue
        whole = interval(total)
        slack = max(total.value * share * _LOOSE_PART, part.step)
        allowed = Interval(whole.low * share - slack, whole.high * share + slack)
        if not allowed.meets(interval(part)):
            told = sentence.at(m["fraction"] or m["half"][1])
            yield _misparted(sentence.reading, part, total, told, amount(whole.scaled(share), part))


def in_words(sentence: Masked) -> Iterator[Contradiction]:
    """10명 중 4명꼴인 41%: the fraction is the nearest one in words."""
    for m in _FEW.finditer(sentence.text):
        names = ("total", "part", "rate") if m["rate"] else ("total2", "part2", "rate2")
        total, part, rate = (sentence.quantity(m[name]) for name in names)
        if not 2 <= total.value <= _IN_WORDS or part.value >= total.value or part.dimension != total.dimension:
            continue
        if not total.dimension.startswith("count.") or rate.bound or part.bound not in ("", "about") or total.bound:
            continue
        slack = _TEN if total.value == _IN_WORDS else _ROUGH
        if not 0 < rate.value <= _HUNDRED or abs(part.value / total.value - rate.value / _HUNDRED) < slack:
            continue
        share = part.value / total.value * _HUNDRED
        yield unlike(sentence.reading, rate, part, total, Interval(share, share))


def _more_than_half(sentence: Masked) -> Iterator[Contradiction]:
    """3500억달러의 절반이 넘는 1500억달러."""
    for m in _PART_OVER.finditer(sentence.text):
        total, fraction, part = (sentence.quantity(m[name]) for name in ("total", "fraction", "part"))
        if fraction.dimension != "fraction" or total.dimension != part.dimension:
            continue
        if not all(is_plain(q) and q.value > 0 and not q.bound for q in (total, part)):
            continue
        stated = interval(total).scaled(fraction.value)
        over, under = fraction.bound == "over", fraction.bound == "under"
        if (over and interval(part).high < stated.low) or (under and interval(part).low > stated.high):
            yield _misparted(sentence.reading, part, total, fraction, amount(stated, part))


def worded(sentence: Masked) -> Iterator[Contradiction]:
    """절반이 넘는 46%, 3분의 2에 못 미치는 71%, 과반인 48%."""
    yield from _more_than_half(sentence)
    reading = sentence.reading
    told: list[tuple[Quantity, Quantity | None]] = []
    for m in _WORDED.finditer(sentence.text):
        part = sentence.quantity(m["fraction"])
        if part.dimension == "fraction":
            told.append((sentence.quantity(m["rate"]), part))
    told += [(sentence.quantity(m["rate"]), None) for m in _MAJORITY.finditer(sentence.text)]
    for rate, fraction in told:
        whole = (fraction.value if fraction else _A_HALF) * _HUNDRED
        over = fraction is None or fraction.bound == "over"
        under = fraction is not None and fraction.bound == "under"
        if not is_plain(rate) or not (over or under) or (rate.value >= whole if over else rate.value <= whole):
            continue
        start = (
            fraction.start if fraction else reading.start + reading.text.rfind("과반", 0, rate.start - reading.start)
        )
        end = fraction.end if fraction else start + 2
        words = reading.slice(start, end)
        yield Contradiction(
            Place(reading, rate.start, rate.end, printed(rate)),
            (Place(reading, start, end, words),),
            f"비율이 맞지 않는다: ‘{words}’, ‘{reading.slice(rate.start, rate.end)}’",
            ("말로 적은 비율과 견주었다",),
        )


def _misparted(reading: Reading, part: Quantity, total: Quantity, told: Mention, allowed: str) -> Contradiction:
    words = reading.slice(told.start, told.end)
    return Contradiction(
        Place(reading, part.start, part.end, printed(part)),
        (Place(reading, total.start, total.end, printed(total)), Place(reading, told.start, told.end, words)),
        f"비율이 맞지 않는다: ‘{words}’, ‘{reading.slice(part.start, part.end)}’ (허용 구간 {allowed})",
        (f"‘{reading.slice(total.start, total.end)}’에서 계산했다",),
    )


def unlike(
    reading: Reading,
    rate: Quantity,
    part: Quantity,
    total: Quantity,
    allowed: Interval,
    part_in: Reading | None = None,
    whole_in: Reading | None = None,
) -> Contradiction:
    """The finding that a rate is not the share of a part in a whole, which may stand in other sentences."""
    places = ((reading, rate), (part_in or reading, part), (whole_in or reading, total))
    text = [r.slice(q.start, q.end) for r, q in places]
    return Contradiction(
        Place(reading, rate.start, rate.end, printed(rate)),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in places[1:]),
        f"비율이 맞지 않는다: ‘{text[0]}’ (허용 구간 {shown(allowed, rate.step, '%')})",
        (f"‘{text[2]}’ 가운데 ‘{text[1]}’에서 계산했다",),
    )
