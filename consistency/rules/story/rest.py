"""나머지 계산 불일치 — 여러 문장에 나눠 적은 부분들과 '나머지 N명'을 더해도 전체가 되지 않는다.

'사망 177명, 구조 2명, 나머지 3명은 실종'과 '탑승자 181명'처럼 전체임을 밝힌 수('탑승자', '전체', '총', '모두')가 있고,
'나머지'와 다른 두 부분 이하를 더한 값이 그 전체에서 한둘만 벗어날 때 알린다. 기사 안의 어떤 수를 전체나 부분으로
보아도 '나머지'가 나오면 조용하다.

'The remaining three' with the parts and the whole printed in other sentences: told only where the sum misses the
stated whole by very little and no other reading of the story's figures gives the remainder.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_REST = re.compile(rf"나머지(?: [가-힣]{{1,8}})? ?{slot('rest', AMOUNT)}")
_WHOLE = re.compile(
    rf"(?:(?:탑승자|탑승객|승객|승선원|탑승 인원|정원|전체|총|모두|재적|응답자|대상|참가자)[가-힣]{{0,2}} "
    rf"?(?:[가-힣]{{2,6}} )?(?P<whole>[{AMOUNT}][\ue100-\uefff])|(?P<out_of>[{AMOUNT}][\ue100-\uefff]) ?(?:중|가운데))"
)
_LISTED = re.compile(
    rf"(?P<parts>(?:[{AMOUNT}][\ue100-\uefff][^\ue100-\uefff.]{{0,24}}){{2,6}})등(?: 모두| 총)? ?[{AMOUNT}]"
)
_BRACKET = re.compile(r"\([^()]{2,120}\)")
_SMALLEST, _NEAR, _PARTS, _MOST = 20, 2, 3, 30


class _Figure(NamedTuple):
    reading: Reading
    quantity: Quantity


def judge(story: Story) -> Iterator[Contradiction]:
    """Take each remainder with the wholes and parts of its story."""
    rests = [
        _Figure(r, masked(r).quantity(m["rest"]))
        for r in story.sentences
        if "나머지" in r.text
        for m in _REST.finditer(masked(r).text)
    ]
    if not rests:
        return
    wholes = [w for r in story.sentences for w in _wholes(r)]
    for rest in rests:
        if is_plain(rest.quantity) and not rest.quantity.bound:
            yield from _judged(story, rest, wholes)


def _wholes(reading: Reading) -> list[_Figure]:
    sentence = masked(reading)
    return [_Figure(reading, sentence.quantity((m["whole"] or m["out_of"])[1])) for m in _WHOLE.finditer(sentence.text)]


def _judged(story: Story, rest: _Figure, wholes: Sequence[_Figure]) -> Iterator[Contradiction]:
    unit, value = rest.quantity.dimension, rest.quantity.value
    everything = {
        m.value
        for r in (story.title, *story.sentences)
        for m in r.mentions
        if isinstance(m, Quantity) and m.dimension == unit and m.value > 0
    }
    places = _parts(story, unit)
    parts = places.keys() - {value}
    if not unit.startswith("count.") or len(everything) > _MOST:
        return
    totals = {w.quantity.value for w in wholes if w.quantity.dimension == unit} | everything
    for stated in totals:
        for k in range(1, _PARTS + 1):
            if any(sum(c) + value == stated for c in combinations(sorted(parts - {stated}), k)):
                return
    for whole in wholes:
        total = whole.quantity
        if total.dimension != unit or not is_plain(total) or total.bound or total.value < _SMALLEST:
            continue
        for pair in combinations(sorted(p for p in parts if p < total.value), 2):
            missing = total.value - sum(pair) - value
            if missing and abs(missing) <= _NEAR and max(pair) * 2 > total.value and missing + value > 0:
                yield _finding(rest, whole, [places[p] for p in pair], str(total.value - sum(pair)))
                return


def _parts(story: Story, unit: str) -> dict[Decimal, _Figure]:
    """The figures of the unit that are no items of a bracket or of a list with its own sum."""
    found: dict[Decimal, _Figure] = {}
    for reading in story.sentences:
        sentence = masked(reading)
        text = _BRACKET.sub(lambda m: " " * len(m[0]), sentence.text)
        for m in _LISTED.finditer(text):
            text = text[: m.start("parts")] + " " * len(m["parts"]) + text[m.end("parts") :]
        for q in sentence.figures(text):
            if isinstance(q, Quantity) and q.dimension == unit and q.value > 0:
                found.setdefault(q.value, _Figure(reading, q))
    return found


def _finding(rest: _Figure, whole: _Figure, parts: Sequence[_Figure], allowed: str) -> Contradiction:
    text = rest.reading.slice(rest.quantity.start, rest.quantity.end)
    of = whole.reading.slice(whole.quantity.start, whole.quantity.end)
    return Contradiction(
        Place(rest.reading, rest.quantity.start, rest.quantity.end, printed(rest.quantity)),
        tuple(Place(f.reading, f.quantity.start, f.quantity.end, printed(f.quantity)) for f in (whole, *parts)),
        f"나머지가 전체에서 나오지 않는다: ‘나머지 {text}’, 전체 ‘{of}’ (허용 구간 {allowed})",
        ("기사에 적힌 다른 수들을 전체에서 뺐다",),
    )


RULE = StoryRule(
    code="S218",
    name_ko="나머지 계산 불일치",
    name_en="Remainder does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "해경은 승객 143명을 구조했다고 밝혔다. 숨진 사람은 2명이다. 나머지 6명은 찾고 있다. 이 배의 탑승자 150명 "
            "가운데 승무원은 모두 구조됐다.",
            None,
        ),
    ),
    must_pass=(
        (
            "해경은 승객 143명을 구조했다고 밝혔다. 숨진 사람은 2명이다. 나머지 5명은 찾고 있다. 이 배의 탑승자 150명 "
            "가운데 승무원은 모두 구조됐다.",
            None,
        ),
    ),
)
