"""Words for how steep a change is (반 토막, 3분의 1로, 두 자릿수, 소폭, 급감) against its two levels, for the rule on
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, VERSUS, Masked, any_of, slot
from consistency.claims.reading import Reading
from consistency.model import Quantity

_TO_GO = rf"(?:[^\ue001-\uefff.…;,()]|{any_of(PERIOD)}|{any_of(DURATION)} ?(?:전|만에|새))"
_PAST = rf"(?:{any_of(PERIOD)}|{any_of(DURATION)} ?전|전년|지난해|작년|전월|전분기|직전|전날|전주)"
_WORD = (
    rf"(?:(?P<halved>반 ?토막|절반으로 (?:줄|떨어|급감|감소|깎|축소)|반으로 (?:줄|떨어))|(?P<part>{VERSUS}[\ue100-"
    rf"\uefff]) ?토막"
    r"|(?P<tens>두 ?자릿수)(?: 이상)?(?:의|로| 성장| 증가| 상승| 감소| 하락)|(?P<ones>한 ?자릿수)(?:의|로| 성장| 증"
    r"가| 상승| 감소| 하락)"
    r"|(?P<slight>소폭|미미하게|제자리걸음|보합)|(?P<steep>급감|급증|급등|급락|폭증|폭락|폭등|곤두박질|치솟|껑충))"
)
_FROM_TO = re.compile(
    rf"{slot('base', AMOUNT)}(?:\([^()]{{0,20}}\))?(?:에서|이던|였던|이었던|이던 것이|이었으나|였으나|이었지만|였지"
    rf"만) {_TO_GO}{{0,24}}?"
    rf"{slot('level', AMOUNT)}(?:으로|로),? {_TO_GO}{{0,12}}?{_WORD}"
)
_BRACKET = re.compile(
    rf"{slot('level', AMOUNT)}(?:으로|로|에 그쳐|을 기록해|를 기록해),? {_TO_GO}{{0,10}}{_PAST}{_TO_GO}{{0,12}}?\(?"
    rf"{slot('base', AMOUNT)}\)?"
    rf"(?:보다|에 비해|의|에서| 대비|과 비교해|와 비교해) {_TO_GO}{{0,8}}?{_WORD}"
)
_NOW = re.compile(rf"{slot('level', AMOUNT)}(?:으로|로|을|를) {_TO_GO}{{0,12}}?{_WORD}[^\ue001-\uefff.…;]{{0,24}}[.]?$")
_THEN = re.compile(
    rf"[\s“\"]*(?:앞서 )?{_PAST}[^\ue001-\uefff.…;]{{0,20}}?{slot('base', AMOUNT)}(?:이었|였|에 (?:달|그쳤|이르|불과"
    rf")|(?:을|를) 기록)"
)
_OTHERWISE = re.compile("예상|전망|목표|평균|각각|누적|적자|손실|않|아니|못|가운데|이후|한때|장중|→|하루")
_MARKET = re.compile("환율|달러당|금리|주가|지수|코스피|코스닥|증시|유가|선물|금값|시세|비트코인|거래일|마감|엔화|장중")
"""Where a move of a hundredth is a leap."""
_HALF, _LOW, _HIGH = Decimal("0.5"), Decimal("0.7"), Decimal("1.35")
_TENTH, _SLACK = Decimal("0.1"), Decimal("0.004")
_SLIGHT, _STEEP = Decimal("0.3"), Decimal("0.02")


class Steep(NamedTuple):
    """The base and the level with where they stand, the word in the sentence's text, what the level is of the base."""

    base: tuple[Reading, Quantity]
    level: tuple[Reading, Quantity]
    word: tuple[int, int]
    share: Decimal


def steep(sentence: Masked, after: Masked | None) -> Iterator[Steep]:
    """The words of a sentence that the levels in it, or in it and the next one, do not bear out."""
    for pattern in (_FROM_TO, _BRACKET):
        for m in pattern.finditer(sentence.text):
            if not _OTHERWISE.search(m[0]):
                yield from _judged(sentence, m, (sentence.reading, sentence.quantity(m["base"])))
    if after is None or (m_next := _THEN.match(after.text)) is None:
        return
    now = _NOW.search(sentence.text)
    amounts = [q for q in sentence.mentions if isinstance(q, Quantity)]
    if now and len(amounts) == 1 and not _OTHERWISE.search(sentence.text + after.text):
        yield from _judged(sentence, now, (after.reading, after.quantity(m_next["base"])))


def _judged(sentence: Masked, m: re.Match[str], base: tuple[Reading, Quantity]) -> Iterator[Steep]:
    level, first = sentence.quantity(m["level"]), base[1]
    if level.dimension != first.dimension or not all(
        is_plain(q) and q.value > 0 and not q.bound for q in (level, first)
    ):
        return
    share = level.value / first.value
    change = abs(share - 1)
    low, high = Decimal(0), Decimal(10**6)
    if m["halved"]:
        wrong = not _HALF * _LOW <= share <= _HALF * Decimal("1.25")
    elif m["part"]:
        part = sentence.quantity(m["part"][1])
        wrong = part.dimension != "fraction" or not part.value * _LOW <= share <= part.value * _HIGH
    elif m["tens"] or m["ones"]:
        low, high = (_TENTH, Decimal(1)) if m["tens"] else (Decimal(0), _TENTH)
        wrong = not low - _SLACK <= change <= high + _SLACK
    elif m["slight"]:
        wrong = change > _SLIGHT
    else:
        wrong = change < _STEEP and not _MARKET.search(sentence.text)
    if wrong:
        if m["part"]:
            part, at = sentence.quantity(m["part"][1]), sentence.reading.start
            yield Steep(base, (sentence.reading, level), (part.start - at, part.end - at), share)
            return
        group = next(k for k in ("halved", "tens", "ones", "slight", "steep") if m[k])
        start = sentence.offset(m.start(group))
        yield Steep(base, (sentence.reading, level), (start, start + len(m[group])), share)
