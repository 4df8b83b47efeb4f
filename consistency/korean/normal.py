"""Canonical composition (NFC), with full-width digits and signs made narrow, that keeps the way back to the text as
it was given."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

_LONGEST_BLOCK = 64
"""A base with more marks than this is no writing. It is left as given: ordering marks takes quadratic time."""

_WIDE = "０１２３４５６７８９％．，＋－：／（）＄"
"""What figures are printed with in full width. Each becomes one ASCII character, so offsets stay."""
_NARROW = {ord(wide): ord(wide) - 0xFEE0 for wide in _WIDE}
_HAS_WIDE = re.compile(f"[{_WIDE}]")


@dataclass(frozen=True, slots=True)
class Normal:
    """``text`` is ``given`` in NFC, with narrow digits and signs; offsets in ``text`` are led back to ``given``
    by ``to_source``.

    The unit of the map is the smallest run that composes by itself, such as one Hangul syllable.
    """

    given: str
    text: str
    _starts: array[int] | None = field(default=None, repr=False, compare=False)
    _ends: array[int] | None = field(default=None, repr=False, compare=False)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Take a span of ``text``; return the smallest span of ``given`` that holds all it was made from.

        Offsets are code points. An empty span stays empty. Raises IndexError unless 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} is not in a text of {len(self.text)} code points")
        if self._starts is None or self._ends is None:
            return start, end
        first = self._starts[start]
        return (first, first) if start == end else (first, self._ends[end - 1])


def normalise(text: str) -> Normal:
    """Compose ``text`` canonically (NFC) and make full-width digits and signs narrow (４７％ is 47%). Other
    compatibility forms, zero-width and unpaired surrogates stay as they are."""
    if unicodedata.is_normalized("NFC", text):
        return Normal(text, _narrow(text))
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and joins_backwards(text[end]):
            continue
        block = text[start:end]
        composed = unicodedata.normalize("NFC", block) if len(block) <= _LONGEST_BLOCK else block
        pieces.append(composed)
        if composed == block:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(composed))
            ends.extend([end] * len(composed))
        start = end
    starts.append(len(text))
    return Normal(text, _narrow("".join(pieces)), starts, ends)


def _narrow(text: str) -> str:
    return text.translate(_NARROW) if _HAS_WIDE.search(text) else text


def joins_backwards(char: str) -> bool:
    """Whether ``char`` may compose with, or be ordered among, the characters before it.

    True of every mark, of the vowels and finals of conjoining Hangul, and of the Kirat Rai vowels, the only other
    letters that compose. It may be true of a character that never does: that only makes a unit of the map larger.
    """
    return (
        "\u1160" <= char <= "\u11ff"
        or "\U00016d63" <= char <= "\U00016d6a"
        or (char >= "\u0300" and unicodedata.category(char)[0] == "M")
    )
