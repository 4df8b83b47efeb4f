"""What S226 tells of hours that two moments beside them give with another digit, or two exchanged: 불이 난 지 78시간
38분 만이다. 4일 오후 1시 22분에 난 불은 7일 오전 10시 꺼졌다."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import permutations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Period, Quantity
from consistency.rules.base import Contradiction, Place, Story

_SEOUL = timezone(timedelta(hours=9))
_HOUR, _MINUTE = 3600, 60
_LEAST, _MOST = 10, 240
"""Hours that are counted over days: fewer are told beside too many clocks, more in days."""
_MOMENTS = 3
"""Moments in neighbouring sentences from which on each difference is one of many."""


class _Moment(NamedTuple):
    reading: Reading
    period: Period
    time: datetime


def slipped_hours(story: Story) -> Iterator[Contradiction]:
    """Hours of two digits or more that two moments of the sentence and those beside it do not give, where they give
    hours of which one digit is another, or two changed places, with the same minutes."""
    published = story.article.published
    if published is None:
        return
    today = published.astimezone(_SEOUL).date()
    for n, reading in enumerate(story.sentences):
        lengths = [m for m in reading.mentions if isinstance(m, Quantity) and _is_long(m)]
        if len(lengths) != 1:
            continue
        moments = list(_moments(story.sentences[max(0, n - 1) : n + 3], today))
        if len({m.time for m in moments}) > _MOMENTS:
            continue
        between = [(a, b, b.time - a.time) for a, b in permutations(moments, 2) if a.time < b.time]
        if any(_gives(gap, lengths[0]) for _, _, gap in between):
            continue
        for a, b, gap in between:
            if _is_slip(gap, lengths[0]):
                yield _finding(reading, lengths[0], a, b, gap)
                break


def _is_long(q: Quantity) -> bool:
    return q.dimension == "duration.second" and not q.bound and _LEAST * _HOUR <= q.value <= _MOST * _HOUR


def _moments(window: Sequence[Reading], today: date) -> Iterator[_Moment]:
    """The hours of which the day is known, printed or told by the period before."""
    for reading in window:
        for m in reading.mentions:
            if not isinstance(m, Period) or m.clock is None or m.until or m.local or m.approximate:
                continue
            _, inherited_month, inherited_day = m.inherited or (None, None, None)
            day, month = m.day or inherited_day, m.month or inherited_month or today.month
            if day is None:
                continue
            try:
                yield _Moment(reading, m, datetime(today.year, month, day, tzinfo=_SEOUL) + timedelta(minutes=m.clock))
            except ValueError:
                continue


def _gives(gap: timedelta, length: Quantity) -> bool:
    """Whether two moments so far apart are as long as told, half a day more or less where 오전 is not printed."""
    slack = _HOUR if length.step >= _HOUR else 10 * _MINUTE
    seconds = int(gap.total_seconds())
    return any(abs(seconds + half - int(length.value)) < slack for half in (-12 * _HOUR, 0, 12 * _HOUR))


def _is_slip(gap: timedelta, length: Quantity) -> bool:
    hours, rest = divmod(int(gap.total_seconds()), _HOUR)
    told, left = divmod(int(length.value), _HOUR)
    if length.step >= _HOUR:
        return not rest and sorted(str(hours)) == sorted(str(told))
    return rest == left and DamerauLevenshtein.distance(str(hours), str(told)) == 1


def _finding(reading: Reading, length: Quantity, a: _Moment, b: _Moment, gap: timedelta) -> Contradiction:
    hours, rest = divmod(int(gap.total_seconds()), _HOUR)
    allowed = f"{hours}시간" + (f" {rest // _MINUTE}분" if rest else "")
    texts = [m.reading.slice(m.period.start, m.period.end) for m in (a, b)]
    return Contradiction(
        Place(reading, length.start, length.end, printed(length)),
        tuple(Place(m.reading, m.period.start, m.period.end, printed(m.period)) for m in (a, b)),
        f"걸린 시간이 맞지 않는다: ‘{reading.slice(length.start, length.end)}’ (허용 구간 {allowed})",
        (", ".join(f"‘{text}’" for text in texts) + "에서 계산했다",),
        second=True,
    )
