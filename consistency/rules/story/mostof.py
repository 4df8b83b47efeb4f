"""Who is said to have the most (가온군이 32억원으로 가장 많았고) and the others listed behind, for the rule on
order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, RATE, Masked, slot
from consistency.model import Quantity

_MOST = re.compile(
    rf"(?P<who>[가-힣A-Za-z0-9·]{{2,16}}?)[’\"”\']?(?:이|가|은|는)? {slot('most', AMOUNT + RATE)}\)?(?:으로|로|이"
    rf"|가|을 기록해|를 기록해),? "
    r"(?:가장|제일) (?:(?P<up>많았|높았|컸|비쌌|길었|넓었|많고|높고|크고|많으며|높으며)|(?P<down>적었|낮았|작았"
    r"|쌌|짧았|적고|낮고))(?P<end>[고으며지만, ]{1,4}|다[.])"
)
_NEXT = re.compile(
    rf"(?P<label>[^\ue001-\uefff;…△▲()]{{1,24}}?)\(?{slot('value', AMOUNT + RATE)}\)?"
    r"(?P<join>,|과|와|이고|이며|·|로|으로|이|가|을|를|이었고|였고|의|다|이었다|였다|[.]| )"
)
_THEN = re.compile(r"순|뒤를 (?:이|잇)|뒤따|다음(?:이었|으로|이다)|이어졌|이어 ")
_OTHER = re.compile(
    r"전체|평균|합계|합치|합친|합한|모두|총|보다|대비|지난해|작년|전년|반면|전국|증가|감소|늘|줄|올라|오른|상승"
    r"|하락|내려|중 |가운데|별로"
    r"|만에|목표|최대|최고|기록|이 중|이상|이하|까지|에서는|에선|에서도|까지|부터|이후|였던|여성은|남성은|당 "
)


def not_most(sentence: Masked) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """The figure said to be the most and those behind it, one of which is more."""
    for m in _MOST.finditer(sentence.text):
        if m["end"].startswith("다"):
            continue
        most, up = sentence.quantity(m["most"]), bool(m["up"])
        rest = sentence.text[m.end() :]
        close = _THEN.search(rest)
        if close is None or not is_plain(most) or most.bound or _OTHER.search(m["who"]):
            continue
        listed, others = rest[: close.start()], []
        position = 0
        while found := _NEXT.match(listed, position):
            value = sentence.quantity(found["value"])
            if _OTHER.search(found["label"]) or value.dimension != most.dimension:
                break
            others.append(value)
            position = found.end()
        if not others or _OTHER.search(listed) or not all(is_plain(q) and not q.bound for q in others):
            continue
        above = [q for q in others if _beyond(most, q, up)]
        if above and max(q.value for q in others) < 20 * most.value:
            yield most, above


def _beyond(most: Quantity, other: Quantity, up: bool) -> bool:
    if interval(most).meets(interval(other)):
        return False
    return other.value > most.value if up else other.value < most.value
