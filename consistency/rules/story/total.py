"""합계 불일치 — 나열한 부분들을 더해도 그 옆에 적은 합계가 되지 않는다.

'A 120명, B 85명 등 모두 215명', '총 181명(남 82명, 여 84명, 미확인 11명)'처럼 합계임을 밝힌 말이 있을 때만 더해 본다.
합계와 나열이 이웃한 두 문장에 있으면 나열이 빠짐없음을 이름이 보이거나 '이를 합치면'으로 받을 때만 더한다. '기타'나 '그
외'로 끝나는 나열은 빠짐이 없으므로 가까운 문장에 적힌 같은 것의 합계와 견준다.
'1분기, 2분기 등 상반기'처럼 때가 빠짐없이 이어지면 '등'이 있어도 더한다.
'세 곳 각 1명'은 세 번 더하고, 단위를 끝에만 적은 나열과 '3명 사망·12명 부상 등 17명 사상'도 더한다.
빠진 부분이 있을 수 있거나('이 중', '주요', '포함'), 가까운 다른 수치가 차이를 메우거나, 부분들의 일부만 더하면 맞을
때는 조용하다.

앞 문장의 총액과 다음 문장의 '개인이 …, 법인이 …'처럼 빠짐없는 두 몫, '50억원은 … 나눠 쓴다', '이 가운데' 뒤에 적은
부분이 전체보다 큰 것도 본다. '보태', '합하면', '모두'가 이르는 합계는 부분들이 어떻게 서 있든, 곁의 어떤 수들로도
나오지 않고 바로 앞의 수들을 더한 값에서 숫자 하나만 다를 때 알린다.

The parts listed do not add up to the total printed beside them, the words saying that it is their total, or the list
ending with what is left, near a total of the same measure. Silent where parts may be left out or where some of the
figures around close the gap.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, zeros
from consistency.claims.masked import masked
from consistency.claims.reading import Reading
from consistency.claims.statements import digits
from consistency.claims.values import printed
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.adjoining import SOME_HURT, TOLL, Apart, two_sentences, victims
from consistency.rules.story.enumerated import enumerated, listed_after
from consistency.rules.story.listing import added, lists
from consistency.rules.story.parts import above, in_parts
from consistency.rules.story.summed import summed
from consistency.rules.story.tally import tallies
from consistency.rules.story.whole import wholes

_OWN_PARTS = re.compile(r"(?:더한|합한|합친) ")
_GROWN = re.compile(r"(?:으로|로) (?:길어|넓어)")
_BY_TERM = re.compile("연봉|월급|연간|매년|매달|해마다|회당|편당|인당|건당|개당")
"""What is paid again and again: 3년 15억원(계약금 3억원, 연봉 4억원)."""
_AHEAD = 8
_LEFT_OUT, _FEW = 2, 10_000
_FAR_MORE = 3
"""A total so many times its parts has others, told before; unless a digit too many is to blame."""
_Place = tuple[Reading, Quantity]


def judge(story: Story) -> Iterator[Contradiction]:
    """Add up what the sentences list."""
    yield from tallies(story)
    before: Reading | None = None
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) >= 3:
            sentence = masked(reading)
            if TOLL.search(reading.text) and not SOME_HURT.search(reading.text):
                for apart in victims(sentence, sentence):
                    yield from _apart(apart)
            told = list(lists(sentence))
            known = {found.total.start for found in told}
            for found in (*told, *(x for x in enumerated(sentence) if x.total.start not in known)):
                others = _others(reading, before, found.total, found.parts)
                parts = [(reading, p) for p in found.parts]
                yield from _added((reading, found.total), parts, found.open, others, sealed=found.sealed)
        if before is not None and reading.mentions and before is not story.title:
            for apart in two_sentences(masked(before), masked(reading)):
                yield from _apart(apart)
            for total, listed, sealed in listed_after(masked(reading), masked(before)):
                yield from _added((before, total), [(reading, p) for p in listed], not sealed, [], sealed=sealed)
        before = reading
    for whole in wholes(story):
        yield from _added(whole.total, whole.parts, False, whole.others)
    for apart in in_parts(story):
        yield from _apart(apart)
    for part, whole_at in above(story):
        yield _above(part, whole_at)
    for apart in summed(story):
        yield from (replace(found, second=True) for found in _apart(apart))


def _above(part_at: _Place, whole_at: _Place) -> Contradiction:
    places = [(r, q, r.slice(q.start, q.end)) for r, q in (part_at, whole_at)]
    (reading, part, text), (before, whole, other) = places
    return Contradiction(
        Place(reading, part.start, part.end, printed(part)),
        (Place(before, whole.start, whole.end, printed(whole)),),
        f"부분이 전체보다 크다: ‘{text}’ (전체 ‘{other}’)",
        (f"‘{other}’ 가운데 일부라고 적었다",),
    )


def _others(reading: Reading, before: Reading | None, total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    """Further figures of the sentence and of the one before it, in the total's unit."""
    known = {total.start, *(p.start for p in parts)}
    here = [m for m in reading.mentions if m.start not in known]
    return [
        q
        for q in (*here, *(before.mentions if before else ()))
        if isinstance(q, Quantity) and q.dimension == total.dimension
    ]


def _apart(found: Apart) -> Iterator[Contradiction]:
    if found.over and added([q for _, q in found.parts]).low <= interval(found.total[1]).high:
        return
    reading, total = found.total
    if _OWN_PARTS.search(reading.text, 0, total.start - reading.start) and found.parts[0][0].start > reading.start:
        return  # 상위 5개국을 더한 수출액은: its parts are told before
    yield from _added(found.total, found.parts, False, [], sealed=found.sealed)


def _added(
    total_at: _Place, parts_at: Sequence[_Place], incomplete: bool, others: list[Quantity], *, sealed: bool = False
) -> Iterator[Contradiction]:
    total, parts = total_at[1], [q for _, q in parts_at]
    if not all(is_plain(q) and q.value > 0 for q in (total, *parts)) or total.bound:
        return
    if _GROWN.match(total_at[0].text, total.end - total_at[0].start):
        return  # 1호선 24㎞, 2호선 27㎞를 더해 74㎞로 길어졌다: what was added is told elsewhere
    stated, whole = interval(total), added(parts, total.step, "round" if sealed else "both")
    if sealed and total.dimension.startswith("count.") and total.value < _FEW and not any(q.bound for q in parts):
        # Of so few, all of them listed, even a round total is told to the last one.
        stated, whole = (Interval(v, v) for v in (total.value, sum((q.value for q in parts), Decimal(0))))
    if stated.meets(whole) or _is_larger(parts, total):
        return
    if any(_BY_TERM.search(r.text, max(0, q.start - r.start - _AHEAD), q.start - r.start) for r, q in parts_at):
        return
    if whole.high * _FAR_MORE < stated.low and not _is_power(total, sum((p.value for p in parts), Decimal(0))):
        return
    if any(stated.meets(added([*parts, o])) for o in others if is_plain(o) and o.value > 0):
        return
    for omitted in range(1, 0 if sealed else min(_LEFT_OUT, len(parts) - 1) + 1):
        if any(stated.meets(added(list(c))) for c in combinations(parts, len(parts) - omitted)):
            return
    if whole.high < stated.low and incomplete and not _one_digit(total, sum((p.value for p in parts), Decimal(0))):
        return
    yield _finding(total_at, parts_at, whole)


def _is_larger(parts: list[Quantity], total: Quantity) -> bool:
    """A part above the total: the total is of something else."""
    return any(p.value >= total.value for p in parts)


def _is_power(total: Quantity, whole: Decimal) -> bool:
    """Whether the total begins with the digits of its parts' sum."""
    return whole > 0 and digits(total.value) == digits((whole / total.step).to_integral_value() * total.step)


def _one_digit(total: Quantity, whole: Decimal) -> bool:
    """Whether one mistyped digit (not the first) makes the sum the total: no part need have been left out."""
    a, b = f"{int(total.value / total.step)}", f"{int(whole / total.step)}"
    if len(a) != len(b) or len(a) < 2 or zeros(total) >= 1:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and a[0] == b[0]


def _finding(total_at: _Place, parts_at: Sequence[_Place], whole: Interval) -> Contradiction:
    reading, total = total_at
    text = reading.slice(total.start, total.end)
    listed = " + ".join(r.slice(p.start, p.end) for r, p in parts_at)
    return Contradiction(
        Place(reading, total.start, total.end, printed(total)),
        tuple(Place(r, p.start, p.end, printed(p)) for r, p in parts_at),
        f"합계가 맞지 않는다: ‘{text}’ (읽은 부분의 합 "
        f"{amount(whole, min((p for _, p in parts_at), key=lambda p: p.step))})",
        (listed,),
    )


RULE = StoryRule(
    code="S201",
    name_ko="합계 불일치",
    name_en="Parts do not add up",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("이번 특강에는 초등학생 120명, 중학생 85명 등 모두 215명이 참가했다.", None),
        ("탐방객은 총 177명(남 82명, 여 84명, 미확인 10명)으로 집계됐다.", None),
    ),
    must_pass=(
        ("이번 특강에는 초등학생 120명, 중학생 95명 등 모두 215명이 참가했다.", None),
        ("탐방객은 총 177명(남 82명, 여 84명, 미확인 11명)으로 집계됐다.", None),
        ("이 특강에는 초등학생 120명, 중학생 85명 등 모두 900명이 참가했다.", None),
    ),
)
