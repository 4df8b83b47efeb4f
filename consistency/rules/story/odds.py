"""경쟁률·단가 계산 불일치 — 'N 대 1'이나 '1인당 얼마씩 모두 얼마'가 함께 적은 두 수에서 나오지 않는다.

'120채에 4만8000명이 몰려 400대 1', '40명에게 1인당 50만원씩 모두 3000만원'처럼 세 수가 한 문장에 있을 때
계산한다. 경쟁률은 모집 인원과 지원자가 바로 옆 문장에 있어도 보고, '열흘간 3만명, 하루 평균 3000명'도 나누어 본다.

'매달 50만원씩 12개월간 총 600만원', '시급 … 월 180시간'처럼 하나에 얼마인지와 몇 번인지가 있으면 곱해 본다.

제목이나 다른 문장에 나눠 적은 'N년간 모두 …'와 '연평균 …'도 견준다. 기사의 어느 합계를 어느 기간으로 나누어도 나오지
않을 때 알린다.

'하루 12억원, 한 해 438억원'이나 '총 15억달러, 한 척에 2520만달러'처럼 자릿수만 어긋난 것도 알린다.

The odds, or the unit price times the count, do not follow from the other two figures of the sentence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.arithmetic import Interval, interval, is_plain, product, quotient
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, VERSUS, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Mention, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.each import each
from consistency.rules.story.means import means
from consistency.rules.story.multiplied import (
    LOOSE,
    OTHER,
    SHARED,
    by_day,
    by_month,
    ends,
    multiplied,
    times_of,
    unequal,
)
from consistency.rules.story.perone import per_one

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
_PRICE = re.compile(
    rf"{slot('count', AMOUNT)}(?:에게|에|을|를|의)?{_NEAR}{{0,14}}?(?:{any_of(AMOUNT)}당|각각|인당|가구당)("
    rf"?:으로)? ?{_NEAR}{{0,6}}{slot('price', AMOUNT)}(?:씩|을|를|의)?{_NEAR}{{0,14}}?(?:총|모두|합계|도합)"
    rf" ?{slot('sum', AMOUNT)}"
)
_MEAN = re.compile(r"[가-힣]{0,4} ?평균 ?")


def judge(story: Story) -> Iterator[Contradiction]:
    """Divide applicants by places and totals by days, multiply prices by counts."""
    before: Reading | None = None
    told: set[tuple[int, int]] = set()
    for reading in (story.title, *story.sentences):
        if before is not None and "경쟁률" in reading.text + before.text:
            yield from _apart(masked(before), masked(reading))
            yield from _apart(masked(reading), masked(before))
        before = reading
        if len(reading.mentions) < 2:
            continue
        sentence = masked(reading)
        yield from by_month(sentence)
        yield from by_day(sentence)
        if len(reading.mentions) < 3:
            continue
        yield from multiplied(sentence)
        yield from _odds(sentence)
        yield from _prices(sentence)
        for found in _daily(sentence):
            told.add((id(reading), found.claimed.start))
            yield found
    yield from each(story)
    for one in per_one(story):
        places = [Place(r, q.start, q.end, printed(q)) for r, q in (one.each, one.total, one.by)]
        texts = [p.reading.slice(p.start, p.end) for p in places]
        yield Contradiction(
            places[0],
            tuple(places[1:]),
            f"하나치와 전체의 자릿수가 맞지 않는다: ‘{texts[0]}’, ‘{texts[1]}’, ‘{texts[2]}’",
            (f"‘{texts[1]}’을 ‘{texts[2]}’로 나눈 값과 자릿수만 다르다",),
            second=True,
        )
    for found in means(story):
        if (id(found.claimed.reading), found.claimed.start) not in told:
            yield found


def _apart(counts: Masked, told: Masked) -> Iterator[Contradiction]:
    """Places and applicants in one sentence, the odds in the one before or behind it."""
    odds = [told.quantity(m["odds"] or m["odds2"]) for m in _NAMED_ODDS.finditer(told.text)]
    found = list(_SEATS.finditer(counts.text)) or list(_PASSED.finditer(counts.text))
    if len(odds) != 1 or len(found) != 1 or VERSUS in counts.text or OTHER.search(counts.text):
        return
    if OTHER.search(told.text) or any(isinstance(q, Quantity) and q is not odds[0] for q in told.mentions):
        return
    seats = counts.quantity(found[0]["seats"] or found[0].groupdict()["first"][1])
    people = counts.quantity(found[0]["people"])
    figures = [
        q for q in counts.mentions if isinstance(q, Quantity) and q.dimension in {seats.dimension, people.dimension}
    ]
    if len(figures) == 2 and (allowed := _ratio(odds[0], people, seats)):
        yield unequal(told, "경쟁률이 맞지 않는다", odds[0], (people, seats), allowed, "대 1", counts)


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
        times = times_of(span, m["each"] or sentence.reading.slice(*ends(sentence.quantity(m["time"]))))
        if count.dimension != mean.dimension or mean.value >= count.value or times is None or times < 2:
            continue
        if (
            m[0].count("평균") > 1
            or OTHER.search(_MEAN.sub("", m[0]))
            or not all(is_plain(q) and q.value > 0 for q in (count, mean))
        ):
            continue
        allowed = quotient(interval(count), Interval(times, times))
        stated = interval(replace(mean, bound="") if mean.bound == "about" else mean)
        wide = Interval(stated.low * (1 - LOOSE), stated.high * (1 + LOOSE))
        if allowed is not None and not allowed.meets(wide):
            yield unequal(sentence, "평균이 맞지 않는다", mean, (count, span), allowed, mean.unit)


def _odds(sentence: Masked) -> Iterator[Contradiction]:
    for m in (m for pattern in (_ODDS, *_OF_CHOSEN) for m in pattern.finditer(sentence.text)):
        seats, people, odds = (sentence.quantity(m[name]) for name in ("seats", "people", "odds"))
        words = m[0].replace("가운데", "") if m.re in _OF_CHOSEN else m[0]
        if m.re in _OF_CHOSEN and _of_others(sentence, odds):
            continue
        if not OTHER.search(words) and (allowed := _ratio(odds, people, seats)):
            yield unequal(sentence, "경쟁률이 맞지 않는다", odds, (people, seats), allowed, "대 1")


def _of_others(sentence: Masked, odds: Quantity) -> bool:
    """Whether some two counts of the sentence give the odds."""
    counts = [q for q in sentence.mentions if isinstance(q, Quantity) and is_plain(q) and q.value > 0]
    counts = [q for q in counts if q.dimension.startswith("count.")]
    found = (quotient(interval(a), interval(b)) for a in counts for b in counts if a is not b)
    return any(share is not None and share.meets(interval(odds)) for share in found)


def _prices(sentence: Masked) -> Iterator[Contradiction]:
    for m in _PRICE.finditer(sentence.text):
        count, price, total = (sentence.quantity(m[name]) for name in ("count", "price", "sum"))
        if price.dimension != total.dimension or count.dimension == price.dimension or OTHER.search(m[0]):
            continue
        if not price.dimension.startswith("money.") or not all(
            is_plain(q) and q.value > 0 for q in (count, price, total)
        ):
            continue
        if SHARED.search(sentence.text[: m.start()]):
            continue
        allowed = product(interval(count), interval(price))
        if not allowed.meets(interval(total)):
            yield unequal(sentence, "단가에 수를 곱한 금액이 맞지 않는다", total, (count, price), allowed, "")


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
