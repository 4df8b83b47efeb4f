"""경쟁률·단가 계산 불일치 — 'N 대 1'이나 '1인당 얼마씩 모두 얼마'가 함께 적은 두 수에서 나오지 않는다.

'120채에 4만8000명이 몰려 400대 1', '40명에게 1인당 50만원씩 모두 3000만원'처럼 세 수가 한 문장에 있을 때
계산한다. 경쟁률은 모집 인원과 지원자가 바로 옆 문장에 있어도 보고, '열흘간 3만명, 하루 평균 3000명'도 나누어 본다.

The odds, or the unit price times the count, do not follow from the other two figures of the sentence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, product, quotient, shown
from consistency.claims.masked import AMOUNT, DURATION, VERSUS, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
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
_DAILY = re.compile(
    rf"{slot('days', DURATION)}(?: ?동안|간|간의|에 걸쳐)?(?:에|은|의)? {_NEAR}{{0,20}}?{slot('count', AMOUNT)}"
    rf"{_NEAR}{{0,24}}?"
    rf"(?:하루|일|{any_of(DURATION)}) ?평균 ?(?:약 )?{slot('mean', AMOUNT)}"
)
_LOOSE = Decimal("0.15")
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
        yield from _odds(sentence)
        yield from _prices(sentence)
        yield from _daily(sentence)


def _apart(counts: Masked, told: Masked) -> Iterator[Contradiction]:
    """Places and applicants in one sentence, the odds in the one before or behind it."""
    odds = [told.quantity(m["odds"] or m["odds2"]) for m in _NAMED_ODDS.finditer(told.text)]
    found = list(_SEATS.finditer(counts.text))
    if len(odds) != 1 or len(found) != 1 or VERSUS in counts.text or _OTHER.search(counts.text):
        return
    if _OTHER.search(told.text) or any(isinstance(q, Quantity) and q is not odds[0] for q in told.mentions):
        return
    seats = counts.quantity(found[0]["seats"] or found[0]["first"][1])
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
    """열흘간 3만명이 찾아 하루 평균 3000명."""
    for m in _DAILY.finditer(sentence.text):
        days, count, mean = (sentence.quantity(m[name]) for name in ("days", "count", "mean"))
        if days.dimension != "duration.day" or count.dimension != mean.dimension or days.value < 2:
            continue
        if _OTHER.search(m[0].replace("평균", "")) or not all(is_plain(q) and q.value > 0 for q in (days, count, mean)):
            continue
        allowed = quotient(interval(count), Interval(days.value, days.value))
        stated = interval(mean)
        wide = Interval(stated.low * (1 - _LOOSE), stated.high * (1 + _LOOSE))
        if allowed is not None and not allowed.meets(wide):
            yield _finding(sentence, "하루 평균이 맞지 않는다", mean, (count, days), allowed, mean.unit)


def _odds(sentence: Masked) -> Iterator[Contradiction]:
    for m in _ODDS.finditer(sentence.text):
        seats, people, odds = (sentence.quantity(m[name]) for name in ("seats", "people", "odds"))
        if not _OTHER.search(m[0]) and (allowed := _ratio(odds, people, seats)):
            yield _finding(sentence, "경쟁률이 맞지 않는다", odds, (people, seats), allowed, "대 1")


def _prices(sentence: Masked) -> Iterator[Contradiction]:
    for m in _PRICE.finditer(sentence.text):
        count, price, total = (sentence.quantity(m[name]) for name in ("count", "price", "sum"))
        if price.dimension != total.dimension or count.dimension == price.dimension or _OTHER.search(m[0]):
            continue
        if not price.dimension.startswith("money.") or not all(
            is_plain(q) and q.value > 0 for q in (count, price, total)
        ):
            continue
        if re.search("나머지|씩", sentence.text[: m.start()]):
            continue
        allowed = product(interval(count), interval(price))
        if not allowed.meets(interval(total)):
            yield _finding(sentence, "단가에 수를 곱한 금액이 맞지 않는다", total, (count, price), allowed, "")


def _finding(
    sentence: Masked,
    message: str,
    stated: Quantity,
    basis: tuple[Quantity, ...],
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
