"""단위와 재는 것의 불일치 — '혼인 건수는 22만 명'처럼 재는 말과 단위가 맞지 않는다.

'건수'는 건이나 회, '가구 수'는 가구나 세대, '사망자 수'는 명으로 센다. 재는 말 바로 뒤의 수치가 다른 것을 세는
단위로 적혔을 때만 알린다. 금액이나 비율처럼 다른 뜻의 수치가 올 수 있는 자리는 보지 않는다.

The word names what is counted (cases, households, deaths) and the unit behind the figure counts another thing.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 통계청 인구동향조사 용어(건, 명, 가구).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.masked import AMOUNT, PERIOD, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule

_WHEN = rf"(?:{any_of(PERIOD)}(?:에는|에|은|는|의| 말| 기준)? )?"


@derived
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str]], ...]:
    found = []
    for entry in load("story")["counter"]["kinds"]:
        pattern = re.compile(
            rf"(?P<word>[가-힣]{{0,8}} ?(?:{'|'.join(entry['words'])}))(?:은|는|이|가|도) {_WHEN}(?:총 |모두 |약 )?"
            rf"{slot('count', AMOUNT)}(?=으로|이다|이었|이며|에 |을 |에서|으로|이나|[,.]|이고|이라)"
        )
        found.append((pattern, frozenset(entry["own"]), frozenset(entry["other"])))
    return tuple(found)


def judge(story: Story) -> Iterator[Contradiction]:
    """Compare the unit of each figure with the word that says what it counts."""
    units = {
        m.dimension.partition(".")[2]
        for r in story.sentences
        for m in r.mentions
        if isinstance(m, Quantity) and m.dimension.startswith("count.")
    }
    for pattern, own, other in _patterns():
        if not units & other:
            continue
        for reading in story.sentences:
            sentence = masked(reading)
            for m in pattern.finditer(sentence.text):
                count = sentence.quantity(m["count"])
                unit = count.dimension.partition(".")[2]
                if not count.dimension.startswith("count.") or unit not in other:
                    continue
                word = m["word"].strip()
                yield Contradiction(
                    Place(reading, count.start, count.end, printed(count)),
                    _beside(reading, count, own),
                    f"단위가 재는 것과 맞지 않는다: ‘{word}’, ‘{reading.slice(count.start, count.end)}’",
                    (f"‘{word}’의 단위는 {', '.join(sorted(own))}이다",),
                )


def _beside(reading: Reading, count: Quantity, own: frozenset[str]) -> tuple[Place, ...]:
    """The first other figure of the sentence in a unit that fits."""
    for m in reading.mentions:
        if m is not count and isinstance(m, Quantity) and m.dimension.partition(".")[2] in own:
            return (Place(reading, m.start, m.end, printed(m)),)
    return ()


RULE = StoryRule(
    code="S216",
    name_ko="단위와 재는 것의 불일치",
    name_en="Unit against what is counted",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(("지난해 군의 귀농 상담 건수는 3412명으로 집계됐다.", None),),
    must_pass=(
        ("지난해 군의 귀농 상담 건수는 3412건으로 집계됐다.", None),
        ("지난해 군의 귀농 상담 인원은 3412명으로 집계됐다.", None),
    ),
)
