"""Persons named in Korean news text, with title, affiliation and age; silent in doubt.

A name is read only beside evidence: a title, an age in brackets, 씨. Bare names are not looked for. Time is linear:
around each word a bounded number of neighbours is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.korean import morphemes
from consistency.korean.morphemes import Token, is_unknown
from consistency.korean.names import person_lexicon
from consistency.korean.normal import normalise
from consistency.korean.words import Word, words
from consistency.model import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HANGUL = re.compile("[가-힣]+")
_AGE = re.compile(r"\((?:[남여][성자]?[·,;/ ] ?)?(\d{1,3})(?:세|살)?(?:[·,;/ ][^()\n]{0,60})?\)")
_GROUP = re.compile(r"\(([가-힣A-Za-z]{2,12})\)")
_DOTS = frozenset("·ㆍ・∙‧•")
_CODE = re.compile(r"\(\d{6}\)|\([A-Za-z&]{2,12}\)")
"""A stock code or a name in Latin letters, as they stand behind a body's name."""
_WIDEST = 5
"""How many words an affiliation may have."""
_MOST_NAMES = 20
"""How many names a title behind the last of them may have (김하준·박소영 의원)."""
_OLDEST = 120
_GROWN = 15
"""No smaller figure in brackets behind a title is an age: 선수(7) has a number."""


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


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that ends a word. ``first`` is the index of its first word, ``glued`` where that word begins."""

    start: int
    end: int
    first: int
    glued: int

    @property
    def whole(self) -> bool:
        """Whether nothing stands before the title in its word (서울 in 서울시장 would)."""
        return self.start == self.glued


class _Reader:
    def __init__(self, text: str, found: list[Word]) -> None:
        self.text = text
        self.words = found
        self.lexicon = person_lexicon()

    def masked(self) -> Iterator[Person]:
        """``A씨``, ``김씨``, ``이모(64)씨``, ``정○○ 씨(50)``."""
        for match in self.lexicon.masked.finditer(self.text):
            group = next(g for g in ("letter", "named", "alone") if match[g])
            if group == "alone" and match["form"] != "씨":
                continue
            if group == "named" and match["form"] == "양" and " " not in match[0] and not match["bracket"]:
                continue  # 이모양, 구모양: mostly "this shape"
            age = self._age_at(match.start("bracket")) if match["bracket"] else self._age_at(match.end())
            yield Person(*match.span(group), match[group].replace(" ", ""), age=age, anonymised=True)
        for index, word in enumerate(self.words[:-1]):
            # 김모(47) 교사, F 교수. 부모, 공모, 규모 are words, unless an age follows.
            if not self.lexicon.masked_name.fullmatch(word.stem) or not word.touches or word.stem != word.surface:
                continue
            age = self._age_of(word)
            title = self._title(index + 1)
            if title is None or title.first != index + 1 or not title.whole:
                continue
            if word.stem.isascii() and self.text[title.start : title.end] in self.lexicon.only_beside:
                continue  # E 시장 is a market
            if age is not None or word.stem not in self.lexicon.not_names:
                yield self._titled(Person(word.start, word.end, word.stem, age=age, anonymised=True), title, "")

    def full_names(self) -> Iterator[Person]:
        """Korean names of surname and given name beside a title, an age or 씨."""
        for index, word in enumerate(self.words):
            if not _HANGUL.fullmatch(word.surface):
                continue
            if len(word.stem) > 3 and word.stem.endswith("씨") and word.tags[-1] == "NNB":
                if self.lexicon.is_korean_name(word.stem[:-1], word.tags[:-1]):
                    person = Person(word.start, word.end - 1, word.stem[:-1], age=self._age_of(word))
                    yield from self._together(index, person)
            elif word.stem == word.surface and self.lexicon.is_korean_name(word.surface, word.tags):
                person_or_none = self._with_title(index, index) or self._without_title(index)
                if person_or_none is not None:
                    yield from self._together(index, person_or_none)
            elif self.lexicon.is_korean_name(word.stem, word.tags) and self._title_before(index):
                yield self._titled_before(index)

    def foreign(self) -> Iterator[Person]:
        """Transliterated names: known given names or surnames, or before a country or body of states and an office."""
        lexicon = self.lexicon
        for index, word in enumerate(self.words):
            foreign = word.stem in lexicon.countries or word.stem in lexicon.world_bodies
            if foreign and self._joined(index) and (person := self._before_country(index)):
                yield person
        for index, word in enumerate(self.words[:-1]):
            if (
                word.surface not in lexicon.foreign_given
                or not self._joined(index)
                or not (self.words[index + 1].surface in lexicon.foreign_surnames or self._foreign_part(index + 1))
            ):
                continue
            if len(word.surface) == 1 and self.words[index + 1].surface not in lexicon.foreign_surnames:
                continue  # 조 and 팀 are words as well
            if person := self._with_title(index, index + 1):
                yield person
        for index, word in enumerate(self.words):
            if word.surface not in lexicon.foreign_surnames:
                continue
            person = None
            if word.surface in lexicon.family_first and self._joined(index) and self._given_after(index + 1):
                person = self._with_title(index, index + 1)  # 다카이치 사나에 총리
            first = index - 1 if self._given_before(index) else index
            if person := person or self._with_title(first, index):
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
                person = self._with_title(index, index)
            elif word.surface in parts or (
                word.surface in lexicon.double_surnames and any(p.name.startswith(word.surface) for p in known)
            ):
                person = self._with_title(index, index)
                surname = word.surface
            elif word.surface[0] in lexicon.hanja and word.stem[1:] in lexicon.titles:
                title = _Title(word.start + 1, word.end, index, word.start + 1)
                person = self._titled(Person(word.start, word.start + 1, surname), title, "")
            else:
                continue
            if person is None or person.affiliation_span not in (None, self._before(index)):
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
        if first < index and last.affiliation_span is None and last.title and (body := self._before(first)):
            last = replace(last, affiliation=self.text[slice(*body)], affiliation_span=body)
        for word in self.words[first:index]:
            yield replace(last, start=word.start, end=word.end, name=word.surface, age=None)
        yield last

    # --- around a name --------------------------------------------------------------------------------------------

    def _with_title(self, first: int, last: int) -> Person | None:
        """The person whose name is the words ``first`` to ``last``, if a title follows, with or without affiliation."""
        begin, end = self.words[first], self.words[last]
        stop = end.start + len(end.surface)
        person = Person(begin.start, stop, self.text[begin.start : stop], age=self._age_of(end))
        place = last + 1
        if not end.touches or place >= len(self.words):
            return None
        former = ""
        if self.words[place].surface in self.lexicon.former and self._joined(place):
            former = self.words[place].surface
            place += 1
        for index in range(place, min(place + _WIDEST, len(self.words))):
            title = self._title(index)
            if title is not None:
                return self._complete(person, first, place, index, title, former)
            if not self._joined(index) or self.words[index].stem in self.lexicon.not_affiliations:
                return None
        return None

    def _complete(
        self, person: Person, first: int, place: int, index: int, title: _Title, former: str
    ) -> Person | None:
        """Join name and title, unless what stands between them cannot be an affiliation."""
        title = replace(title, first=max(title.first, place))
        between = self.words[place : title.first]
        if not former and title.first > place and between[-1].surface in self.lexicon.former:
            former = between.pop().surface
        if title.first == place and title.whole:
            group = _GROUP.match(self.text, person.end)
            affiliation = group.span(1) if group else self._before(first)
        else:
            if not self._can_belong(between, title, index):
                return None
            start = between[0].start if between else title.glued
            affiliation = (start, between[-1].end if title.whole else title.start)
        longer = self._continued(index, title)
        if longer is None:
            return None
        person = self._titled(person, longer, former)
        if affiliation is not None:
            person = replace(person, affiliation=self.text[slice(*affiliation)], affiliation_span=affiliation)
        return person

    def _can_belong(self, between: list[Word], title: _Title, index: int) -> bool:
        glued = self.text[title.glued : title.start]
        if glued in self.lexicon.not_affiliations:
            return False
        if not title.whole and self.text[title.start : title.end] in self.lexicon.also_ending:
            return False  # 한국에너지기술연구원 is an institute, not a researcher
        if self.text[title.start : title.end] in self.lexicon.only_beside:
            # 서울시장 and 경기지사 are titles; 금융시장 and 신속항원검사 are none.
            return glued in self.lexicon.places and not between
        if any(w.stem in self.lexicon.foreign_surnames or self.lexicon.is_korean_name(w.stem, w.tags) for w in between):
            return False  # 홍길동 이영희 교수: the title is the second one's
        return len(glued) > 1 or any(
            self.lexicon.is_organisation(word.stem) or "NNP" in word.tags or "SL" in word.tags for word in between
        )

    def _title(self, index: int) -> _Title | None:
        """The longest title that ends the word, together with words that are part of it (수석 연구원)."""
        word = self.words[index]
        if not all(tag.startswith(("N", "S", "X")) for tag in word.tags):
            return None
        stem = self.lexicon.without_suffix(word.stem)
        for length in range(min(self.lexicon.longest_title, len(stem)), 0, -1):
            if stem[-length:] in self.lexicon.titles:
                break
        else:
            return None
        start = glued = word.start
        end = word.start + len(stem)
        if length < len(stem):
            return _Title(end - length, end, index, word.start)
        first = index
        while index - first < _WIDEST and first and self._is_prefix(first - 1):
            first -= 1
            start = glued = self.words[first].start
        return _Title(start, end, first, glued)

    def _is_prefix(self, index: int) -> bool:
        return self.words[index].stem in self.lexicon.prefixes and self._joined(index)

    def _continued(self, index: int, title: _Title) -> _Title | None:
        """The title with 후보 and the like behind it. None for a part of another's (대통령 비서실장, 장관 지명)."""
        if not self._joined(index) or index + 1 >= len(self.words):
            return title
        after = self.words[index + 1]
        if after.stem in self.lexicon.becoming:
            return None
        if after.stem in self.lexicon.continuing:
            return replace(title, end=after.end)
        return title if self._title(index + 1) is None or after.stem in self.lexicon.only_beside else None

    def _titled(self, person: Person, title: _Title, former: str) -> Person:
        """``title`` has 전 in front wherever that stands; the span holds it only where it stands next to the title."""
        start = title.start
        if former and self.text[max(0, start - len(former) - 1) : start] == f"{former} ":
            start -= len(former) + 1
        words_of_title = self.text[title.start : title.end]
        if person.age is None and (age := self._age_at(title.end)) is not None and age >= _GROWN:
            person = replace(person, age=age)
        return replace(person, title=f"{former} {words_of_title}".strip(), title_span=(start, title.end))

    def _joined(self, index: int) -> bool:
        """Whether the word is a noun without particle or bracket, and the next word follows at once."""
        word = self.words[index]
        if word.bracket is not None and not _CODE.match(self.text, word.bracket[0]):
            return False
        return (word.bare or word.surface in self.lexicon.organisations) and word.touches

    def _before(self, index: int) -> tuple[int, int] | None:
        """The affiliation that stands before the name: ``연세대 컴퓨터과학과 조성배 교수``."""
        first = index
        while first and index - first < _WIDEST and self._joined(first - 1):
            stem = self.words[first - 1].stem
            if not self.lexicon.is_organisation(stem) or stem in self.lexicon.not_affiliated:
                break
            first -= 1
        return (self.words[first].start, self.words[index - 1].end) if first < index else None

    def _without_title(self, index: int) -> Person | None:
        """A full name with its age or its office in brackets or 씨 behind it, or with an occupation before it."""
        word = self.words[index]
        if self._title_before(index):
            return self._titled_before(index)
        age = self._age_of(word)
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        person = Person(word.start, word.end, word.surface, age=age)
        if following and word.touches and following.stem == "씨":
            return replace(person, age=age if age is not None else self._age_of(following))
        return person if age is not None else self._bracketed(index, person)

    def _bracketed(self, index: int, person: Person) -> Person | None:
        """``박성훈(한빛전자 상무)씨``: body and title in the bracket behind the name."""
        if not self.text.startswith("(", person.end) or self.words[index].bracket is not None:
            return None
        for place in range(index + 1, min(index + 1 + _WIDEST, len(self.words))):
            end = self.words[place].start + len(self.words[place].surface)
            if self.text.startswith(")", end):
                title = self._title(place)
                former = self.words[index + 1].surface
                former = former if former in self.lexicon.former and place > index + 1 else ""
                if title is None or title.end != end:
                    return None
                return self._complete(person, index, index + 1 + bool(former), place, title, former)
            if not self._joined(place):
                return None
        return None

    def _title_before(self, index: int) -> bool:
        """``배우 송강호가``, ``공수처(처장 오동운)``: outside a bracket only a few occupations stand before names, and
        only before names that the analyser knows."""
        word = self.words[index]
        if not index or len(word.stem) < 3 or not self._joined(index - 1):
            return False
        before = self.words[index - 1]
        if before.start and self.text[before.start - 1] == "(":
            return before.surface in self.lexicon.titles and self.text[word.end : word.end + 1] in (")", ",")
        return word.tags == ("NNP",) and before.surface in self.lexicon.before_name

    def _titled_before(self, index: int) -> Person:
        word, title = self.words[index], self.words[index - 1]
        person = Person(word.start, word.end, word.stem, age=self._age_of(word))
        person = replace(person, title=title.stem, title_span=(title.start, title.end))
        body = self.words[index - 2] if index > 1 else None
        if body and self.text[body.end : title.start] == "(" and self.lexicon.is_organisation(body.stem):
            person = replace(person, affiliation=body.stem, affiliation_span=(body.start, body.end))
        return person

    def _age_of(self, word: Word) -> int | None:
        return self._age_at(word.bracket[0]) if word.bracket else None

    def _age_at(self, place: int) -> int | None:
        match = _AGE.match(self.text, place)
        age = int(match[1]) if match else None
        return age if age is not None and age <= _OLDEST else None

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
            and self._joined(index - 1)
            and self._foreign_part(index - 1)
            and is_unknown(self.words[index - 1].surface)
        )

    def _before_country(self, index: int) -> Person | None:
        """``멍샹칭 중국 국방대 교수``: proper nouns at the beginning of a phrase, a country and a public office."""
        first = index
        while first and index - first < 3 and self._joined(first - 1) and self._foreign_part(first - 1):
            first -= 1
        if first == index or (first and self._joined(first - 1)):
            return None
        person = self._with_title(first, index - 1)
        if person is None or person.title.rpartition(" ")[2] not in self.lexicon.public:
            return None
        return person
