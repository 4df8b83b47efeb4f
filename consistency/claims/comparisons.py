"""Comparisons told in one sentence: a base level, a level, the change between them and the direction named.

A shallow grammar over masked sentences. What it does not recognise is passed over: another figure between the parts,
a basis word (연평균, 각각), parts of different dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, BARE, DURATION, MULTIPLE, PERIOD, POINTS, RATE, Masked, any_of, slot
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity

_LEVEL = AMOUNT + RATE + BARE
_CHANGE = RATE + POINTS + MULTIPLE + AMOUNT
_WHEN = rf"(?:{any_of(PERIOD)}(?:에는|에|은|는|의| 말| 초| 현재| 기준)?,? ?)?"
_AFTER = r"(?:가량|정도|나|이나|가|이|까지|이상|쯤|포인트|의| 넘게|를|을)? ?"


_OPEN = re.compile(r"(?:이|가|나|도|을|를)? ?(?:넘|이상|남짓|가까|가깝|육박|웃돌|이내|안팎|내외)")
"""Behind a change that is only bounded: 20%포인트 넘게."""
_REST = re.compile("[가-힣]{0,8}")
_TURNED = re.compile(r"(?:[적많높낮늘줄크작]|[었았])고|다가|다시|이후|후 |뒤 |하고|했고|으나|지만")
"""Another change stands between the levels and the word."""


@dataclass(frozen=True, slots=True)
class Change:
    """``base`` became, or is compared with, ``level``; ``change`` is the printed difference, rate or multiple.

    ``direction`` is 1 for up, -1 for down; ``grown`` tells 늘었다 (a change by) from 많다 (a difference to).
    """

    base: Quantity
    level: Quantity
    change: Quantity | None
    direction: int
    place: tuple[int, int]
    """Where the direction's word stands, as offsets of the field."""
    word: str


@derived
def _direction() -> str:
    return _ways(("up", "more"), ("down", "less"))


@derived
def _change_only() -> str:
    return _ways(("up",), ("down",))


def _ways(up: tuple[str, ...], down: tuple[str, ...]) -> str:
    return f"(?P<up>{alternation(direction_words(*up))})|(?P<down>{alternation(direction_words(*down))})"


@derived
def _other_basis() -> re.Pattern[str]:
    return re.compile(alternation(load("story")["direction"]["other_basis"]))


@derived
def _past() -> str:
    return alternation(load("story")["past"]["words"])


@derived
def _patterns() -> tuple[re.Pattern[str], ...]:
    base, level, change = slot("base", _LEVEL), slot("level", _LEVEL), slot("change", _CHANGE)
    gap = rf"(?P<gap>(?:[^\ue001-\uefff,.…]|{any_of(DURATION)}){{0,12}})"
    gloss = r"(?:\([^()\ue100-\uefff]{0,16}\)|\([\ue001-\ue00b][\ue100-\uefff](?: 기준)?\))?"
    # 2018년 93만명에서 2020년 89만명으로 4.6% 감소
    from_to = (
        rf"{base}{gloss}(?:이|가)?에서 {_WHEN}(?:[가-힣]{{1,4}} )?{level}{gloss}(?:으로|로)(?:까지)?,? ?{gap}"
        rf"(?:{change}{_AFTER}|(?=[가-힣]))(?:{_change_only()})"
    )
    # 전년 5421억 달러보다 21% 늘어난 6559억 달러
    then = (
        rf"{base}\)?(?:보다|에 비해|과 비교해|와 비교해|에 비하면| 대비|에서) ?{gap}{change}{_AFTER}(?:"
        rf"{_direction()})[가-힣]{{0,3}}(?<=[한된난른든진인은는간린뛴큰긴운])"
        rf"(?P<gap2> (?:약 |총 |모두 )?){level}"
    )
    # 6559억 달러로 전년(5421억 달러)보다 21% 늘었다
    bracket = (
        rf"{level}(?P<gap2>[^\ue100-\uefff.…]{{0,24}}(?:{any_of(PERIOD)}|(?:{_past()}))[^\ue100-\uefff.,…()]{{0,8}}) ?"
        rf"\((?:{any_of(PERIOD)}[, ]?)?{base}\)(?:보다|에 비해|과 비교해|와 비교해| ?대비|에 견줘)(?:는|도)"
        rf"? ?{gap}{change}{_AFTER}(?:{_direction()})"
    )
    # 6559억 달러로 전년 5421억 달러보다 21% 늘었다
    inline = (
        rf"{level}(?P<gap2>(?:으로|로|을|를|에|이|가)[^\ue100-\uefff.…]{{0,20}}(?:{any_of(PERIOD)}|(?:"
        rf"{_past()}))[^\ue100-\uefff.,…()]{{0,10}}) ?"
        rf"{base}(?:보다|에 비해|과 비교해|와 비교해| ?대비|에 견줘)(?:는|도)? ?{gap}{change}{_AFTER}(?:{_direction()})"
    )
    return tuple(re.compile(p) for p in (from_to, then, bracket, inline))


def changes(masked: Masked) -> Iterator[Change]:
    """The comparisons of a sentence, in order of the grammar's forms, each pair of levels once."""
    if len(masked.mentions) < 2:
        return
    taken: set[tuple[int, int]] = set()
    for pattern in _patterns():
        for m in pattern.finditer(masked.text):
            found = _read(masked, m)
            if found is None or (found.base.start, found.level.start) in taken:
                continue
            taken.add((found.base.start, found.level.start))
            yield found


def _read(masked: Masked, m: re.Match[str]) -> Change | None:
    groups = m.groupdict()
    base, level = masked.quantity(m["base"]), masked.quantity(m["level"])
    change = masked.quantity(m["change"]) if groups["change"] else None
    between = f"{groups['gap'] or ''} {groups.get('gap2') or ''}"
    if base.dimension != level.dimension or not (is_plain(base) and is_plain(level)):
        return None
    if change is not None and not is_plain(change):
        return None
    if (
        _other_basis().search(between)
        or _TURNED.search(between)
        or _OPEN.match(masked.text, m.end("level"))
        or _negated(masked.text, m.end())
    ):
        return None
    if change is not None and _OPEN.match(masked.text, m.end("change")):
        return None
    word = m["up"] or m["down"]
    last = change or level
    place = _after(masked, last, word)
    return Change(base, level, change, 1 if m["up"] else -1, place, word)


def _negated(text: str, end: int) -> bool:
    return bool(re.match(r"[가-힣]{0,3}지 (?:않|못)|[가-힣]{0,4} 효과", text[end : end + 12]))


def _after(masked: Masked, mention: Quantity, word: str) -> tuple[int, int]:
    reading = masked.reading
    found = reading.text.find(word, mention.end - reading.start)
    if found < 0:
        return mention.start, mention.end
    end = _REST.match(reading.text, found + len(word))
    return reading.start + found, reading.start + (end.end() if end else found + len(word))
