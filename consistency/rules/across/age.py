"""기사 간 나이 불일치 — 한 사람의 나이가 기사마다 다르다.

같은 일을 다룬 기사들에서 같은 이름 뒤 괄호의 나이가 두 살 넘게 다르면 알린다. 만 나이와 연 나이의 한 살 차이,
동명이인일 수 있는 이름(직함도 소속도 이야기도 겹치지 않는 이름)은 알리지 않는다.
성만 적은 사람(박모씨)은 두 문장이 같은 이야기를 하고 나이의 숫자 하나가 다르거나 자리가 바뀌었을 때만 본다.

One name has two ages in stories on one event. A year apart is two ways of counting and passed over; so are bearers of
one name of whom nothing else is told alike. Of a surname alone (박모) the sentences must tell the same, and the ages be
a slip of the hand apart.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 연합뉴스 인물 표기 관행(이름·나이·직함).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.korean.morphemes import is_unknown
from consistency.korean.names import person_lexicon
from consistency.model import Severity
from consistency.rules.across.persons import (
    by_name,
    counted,
    is_masked,
    is_person,
    neighbours,
    same_affiliation,
    sources,
    told_alike,
)
from consistency.rules.base import Across, AcrossRule, Disagreement

_TOLERATED = 1
_MANY = 2


def judge(across: Across) -> Iterator[Disagreement]:
    """The age that one independent story prints against the one that the stories of its event print."""
    event = neighbours(across)
    for name, facts in by_name(across).items():
        aged = [f for f in facts if f.age is not None]
        if len({f.age for f in aged}) < 2:
            continue
        done: set[frozenset[int]] = set()
        for odd in aged:
            own = across.source(odd.place.article)
            near = [f for f in aged if f.place.article in event.get(odd.place.article, ())]
            against = [
                f for f in near if _apart(f, odd) and across.source(f.place.article) != across.source(odd.place.article)
            ]
            ages = [f.age or 0 for f in against]
            if not against or max(ages) - min(ages) > _TOLERATED:
                continue
            if any(not _apart(f, odd) for f in near if across.source(f.place.article) != own):
                continue
            most, least = sources(against, across), sources((f for f in aged if not _apart(f, odd)), across)
            key = frozenset({odd.age or 0, against[0].age or 0})
            if len(least) > 1 or key in done or not any(_one_person(odd, f, across) for f in against):
                continue
            if not _is_name(odd, against, across) or (is_masked(name) and not _is_slip(odd, against[0])):
                continue
            done.add(key)
            yield Disagreement(
                tuple(_at_age(f) for f in against),
                (_at_age(odd),),
                f"{name}의 나이가 다르다: {against[0].age}세 ↔ {odd.age}세",
                (counted(len(most), 1), f"‘{against[0].text}’ ↔ ‘{odd.text}’"),
            )


def _is_name(odd: PersonFact, against: list[PersonFact], across: Across) -> bool:
    """Whether the word is a person's name: the analyser says so, or it has no such noun and both tell the "
    "same of it."""
    if is_masked(odd.name):
        return len({f.age for f in across.people[odd.place.article] if f.name == odd.name}) == 1
    if is_person(odd, across):
        return True
    if len(sources(against, across)) < _MANY or not is_unknown(odd.name) or person_lexicon().is_organisation(odd.name):
        return False  # 식음료(84), 중견기업(88): an index, not an age
    return any(told_alike(odd, f, across) for f in against)


def _is_slip(a: PersonFact, b: PersonFact) -> bool:
    """Whether one digit of two ages differs, or both have changed places: 67, 76."""
    x, y = str(a.age), str(b.age)
    return x[::-1] == y or sum(p != q for p, q in zip(x, y, strict=False)) == 1


def _apart(a: PersonFact, b: PersonFact) -> bool:
    return abs((a.age or 0) - (b.age or 0)) > _TOLERATED


def _one_person(a: PersonFact, b: PersonFact, across: Across) -> bool:
    return bool(a.title and a.title == b.title) or same_affiliation(a, b) or told_alike(a, b, across)


def _at_age(fact: PersonFact) -> PersonFact:
    assert fact.age_place
    return replace(fact, place=fact.age_place, text=f"{fact.age}")


RULE = AcrossRule(
    code="C309",
    name_ko="기사 간 나이 불일치",
    name_en="Age mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시 과학전람회에서 312개 작품이 겨뤘고 상금은 1250만원이었다. 정하늘(28) 가람연구소 "
            "연구원은 대상을 받고 웃었다.",
            "상금 1250만원이 걸린 가람시 과학전람회에는 312개 작품이 나왔다. “심사가 길었다”고 정하늘(41) "
            "가람연구소 연구원이 전했다.",
        ),
    ),
    must_pass=(
        (
            "가람시 과학전람회에서 312개 작품이 겨뤘고 상금은 1250만원이었다. 정하늘(28) 가람연구소 "
            "연구원은 대상을 받고 웃었다.",
            "상금 1250만원이 걸린 가람시 과학전람회에는 312개 작품이 나왔다. “심사가 길었다”고 정하늘(29) "
            "가람연구소 연구원이 전했다.",
        ),
    ),
)
