"""One figure that rose in one story and fell in the other, from one base: 13.6명으로 한 주 전보다 늘었다."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.reading import everyday
from consistency.claims.slips import printed_digits
from consistency.claims.statements import Statement
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_TELLING, _REACH = 2, 60
_BASES = {
    "year": r"전년|작년|지난해|1년 ?전|한 해 전|재작년",
    "month": r"전월|전달|지난달|한 ?달 ?전|1개월 전|직전 달",
    "week": r"전주|지난주|한 주 ?전|1주 ?전|일주일 전|1주일 전",
    "day": r"전날|하루 전|전일|어제|전 거래일",
    "quarter": r"전분기|직전 분기|지난 분기|전 분기",
}
_BASE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _BASES.items()))
_DENIED = re.compile(r"(?:[^,.]{0,12}지(?:는|도)?)? ?(?:않|못)")


class Moved(NamedTuple):
    """A figure with the way it moved, what it is compared with, whether it is the level that was reached, where all
    that begins and ends, and the figures by which it moved."""

    statement: Statement
    way: str
    base: str
    level: bool
    start: int
    end: int
    by: frozenset[tuple[str, Decimal]] = frozenset()


_THAN = r"(?: ?\([^()]{1,24}\))?(?:보다|에 비해| ?대비|에 견줘)(?:는|도)? ?"
_BY = r"(?:\d[\d.,만천억조]*(?:%|％)?(?:포인트|p|[가-힣]{1,2})?(?: ?\([^()]{1,14}\))?(?:가|이|나)? ?)"
_HOW = "(?:다소|소폭|크게|대폭|조금|약간|더|또)? ?"


@derived
def _compared() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a level that was reached (203명으로 전년보다 12명 늘었다), and before one (전년보다 12명
    늘어난 203명)."""
    up, down = (alternation(direction_words(*names)) for names in (("up", "more"), ("down", "less")))
    ways = rf"{_HOW}(?:(?P<up>{up})|(?P<down>{down}))"
    base = rf"(?P<base>(?:{'|'.join(_BASES.values())})[^.,()\d]{{0,8}}?)"
    return (
        re.compile(rf"(?:으?로|이어서|여서)?,? ?(?:[^.,()\d]{{0,8}}?{base}{_THAN}{_BY}?|(?<=로 )(?P<by>){_BY}){ways}"),
        re.compile(
            rf"(?:{base}{_THAN}{_BY}?|(?P<by>){_BY}){ways}[가-힣]{{0,3}}(?<=[난든한른린은진긴운]) (?:약 |총 |모두 )?$"
        ),
    )


def moved_otherwise(across: Across) -> Iterator[Disagreement]:
    """Figures of stories that tell one event beyond doubt that are one and moved in opposite ways from one base."""
    told: dict[str, list[Moved]] = {}
    pairs: list[tuple[Statement, Statement]] = []
    moves: dict[Statement, Moved] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for story in (x, y):
            if story not in told:
                told[story] = list(_moved(story, across))
        for a in told[x]:
            for b in told[y]:
                if (
                    _turned(a, b)
                    and not of_two_levels(a.statement, b.statement)
                    and not _tells_both(a, b, told[x])
                    and not _tells_both(b, a, told[y])
                ):
                    pairs.append((a.statement, b.statement))
                    moves |= {a.statement: a, b.statement: b}
    for a_side, b_side, sources in two_sides(pairs, lambda s: moves[s].way, across):
        first, second = ([_whole(moves[s], across) for s in side] for side in (a_side, b_side))
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"같은 수치의 방향이 반대다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", "수치와 견주는 때가 같다"),
        )


def of_two_levels(x: Statement, y: Statement) -> bool:
    """Whether both print the shares that moved, and none in common: 61.4%로 0.7%포인트, 5.9%로 0.7%포인트."""
    if x.quantity.dimension != "points":
        return False
    mine, other = ({b.value for b in s.beside if b.dimension == "ratio"} for s in (x, y))
    return bool(mine and other) and not mine & other


def _moved(story: str, across: Across) -> Iterator[Moved]:
    body = across.articles[story].body
    for s in across.statements.get(story, ()):
        if (
            s.form
            or s.place.field != "body"
            or s.quantity.bound
            or s.quantity.dimension.startswith(("duration", "length"))
        ):
            continue
        if len(printed_digits(s)) < _TELLING:
            continue
        behind, before = _compared()
        m = behind.match(body, s.place.end, min(s.sentence.end, s.place.end + _REACH))
        if m is None:
            m = before.search(body, max(s.sentence.start, s.place.start - _REACH), s.place.start)
        if m is not None:
            base = _base(m["base"] or "")
            if not _DENIED.match(body, m.end()) and (base or m["by"] is not None):
                start, end = min(s.place.start, m.start()), max(s.place.end, m.end())
                by = {(q.dimension, abs(q.value)) for q in s.beside if start <= q.start and q.end <= end}
                yield Moved(s, "up" if m["up"] else "down", base, True, start, end, frozenset(by))
        elif s.quantity.value < 0:
            yield Moved(s, "down", "", False, s.place.start, s.place.end)  # 승용차(-0.3%)
        elif s.direction and not _DENIED.match(body, s.place.end):
            ahead = body[max(s.sentence.start, s.place.start - 24) : s.place.start]
            yield Moved(s, s.direction, _base(ahead), False, s.place.start, s.place.end)


def _base(text: str) -> str:
    found = [m.lastgroup or "" for m in _BASE.finditer(text)]
    return found[-1] if found else ""


def _turned(a: Moved, b: Moved) -> bool:
    """Whether one figure of one thing moved in two ways."""
    if a.way == b.way or a.level != b.level or not _one_value(a, b):
        return False
    alike = bool(a.by & b.by)
    if a.base != b.base and ((a.base and b.base) or (a.level and not alike)):
        return False
    if a.statement.when[:2] != b.statement.when[:2] and all(a.statement.when[:2]) and all(b.statement.when[:2]):
        return False
    mine, other = ({w for w in (*m.statement.before, m.statement.subject) if w and w not in everyday()} for m in (a, b))
    if min(a.statement.quantity.value, b.statement.quantity.value) < 0:
        return False  # a loss that shrinks, a result that rises
    shared = sum(any(w == v or w.startswith(v) or v.startswith(w) for v in other) for w in mine)
    return shared > (0 if alike or (a.base and b.base) else 1)


def _one_value(a: Moved, b: Moved) -> bool:
    p, q = a.statement.quantity, b.statement.quantity
    return p.dimension == q.dimension and abs(p.value) == abs(q.value)


def _tells_both(a: Moved, b: Moved, story: list[Moved]) -> bool:
    """Whether the story of ``a`` prints its figure for what moved the other way, too."""
    return any(_one_value(a, z) and z.way == b.way for z in story)


def _whole(moved: Moved, across: Across) -> Statement:
    """The figure with what it is compared with and the verb."""
    s, text = moved.statement, across.articles[moved.statement.place.article].body[moved.start : moved.end]
    return replace(s, place=replace(s.place, start=moved.start, end=moved.end), text=text)
