"""How many times a thing has been: the fifth launch (5차 발사, 다섯 번째 발사), the 12th 대회, 3년 연속, 20주년.

What is counted by 차, 번째 and 제N회 is known by the noun right behind it; a run is known by its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.reading import Reading, stem
from consistency.model import Rank

_KINDS = frozenset({"ordinal", "nth.차", "nth.회"})
_RUN = re.compile(
    r"(?<![\d.,~∼-])(?<!\d년 )(?<!\d년)(?P<n>[2-9]|[1-9]\d{1,2})"
    r"(?P<unit>관왕|주년| ?(?:년|주|일|개월|분기|경기|거래일|시즌|대회) ?연속)(?![가-힣]?째)"
)
_NOUN = re.compile(r"(?:인|이자)? ?(?P<noun>[가-힣A-Za-z]{2,10})")
_RANGE = re.compile(r"\d[차회]?[~∼·,-] ?$")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number of times. ``thing`` is what is counted: the noun behind it, or the unit of a run."""

    start: int
    end: int
    number: int
    thing: str
    run: bool


def ordinals(reading: Reading) -> Iterator[Ordinal]:
    """The numbers of times that a sentence prints, in no order. ``thing`` may be empty."""
    text, at = reading.text, reading.start
    for m in reading.mentions:
        if isinstance(m, Rank) and m.kind in _KINDS and not _RANGE.search(text, 0, m.start - at):
            noun = _NOUN.match(text, m.end - at)
            yield Ordinal(m.start, m.end, m.value, stem(noun["noun"]) if noun else "", False)
    for run in _RUN.finditer(text):
        yield Ordinal(at + run.start(), at + run.end(), int(run["n"]), run["unit"].replace(" ", ""), True)
