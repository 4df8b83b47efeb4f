"""One figure as so many times another (평균 10.8명의 2.4배, 9.2%인 가온의 절반), for the rule on levels apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import beside, is_plain, quotient
from consistency.claims.masked import AMOUNT, HALF, MULTIPLE, RATE, VERSUS, Masked, slot
from consistency.claims.reading import Reading
from consistency.model import Mention, Quantity

_KINDS = AMOUNT + RATE
_TIMES = rf"(?:{slot('times', MULTIPLE)}|(?P<half>[{HALF}{VERSUS}][\ue100-\uefff]))"
_OF = rf"(?:의|인 [가-힣A-Za-z]{{1,12}}의) ?(?:약 )?{_TIMES}"
_TAIL = r"(?=에 (?:이[르른]|달|불과|그)|이다|다\.|가 ?넘|로 |으로 |였|이었| ?수준| ?정도| ?가량)"
_HERE = re.compile(
    rf"{slot('level', _KINDS)}(?:으로|로),? (?:[가-힣A-Za-z ]{{0,14}} )?{slot('base', _KINDS)}{_OF}{_TAIL}"
)
_NEXT = re.compile(rf"[\s“\"]*(?:이는 )?(?:[가-힣A-Za-z()]{{1,12}} ){{0,3}}?\(?{slot('base', _KINDS)}\)?{_OF}{_TAIL}")
_LEAST, _MOST = Decimal("0.75"), Decimal("1.3")
_HALF = Decimal("0.5")


class Manifold(NamedTuple):
    """A level, where it stands, the base it is a multiple of, the multiple as printed, and how far it really is."""

    level: tuple[Reading, Quantity]
    base: Quantity
    told: Mention
    low: Decimal
    high: Decimal


def manifolds(sentence: Masked, before: Masked | None) -> Iterator[Manifold]:
    """The multiples of a sentence that the level in it, or the only figure of the sentence before, cannot be."""
    for m in _HERE.finditer(sentence.text):
        yield from _judged(sentence, m, (sentence.reading, sentence.quantity(m["level"])))
    following = _NEXT.match(sentence.text) if before is not None else None
    if following is not None and before is not None:
        base = sentence.quantity(following["base"])
        levels = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == base.dimension]
        if len(levels) == 1:
            yield from _judged(sentence, following, (before.reading, levels[0]))


def _judged(sentence: Masked, m: re.Match[str], level: tuple[Reading, Quantity]) -> Iterator[Manifold]:
    base, figure = sentence.quantity(m["base"]), level[1]
    if base.dimension != figure.dimension or not all(is_plain(q) and q.value > 0 for q in (base, figure)):
        return
    stated = _HALF
    told: Mention
    if m["times"]:
        times = sentence.quantity(m["times"])
        if not is_plain(times) and times.bound not in {"over", "at_least"}:
            return
        stated, told = times.value, times
    else:
        told = sentence.at(m["half"][1])
        if isinstance(told, Quantity) and (told.unit != "절반" or told.bound not in {"", "about"}):
            return
    finest = min(base.step, figure.step)
    found = quotient(beside(figure, finest), beside(base, finest))
    if found is None or (found.low <= stated * _MOST and found.high >= stated * _LEAST):
        return
    yield Manifold(level, base, told, found.low, found.high)
