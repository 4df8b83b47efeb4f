"""Words between spaces, with the particle cut off and the bracket behind them, made of an analyser's tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from consistency.korean.morphemes import Token

_WORD = re.compile("[가-힣A-Za-z0-9\u4e00-\u9fff\uf900-\ufaff]+")
_BRACKET = re.compile(r"\((?:\d[^()\n]{0,60}|[^()\s]{1,20})\)")
"""An age, or one word. A bracket that says more is text like any other."""

_PARTICLES = ("J", "E", "VCP", "VCN")
_NOMINAL = ("N", "S", "XR", "XPN", "XSN", "XSM", "MM")


class Word(NamedTuple):
    """``stem`` is the word without its particles; ``surface`` the whole of it. Offsets are of the text it stands in."""

    start: int
    surface: str
    stem: str
    tags: tuple[str, ...]
    """Tags of the stem's tokens."""
    bracket: tuple[int, int] | None
    """The round bracket that follows without a space, if it holds an age or one word; its words are not read."""
    touches: bool
    """Whether at most one space parts this word, with its bracket, from the next."""

    @property
    def end(self) -> int:
        """Where the stem ends."""
        return self.start + len(self.stem)

    @property
    def bare(self) -> bool:
        """Whether the word is a noun without any particle."""
        if len(self.stem) != len(self.surface):
            return False
        return all(tag.startswith(_NOMINAL) for tag in self.tags)


def words(text: str, tokens: Sequence[Token]) -> list[Word]:
    """The words of ``text``, which is in NFC; ``tokens`` are its tokens, in order. Linear in the text."""
    found: list[Word] = []
    at = closed = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < closed:
            continue
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        last = at
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        stem_last = last
        while stem_last > at + 1 and tokens[stem_last - 1].tag.startswith(_PARTICLES):
            stem_last -= 1
        stem_end = tokens[stem_last].start if stem_last < last else end
        bracket = _BRACKET.match(text, end) if text.startswith("(", end) else None
        closed = after = bracket.end() if bracket else end
        touches = _WORD.match(text, after + text.startswith(" ", after)) is not None
        tags = tuple([token.tag for token in tokens[at:stem_last]])
        found.append(
            Word(start, match.group(), text[start:stem_end], tags, bracket.span() if bracket else None, touches)
        )
    return found
