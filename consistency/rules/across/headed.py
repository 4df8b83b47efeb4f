"""기사 간 한 항목의 다른 값 — 같은 항목의 값이 한 기사에서만 다르다.

수치마다 무엇의 값인지(자율사업비는 340억원, 17.6%의 누리전자) 읽어 같은 일을 다룬 기사끼리 견준다. 앞말이 같다는
것만으로는 알리지 않는다. 한쪽 기사의 값을 다른 쪽 기사가 옆 항목의 값으로 적었거나(다른 줄의 수치를 옮겨 적은
것이다), 문장의 나머지와 목록이 같거나, 다른 기사들이 한쪽 값을 적은 것과 같은 고리가 더 있어야 한다. 고리마다 무게가
있고, 함께 살피는 기사가 많을수록 더 무거워야 한다. 여론조사, 날씨와 시세, 늘고 주는 사상자, 하루하루 다른 값은 보지
않는다.

Stories on one event give one head (any noun, with what narrows it, its period and base) two values, one of them only
one story's. A second link is needed: the value is another head's in the other story, the sentences or lists are the
same otherwise, or other stories stand behind one value. Links are weighed; the more stories, the more they must weigh.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 표에서 옆줄의 수치를 옮겨 적는 오류.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.headed import Headed, HeadPair
from consistency.claims.rows import Row
from consistency.claims.values import printed
from consistency.model import Severity, Span
from consistency.rules.across import label, measure
from consistency.rules.across.odd import odd_figures
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement

_FROM_TO = re.compile(r"[0-9][^ .]{0,10}에서 (?:약 )?[0-9][^ .]{0,12}로 ?(?:늘|불|증가|줄|감소)")
_LINKS = {
    "borrowed": "옆 항목의 값이다",
    "lying_near": "가까운 항목의 값이다",
    "paired": "두 문장에 두 값이 다 있다",
    "same": "문장의 나머지가 같다",
    "alike": "문장의 절반이 같다",
    "witnesses": "여러 기사가 한쪽 값을 적었다",
    "based": "상대 기사에서는 견준 때의 값이다",
    "slip": "숫자 하나만 다르다",
    "of_one": "전체의 수가 같다",
    "near": "값이 가깝다",
    "lent": "다른 기사에서는 옆 항목의 값이다",
    "companion": "옆의 다른 수치가 같다",
    "siblings": "목록의 다른 수치가 같다",
    "frame": "함께 적은 항목이 같다",
    "figures": "두 기사의 다른 수치가 여럿 같다",
    "whole": "항목의 이름이 통째로 같다",
}


def judge(across: Across) -> Iterator[Disagreement]:
    """Report pairs of figures of one head that no other rule on figures has told."""
    figures = (*odd_figures(across, across.claims), *measure.judge(across))
    told = {s.place for d in figures for s in (*d.a, *d.b)}
    told |= {
        Span(row.place.article, row.place.field, q.start, q.end)
        for d in label.judge(across)
        for row in (*d.a, *d.b)
        if isinstance(row, Row)
        for q in row.figures
    }
    counted = {m.place for found in across.moving.values() for m in found}
    pairs: dict[tuple[object, ...], list[tuple[Headed, Headed]]] = {}
    links: dict[frozenset[Span], HeadPair] = {}
    for pair in across.headed:
        places = {pair.a.place, pair.b.place}
        if places & told or (places & counted and "paired" not in pair.links):
            continue
        if _tells_of_growth(pair.a, across) != _tells_of_growth(pair.b, across):
            continue
        key = (pair.head, frozenset({printed(pair.a.quantity), printed(pair.b.quantity)}))
        pairs.setdefault(key, []).append((pair.a, pair.b))
        links[frozenset({pair.a.place, pair.b.place})] = pair
    for same in pairs.values():
        for many, odd, count in two_sides(same, lambda h: printed(h.quantity), across):
            best = max(
                (links[frozenset({a.place, b.place})] for a, b in same if {a, b} <= {*many, *odd}),
                key=lambda p: p.weight,
            )
            yield Disagreement(
                tuple(many),
                tuple(odd),
                f"같은 항목({best.head})의 값이 다르다: ‘{many[0].text}’ ↔ ‘{odd[0].text}’",
                (
                    f"읽은 값: {printed(many[0].quantity)} ↔ {printed(odd[0].quantity)}",
                    f"독립된 기사 {count}건 ↔ 1건",
                    f"같은 항목으로 본 까닭: {_reasons(best)}",
                ),
            )


def _tells_of_growth(told: Headed, across: Across) -> bool:
    """Whether a sentence of several items says of another one from what to what it went: 주택은 61채에서 68채로 늘었고
    축사 11동."""
    body = across.articles[told.sentence.article].body
    return told.quantity.dimension.startswith("count.") and any(
        not m.start() <= told.place.start < m.end()
        for m in _FROM_TO.finditer(body, told.sentence.start, told.sentence.end)
    )


def _reasons(pair: HeadPair) -> str:
    said = [_LINKS[link] for link in pair.links if link in _LINKS]
    if pair.lender is not None:
        said[0] = f"{pair.lender.text}의 값은 옆 항목({' '.join(pair.lender.label)})의 것이다"
    return ", ".join(said) or f"항목의 이름이 같다: {pair.head}"


RULE = AcrossRule(
    code="C326",
    name_ko="기사 간 한 항목의 다른 값",
    name_en="One item with two values across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시가 내년 예산안을 냈다. 경직성경비는 3128억원이다. 자율사업비는 2476억원이다. 인구는 41만7천명이다.",
            "인구 41만7천명인 가람시의 내년 예산안에서 경직성경비는 2476억원이다. 시의회가 심의한다.",
        ),
    ),
    must_pass=(
        (
            "가람시가 내년 예산안을 냈다. 경직성경비는 3128억원이다. 자율사업비는 2476억원이다. 인구는 41만7천명이다.",
            "인구 41만7천명인 가람시의 내년 예산안에서 자율사업비는 2476억원이다. 시의회가 심의한다.",
        ),
    ),
)
