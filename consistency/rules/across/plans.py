"""One thing that two stories plan for two years: 2031년 개통할 계획, 개통 시점은 2033년."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.deeds import PUT_OFF
from consistency.claims.plans import Plan, plans
from consistency.claims.stages import other_stage
from consistency.claims.statements import of_other_things
from consistency.claims.telling import Telling, rivals
from consistency.model import Article
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, Disagreement

_WORDS = {-1: "내년", -2: "내후년|후년", 0: "올해|연내|연말", 1: "지난해|작년|전년", 2: "재작년"}
_PART = re.compile(
    r"\d단계|[가-힣]+ ?구간|[가-힣A-Z]+ ?노선|우선|부분|일부|시범|임시|본격|초도|1차|2차|3차"
    r"|시운전|전면|완전|최종|조기|추가|확대"
)


_ROADS = re.compile(r"접속도로|진입로|연결도로")
"""What leads to a thing is another thing."""


def other_plans(across: Across) -> Iterator[Disagreement]:
    """Steps of stories that tell one event beyond doubt that each plans for one year, and for another."""
    told: dict[str, dict[str, list[Plan]]] = {}
    pairs: list[tuple[Telling, Telling]] = []
    years: dict[Telling, int] = {}
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for story in (x, y):
            if story not in told:
                told[story] = _by_act(plans(across.articles[story]))
        for act in sorted(told[x].keys() & told[y].keys()):
            a, b = told[x][act], told[y][act]
            if (
                {p.year for p in a} & {p.year for p in b}
                or len({p.year for p in a}) > 1
                or len({p.year for p in b}) > 1
            ):
                continue
            if any(p.search(across.articles[story].body) for story in (x, y) for p in (PUT_OFF, _ROADS)):
                continue
            if prints_year(across.articles[x], b[0].year) or prints_year(across.articles[y], a[0].year):
                continue
            if not any(_of_two(p, q) for p in a for q in b):
                pairs.append((a[0].told, b[0].told))
                years |= {a[0].told: a[0].year, b[0].told: b[0].year}
    for first, second, count in two_sides(pairs, lambda t: str(years[t]), across):
        yield Disagreement(
            tuple(first),
            tuple(second),
            f"계획한 해가 다르다: ‘{first[0].text}’ ↔ ‘{second[0].text}’",
            (f"독립된 기사 {count}건 ↔ 1건", "두 기사가 그 일의 해를 하나씩만 적었다"),
        )


def _by_act(found: list[Plan]) -> dict[str, list[Plan]]:
    by_act: dict[str, list[Plan]] = {}
    for plan in found:
        by_act.setdefault(plan.act, []).append(plan)
    return by_act


def _of_two(a: Plan, b: Plan) -> bool:
    """Whether the clauses name two things, or one of them a part."""
    if set(_PART.findall(a.clause)) != set(_PART.findall(b.clause)):
        return True
    return of_other_things(a.clause, b.clause) or other_stage(a.clause, b.clause) or rivals(a.clause, b.clause)


def prints_year(story: Article, year: int) -> bool:
    """Whether a story prints a year anywhere, or a word for it."""
    text = f"{story.title}\n{story.body}"
    if re.search(rf"{year}(?!\d)|[’‘'`]{year % 100:02d}(?!\d)", text):
        return True
    if story.published is None:
        return False
    ago = story.published.year - year
    return bool(re.search(rf"{_WORDS.get(ago, '(?!)')}|{ago}년 전|{-ago}년 [뒤후]|{ago}년 만", text))
