"""A sentence with each figure replaced by two marks, its kind and its number: grammars over figures become patterns.

``전년 5421억 달러보다 21% 늘어난`` is ``YEAR AMOUNT보다 RATE 늘어난``, whatever the digits. The marks are characters
of the private use area; where the text itself has such characters, they are blanked first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from consistency.claims.reading import Reading
from consistency.model import DegreeWord, Mention, Period, Quantity, Rank

AMOUNT, RATE, POINTS, MULTIPLE, DURATION, PERIOD, RANK, HALF, VERSUS, BARE, AGE = (chr(0xE001 + n) for n in range(11))
_FIRST = 0xE100
_MOST = 0xE00
_PRIVATE = re.compile("[\ue000-\uf8ff]")
FIGURE = "[\ue001-\ue00b][\ue100-\uefff]"
"""Any figure, as part of a pattern."""


def slot(name: str, kinds: str) -> str:
    """The pattern of one figure of ``kinds`` whose number is captured as ``name``."""
    return f"[{kinds}](?P<{name}>[\ue100-\uefff])"


def any_of(kinds: str) -> str:
    """The pattern of one figure of ``kinds``, not captured."""
    return f"[{kinds}][\ue100-\uefff]"


class Masked:
    """A reading with marks for its figures; degree words other than 절반 stay words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions: list[Mention] = []
        self._ends: list[tuple[int, int]] = [(0, 0)]
        self.text = self._mask(reading)

    def _mask(self, reading: Reading) -> str:
        parts: list[str] = []
        position = 0
        for mention in reading.mentions:
            kind = _kind(mention)
            start = mention.start - reading.start
            if not kind or start < position or len(self.mentions) >= _MOST:
                continue
            parts.append(_PRIVATE.sub(" ", reading.text[position:start]))
            parts.append(kind + chr(_FIRST + len(self.mentions)))
            self.mentions.append(mention)
            position = mention.end - reading.start
            self._ends.append((sum(map(len, parts[-2:])) + self._ends[-1][0], position))
        parts.append(_PRIVATE.sub(" ", reading.text[position:]))
        return "".join(parts)

    def offset(self, at: int) -> int:
        """Where a character of the masked text, not one of a mark, stands in the text of the reading."""
        masked_end, end = self._ends[bisect_right(self._ends, at, key=lambda pair: pair[0]) - 1]
        return end + at - masked_end

    def at(self, mark: str) -> Mention:
        """The mention whose number mark was captured."""
        return self.mentions[ord(mark) - _FIRST]

    def quantity(self, mark: str) -> Quantity:
        """The quantity whose number mark was captured. The pattern must have asked for a kind of quantity."""
        found = self.at(mark)
        assert isinstance(found, Quantity)
        return found

    def period(self, mark: str) -> Period:
        """The period whose number mark was captured."""
        found = self.at(mark)
        assert isinstance(found, Period)
        return found

    def figures(self, text: str) -> list[Mention]:
        """The mentions whose marks stand in a piece of the masked text."""
        return [self.mentions[ord(c) - _FIRST] for c in text if _FIRST <= ord(c) < _FIRST + _MOST]


def _kind(mention: Mention) -> str:
    if isinstance(mention, Quantity):
        dimension = mention.dimension
        if dimension == "ratio":
            return RATE
        if dimension == "points":
            return POINTS
        if dimension == "multiple":
            return MULTIPLE
        if dimension.startswith("duration"):
            return DURATION
        if dimension.startswith("ratio.") or dimension == "fraction":
            return VERSUS
        if dimension == "count.세":
            return AGE
        return AMOUNT if dimension else BARE
    if isinstance(mention, Period):
        return PERIOD
    if isinstance(mention, Rank):
        return RANK
    if isinstance(mention, DegreeWord) and mention.word == "절반":
        return HALF
    return ""


@lru_cache(maxsize=512)
def masked(reading: Reading) -> Masked:
    """The masked form of a reading, made once while the rules look at its story."""
    return Masked(reading)
