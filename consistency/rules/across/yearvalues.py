"""One figure that two stories give to two years: 2023년 9월의 57억2천만달러, 2022년에 세운 57억2천만달러."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP
from itertools import product

from consistency.claims.reading import stem
from consistency.claims.statements import digits, is_verbal
from consistency.claims.values import printed
from consistency.claims.yearvalues import YearValue
from consistency.model import Quantity
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_KNOWN, _WORDS = 3, 1
_WORD = re.compile("[가-힣A-Za-z]{2,}")
_NEAR = 5
"""Years by which one is mistaken for the other."""


def other_years_of_values(across: Across, said: set[tuple[str, int]]) -> Iterator[Disagreement]:
    """Figures of stories that tell one event beyond doubt that stand beside two years, neither story giving the figure
    to the other's year as well; ``said`` are places of years that are told already."""
    pairs: list[tuple[YearValue, YearValue]] = []
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for a, b in product(across.year_values[x], across.year_values[y]):
            if a.year == b.year or abs(a.year - b.year) > _NEAR or (a.month and b.month and a.month != b.month):
                continue
            if not _one_value(a.quantity, b.quantity):
                continue
            if not said.isdisjoint((v.place.article, v.place.start) for v in (a, b)):
                continue
            if _shared(a, b, across) < _WORDS:
                continue
            if not (_gives(across, x, b) or _gives(across, y, a)):
                pairs.append((a, b))
    for many, odd, sources in two_sides(pairs, lambda v: str(v.year), across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 수치의 해가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (
                f"읽은 해: {a.year}년 ↔ {b.year}년",
                f"독립된 기사 {sources}건 ↔ 1건",
                f"곁의 수치가 같다: {printed(a.quantity)}",
            ),
        )


def _shared(a: YearValue, b: YearValue, across: Across) -> int:
    """How many words both sentences have."""
    texts = [across.articles[v.place.article].text(v.place.field)[v.sentence.start : v.sentence.end] for v in (a, b)]
    mine, other = ({stem(w) for w in _WORD.findall(text)} for text in texts)
    return sum(len(w) > 1 and not is_verbal(w) for w in mine & other)


def _gives(across: Across, story: str, value: YearValue) -> bool:
    """Whether a story puts the figure, or one it may be, into the other's year as well."""
    return any(v.year == value.year and _one_value(v.quantity, value.quantity) for v in across.year_values[story])


def _one_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are equal, or the coarser one is the other rounded or cut; a mark that is passed is only what
    it says."""
    if a.dimension != b.dimension:
        return False
    fine, coarse = sorted((a, b), key=lambda q: q.step)
    if fine.value == coarse.value:
        return True
    if {"over", "under"} & {a.bound, b.bound} or len(digits(coarse.value)) < _KNOWN:
        return False
    times = fine.value / coarse.step
    return coarse.value / coarse.step in {times.to_integral_value(mode) for mode in (ROUND_HALF_UP, ROUND_FLOOR)}
