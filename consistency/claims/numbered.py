"""What stands right behind a year or month and is known by number: the third launch (2023년 5월 3차 발사), or the index
that has that year for its base (2020년=100).
"""

from __future__ import annotations

import re

from consistency.claims.reading import stem
from consistency.claims.retelling import alike

_NATIVE = {word: n for n, word in enumerate(("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), 2)}
_NTH = re.compile(
    r"(?:에|의)? ?(?:열린|치러진|있었던|진행된|실시된|이뤄진|이루어진|성공한|실패한|연|한|쏜|쏘아 올린)? ?"
    r"(?:제 ?(?P<held>\d{1,3})회|(?P<n>\d{1,3}) ?(?:차(?![가-힣]*[례량선관])|번째)"
    rf"|(?P<word>{'|'.join(_NATIVE)}) ?번째)(?P<tail>[에의인]? ?(?P<noun>[가-힣A-Za-z]{{2,10}})?)"
)
_BASE = re.compile(
    r" ?= ?100(?![\d.])|(?:을|의 (?:가격|물가|수준)을|도를)? ?(?:기준(?:으로|을|값을)? ?)?100(?:으로|이라|을 기준)"
)
_LEVEL = re.compile(r"(?<![\d.,])\d{2,3}\.\d{1,2}(?![\d%]| ?%)")
_AFTER = frozenset({"이후", "이래", "이어", "이은", "때", "뒤", "당시", "이전"})


def nth(text: str, end: int) -> tuple[int, str] | None:
    """The number of times told right behind ``end``, and the noun behind it (empty where there is none)."""
    m = _NTH.match(text, end)
    if m is None:
        return None
    noun = stem(m["noun"]) if m["noun"] else ""
    return int(m["held"] or m["n"] or _NATIVE[m["word"]]), "" if noun in _AFTER else noun


def one_nth(a: tuple[int, str] | None, b: tuple[int, str] | None, sentences: tuple[str, str]) -> bool:
    """Whether both are the same time of one thing: one noun behind both, or that of one in the other's sentence."""
    if a is None or b is None or a[0] != b[0] or not (a[1] or b[1]):
        return False
    if a[1] and b[1]:
        return alike(a[1], b[1])
    return (a[1] or b[1]) in sentences[1 if a[1] else 0]


def levels_of_base(text: str, end: int) -> frozenset[str]:
    """The values of an index in a sentence, where the year that ends at ``end`` is its base."""
    return frozenset(_LEVEL.findall(text)) if _BASE.match(text, end) else frozenset()
