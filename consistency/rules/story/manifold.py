"""One figure as so many times or such a part of another (평균 10.8명의 2.4배, 540명의 3분의 1 수준, 330만명의 4배를
웃도는), for the rule on levels apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import beside, is_plain, quotient
from consistency.claims.masked import AMOUNT, DURATION, HALF, MULTIPLE, PERIOD, RATE, VERSUS, Masked, any_of, slot
from consistency.claims.reading import Reading
from consistency.model import Mention, Quantity

_KINDS = AMOUNT + RATE
_TIMES = rf"(?:{slot('times', MULTIPLE + RATE)}|(?P<half>[{HALF}{VERSUS}][\ue100-\uefff]))"
_OF = rf"(?:의|인 [가-힣A-Za-z]{{1,12}}의) ?(?:약 |거의 |무려 |딱 |고작 )?{_TIMES}"
_SIZE = "규모|수준|성적|물량|금액|수치|실적|속도|기록|가격|인원|면적|크기|비중|액수"
_TAIL = (
    rf"(?=에 (?:이[르른]|달|불과|그|못|가까|육박)|이다|다\.|이며|이고|가 ?(?:넘|채|안)|[이을를] ?(?:넘|웃)|로 |으로 "
    rf"|였|이었"
    rf"| ?(?:수준|정도|가량|안팎|규모|남짓)|[는은한인운] (?:약 )?(?:{_SIZE})|는다|한다|했다|다[.”]?$|었다|인 셈|에도"
    rf" (?:못|미치))"
)
_TO_GO = r"[^\ue001-\uefff.…;()]"
_WHEN = rf"(?:{any_of(PERIOD)}|{any_of(DURATION)} ?전|{_TO_GO})"
_HERE = re.compile(
    rf"{slot('level', _KINDS)}(?:으로|로|이며|을|를|에|이고),? {_WHEN}{{0,26}}?\(?{slot('base', _KINDS)}\)?{_OF}{_TAIL}"
)
_THEN = re.compile(
    rf"{slot('base', _KINDS)}\)?(?:의|인 [가-힣A-Za-z]{{1,12}}의) ?(?:약 |거의 |무려 )?{_TIMES}"
    rf"(?:[을를이가에] ?)?(?:[가-힣]{{0,3}}[는은한인운])? (?:약 |총 )?{slot('level', _KINDS)}"
)
"""목표액 5억원의 세 배를 웃도는 12억원."""
_NEXT = re.compile(
    rf"[\s“\"]*(?:이는 |이것은 |전체 |당초 |애초 |무려 )?(?:{any_of(PERIOD)}|{any_of(DURATION)} ?전|[^\ue001-\uefff."
    rf"…;,()])"
    rf"{{0,24}}?\(?{slot('base', _KINDS)}\)?{_OF}{_TAIL}"
)
_OTHERWISE = re.compile(r"보다|대비|늘|줄|증가|감소|오르|올라|떨어|각각|전망|예상|이후|가운데|중 |하면|까지")
_LEAST, _MOST = Decimal("0.8"), Decimal("1.3")
_OVER = {"over", "above_near", "at_least"}
_UNDER = {"under", "below_near", "below", "at_most"}
_SHORT, _BEYOND, _TWICE, _ALMOST = Decimal("0.97"), Decimal("1.03"), Decimal(2), Decimal("0.76")
_NEAR_RATE = Decimal("0.85")
_HALF = Decimal("0.5")
_MANY, _UP_TO, _CLOSE = 3, Decimal("0.6"), Decimal("0.95")
_HUNDRED = Decimal(100)


class Manifold(NamedTuple):
    """A level, where it stands, the base it is a multiple of, the multiple as printed, and how far it really is."""

    level: tuple[Reading, Quantity]
    base: Quantity
    told: Mention
    low: Decimal
    high: Decimal


def manifolds(sentence: Masked, before: Masked | None) -> Iterator[Manifold]:
    """The multiples of a sentence that the level in it, or the only figure of the sentence before, cannot be."""
    for pattern in (_HERE, _THEN):
        for m in pattern.finditer(sentence.text):
            if not _OTHERWISE.search(m[0]):
                yield from _judged(sentence, m, (sentence.reading, sentence.quantity(m["level"])))
    following = _NEXT.match(sentence.text) if before is not None else None
    if following is not None and before is not None and not _OTHERWISE.search(following[0]):
        base = sentence.quantity(following["base"])
        levels = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == base.dimension]
        if len(levels) == 1:
            yield from _judged(sentence, following, (before.reading, levels[0]))


def _judged(sentence: Masked, m: re.Match[str], level: tuple[Reading, Quantity]) -> Iterator[Manifold]:
    base, figure = sentence.quantity(m["base"]), level[1]
    if base.dimension != figure.dimension or not all(is_plain(q) and q.value > 0 for q in (base, figure)):
        return
    told: Mention = sentence.at(m["times"] or m["half"][1])
    stated, bound = _HALF, ""
    if isinstance(told, Quantity):
        if told.dimension not in {"multiple", "fraction", "ratio"} or told.malformed or told.value <= 0:
            return
        stated, bound = told.value, told.bound
        if told.dimension == "ratio":
            stated = stated / _HUNDRED
    finest = min(base.step, figure.step)
    found = quotient(beside(figure, finest), beside(base, finest))
    allowed = _allowed(stated, bound, isinstance(told, Quantity) and told.dimension == "ratio")
    if found is None or allowed is None or (found.low <= allowed[1] and found.high >= allowed[0]):
        return
    yield Manifold(level, base, told, found.low, found.high)


def _allowed(stated: Decimal, bound: str, exact: bool) -> tuple[Decimal, Decimal] | None:
    """From what to what a multiple may be that is printed as ``stated``: 두 배를 넘는 is no 1.7 and no 4.5 times."""
    if bound in _OVER:
        return stated * _SHORT, stated * (_TWICE if stated > 1 else 1 / stated)
    if bound == "below_near":
        return stated * (_NEAR_RATE if exact else _ALMOST), stated * _BEYOND
    if bound in _UNDER:
        return Decimal(0), stated * _BEYOND
    if bound not in {"", "about"}:
        return None
    if exact:
        return stated * _NEAR_RATE, stated / _NEAR_RATE
    if stated > 1 and (stated >= _MANY or stated != int(stated)) and not bound:
        # 8배 is said of 7.5 to 8.9 times, and of nothing that rounds or is cut to another number.
        return (stated - _UP_TO, stated + 1) if stated == int(stated) else (stated * _CLOSE, stated / _CLOSE)
    return stated * _LEAST, stated * _MOST
