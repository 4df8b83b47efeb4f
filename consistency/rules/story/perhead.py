"""The mean of each (한 명이 평균 600만원, 1인당 600만원꼴) beside the one total and the one count of a
sentence, for the
rule on prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consistency.claims.arithmetic import amount, beside, interval, is_plain, quotient
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story

_ONE = r"(?:1|한) ?(?:인|명|사람|가구|곳|건|대|개|채|마리|회|필지|농가|업체)"
_MEAN = re.compile(
    rf"(?:(?<!\d){_ONE}당|(?<!\d){_ONE}(?:이|에게|에)? 평균|[\ue001][\ue100-\uefff]당"
    rf"|[\ue001][\ue100-\uefff](?:이|에게)? 평균"
    r"|(?:가구|농가|업체|기업|점포|건|필지)당)"
    rf"(?: ?평균)?(?: [가-힣]{{2,6}}(?:은|는|이|가|액은|액이))?(?: 평균)? ?(?:약 )?{slot('one', AMOUNT)}"
    r"(?P<behind>꼴|을 (?:못|받지|떼|낸|내|쓴|썼|잃|빌)|이다|다[.]|인 셈|인 것|씩 (?:떼|잃|낸|뜯)|의 (?:피해|손해"
    r"|손실|빚)|이 (?:줄|늘)|$)"
)
_OTHER = re.compile("최대|최고|최소|이상|이하|한도|매달|매월|연간|하루|가운데|이 중|추가|나머지|보다|대비|누적")
_COUNTED = (
    "count.명",
    "count.가구",
    "count.건",
    "count.곳",
    "count.대",
    "count.개",
    "count.세대",
    "count.마리",
    "count.채",
)
_NEAREST, _LOOSE = Decimal("0.5"), Decimal("0.04")


def per_head(story: Story) -> Iterator[Contradiction]:
    """The means that the total by the count, both told once in the sentence or the one before, does not come to."""
    told: set[Decimal] = set()
    for n, reading in enumerate(story.sentences):
        money = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension.startswith("money.")]
        counts = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension in _COUNTED]
        if not money or not counts:
            continue
        for place in (reading, *story.sentences[n + 1 : n + 2], story.title):
            for mean in _means(place):
                totals = [q for q in money if q is not mean and q.value > 2 * mean.value]
                whole = [c for c in counts if c.value > 2]
                if len(totals) != 1 or len(whole) != 1 or mean.value in told:
                    continue
                if _OTHER.search(reading.text) or _met(story, mean):
                    continue
                if found := _unequal(reading, totals[0], whole[0], place, mean):
                    told.add(mean.value)
                    yield found


def _means(reading: Reading) -> Iterator[Quantity]:
    sentence = masked(reading)
    for m in _MEAN.finditer(sentence.text):
        one = sentence.quantity(m["one"])
        shaped = m["behind"] or "평균" in m[0] or reading.slice(one.start, one.end).endswith("꼴")
        if (
            shaped
            and one.dimension.startswith("money.")
            and is_plain(one)
            and one.bound in {"", "about"}
            and one.value > 0
        ):
            yield one


def _met(story: Story, mean: Quantity) -> bool:
    """Whether some total and some count of the story come to the mean."""
    figures = [q for r in (story.title, *story.sentences) for q in r.mentions if isinstance(q, Quantity)]
    totals = [q for q in figures if q.dimension == mean.dimension and is_plain(q) and q.value > mean.value]
    counts = [q for q in figures if q.dimension in _COUNTED and is_plain(q) and q.value > 1]
    stated = interval(replace(mean, bound="")).scaled(Decimal(1))
    return any(
        (found := quotient(beside(t, mean.step), interval(c))) is not None
        and found.low * (1 - _LOOSE) <= stated.high
        and stated.low <= found.high * (1 + _LOOSE)
        for t in totals
        for c in counts
    )


def _unequal(
    reading: Reading, total: Quantity, count: Quantity, place: Reading, mean: Quantity
) -> Contradiction | None:
    if not all(is_plain(q) and q.bound in {"", "about"} for q in (total, count)):
        return None
    allowed = quotient(interval(total), interval(count))
    if allowed is None or not _NEAREST <= total.value / count.value / mean.value <= 1 / _NEAREST:
        return None
    basis = (total, count)
    return Contradiction(
        Place(place, mean.start, mean.end, printed(mean)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in basis),
        f"평균이 총액과 수에서 나오지 않는다: ‘{place.slice(mean.start, mean.end)}’ (허용 구간"
        f" {amount(allowed, mean)})",
        (", ".join(f"‘{reading.slice(q.start, q.end)}’" for q in basis) + "에서 계산했다",),
    )
