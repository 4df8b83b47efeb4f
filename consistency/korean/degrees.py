"""Degree words and opposites, read against the lexicon ``degrees``."""

from __future__ import annotations

import re

from consistency.korean.lexicon import alternation, derived, load
from consistency.model import DegreeWord

_WITHIN = re.compile(
    r"(역대|사상|창사 이래|관측 이래|통계 작성 이래|[0-9]{1,3}(?:년|개월|분기|주|일)(?: [0-9]{1,2}개월)? ?만에?"
    r"|(?:[1-4]분기|[0-9]{1,2}월|상반기|하반기|연간|월간)"
    r" 기준|올해(?: 들어)?|연중|장중)(?:에|의|으로)? ?$"
)
_WITHIN_REACH = 16


@derived
def _scales() -> tuple[re.Pattern[str], dict[str, tuple[str, int]], dict[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    gaps: dict[str, int] = {}
    for name, scale in load("degrees")["scale"].items():
        gaps[name] = int(scale["gap"])
        for word, level in scale["words"].items():
            words.setdefault(word, (name, int(level)))
    return re.compile(rf"(?<![가-힣])(?:{alternation(list(words))})"), words, gaps


@derived
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of words that say opposite things, in both orders."""
    pairs = load("degrees")["opposites"]["pairs"]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)


def read_degrees(text: str) -> list[DegreeWord]:
    """Return the degree words of ``text`` that begin a word, in order."""
    pattern, words, _ = _scales()
    found = []
    for m in pattern.finditer(text):
        scale, level = words[m[0]]
        within = _WITHIN.search(text, max(0, m.start() - _WITHIN_REACH), m.start()) if m[0][0] == "최" else None
        found.append(DegreeWord(m.start(), m.end(), m[0], scale, level, within[1] if within else ""))
    return found


def degree_of(word: str) -> tuple[str, int] | None:
    """The scale and level of ``word``, or None when it stands on none."""
    return _scales()[1].get(word)


def apart(a: DegreeWord, b: DegreeWord) -> bool:
    """Whether two degree words cannot both be said of one thing."""
    return a.scale == b.scale and abs(a.level - b.level) >= _scales()[2][a.scale]
