"""What became of so many (사망, 잿더미, 침수): the words of headlines and of bodies and the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity

_NEAR = r"[^\ue001-\uefff.;…]"
_OTHER_TIME = re.compile(
    r"지난해|작년|당초|앞서|최근|해마다|매년|(?:19|20)\d\d년|추가|또 다른|이 ?중|이 가운데|그중|명 중|명 가운데"
)
_AND_OTHERS = re.compile("[과와] |,|및|·|등 |씨")
_BEFORE = 16


class Fate(NamedTuple):
    """``head`` matches behind a count of the headline; ``told`` and ``really`` find the counts of the body."""

    head: re.Pattern[str]
    told: re.Pattern[str]
    really: re.Pattern[str]


@derived
def fates() -> tuple[Fate, ...]:
    """The kinds of the lexicon as patterns: the first of raw text, the others of masked text."""
    found = []
    for kind in load("story")["outcome"]["kinds"]:
        body = f"(?:{'|'.join(kind['body'])})"
        found.append(
            Fate(
                re.compile(rf"(?:이|가|은|을)? ?[‘'“\"]?(?:{alternation(kind['head'])})"),
                re.compile(
                    rf"{slot('count', AMOUNT)}(?:이|은|가|는)? ?(?:[가-힣]{{2,4}} )?{body}"
                    rf"|{body}(?:자|한 사람|한 주민)?(?:수)?(?:는|은|가|이)? ?(?:모두 )?{slot('count2', AMOUNT)}"
                ),
                re.compile(
                    rf"실제로? (?:{_NEAR}{{0,10}} )?{body}[가-힣]{{0,3}} [가-힣]{{1,8}}(?:은|는) (?:모두 |전체 )?"
                    rf"{slot('count', AMOUNT)}"
                ),
            )
        )
    return tuple(found)


def headline_counts(title: Reading) -> Iterator[tuple[Quantity, Fate]]:
    """The exact counts of the headline with the fate told right behind them."""
    for given in title.mentions:
        if isinstance(given, Quantity) and given.dimension.startswith("count.") and is_plain(given) and not given.bound:
            for fate in fates():
                if fate.head.match(title.text, given.end - title.start):
                    yield given, fate


def _sums_to(given: Quantity, reading: Reading) -> bool:
    """Whether two counts of a sentence, or all of its, come to a headline's."""
    counts = [q.value for q in reading.mentions if isinstance(q, Quantity) and q.dimension == given.dimension]
    return given.value == sum(counts) or any(a + b == given.value for a, b in combinations(counts, 2))


def otherwise(title: Reading, sentences: Sequence[Reading]) -> Iterator[tuple[Quantity, tuple[Reading, Quantity]]]:
    """The headline's counts of a fate for which the body has one other count, and the headline's for nothing."""
    for given, fate in headline_counts(title):
        everything = [q for r in sentences for q in r.mentions if isinstance(q, Quantity)]
        if any(q.value == given.value and q.dimension == given.dimension for q in everything):
            continue
        if any(_sums_to(given, r) for r in sentences):
            continue  # 3명이 크게 다치고 18명이 가벼운 상처를 입었다
        found = [
            (r, masked(r).quantity(m["count"] or m["count2"]))
            for r in sentences
            if not _OTHER_TIME.search(r.text)
            for m in fate.told.finditer(masked(r).text)
        ]
        same = [(r, q) for r, q in found if q.dimension == given.dimension]
        if len({q.value for _, q in same}) != 1 or not all(is_plain(q) and not q.bound for _, q in same):
            continue
        # 어머니와 자녀 2명이 숨졌다: not all of them are counted.
        if not any(_AND_OTHERS.search(r.text[: q.start - r.start][-_BEFORE:]) for r, q in same):
            yield given, same[0]
