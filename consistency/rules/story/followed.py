"""Who stands before whom (미국, 중국에 이어 세 번째): the names, their figures and the place, for the rule on order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, RANK, Masked, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.model import Quantity, Rank

_NAME = r"[가-힣A-Za-z]{2,10}"
_BEHIND = re.compile(
    rf"(?<![가-힣A-Za-z·])(?P<first>{_NAME})(?:\({any_of(AMOUNT)}\))?(?:, ?|·|과 |와 )"
    rf"(?:(?P<second>{_NAME})(?:\({any_of(AMOUNT)}\))?(?:, ?|·|과 |와 ))?"
    rf"(?P<last>{_NAME})(?:\({any_of(AMOUNT)}\))?에 (?:이어|이은|뒤이어),? "
    rf"(?P<gap>(?:종합|세계|전국|국내|전체|리그|아시아|업계|대회|전국에서|도내|시도)? ?)"
    rf"{slot('place', RANK)}(?P<more>(?:으?로)? ?(?:많|높|큰|컸|크))?"
)
_NO_NAME = re.compile(
    r"^(?:지난|올해|작년|전년|이번|지지난|상반기|하반기|봄|여름|가을|겨울|어제|오늘|그제|각각|두|세)|[0-9]"
)
_SHARED = re.compile("공동|노리|목표|나란히")
_OWN = re.compile(rf"[은는이가] {slot('own', AMOUNT)}(?:으로|로|이),? $")
_ALL = re.compile("평균|인구|모두|전체|전국|총|지난해 [가-힣]+은")


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
        if (place.kind != "place" and not m["more"]) or _SHARED.search(sentence.text):
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
        own = _own(sentence, m, before, theirs[0].dimension)
        if own is None or not all(is_plain(q) and not q.bound for q in (own, *theirs)):
            continue
        least = min(theirs, key=lambda q: q.value)
        if own.value > least.value and not interval(own).meets(interval(least)):
            yield own, theirs


def _own(sentence: Masked, m: re.Match[str], before: Reading | None, dimension: str) -> Quantity | None:
    """The figure that is told right before the names of whoever comes behind them, or the only one of the sentence
    before, where the sentence begins with the names."""
    if own := _OWN.search(sentence.text, 0, m.start()):
        found = sentence.quantity(own["own"])
        return found if found.dimension == dimension else None
    if before is None or sentence.text[: m.start()].strip() or _ALL.search(before.text):
        return None
    told = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == dimension]
    return told[0] if len(told) == 1 else None
