"""경쟁률·단가 계산 불일치 — 'N 대 1'이나 '1인당 얼마씩 모두 얼마'가 함께 적은 두 수에서 나오지 않는다.

'120채에 4만8000명이 몰려 400대 1', '40명에게 1인당 50만원씩 모두 3000만원'처럼 세 수가 한 문장에 있을 때
계산한다. 경쟁률은 모집 인원과 지원자가 바로 옆 문장에 있어도 보고, '열흘간 3만명, 하루 평균 3000명'도 나누어 본다.

'매달 50만원씩 12개월간 총 600만원', '시급 … 월 180시간'처럼 하나에 얼마인지와 몇 번인지가 있으면 곱해 본다.

The odds, or the unit price times the count, do not follow from the other two figures of the sentence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, product, quotient, shown
from consistency.claims.lapses import months_of
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, VERSUS, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_NEAR = r"[^\ue001-\uefff.;…△▲▷◇■]"
_ODDS = re.compile(
    rf"{slot('seats', AMOUNT)}{_NEAR}{{0,14}}(?:모집|선발|공급|채용|뽑|분양|에|정원){_NEAR}{{0,16}}?"
    rf"{slot('people', AMOUNT)}(?:이|가|의)?{_NEAR}{{0,30}}?{slot('odds', VERSUS)}"
)
_SEATS = re.compile(
    rf"(?:{slot('seats', AMOUNT)}{_NEAR}{{0,14}}(?:모집|선발|공급|채용|뽑|분양|정원)|(?:모집|선발|채용|정원|공"
    rf"급)[가-힣 ]{{0,8}}(?P<first>[{AMOUNT}][\ue100-\uefff]))"
    rf"{_NEAR}{{0,20}}?{slot('people', AMOUNT)}(?:이|가|의)?{_NEAR}{{0,12}}?(?:지원|신청|접수|몰[렸리려]|응시|"
    rf"원서|청약)"
)
_NAMED_ODDS = re.compile(
    rf"경쟁률(?:은|이|도)? ?(?:평균 |약 )?{slot('odds', VERSUS)}|{slot('odds2', VERSUS)}의 (?:평균 )?경쟁률"
)
_CHOSEN = r"(?:이|을|를|만|가)? ?(?:최종 |새로 )?(?:뽑|선발|합격|선정|당선|입상|통과)"
_OF_CHOSEN = (
    re.compile(
        rf"경쟁률(?:은|이) (?:평균 )?{slot('odds', VERSUS)}{_NEAR}{{0,8}}? {slot('seats', AMOUNT)} ?(?:모집|선발"
        rf"|정원|공급)에 "
        rf"{_NEAR}{{0,6}}{slot('people', AMOUNT)}"
    ),
    re.compile(
        rf"{slot('odds', VERSUS)}{_NEAR}{{0,16}}?{slot('people', AMOUNT)} ?(?:중|가운데)"
        rf"(?:에서)? ?{slot('seats', AMOUNT)}{_CHOSEN}"
    ),
    re.compile(
        rf"{slot('people', AMOUNT)} ?(?:중|가운데)(?:에서)? ?{slot('seats', AMOUNT)}{_CHOSEN}{_NEAR}{{0,16}}?"
        rf"{slot('odds', VERSUS)}(?:의 )?(?:경쟁|이|을|로)"
    ),
)
"""40대 1의 경쟁을 뚫고 2400명 중 60명이 뽑혔다; 경쟁률은 45대 1로, 20명 모집에 900명이 지원했다."""
_PASSED = re.compile(
    rf"{slot('people', AMOUNT)}(?:이|가) (?:지원|응시|신청|접수|참가)(?:해|하여"
    rf"|했고) {_NEAR}{{0,10}}?{slot('seats', AMOUNT)}{_CHOSEN}"
)
_SPAN = rf"(?:{slot('days', DURATION)}(?: ?동안|간|간의|에 걸쳐)?|{slot('range', PERIOD)}(?:까지)?)"
_UNIT = r"(?P<each>하루|일|월|달|연|한 ?해|해마다|매년|매달|분기)"
_DAILY = re.compile(
    rf"{_SPAN}(?:에|은|의)? ?{_NEAR}{{0,20}}?{slot('count', AMOUNT)}{_NEAR}{{0,24}}?(?<![가-힣])(?:{_UNIT}"
    rf"|{slot('time', DURATION)}) ?평균 "
    rf"?(?:약 )?{slot('mean', AMOUNT)}"
)
_MONTHS, _WEEK = 12, 7
_LOOSE = Decimal("0.1")
_PRICE = re.compile(
    rf"{slot('count', AMOUNT)}(?:에게|에|을|를|의)?{_NEAR}{{0,14}}?(?:{any_of(AMOUNT)}당|각각|인당|가구당)("
    rf"?:으로)? ?{_NEAR}{{0,6}}{slot('price', AMOUNT)}(?:씩|을|를|의)?{_NEAR}{{0,14}}?(?:총|모두|합계|도합)"
    rf" ?{slot('sum', AMOUNT)}"
)
_OTHER = re.compile(
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
        rf"(?P<wage>시급)[가-힣]{{0,2}} {_NEAR}{{0,4}}{slot('price', AMOUNT)}{_NEAR}{{0,14}}(?:월|주|하루|월급|월 ?환산"
        rf"|한 ?달)[가-힣 ]{{0,4}} "
        rf"?\(?{slot('times', DURATION)}{_NEAR}{{0,24}}?{_SUM}"
    ),
)
_TIMED = re.compile(r"(?:매달|매월|월|매년|연|하루|매일|해마다|주|분기|회당|두 차례|[0-9]회) ?$")
_SHARED = re.compile("나머지|씩")
"""Before another price: the sum is of both."""
_SAVED = re.compile("저축|적금|예금|이자|만기|이율|원리금|보태")
_HOUR, _NEAR_SUM = 3600, 8


_MEAN = re.compile(r"[가-힣]{0,4} ?평균 ?")
_MEANS = re.compile("평균|월 |매달|매월|해마다|매년|연간")


def judge(story: Story) -> Iterator[Contradiction]:
    """Divide applicants by places and totals by days, multiply prices by counts."""
    before: Reading | None = None
    for reading in (story.title, *story.sentences):
        if before is not None and "경쟁률" in reading.text + before.text:
            yield from _apart(masked(before), masked(reading))
            yield from _apart(masked(reading), masked(before))
        before = reading
        if len(reading.mentions) < 3:
            continue
        sentence = masked(reading)
        yield from _multiplied(sentence)
        yield from _odds(sentence)
        yield from _prices(sentence)
        yield from _daily(sentence)


def _apart(counts: Masked, told: Masked) -> Iterator[Contradiction]:
    """Places and applicants in one sentence, the odds in the one before or behind it."""
    odds = [told.quantity(m["odds"] or m["odds2"]) for m in _NAMED_ODDS.finditer(told.text)]
    found = list(_SEATS.finditer(counts.text)) or list(_PASSED.finditer(counts.text))
    if len(odds) != 1 or len(found) != 1 or VERSUS in counts.text or _OTHER.search(counts.text):
        return
    if _OTHER.search(told.text) or any(isinstance(q, Quantity) and q is not odds[0] for q in told.mentions):
        return
    seats = counts.quantity(found[0]["seats"] or found[0].groupdict()["first"][1])
    people = counts.quantity(found[0]["people"])
    figures = [
        q for q in counts.mentions if isinstance(q, Quantity) and q.dimension in {seats.dimension, people.dimension}
    ]
    if len(figures) == 2 and (allowed := _ratio(odds[0], people, seats)):
        yield _finding(told, "경쟁률이 맞지 않는다", odds[0], (people, seats), allowed, "대 1", counts)


def _ratio(odds: Quantity, people: Quantity, seats: Quantity) -> Interval | None:
    """What people by seats comes to where the printed odds are something else; None where all is well or not odds."""
    if odds.dimension != "ratio.1" or not all(is_plain(q) and q.value > 0 for q in (seats, people, odds)):
        return None
    if not (seats.dimension.startswith("count.") and people.dimension.startswith("count.")):
        return None
    allowed = quotient(interval(people), interval(seats))
    return None if allowed is None or allowed.meets(interval(odds)) else allowed


def _daily(sentence: Masked) -> Iterator[Contradiction]:
    """열흘간 3만명이 찾아 하루 평균 3000명, 5년간 250명으로 연평균 50명, 1~3월 90만대로 월평균 30만대."""
    for m in _DAILY.finditer(sentence.text):
        count, mean = (sentence.quantity(m[name]) for name in ("count", "mean"))
        span: Mention = sentence.quantity(m["days"]) if m["days"] else sentence.period(m["range"])
        times = _times(span, m["each"] or sentence.reading.slice(*_ends(sentence.quantity(m["time"]))))
        if count.dimension != mean.dimension or mean.value >= count.value or times is None or times < 2:
            continue
        if (
            m[0].count("평균") > 1
            or _OTHER.search(_MEAN.sub("", m[0]))
            or not all(is_plain(q) and q.value > 0 for q in (count, mean))
        ):
            continue
        allowed = quotient(interval(count), Interval(times, times))
        stated = interval(replace(mean, bound="") if mean.bound == "about" else mean)
        wide = Interval(stated.low * (1 - _LOOSE), stated.high * (1 + _LOOSE))
        if allowed is not None and not allowed.meets(wide):
            yield _finding(sentence, "평균이 맞지 않는다", mean, (count, span), allowed, mean.unit)


def _ends(quantity: Quantity) -> tuple[int, int]:
    return quantity.start, quantity.end


def _times(span: Mention, each: str) -> Decimal | None:
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


def _odds(sentence: Masked) -> Iterator[Contradiction]:
    for m in (m for pattern in (_ODDS, *_OF_CHOSEN) for m in pattern.finditer(sentence.text)):
        seats, people, odds = (sentence.quantity(m[name]) for name in ("seats", "people", "odds"))
        words = m[0].replace("가운데", "") if m.re in _OF_CHOSEN else m[0]
        if m.re in _OF_CHOSEN and _of_others(sentence, odds):
            continue
        if not _OTHER.search(words) and (allowed := _ratio(odds, people, seats)):
            yield _finding(sentence, "경쟁률이 맞지 않는다", odds, (people, seats), allowed, "대 1")


def _of_others(sentence: Masked, odds: Quantity) -> bool:
    """Whether some two counts of the sentence give the odds."""
    counts = [q for q in sentence.mentions if isinstance(q, Quantity) and is_plain(q) and q.value > 0]
    counts = [q for q in counts if q.dimension.startswith("count.")]
    found = (quotient(interval(a), interval(b)) for a in counts for b in counts if a is not b)
    return any(share is not None and share.meets(interval(odds)) for share in found)


def _prices(sentence: Masked) -> Iterator[Contradiction]:
    for m in _PRICE.finditer(sentence.text):
        count, price, total = (sentence.quantity(m[name]) for name in ("count", "price", "sum"))
        if price.dimension != total.dimension or count.dimension == price.dimension or _OTHER.search(m[0]):
            continue
        if not price.dimension.startswith("money.") or not all(
            is_plain(q) and q.value > 0 for q in (count, price, total)
        ):
            continue
        if _SHARED.search(sentence.text[: m.start()]):
            continue
        allowed = product(interval(count), interval(price))
        if not allowed.meets(interval(total)):
            yield _finding(sentence, "단가에 수를 곱한 금액이 맞지 않는다", total, (count, price), allowed, "")


def _multiplied(sentence: Masked) -> Iterator[Contradiction]:
    """So much for each of so many, or every month for so many months, and what it comes to."""
    if "씩" not in sentence.text and "시급" not in sentence.text:
        return
    told: set[str] = set()
    for m in (m for pattern in _PRODUCTS for m in pattern.finditer(sentence.text)):
        groups = m.groupdict()
        price, total = sentence.quantity(m["price"]), sentence.quantity(m["sum"])
        by = sentence.quantity(groups.get("count") or groups["times"])
        if groups.get("wage"):
            times = by.value / _HOUR if by.dimension == "duration.second" else None
        elif groups.get("times"):
            times = _times(by, m["each"])
        else:
            apart = by.dimension.startswith("count.") and price.dimension.startswith("money.")
            times = by.value if apart and not _TIMED.search(sentence.text[: m.start("price") - 1]) else None
            if not m["mark"] and not total.dimension.startswith("money."):
                times = None
        if not m["mark"] and len(groups.get("till") or "") > _NEAR_SUM:
            continue
        if times is None or times < 2 or price.dimension != total.dimension or _OTHER.search(_MEANS.sub("", m[0])):
            continue
        if not all(is_plain(q) and q.value > 0 for q in (price, total)) or total.value <= price.value or by.bound:
            continue
        factor = interval(by) if by.dimension.startswith("count.") else Interval(times, times)
        allowed, stated = product(interval(price), factor), interval(total)
        if (
            _SAVED.search(sentence.text)
            or _SHARED.search(sentence.text[: m.start()])
            or sentence.text[: m.end("sum")].count("씩") > 1
        ):
            continue
        if groups.get("mean"):
            stated = Interval(stated.low * (1 - _LOOSE), stated.high * (1 + _LOOSE))
        if m["sum"] not in told and not allowed.meets(stated):
            told.add(m["sum"])
            yield _finding(sentence, "곱한 값이 맞지 않는다", total, (price, by), allowed, "")


def _finding(
    sentence: Masked,
    message: str,
    stated: Quantity,
    basis: tuple[Mention, ...],
    allowed: Interval,
    unit: str,
    basis_in: Masked | None = None,
) -> Contradiction:
    reading, other = sentence.reading, (basis_in or sentence).reading
    return Contradiction(
        Place(reading, stated.start, stated.end, printed(stated)),
        tuple(Place(other, q.start, q.end, printed(q)) for q in basis),
        f"{message}: ‘{reading.slice(stated.start, stated.end)}’ (허용 구간 "
        f"{amount(allowed, stated) if not unit else shown(allowed, stated.step, unit)})",
        (", ".join(f"‘{other.slice(q.start, q.end)}’" for q in basis) + "에서 계산했다",),
    )


RULE = StoryRule(
    code="S211",
    name_ko="경쟁률·단가 계산 불일치",
    name_en="Odds or product does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("도서관 사서 12명 모집에 564명이 지원해 경쟁률 37대 1을 기록했다.", None),
        ("재단은 학생 40명에게 1인당 50만원씩 모두 3000만원을 전달했다.", None),
    ),
    must_pass=(
        ("도서관 사서 12명 모집에 564명이 지원해 경쟁률 47대 1을 기록했다.", None),
        ("재단은 학생 40명에게 1인당 50만원씩 모두 2000만원을 전달했다.", None),
    ),
)
