"""One person as head of two bodies: 한 사람이 가람청장이고 나루연구원장."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.korean.lexicon import derived, load
from consistency.rules.across.persons import by_name, counted, holds_two, is_changing, is_person, neighbours, sources
from consistency.rules.base import Across, Disagreement

_BODY = 2
"""Letters of a body's name: 산업, 법무."""
_TWO = 2


def two_heads(across: Across) -> Iterator[Disagreement]:
    """A person whom one story makes head of another body than the stories of its event do: two of them agree, another
    story names somebody else as that head, or the two stories tell one event beyond doubt."""
    event = neighbours(across)
    close = {frozenset(pair) for pair in across.close}
    held = _by_office(across)
    for name, facts in by_name(across).items():
        heads = [(f, office) for f in facts if (office := _office(f))]
        if len({office for _, office in heads}) < 2:
            continue
        done: set[frozenset[tuple[str, str]]] = set()
        for odd, office in heads:
            near = event.get(odd.place.article, set())
            own = across.source(odd.place.article)
            rivals = [(f, o) for f, o in heads if f.place.article in near and across.source(f.place.article) != own]
            against = [f for f, o in rivals if _exclude(office, o)]
            if not against or _of_two(against) or any(not _exclude(office, o) for _, o in rivals):
                continue
            right = _office(against[0])
            assert right
            if frozenset({office, right}) in done:
                continue
            if any(f.place.article == odd.place.article and o != office for f, o in heads):
                continue  # the story knows both offices
            others = [f for f in held[office] if f.name != name and f.place.article in near | {odd.place.article}]
            least, most = sources((f for f, o in heads if o == office), across), sources(against, across)
            sure = any({odd.place.article, f.place.article} in close for f in against)
            if len(least) > 1 or (len(most) < _TWO and not others and not sure):
                continue
            if any(holds_two(f, across) for f in (odd, *against)) or is_changing([odd, *against], across):
                continue
            if not any(is_person(f, across) for f in (odd, *against[:_TWO])):
                continue
            done.add(frozenset({office, right}))
            why = [counted(len(most), 1), "한 사람이 함께 맡지 않는 두 기관의 장이다"]
            if others:
                why.append(f"다른 기사는 그 자리에 다른 사람을 적었다: ‘{others[0].text}’")
            yield Disagreement(
                tuple(_at_office(f) for f in against),
                (_at_office(odd),),
                f"{name}의 직함이 다르다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                tuple(why),
            )


@derived
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    data = load("people")
    return frozenset(data["public_heads"]), frozenset(data["heads"])


@derived
def _no_bodies() -> frozenset[str]:
    return frozenset(load("people")["not_of_a_body"])


def _by_office(across: Across) -> dict[tuple[str, str], list[PersonFact]]:
    found: dict[tuple[str, str], list[PersonFact]] = {}
    for facts in across.people.values():
        for fact in facts:
            if office := _office(fact):
                found.setdefault(office, []).append(fact)
    return found


def _office(fact: PersonFact) -> tuple[str, str] | None:
    """The body and the title of its head, the ending that both share told once: 연구원 원장, 연구원장."""
    if fact.former or fact.title not in _heads()[1] or len(fact.affiliation) != 1:
        return None
    if fact.affiliation[0] not in fact.text:
        return None  # before the name stands what may be another's
    body = fact.affiliation[0].removesuffix(fact.title[0])
    if len(body) < _BODY or not body.isalnum() or fact.affiliation[0] in _no_bodies():
        return None
    return body, fact.title


def _exclude(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether nobody heads both: one is a public office, and neither body's name is the other one's cut short."""
    public = _heads()[0]
    if a[1] in public and b[1] in public and not (a[1].endswith(b[1]) or b[1].endswith(a[1])):
        return True  # 가온경찰서장, 가온소방서장
    return (
        (a[1] in public or b[1] in public)
        and not _is_short(a[0], b[0])
        and not _is_short(b[0], a[0])
        and not (a[0][:_BODY] == b[0][:_BODY] and a[1] == b[1])
    )


def _is_short(a: str, b: str) -> bool:
    """Whether ``a`` is made of letters of ``b`` in their order: 과기정통부, 과학기술정보통신부."""
    letters = iter(b)
    return all(letter in letters for letter in a)


def _of_two(facts: Iterable[PersonFact]) -> bool:
    offices = [office for f in facts if (office := _office(f))]
    return any(_exclude(offices[0], o) for o in offices[1:])


def _at_office(fact: PersonFact) -> PersonFact:
    """The fact from the name to the title."""
    return replace(fact, place=replace(fact.place, end=fact.place.start + len(fact.text)))
