"""Days, months, years and hours of two stories: which may be of one moment, and how they are apart."""

from __future__ import annotations

import re
from math import log

from rapidfuzz.distance import DamerauLevenshtein

from consistency.align.placed import PlacedStory, Terms
from consistency.align.surroundings import qualified
from consistency.claims.deeds import of_other_deeds
from consistency.claims.retelling import Slot, apart, halves_apart
from consistency.claims.saying import dates_an_event, limit
from consistency.claims.stages import other_stage
from consistency.claims.values import rounded_clocks
from consistency.model import Period

_HOUR = 60
_HALF_A_DAY = 12 * _HOUR
_NEAR = 10
"""Minutes within which witnesses differ."""
_MONTH, _YEAR, _MONTHS = 30, 365, 12
_TELLING = 5.0
"""What a word weighs that few stories have: two of them before one word tell of two things."""
_NO_DIGIT = re.compile(r"\D")


class Moments:
    """Days, months, years and hours, each held against its like."""

    name = "moments"

    def has(self, kind: object) -> bool:
        """Whether a kind is a day, a month, a year or an hour."""
        return isinstance(kind, tuple) and kind[0] == "p"

    def may_be_one(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> bool:
        """Whether two moments are apart, each dates what happened, and no day, limit, act or stage tells that they are
        of two."""
        p, q = x.mention, y.mention
        if not (isinstance(p, Period) and isinstance(q, Period)):
            return False
        if qualified(x, y) >= _TELLING:
            return False
        if any(m.until or m.local or m.part or (m.stated == ("year",) and m.resolved) for m in (p, q)):
            return False  # 올해 and 내년 stand for many things in a story
        if not (apart(p, q) or halves_apart(x, y)) or "학년도" in x.text + y.text or "오늘" in {x.text, y.text}:
            return False
        if p.clock is not None and q.clock is not None:
            if _other_day(p, q) or rounded_clocks(p.clock, q.clock):
                return False
        elif None not in (clocks := {a.clock(x), b.clock(y)}) and len(clocks) > 1:
            return False  # neither the day nor the hour is the same
        behind, sentences = (a.behind(x), b.behind(y)), (a.text(x), b.text(y))
        if limit(behind[0]) != limit(behind[1]) or of_other_deeds(*sentences) or other_stage(*sentences):
            return False
        return dates_an_event(p, x.text, sentences[0], behind[0]) and dates_an_event(q, y.text, sentences[1], behind[1])

    def terms(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> Terms:
        """How two moments are apart, and in which parts they agree."""
        p, q = x.mention, y.mention
        assert isinstance(p, Period)
        assert isinstance(q, Period)
        return _of_both(p, q) | _printed(x, y) | _of_clocks(p, q)


MOMENTS = Moments()


def _other_day(p: Period, q: Period) -> bool:
    mine, other = (
        [m.month, m.day] if m.day is not None else list((m.inherited or (None, None, None))[1:]) for m in (p, q)
    )
    return any(u is not None and v is not None and u != v for u, v in zip(mine, other, strict=True))


def _of_both(p: Period, q: Period) -> Terms:
    return {
        "clock": float(p.clock is not None),
        "day": float(p.clock is None and p.day is not None),
        "month": float(p.clock is None and p.day is None and p.month is not None),
        "gap": log(1 + _gap(p, q)),
        "same_day": float(p.day is not None and p.day == q.day),
        "same_month": float(p.month is not None and p.month == q.month),
        "same_year": float(p.year is not None and p.year == q.year),
        "stated": float(min(len(p.stated), len(q.stated))),
        "stated_alike": float(p.stated == q.stated),
        "word": float("word" in p.stated) + float("word" in q.stated),
        "resolved": float(bool(p.resolved)) + float(bool(q.resolved)),
        "rough": float(p.approximate) + float(q.approximate),
        "inherited": float(bool(p.inherited)) + float(bool(q.inherited)),
    }


def _gap(p: Period, q: Period) -> int:
    """How far two moments of one kind are apart, in minutes, days, months or years; what one does not know is equal."""
    if p.clock is not None and q.clock is not None:
        return abs(p.clock - q.clock)
    years = p.year - q.year if p.year is not None and q.year is not None else 0
    months = p.month - q.month if p.month is not None and q.month is not None else 0
    if p.day is not None and q.day is not None:
        return abs(_YEAR * years + _MONTH * months + p.day - q.day)
    return abs(_MONTHS * years + months) if p.month is not None else abs(years)


def _printed(x: Slot, y: Slot) -> Terms:
    mine, other = (_NO_DIGIT.sub("", slot.text) for slot in (x, y))
    typed = DamerauLevenshtein.distance(mine, other) == 1
    return {
        "slip": float(min(len(mine), len(other)) if typed else 0),
        "swapped": float(sorted(mine) == sorted(other)),
        "halves": float(halves_apart(x, y)),
    }


def _of_clocks(p: Period, q: Period) -> Terms:
    if p.clock is None or q.clock is None:
        return dict.fromkeys(("half_a_day", "same_minutes", "exact", "near"), 0.0)
    first, second = p.clock % _HOUR, q.clock % _HOUR
    return {
        "half_a_day": float(abs(p.clock - q.clock) == _HALF_A_DAY),
        "same_minutes": float(first == second) + float(first == second > 0),
        "exact": float(first % 10 > 0) + float(second % 10 > 0),
        "near": float(abs(p.clock - q.clock) <= _NEAR),
    }
