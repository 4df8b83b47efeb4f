"""순위와 수치의 차례 불일치 — 'A(30%), B(35%), C(20%) 순'이나 '1위 A 30%, 2위 B 35%'의 차례가 수치와 맞지 않는다.

'순'으로 끝나는 나열은 셋 이상이 커지지도 작아지지도 않을 때, 순위를 적은 나열은 앞 순위의 수치가 뒤 순위보다
작을 때 알린다. '32억원으로 가장 많았고'에 이어 더 큰 수가 뒤를 이을 때도 알린다. '전체'나 '평균'처럼 순위에 들지 않는
값은 빼고, 값이 오르는 차례('낮은 순')도 그대로 둔다. 'A, B에 이어 2위'처럼 앞선 이름의 수와 순위가 다르거나,
'A(442명)와 B(224명)에 이어 세 번째'인데 제 수치가 더 큰 것도 본다.

A list that says it is in order, or that numbers its places, whose figures neither fall nor rise throughout; or a place
behind so many names, or behind figures that are smaller than its own.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, MULTIPLE, RANK, RATE, VERSUS, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Rank, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.followed import ahead_of_those_before, miscounted
from consistency.rules.story.mostof import not_most

_KINDS = AMOUNT + RATE + MULTIPLE + VERSUS
_MARK = re.compile(rf"[{_KINDS}][\ue100-\uefff]")
_END = re.compile(
    r"\)?(?: 등의| 등)? ?순(?=으로|이었|이다|이며|이고|이[.,]?$|[.,)]|$|였|(?:으로)? ?(?:나타|집계|조사))"
)
_JOINS = re.compile(
    r"\)?(?:, ?|·| ?· ?| 및 |[과와] |이고 |이며 |, 이어 )(?P<label>[^\ue001-\uefff,.;()…△▲▷◇■]{1,24}?) ?\(?"
)
_LABEL = re.compile(r"(?P<label>[^\ue001-\uefff,.;()…△▲▷◇■]{1,30}?) ?\(?$")
_RANKED = re.compile(
    rf"{slot('rank', RANK)}(?:는|은|인|에는|,|를 차지한)? ?(?P<label>[^\ue001-\uefff,.;()…]{{1,16}}?)"
    rf"(?:\(| ?[가은는이] ?| )?{slot('value', _KINDS)}"
)
_RANKED_AFTER = re.compile(
    rf"{slot('value', _KINDS)}(?:으로|로|을 얻어|를 얻어|을 기록해|를 기록해)? {slot('rank', RANK)}"
    r"(?=,|에|를|를 |였|이|로|다|·|$)"
)
"""A사가 32.1%로 1위, B사가 28.4%로 2위."""
_LEAST = 3
_PLACES = 2


@derived
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("story")["order"]
    return re.compile(alternation(data["outside"])), re.compile(alternation(data["measures"]))


def judge(story: Story) -> Iterator[Contradiction]:
    """Look at the lists in order, then at those with numbered places."""
    before: Reading | None = None
    for reading in story.sentences:
        if "에 이" in reading.text or "뒤이어" in reading.text:
            yield from _behind(reading, before)
        before = reading
        if len(reading.mentions) >= _LEAST:
            sentence = masked(reading)
            if "순" in reading.text:
                yield from _in_order(sentence)
            yield from _ranked(sentence)
        if len(reading.mentions) > 1 and ("가장" in reading.text or "제일" in reading.text):
            for most, above in not_most(masked(reading)):
                yield _exceeded(reading, most, above)


def _behind(reading: Reading, before: Reading | None) -> Iterator[Contradiction]:
    for found in miscounted(reading):
        text, names = reading.slice(found.place.start, found.place.end), reading.slice(found.start, found.end)
        yield Contradiction(
            Place(reading, found.place.start, found.place.end, f"{found.place.value}"),
            (Place(reading, found.start, found.end, names),),
            f"앞선 이름의 수와 순위가 맞지 않는다: ‘{names}’에 이은 ‘{text}’ (허용 구간 {found.least}위부터)",
            ("이름을 세었다",),
        )
    for own, theirs in ahead_of_those_before(reading, before):
        where = reading if own in reading.mentions or before is None else before
        least = min(theirs, key=lambda q: q.value)
        yield Contradiction(
            Place(reading, least.start, least.end, printed(least)),
            (Place(where, own.start, own.end, printed(own)),),
            f"뒤를 잇는다는 수치가 더 많다: ‘{where.slice(own.start, own.end)}’, "
            f"‘{reading.slice(least.start, least.end)}’",
            ("앞선 이름의 수치와 견주었다",),
        )


def _exceeded(reading: Reading, most: Quantity, above: Sequence[Quantity]) -> Contradiction:
    a, b = reading.slice(most.start, most.end), reading.slice(above[0].start, above[0].end)
    return Contradiction(
        Place(reading, most.start, most.end, printed(most)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in above),
        f"가장 많다는 수치보다 뒤따르는 수치가 더 많다: ‘{a}’, ‘{b}’",
        ("뒤를 잇는다고 적은 수치를 견주었다",),
    )


def _in_order(sentence: Masked) -> Iterator[Contradiction]:
    text = sentence.text
    marks = list(_MARK.finditer(text))
    for n, last in enumerate(marks):
        if not _END.match(text, last.end()):
            continue
        items = [sentence.quantity(last[0][1])]
        for k in range(n, 0, -1):
            before, own = marks[k - 1], sentence.quantity(marks[k - 1][0][1])
            if own.dimension != items[0].dimension:
                break
            if not (m := _JOINS.fullmatch(text, before.end(), marks[k].start())) or _words()[0].search(m["label"]):
                break
            label = _LABEL.search(text, max(0, before.start() - 32), before.start())
            if label is None or (k > 1 and label.start() < marks[k - 2].end()) or _words()[0].search(label["label"]):
                break
            items.insert(0, own)
        if len(items) >= _LEAST and (odd := _out_of_order(items)) is not None:
            yield _finding(sentence.reading, odd, items, "‘순’으로 나열한 수치가 차례대로가 아니다")


def _out_of_order(items: Sequence[Quantity]) -> Quantity | None:
    """The figure that breaks the order, where the rest of the list has one and only one breaks it."""
    if not all(is_plain(q) and q.value > 0 and not q.bound for q in items):
        return None
    up = [_below(a, b) for a, b in pairwise(items)]
    down = [_below(b, a) for a, b in pairwise(items)]
    if not (any(up) and any(down)):
        return None
    if sum(up) != 1 or items[0].value < items[-1].value:
        return None
    return items[up.index(True) + 1]


def _below(a: Quantity, b: Quantity) -> bool:
    return a.value < b.value and not interval(a).meets(interval(b))


def _ranked(sentence: Masked) -> Iterator[Contradiction]:
    for pattern in (_RANKED, _RANKED_AFTER):
        yield from _numbered(sentence, pattern)


def _numbered(sentence: Masked, pattern: re.Pattern[str]) -> Iterator[Contradiction]:
    found: list[tuple[Rank, Quantity]] = []
    for m in pattern.finditer(sentence.text):
        rank, value = sentence.at(m["rank"]), sentence.quantity(m["value"])
        if not isinstance(rank, Rank) or rank.kind != "place":
            continue
        if found and (rank.value != found[-1][0].value + 1 or value.dimension != found[-1][1].dimension):
            found = []
        if found or rank.value == 1:
            found.append((rank, value))
    values = [q for _, q in found]
    if len(values) < _PLACES or not all(is_plain(q) and q.value > 0 and not q.bound for q in values):
        return
    falls = any(_below(b, a) for a, b in pairwise(values))
    for a, b in pairwise(values):
        if _below(a, b) and (falls or _words()[1].search(sentence.text)):
            yield _finding(sentence.reading, b, values, "순위와 수치의 차례가 맞지 않는다")
            return


def _finding(reading: Reading, odd: Quantity, items: Sequence[Quantity], message: str) -> Contradiction:
    n = next(i for i, q in enumerate(items) if q is odd)
    before = items[n - 1]
    listed = ", ".join(reading.slice(q.start, q.end) for q in items)
    text = reading.slice(odd.start, odd.end)
    return Contradiction(
        Place(reading, odd.start, odd.end, printed(odd)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in items if q is not odd),
        f"{message}: ‘{reading.slice(before.start, before.end)}’ 다음에 ‘{text}’",
        (listed,),
    )


RULE = StoryRule(
    code="S215",
    name_ko="순위와 수치의 차례 불일치",
    name_en="Order against the figures",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("주민이 바라는 시설은 공원(41.2%), 도서관(17.5%), 체육관(23.8%), 시장(9.1%) 순으로 나타났다.", None),
        ("후보 선호도는 1위 가람당 21.4%, 2위 나래당 34.9%로 조사됐다.", None),
    ),
    must_pass=(
        ("주민이 바라는 시설은 공원(41.2%), 도서관(23.8%), 체육관(17.5%), 시장(9.1%) 순으로 나타났다.", None),
        ("후보 선호도는 1위 가람당 34.9%, 2위 나래당 21.4%로 조사됐다.", None),
    ),
)
