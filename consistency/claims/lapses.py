"""How long it is from one printed time to another, told in the unit of a printed duration.

A length is counted as newspapers count: the first day or year may be counted in (``inclusive``), a length may be cut
off to whole units, and a year that only the months could decide is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import product
from math import ceil, floor
from typing import NamedTuple

from consistency.claims.reading import Reading
from consistency.model import Period, Quantity

_MONTHS, _WEEK, _SATURDAY = 12, 7, 5
HOLIDAYS = frozenset({(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25)})
_MONTH_DAYS = 30.44
_SOME_YEAR = 2023
_LONG = 10
_LONGEST = 400
"""From so many days on nobody counts days without a year to count them from."""
_CALENDAR, _EARLY, _CUT, _ROUNDED = 0.9, 0.75, 0.99, 0.6
_WORKING = frozenset({"거래일", "영업일"})


class Lapse(NamedTuple):
    """What a printed length may be, from ``low`` to ``high`` in ``unit``."""

    low: float
    high: float
    unit: str

    def shown(self) -> str:
        """``5일`` or ``5~6일``, for messages."""
        low, high = ceil(self.low), floor(self.high)
        if low > high:
            low = high = round(self.low)
        return f"{low}{self.unit}" if low == high else f"{low}~{high}{self.unit}"


def lapse(
    first: Period, last: Period, length: Quantity, *, inclusive: bool = False, nth: bool = False
) -> tuple[float, Lapse] | None:
    """What ``length`` says and what the two times leave open for it; None where they do not settle it.

    ``inclusive`` where the first day is counted in or not (7일까지 닷새간), ``nth`` where it is (닷새째인 7일).
    """
    if first.until or last.until or first.part or last.part:
        return None
    if length.dimension == "duration.day":
        return _days(first, last, length, inclusive=inclusive, nth=nth)
    if length.dimension != "duration.month":
        return None
    if length.step >= _MONTHS and length.value % _MONTHS == 0:
        return _years(first, last, length, inclusive=inclusive)
    return _months(first, last, length, inclusive=inclusive)


def fits(found: tuple[float, Lapse]) -> bool:
    """Whether the length said is one of those left open."""
    stated, allowed = found
    return allowed.low <= stated <= allowed.high


def _days(first: Period, last: Period, length: Quantity, *, inclusive: bool, nth: bool) -> tuple[float, Lapse] | None:
    gaps = list(_between(first, last))
    if not gaps or length.unit in _WORKING:
        return None
    if length.step >= _WEEK:
        stated = float(length.value) / _WEEK
        gap = min(gaps, key=lambda g: abs(g - stated * _WEEK))
        return stated, Lapse((gap - 6) / _WEEK, (gap + 4) / _WEEK, "주")
    stated = float(length.value)
    gap = min(gaps, key=lambda g: abs(g - stated))
    slack = 1 if stated >= _LONG else 0
    if nth:
        return stated, Lapse(gap + 1 - slack, gap + 1 + slack, "일")
    return stated, Lapse(gap - slack, gap + 1 + (0 if inclusive else slack), "일")


def _between(first: Period, last: Period) -> Iterator[int]:
    """The days from one to the other: a bare day may be of the month named, of the next, or of the one it speaks in."""
    if first.day is None or last.day is None:
        return
    if first.guessed and last.guessed:
        gap = last.day - first.day
        yield from (gap,) if gap > 0 else range(gap + 28, gap + 32)
        return
    year = _year(first) or _year(last) or _SOME_YEAR
    begins = [(year, first.month, first.day)]
    ends = [(_year(last) or year, last.month, last.day), (year + 1, last.month, last.day)]
    if last.guessed or last.month is None:
        ends += [
            (year, first.month, last.day),
            (year + (first.month == _MONTHS), (first.month or 0) % 12 + 1, last.day),
        ]
    if first.guessed or first.month is None:
        begins += [(year, last.month, first.day), (year, ((last.month or 0) - 2) % 12 + 1, first.day)]
    for begin, end in product(begins, ends):
        with suppress(ValueError):
            gap = (date(*(n or 0 for n in end)) - date(*(n or 0 for n in begin))).days
            if 0 < gap < _LONGEST and (end[0] == year or "year" not in last.stated):
                yield gap


def _months(first: Period, last: Period, length: Quantity, *, inclusive: bool) -> tuple[float, Lapse] | None:
    if first.month is None or last.month is None or first.guessed or last.guessed or length.value % 1:
        return None
    begin, end = _year(first), _year(last)
    years = (end if end is not None else begin or 0) - (begin if begin is not None else end or 0)
    gap = years * _MONTHS + last.month - first.month
    if gap < 0 and "year" not in last.stated:
        gap += _MONTHS
    if gap <= 0:
        return None
    stated = float(length.value)
    if first.day and last.day:
        exact = gap + (last.day - first.day) / _MONTH_DAYS
        return stated, Lapse(exact - _CUT, exact + (_CALENDAR if inclusive else _EARLY), "개월")
    return stated, Lapse(gap - 1, gap + 1, "개월")


def _years(first: Period, last: Period, length: Quantity, *, inclusive: bool) -> tuple[float, Lapse] | None:
    begin, end = _year(first), _year(last)
    if begin is None or end is None or end <= begin:
        return None
    years, stated = end - begin, float(length.value / _MONTHS)
    low = high = years
    if first.month and last.month and "month" in first.stated and "month" in last.stated:
        exact = years + (last.month - first.month) / _MONTHS
        low, high = min(years, int(exact)), max(years, int(exact + _ROUNDED))
    elif not (first.month is None and last.month is None and first.day is None and "word" in first.stated):
        low = years - 1
    return stated, Lapse(low, high + (1 if inclusive else 0), "년")


def _year(period: Period) -> int | None:
    return period.year or (period.inherited[0] if period.inherited else None)


def topic_month(sentence: Reading, before: Reading | None, first: Period) -> int | None:
    """The month whose figure it is, where one month alone is named before the words, here or in the sentence before."""
    for r in (sentence, before):
        found = [p for p in r.mentions if isinstance(p, Period) and p is not first] if r else []
        if found:
            named = found[0].stated == ("month",) and not (found[0].until or found[0].part or found[0].resolved)
            named = named and (r is before or found[0].start < first.start)
            return found[0].month if named and len(found) == 1 else None
    return None


def latest_month(month: int | None, today: date) -> int | None:
    """The last such month before ``today``, counted in months."""
    return (today.year - (month > today.month)) * _MONTHS + month if month else None


def working_days(begin: date, end: date) -> int:
    """The days from one to the other without Saturdays, Sundays and holidays."""
    days = (begin + timedelta(n) for n in range((end - begin).days + 1))
    return sum(d.weekday() < _SATURDAY and (d.month, d.day) not in HOLIDAYS for d in days)


def months_of(period: Period) -> list[int]:
    """The months of a quarter, a half-year, a month or a year; none for a day, a range or 같은 기간."""
    if period.part and not period.part[0].isdigit():
        return []
    if period.part:
        length = _MONTHS // 4 if period.part.endswith("Q") else _MONTHS // 2
        first = (int(period.part[0]) - 1) * length
        return list(range(first + 1, first + length + 1))
    if period.until or period.day:
        return []
    return [period.month] if period.month else list(range(1, _MONTHS + 1))
