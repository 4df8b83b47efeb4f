"""Parts in one sentence and their total, remainder or hundred per cent beside it, for the rule on totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from consistency.claims.arithmetic import Interval, amount, interval, is_plain
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.story.leftover import Level, levels, marked_base

_REST = re.compile(rf"나머지(?: [가-힣]{{1,8}})?(?:인|은|는)? ?(?:약 )?{slot('rest', AMOUNT)}")
_OF_THEM = re.compile(r"이 ?가운데|이 ?중|그중|이들 중|가운데|중 |중에")
_NOT = re.compile(
    r"보다|대비|지난해|작년|전년|추가|각각|평균|최대|최소|이상|이하|포함|제외|당시|중복|복수|까지|매년|주요|"
    r"대표적|특히|기존|누적|"
    r"씩|별도|확대|늘|줄|전날|예상|전망|에서 \d|올해만|이후|으로 \d"
)
_DO_NOT_KNOW = re.compile(r"모르|모름|무응답|기타|유보|기권|응답하지|판단하기 어렵|의견 없")
_SIDES = re.compile(
    r"찬성|반대|긍정|부정|동의|그렇다|아니다|필요|불필요|만족|불만|지지|공감|비공감|도움|좋아|나빠|잘하|잘못"
)
_NOT_RATES = re.compile(
    r"보다|대비|지난|오차|신뢰|포인트|복수|중복|당|가운데|에서는|연령|[남여]성은|응답률|직전|층|각각|작년|매우|"
    r"대체로|전체"
)
_OTHERS = re.compile(rf"(?:기타|그 외|그 밖)[^\ue001-\uefff.,]{{0,10}}{slot('last', AMOUNT)}")
_BY = re.compile(r"[가-힣]별(?:로|로는|로 보면)?[ ,]")
_PARTS, _MOST, _NEAR, _SLACK, _HUNDRED, _FIGURES = 3, 8, Decimal("0.3"), Decimal("0.005"), 100, 3


def tallies(story: Story) -> Iterator[Contradiction]:
    """경유차 420대, 지게차 85대, 굴착기 65대다. 지원 대상은 모두 590대다."""
    for n, reading in enumerate(story.sentences):
        before = story.sentences[n - 1] if n else None
        if not reading.mentions:
            continue
        yield from _closed(reading, story.sentences[max(0, n - _PARTS) : n])
        window = [before, reading] if before is not None and before.mentions else [reading]
        yield from _rest(window, reading)
        yield from _hundred(window, reading)


def _closed(reading: Reading, before: Sequence[Reading]) -> Iterator[Contradiction]:
    """업종별로는 건설업 71명, 제조업 29명, 기타 17명이었다, the one figure near their sum told before."""
    sentence = masked(reading)
    other = _OTHERS.search(sentence.text)
    if other is None or not _BY.search(sentence.text, 0, other.start()) or _NOT.search(reading.text):
        return
    last = sentence.quantity(other["last"])
    parts = [x for x in levels([reading]) if x.quantity.dimension == last.dimension and x.quantity.end <= last.end]
    if len(parts) != len(levels([reading])) or len(parts) < _PARTS or not all(_exact(x.quantity) for x in parts):
        return
    total = sum((x.quantity.value for x in parts), Decimal(0))
    most = max(x.quantity.value for x in parts)
    wholes = [x for x in levels(before) if x.quantity.dimension == last.dimension and x.quantity.value > most]
    near = [x for x in wholes if abs(x.quantity.value - total) <= _NEAR * total and not marked_base(x)]
    values = {x.quantity.value for x in near}
    if len(values) == 1 and _exact(near[-1].quantity):
        yield from _summed(near[-1], parts)


def _summed(whole: Level, parts: Sequence[Level]) -> Iterator[Contradiction]:
    if not all(_exact(x.quantity) for x in (whole, *parts)):
        return
    found = Interval(
        sum((interval(x.quantity).low for x in parts), Decimal(0)),
        sum((interval(x.quantity).high for x in parts), Decimal(0)),
    )
    total, stated = sum((x.quantity.value for x in parts), Decimal(0)), interval(whole.quantity)
    wide = Interval(stated.low - total * _SLACK, stated.high + total * _SLACK)
    if stated.low == stated.high and found.low == found.high:
        wide = stated
    if wide.meets(found) or abs(total - whole.quantity.value) > _NEAR * total:
        return
    # One of the parts is the total of the others, as where a list begins with it.
    if any(2 * x.quantity.value == total for x in parts):
        return
    yield _finding(whole, parts, amount(found, whole.quantity))


def _rest(window: Sequence[Reading], reading: Reading) -> Iterator[Contradiction]:
    told = list(_REST.finditer(masked(reading).text))
    if len(told) != 1 or any(_NOT.search(r.text) for r in window) or not any(_OF_THEM.search(r.text) for r in window):
        return
    rest = masked(reading).quantity(told[0]["rest"])
    found = [x for x in levels(window) if x.quantity.dimension == rest.dimension]
    if (
        not _FIGURES <= len(found) <= _MOST - 2
        or found[-1].quantity is not rest
        or not all(_exact(x.quantity) for x in found)
    ):
        return
    whole, parts = found[0], found[1:]
    if any(x.quantity.value >= whole.quantity.value for x in parts):
        return
    yield from _summed(whole, parts)


def _hundred(window: Sequence[Reading], reading: Reading) -> Iterator[Contradiction]:
    """찬성은 43.5%, 반대는 39.2%였다. 잘 모르겠다는 응답은 21.3%였다."""
    rates = [Level(r, q) for r in window for q in r.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
    text = " ".join(r.text for r in window)
    if not _PARTS <= len(rates) <= _MOST - 3 or not _DO_NOT_KNOW.search(reading.text):
        return
    if len(set(_SIDES.findall(text))) < 2 or _NOT_RATES.search(text) or not all(_exact(x.quantity) for x in rates):
        return
    total = sum((x.quantity.value for x in rates), Decimal(0))
    step = max(x.quantity.step for x in rates)
    if abs(total - _HUNDRED) <= step * len(rates) or not _HUNDRED * (1 - _NEAR) < total < _HUNDRED * (1 + _NEAR):
        return
    last = rates[-1]
    left = _HUNDRED - total + last.quantity.value
    if left > 0:
        yield _finding(last, rates[:-1], f"{left:f}%")


def _exact(quantity: Quantity) -> bool:
    return is_plain(quantity) and not quantity.bound and quantity.value > 0


def _finding(whole: Level, parts: Sequence[Level], allowed: str) -> Contradiction:
    text = whole.reading.slice(whole.quantity.start, whole.quantity.end)
    return Contradiction(
        Place(whole.reading, whole.quantity.start, whole.quantity.end, printed(whole.quantity)),
        tuple(Place(x.reading, x.quantity.start, x.quantity.end, printed(x.quantity)) for x in parts),
        f"이웃한 문장의 수치를 더한 값과 맞지 않는다: ‘{text}’ (허용 구간 {allowed})",
        ("‘" + "’, ‘".join(x.reading.slice(x.quantity.start, x.quantity.end) for x in parts) + "’에서 계산했다",),
        second=True,
    )
