"""기사 간 인명 불일치 — 한 사람의 이름이 기사마다 다르게 적혔다.

같은 일을 다룬 기사들에서 직함과 소속(또는 하는 말)이 같은 사람의 이름이 자모나 글자 하나가 다르거나 글자 순서가 바뀌었을
때(임성호/임상호) 알린다. 다른 이름은 독립된 기사 하나에만 있어야 한다. 여러 기사에 나오는 두 이름은 두 사람이다.

One person's name is spelled in two ways in stories on one event: a letter or syllable differs, or syllables are
swapped, beside the same title and affiliation. The odd name stands in one independent story of the run alone.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 교열에서 가장 먼저 보는 항목.
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.people import PersonFact
from consistency.korean.lexicon import derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Severity
from consistency.rules.across.persons import (
    by_name,
    counted,
    is_person,
    neighbours,
    same_affiliation,
    sentence,
    sources,
    told_alike,
)
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import jamo_distance, swapped

_SLIP = 2
"""Letters by which one name is another one misspelled; a whole syllable may be more."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Look up every name that one independent story has, with a syllable left open, among those its event has."""
    event = neighbours(across)
    names = {n: facts for n, facts in by_name(across).items() if n not in person_lexicon().foreign_surnames}
    alike: dict[str, list[str]] = {}
    for name in names:
        for key in _keys(name):
            alike.setdefault(key, []).append(name)
    for odd, facts in names.items():
        if len(sources(facts, across)) > 1:
            continue
        for right in sorted({n for key in _keys(odd) for n in alike[key]} - {odd}):
            if found := _compare(odd, facts, right, names[right], event, across):
                yield found
                break


def _keys(name: str) -> list[str]:
    """The name with one syllable left open, each in turn, and its syllables in order."""
    return [*(f"{name[:n]}*{name[n + 1 :]}" for n in range(len(name))), "".join(sorted(name))]


def _compare(
    odd: str, facts: list[PersonFact], right: str, others: list[PersonFact], event: dict[str, set[str]], across: Across
) -> Disagreement | None:
    for fact in facts:
        near = event.get(fact.place.article, set())
        own = across.source(fact.place.article)
        against = [f for f in others if f.place.article in near and across.source(f.place.article) != own]
        told = [f for f in against if _one_office(fact, f)]
        same = [f for f in told if _one_person(fact, f, odd, right, across)]
        most = len(sources(told, across))
        if not same or (most < 2 and not _exact(fact, same, odd, right, across)):
            continue
        if _stands_elsewhere(odd, near | {f.place.article for f in others}, own, across):
            continue
        if sentence(fact, across).count(right) or not any(is_person(f, across) for f in same[:2]):
            continue
        told.sort(key=lambda f: f not in same)
        return Disagreement(
            tuple(told),
            tuple(f for f in facts if _one_office(f, fact)),
            f"같은 사람의 이름이 다르다: ‘{same[0].text}’ ↔ ‘{fact.text}’",
            (counted(most, 1), f"자모 {jamo_distance(odd, right)}개가 다르다"),
        )
    return None


def _one_office(a: PersonFact, b: PersonFact) -> bool:
    return a.title == b.title or not (a.title and b.title)


@derived
def _held_by_many() -> frozenset[str]:
    return frozenset(load("people")["held_by_many"])


def _one_person(a: PersonFact, b: PersonFact, odd: str, right: str, across: Across) -> bool:
    """Whether what stands beside two names says that they are one person's."""
    if told_alike(a, b, across):
        return True
    slip = jamo_distance(odd, right) <= _SLIP or swapped(odd, right)
    return slip and bool(a.title) and a.title == b.title and a.title not in _held_by_many() and same_affiliation(a, b)


def _exact(a: PersonFact, same: list[PersonFact], odd: str, right: str, across: Across) -> bool:
    """Whether one story against one is enough: a letter or the order differs, and both tell the same of the name."""
    slip = jamo_distance(odd, right) == 1 or swapped(odd, right)
    return slip and any(told_alike(a, f, across) and a.title and a.title == f.title for f in same)


def _stands_elsewhere(name: str, articles: set[str], own: str, across: Across) -> bool:
    """Whether another story of the event has the odd name too, with or without a title."""
    return any(name in across.articles[a].body for a in articles if across.source(a) != own)


RULE = AcrossRule(
    code="C311",
    name_ko="기사 간 인명 불일치",
    name_en="Person name mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시 정시 지원자가 3420명으로 12.7% 늘었다. 임서호 하늘학원 대표는 “상위권 지원이 자연계열로 몰렸다”고 말했다.",
            "정시 지원자가 3420명으로 12.7% 늘어난 가람시를 두고 임사호 하늘학원 대표는 “자연계열로 상위권 지원이 몰렸다”고 했다.",
        ),
    ),
    must_pass=(
        (
            "가람시 정시 지원자가 3420명으로 12.7% 늘었다. 임서호 하늘학원 대표는 “상위권 지원이 자연계열로 몰렸다”고 말했다.",
            "정시 지원자가 3420명으로 12.7% 늘어난 가람시를 두고 임사호 도담학원 실장은 “재수생이 늘었다”고 했다.",
        ),
    ),
)
