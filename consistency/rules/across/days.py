"""What C314 tells of days and years among few stories: each story has one for a thing, and no other story prints it.

Among few stories on one event the days that only one of them prints are few. Two of them that a slip of the hand or
of the month keeps apart are of one thing where the words, the hour, the figures or the act beside them are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone

from rapidfuzz.distance.DamerauLevenshtein import distance

from consistency.claims.daymarks import Daymark, Yearmark
from consistency.claims.deeds import FOUNDING, PUT_OFF
from consistency.claims.retelling import alike
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.korean.lexicon import load
from consistency.model import Period
from consistency.rules.across.datings import many_years, of_two_names
from consistency.rules.across.sides import pairs_within, two_sides
from consistency.rules.base import Across, Disagreement

_NEAR, _WHILE = timedelta(days=14), timedelta(days=366)
_YEARS = 3
"""Years by which one is mistaken for the other; or one digit of them."""
_LAW = re.compile(r"[가-힣]{2,10}(?:법|조례|협정|조약)(?=[은는이가을를 ])")
_SEOUL = timezone(timedelta(hours=9))
_APART, _TEN, _MANY = 3, 10, 3
"""Days by which one is mistaken for the other; from the tenth on also one digit of two."""


def left_over_days(across: Across) -> Iterator[Disagreement]:
    """Days of two stories on one event that are apart, each printed by one of them only, with enough around them the
    same."""
    pairs: list[tuple[Daymark, Daymark]] = []
    for x, y in pairs_within(across.close, across, _NEAR):
        left = [a for a in across.daymarks.get(x, ()) if not _prints(y, a, across)]
        right = [b for b in across.daymarks.get(y, ()) if not _prints(x, b, across)]
        scored = [
            (_score(a, b, across), a, b)
            for a in left
            for b in right
            if _slipped(a, b) and not (_of_publication(a, across) and _of_publication(b, across))
        ]
        pairs += [
            (a, b)
            for score, a, b in scored
            if score + (len(left) == len(right) == 1) >= load("weights")["days"]["least"]
            and all(score > other for other, c, d in scored if (c is a) != (d is b))
        ]
    for many, odd, sources in two_sides(pairs, lambda d: f"{d.month}.{d.day}", across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 일의 시점이 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"둘레가 같다: {', '.join(_said(a, b))}"),
        )


def left_over_years(across: Across) -> Iterator[Disagreement]:
    """Years of two stories on one event that are apart, each printed by one of them only, with enough around them the
    same."""
    pairs: list[tuple[Yearmark, Yearmark]] = []
    for x, y in pairs_within(across.close, across, _WHILE):
        left = [a for a in across.yearmarks.get(x, ()) if not _prints_year(y, a, across)]
        right = [b for b in across.yearmarks.get(y, ()) if not _prints_year(x, b, across)]
        scored = [(_score_years(a, b, across), a, b) for a in left for b in right if _mistaken(a, b)]
        pairs += [
            (a, b)
            for score, a, b in scored
            if score >= load("weights")["years"]["least"]
            and all(score > other for other, c, d in scored if (c.year == a.year) != (d.year == b.year))
        ]
    for many, odd, sources in two_sides(pairs, lambda d: str(d.year), across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 일의 해가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"둘레가 같다: {', '.join(_shared_words(a.near, b.near)[:4])}"),
        )


def _mistaken(a: Yearmark, b: Yearmark) -> bool:
    """Whether one year may be the other mistyped or mistaken; of two printed months both are the same."""
    if a.year == b.year or (a.month and b.month and a.month != b.month):
        return False
    p, q = str(a.year), str(b.year)
    return abs(a.year - b.year) <= _YEARS or distance(p, q) == 1 or sorted(p) == sorted(q)


def _score_years(a: Yearmark, b: Yearmark, across: Across) -> float:
    acts = len(a.acts & b.acts) or int(bool(a.acts & FOUNDING and b.acts & FOUNDING))
    if a.acts and b.acts and not acts:
        return 0
    acts -= len(a.acts & b.acts & many_years())
    texts = [across.articles[d.place.article].body[d.sentence.start : d.sentence.end] for d in (a, b)]
    if any(PUT_OFF.search(text) for text in texts):
        return 0
    laws = [set(_LAW.findall(text)) for text in texts]
    if other_stage(*texts) or of_other_things(*texts) or (laws[0] and laws[1] and not laws[0] & laws[1]):
        return 0
    table = load("weights")["years"]["links"]
    links = {
        "word": min(3, len(_shared_words(a.near, b.near))),
        "act": min(1, acts),
        "swapped": int(sorted(str(a.year)) == sorted(str(b.year))),
        "grain": int((a.month is None) != (b.month is None)),
        "month": int(bool(a.month) and a.month == b.month),
        "figure": min(2, len(a.figures & b.figures)),
    }
    if not any(links[kind] for kind in ("act", "swapped", "month", "figure")):
        return 0  # names and topics alone stand by many years
    return float(sum(table[kind] * n for kind, n in links.items()))


def _prints_year(article: str, mark: Yearmark, across: Across) -> bool:
    return any(m.year == mark.year for m in across.periods.get(article, ()))


def _of_publication(mark: Daymark, across: Across) -> bool:
    """Whether a story tells of the day on which it appeared."""
    published = across.articles[mark.place.article].published
    return published is not None and published.astimezone(_SEOUL).day == mark.day


def _slipped(a: Daymark, b: Daymark) -> bool:
    if a.clock is not None and b.clock is not None and a.clock != b.clock:
        return False
    if {a.edge, b.edge} == {"until", "from"} or ("until" in {a.edge, b.edge} and a.edge != b.edge):
        return False
    if a.month != b.month:
        return a.day == b.day and len(_shared(a, b)) >= _MANY
    one_digit = min(a.day, b.day) >= _TEN and distance(str(a.day), str(b.day)) == 1
    return a.day != b.day and (abs(a.day - b.day) <= _APART or one_digit)


def _score(a: Daymark, b: Daymark, across: Across) -> float:
    table = load("weights")["days"]["links"]
    if (a.acts and b.acts and not a.acts & b.acts) or of_two_names(a.near, b.near):
        return 0
    if not all(re.search("[월달]", d.text) for d in (a, b)) and not _shared(a, b):
        return 0  # 24일, 28일: with no month told, the act alone is no one thing
    texts = [across.articles[d.place.article].body[d.sentence.start : d.sentence.end] for d in (a, b)]
    if other_stage(*texts) or of_other_things(*texts):
        return 0
    return float(sum(table[kind] * n for kind, n in _links(a, b).items()))


def _links(a: Daymark, b: Daymark) -> dict[str, int]:
    return {
        "word": min(3, len(_shared(a, b))),
        "act": min(1, len(a.acts & b.acts)),
        "clock": int(a.clock is not None and a.clock == b.clock),
        "lasting": min(1, len(a.lasting & b.lasting)),
        "figure": min(2, len(a.figures & b.figures)),
        "edge": int(a.edge == b.edge != ""),
    }


def _shared(a: Daymark, b: Daymark) -> list[str]:
    return _shared_words(a.near, b.near)


def _shared_words(mine: frozenset[str], other: frozenset[str]) -> list[str]:
    return sorted(w for w in mine if any(alike(w, v) for v in other))


_NAMES = {"act": "한 일", "clock": "시각", "lasting": "기간", "figure": "다른 수치"}


def _said(a: Daymark, b: Daymark) -> list[str]:
    return [*_shared(a, b)[:3], *(_NAMES[kind] for kind, n in _links(a, b).items() if n and kind in _NAMES)]


def _prints(article: str, mark: Daymark, across: Across) -> bool:
    """Whether a story prints the day anywhere, the day of saying too."""
    return any(
        isinstance(m, Period)
        and (
            (m.day == mark.day and (m.guessed or m.month == mark.month))
            or (m.until is not None and m.until[2] == mark.day and mark.last is None)
        )
        for m in across.periods.get(article, ())
    )
