"""기사 간 직함 불일치 — 한 사람의 직함이 기사마다 다르다.

같은 일을 다룬 기사들에서 이름이 같은 사람이 함께 가질 수 없는 두 직함(장관/차관, 회장/부회장, 전무/상무)으로 적혔으면
알린다. 이름과 직함이 같은데 소속만 같은 종류의 다른 기관(나루대/솔뫼대)이어도 그렇다. 지난 직함(전 장관), 인사·경력을
전하는 문장, 소속이 다른 두 직함은 알리지 않는다.

One person holds two titles that exclude each other in stories on one event, or one title at two bodies of one kind.
Titles no longer held, sentences on appointments and careers, and titles in two bodies are passed over.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 연합뉴스 인물 표기 관행(이름·나이·직함).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.korean.names import person_lexicon
from consistency.model import Severity
from consistency.rules.across.belonging import other_bodies
from consistency.rules.across.heads import two_heads
from consistency.rules.across.ladders import exclude_each_other
from consistency.rules.across.offices import other_offices
from consistency.rules.across.persons import (
    by_sound,
    counted,
    holds_two,
    is_changing,
    is_person,
    neighbours,
    same_affiliation,
    sources,
    told_alike,
)
from consistency.rules.base import Across, AcrossRule, Disagreement

_SYLLABLES = 3


def judge(across: Across) -> Iterator[Disagreement]:
    """The title that one independent story prints against the one that the stories of its event print."""
    heads = list(two_heads(across))
    told = {_named(d) for d in heads}
    yield from heads
    yield from other_bodies(across)
    yield from (d for d in other_offices(across) if _named(d) not in told)
    event = neighbours(across)
    close = {frozenset(pair) for pair in across.close}
    for facts in by_sound(across).values():
        titled = [f for f in facts if f.title and not f.former]
        if len({f.title for f in titled}) < 2:
            continue
        done: set[frozenset[str]] = set()
        for odd in titled:
            rivals = [f for f in titled if exclude_each_other(f.title, odd.title)]
            if any(f.sentence == odd.sentence for f in rivals):
                continue  # both are told of in one breath: 위원장과 부위원장
            if not rivals or frozenset({odd.title, rivals[0].title}) in done:
                continue
            if len(sources((f for f in titled if f.title == odd.title), across)) > 1 or is_changing([odd], across):
                continue
            if holds_two(odd, across):
                continue
            own = across.source(odd.place.article)
            against = [
                f
                for f in rivals
                if f.title == rivals[0].title
                and f.place.article in event.get(odd.place.article, ())
                and across.source(f.place.article) != own
                and not is_changing([f], across)
                and not holds_two(f, across)
            ]
            most = len(sources(against, across))
            if not most or not _is_one(odd, against, across):
                continue
            beyond_doubt = any(frozenset({odd.place.article, f.place.article}) in close for f in against)
            if not (_one_post(odd, against, most, across) or (beyond_doubt and _of_no_body(odd, against))):
                continue
            done.add(frozenset({odd.title, rivals[0].title}))
            found = Disagreement(
                tuple(_at_title(f) for f in against),
                (_at_title(odd),),
                f"{odd.name}의 직함이 다르다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                (counted(most, 1), "함께 가질 수 없는 직함이다"),
            )
            if _named(found) not in told:
                yield found


def _named(told: Disagreement) -> frozenset[object]:
    """Who is told of, and in which stories."""
    return frozenset({getattr(told.b[0], "name", ""), *(fact.place.article for fact in (*told.a, *told.b))})


def _is_one(odd: PersonFact, against: list[PersonFact], across: Across) -> bool:
    """Whether the names are a person's. Of two words that no list has, the sentences must tell the same."""
    if " " not in odd.name:
        return _is_named(odd, against[0]) or any(is_person(f, across) for f in (odd, *against[:2]))
    return any(
        told_alike(odd, f, across) and (same_affiliation(odd, f) or is_person(odd, across) or is_person(f, across))
        for f in against
    )


def _is_named(a: PersonFact, b: PersonFact) -> bool:
    """Whether two bodies of one name and an office stand behind a Korean name: 임하늘 가람도 경제부지사."""
    lexicon = person_lexicon()
    korean = a.name[0] in lexicon.surnames and not lexicon.given.isdisjoint(a.name[1:]) and len(a.name) == _SYLLABLES
    behind = all(f.title_place is not None and f.title_place.start > f.place.end and f.affiliation for f in (a, b))
    return korean and behind and a.name[-1] not in lexicon.not_last and same_affiliation(a, b)


def _one_post(odd: PersonFact, against: list[PersonFact], most: int, across: Across) -> bool:
    """Whether the titles are of one body: the same word beside both, or told in one sentence's words."""
    against = [f for f in against if not (odd.affiliation and f.affiliation) or same_affiliation(odd, f)]
    if any(same_affiliation(odd, f) or told_alike(odd, f, across) for f in against):
        return True
    return most > 1 and bool(against)


def _of_no_body(odd: PersonFact, against: list[PersonFact]) -> bool:
    """Whether no body is named beside one of the titles, or by its initials alone, so that it can be of the other's."""
    if not odd.affiliation or any(not f.affiliation for f in against):
        return True
    return any(_is_initials(odd) != _is_initials(f) for f in against)


def _is_initials(fact: PersonFact) -> bool:
    return all(w.isascii() and w.isupper() for w in fact.affiliation)


def _at_title(fact: PersonFact) -> PersonFact:
    assert fact.title_place
    return replace(fact, place=fact.title_place, text=fact.title)


RULE = AcrossRule(
    code="C310",
    name_ko="기사 간 직함 불일치",
    name_en="Title mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "한빛전자가 가람시에 3420억원을 들여 공장을 짓는다. 이도윤 한빛전자 전무는 일자리 1250개가 "
            "생긴다고 말했다.",
            "가람시에 일자리 1250개가 생긴다. 한빛전자가 3420억원으로 공장을 세운다고 이도윤 한빛전자 상무는 설명했다.",
        ),
    ),
    must_pass=(
        (
            "한빛전자가 가람시에 3420억원을 들여 공장을 짓는다. 이도윤 한빛전자 사장은 일자리 1250개가 "
            "생긴다고 말했다.",
            "가람시에 일자리 1250개가 생긴다. 한빛전자가 3420억원으로 공장을 세운다고 이도윤 한빛전자 대표는 설명했다.",
        ),
        (
            "한빛전자가 가람시에 3420억원을 들여 공장을 짓는다. 이도윤 한빛전자 전무는 일자리 1250개가 "
            "생긴다고 말했다.",
            "가람시에 일자리 1250개가 생긴다. 한빛전자가 3420억원으로 공장을 세운다고 이도윤 전 한빛전자 "
            "상무는 설명했다.",
        ),
    ),
)
