"""Text measured in the columns that a terminal gives it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"


@lru_cache(maxsize=65536)
def _char_width(char: str) -> int:
    code = ord(char)
    # Medial vowels and final consonants of decomposed Hangul join the syllable before them.
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Columns that the text takes; East Asian wide characters take two."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def clip(text: str, columns: int) -> str:
    """The text, cut to at most that many columns with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    used = 0
    for index, char in enumerate(text):
        used += _char_width(char)
        if used > columns - 1:
            return text[:index].rstrip() + ELLIPSIS
    return text


def fold(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of at most that many columns, ``first`` before the first and ``rest`` before every other.

    Lines break at spaces; a word wider than a line is cut where the line is full.
    """
    line, used, room = "", 0, max(columns - width(first), 1)
    prefix = first
    for word in text.split():
        need = width(word)
        if line and used + 1 + need > room:
            yield (prefix + line).rstrip()
            line, used, prefix, room = "", 0, rest, max(columns - width(rest), 1)
        if line:
            line, used = f"{line} ", used + 1
        if used + need <= room:
            line, used = line + word, used + need
            continue
        pieces: list[str] = []
        for char in word:
            size = _char_width(char)
            if pieces and used + size > room:
                yield prefix + line + "".join(pieces)
                line, used, pieces, prefix, room = "", 0, [], rest, max(columns - width(rest), 1)
            pieces.append(char)
            used += size
        line += "".join(pieces)
    if line:
        yield prefix + line
