"""Who stands before whom (미국, 중국에 이어 세 번째): the names, their figures and the place, for the rule on order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, FIGURE, RANK, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.model import Mention, Quantity, Rank

_NAME = r"[가-힣A-Za-z]{2,10}"
_BEHIND = re.compile(
    rf"(?<![가-힣A-Za-z·])(?P<first>{_NAME})(?P<figures>\({any_of(AMOUNT)}\))?(?:, ?|·|과 |와 )"
    rf"(?:(?P<second>{_NAME})(?:\({any_of(AMOUNT)}\))?(?:, ?|·|과 |와 ))?"
    rf"(?P<last>{_NAME})(?:\({any_of(AMOUNT)}\))?에 (?:이어|이은|뒤이어),? "
    rf"(?P<gap>(?:(?!{FIGURE})[^.;,]){{0,12}}?){slot('place', RANK)}(?P<more>(?:으?로)? ?(?:많|높|큰|컸|크))?"
)
_NO_NAME = re.compile(
    r"^(?:지난|올해|작년|전년|이번|지지난|상반기|하반기|봄|여름|가을|겨울|어제|오늘|그제|각각|두|세)|[0-9]"
)
_SUBJECT = 40


class Behind(NamedTuple):
    """A place that cannot be: what it is at least, and the words of those before."""

    place: Rank
    least: int
    start: int
    end: int


def miscounted(reading: Reading) -> Iterator[Behind]:
    """중국과 일본에 이어 2위: who comes behind two is third."""
    sentence = masked(reading)
    for m in _BEHIND.finditer(sentence.text):
        place = sentence.at(m["place"])
        names = [name for name in (m["first"], m["second"], m["last"]) if name]
        if not isinstance(place, Rank) or any(map(_NO_NAME.search, names)):
            continue
        if place.kind != "place" and not m["more"]:
            continue
        if 1 < place.value <= len(names):
            start, end = (reading.start + sentence.offset(at) for at in (m.start("first"), m.end("last")))
            yield Behind(place, len(names) + 1, start, end)


def ahead_of_those_before(reading: Reading, before: Reading | None) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """가람군은 268명으로 나래군(442명)과 다온군(224명)에 이어 세 번째로 많다: its own figure is above one of theirs."""
    sentence = masked(reading)
    for m in _BEHIND.finditer(sentence.text):
        if not m["more"]:
            continue
        theirs = [q for q in sentence.figures(sentence.text[m.start() : m.start("gap")]) if isinstance(q, Quantity)]
        names = [name for name in (m["first"], m["second"], m["last"]) if name]
        if len(theirs) != len(names) or len({q.dimension for q in theirs}) != 1:
            continue
        own = _own(sentence, m, theirs[0].dimension) or _last(before.mentions if before else (), theirs[0].dimension)
        if own is None or not all(is_plain(q) and not q.bound for q in (own, *theirs)):
            continue
        least = min(theirs, key=lambda q: q.value)
        if own.value > least.value and not interval(own).meets(interval(least)):
            yield own, theirs


def _own(sentence: Masked, m: re.Match[str], dimension: str) -> Quantity | None:
    """The figure of the same kind next before the names, or else right behind the place."""
    found = _last(sentence.figures(sentence.text[max(0, m.start() - _SUBJECT) : m.start()]), dimension)
    behind = sentence.figures(sentence.text[m.end() :])
    if found is None and behind and isinstance(behind[0], Quantity) and behind[0].dimension == dimension:
        return behind[0]
    return found


def _last(mentions: Sequence[Mention], dimension: str) -> Quantity | None:
    found = [q for q in mentions if isinstance(q, Quantity) and q.dimension == dimension]
    return found[-1] if found else None
