"""연속 증감 불일치 — '2022년 820명, 2023년 860명, 2024년 760명으로 매년 줄었다'처럼 나열한 값이 말과 다르게 움직인다.

때를 붙여 셋 이상 차례로 적은 값 뒤에 '3년 연속', '매년', '갈수록', '꾸준히'와 늘거나 줄었다는 말이 오면 이웃한 값을
견준다. 비율은 그 자체가 커지거나 낮아졌다고 적었을 때만 본다(오름세가 이어지면서 상승률은 낮아질 수 있다).

Values printed for three or more times in a row, and a word that each of them is more (or less) than the one before,
which one of them is not. Rates are looked at only where it is they that became larger or smaller.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, DURATION, PERIOD, RATE, Masked, any_of, masked, slot
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_ITEM = (
    rf"[{PERIOD}][\ue100-\uefff](?:에는|에|은|는|의)? ?(?:약 )?[{AMOUNT}{RATE}][\ue100-\uefff](?:\([^()]{{0,12}}\))?"
)
_RUN = re.compile(
    rf"(?P<items>{_ITEM}(?:(?:에서|으로|로|,|→| ?,)? ?{_ITEM}){{2,9}})(?:으로|로|등|에|까지|,)? ?(?:등 )?"
    rf"(?P<always>{slot('length', DURATION)} ?연속|{any_of(DURATION)}째|매년|매달|해마다|갈수록|꾸준히|계속|줄곧"
    rf"|지속적으로|잇따라) ?(?:[은는이가] )?"
    rf"(?P<what>[^\ue001-\uefff.;…]{{0,16}})"
)
_OTHER = re.compile("폭|율|률|증가분|증감|지만|으나|다가|이후|대비|보다|목표|예상")
_OF_RATES = re.compile("커[졌지진]|높아|확대|낮아|작아|축소|둔화|좁아|떨어")
_LEAST = 3


@derived
def _ways() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(rf"(?P<up>{up})|(?P<down>{down})")


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the neighbours of every run."""
    for reading in (story.title, *story.sentences):
        if len(reading.mentions) < 2 * _LEAST:
            continue
        sentence = masked(reading)
        for m in _RUN.finditer(sentence.text):
            figures = sentence.figures(m["items"])
            times = [f for f in figures if isinstance(f, Period)]
            values = [f for f in figures if isinstance(f, Quantity)]
            if len(times) == len(values) and _in_order(times) and len({q.dimension for q in values}) == 1:
                yield from _judged(sentence, m, values)


def _in_order(times: list[Period]) -> bool:
    """Whether each time is the next one: a year, a quarter or a month later."""
    if any(t.until or t.day for t in times):
        return False
    if all(t.part.endswith("Q") for t in times):
        return all(int(b.part[0]) - int(a.part[0]) == 1 for a, b in pairwise(times))
    if all(t.month and "month" in t.stated for t in times):
        return all(((b.month or 0) - (a.month or 0)) % 12 == 1 for a, b in pairwise(times))
    return all(a.year and b.year and b.year - a.year == 1 and not a.part and not b.part for a, b in pairwise(times))


def _judged(sentence: Masked, m: re.Match[str], values: list[Quantity]) -> Iterator[Contradiction]:
    what = _ways().search(m["what"])
    before = sentence.text[: m.start()]
    if what is None or not all(is_plain(q) and not q.bound for q in values):
        return
    rates = values[0].dimension == "ratio"
    # 상승 폭이 커졌다: the first word names what became larger.
    words = list(_ways().finditer(m["what"]))
    way = words[-1]
    if rates:
        if not _OF_RATES.match(m["what"], way.start()):
            return
    elif _OTHER.search(m["what"][: way.end()]) or re.search("폭|증가분|증감|증가 ?수", before[-24:]):
        return
    if m["length"]:
        steps = sentence.quantity(m["length"])
        count = int(steps.value / steps.step) if steps.step else 0
        values = values[-(count + 1) :]
    for a, b in pairwise(values):
        one, two = interval(a), interval(b)
        if one.meets(two) or (a.value < b.value) == bool(way["up"]):
            continue
        reading = sentence.reading
        word = m["what"][: way.end()].strip()
        yield Contradiction(
            Place(reading, b.start, b.end, printed(b)),
            tuple(Place(reading, q.start, q.end, printed(q)) for q in values if q is not b),
            f"나열한 값이 ‘{word}’는 말과 다르게 움직인다: ‘{reading.slice(a.start, a.end)}’ 다음에 "
            f"‘{reading.slice(b.start, b.end)}’",
            (", ".join(reading.slice(q.start, q.end) for q in values),),
        )
        return


RULE = StoryRule(
    code="S228",
    name_ko="연속 증감 불일치",
    name_en="A run that turns",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("분교 학생은 2022년 82명, 2023년 96명, 2024년 71명으로 해마다 줄었다.", None),),
    must_pass=(
        ("분교 학생은 2022년 82명, 2023년 76명, 2024년 71명으로 해마다 줄었다.", None),
        ("물가 상승률은 2022년 3.2%, 2023년 3.5%, 2024년 3.1%로 3년 연속 올랐다.", None),
    ),
)
