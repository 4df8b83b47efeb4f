"""증감 방향 불일치 — 늘었다고 썼는데 뒤 수치가 더 작거나, 줄었다고 썼는데 더 크다.

'A에서 B로', '전년(A)보다 … B'처럼 앞뒤 수치가 한 문장에 있을 때만 보고, 인쇄된 자릿수의 반올림·버림으로 뒤집힐 수
있으면 조용하다.

The word says up and the figures go down, or the reverse; only where both levels stand in the sentence.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.arithmetic import interval
from consistency.claims.comparisons import Change, changes
from consistency.claims.masked import masked
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

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


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the direction named with the two levels."""
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) < 2 or _worth().search(reading.text):
            continue
        for found in changes(masked(reading)):
            if found.word not in _of_widths() and _against(found):
                yield _finding(reading, found)


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
