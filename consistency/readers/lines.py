"""Lines with their places. ``str.splitlines`` also breaks at characters that newspapers use inside a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")
_FILLED = re.compile(r"\S")


class Line(NamedTuple):
    """One line without its break: ``text`` stands at ``start`` to ``end`` of the whole."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> list[Line]:
    """The lines of ``text``, broken at LF, CRLF and CR only; the last one may be empty."""
    lines = []
    start = 0
    for found in _BREAK.finditer(text):
        lines.append(Line(start, found.start(), text[start : found.start()]))
        start = found.end()
    lines.append(Line(start, len(text), text[start:]))
    return lines


def number_of_text(lines: Sequence[Line], text: str, offset: int) -> int:
    """The number (from 1) of the line that has the first character from ``offset`` on that is not white space."""
    found = _FILLED.search(text, offset)
    return bisect_right(lines, found.start() if found else offset, key=attrgetter("start"))
