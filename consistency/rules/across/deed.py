"""What C319 tells of dated acts: one act in two stories, on dates or at hours of which one part differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.deeds import Deed, When, when
from consistency.claims.few import are_few
from consistency.claims.reading import everyday, word_weight
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.claims.values import printed
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_YEAR, _MONTH, _DAY, _CLOCK = range(4)
_YEARS, _DAYS = 10, 3
"""A part mistaken for another is near it, or one digit of it is another."""
_TELLING, _MORE_TELLING, _MOST_TELLING = 3.5, 5.5, 9.0
"""What the words of both sentences must weigh for a year or month, for a day that two stories print, and for a day."""
_MINUTES, _HALF_A_DAY, _ROUND = 10, 720, 30
"""Hours so near are one moment; half a day apart they are told by another rule; half hours are rounded."""


def dated_acts(across: Across) -> Iterator[Disagreement]:
    """Acts that two stories put on dates, or at hours, of which one part differs. Each story dates the act once, and
    the odd one does not print the others' date."""
    told = {article: _alone(found) for article, found in across.deeds.items()}
    pairs = [
        (a, b)
        for x, y in across.close
        if across.source(x) != across.source(y)
        for act in sorted(told[x].keys() & told[y].keys())
        for a in told[x][act]
        for b in told[y][act]
        if _differs(a, b) and not _told_apart(a, b, across)
    ]
    for many, odd, sources in two_sides(pairs, lambda d: printed(d.period), across):
        if not _is_enough(many, odd, sources, few=are_few(len(across.articles))) or _prints(odd, many[0], across):
            continue
        if sources == 1 and _prints(many, odd[0], across):
            continue
        shared = sorted(w for w in many[0].words & odd[0].words if w not in everyday())
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"{many[0].act} 날짜가 다르다: ‘{many[0].text}’ ↔ ‘{odd[0].text}’",
            (
                f"읽은 값: {printed(many[0].period)} ↔ {printed(odd[0].period)}",
                f"독립된 기사 {sources}건 ↔ 1건",
                *([f"같은 문장의 말이 같다: {', '.join(shared[:4])}"] if shared else []),
            ),
        )


def _parts(x: When, y: When) -> tuple[list[int], list[int]]:
    """Which parts of two times differ, and which are the same."""
    known = [(n, a, b) for n, (a, b) in enumerate(zip(x, y, strict=True)) if a is not None and b is not None]
    return [n for n, a, b in known if a != b], [n for n, a, b in known if a == b]


def _differs(a: Deed, b: Deed) -> bool:
    """Whether one part differs and those beside it are the same, or two years stand alone."""
    differing, same = _parts(a.when, b.when)
    if len(differing) != 1 or {a.edge, b.edge} == {"부터", "까지"}:
        return False
    (part,) = differing
    if part < _DAY and any((a.when[n] is None) != (b.when[n] is None) for n in (_MONTH, _DAY)):
        return False
    if part == _YEAR:
        return _MONTH in same or all("year" in d.period.stated for d in (a, b))
    if part == _MONTH:
        return _YEAR in same or _DAY in same
    if part == _DAY:
        return _MONTH in same and not (a.foreseen and b.foreseen)
    return _DAY in same and _hours_apart(*(d.when[_CLOCK] or 0 for d in (a, b)))


def _hours_apart(x: int, y: int) -> bool:
    gap = abs(x - y)
    if gap < _MINUTES or gap == _HALF_A_DAY:
        return False
    return gap >= 2 * _ROUND or not (x % _ROUND == 0 or y % _ROUND == 0)


def _alone(found: Sequence[Deed]) -> dict[str, list[Deed]]:
    """The acts of a story that it dates to no two times, each with where it is dated."""
    acts: dict[str, list[Deed]] = {}
    for deed in found:
        acts.setdefault(deed.act, []).append(deed)
    return {
        act: told for act, told in acts.items() if not any(_parts(a.when, b.when)[0] for a, b in combinations(told, 2))
    }


def _told_apart(a: Deed, b: Deed, across: Across) -> bool:
    if not (a.once or _is_ahead(a, across) == _is_ahead(b, across)):
        return True  # 2023년 3월 취임한 회장, 내년 3월 다시 취임한다
    texts = [across.articles[d.place.article].body[d.sentence.start : d.sentence.end] for d in (a, b)]
    return other_stage(*texts) or of_other_things(*texts)


def _is_enough(many: Sequence[Deed], odd: Sequence[Deed], sources: int, *, few: bool) -> bool:
    """Whether the words, the act or the slip of a digit say that it is one act; of many stories some tell of acts that
    are alike, so words or a second witness must say so."""
    a, b = many[0], odd[0]
    ((part,), same) = _parts(a.when, b.when)
    x, y = a.when[part], b.when[part]
    assert x is not None
    assert y is not None
    weight = max(_weight(p, q) for p in many for q in odd)
    if not (few or sources > 1 or weight >= _MOST_TELLING):
        return False
    if part == _CLOCK:
        return _is_slip(f"{x // 60}{x % 60:02d}", f"{y // 60}{y % 60:02d}")
    slip = _is_slip(str(x), str(y))
    if part == _DAY:
        least = _MORE_TELLING if sources > 1 else _MOST_TELLING
        return a.once or (weight >= least and (slip or abs(x - y) <= _DAYS))
    if abs(x - y) > _YEARS and not slip:
        return False
    if part == _MONTH or _MONTH in same:
        return a.once or weight >= _TELLING
    return a.once and (weight >= _TELLING or (slip and sources > 1))


def _is_slip(x: str, y: str) -> bool:
    return DamerauLevenshtein.distance(x, y) == 1


def _weight(a: Deed, b: Deed) -> float:
    return sum(word_weight(w) for w in a.words & b.words if w not in everyday())


def _prints(stories: Sequence[Deed], other: Deed, across: Across) -> bool:
    """Whether one of the stories prints the other's time for anything."""
    ((part,), _) = _parts(stories[0].when, other.when)
    return any(
        (time := when(m))[part] == other.when[part] and not _parts(time, other.when)[0]
        for deed in stories
        for m in across.periods[deed.place.article]
    )


def _is_ahead(deed: Deed, across: Across) -> bool:
    """Whether the year or month lies ahead of the story."""
    published = across.articles[deed.place.article].published
    year, month, *_ = deed.when
    return published is not None and year is not None and (year, month or 0) > (published.year, published.month)
