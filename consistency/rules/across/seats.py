"""One office of one body, held by one, under two names: 임하늘 가람청장, 서도윤 가람청장."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from consistency.claims.people import PersonFact
from consistency.korean.lexicon import derived, load
from consistency.rules.across.persons import (
    counted,
    holds_two,
    is_changing,
    is_person,
    neighbours,
    sources,
)
from consistency.rules.base import Across, Disagreement
from consistency.rules.words import canonical

Seat = tuple[tuple[str, ...], str]
_WITNESSES = 2
"""Stories that must agree, where they do not tell one event beyond doubt."""
_SYLLABLES = (3, 4)
_IN_OFFICE = timedelta(days=7)
"""Within it an office seldom changes hands unsaid."""


@derived
def held_by_one() -> frozenset[str]:
    """Titles of which a body has one holder at a time."""
    return frozenset(load("people")["held_by_one"])


def seat_of(fact: PersonFact) -> Seat | None:
    """The body and the title that stand behind a name, where one person has it now."""
    if fact.former or fact.title not in held_by_one() or not fact.affiliation:
        return None
    if " " in fact.name or len(fact.name) not in _SYLLABLES:
        return None
    if fact.affiliation[-1] not in fact.text:
        return None  # before the name stands what may be another's
    return tuple(canonical(w) for w in fact.affiliation), _offices().get(fact.title, fact.title)


@derived
def _offices() -> dict[str, str]:
    """Words for one office, and the first of them: CFO, 최고재무책임자."""
    return {word: line[0] for line in load("people")["one_seat"] for word in line}


def other_holders(across: Across) -> Iterator[Disagreement]:
    """A name that one story alone gives to the holder of a seat, where two stories of its event agree on another (or
    one that tells it beyond doubt), and no story knows both."""
    event = neighbours(across)
    close = {frozenset(pair) for pair in across.close}
    seats: dict[Seat, list[PersonFact]] = {}
    for facts in across.people.values():
        for fact in facts:
            if seat := seat_of(fact):
                seats.setdefault(seat, []).append(fact)
    for held in seats.values():
        done: set[str] = set()
        for odd in held if len({f.name for f in held}) > 1 else ():
            if odd.name in done or len(sources((f for f in held if f.name == odd.name), across)) > 1:
                continue
            near, own = event.get(odd.place.article, set()), across.source(odd.place.article)
            against = [
                f
                for f in held
                if f.name != odd.name and f.place.article in near and across.source(f.place.article) != own
            ]
            if len({f.name for f in against}) != 1 or _are_alike(odd.name, against[0].name):
                continue
            most = len(sources(against, across))
            beyond_doubt = any(
                frozenset({odd.place.article, f.place.article}) in close and _near(odd, f, across) for f in against
            )
            if most < (1 if beyond_doubt else _WITNESSES) or _knows_both(odd, against, across):
                continue
            if is_changing([odd, *against], across) or any(holds_two(f, across) for f in (odd, *against)):
                continue
            if not (is_person(odd, across) and any(is_person(f, across) for f in against[:2])):
                continue
            done.add(odd.name)
            yield Disagreement(
                tuple(replace(f, text=f.name) for f in against),
                (replace(odd, text=odd.name),),
                f"한 자리에 다른 이름이 적혔다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                (counted(most, 1), "한 사람이 맡는 자리다"),
            )


def _near(a: PersonFact, b: PersonFact, across: Across) -> bool:
    days = [across.articles[f.place.article].published for f in (a, b)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _IN_OFFICE


def _are_alike(a: str, b: str) -> bool:
    """Whether one name may be the other one misspelled, which is looked at more closely elsewhere."""
    return len(a) == len(b) and (sum(x != y for x, y in zip(a, b, strict=True)) < 2 or sorted(a) == sorted(b))


def _knows_both(odd: PersonFact, against: list[PersonFact], across: Across) -> bool:
    body = across.articles[odd.place.article].body
    return against[0].name in body or any(odd.name in across.articles[f.place.article].body for f in against)
