"""환산 금액 불일치 — 외화 금액과 괄호 안 원화 금액이 어떤 환율로도 맞지 않거나, 한 기사의 다른 환산과 어긋난다.

'2억달러(약 290억원)', '2900억원(약 20억달러)'처럼 자릿수가 어긋난 환산을 찾는다. 2000년 이후 그 통화의 환율
범위를 벗어나거나, 같은 기사에서 같은 통화를 환산한 다른 금액과 15% 넘게 다르면 알린다.
넓이·길이·무게·속도를 다른 단위로 괄호에 다시 적은 것('3300㎡(1만평)')도 본다. 아파트 면적은 공급과 전용이 달라
느슨히 본다.

'축구장 10개 넓이인 7만㏊'처럼 빗댄 넓이와 자릿수가 맞지 않는 것도 본다.

A won amount and a foreign amount, one of them in brackets, cannot be the same at any exchange rate since 2000, or are
far from the rate that the story's other conversions of the currency imply.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 한국은행 경제통계시스템 환율(2000년 이후의 범위).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, product, quotient
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.pitches import pitches

_PAIR = re.compile(
    rf"{slot('foreign', AMOUNT)} ?\((?:한화로?|우리 ?돈으?로?|원화로?|한국 ?돈으?로?|환산하면)? ?(?:약|대략"
    rf")? ?{slot('won', AMOUNT)}\)"
)
_TURNED = re.compile(
    rf"{slot('won', AMOUNT)} ?\((?:약|대략|미화|달러로|달러화로|엔화로|유로화로)? ?(?:약 )?{slot('foreign', AMOUNT)}\)"
)
"""2900억원(약 2억달러)."""
_IN_WON = re.compile(
    rf"{slot('foreign', AMOUNT)}(?:는|은|면)? ?(?:우리 ?돈|한국 ?돈|한화|원화)(?:으?로)?(?: 환산하면)? ?(?:약 |대략 )?"
    rf"{slot('won', AMOUNT)}"
)
"""20억달러는 우리 돈 약 2조9000억원."""
_PHYSICAL = frozenset({"area", "length", "mass", "speed", "volume"})
_BRACKET = re.compile(r" ?\((?:약 ?)?")
_EQUAL, _SUPPLY, _LARGEST_FLAT = Decimal("1.1"), Decimal("1.6"), 300
"""How far a quantity may be from itself in another unit; a flat's two areas differ by more."""
_SEA_MILE = Decimal("1.151")
"""Sailors' miles are longer, and are called miles."""
_FAR = Decimal("0.15")
_MOST = 60


class _Pair(NamedTuple):
    reading: Reading
    foreign: Quantity
    won: Quantity
    rate: Interval


@derived
def _known() -> dict[str, Interval]:
    return {c: Interval(Decimal(rate["low"]), Decimal(rate["high"])) for c, rate in load("exchange")["won"].items()}


def judge(story: Story) -> Iterator[Contradiction]:
    """Collect the conversions of the story and look at the rate of each."""
    pairs: list[_Pair] = []
    for reading in (story.title, *story.sentences):
        if "원" in reading.text and len(reading.mentions) >= 2:
            pairs += _pairs(reading)
    for reading in (story.title, *story.sentences):
        if "(" in reading.text and len(reading.mentions) >= 2:
            yield from _in_other_units(reading)
        if len(reading.mentions) >= 2:
            yield from (_likened(reading, *found) for found in pitches(masked(reading)))
    for pair in pairs[:_MOST]:
        known = _known()[pair.foreign.dimension]
        if not pair.rate.meets(known):
            yield _finding(pair, product(interval(pair.foreign), known), "2000년 이후의 환율 범위로 계산했다", ())
            continue
        others = [p for p in pairs[:_MOST] if p is not pair and p.foreign.dimension == pair.foreign.dimension]
        rates = [p.rate for p in others]
        # Of two that disagree the later one is told: neither is known to be the wrong one.
        if (len(others) > 1 or (others and pairs.index(others[0]) < pairs.index(pair))) and _agree(rates):
            spread = Interval(min(r.low for r in rates) * (1 - _FAR), max(r.high for r in rates) * (1 + _FAR))
            if not pair.rate.meets(spread):
                yield _finding(
                    pair,
                    product(interval(pair.foreign), spread),
                    "이 기사의 다른 환산에서 나오는 환율로 계산했다",
                    tuple(others),
                )


def _likened(reading: Reading, area: Quantity, number: Quantity, one: Decimal) -> Contradiction:
    """축구장 10개 넓이인 7만㏊: no pitch is as large."""
    a, b = reading.slice(area.start, area.end), reading.slice(number.start, number.end)
    return Contradiction(
        Place(reading, area.start, area.end, printed(area)),
        (Place(reading, number.start, number.end, printed(number)),),
        f"빗댄 넓이와 맞지 않는다: ‘{a}’, ‘{b}’ (하나에 {one:.0f}㎡가 된다)",
        ("축구장은 7140㎡, 여의도는 2.9㎢ 안팎이다",),
    )


def _in_other_units(reading: Reading) -> Iterator[Contradiction]:
    """3300㎡(1만평): the same quantity in another unit."""
    for first, second in pairwise(reading.mentions):
        if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or first.dimension not in _PHYSICAL:
            continue
        if second.dimension != first.dimension or second.unit == first.unit or not first.value or not second.value:
            continue
        between, behind = reading.slice(first.end, second.start), reading.text[second.end - reading.start :]
        if not (_BRACKET.fullmatch(between) and behind.startswith(")")) or not (is_plain(first) and is_plain(second)):
            continue
        flat = first.dimension == "area" and second.unit == "평" and first.value < _LARGEST_FLAT
        spread = _SUPPLY if flat else _EQUAL
        wide = interval(first).magnitude()
        # 약 in such a bracket only says that the figure is rounded.
        told = replace(second, bound="") if second.bound == "about" else second
        near = Interval(wide.low / spread, wide.high * spread)
        if "마일" in (first.unit, second.unit):
            near = Interval(near.low / _SEA_MILE, near.high * _SEA_MILE) if first.dimension == "length" else near
        if interval(told).magnitude().meets(near):
            continue
        a, b = reading.slice(first.start, first.end), reading.slice(second.start, second.end)
        yield Contradiction(
            Place(reading, second.start, second.end, printed(second)),
            (Place(reading, first.start, first.end, printed(first)),),
            f"다른 단위로 적은 값이 맞지 않는다: ‘{a}’, ‘{b}’",
            (f"{printed(first)} ↔ {printed(second)}",),
        )


def _pairs(reading: Reading) -> Iterator[_Pair]:
    sentence = masked(reading)
    for m in (m for pattern in (_PAIR, _TURNED, _IN_WON) for m in pattern.finditer(sentence.text)):
        foreign, won = sentence.quantity(m["foreign"]), sentence.quantity(m["won"])
        if won.dimension != "money.KRW" or foreign.dimension not in _known() or foreign.unit == "센트":
            continue
        if (
            is_plain(foreign)
            and is_plain(won)
            and foreign.value > 0
            and (
                rate := quotient(
                    interval(won), interval(foreign) if won.start < foreign.start else _as_printed(foreign)
                )
            )
        ):
            yield _Pair(reading, foreign, won, rate)


def _as_printed(foreign: Quantity) -> Interval:
    """The won amount is worked out from the foreign one as it is printed, to its last digit."""
    return interval(foreign) if foreign.bound else Interval(foreign.value, foreign.value)


def _agree(rates: list[Interval]) -> bool:
    return max(r.low for r in rates) <= min(r.high for r in rates) * (1 + _FAR)


def _finding(pair: _Pair, allowed: Interval, why: str, others: tuple[_Pair, ...]) -> Contradiction:
    reading, won, foreign = pair.reading, pair.won, pair.foreign
    return Contradiction(
        Place(reading, won.start, won.end, printed(won)),
        (
            Place(reading, foreign.start, foreign.end, printed(foreign)),
            *(
                Place(o.reading, min(o.foreign.start, o.won.start), max(o.foreign.end, o.won.end), printed(o.won))
                for o in others
            ),
        ),
        f"환산 금액이 맞지 않는다: ‘{reading.slice(foreign.start, foreign.end)}’, ‘"
        f"{reading.slice(won.start, won.end)}’ "
        f"(허용 구간 {amount(allowed, won)})",
        (why,),
    )


RULE = StoryRule(
    code="S212",
    name_ko="환산 금액 불일치",
    name_en="Converted amount does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("이 회사는 새 공장에 2억달러(약 290억원)를 들인다고 밝혔다.", None),
        ("이 회사는 새 공장에 2900억원(약 20억달러)을 들인다고 밝혔다.", None),
    ),
    must_pass=(
        ("이 회사는 새 공장에 2억달러(약 2900억원)를 들인다고 밝혔다.", None),
        ("이 회사는 새 공장에 2900억원(약 2억달러)을 들인다고 밝혔다.", None),
    ),
)
