"""Superlatives of two stories that are told of one thing and hold within what cannot both be.

No likeness of sentences is asked for. One thing is what both call by one word at the head of the clause and measure
with one exact figure, count from one time (21개월 만에) or pick out of one group (역대 시장 첫해); for damage, one kind
of thing at one minute or in one event. Who says both of one thing somewhere contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from consistency.claims.bounds import Superlative, Within
from consistency.claims.counts import says_from_where
from consistency.claims.damage import Damage, one_thing
from consistency.claims.retelling import alike
from consistency.claims.statements import of_other_things
from consistency.claims.turns import TurnPair
from consistency.korean.names import person_lexicon
from consistency.model import Article

_APART: frozenset[frozenset[Within]] = frozenset(
    frozenset(pair)
    for pair in (
        ("ever", "since"),
        ("ever", "recent"),
        ("ever", "second"),
        ("kind", "second"),
        ("kind", "since"),
        ("both", "since"),
        ("among", "but"),
        ("ever", "but"),
        ("ever", "earlier"),
        ("ever", "less"),
        ("since", "less"),
        ("recent", "less"),
    )
)
_OF_THEMES: frozenset[frozenset[Within]] = frozenset(
    frozenset(pair) for pair in (("ever", "since"), ("ever", "second"), ("ever", "but"))
)
"""What cannot both be told of what the stories are about; a record of a month may well be one of all time too."""
_VAGUE = frozenset({"규모", "수준", "기록", "금액", "수치", "결과", "이번", "실적", "이날", "올해", "지난해", "숫자"})
_LEAD = 200
_TOPIC = re.compile(r"[가-힣](?<!로)(?<!서)(?<!에)[은는이가] ")
_CHANGE = re.compile(r"[가-힣](?:폭|률|율)$|비중|증가세|상승세|감소세|속도")
_MARGIN = re.compile(r"폭$")
_TELLING, _FEW, _COMMON_START = 3, 2, 5
_TIMES = 3
"""A record so many times as large is of something else."""
_SAME_DEED = 4
"""Words that sentences on something done for the first time, and again, must share."""
_ROUND = 5
"""Minutes: an hour on the five tells no event by itself."""
_OF_ALL = "역대"
_EVER = re.compile("역대|사상")
_WORD = re.compile("[가-힣]{2,}")
_VERB, _DOING = 2, 20
_ODD_MONTHS = re.compile(r"(?!12|24|36|48|60)\d\d개월|\d{1,2}년\d{1,2}개월")
_FROM_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)년(?:\d{1,2}월)?")
_COUNTED = re.compile(r"(?P<n>\d{1,3})(?P<unit>년|개월|분기|주|일|거래일)(?:\d{1,2}개월)?")
_DAYS, _A_DAY = timedelta(days=3), timedelta(days=1)


def bounded_pairs(
    a: Sequence[Superlative],
    b: Sequence[Superlative],
    articles: tuple[Article, Article],
    *,
    of_one_event: bool,
    close: bool = False,
) -> Iterator[TurnPair]:
    """Superlatives of two stories on one thing that cannot both hold; ``close`` stories tell one event beyond doubt."""
    if not _of_one_time(articles, _DAYS):
        return
    for x in a:
        for y in b:
            if not _apart(x, y):
                continue
            told = _anchor(x, y, of_one_event)
            anchor = told or (_theme(x, y, articles) if close else "")
            if not anchor or not (of_one_event or _more_in_common(x, y)):
                continue
            # Who tells both, of one thing, tells them apart.
            if any(_tells(z, y) for z in a if z is not x) or any(_tells(z, x) for z in b if z is not y):
                continue
            yield TurnPair(x.turn, y.turn, 1.0, len(x.figures & y.figures), anchor, second=not told)


def _theme(x: Superlative, y: Superlative, articles: tuple[Article, Article]) -> str:
    """The one word that both clauses are about, where it is what both stories are about, and nothing makes one of the
    clauses narrower; empty where none is."""
    if frozenset((x.within, y.within)) not in _OF_THEMES or not x.heads or not y.heads or _of_a_change(x, y):
        return ""
    if _of_a_change(y, x) or of_other_things(x.clause, y.clause) or x.heads[0] in _VAGUE or y.heads[0] in _VAGUE:
        return ""
    if x.heads[0] != y.heads[0] or set(x.heads[1:]) != set(y.heads[1:]) or x.heads[0] in person_lexicon().titles:
        return ""
    leads = [f"{story.title} {story.body[:_LEAD]}" for story in articles]
    if not all(x.heads[0][:_VERB] in lead for lead in leads):
        return ""
    kinds = {kind for kind, _ in x.figures} & {kind for kind, _ in y.figures}
    if any({f for f in x.figures if f[0] == kind}.isdisjoint(y.figures) for kind in kinds):
        return ""
    return f"두 기사가 다루는 것을 말한다: {x.heads[0]}"


def _of_one_time(articles: tuple[Article, Article], days: timedelta) -> bool:
    first, second = (a.published for a in articles)
    return first is None or second is None or abs(first - second) <= days


def _more_in_common(x: Superlative, y: Superlative) -> bool:
    """Whether superlatives of stories on no one event share more than a word and a round count: 배추값 5년 만에."""
    return len(x.words & y.words) > 1 or bool(_ODD_MONTHS.fullmatch(x.extent)) or x.extent.startswith(_OF_ALL)


def known_anywhere(stories: Sequence[Sequence[Superlative]], *, drafts: int | None) -> set[tuple[int, int]]:
    """Pairs of stories, whatever else they share, that count from one time or pick from one group of all there were,
    one of them saying more than the other can mean; with ``drafts`` only those with one of the first ``drafts``."""
    where: dict[tuple[str, str], dict[bool, list[int]]] = {}
    for n, story in enumerate(stories):
        for x in story:
            if x.within in {"both", "since"}:
                key = ("count", x.extent)
            elif x.within in {"among", "but"} and x.extent.startswith(_OF_ALL) and len(x.extent) >= _COMMON_START:
                key = ("group", x.extent[:_COMMON_START])
            else:
                continue
            where.setdefault(key, {}).setdefault(x.within in {"both", "but"}, []).append(n)
    return {
        (min(i, j), max(i, j))
        for sides in where.values()
        for i in sides.get(True, ())
        for j in sides.get(False, ())
        if i != j and (drafts is None or min(i, j) < drafts)
    }


def _apart(x: Superlative, y: Superlative) -> bool:
    if x.turn.axis != y.turn.axis:
        return False
    if x.within == y.within == "since":
        return x.turn.axis != "first" and _of_other_times(x.extent, y.extent)
    if frozenset((x.within, y.within)) not in _APART:
        return False
    if {x.within, y.within} == {"kind", "second"}:
        return x.extent == y.extent
    if {x.within, y.within} == {"kind", "since"}:
        of_kind, since = (x, y) if x.within == "kind" else (y, x)
        return bool(_EVER.search(of_kind.turn.text)) and of_kind.extent in since.clause.replace(" ", "")
    if x.turn.axis == "done":
        return sum(any(alike(w, v) for v in y.words) for w in x.words) >= _SAME_DEED
    if x.turn.axis == "first":
        return "recent" not in (x.within, y.within) and bool(_done(x) & _done(y))
    return True


def _of_other_times(a: str, b: str) -> bool:
    """Whether two superlatives count from two years (2021년8월, 2022년), or so many of one unit (17개월, 11개월)."""
    years = [_FROM_YEAR.fullmatch(extent) for extent in (a, b)]
    if years[0] and years[1]:
        return years[0]["year"] != years[1]["year"]
    first, second = (_COUNTED.fullmatch(extent) for extent in (a, b))
    return first is not None and second is not None and first["unit"] == second["unit"] and first["n"] != second["n"]


def _done(x: Superlative) -> set[str]:
    """What was done for the first time: how the words right behind begin."""
    end = x.turn.place.end - x.turn.sentence.start
    return {word[:_VERB] for word in _WORD.findall(x.turn.context[end : end + _DOING])}


def _tells(z: Superlative, other: Superlative) -> bool:
    return z.turn.axis == other.turn.axis and z.within == other.within and _may_be_one(z, other)


def _anchor(x: Superlative, y: Superlative, of_one_event: bool) -> str:
    """What says that both are told of one thing; empty where nothing does."""
    if x.turn.axis == "done":
        if of_other_things(x.clause, y.clause) or any(map(says_from_where, (x.clause, y.clause))):
            return ""
        return f"두 문장이 한 일을 말한다: {', '.join(sorted(x.words & y.words)[:4])}" if of_one_event else ""
    # The record of another time is of another time by its nature.
    one_figure = of_one_event and _one_figure(x, y)
    apart = "earlier" not in (x.within, y.within) and not one_figure and of_other_things(x.clause, y.clause)
    if apart or _of_a_change(x, y) or _of_a_change(y, x):
        return ""
    if {x.within, y.within} == {"among", "but"}:
        return _one_group(x, y)
    if not (_one_head(x, y) or one_figure or (of_one_event and "earlier" in (x.within, y.within))):
        return ""
    if {x.within, y.within} == {"both", "since"} and x.within != y.within:
        return f"두 문장이 똑같이 ‘{x.extent}’을 센다" if x.extent == y.extent else ""
    if of_one_event and (less := _less_than_before(x, y) or _less_than_before(y, x)):
        return less
    common = {f for f in x.figures & y.figures if " ".join(f) not in (x.extent, y.extent)}
    long = [value for _, value in common if _known(value) >= _TELLING]
    levels = [value for kind, value in common if kind == "level"]
    of_one = of_one_event and bool(common) and _one_head(x, y) and alike(x.heads[0], y.heads[0])
    if long or levels or len(common) > 1 or of_one:
        return f"두 문장이 같은 것을 말하고 같은 수치 {len(common)}개를 적었다"
    return ""


def _one_figure(x: Superlative, y: Superlative) -> bool:
    """Whether both are told of one figure that is known by its digits, with few others beside it."""
    known = {f for f in x.figures & y.figures if _known(f[1]) >= _TELLING}
    few = min(len(x.figures), len(y.figures)) == 1 and max(len(x.figures), len(y.figures)) <= _FEW
    return bool(known) and few and not any(map(_of_another_topic, (x, y)))


def _of_another_topic(x: Superlative) -> bool:
    """Whether a new topic stands between the last figure and the superlative: 3482건이 팔린 지난달 매물은 최다였다."""
    before = x.clause[: x.clause.rfind(x.turn.text)]
    last = max((n for n, char in enumerate(before) if char.isdigit()), default=0)
    return bool(_TOPIC.search(before, last))


def _known(value: str) -> int:
    return sum(map(str.isdigit, value.strip("0")))


def _less_than_before(now: Superlative, then: Superlative) -> str:
    """Whether what is called the most of all time is less than what another story says was the most."""
    if (now.within, then.within, now.turn.axis) != ("ever", "earlier", "top") or not now.words & then.words:
        return ""
    dimension, _, most = then.extent.partition(" ")
    own = [Decimal(v) for d, v in now.figures if d == dimension]
    if most and len(own) == 1 and own[0] < Decimal(most) <= own[0] * _TIMES:
        return f"같은 것의 종전 최대가 더 크다: {', '.join(sorted(now.words & then.words))}"
    return ""


def _of_a_change(x: Superlative, y: Superlative) -> bool:
    """Whether one is the most of a rate or a change, which the other does not name."""
    if bool(_MARGIN.search(x.turn.text)) != bool(_MARGIN.search(y.turn.text)):
        return True
    return any(map(_CHANGE.search, x.heads)) and not any(map(_CHANGE.search, y.words))


def _one_head(x: Superlative, y: Superlative) -> bool:
    """Whether both clauses are about one word: what one is most about is what the other is about."""
    if not x.heads or not y.heads:
        return False
    return alike(x.heads[0], y.heads[0]) or x.heads[0] in y.heads or y.heads[0] in x.heads


def _may_be_one(x: Superlative, y: Superlative) -> bool:
    return any(alike(v, w) for v in x.heads for w in y.heads)


def _one_group(x: Superlative, y: Superlative) -> str:
    """Whether both pick from one group by one measure."""
    same = _common_start(x.extent, y.extent)
    if x.extent.startswith(_OF_ALL) and same >= _COMMON_START:
        own, common = ((x.heads, y.clause), (y.heads, x.clause)), x.extent[:same]
        alike_in = any(w in clause and w not in common for heads, clause in own for w in heads)
    else:
        alike_in = (x.extent.endswith(y.extent) or y.extent.endswith(x.extent)) and _one_head(x, y)
    return f"두 문장이 같은 무리({x.extent[:same] or x.extent}) 가운데를 말한다" if alike_in else ""


def _common_start(a: str, b: str) -> int:
    for n, (v, w) in enumerate(zip(a, b, strict=False)):
        if v != w:
            return n
    return min(len(a), len(b))


def told_at_one_time(stories: Sequence[Sequence[Damage]], *, drafts: int | None) -> set[tuple[int, int]]:
    """Pairs of stories that tell of damage in sentences with the same hour and minute."""
    where: dict[tuple[str, int], set[int]] = {}
    for n, story in enumerate(stories):
        for x in story:
            for clock in x.clocks:
                if clock % _ROUND:
                    where.setdefault((x.scale, clock), set()).add(n)
    return {
        (i, j) for found in where.values() for i in found for j in found if i < j and (drafts is None or i < drafts)
    }


def damaged_pairs(
    a: Sequence[Damage], b: Sequence[Damage], articles: tuple[Article, Article], *, of_one_event: bool
) -> Iterator[TurnPair]:
    """One thing of two stories that was lost wholly here and in part there."""
    if not _of_one_time(articles, _A_DAY):
        return
    for x in a:
        for y in b:
            if x.scale != y.scale or x.level == y.level or not one_thing(x, y):
                continue
            if x.clocks and y.clocks and not x.clocks & y.clocks:
                continue
            if of_one_event or any(clock % _ROUND for clock in x.clocks & y.clocks):
                yield TurnPair(x.turn, y.turn, 1.0, 0, "두 문장이 같은 때 같은 것을 말한다")
