"""One act told to two minutes: what C306 compares by the act, and not by all the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from consistency.claims.minutes import Minute
from consistency.claims.reading import everyday, stem
from consistency.claims.statements import is_verbal
from consistency.rules.base import Across

_WORD = re.compile("[가-힣]{2,}")
_HALF = re.compile("오전|오후|새벽|아침|저녁|밤|낮")
_AS_OF = re.compile(" ?(?:기준|현재|까지)")
_ROUND, _TWO = 5, 2
_HALF_HOUR, _HOUR, _TWELVE_HOURS = 30, 60, 720
"""Farther apart they are told of two acts; and twelve hours apart they are one hour printed in two ways."""


def minute_pairs(across: Across) -> Iterator[tuple[Minute, Minute]]:
    """One act at two minutes, in stories on one event neither of which prints the other's minute."""
    for x, y in across.pairs:
        if across.source(x) == across.source(y):
            continue
        for a, b in product(across.minutes[x], across.minutes[y]):
            if (
                _halves_apart(a, b, across)
                or _days_apart(a, b, across)
                or (
                    _slipped(a, b)
                    and a.acts & b.acts
                    and (a.period.day is None or b.period.day is None or a.period.day == b.period.day)
                    and not (a.places and b.places and not a.places & b.places)
                    and not _prints(b, a, across)
                    and not _prints(a, b, across)
                )
            ):
                yield a, b


def _halves_apart(a: Minute, b: Minute, across: Across) -> bool:
    """Whether both print one minute that is no round one, before noon here and after it there, and neither story the
    other's."""
    x, y = a.period.clock, b.period.clock
    if x is None or y is None or abs(x - y) != _TWELVE_HOURS or not x % _ROUND or a.period.until or b.period.until:
        return False
    if not (_HALF.search(a.text) and _HALF.search(b.text)) or (a.places and b.places and not a.places & b.places):
        return False
    if None not in (a.period.day, b.period.day) and a.period.day != b.period.day:
        return False
    if any(_AS_OF.match(across.articles[m.place.article].body, m.place.end) for m in (a, b)):
        return False
    clocks = [{m.period.clock for m in across.minutes[told.place.article]} for told in (a, b)]
    return y not in clocks[0] and x not in clocks[1]


def _days_apart(a: Minute, b: Minute, across: Across) -> bool:
    """Whether one hour and minute, told of one thing, stands on two days next to each other."""
    x, y = a.period, b.period
    if x.clock is None or x.clock != y.clock or not x.clock % _HOUR or x.until or y.until:
        return False
    if x.day is None or y.day is None or not 0 < abs(x.day - y.day) <= _TWO:
        return False
    if "month" in x.stated and "month" in y.stated and x.month != y.month:
        return False
    days = [{(m.period.day, m.period.clock) for m in across.minutes[told.place.article]} for told in (a, b)]
    return (
        (y.day, x.clock) not in days[0]
        and (x.day, x.clock) not in days[1]
        and bool(_words(a, across) & _words(b, across))
    )


def _words(m: Minute, across: Across) -> set[str]:
    """The telling words of the sentence."""
    text = across.articles[m.place.article].body[m.sentence.start : m.sentence.end]
    words = (stem(w) for w in _WORD.findall(text))
    return {w for w in words if len(w) > 1 and not is_verbal(w) and w not in everyday() and not _HALF.search(w)}


def _slipped(a: Minute, b: Minute) -> bool:
    """Whether the minutes are near and neither may be rounded, or the hours are next to each other at one minute."""
    gap = _gap(a, b)
    rounded = not (a.period.clock or 0) % _ROUND or not (b.period.clock or 0) % _ROUND
    return gap == _HOUR or (0 < gap <= _HALF_HOUR and not rounded)


def _gap(a: Minute, b: Minute) -> int:
    gap = abs((a.period.clock or 0) - (b.period.clock or 0)) % _TWELVE_HOURS
    return min(gap, _TWELVE_HOURS - gap)


def _prints(mine: Minute, other: Minute, across: Across) -> bool:
    """Whether a story tells anything at the other's minute."""
    return any(_gap(told, other) == 0 for told in across.minutes[mine.place.article])
