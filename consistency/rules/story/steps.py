"""순위 이동 불일치 — '12위에서 두 계단 내려간 10위'처럼 순위, 계단 수, 오르내림이 서로 맞지 않는다.

'520조원인 2위를 제치고 1위'인데 자기 값이 더 작을 때도 알린다. 순위는 수가 작을수록 높다. 앞 순위가 바로 옆 문장에
'지난해에는 42위'처럼 적혀 있어도 본다.

Two places in an order and the steps between them, or the way told, cannot all be true; or who overtakes another has
the smaller figure. Higher places have smaller numbers.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_GAP = r"[^.;\d]"
_UP = "오른|올라|오르|올랐|상승|뛰어|뛴|뛰었|도약|끌어올|높아"
_DOWN = "내려|내린|떨어|하락|밀려|밀린|밀렸|추락|낮아"
_WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_STEPS = r"(?P<n>\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:계단|단계)(?:이나|나|씩|을|를)? ?(?:더 )?"
_FROM = r"(?<![\d.~-])(?P<from>\d{1,3})위"
_TO = r"(?<![\d.~-])(?P<to>\d{1,3})위"
_WAS = r"(?:에서|였던|이던|였지만|였으나|이었지만|에서는)"
_MOVED = (
    re.compile(rf"{_FROM}{_WAS}{_GAP}{{0,16}}?{_STEPS}{_WAY}{_GAP}{{0,10}}?{_TO}"),
    re.compile(rf"{_FROM}에서 {_GAP}{{0,8}}?{_TO}(?:로|까지) {_STEPS}{_WAY}"),
)
_TURNED = re.compile(rf"{_FROM}에서 {_GAP}{{0,8}}?{_TO}(?:로|까지) (?:한참 |크게 |순위가 )?{_WAY}")
_AGO = "(?:지난해|작년|전년|직전|이전|지난 ?조사)"
_NOW = re.compile(rf"{_AGO}(?:보다| ?대비| ?조사보다) {_STEPS}{_WAY}{_GAP}{{0,8}}?{_TO}")
_THEN = re.compile(rf"[\s“\"]*{_AGO}(?:에는|에|엔| 순위는)? {_GAP}{{0,10}}?{_FROM}(?:였|이었|에 그|를 기)")
_BOTH_WAYS = re.compile("오르내|내려받|내려다|끌어내려|밀려나 있|등급|에서는 ")
_OVERTAKEN = re.compile(
    rf"{slot('own', AMOUNT + RATE)}(?:으로|로|을 기록하며|를 기록하며),? [^\ue001-\uefff.;…()]{{0,8}}"
    rf"(?:[\ue001-\ue00b][\ue100-\uefff][^\ue001-\uefff.;…()]{{0,6}} )?[가-힣A-Za-z]{{1,12}} ?"
    rf"\({slot('other', AMOUNT + RATE)}\)(?:을|를) (?:제치|제쳐|제친|앞지르|앞질|꺾|누르|밀어내|따돌)"
)
_NATIVE = {w: n for n, w in enumerate(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), 1)}


def judge(story: Story) -> Iterator[Contradiction]:
    """Look at every move from one place to another and at who is overtaken."""
    readings = (story.title, *story.sentences)
    for n, reading in enumerate(readings):
        text = reading.text
        if "위" in text and not _BOTH_WAYS.search(text):
            yield from _moves(reading)
            near = [r for r in readings[max(1, n - 1) : n + 2] if r is not reading]
            yield from _from_before(reading, near)
        if "(" in text and len(reading.mentions) > 1:
            yield from _overtaken(masked(reading))


def _moves(reading: Reading) -> Iterator[Contradiction]:
    told: set[int] = set()
    for pattern in _MOVED:
        for m in pattern.finditer(reading.text):
            told.add(m.start())
            first, last, steps = int(m["from"]), int(m["to"]), _number(m["n"])
            if last != first - steps * (1 if m["up"] else -1):
                yield _finding(reading, m, reading, m, f"{first - steps if m['up'] else first + steps}위")
    for m in _TURNED.finditer(reading.text):
        first, last = int(m["from"]), int(m["to"])
        if m.start() not in told and first != last and (last < first) != bool(m["up"]):
            yield _finding(reading, m, reading, m, f"{first}위 {'위' if m['up'] else '아래'}")


def _from_before(reading: Reading, near: list[Reading]) -> Iterator[Contradiction]:
    """지난해보다 7계단 오른 38위, and 지난해에는 42위였다 beside it."""
    for m in _NOW.finditer(reading.text):
        for other in near:
            if x := _THEN.match(other.text):
                first, last, steps = int(x["from"]), int(m["to"]), _number(m["n"])
                if last != first - steps * (1 if m["up"] else -1):
                    yield _finding(reading, m, other, x, f"{first - steps if m['up'] else first + steps}위")


def _number(text: str) -> int:
    return _NATIVE.get(text) or int(text)


def _overtaken(sentence: Masked) -> Iterator[Contradiction]:
    for m in _OVERTAKEN.finditer(sentence.text):
        own, other = sentence.quantity(m["own"]), sentence.quantity(m["other"])
        if own.dimension != other.dimension or not (is_plain(own) and is_plain(other)):
            continue
        if own.bound or other.bound or interval(own).high >= interval(other).low:
            continue
        reading = sentence.reading
        texts = [reading.slice(q.start, q.end) for q in (own, other)]
        yield Contradiction(
            Place(reading, own.start, own.end, printed(own)),
            (Place(reading, other.start, other.end, printed(other)),),
            f"앞질렀다는 쪽의 값이 더 작다: ‘{texts[0]}’ ↔ ‘{texts[1]}’",
            ("두 값을 견주었다",),
        )


def _finding(reading: Reading, m: re.Match[str], other: Reading, x: re.Match[str], allowed: str) -> Contradiction:
    start, end = reading.start + m.start("to"), reading.start + m.end("to") + 1
    begin, stop = other.start + x.start("from"), other.start + x.end("from") + 1
    way = m["up"] or m["down"]
    return Contradiction(
        Place(reading, start, end, f"{m['to']}위"),
        (Place(other, begin, stop, f"{x['from']}위"),),
        f"순위가 오르내린 만큼과 맞지 않는다: ‘{x['from']}위’에서 ‘{way}’ ‘{m['to']}위’ (허용 구간 {allowed})",
        ("순위는 수가 작을수록 높다",),
    )


RULE = StoryRule(
    code="S230",
    name_ko="순위 이동 불일치",
    name_en="Move in an order does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("누리시는 살기 좋은 도시 조사에서 12위에서 두 계단 내려간 10위를 했다.", None),),
    must_pass=(("누리시는 살기 좋은 도시 조사에서 12위에서 두 계단 오른 10위를 했다.", None),),
)
