"""Somebody whom two stories introduce in words of their own, by names a letter apart: 안산시청 조민하, 조민아."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.people import PersonFact
from consistency.claims.reading import everyday, stem
from consistency.claims.retelling import alike
from consistency.claims.statements import is_verbal
from consistency.korean.lexicon import load
from consistency.korean.names import person_lexicon
from consistency.model import Person, Span
from consistency.rules.across.persons import counted, is_masked, same_affiliation
from consistency.rules.base import Across, Disagreement
from consistency.rules.words import canonical, jamo_distance, swapped

_SLIP, _REACH, _TELLING = 2, 30, 3
_EDGE = re.compile(r"[.,?!;…”\"] |△|▲|▷|▶|◇|■")
_QUOTED = re.compile(r"[‘'“\"]([가-힣A-Za-z0-9]{2,12})[’'”\"]")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_END = r"(?=[ ,·(\[’'”\"…)]|$|씨|(?:은|는|이|가|을|를|의|도|과|와|에게)(?![가-힣]))"
_AGE = re.compile(r"\((?:[^()\d]{0,8}[·,] ?)?(?P<age>[1-9]\d)(?![\d.%])")
_PARTICLES = frozenset("은는이가을를의에도과와로만한할된될인던고며")
_KIN = re.compile(r"형제|자매|남매|쌍둥이|동생|언니|누나|오빠|아들|딸|아버지|어머니|부부|부자|모녀")
_NOTICE = re.compile(r"인사|부고|부음|별세|모친상|부친상|명단|승진|합격자")
_SYLLABLES = 3


def other_names(across: Across, said: set[frozenset[str]]) -> Iterator[Disagreement]:
    """Names of stories that tell one event beyond doubt, each unknown to the other story, that are a letter apart and
    stand beside the same telling word or the same age; ``said`` are pairs already told."""
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        for one, other in ((x, y), (y, x)):
            for fact in _named(across, one):
                found = _misnamed(fact, across, other)
                if found is None or (pair := frozenset({fact.name, found.name})) in said:
                    continue
                said.add(pair)
                yield Disagreement(
                    (replace(fact, text=fact.name),),
                    (found,),
                    f"같은 사람의 이름이 다르다: ‘{fact.name}’ ↔ ‘{found.name}’",
                    (counted(1, 1), f"이름 곁의 말이 같다: {_said(fact, found, across)}"),
                )


def _said(fact: PersonFact, found: PersonFact, across: Across) -> str:
    return ", ".join(sorted(_tie(fact, found, across))[:3]) or fact.title


def _named(across: Across, article: str) -> Iterator[PersonFact]:
    """The names of a story, each once, that are Korean ones of three syllables."""
    seen: set[str] = set()
    for fact in across.people.get(article, ()):
        name = fact.name
        if name in seen or len(name) != _SYLLABLES or is_masked(name) or name in person_lexicon().foreign_surnames:
            continue
        seen.add(name)
        if is_name(name):
            yield fact


def is_name(name: str) -> bool:
    """Whether a word is made like a Korean name and is none that a list has as something else."""
    lexicon = person_lexicon()
    known = name in lexicon.not_foreign or name in lexicon.places or name in lexicon.organisations
    return name[0] in lexicon.surnames and lexicon.given.issuperset(name[1:]) and not known


def _misnamed(fact: PersonFact, across: Across, article: str) -> PersonFact | None:
    """Where another story has a name a letter apart beside the same word, and neither story knows both."""
    story, own = across.articles[article], across.articles[fact.place.article]
    if _NOTICE.search(story.title) or _NOTICE.search(own.title):
        return None
    if fact.name in story.title or fact.name in story.body:
        return None
    for field in ("body", "title"):
        text = story.title if field == "title" else story.body
        for m in _pattern(fact.name).finditer(text):
            name = m[0]
            seat = _one_seat(fact, name, across, article)
            slip = jamo_distance(name, fact.name) <= _SLIP or swapped(name, fact.name)
            if not (seat or (slip and is_name(name))):
                continue
            if name in own.title or name in own.body:
                continue
            place = Span(article, "title" if field == "title" else "body", m.start(), m.end())
            sentence = across.sentence(article, m.start()) if field == "body" else Span(article, "title", 0, len(text))
            found = PersonFact(place, sentence, name, name, "", None, (), False, None, None)
            if _are_two(fact, name, across, article):
                continue
            if (seat or _tie(fact, found, across)) and _is_told(fact, across) and _is_read(found, across):
                return found
    return None


def _one_seat(fact: PersonFact, name: str, across: Across, article: str) -> bool:
    """Whether another story has a name of the same family under a title that one of a body holds, nobody else is told
    under it in either story, and no body is named that is not the other's: 문상혁 서해화학 대표, 문상호 대표."""
    if fact.former or fact.name[0] != name[0] or fact.title not in load("people")["named_alone"]:
        return False
    facts = [f for f in across.people.get(article, ()) if _one_title(f, fact)]
    mine = {f.name for f in across.people.get(fact.place.article, ()) if _one_title(f, fact)}
    if not facts or {f.name for f in facts} != {name} or mine != {fact.name} or any(f.former for f in facts):
        return False
    return all(_of_one_body(f, fact, across) for f in facts)


def _of_one_body(a: PersonFact, b: PersonFact, across: Across) -> bool:
    """Whether two facts name one body, or the story of one leaves it out but speaks of the other's."""
    if a.affiliation and b.affiliation:
        return same_affiliation(a, b)
    told, bare = (a, b) if a.affiliation else (b, a)
    story = across.articles[bare.place.article]
    return any(len(w) > 1 and w in f"{story.title} {story.body}" for w in told.affiliation)


def _one_title(a: PersonFact, b: PersonFact) -> bool:
    return bool(a.title) and a.title == b.title


def _are_two(fact: PersonFact, name: str, across: Across, article: str) -> bool:
    """Whether the titles of two names tell two persons: others, one of them no longer held, or one that many of a body
    hold, where more than a letter differs."""
    for other in across.people.get(article, ()):
        if other.name != name or not (other.title and fact.title):
            continue
        if other.former != fact.former or not (other.title.endswith(fact.title) or fact.title.endswith(other.title)):
            return True
        if fact.title in load("people")["held_by_many"] and (
            jamo_distance(name, fact.name) > 1 or fact.title in load("people")["party_titles"]
        ):
            return True
    return False


def _pattern(name: str) -> re.Pattern[str]:
    one = "|".join(f"{name[:n]}[가-힣]{name[n + 1 :]}" for n in range(len(name)))
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{one}|{name[0]}{name[2]}{name[1]}){_END}")


def _is_read(fact: PersonFact, across: Across) -> bool:
    """Whether a name is none that a particle could end (제도의), or is told to be one."""
    return fact.name[-1] not in _PARTICLES | person_lexicon().not_last or _is_told(fact, across)


def _is_told(fact: PersonFact, across: Across) -> bool:
    """Whether the analyser takes the name for a person's in its own sentence, or somebody's age stands behind it."""
    if fact.age is not None:
        return True
    text = across.articles[fact.place.article].text(fact.place.field)
    if text.startswith((" 씨", "씨"), fact.place.end):
        return True
    spans = across.document(text[fact.sentence.start : fact.sentence.end]).spans.get("persons", [])
    return any(isinstance(s._.mention, Person) and s._.mention.name == fact.name for s in spans)


def _tie(a: PersonFact, b: PersonFact, across: Across) -> set[str]:
    """Telling words, or an age, by which both names are introduced; none where kin are told of."""
    mine, other = (_introduced(f, across) for f in (a, b))
    return {w for w in mine if any(w == v or (len(w) >= _TELLING and alike(w, v)) for v in other)}


def _introduced(fact: PersonFact, across: Across) -> set[str]:
    """The two words before and behind each place of a name."""
    text, found = across.articles[fact.place.article].text(fact.place.field), set[str]()
    for m in re.finditer(re.escape(fact.name), text):
        before = _EDGE.split(text[max(0, m.start() - _REACH) : m.start()])[-1]
        behind = text[m.end() : m.end() + _REACH] if text[m.end() : m.end() + 1] in {" ", "("} else ""
        if _KIN.search(before) or _KIN.search(behind):
            return set()
        words = [*_WORD.findall(before)[-2:], *_WORD.findall(_EDGE.split(behind)[0])[:2]]
        found |= {canonical(w) for w in words}
        found |= {f"‘{name}’" for name in _QUOTED.findall(before)}
        if age := _AGE.match(behind):
            found.add(f"{age['age']}세")
    return {w for w in found if _tells(w)}


def _tells(word: str) -> bool:
    if len(word) < _TELLING or word.isdigit() or is_verbal(word) or stem(word) in everyday():
        return False
    return stem(word) not in person_lexicon().titles
