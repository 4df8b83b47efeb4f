"""증감 방향 불일치 — 늘었다고 썼는데 뒤 수치가 더 작거나, 줄었다고 썼는데 더 크다.

'A에서 B로', '전년(A)보다 … B'처럼 앞뒤 수치가 한 문장에 있을 때만 보고, 인쇄된 자릿수의 반올림·버림으로 뒤집힐 수
있으면 조용하다. 'A보다 무거운 B', '구형보다 가벼운 B', 'A로 전달 B보다 높았다', '상승폭이 커졌다',
'수출 A, 수입 B로 흑자'처럼 견준 말도 본다.

The word says up and the figures go down, or the reverse; only where both levels stand in the sentence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.comparisons import Change, changes
from consistency.claims.masked import AGE, AMOUNT, DURATION, MULTIPLE, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.compared import Compared, compared

_BACK = 2
_WIDTHS = ("성장", "확대", "축소", "위축")
_COUNTED_DOWN = frozenset({"급", "등급", "위", "순위", "등"})
"""Who rises from 8급 to 7급 has the smaller figure."""


@derived
def _of_widths() -> frozenset[str]:
    """Words that may speak of a gap, a share or a loss, whose figures go the other way."""
    return frozenset((*_WIDTHS, *direction_words("more", "less")))


@derived
def _worth() -> re.Pattern[str]:
    """Words for the worth of a currency, which falls as the figure rises."""
    return re.compile(alternation(load("story")["reversed"]["worth"]))


_FIGURES = AMOUNT + RATE + DURATION + MULTIPLE + AGE
_GREATER = "무거운|높은|많은|긴|큰|비싼|넓은|빠른"
_SMALLER = "가벼운|낮은|적은|짧은|작은|싼|좁은|느린"
_THAN = re.compile(
    rf"{slot('base', _FIGURES)}(?:\([^()]{{0,12}}\))?보다 (?:더 |훨씬 |다소 |조금 |약간 |크게 |한참 )?"
    rf"(?:(?P<up>{_GREATER})|(?P<down>{_SMALLER})) (?:약 |총 )?(?:[가-힣]{{1,6}} )?{slot('level', _FIGURES)}"
)
_ASKED = re.compile(rf"(?P<kind>징역|금고|벌금) ?{slot('base', DURATION + AMOUNT)}(?:을|를|형을)? ?구형")
_GIVEN = re.compile(
    r"(?:구형|검찰 구형)(?:량)?보다 (?:더 |훨씬 )?(?:(?P<up>무거운|높은|많은)|(?P<down>가벼운|낮은|적은)) "
    rf"(?:형인 )?(?P<kind>징역|금고|벌금) ?{slot('level', DURATION + AMOUNT)}"
)


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the direction named with the two levels."""
    worth = _worth()
    for n, reading in enumerate(story.sentences):
        known: set[int] = set()
        for found in changes(masked(reading)) if len(reading.mentions) > 1 else ():
            known |= {found.level.start, found.base.start}
        if reading.mentions and not worth.search(reading.text):
            before = masked(story.sentences[n - 1]) if n else None
            for pair in compared(masked(reading), before):
                if not known & {pair.level[1].start, pair.base[1].start}:
                    yield _unlike(reading, pair)
        if "보다" in reading.text and reading.mentions:
            yield from _than(masked(reading))
            if "구형" in reading.text:
                yield from _sentenced(masked(reading), story.sentences[max(0, n - _BACK) : n + 1])
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) < 2 or _worth().search(reading.text):
            continue
        for found in changes(masked(reading)):
            if found.word not in _of_widths() and _against(found):
                yield _finding(reading, found)


def _unlike(reading: Reading, found: Compared) -> Contradiction:
    word = reading.text[slice(*found.word)]
    texts = [r.slice(q.start, q.end) for r, q in (found.base, found.level)]
    return Contradiction(
        Place(reading, reading.start + found.word[0], reading.start + found.word[1], word),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in (found.base, found.level)),
        f"견준 말이 수치와 맞지 않는다: ‘{texts[0]}’, ‘{texts[1]}’에 ‘{word}’",
        (f"뒤 수치가 앞 수치보다 {'작다' if found.up else '크다'}",),
    )


def _than(sentence: Masked) -> Iterator[Contradiction]:
    """징역 10년보다 무거운 징역 7년, 2.1%보다 높은 1.9%."""
    for m in _THAN.finditer(sentence.text):
        base, level = sentence.quantity(m["base"]), sentence.quantity(m["level"])
        if base.dimension == level.dimension and base.unit not in _COUNTED_DOWN and _apart(base, level, bool(m["up"])):
            yield _told_against(sentence, m, (sentence.reading, base), level)


def _sentenced(sentence: Masked, near: Sequence[Reading]) -> Iterator[Contradiction]:
    """구형보다 무거운 징역 7년 where ten years were asked for."""
    asked = [(r, x) for r in near for x in _ASKED.finditer(masked(r).text)]
    for m in _GIVEN.finditer(sentence.text):
        same = [(r, masked(r).quantity(x["base"])) for r, x in asked if x["kind"] == m["kind"]]
        level = sentence.quantity(m["level"])
        if len(same) == 1 and same[0][1].dimension == level.dimension and _apart(same[0][1], level, bool(m["up"])):
            yield _told_against(sentence, m, same[0], level)


def _apart(base: Quantity, level: Quantity, up: bool) -> bool:
    if not (is_plain(base) and is_plain(level)) or base.bound or level.bound or min(base.value, level.value) <= 0:
        return False
    first, second = interval(base), interval(level)
    return second.high < first.low if up else second.low > first.high


def _told_against(sentence: Masked, m: re.Match[str], base: tuple[Reading, Quantity], level: Quantity) -> Contradiction:
    reading, word = sentence.reading, m["up"] or m["down"]
    start = reading.start + reading.text.rfind(word, 0, level.start - reading.start)
    texts = [r.slice(q.start, q.end) for r, q in (base, (reading, level))]
    return Contradiction(
        Place(reading, start, start + len(word), word),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in (base, (reading, level))),
        f"견준 말이 수치와 맞지 않는다: ‘{texts[0]}’보다 ‘{word}’ ‘{texts[1]}’",
        (f"뒤 수치가 앞 수치보다 {'작다' if m['up'] else '크다'}",),
    )


def _against(found: Change) -> bool:
    if found.base.value <= 0 or found.level.value <= 0 or found.base.unit in _COUNTED_DOWN:
        return False
    base, level = interval(found.base), interval(found.level)
    return level.high < base.low if found.direction > 0 else level.low > base.high


def _finding(reading: Reading, found: Change) -> Contradiction:
    word = reading.slice(*found.place)
    base, level = (reading.slice(q.start, q.end) for q in (found.base, found.level))
    sign = "작다" if found.direction > 0 else "크다"
    return Contradiction(
        Place(reading, *found.place, word),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in (found.base, found.level)),
        f"증감 방향이 수치와 맞지 않는다: ‘{word}’ (‘{base}’ → ‘{level}’)",
        (f"뒤 수치가 앞 수치보다 {sign}",),
    )


RULE = StoryRule(
    code="S203",
    name_ko="증감 방향 불일치",
    name_en="Direction against the figures",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("군의 귀농 가구는 2021년 1025가구에서 지난해 820가구로 늘었다.", None),),
    must_pass=(
        ("군의 귀농 가구는 2021년 820가구에서 지난해 1025가구로 늘었다.", None),
        ("무역 적자는 40억달러에서 25억달러로 축소됐다.", None),
    ),
)
