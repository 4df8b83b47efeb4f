"""What stands beside a name: its title, the body before or behind it, and an age in brackets.

Time is linear: around each word a bounded number of neighbours is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consistency.korean.names import person_lexicon
from consistency.korean.words import Word
from consistency.model import Person

_AGE = re.compile(r"\((?:[남여][성자]?[·,;/ ] ?)?(\d{1,3})(?:세|살)?(?:[·,;/ ][^()\n]{0,60})?\)")
_GROUP = re.compile(r"\(([가-힣A-Za-z]{2,12})\)")
_CODE = re.compile(r"\(\d{6}\)|\([A-Za-z&]{2,12}\)")
"""A stock code or a name in Latin letters, as they stand behind a body's name."""
WIDEST = 5
"""How many words an affiliation may have."""
_OLDEST = 120
_GROWN = 15
"""No smaller figure in brackets behind a title is an age: 선수(7) has a number."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title that ends a word. ``first`` is the index of its first word, ``glued`` where that word begins."""

    start: int
    end: int
    first: int
    glued: int

    @property
    def whole(self) -> bool:
        """Whether nothing stands before the title in its word (서울 in 서울시장 would)."""
        return self.start == self.glued


class Surroundings:
    """The words of a text, and what they say of a name among them."""

    def __init__(self, text: str, found: list[Word]) -> None:
        self.text = text
        self.words = found
        self.lexicon = person_lexicon()

    def with_title(self, first: int, last: int) -> Person | None:
        """The person whose name is the words ``first`` to ``last``, if a title follows, with or without affiliation."""
        begin, end = self.words[first], self.words[last]
        stop = end.start + len(end.surface)
        person = Person(begin.start, stop, self.text[begin.start : stop], age=self.age_of(end))
        place = last + 1
        if not end.touches or place >= len(self.words):
            return None
        former = ""
        if self.words[place].surface in self.lexicon.former and self.joined(place):
            former = self.words[place].surface
            place += 1
        for index in range(place, min(place + WIDEST, len(self.words))):
            title = self.title_at(index)
            if title is not None:
                return self.complete(person, first, place, index, title, former)
            if not self.joined(index) or self.words[index].stem in self.lexicon.not_affiliations:
                return None
        return None

    def complete(self, person: Person, first: int, place: int, index: int, title: Title, former: str) -> Person | None:
        """Join name and title, unless what stands between them cannot be an affiliation."""
        title = replace(title, first=max(title.first, place))
        between = self.words[place : title.first]
        if not former and title.first > place and between[-1].surface in self.lexicon.former:
            former = between.pop().surface
        if title.first == place and title.whole:
            group = _GROUP.match(self.text, person.end)
            affiliation = group.span(1) if group else self.before(first)
        else:
            if not self._can_belong(between, title, index):
                return None
            start = between[0].start if between else title.glued
            affiliation = (start, between[-1].end if title.whole else title.start)
        longer = self._continued(index, title)
        if longer is None:
            return None
        person = self.titled(person, longer, former)
        if affiliation is not None:
            person = replace(person, affiliation=self.text[slice(*affiliation)], affiliation_span=affiliation)
        return person

    def _can_belong(self, between: list[Word], title: Title, index: int) -> bool:
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

    def title_at(self, index: int) -> Title | None:
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
            return Title(end - length, end, index, word.start)
        first = index
        while index - first < WIDEST and first and self._is_prefix(first - 1):
            first -= 1
            start = glued = self.words[first].start
        return Title(start, end, first, glued)

    def _is_prefix(self, index: int) -> bool:
        return self.words[index].stem in self.lexicon.prefixes and self.joined(index)

    def _continued(self, index: int, title: Title) -> Title | None:
        """The title with 후보 and the like behind it. None for a part of another's (대통령 비서실장, 장관 지명)."""
        if not self.joined(index) or index + 1 >= len(self.words):
            return title
        after = self.words[index + 1]
        if after.stem in self.lexicon.becoming:
            return None
        if after.stem in self.lexicon.continuing:
            return replace(title, end=after.end)
        return title if self.title_at(index + 1) is None or after.stem in self.lexicon.only_beside else None

    def titled(self, person: Person, title: Title, former: str) -> Person:
        """``title`` has 전 in front wherever that stands; the span holds it only where it stands next to the title."""
        start = title.start
        if former and self.text[max(0, start - len(former) - 1) : start] == f"{former} ":
            start -= len(former) + 1
        words_of_title = self.text[title.start : title.end]
        if person.age is None and (age := self.age_at(title.end)) is not None and age >= _GROWN:
            person = replace(person, age=age)
        return replace(person, title=f"{former} {words_of_title}".strip(), title_span=(start, title.end))

    def joined(self, index: int) -> bool:
        """Whether the word is a noun without particle or bracket, and the next word follows at once."""
        word = self.words[index]
        if word.bracket is not None and not _CODE.match(self.text, word.bracket[0]):
            return False
        return (word.bare or word.surface in self.lexicon.organisations) and word.touches

    def before(self, index: int) -> tuple[int, int] | None:
        """The affiliation that stands before the name: ``가람대 기계공학과 서가온 교수``."""
        first = index
        while first and index - first < WIDEST and self.joined(first - 1):
            stem = self.words[first - 1].stem
            if not self.lexicon.is_organisation(stem) or stem in self.lexicon.not_affiliated:
                break
            first -= 1
        return (self.words[first].start, self.words[index - 1].end) if first < index else None

    def age_of(self, word: Word) -> int | None:
        """The age in the bracket behind a word."""
        return self.age_at(word.bracket[0]) if word.bracket else None

    def age_at(self, place: int) -> int | None:
        """The age in the bracket that opens at ``place``."""
        match = _AGE.match(self.text, place)
        age = int(match[1]) if match else None
        return age if age is not None and age <= _OLDEST else None
