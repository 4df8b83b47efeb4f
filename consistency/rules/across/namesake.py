"""기사 간 인명 불일치 — 한 사람의 이름이 기사마다 다르게 적혔다.

같은 일을 다룬 기사들에서 직함과 소속(또는 하는 말)이 같은 사람의 이름이 자모나 글자 하나가 다르거나
글자 순서가 바뀌었을 때(임서호/임사호) 알린다. 다른 이름은 그 직함으로는 독립된 기사 하나에만 있어야 한다. 여러
기사에 나오는 두 이름은 두 사람이다. 직함 없이도 이름 바로 곁의 소속·가게·재판부나 나이가 같고 서로 상대의 이름을 모르면
한 글자 다른 이름을 알린다. 여러 수치를 함께 적은 기사들에서는 한 사람이 맡는 직함(대표, 시장)에 서로 한 글자 다른
이름만 있으면 소속을 적지 않았어도 알린다.

One person's name is spelled in two ways in stories on one event: a letter or syllable differs, or syllables are
swapped, beside the same title and affiliation. The odd name stands beside that title in one independent story alone,
unless both stand beside the very same office of one body. Without a title, the word or the age right beside both names
tells that they are one person's.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 교열에서 가장 먼저 보는 항목.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.korean.lexicon import derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Severity
from consistency.rules.across.called import other_names
from consistency.rules.across.foreigners import other_foreigners
from consistency.rules.across.persons import (
    by_name,
    counted,
    is_masked,
    is_person,
    neighbours,
    same_affiliation,
    sentence,
    sources,
    told_alike,
)
from consistency.rules.across.seats import held_by_one, other_holders
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import canonical, jamo_distance, one_foreign_name, swapped

_SLIP = 2
"""Letters by which one name is another one misspelled; a whole syllable may be more."""
_LEAD = 300
"""Letters of a body that say what a story is about."""
_MANY = 3
"""Independent stories that make up for an affiliation that the odd one does not print."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare who holds a seat, the names beside one title and those beside one telling word."""
    yield from other_holders(across)
    said: set[frozenset[str]] = set()
    for found in _beside_titles(across):
        said.add(frozenset({found.a[0].text, found.b[0].text}))
        yield found
    yield from other_names(across, said)
    yield from other_foreigners(across)


def _beside_titles(across: Across) -> Iterator[Disagreement]:
    """Look up every name that one independent story has, with a syllable left open, among those its event has."""
    event = neighbours(across)
    names = {
        n: facts
        for n, facts in by_name(across).items()
        if " " not in n and not is_masked(n) and n not in person_lexicon().foreign_surnames
    }
    alike: dict[str, list[str]] = {}
    for name in names:
        for key in _keys(name):
            alike.setdefault(key, []).append(name)
    for odd, facts in names.items():
        for right in sorted({n for key in _keys(odd) for n in alike[key]} - {odd}):
            if one_foreign_name(odd, right):
                continue
            if found := _compare(odd, facts, right, names[right], event, across):
                yield found
                break


def _keys(name: str) -> list[str]:
    """The name with one syllable left open, each in turn, and its syllables in order."""
    return [*(f"{name[:n]}*{name[n + 1 :]}" for n in range(len(name))), "".join(sorted(name))]


def _compare(
    odd: str, facts: list[PersonFact], right: str, others: list[PersonFact], event: dict[str, set[str]], across: Across
) -> Disagreement | None:
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        near = event.get(fact.place.article, set())
        if not near or (key := (fact.place.article, fact.title)) in seen:
            continue
        seen.add(key)
        own = across.source(fact.place.article)
        against = [f for f in others if f.place.article in near and across.source(f.place.article) != own]
        told = [f for f in against if _one_office(fact, f)]
        if not told:
            continue
        least, most = len(sources((f for f in facts if _one_office(f, fact)), across)), len(sources(told, across))
        alike = _is_slip(odd, right) and any(_one_phrase(fact, f) for f in told)
        if least > 1:
            if not alike:
                continue
            most = len(sources((f for f in others if _one_office(f, fact)), across))
        own_facts = [f for f in others if f.place.article == fact.place.article and _one_office(fact, f)]
        same = [f for f in told if _one_person(fact, f, own_facts, most, across)]
        if not same or (most < 2 and not _exact(fact, same, odd, right, across)):
            continue
        if most < least or (most == least and right > odd and not _stands_elsewhere(right, near, own, across, 1)):
            continue  # said the other way round
        if not alike and _stands_elsewhere(odd, near, own, across):
            continue
        if sentence(fact, across).count(right) or not any(is_person(f, across) for f in (*same[:2], fact)):
            continue
        told.sort(key=lambda f: f not in same)
        return Disagreement(
            tuple(replace(f, text=f.name) for f in told),
            tuple(replace(f, text=f.name) for f in facts if _one_office(f, fact)),
            f"같은 사람의 이름이 다르다: ‘{same[0].text}’ ↔ ‘{fact.text}’",
            (counted(most, least), f"자모 {jamo_distance(odd, right)}개가 다르다"),
        )
    return None


def _one_office(a: PersonFact, b: PersonFact) -> bool:
    """Whether one of the titles ends with the other (지사, 도지사), or neither has one."""
    return bool(a.title) == bool(b.title) and (a.title.endswith(b.title) or b.title.endswith(a.title))


@derived
def _held_by_many() -> frozenset[str]:
    return frozenset(load("people")["held_by_many"])


def _one_person(a: PersonFact, b: PersonFact, own: list[PersonFact], most: int, across: Across) -> bool:
    """Whether what stands beside two names says that they are one person's. ``own`` is what the story of the odd name
    says of the right one."""
    slip = _is_slip(a.name, b.name)
    if told_alike(a, b, across) and (slip or a.title not in _held_by_many()):
        return True
    if a.former != b.former:
        return False  # who holds an office and who held it before
    if _one_seat(a, b) and (most > 1 or slip):
        return True
    if slip and a.age is not None and a.age == b.age and same_affiliation(a, b):
        return True  # 김도윤(19·누리시청), 김도연(19·누리시청)
    if not a.title:
        # 건진법사 전성배씨: a word that few are introduced with
        return most >= _MANY and slip and same_affiliation(a, b, _MANY)
    if slip and not person_lexicon().given.issuperset(a.name[1:]):
        return bool(own) or same_affiliation(a, b)  # nobody is called 이재먕
    if a.title in _held_by_many():
        return False
    if slip:
        return same_affiliation(a, b) or _one_firm(a, b, across) or (most >= _MANY and not a.affiliation)
    # another syllable: the story has the right name under that title as well, and the odd one once
    once = across.articles[a.place.article].body.count(a.name) == 1
    return most >= _MANY and once and bool(own) and not a.affiliation


def _one_firm(a: PersonFact, b: PersonFact, across: Across) -> bool:
    """Whether one story leaves out whose head it names, and its title or first lines name the other's body."""
    story = across.articles[a.place.article]
    about = f"{story.title} {story.body[:_LEAD]}"
    return (
        a.title == b.title in held_by_one()
        and not a.affiliation
        and a.name[0] == b.name[0]
        and any(len(w) > 2 and w in about for w in b.affiliation)
    )


def _one_phrase(a: PersonFact, b: PersonFact) -> bool:
    """Whether two names stand beside the same office of the same body, which one person holds."""
    x, y = ([canonical(w) for w in f.affiliation] for f in (a, b))
    return x == y != [] and a.title == b.title and bool(a.title) and a.title not in _held_by_many()


def _is_slip(odd: str, right: str) -> bool:
    return jamo_distance(odd, right) <= _SLIP or swapped(odd, right)


def _exact(a: PersonFact, same: list[PersonFact], odd: str, right: str, across: Across) -> bool:
    """Whether one story against one is enough: a letter or the order differs, and both tell the same of the name."""
    aged = any(a.age is not None and a.age == f.age and same_affiliation(a, f) for f in same)
    if _is_slip(odd, right) and (aged or any(_one_firm(a, f, across) for f in same)):
        return True
    if jamo_distance(odd, right) != 1 and not swapped(odd, right):
        return a.title in load("people")["public_heads"] and any(_one_seat(a, f) for f in same)
    return any(a.title == f.title and (told_alike(a, f, across) or _one_seat(a, f)) for f in same)


def _one_seat(a: PersonFact, b: PersonFact) -> bool:
    """Whether two names stand beside the same office of the same body that is held by one."""
    return a.title in held_by_one() and not a.former and not b.former and _one_phrase(a, b)


def _stands_elsewhere(name: str, articles: set[str], own: str, across: Across, beyond: int = 0) -> bool:
    """Whether other stories of the event than so many have a name too, with or without a title."""
    found = {across.source(a) for a in articles if across.source(a) != own and name in across.articles[a].body}
    return len(found) > beyond


RULE = AcrossRule(
    code="C316",
    name_ko="기사 간 인명 불일치",
    name_en="Person name mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시 정시 지원자가 3420명으로 12.7% 늘었다. 임서호 하늘학원 대표는 “상위권 지원이 자연계열로 "
            "몰렸다”고 말했다.",
            "정시 지원자가 3420명으로 12.7% 늘어난 가람시를 두고 임사호 하늘학원 대표는 “자연계열로 상위권 "
            "지원이 몰렸다”고 했다.",
        ),
    ),
    must_pass=(
        (
            "가람시 정시 지원자가 3420명으로 12.7% 늘었다. 임서호 하늘학원 대표는 “상위권 지원이 자연계열로 "
            "몰렸다”고 말했다.",
            "정시 지원자가 3420명으로 12.7% 늘어난 가람시를 두고 임사호 도담학원 실장은 “재수생이 늘었다”고 했다.",
        ),
    ),
)
