"""Two figures side by side that another story gives to the same two names the other way round.

``재학생 4명, 졸업생 7명`` and ``재학생이 7명이고 졸업생이 4명``: that the same two figures stand by the same two names
crosswise is no accident, however few digits they have, where the sentences have something more in common. The dead
and the missing of two hours, games, and the forecasts of two houses are left to longer figures, polls to lists that are
equal otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from consistency.claims.flanked import Flanked, Words, side_by_side
from consistency.claims.reading import everyday
from consistency.claims.retelling import alike
from consistency.claims.rows import Row
from consistency.claims.statements import digits, of_other_things
from consistency.claims.tables import POLL, LabelDifference
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span

_KNOWN = 8
"""Significant digits that two figures have together which need nothing else in common."""
_TELLING = 3
"""Letters of a name that few things have: 면세점, not 버스."""
_EQUAL = 2
"""Equal figures beside them by which two polls are one."""
_TIME = re.compile(r"(?:19|20)\d\d년|\d{1,2}월|[1-4]분기|[상하]반기|지난해|작년|올해|내년|지난달|이달|전년|어제|오늘")
_HOUSE = re.compile(r"[A-Z]{2,}|[가-힣]{1,8}(?:은행|연구원|연구소|기구|증권|투자|정부|위원회|협회)|한은|기재부")
_HANGUL = re.compile(r"[가-힣]")
"""GIST is no part of DGIST."""
_DENYING = frozenset("불비미무")
Name = tuple[str, str]
Two = tuple[Flanked, Flanked]


class StoryFlanked:
    """The figures of one story that have another of their dimension beside them. ``canonical`` reads the names of one
    thing as one."""

    def __init__(self, sentences: Sequence[Sequence[Flanked]], canonical: Callable[[str], str]) -> None:
        self.sentences = {found[0].sentence: found for found in sentences if found}
        self.pairs = [pair for found in sentences for pair in side_by_side(found)]
        self.canonical = canonical


def crossings(x: StoryFlanked, y: StoryFlanked) -> Iterator[LabelDifference]:
    """The figures of two names that stand the other way round in the other story."""
    here, there = (_by_values(story) for story in (x, y))
    for key in sorted(here.keys() & there.keys()):
        for own in here[key]:
            facing = there[key]
            if any(_names(own, other, x, y) for other in facing):
                continue  # told right as well
            for other in facing:
                names = _names(own, other[::-1], x, y)
                if (
                    names is not None
                    and not any(_names(right, other, x, y) for right in here[key])
                    and _of_one_thing(own, other, x, y, {w for n in names for w in n})
                ):
                    yield _difference(own, other, names)


def _by_values(story: StoryFlanked) -> dict[tuple[str, Decimal, Decimal], list[Two]]:
    """The pairs by what they say, the smaller figure first."""
    found: dict[tuple[str, Decimal, Decimal], list[Two]] = {}
    for pair in story.pairs:
        low, high = sorted(pair, key=lambda f: f.quantity.value)
        found.setdefault((low.quantity.dimension, low.quantity.value, high.quantity.value), []).append((low, high))
    return found


def _names(own: Two, other: Two, x: StoryFlanked, y: StoryFlanked) -> tuple[Name, Name] | None:
    """The names that the first figures of both pairs share, and the second ones: before both, or behind both."""
    for side in ("behind", "before"):
        (a, b), (c, d) = (
            (_only(getattr(p, side), getattr(q, side)), _only(getattr(q, side), getattr(p, side)))
            for p, q in (own, other)
        )
        first, second = _shared(a, c, x, y), _shared(b, d, x, y)
        if first and second and not (_shared(a, d, x, y) or _shared(b, c, x, y)):
            return first, second
    return None


def _only(words: Words, but: Words) -> list[str]:
    return [w for w in words if w not in but]


def _shared(mine: Sequence[str], theirs: Sequence[str], x: StoryFlanked, y: StoryFlanked) -> Name | None:
    """A word of both that is a name here and there, or one the other with more before or behind it."""
    for w in mine:
        for v in theirs:
            if w == v or (_HANGUL.match(w) and alike(w, v) and not _denies(w, v)) or x.canonical(w) == y.canonical(v):
                return w, v
    return None


def _denies(a: str, b: str) -> bool:
    """Whether one word denies the other: 구속, 불구속."""
    short, long = sorted((a, b), key=len)
    return long[0] in _DENYING and long[1:].startswith(short)


def _of_one_thing(own: Two, other: Two, x: StoryFlanked, y: StoryFlanked, names: set[str]) -> bool:
    """Whether nothing makes the sentences tell of two things, and something beside the figures that they are of one."""
    mine, theirs = (_without(pair[0].context, names) for pair in (own, other))
    if of_other_things(mine, theirs) or _other(_TIME, mine, theirs) or _other(_HOUSE, mine, theirs):
        return False
    lists = x.sentences[own[0].sentence], y.sentences[other[0].sentence]
    beside = [[f for f in found if f not in pair] for found, pair in zip(lists, (own, other), strict=True)]
    equal = 0
    for f in beside[0]:
        for g in beside[1]:
            if f.quantity.dimension != g.quantity.dimension or not _shared([*f.before], [*g.before], x, y):
                continue
            if f.quantity.value != g.quantity.value:
                return False  # lists of two days
            equal += 1
    if any(POLL.search(pair[0].context) for pair in (own, other)) and equal < _EQUAL:
        return False
    if equal or sum(len(digits(f.quantity.value)) for f in own) >= _KNOWN:
        return True
    if any(_lost().search(w) for w in names):
        return False
    if all(len(w) >= _TELLING and w not in everyday() for w in names):
        return True
    left, right = (pair[0].words - names for pair in (own, other))
    return any(alike(w, v) for w in left for v in right)


@derived
def _lost() -> re.Pattern[str]:
    """The dead, the missing and the votes counted so far, which change from hour to hour."""
    moving = load("measures")["moving"]
    return re.compile(alternation([w for name, words in moving.items() if name not in {"중상", "경상"} for w in words]))


def _without(text: str, names: set[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text


def _other(pattern: re.Pattern[str], a: str, b: str) -> bool:
    """Whether both texts name what the pattern reads, and nothing in common."""
    x, y = set(pattern.findall(a)), set(pattern.findall(b))
    return bool(x and y) and not x & y


def _difference(own: Two, other: Two, names: tuple[Name, Name]) -> LabelDifference:
    """Rows in the order of the names, so that all stories of one crossing stand on one of two sides."""
    (one, as_one), (two, as_two) = names
    mine = (_row(own[0], one), _row(own[1], two))
    theirs = (_row(other[1], as_one), _row(other[0], as_two))
    first, second = sorted((min(one, as_one, key=len), min(two, as_two, key=len)))
    if min(one, as_one, key=len) != first:
        mine, theirs = mine[::-1], theirs[::-1]
    low, high = sorted((f.quantity for f in own), key=lambda q: q.value)
    sides = (mine, theirs) if mine[0].figures[0] is low else (theirs, mine)
    return LabelDifference(
        "exchanged",
        ("exchanged", first, second, low.dimension, low.value, high.value),
        sides,
        tuple(frozenset({_place(p), _place(q)}) for p, q in zip(mine, theirs, strict=True)),
        (f"이름: {first} ↔ {second}", f"읽은 값: {printed(low)}, {printed(high)}"),
    )


def _row(f: Flanked, name: str) -> Row:
    """The figure with its name as a row of one."""
    start, end = f.before.get(name) or f.behind[name]
    place = Span(f.place.article, f.place.field, min(start, f.place.start), max(end, f.place.end))
    at = f.sentence.start
    text = f.context[place.start - at : place.end - at]
    return Row(place, f.sentence, text, "item", name, (f.quantity,), -1, True, f.context)


def _place(row: Row) -> Span:
    q = row.figures[0]
    return Span(row.place.article, row.place.field, q.start, q.end)
