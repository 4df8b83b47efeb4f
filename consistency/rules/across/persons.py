"""What the rules on people over stories share: who prints what of a name, and whether two sentences tell one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consistency.claims.bodies import BodyName
from consistency.claims.people import PersonFact
from consistency.claims.reading import stem
from consistency.claims.statements import is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.morphemes import is_unknown
from consistency.korean.names import person_lexicon
from consistency.model import Person
from consistency.rules.base import Across
from consistency.rules.words import canonical, skeleton

_WORD = re.compile(r"[가-힣A-Za-z]{2,}|\d[\d,.]*")
_ENOUGH = 3
_SHARE = 0.3


def neighbours(across: Across) -> dict[str, set[str]]:
    """The stories that tell the event of each story."""
    found: dict[str, set[str]] = {}
    for x, y in across.pairs:
        found.setdefault(x, set()).add(y)
        found.setdefault(y, set()).add(x)
    return found


def by_name(across: Across) -> dict[str, list[PersonFact]]:
    """What every story says of each name, in order."""
    found: dict[str, list[PersonFact]] = {}
    for facts in across.people.values():
        for fact in facts:
            found.setdefault(fact.name, []).append(fact)
    return found


def is_masked(name: str) -> bool:
    """Whether a name is a surname alone: 박모."""
    return len(name) == 2 and name.endswith("모")


def by_sound(across: Across) -> dict[str, list[PersonFact]]:
    """Like ``by_name``, transliterated names of two words that sound alike together: 니콜라스 하디, 니컬러스 하디."""
    found: dict[str, list[PersonFact]] = {}
    for name, facts in by_name(across).items():
        given, _, family = name.partition(" ")
        found.setdefault(f"{skeleton(given)} {family}" if family else name, []).extend(facts)
    return found


def sources(facts: Iterable[PersonFact], across: Across) -> set[str]:
    """The independent stories behind ``facts``."""
    return {across.source(f.place.article) for f in facts}


def sentence(told: PersonFact | BodyName, across: Across) -> str:
    """The sentence of a fact."""
    return across.articles[told.place.article].body[told.sentence.start : told.sentence.end]


def told_alike(a: PersonFact, b: PersonFact, across: Across) -> bool:
    """Whether the sentences of two facts share so many words, beside names and titles, that they tell one thing."""
    return _shared(sentence(a, across), sentence(b, across), {a.name, b.name, a.title, b.title} - {""})


def tell_alike(a: BodyName, b: BodyName, across: Across) -> bool:
    """Like ``told_alike`` for the names of two bodies."""
    return _shared(sentence(a, across), sentence(b, across), {a.text, b.text})


def _shared(a: str, b: str, without: set[str]) -> bool:
    first, second = _words(a, without), _words(b, without)
    shared = len(first & second)
    return shared >= _ENOUGH and shared >= _SHARE * min(len(first), len(second))


def _words(text: str, without: set[str]) -> set[str]:
    words = {stem(w) for w in _WORD.findall(text)} - without
    return {w[:2] if is_verbal(w) else w for w in words if len(w) > 1 and not w.startswith(tuple(without))}


def same_affiliation(a: PersonFact, b: PersonFact, least: int = 2) -> bool:
    """Whether a word of ``least`` letters of the two affiliations is the same, or one begins with the other."""
    x, y = ({canonical(w) for w in f.affiliation if len(w) >= least} for f in (a, b))
    return any(v.startswith(w) or w.startswith(v) for v in x for w in y)


@derived
def _changing() -> re.Pattern[str]:
    return re.compile(alternation(load("people")["changing"]))


def is_changing(facts: Sequence[PersonFact], across: Across) -> bool:
    """Whether a sentence of the facts tells of a change of office, or looks back."""
    return any(_changing().search(sentence(f, across)) for f in facts)


_BOTH = re.compile(r"(?<![가-힣])겸(?:직|임|하|해|$|[ ,])|대행")
_NEAR = 30


def holds_two(fact: PersonFact, across: Across) -> bool:
    """Whether another office is named beside that of a fact: 위원장 겸 나루당 의장."""
    places = [fact.place, *([fact.title_place] if fact.title_place else ())]
    body = across.articles[fact.place.article].body
    start = max(fact.sentence.start, min(p.start for p in places) - _NEAR)
    return bool(_BOTH.search(body, start, min(fact.sentence.end, max(p.end for p in places) + _NEAR)))


_NO_END = frozenset("은는을를의한된인")
"""What ends a word in a sentence more often than a name."""


def is_person(fact: PersonFact, across: Across) -> bool:
    """Whether the analyser takes the name for a person's too (slow: ask last)."""
    given, _, family = fact.name.partition(" ")
    if family:
        return given in person_lexicon().foreign_given or is_unknown(given)
    if fact.name in person_lexicon().foreign_surnames:
        return True
    if _reads_person(sentence(fact, across), fact.name, across):
        return True
    # 가전부문장 부사장: of two titles in a row the analyser reads none
    behind = fact.title_place is not None and fact.title_place.start > fact.place.end and fact.name[-1] not in _NO_END
    return behind and bool(fact.affiliation) and _reads_person(f"{fact.name} {fact.title}은 웃었다.", fact.name, across)


def _reads_person(text: str, name: str, across: Across) -> bool:
    return any(
        isinstance(span._.mention, Person)
        and (span._.mention.name == name or name in span._.mention.name.split())
        and not span._.mention.anonymised
        for span in across.document(text).spans.get("persons", [])
    )


def counted(most: int, least: int) -> str:
    """How many independent stories stand on either side."""
    return f"독립된 기사 {most}건 ↔ {least}건"
