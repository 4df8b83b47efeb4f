"""What C319 tells of dated acts: one act in two stories, on dates of which one part differs."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.deeds import Deed
from consistency.claims.values import printed
from consistency.model import Period
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_WORDS = 1
_YEARS = 3
"""A year mistaken for another is near it."""


def dated_acts(across: Across) -> Iterator[Disagreement]:
    """Acts that two stories put on dates of which one part differs and another is the same."""
    pairs = [
        (a, b)
        for x, y in across.close
        if across.source(x) != across.source(y)
        for a in across.deeds[x]
        for b in across.deeds[y]
        if a.act == b.act
        and len(a.words & b.words) >= _WORDS
        and _slipped(a.period, b.period)
        and not _tells(across, x, b)
        and not _tells(across, y, a)
    ]
    for many, odd, sources in two_sides(pairs, lambda d: printed(d.period), across):
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"{many[0].act} 날짜가 다르다: ‘{many[0].text}’ ↔ ‘{odd[0].text}’",
            (
                f"읽은 값: {printed(many[0].period)} ↔ {printed(odd[0].period)}",
                f"독립된 기사 {sources}건 ↔ 1건",
                f"같은 문장의 말이 같다: {', '.join(sorted(many[0].words & odd[0].words)[:4])}",
            ),
        )


def _slipped(x: Period, y: Period) -> bool:
    """Whether two dates differ in one part as a slip of the hand does, and another printed part is the same."""
    parts = [(getattr(x, p), getattr(y, p)) for p in ("year", "month", "day")]
    known = [(n, a, b) for n, (a, b) in enumerate(parts) if a is not None and b is not None]
    differing = [(n, a, b) for n, a, b in known if a != b]
    if len(differing) != 1 or len(known) - 1 < 1:
        return False
    n, a, b = differing[0]
    if n > 0 and not all("month" in p.stated for p in (x, y)):  # 지난 24일, 지난 28일: it may have been done again
        return False
    if n == 0:
        return bool(abs(a - b) <= _YEARS)
    return len(known) > 2 and (n == 1 or DamerauLevenshtein.distance(str(a), str(b)) == 1)


def _tells(across: Across, article: str, deed: Deed) -> bool:
    """Whether a story tells anything of the date of ``deed``."""
    p = deed.period
    return any(
        (o.period.month, o.period.day) == (p.month, p.day)
        and (o.period.year == p.year or None in (o.period.year, p.year))
        for o in across.deeds[article]
    )
