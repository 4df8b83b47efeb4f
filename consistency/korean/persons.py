"""Persons named in Korean news text, with title, affiliation and age; silent in doubt.

A name is read only beside evidence: a title, an age in brackets, 씨. Bare names are not looked for. Time is linear:
around each word a bounded number of neighbours is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.korean import morphemes
from consistency.korean.morphemes import Token, is_unknown
from consistency.korean.normal import normalise
from consistency.korean.surroundings import WIDEST, Surroundings, Title
from consistency.korean.words import words
from consistency.model import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HANGUL = re.compile("[가-힣]+")
_DOTS = frozenset("·ㆍ・∙‧•")
_MOST_NAMES = 20
"""How many names a title behind the last of them may have (김하준·박소영 의원)."""


def read_persons(doc: Doc) -> list[Person]:
    """The persons of a Doc of ``consistency.kiwi.v1``, in order; offsets count in the Doc's text, the text as given."""
    text = doc.text
    if normalise(text).text != text:
        # The Doc's tokens were led back from the composed text, in which alone names can be recognised.
        return read_text(text)
    return find(text, [Token(token.idx, token.idx + len(token), token.tag_, token.lemma_) for token in doc])


def read_text(text: str) -> list[Person]:
    """Like ``read_persons`` for a plain text, without spaCy."""
    normal = normalise(text)
    found: list[Person] = []
    for person in find(normal.text, morphemes.tokens(normal.text)):
        start, end = normal.to_source(person.start, person.end)
        title = normal.to_source(*person.title_span) if person.title_span else None
        affiliation = normal.to_source(*person.affiliation_span) if person.affiliation_span else None
        found.append(replace(person, start=start, end=end, title_span=title, affiliation_span=affiliation))
    return found


def find(text: str, tokens: Sequence[Token]) -> list[Person]:
    """The persons of ``text`` (in NFC), in order and without overlaps, given its tokens. Offsets count in ``text``."""
    reader = _Reader(text, words(text, tokens))
    found: dict[int, Person] = {}
    taken: set[int] = set()

    def keep(persons: Iterable[Person]) -> None:
        for person in persons:
            if taken.isdisjoint(range(person.start, person.end)):
                taken.update(range(person.start, person.end))
                found[person.start] = person

    keep(reader.masked())
    keep(reader.foreign())
    keep(reader.full_names())
    keep(reader.named_again(list(found.values())))
    return [found[start] for start in sorted(found)]


class _Reader(Surroundings):
    def masked(self) -> Iterator[Person]:
        """``A씨``, ``김씨``, ``이모(64)씨``, ``정○○ 씨(50)``."""
        for match in self.lexicon.masked.finditer(self.text):
            group = next(g for g in ("letter", "named", "alone") if match[g])
            if group == "alone" and match["form"] != "씨":
                continue
            if group == "named" and match["form"] == "양" and " " not in match[0] and not match["bracket"]:
                continue  # 이모양, 구모양: mostly "this shape"
            age = self.age_at(match.start("bracket")) if match["bracket"] else self.age_at(match.end())
            yield Person(*match.span(group), match[group].replace(" ", ""), age=age, anonymised=True)
        for index, word in enumerate(self.words[:-1]):
            # 김모(47) 교사, F 교수. 부모, 공모, 규모 are words, unless an age follows.
            if not self.lexicon.masked_name.fullmatch(word.stem) or not word.touches or word.stem != word.surface:
                continue
            age = self.age_of(word)
            title = self.title_at(index + 1)
            if title is None or title.first != index + 1 or not title.whole:
                continue
            if word.stem.isascii() and (
                self.joined(index + 1) or self.text[title.start : title.end] in self.lexicon.only_beside
            ):
                continue  # E 시장 is a market, T 대표 상품 a product
            if age is not None or word.stem not in self.lexicon.not_names:
                yield self.titled(Person(word.start, word.end, word.stem, age=age, anonymised=True), title, "")

    def full_names(self) -> Iterator[Person]:
        """Korean names of surname and given name beside a title, an age or 씨."""
        for index, word in enumerate(self.words):
            if not _HANGUL.fullmatch(word.surface):
                continue
            if len(word.stem) > 3 and word.stem.endswith("씨") and word.tags[-1] == "NNB":
                if self.lexicon.is_korean_name(word.stem[:-1], word.tags[:-1]):
                    person = Person(word.start, word.end - 1, word.stem[:-1], age=self.age_of(word))
                    yield from self._together(index, person)
            elif word.stem == word.surface and self.lexicon.is_korean_name(word.surface, word.tags):
                person_or_none = self.with_title(index, index) or self._without_title(index)
                if person_or_none is not None:
                    yield from self._together(index, person_or_none)
            elif self.lexicon.is_korean_name(word.stem, word.tags) and self._title_before(index):
                yield self._titled_before(index)

    def foreign(self) -> Iterator[Person]:
        """Transliterated names: known given names or surnames, or before a country or body of states and an office."""
        lexicon = self.lexicon
        for index, word in enumerate(self.words):
            foreign = word.stem in lexicon.countries or word.stem in lexicon.world_bodies
            if foreign and self.joined(index) and (person := self._before_country(index)):
                yield person
        for index, word in enumerate(self.words[:-1]):
            if (
                word.surface not in lexicon.foreign_given
                or not self.joined(index)
                or not (self.words[index + 1].surface in lexicon.foreign_surnames or self._foreign_part(index + 1))
            ):
                continue
            if len(word.surface) == 1 and self.words[index + 1].surface not in lexicon.foreign_surnames:
                continue  # 조 and 팀 are words as well
            if person := self.with_title(index, index + 1):
                yield person
        for index, word in enumerate(self.words):
            if word.surface not in lexicon.foreign_surnames:
                continue
            person = None
            if word.surface in lexicon.family_first and self.joined(index) and self._given_after(index + 1):
                person = self.with_title(index, index + 1)  # 다카이치 사나에 총리
            first = index - 1 if self._given_before(index) else index
            if person := person or self.with_title(first, index):
                yield person

    def named_again(self, known: list[Person]) -> Iterator[Person]:
        """A surname alone before a title: ``김 의원``, ``李 대통령``, and ``다카이치 총리`` once named in full."""
        lexicon = self.lexicon
        introduced = {(person.name[0], person.title.rpartition(" ")[2][-2:]) for person in known if person.title}
        titled = {place for person in known if person.title_span for place in range(*person.title_span)}
        parts = {part for person in known if " " in person.name for part in person.name.split() if len(part) > 1}
        for index, word in enumerate(self.words):
            if word.start in titled:
                continue  # 전 in 전재민 전 장관, and the second one in 전 전 장관, is no surname
            surname = lexicon.hanja.get(word.surface[0], word.surface[0])
            if len(word.surface) == 1 and surname in lexicon.surnames:
                person = self.with_title(index, index)
            elif word.surface in parts or (
                word.surface in lexicon.double_surnames and any(p.name.startswith(word.surface) for p in known)
            ):
                person = self.with_title(index, index)
                surname = word.surface
            elif word.surface[0] in lexicon.hanja and word.stem[1:] in lexicon.titles:
                title = Title(word.start + 1, word.end, index, word.start + 1)
                person = self.titled(Person(word.start, word.start + 1, surname), title, "")
            else:
                continue
            if person is None or person.affiliation_span not in (None, self.before(index)):
                continue  # an affiliation after a mere surname: it is no surname
            sure = surname not in lexicon.unsure or f"{surname} {person.title}" in lexicon.always
            if sure or (surname[0], person.title.rpartition(" ")[2][-2:]) in introduced:
                titled.update(range(*person.title_span) if person.title_span else ())
                yield replace(person, name=surname, affiliation="", affiliation_span=None)

    def _together(self, index: int, last: Person) -> Iterator[Person]:
        """``김하준·박소영 의원``: the names before the word ``index`` share title and body of the last one."""
        first = index
        while (
            first
            and not self.text.startswith("(", last.end)  # in brackets stands what one of them is
            and index - first < _MOST_NAMES
            and self.words[first - 1].end + 1 == self.words[first].start
            and self.text[self.words[first - 1].end] in _DOTS
            and len(self.words[first - 1].stem) > 2
            and self.lexicon.is_korean_name(self.words[first - 1].surface, self.words[first - 1].tags)
        ):
            first -= 1
        if first < index and last.affiliation_span is None and last.title and (body := self.before(first)):
            last = replace(last, affiliation=self.text[slice(*body)], affiliation_span=body)
        for word in self.words[first:index]:
            yield replace(last, start=word.start, end=word.end, name=word.surface, age=None)
        yield last

    def _without_title(self, index: int) -> Person | None:
        """A full name with its age or its office in brackets or 씨 behind it, or with an occupation before it."""
        word = self.words[index]
        if self._title_before(index):
            return self._titled_before(index)
        age = self.age_of(word)
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        person = Person(word.start, word.end, word.surface, age=age)
        if following and word.touches and following.stem == "씨":
            return replace(person, age=age if age is not None else self.age_of(following))
        return person if age is not None else self._bracketed(index, person)

    def _bracketed(self, index: int, person: Person) -> Person | None:
        """``박성훈(한빛전자 상무)씨``: body and title in the bracket behind the name."""
        if not self.text.startswith("(", person.end) or self.words[index].bracket is not None:
            return None
        for place in range(index + 1, min(index + 1 + WIDEST, len(self.words))):
            end = self.words[place].start + len(self.words[place].surface)
            if self.text.startswith(")", end):
                title = self.title_at(place)
                former = self.words[index + 1].surface
                former = former if former in self.lexicon.former and place > index + 1 else ""
                if title is None or title.end != end:
                    return None
                return self.complete(person, index, index + 1 + bool(former), place, title, former)
            if not self.joined(place):
                return None
        return None

    def _title_before(self, index: int) -> bool:
        """``배우 송강호가``, ``공수처(처장 오동운)``: outside a bracket only a few occupations stand before names, and
        only before names that the analyser knows."""
        word = self.words[index]
        if not index or len(word.stem) < 3 or not self.joined(index - 1):
            return False
        before = self.words[index - 1]
        if before.start and self.text[before.start - 1] == "(":
            return before.surface in self.lexicon.titles and self.text[word.end : word.end + 1] in (")", ",")
        return word.tags == ("NNP",) and before.surface in self.lexicon.before_name

    def _titled_before(self, index: int) -> Person:
        word, title = self.words[index], self.words[index - 1]
        person = Person(word.start, word.end, word.stem, age=self.age_of(word))
        person = replace(person, title=title.stem, title_span=(title.start, title.end))
        body = self.words[index - 2] if index > 1 else None
        if body and self.text[body.end : title.start] == "(" and self.lexicon.is_organisation(body.stem):
            person = replace(person, affiliation=body.stem, affiliation_span=(body.start, body.end))
        return person

    # --- transliterated names -------------------------------------------------------------------------------------

    def _foreign_part(self, index: int) -> bool:
        """Whether the word may be a part of a transliterated name."""
        word, lexicon = self.words[index], self.lexicon
        return (
            _HANGUL.fullmatch(word.surface) is not None
            and len(word.surface) <= 7
            and word.bare
            and not lexicon.is_organisation(word.surface)
            and word.surface not in lexicon.not_foreign
            and set(word.tags) <= {"NNP"}
        )

    def _given_after(self, index: int) -> bool:
        """Like ``_foreign_part`` behind a known family name, where 사나에 may look like a word with a particle."""
        word, lexicon = self.words[index], self.lexicon
        if _HANGUL.fullmatch(word.surface) is None or len(word.surface) > 5 or lexicon.is_organisation(word.surface):
            return False
        return word.touches and lexicon.not_foreign.isdisjoint((word.surface, word.stem))

    def _given_before(self, index: int) -> bool:
        """Whether a given name that no list has stands before the known surname: 해롤드 로저스."""
        return (
            bool(index)
            and self.joined(index - 1)
            and self._foreign_part(index - 1)
            and is_unknown(self.words[index - 1].surface)
        )

    def _before_country(self, index: int) -> Person | None:
        """``멍샹칭 중국 국방대 교수``: proper nouns at the beginning of a phrase, a country and a public office."""
        first = index
        while first and index - first < 3 and self.joined(first - 1) and self._foreign_part(first - 1):
            first -= 1
        if first == index or (first and self.joined(first - 1)):
            return None
        person = self.with_title(first, index - 1)
        if person is None or person.title.rpartition(" ")[2] not in self.lexicon.public:
            return None
        return person
