"""기사 간 한 사실의 다른 시기 — 같은 수치나 같은 사실을 기사마다 다른 해·분기·달의 것으로 적었다.

‘지난해 흑자로 돌아선 A사’와 ‘2023년 흑자로 돌아선 A사’, ‘1분기 매출 2134억원’과 ‘2분기 매출 2134억원’처럼
시기 바로 뒤의 말과 수치가 같고 문장의 낱말도 절반 넘게 같으면, 상대의 시기가 다른 곳에 다른 일로 적혀 있어도 알린다.
지난해·올해는 각 기사의 발행일로 푼다. 두 기사가 한 날(3월 14일)을 같은 수치와 함께 다른 해의 날로 적거나, 한 기록을
다른 해부터 세거나(2018년 이후 처음), 지난 일·설립을 다른 해로 적거나, 같은 차수(3차 발사)나 같은 지수의 기준
연도(2020년=100)를 다른 해로 적어도 그렇다. 여러 수치를 함께 적은 기사들에서 바로 곁의 해가 다른 같은 수치(2023년 9월의
57억2천만달러, 2022년에 세운 57억2천만달러)도 알린다.
비교의 기준(2023년보다), 학년도·회계연도, 신년사의 올해, 시작과 끝(부터·까지)이 다른 것은 알리지 않는다.

Stories on one event put one fact, the words right behind the period, or one figure of three digits, in two years,
quarters or months; the other period may stand elsewhere for other things. Or the same number of times of one thing,
the base of one index, the year since which something is the most or the first, of what happened before or of a
founding. Or one figure with two years right beside it, where the stories share several figures. Bases of
comparison are passed over.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 해가 바뀌는 시기에 가장 잦은 교열 오류.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from consistency.claims.dated import Dated
from consistency.claims.numbered import levels_of_base, nth, one_nth
from consistency.claims.reading import stem
from consistency.claims.retelling import alike, tells
from consistency.claims.stages import other_stage
from consistency.claims.values import printed
from consistency.model import Article, Period, Severity
from consistency.rules.across.anchored import anchored_years
from consistency.rules.across.lookbacks import other_years
from consistency.rules.across.plans import other_plans
from consistency.rules.across.sides import two_sides
from consistency.rules.across.yearvalues import other_years_of_values
from consistency.rules.base import Across, AcrossRule, Disagreement

_LIKE, _SAME = 0.5, 0.7
"""The share of the shorter sentence's words and figures that the other has; more where one period is still to come."""
_TAIL, _WEIGHT, _FEW = 3, 4, 3
"""Equal words and figures behind the periods; and in the sentences, a telling figure counting twice."""
_SURE = 7
"""So many equal words and figures need no third one behind the periods."""
_CLOSE, _MANY = 26, 5
"""Letters to a figure that is surely of a period; farther, so much more must be equal."""
_LIMIT = re.compile(
    r" ?(?:초|중순|말)?(?:에|과|와|의)? ?(?P<word>부터|까지|이후|이전|이래|대비|보다|비해|비교|견줘|기준)?"
)
_RELATIVE = re.compile(r"올해|올|내년|금년")
_SEASON, _HEADLINE = timedelta(days=92), 2
"""How far apart stories may tell of one day, and how many words of their headlines must be the same."""
_RARE = 80
"""A day with a figure that more sentences print is no event but a date of everybody's."""
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_REPEATED = re.compile(r"주년|주기|기념|매년|해마다|동기|같은 기간")
"""What comes back on one day of every year, and what is compared with a year before."""
_LINKS = frozenset({"이어", "이후", "들어", "대비", "비해", "현재", "기준", "처음"})
"""Words that stand behind every period."""
_ADDRESS = re.compile(r"신년|새해|송년")


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the periods of equal facts of stories on one event."""
    found: dict[frozenset[str], list[tuple[Dated, Dated]]] = {}
    for a, b in (*_facts(across), *_dates(across)):
        if not _silent(a, b, across):
            found.setdefault(frozenset({printed(a.period), printed(b.period)}), []).append((a, b))
    for pairs in found.values():
        for first, second, count in two_sides(pairs, lambda d: printed(d.period), across):
            a, b = first[0], second[0]
            yield Disagreement(
                tuple(first),
                tuple(second),
                f"같은 사실의 시기가 다르다: ‘{a.text}’ ↔ ‘{b.text}’",
                (
                    f"읽은 시점: {printed(a.period)} ↔ {printed(b.period)}",
                    f"독립된 기사 {count}건 ↔ 1건",
                    f"뒤따르는 말이 같다: {_said(a, b)}",
                ),
            )
    said: set[tuple[str, int]] = set()
    for one in (*other_years(across), *other_plans(across)):
        said |= {(told.place.article, told.place.start) for told in (*one.a, *one.b)}
        yield one
    for one in anchored_years(across, said):
        said |= {(told.place.article, told.place.start) for told in (*one.a, *one.b)}
        yield one
    yield from other_years_of_values(across, said)


def _facts(across: Across) -> Iterator[tuple[Dated, Dated]]:
    """Equal facts and figures of stories on one event that stand in two years, quarters or months."""
    for x, y in across.pairs:
        if across.source(x) != across.source(y):
            for a, b in product(across.dated[x], across.dated[y]):
                if apart(a.period, b.period) and (_is_one(a, b, across) or _is_numbered(a, b, across)):
                    yield a, b


def _dates(across: Across) -> Iterator[tuple[Dated, Dated]]:
    """The same day of two years, told of one figure: a day and a figure tell an event by themselves."""
    having: dict[tuple[object, ...], list[Dated]] = {}
    for found in across.dated.values():
        for d in found:
            if d.period.day is not None and d.period.year is not None and not _REPEATED.search(_sentence(d, across)):
                for key in d.keys:
                    if isinstance(key, tuple) and key[0] == "q" and _telling(key):
                        having.setdefault((d.period.month, d.period.day, key), []).append(d)
    for told in having.values():
        for a, b in combinations(told if len(told) <= _RARE else (), 2):
            if (
                a.period.year != b.period.year
                and across.source(a.place.article) != across.source(b.place.article)
                and _akin(across.articles[a.place.article], across.articles[b.place.article])
                and not any(
                    d.period.day is not None and _meets(d.period, other.period)
                    for mine, other in ((a, b), (b, a))
                    for d in across.dated[mine.place.article]
                )
            ):
                yield a, b


def _akin(a: Article, b: Article) -> bool:
    """Whether two stories of one season have headlines with words in common."""
    if a.published is not None and b.published is not None and abs(a.published - b.published) > _SEASON:
        return False
    mine, other = ({stem(w) for w in _WORD.findall(story.title)} for story in (a, b))
    return sum(any(alike(w, v) for v in other) for w in mine) >= _HEADLINE


def _sentence(d: Dated, across: Across) -> str:
    return across.articles[d.place.article].body[d.sentence.start : d.sentence.end]


def apart(a: Period, b: Period) -> bool:
    """Whether two periods of one granularity cannot be one."""
    if _grain(a) != _grain(b):
        return False
    years = a.year is not None and b.year is not None and a.year != b.year
    if a.day is not None:
        return False
    if a.part or b.part:
        return years or (a.part[1:] == b.part[1:] and a.part != b.part)
    return years or (a.month is not None and b.month is not None and a.month != b.month)


def _grain(p: Period) -> str:
    return "day" if p.day is not None else "month" if p.month is not None else "part" if p.part else "year"


def _meets(a: Period, b: Period) -> bool:
    """Whether two periods may be one, or one within the other."""
    if a.year is not None and b.year is not None and a.year != b.year:
        return False
    return all(x is None or y is None or x == y for x, y in ((a.month, b.month), (a.day, b.day))) and (
        not a.part or not b.part or a.part == b.part
    )


def _ahead(d: Dated, across: Across) -> bool:
    """Whether a month is still to come as the story is printed."""
    at, month = across.articles[d.place.article].published, d.period.month
    return (
        at is not None
        and d.period.year is not None
        and (d.period.year, month or 0) > (at.year, at.month if month else 0)
    )


def _one_fact(a: Dated, b: Dated, across: Across) -> bool:
    """Whether the words behind both periods are the same, and most of the shorter sentence."""
    common = [key for key in _common(a.tail, b.tail) if key not in _LINKS]
    shared = a.keys & b.keys
    anchored = any(_telling(key) for key in common)
    alike_enough, fewer = len(shared) >= _SURE, min(len(a.keys), len(b.keys))
    if len(common) < _TAIL - (anchored or alike_enough) or _differ(a.tail, b.tail):
        return False
    if not (_at_once(common, a.tail) and _at_once(common, b.tail)):
        return False
    if _weight(shared) < (_FEW if anchored else _WEIGHT) or len(shared) < _LIKE * fewer:
        return False
    if anchored:
        return True
    if _ahead(a, across) != _ahead(b, across) and not (alike_enough and len(shared) >= _SAME * fewer):
        return False  # planned then, done now
    return not any(_meets(p, b.period) for p in a.periods) and not any(_meets(p, a.period) for p in b.periods)


def _one_figure(a: Dated, b: Dated) -> bool:
    """Whether one figure stands under both periods, among the same words."""
    if a.figure is None or a.figure != b.figure:
        return False
    shared = (a.keys & b.keys) - {a.figure}
    return len(shared) >= (_FEW if max(a.reach, b.reach) <= _CLOSE else _MANY) or (
        max(a.reach, b.reach) <= _CLOSE
        and any(isinstance(k, str) for k in shared)
        and any(not isinstance(k, str) for k in shared)
    )


def _is_one(a: Dated, b: Dated, across: Across) -> bool:
    """Whether one figure or fact is dated, and neither story puts it in the other's period as well."""
    if _one_figure(a, b) and not any(
        d.figure == mine.figure and _meets(d.period, other.period)
        for mine, other in ((a, b), (b, a))
        for d in across.dated[mine.place.article]
    ):
        return True
    return _one_fact(a, b, across) and not any(
        len(_common(d.tail, other.tail)) > 1 and _meets(d.period, other.period)
        for mine, other in ((a, b), (b, a))
        for d in across.dated[mine.place.article]
    )


def _is_numbered(a: Dated, b: Dated, across: Across) -> bool:
    """Whether one number of times, or the base of one index, is dated, and neither story dates it as the other does."""
    texts = _sentence(a, across), _sentence(b, across)
    ends = a.place.end - a.sentence.start, b.place.end - b.sentence.start
    if levels_of_base(texts[0], ends[0]) & levels_of_base(texts[1], ends[1]):
        return True
    times = nth(texts[0], ends[0]), nth(texts[1], ends[1])
    return one_nth(*times, texts) and not any(
        _meets(d.period, other.period) and _nth(d, across) == number
        for mine, other, number in ((a, b, times[0]), (b, a, times[1]))
        for d in across.dated[mine.place.article]
    )


def _nth(d: Dated, across: Across) -> tuple[int, str] | None:
    return nth(_sentence(d, across), d.place.end - d.sentence.start)


def _silent(a: Dated, b: Dated, across: Across) -> bool:
    limits = [m["word"] for d in (a, b) if (m := _LIMIT.match(d.behind))]
    if limits[0] != limits[1] and (a.period.day is None or not {*limits} <= {None, "부터"}):
        return True
    stories = [across.articles[d.place.article] for d in (a, b)]
    if any(_RELATIVE.match(d.text) for d in (a, b)) and any(_ADDRESS.search(s.title + s.body) for s in stories):
        return True  # a speech for the year to come says 올해 of it
    return other_stage(_sentence(a, across), _sentence(b, across))


def _common(a: Sequence[object], b: Sequence[object]) -> list[object]:
    """The longest common sequence of two tails."""
    best: list[list[list[object]]] = [[[] for _ in range(len(b) + 1)] for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            best[i + 1][j + 1] = [*best[i][j], x] if _same(x, y) else max(best[i][j + 1], best[i + 1][j], key=len)
    return best[-1][-1]


def _same(x: object, y: object) -> bool:
    return x == y or (isinstance(x, str) and isinstance(y, str) and alike(x, y))


def _differ(a: Sequence[object], b: Sequence[object]) -> bool:
    """Whether the first figures behind both periods are of one dimension and apart, or one has its figure alone."""
    x, y = (next((k for k in tail if isinstance(k, tuple)), None) for tail in (a, b))
    if x is not None and y is not None and x != y and x[:2] == y[:2]:
        return True
    return (x == a[0] and x not in b) or (y == b[0] and y not in a)


def _at_once(common: Sequence[object], tail: Sequence[object]) -> bool:
    """Whether the first of the equal words stands first or second behind the period."""
    return any(_same(common[0], key) for key in tail[:2])


def _telling(key: object) -> bool:
    if not isinstance(key, tuple) or key[0] == "r":
        return isinstance(key, tuple)
    return tells(key) and not str(key[1]).startswith("duration")


def _weight(shared: frozenset[object]) -> int:
    return sum(2 if _telling(key) else 1 for key in shared)


def _said(a: Dated, b: Dated) -> str:
    shared = [k for k in a.tail if isinstance(k, str) and k in b.keys]
    return " ".join(shared) or a.text


RULE = AcrossRule(
    code="C321",
    name_ko="기사 간 한 사실의 다른 시기",
    name_en="One fact in two periods across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가온조선은 2027년 수주 1위였던 나루중공업을 제쳤다. 나루중공업 수주액은 31억4000만달러, 점유율은 47.2%다.",
            "점유율 47.2%인 가온조선이 2026년 수주 1위였던 나루중공업을 앞섰다. 나루중공업 수주액은 31억4000만달러다.",
        ),
    ),
    must_pass=(
        (
            "가온조선은 2027년 수주 1위였던 나루중공업을 제쳤다. 나루중공업 수주액은 31억4000만달러, 점유율은 47.2%다.",
            "점유율 47.2%인 가온조선이 2027년 수주 1위였던 나루중공업을 앞섰다. 나루중공업 수주액은 31억4000만달러다.",
        ),
    ),
)
