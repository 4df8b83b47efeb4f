"""Publication times as they are printed: ISO 8601, or the dotted form of Korean pages."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

# A fixed offset rather than a zone file: results must not depend on whether the machine carries tzdata.
SEOUL = timezone(timedelta(hours=9), "KST")

PRINTED = range(1800, 2200)
"""Years in which a story may have been published: others are no dates, and days cannot be counted from them."""
_DOTTED = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})\.?(?=\s|$)", re.ASCII)


class Published(NamedTuple):
    """When an article was published. ``day_only``: no time was given and ``moment`` is midnight in Seoul."""

    moment: datetime
    day_only: bool


def parse_published(text: str) -> Published | None:
    """Read ``text`` as ISO 8601 (or ``2025.04.15 09:30``) and return it in Korean time; None if it is neither,
    or of a year in which nothing is published.

    A time without a zone is taken as Korean time; a time with one is converted, so that the day of
    ``moment`` is always the day in Seoul.
    """
    iso = _DOTTED.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text.strip(), count=1)
    try:
        day = date.fromisoformat(iso)
        return Published(datetime.combine(day, time(), SEOUL), day_only=True) if day.year in PRINTED else None
    except ValueError:
        pass
    try:
        moment = in_seoul(datetime.fromisoformat(iso))
    except (ValueError, OverflowError):
        return None
    return Published(moment, day_only=False) if moment.year in PRINTED else None


def in_seoul(moment: datetime) -> datetime:
    """The moment in Korean time, for which one without a zone is taken. Raises ``OverflowError`` at the end of time."""
    return moment.replace(tzinfo=SEOUL) if moment.tzinfo is None else moment.astimezone(SEOUL)
