"""So much for each of so many, or every month for so many months, and what it comes to, for the rule on odds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, product, shown
from consistency.claims.lapses import months_of
from consistency.claims.masked import AMOUNT, DURATION, Masked, any_of, slot
from consistency.claims.values import printed
from consistency.model import Mention, Period, Quantity
from consistency.rules.base import Contradiction, Place

_NEAR = r"[^\ue001-\uefff.;…△▲▷◇■]"
_MONTHS, _WEEK = 12, 7
LOOSE = Decimal("0.1")
OTHER = re.compile(
    r"최고|최대|평균(?! 경쟁률| ?\ue009)|최저|일부|이 중|가운데|추가|까지|연간|매달|매월|월 |해마다|매년|특별공"
    r"급|나머지"
    r"|(?<!각)각 "
)
_KINDS = {
    **dict.fromkeys(("하루", "일", "매일"), "day"),
    **dict.fromkeys(("월", "달", "매달", "매월", "한달"), "month"),
    **dict.fromkeys(("연", "매년", "해마다", "한해", "연간"), "year"),
}
_EVERY = r"(?P<each>하루|매일|매달|매월|월|한 ?달|매년|해마다|연간|연)"
_SUM = rf"(?P<mark>총 |모두 |합계 |도합 )?(?:약 )?{slot('sum', AMOUNT)}(?![가-힣]{{0,3}} ?(?:이상|이하|한도|까지)|씩)"
_IN_ALL = rf"(?P<till>{_NEAR}{{0,16}}?){_SUM}"
_PRODUCTS = (
    # 1인당 25만원씩 4000명에게 총 10억원
    re.compile(
        rf"{slot('price', AMOUNT)}씩,? (?:총 |모두 |{_NEAR}{{1,10}} )?{slot('count', AMOUNT)}(?:에게는|에게|에|을|를"
        rf"|이)? {_IN_ALL}"
    ),
    # 총 10억원을 들여 4000명에게 25만원씩
    re.compile(
        rf"(?P<mark>총 |모두 ){slot('sum', AMOUNT)}(?:을|를) (?:들여|투입해|마련해|편성해|풀어) {_NEAR}{{0,16}}?"
        rf"{slot('count', AMOUNT)}(?:에게|에|을)? {_NEAR}{{0,6}}?(?:{any_of(AMOUNT)}당 )?{slot('price', AMOUNT)}씩"
    ),
    # 농가 500곳에 100만원씩 총 5억원
    re.compile(
        rf"{slot('count', AMOUNT)}(?:에게|에|을)? (?:각각 )?"
        rf"(?:{any_of(AMOUNT)}당 )?{slot('price', AMOUNT)}씩,? {_IN_ALL}"
    ),
    # 매달 50만원씩 12개월간 총 600만원
    re.compile(
        rf"{_EVERY} ?(?P<mean>평균 )?{slot('price', AMOUNT)}씩,? (?:최장 |앞으로 |향후 )?{slot('times', DURATION)}"
        rf"(?:간| ?동안"
        rf"|에 걸쳐|을|이면|이)?,? {_IN_ALL}"
    ),
    # 5년간 매년 20억원씩 총 100억원
    re.compile(
        rf"{slot('times', DURATION)}(?:간| ?동안|에 걸쳐)?,? {_EVERY} ?"
        rf"(?P<mean>평균 )?{slot('price', AMOUNT)}씩,? {_IN_ALL}"
    ),
    # 시급 1만200원을 월 180시간 기준으로 환산하면 183만6000원
    re.compile(
        rf"(?P<wage>시급|시간당)[가-힣]{{0,2}} {_NEAR}{{0,4}}{slot('price', AMOUNT)}{_NEAR}{{0,14}}(?:월|주|하루|월급"
        rf"|월 ?환산|한 ?달)[가-힣 ]{{0,4}} "
        rf"?\(?{slot('times', DURATION)}{_NEAR}{{0,24}}?{_SUM}"
    ),
)
_BY_YEAR = re.compile(
    rf"(?<![가-힣])(?:한 ?달|매달|매월|월)(?: [가-힣]{{2,6}}(?:은|는|이|가))? ?"
    rf"{slot('price', AMOUNT)}(?:으로|이고|이면|인데|씩)?,? "
    rf"?(?:{slot('times', DURATION)}(?:이면|에|간|치|동안)|(?P<year>연간|한 ?해|1년))(?:으로|에)?(?: 내면)? "
    rf"?(?:약 |총 |모두 )?{slot('sum', AMOUNT)}(?!씩| ?(?:이상|한도|까지))"
)
"""한 달 9900원으로 1년이면 11만8800원."""
_BY_DAY = re.compile(
    rf"(?<![가-힣])(?:하루|매일|일평균|하루 평균)(?: [가-힣]{{2,6}}(?:은|는|이|가|만|에만)?)?(?: 평균)? "
    rf"?{slot('price', AMOUNT)}{_NEAR}{{0,24}}?(?:연간|한 ?해(?: 동안)?|1년(?:에|이면|간)?)(?:에|으로|로|이면)?"
    rf"(?: 치면)?[ ,](?:약 |총 |모두 )?{slot('sum', AMOUNT)}"
)
"""하루 이자만 12억원으로 한 해 4380억원."""
_YEAR_OF_DAYS, _ROUGHLY = 365, Decimal("0.015")
_OTHERS = re.compile("가운데|중 |기간|[을를] |세금")
_EACH = re.compile("씩|시급|시간당")
_TIMED = re.compile(r"(?:매달|매월|월|매년|연|하루|매일|해마다|주|분기|회당|두 차례|[0-9]회) ?$")
SHARED = re.compile("나머지|씩")
"""Before another price: the sum is of both."""
_SAVED = re.compile("저축|적금|예금|이자|만기|이율|원리금|보태")
_HOUR, _NEAR_SUM = 3600, 8
_MEANS = re.compile("평균|월 |매달|매월|해마다|매년|연간")


def ends(quantity: Quantity) -> tuple[int, int]:
    """Where a quantity begins and ends."""
    return quantity.start, quantity.end


def times_of(span: Mention, each: str) -> Decimal | None:
    """How many days, months or years, as ``each`` names them, are in a duration or in a range of months."""
    kind = _KINDS.get(each.replace(" ", ""))
    if isinstance(span, Period):
        if kind == "month" and span.part:
            return Decimal(len(months_of(span)))
        if kind != "month" or not span.until or span.month is None or span.until[1] is None or span.day or span.clock:
            return None
        return Decimal((span.until[1] - span.month) % _MONTHS + 1)
    if not isinstance(span, Quantity) or span.bound or kind is None:
        return None
    if kind == "day":
        return span.value if span.dimension == "duration.day" and span.step < _WEEK else None
    if span.dimension != "duration.month" or (kind == "year" and span.value % _MONTHS):
        return None
    return span.value / _MONTHS if kind == "year" else span.value


def multiplied(sentence: Masked) -> Iterator[Contradiction]:
    """So much for each of so many, or every month for so many months, and what it comes to."""
    if not _EACH.search(sentence.text):
        return
    told: set[str] = set()
    for m in (m for pattern in _PRODUCTS for m in pattern.finditer(sentence.text)):
        groups = m.groupdict()
        price, total = sentence.quantity(m["price"]), sentence.quantity(m["sum"])
        by = sentence.quantity(groups.get("count") or groups["times"])
        if groups.get("wage"):
            times = by.value / _HOUR if by.dimension == "duration.second" else None
        elif groups.get("times"):
            times = times_of(by, m["each"])
        else:
            apart = by.dimension.startswith("count.") and price.dimension.startswith("money.")
            times = by.value if apart and not _TIMED.search(sentence.text[: m.start("price") - 1]) else None
            if not m["mark"] and not total.dimension.startswith("money."):
                times = None
        if not m["mark"] and len(groups.get("till") or "") > _NEAR_SUM:
            continue
        if times is None or times < 2 or price.dimension != total.dimension or OTHER.search(_MEANS.sub("", m[0])):
            continue
        if not all(is_plain(q) and q.value > 0 for q in (price, total)) or total.value <= price.value or by.bound:
            continue
        factor = interval(by) if by.dimension.startswith("count.") else Interval(times, times)
        allowed, stated = product(interval(price), factor), interval(total)
        if (
            _SAVED.search(sentence.text)
            or SHARED.search(sentence.text[: m.start()])
            or sentence.text[: m.end("sum")].count("씩") > 1
        ):
            continue
        if groups.get("mean"):
            stated = Interval(stated.low * (1 - LOOSE), stated.high * (1 + LOOSE))
        if m["sum"] not in told and not allowed.meets(stated):
            told.add(m["sum"])
            yield unequal(sentence, "곱한 값이 맞지 않는다", total, (price, by), allowed, "")


def by_month(sentence: Masked) -> Iterator[Contradiction]:
    """So much a month, and what it comes to in a year."""
    for m in _BY_YEAR.finditer(sentence.text):
        price, total = sentence.quantity(m["price"]), sentence.quantity(m["sum"])
        by = sentence.quantity(m["times"]) if m["times"] else None
        if price.dimension != total.dimension or not all(is_plain(q) and q.value > 0 for q in (price, total)):
            continue
        if (by is not None and (by.bound or by.dimension != "duration.month")) or total.value <= price.value:
            continue
        if "씩" in m[0] or _SAVED.search(sentence.text) or re.search("할인|무료|추가|최대|평균", sentence.text):
            continue
        times = by.value if by is not None else Decimal(_MONTHS)
        allowed = product(interval(price), Interval(times, times))
        if not allowed.meets(interval(total)):
            yield unequal(sentence, "곱한 값이 맞지 않는다", total, (price,), allowed, "")


def by_day(sentence: Masked) -> Iterator[Contradiction]:
    """So much a day, and what it comes to in a year, where a power of ten has been lost."""
    for m in _BY_DAY.finditer(sentence.text):
        price, total = sentence.quantity(m["price"]), sentence.quantity(m["sum"])
        if price.dimension != total.dimension or not all(is_plain(q) and q.value > 0 for q in (price, total)):
            continue
        if not price.dimension.startswith("money.") or _OTHERS.search(m[0]):
            continue
        times = total.value / price.value / _YEAR_OF_DAYS
        if any(abs(times.scaleb(power) - 1) <= _ROUGHLY for power in (-2, -1, 1, 2)):
            allowed = product(interval(price), Interval(Decimal(_YEAR_OF_DAYS), Decimal(_YEAR_OF_DAYS)))
            yield unequal(sentence, "곱한 값이 맞지 않는다", total, (price,), allowed, "")


def unequal(
    sentence: Masked,
    message: str,
    stated: Quantity,
    basis: tuple[Mention, ...],
    allowed: Interval,
    unit: str,
    basis_in: Masked | None = None,
) -> Contradiction:
    """The finding that a figure is not what two others come to."""
    reading, other = sentence.reading, (basis_in or sentence).reading
    return Contradiction(
        Place(reading, stated.start, stated.end, printed(stated)),
        tuple(Place(other, q.start, q.end, printed(q)) for q in basis),
        f"{message}: ‘{reading.slice(stated.start, stated.end)}’ (허용 구간 "
        f"{amount(allowed, stated) if not unit else shown(allowed, stated.step, unit)})",
        (", ".join(f"‘{other.slice(q.start, q.end)}’" for q in basis) + "에서 계산했다",),
    )
