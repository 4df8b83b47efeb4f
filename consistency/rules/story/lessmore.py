"""Which of the only two levels of two sentences is more, the word for it standing apart, and the width of a loss or a
surplus, for the rule on directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.story.leftover import Level, compared, kinds_differ, levels, new_topic, of_a_year

_WIDTH = re.compile(
    r"(?P<what>영업손실|순손실|손실|적자|흑자|영업이익|순이익|이익|수지)(?: ?(?:폭|규모|액))(?:은|이|을|도|가|를)? ?"
    r"(?:더 |더욱 |크게 |다소 |소폭 |오히려 )?"
    r"(?:(?P<wide>확대|커[졌진지]|늘|넓|불어|키[웠운워])|(?P<narrow>축소|줄|감소|좁|작아))"
)
_SMALLER = re.compile("손실|적자")
_NOT = re.compile(
    r"목표|전망|예상|계획|추산|각각|반면|가운데|이 ?중|그중|특히|평균|최대|최고|최저|제외|대신|불구|지만|으나|"
    r"했는데|둔화|폭이|증가세|감소세"
    r"|않|못|아니|상승률|증가율|누적|환율|금리"
)
_NOT_WIDTH = re.compile(r"목표|전망|예상|각각|반면|제외|않|못|아니|누적")
_END = re.compile(r"(?:다|이다|였다|했다|됐다|었다|습니다|셈이다|것이다)[.”\"]*$")
_LEVEL = re.compile(r"까지|으로|로")
"""작년 11월 135명까지 줄었다: a level, though of an earlier time."""
_SIZE, _TAIL, _SAME = 3, 16, Decimal("0.01")


@derived
def _ways() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(f"(?:(?P<up>{up})|(?P<down>{down}))")


def less_more(story: Story) -> Iterator[Contradiction]:
    """미분양은 1842가구다. 전달 1650가구보다 감소한 것이다."""
    for n, reading in enumerate(story.sentences):
        window = [*story.sentences[max(0, n - 1) : n], reading]
        both = list(story.sentences[max(0, n - 2) : n + 1])
        yield from _widths(reading, both)
        if reading.mentions:
            yield from _ended(reading, window)


def _ended(reading: Reading, window: Sequence[Reading]) -> Iterator[Contradiction]:
    ways = [(r, m) for r in window for m in _ways().finditer(r.text)]
    if len(ways) != 1 or ways[0][0] is not reading or any(_NOT.search(r.text) for r in window):
        return
    m = ways[0][1]
    if m.start() < len(reading.text) - _TAIL or not _END.search(reading.text):
        return
    pair = _pair(window)
    if pair is None:
        return
    base, level = pair
    if base.reading is not reading or new_topic(window, reading, base.quantity.end - reading.start, m.start()):
        return
    if (level.quantity.value > base.quantity.value) != bool(m["up"]):
        yield _finding(reading, m, base, level)


def _widths(reading: Reading, window: Sequence[Reading]) -> Iterator[Contradiction]:
    told = list(_WIDTH.finditer(reading.text))
    if len(told) != 1 or any(_NOT_WIDTH.search(r.text) for r in window):
        return
    pair = _pair(window) or _pair(window[-2:]) or _pair([reading])
    if pair is None:
        return
    m, (base, level) = told[0], pair
    losses = [bool(_SMALLER.search(x.reading.text)) for x in pair]
    if losses[0] != losses[1] or losses[0] != bool(_SMALLER.search(m["what"])):
        return
    if not any(k in x.reading.text for x in pair for k in ("이익", "손실", "적자", "흑자")):
        return
    if (level.quantity.value > base.quantity.value) != bool(m["wide"]):
        yield _finding(reading, m, base, level)


def _pair(window: Sequence[Reading]) -> tuple[Level, Level] | None:
    """The base and the level: the only two figures of the sentences, one of them of an earlier time."""
    found = levels(window)
    if len(found) != 2 or found[0].quantity.dimension != found[1].quantity.dimension or kinds_differ(*found):
        return None
    if any(isinstance(q, Quantity) and q.dimension in {"multiple", "fraction"} for r in window for q in r.mentions):
        return None
    bases = [x for x in found if compared(x)]
    if len(bases) != 1 or not all(x.quantity.value > 0 and not x.quantity.bound for x in found):
        return None
    base = bases[0]
    level = found[0] if found[1] is base else found[1]
    if of_a_year(level) or _LEVEL.match(base.reading.text, base.quantity.end - base.reading.start):
        return None
    low, high = sorted((base.quantity.value, level.quantity.value))
    if not base.quantity.dimension or high > _SIZE * low or high - low <= _SAME * low:
        return None
    return base, level


def _finding(reading: Reading, m: re.Match[str], base: Level, level: Level) -> Contradiction:
    texts = [x.reading.slice(x.quantity.start, x.quantity.end) for x in (base, level)]
    return Contradiction(
        Place(reading, reading.start + m.start(), reading.start + m.end(), m[0]),
        tuple(Place(x.reading, x.quantity.start, x.quantity.end, printed(x.quantity)) for x in (base, level)),
        f"증감 방향이 함께 적은 두 값과 반대다: ‘{m[0]}’ (‘{texts[0]}’ → ‘{texts[1]}’)",
        ("견줄 수 있는 값이 이 둘뿐이다",),
        second=True,
    )
