"""Later mentions by surname alone, led back to the full name: 이영희 민주당 의원은 … 이 의원은. Silent in doubt.

A mention is linked when one full-named person of the article, and no other, has its surname (or the family name that it
is) and an office that goes with its title. Two 김 의원 are nobody; 김씨 is nobody where the article has a 김모씨.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from consistency.korean.lexicon import derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Person


@dataclass(slots=True)
class _Family:
    """The persons of one surname: where each is named first, and who has which office (empty for a mere 씨)."""

    first: dict[str, int] = field(default_factory=dict)
    offices: dict[str, set[str]] = field(default_factory=dict)

    def add(self, person: Person, index: int) -> None:
        self.first.setdefault(person.name, index)
        self.offices.setdefault(_office(person.title), set()).add(person.name)

    def bearer(self, title: str) -> str | None:
        """The only one whose office is the title's, or goes with it. 이 전 대통령 is not the president in office; a
        former one may be called by the office alone."""
        office = _office(title)
        if office not in self.offices and not _is_former(office) and f"{FORMER} {office}" in self.offices:
            office = f"{FORMER} {office}"
        names = self.offices.get(office, set())
        if not names and office and len(self.first) == 1 and any(_go_together(office, o) for o in self.offices):
            # Of two with one surname either may be called by another word for the office: only the same word tells.
            return next(iter(self.first))
        return next(iter(names)) if len(names) == 1 else None


def link(persons: Sequence[Person]) -> list[int | None]:
    """For each of an article's persons, in order, the index of the first mention in full of the person it stands for.

    None for a mention that is itself a full name, or that fits nobody, several, or an anonymised person. Full names
    are looked for before and behind the mention: a headline has 李 대통령 first. Linear in the number of persons.
    """
    parts = {part for person in persons if " " in person.name for part in person.name.split()}
    families: dict[str, _Family] = {}
    for index, person in enumerate(persons):
        if not _is_short(person.name, parts):
            for surname in _surnames(person.name):
                families.setdefault(surname, _Family()).add(person, index)
    return [_linked(person, families, persons) if _is_short(person.name, parts) else None for person in persons]


def _linked(mention: Person, families: dict[str, _Family], persons: Sequence[Person]) -> int | None:
    family = families.get(person_lexicon().hanja.get(mention.name, mention.name), _Family())
    name = family.bearer(mention.title)
    index = family.first[name] if name else None
    return None if index is None or persons[index].anonymised else index


def _is_short(name: str, parts: set[str]) -> bool:
    """Whether ``name`` is a surname, or a part of a name that the article has in full."""
    return len(name) == 1 or name in parts or name in person_lexicon().double_surnames


def _surnames(name: str) -> list[str]:
    """What later mentions may call the bearer of a full name by."""
    if " " in name:
        return [part for part in name.split() if len(part) > 1]
    two = name[:2]
    return [two] if len(name) > 2 and two in person_lexicon().double_surnames else [name[0]]


FORMER = "전"


def _is_former(office: str) -> bool:
    return office.startswith(f"{FORMER} ")


def _office(title: str) -> str:
    """The last noun of a title, with 전 where it has been held."""
    noun = title.rpartition(" ")[2]
    return f"{FORMER} {noun}" if _is_former(title) else noun


def _go_together(a: str, b: str) -> bool:
    """Whether one title may be used for the other: 소장 for 연구소장 (but not 회장 for 부회장), CEO for 최고경영자."""
    if _is_former(a) != _is_former(b):
        return False
    lines, apart = _offices()
    shorter, longer = sorted((a, b), key=len)
    if shorter and longer.endswith(shorter):
        return not longer[: -len(shorter)].endswith(apart)
    return any(a in line and b in line for line in lines)


@derived
def _offices() -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    data = load("people")
    return tuple(frozenset(line) for line in data["one_office"]), tuple(data["other_office"])
