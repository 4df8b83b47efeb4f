"""한 기사 속 수치 불일치 — 같은 것을 두 번 적으면서 연도나 수치가 달라졌다.

두 문장이 '2019년 29%'처럼 같은 해의 같은 값을 함께 적어 같은 지표임이 드러날 때, 한쪽은 '2022년 47%', 다른 쪽은
'2021년 47%'이면 알린다. 그 밖에는 바로 앞의 두 낱말(긴 낱말은 하나)이 같고 숫자가 같으면서
자릿수만 다를 때(442억/4420억)와 돈의 단위만 다를 때(820억원/820억달러), 그리고 숫자 하나나 자릿수가 다른 두 수치를 배운
모형이 같은 것으로 볼 때 알린다. 한쪽 값이 기사에 한 번만 나와야 하고, 같은 것으로 본 까닭을 함께 적는다.

One measure is told twice: a year and its value stand in both sentences, and another value stands under two years; or
the two words before two figures are the same and the figures have the same digits a place or more apart; or trees
fitted to errors set into real copy take two figures a slip apart for the same thing (``consistency.align.again``), one
of them printed nowhere else.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, PERIOD, RATE, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.values import printed
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.again import told_again

_DATED = re.compile(
    rf"{slot('year', PERIOD)}(?:에는|에|은|는|의|,|기준)? ?(?P<label>[^\ue001-\uefff.]{{0,16}}?)"
    rf"{slot('value', RATE + AMOUNT)}"
)
_NAMED = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{3,12}) ?(?:약 |총 |모두 )?$")
"""One word names a measure where it is long enough: 총사업비, 연면적."""
_BEFORE = re.compile(r"([가-힣A-Za-z]{1,12}) ([가-힣A-Za-z]{2,12}) ?$")
_DIGITS, _LONG = 2, 3
_MOST = 40


class _Dated(NamedTuple):
    reading: Reading
    period: Period
    value: Quantity


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the dated values of the sentences, then the figures under the same two words."""
    dated = [(r, pairs) for r in story.sentences if len(r.mentions) >= 4 and len(pairs := _dated(r)) >= 2]
    for (a, first), (b, second) in combinations(dated[:_MOST], 2):
        if a.text != b.text:
            yield from _years(first, second)
    yield from _slips(story)
    yield from told_again(story, "한 기사 안에서 같은 것의 수치가 다르다", in_title=False)


def _dated(reading: Reading) -> list[_Dated]:
    sentence = masked(reading)
    found = []
    for m in _DATED.finditer(sentence.text):
        period, value = sentence.period(m["year"]), sentence.quantity(m["value"])
        if (
            period.year
            and period.stated == ("year",)
            and not period.until
            and is_plain(value)
            and not value.bound
            and value.value
        ):
            found.append(_Dated(reading, period, value))
    return found


def _years(first: list[_Dated], second: list[_Dated]) -> Iterator[Contradiction]:
    """A value under another year in the second sentence, a year and its value being common to both."""
    keys = {(d.period.year, d.value.value, d.value.dimension) for d in first}
    common = keys & {(d.period.year, d.value.value, d.value.dimension) for d in second}
    if not common:
        return
    for a in first:
        for b in second:
            same = a.value.value == b.value.value and a.value.dimension == b.value.dimension
            if not same or a.period.year == b.period.year or any(_key(x) in common for x in (a, b)):
                continue
            yield _finding(b, a, b.period, a.period, f"같은 값이 다른 해의 것으로 적혔다: ‘{_both(b)}’ ↔ ‘{_both(a)}’")


def _key(dated: _Dated) -> tuple[object, ...]:
    return dated.period.year, dated.value.value, dated.value.dimension


def _both(dated: _Dated) -> str:
    return " ".join(dated.reading.slice(m.start, m.end) for m in (dated.period, dated.value))


def _finding(a: _Dated, b: _Dated, x: Period, y: Period, message: str) -> Contradiction:
    return Contradiction(
        Place(a.reading, x.start, a.value.end, printed(x)),
        (Place(b.reading, y.start, b.value.end, printed(y)),),
        message,
        ("두 문장에 같은 해의 같은 값이 함께 있어 같은 지표로 보았다",),
    )


def _slips(story: Story) -> Iterator[Contradiction]:
    """The figures under the same two words, the same digits a place or more apart."""
    under: dict[tuple[str, str, str], list[tuple[Reading, Quantity]]] = {}
    for reading in story.sentences:
        for mention in reading.mentions:
            if (
                not isinstance(mention, Quantity)
                or not is_plain(mention)
                or mention.bound
                or not mention.dimension
                or mention.value <= 0
            ):
                continue
            start = mention.start - reading.start
            if m := _BEFORE.search(reading.text, max(0, start - 28), start):
                key = (stem(m[1]), stem(m[2]), mention.dimension)
                under.setdefault(key, []).append((reading, mention))
            if (m := _NAMED.search(reading.text, max(0, start - 20), start)) and len(stem(m[1])) >= _LONG:
                under.setdefault(("", stem(m[1]), mention.dimension), []).append((reading, mention))
    told: set[tuple[int, int]] = set()
    yield from _currencies(under)
    for places in under.values():
        for (r, a), (s, b) in combinations(places[:_MOST], 2):
            if (a.start, b.start) in told:
                continue
            if r is not s and _slip(a, b) and _when(r) == _when(s):
                told.add((a.start, b.start))
                yield Contradiction(
                    Place(s, b.start, b.end, printed(b)),
                    (Place(r, a.start, a.end, printed(a)),),
                    f"같은 말이 붙은 두 수치가 다르다: ‘{s.slice(b.start, b.end)}’ ↔ ‘{r.slice(a.start, a.end)}’",
                    ("한 기사 안에서 바로 앞의 말이 같다",),
                )


def _currencies(
    under: dict[tuple[str, str, str], list[tuple[Reading, Quantity]]],
) -> Iterator[Contradiction]:
    """820억달러 and 820억원 under the same two words."""
    money = [(key, places) for key, places in under.items() if key[0] and key[2].startswith("money.")][:_MOST]
    for (a_key, first), (b_key, second) in combinations(money, 2):
        if a_key[:2] != b_key[:2]:
            continue
        for (r, a), (s, b) in product(first[:_MOST], second[:_MOST]):
            digits = f"{a.value / a.step:f}".partition(".")[0].rstrip("0")
            if r is not s and a.value == b.value and len(digits) >= _DIGITS and _when(r) == _when(s):
                yield Contradiction(
                    Place(s, b.start, b.end, printed(b)),
                    (Place(r, a.start, a.end, printed(a)),),
                    f"같은 말이 붙은 금액의 단위가 다르다: ‘{s.slice(b.start, b.end)}’ ↔ ‘{r.slice(a.start, a.end)}’",
                    ("한 기사 안에서 바로 앞의 말과 숫자가 같다",),
                )
                return


def _when(reading: Reading) -> set[tuple[object, ...]]:
    """The times a sentence names: figures of other times are no two tellings."""
    return {(m.year, m.month, m.day, m.part) for m in reading.mentions if isinstance(m, Period)}


def _slip(a: Quantity, b: Quantity) -> bool:
    if interval(a).meets(interval(b)):
        return False
    digits = f"{abs(a.value / a.step):f}".partition(".")[0]
    return len(digits.rstrip("0")) >= _DIGITS and any(
        a.value == b.value * 10**k or b.value == a.value * 10**k for k in range(1, 5)
    )


RULE = StoryRule(
    code="S209",
    name_ko="한 기사 속 수치 불일치",
    name_en="One measure told twice",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "청년 어민 비중은 2018년 12%에서 2023년 31%로 커졌다. 조사에서 이 비중은 2018년 12%, 2022년 31%"
            "로 나타났다.",
            None,
        ),
    ),
    must_pass=(
        (
            "청년 어민 비중은 2018년 12%에서 2023년 31%로 커졌다. 조사에서 이 비중은 2018년 12%, 2023년 31%"
            "로 나타났다.",
            None,
        ),
    ),
)
