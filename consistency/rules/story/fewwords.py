"""A part of a whole, and its share in the words of the next sentence (10명 중 3명꼴, 3분의 1이), for the rule on
shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, is_plain, shown
from consistency.claims.masked import AMOUNT, RATE, VERSUS, Masked, slot
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_NEAR = r"[^\ue001-\uefff.;…]"
_WHOLE = re.compile(
    rf"(?:^|[^가-힣]|[가-힣])(?:{slot('total', AMOUNT)} ?(?:중에서|중에|중|가운데)(?:에서)?,? {_NEAR}{{0,24}}?"
    rf"{slot('part', AMOUNT)})"
)
_SAID = re.compile(
    r"[\s“\"]*(?:이는 |전체의 |전체 [가-힣]{2,6}의 |[가-힣]{2,8} )?(?:"
    rf"{slot('of', AMOUNT)} ?(?:중|가운데) ?{slot('few', AMOUNT)}(?=꼴|이|은|[ .]|에 (?:해당|달))"
    rf"|(?:[가-힣]{{1,6}}[율률](?:은|이|도) )?(?:약 )?{slot('share', VERSUS)}(?=이|가|은|는|에|의|로|으로|도|다|했|"
    rf"한|[ .])"
    rf"|[가-힣]{{1,8}}[율률](?:은|이|도|로는|로 따지면|로 치면)? (?:약 )?{slot('rate', RATE)}(?=이다|다|에|로|였|를))"
)
_OTHERWISE = re.compile(
    "보다|대비|지난해|작년|전년|반면|나머지|이 ?중|이 ?가운데|그중|평균|각각|전국|증가|감소|늘|줄|올|기준"
)
_OF_OTHERS = re.compile(r"([가-힣]{2,8})의 (?:절반|과반|반수)")
"""재택근무자의 절반: of those told of last."""
_LEAST, _MOST = Decimal("0.77"), Decimal("1.3")
_TEN, _SLACK, _HUNDRED = 10, Decimal("0.1"), Decimal(100)
_NEAR_RATE = Decimal("0.03")


def few_words(sentence: Masked, before: Masked) -> Iterator[Contradiction]:
    """설문에 응한 1000명 가운데 412명이 답했다. 10명 중 3명꼴이다."""
    said, wholes = _SAID.match(sentence.text), list(_WHOLE.finditer(before.text))
    if said is None or len(wholes) != 1 or _OTHERWISE.search(said[0]) or _OTHERWISE.search(before.text):
        return
    if (of := _OF_OTHERS.search(sentence.reading.text)) and of[1] not in before.reading.text:
        return
    total, part = before.quantity(wholes[0]["total"]), before.quantity(wholes[0]["part"])
    others = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == total.dimension]
    if part.dimension != total.dimension or len(others) != 2 or total.value <= _TEN or total.value <= part.value:
        return
    if not all(is_plain(q) and not q.bound and q.value > 0 for q in (total, part)):
        return
    share = part.value / total.value
    mark = said["few"] or said["share"] or said["rate"]
    told = sentence.quantity(mark)
    if _agrees(sentence, said, told, share):
        return
    texts = [
        r.slice(q.start, q.end) for r, q in ((sentence.reading, told), (before.reading, total), (before.reading, part))
    ]
    wide = Interval(share * _HUNDRED, share * _HUNDRED)
    yield Contradiction(
        Place(sentence.reading, told.start, told.end, texts[0]),
        tuple(Place(before.reading, q.start, q.end, printed(q)) for q in (total, part)),
        f"말로 적은 비율이 앞 문장의 수치와 맞지 않는다: ‘{texts[0]}’ (허용 구간 {shown(wide, Decimal('0.1'), '%')})",
        (f"‘{texts[1]}’ 가운데 ‘{texts[2]}’에서 계산했다",),
    )


def _agrees(sentence: Masked, said: re.Match[str], told: Quantity, share: Decimal) -> bool:
    if said["few"]:
        of = sentence.quantity(said["of"])
        if not 2 <= of.value <= _TEN or told.value >= of.value or told.dimension != of.dimension:
            return True
        return abs(told.value / of.value - share) < (_SLACK if of.value == _TEN else _SLACK * Decimal("0.8"))
    if said["rate"]:
        # 응시율 beside those who stayed away is what is left of the share.
        given = told.value / _HUNDRED
        return told.bound not in {"", "about"} or min(abs(given - share), abs(given - 1 + share)) < _NEAR_RATE
    if told.dimension != "fraction":
        return True
    if told.bound in {"over", "above_near", "at_least"}:
        return share >= told.value * Decimal("0.98")
    if told.bound in {"under", "below", "below_near", "at_most"}:
        return share <= told.value * Decimal("1.02")
    return told.value * _LEAST <= share <= told.value * _MOST
