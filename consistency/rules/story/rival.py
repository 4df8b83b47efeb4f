"""비교 우위 계산 불일치 — 'X보다 N% 높다'가 두 값 어느 쪽의 계산으로도 나오지 않는다.

한 기사에 X의 값('X의 38%')과 자기 값('54.6%')이 같은 잣대로 적혀 있으면, 'X보다 26.6% 높다'가 %포인트 차이로도
비율로도 나오는지 본다.

'N per cent higher than X' is neither the difference nor the ratio of the two values that the story prints for the
same measure.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consistency.claims.arithmetic import growth, interval, is_plain, shown
from consistency.claims.masked import POINTS, RATE, Masked, masked, slot
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_NAME = r"(?<![A-Za-z0-9가-힣])(?P<rival>(?=[가-힣.\-]{0,12}[A-Za-z0-9])[A-Za-z가-힣][A-Za-z0-9가-힣.\-]{1,19})"
"""A name with a Latin letter or a digit: any noun may stand before 보다."""
_THAN = re.compile(rf"{_NAME}보다 ?(?:약 )?{slot('stated', RATE + POINTS)}(?=(?P<after>.{{0,40}}))")
_HIGHER = re.compile(
    r"^(?:나|이나|가량|정도|포인트)?(?:, [^.]{2,20}보다 ?..)? ?(?:더 )?(?:높|많|앞서|앞섰|우수|뛰어나)"
)
_WINDOW = 2


def judge(story: Story) -> Iterator[Contradiction]:
    """For each rival, look for its value and the subject's own in this and the next sentences."""
    for n, reading in enumerate(story.sentences):
        if "보다" not in reading.text or len(reading.mentions) < 1:
            continue
        sentence = masked(reading)
        for m in _THAN.finditer(sentence.text):
            if _HIGHER.match(m["after"]):
                near = [masked(r) for r in story.sentences[max(0, n - _WINDOW) : n + _WINDOW + 1]]
                yield from _compared(sentence, m, near)


def _compared(sentence: Masked, m: re.Match[str], near: list[Masked]) -> Iterator[Contradiction]:
    stated = sentence.quantity(m["stated"])
    if not is_plain(stated):
        return
    value = re.compile(rf"(?<![A-Za-z0-9가-힣]){re.escape(m['rival'])}(?:의|은|는|이|가)? ?\(?{slot('value', RATE)}")
    for place in near:
        for found in value.finditer(place.text):
            printed_rival = place.quantity(found["value"])
            rival = _exact(printed_rival)
            if printed_rival is stated or re.match(r" ?(?:높|많|앞)", place.text[found.end() : found.end() + 3]):
                continue
            own = [
                q
                for q in place.figures(place.text[: found.start()])
                if isinstance(q, Quantity) and q.dimension == "ratio" and q is not stated
            ]
            own = [_exact(q) for q in own]
            if not own or not is_plain(rival):
                continue
            yield from _judged(sentence, stated, place, rival, own)
            return


def _exact(quantity: Quantity) -> Quantity:
    """38%를 넘어섰다: what is passed is 38% itself."""
    return (
        replace(quantity, bound="", low=quantity.value, high=quantity.value) if quantity.bound == "over" else quantity
    )


def _judged(
    sentence: Masked, stated: Quantity, place: Masked, rival: Quantity, own: list[Quantity]
) -> Iterator[Contradiction]:
    printed_as = interval(stated)
    for one in own:
        if not is_plain(one) or one.value <= rival.value:
            continue
        rate = growth(interval(rival), interval(one))
        if printed_as.meets(interval(one) - interval(rival)) or rate is None or printed_as.meets(rate):
            return
    first = own[0]
    if not is_plain(first) or first.value <= rival.value:
        return
    rate, points = growth(interval(rival), interval(first)), interval(first) - interval(rival)
    assert rate is not None
    reading, other = sentence.reading, place.reading
    step = min(stated.step, Decimal("0.1"))
    yield Contradiction(
        Place(reading, stated.start, stated.end, printed(stated)),
        tuple(Place(other, q.start, q.end, printed(q)) for q in (first, rival)),
        f"비교한 차이가 두 값에서 나오지 않는다: ‘{reading.slice(stated.start, stated.end)}’ "
        f"(허용 구간 {shown(points, step)}%포인트 또는 {shown(rate, step, '%')})",
        (f"‘{other.slice(first.start, first.end)}’, ‘{other.slice(rival.start, rival.end)}’에서 계산했다",),
    )


RULE = StoryRule(
    code="S214",
    name_ko="비교 우위 계산 불일치",
    name_en="Lead over a rival does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "새 엔진은 누리-2보다 25% 높다고 회사는 설명했다. 시험에서 새 엔진은 정답률 62%를 기록해 누리-2"
            "의 47%를 넘어섰다.",
            None,
        ),
    ),
    must_pass=(
        (
            "새 엔진은 누리-2보다 15% 높다고 회사는 설명했다. 시험에서 새 엔진은 정답률 62%를 기록해 누리-2"
            "의 47%를 넘어섰다.",
            None,
        ),
    ),
)
