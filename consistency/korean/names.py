"""What the lexicon knows of persons: names, titles, organisations. The words are in ``lexicon/persons.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consistency.korean.lexicon import derived, load
from consistency.korean.morphemes import is_unknown

_PARTICLE_TAGS = ("J", "E", "V")
_MASK = "(?: ?모| ?아무개|[○◯〇OX×]{1,2}[가-힣]?)"
_AFTER = r"(?:(?![가-힣])|(?=(?:은|는|이|가|을|를|의|에|에게|와|과|도|로|만|측|라고|처럼|까지)(?![가-힣])))"


@dataclass(frozen=True, slots=True)
class PersonLexicon:
    """``lexicon/persons.toml``, ready for look-up."""

    surnames: frozenset[str]
    double_surnames: tuple[str, ...]
    unsure: frozenset[str]
    short: frozenset[str]
    always: frozenset[str]
    hanja: dict[str, str]
    given: frozenset[str]
    not_last: frozenset[str]
    full: frozenset[str]
    """Full names that are read although a syllable of theirs is none of the above."""
    not_names: frozenset[str]
    not_affiliations: frozenset[str]
    titles: frozenset[str]
    longest_title: int
    only_beside: frozenset[str]
    also_ending: frozenset[str]
    prefixes: frozenset[str]
    former: frozenset[str]
    continuing: frozenset[str]
    becoming: frozenset[str]
    before_name: frozenset[str]
    public: frozenset[str]
    endings: tuple[str, ...]
    organisations: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    foreign_given: frozenset[str]
    foreign_surnames: frozenset[str]
    world_bodies: frozenset[str]
    """Bodies of many states, whose heads are foreigners."""
    family_first: frozenset[str]
    """Of the foreign surnames those that stand before the given name, as Japanese ones do."""
    not_affiliated: frozenset[str]
    """Words that never belong to an affiliation: the above and titles."""
    not_foreign: frozenset[str]
    """Words that are never a part of a transliterated name."""
    masked: re.Pattern[str]
    """``A씨``, ``김씨``, ``이모(64)씨``, ``박 모 군``; groups ``letter``, ``named``, ``alone`` and ``bracket``."""
    masked_name: re.Pattern[str]
    """``A``, ``김모``, ``최OO``: a whole word that may stand for a name before a title."""
    title_suffixes: dict[str, frozenset[str]]
    """What may end a title's word (교수팀, 대표님), with the titles it may follow."""

    def is_korean_name(self, word: str, tags: Sequence[str]) -> bool:
        """Whether ``word``, tagged ``tags`` by Kiwi, is a surname with a given name and is known as nothing else."""
        if word in self.full:
            return True
        if word in self.not_names or word in self.titles or word in self.countries:
            return False
        if word[-1:] in "도시군구" and (word[:-1] in self.not_names or word[:-1] in self.places):
            return False
        if word[1:2] == "모" and word[2:] in {"양", "군"}:
            return False  # 최모양(16) is masked
        if word[-1:] in "갑을병정" and word[-2:-1] in "시군구":
            return False  # 서구갑 is a constituency
        surname = 2 if len(word) > 2 and word.startswith(self.double_surnames) else 1
        given = word[surname:]
        if not 1 <= len(given) <= 2 or (surname == 1 and word[0] not in self.surnames):
            return False
        if not self.given.issuperset(given) or given[-1] in self.not_last:
            return False
        if len(tags) == 1:
            if tags[0] == "NNG":
                return len(word) > 2 and is_unknown(word)
            return tags[0] == "NNP" and (len(word) > 2 or word[0] in self.short)
        # The analyser cut up a word it does not know. A particle, an ending or a suffix means it is no name.
        return len(word) > 2 and not any(tag.startswith(_PARTICLE_TAGS) for tag in tags) and tags[-1][:2] != "XS"

    def without_suffix(self, word: str) -> str:
        """``word`` without what a title may end with: 교수팀, 대표님."""
        stem = word[:-1]
        titles = self.title_suffixes.get(word[-1:], frozenset())
        return stem if any(stem.endswith(title) for title in titles) else word

    def is_organisation(self, word: str) -> bool:
        """Whether ``word`` names an organisation, one of its units, or a country."""
        return (
            word in self.organisations
            or word in self.countries
            or (len(word) > 2 and word.endswith(self.endings))
            or (len(word) > 1 and word.isascii() and word.isupper())
        )


@derived
def person_lexicon() -> PersonLexicon:
    """The lexicon, read once."""
    data: dict[str, Any] = load("persons")
    surnames, titles, organisations = data["surnames"], data["titles"], data["affiliations"]
    one = _words(surnames["one"])
    not_names, not_affiliations = _words(data["not_names"]["words"]), _words(data["not_names"]["not_affiliations"])
    all_titles, former = _words(titles["words"]), _words(titles["former"])
    family_first = _words(data["foreign"]["family_first"])
    surname = f"[{''.join(sorted(one))}]"
    return PersonLexicon(
        surnames=one,
        double_surnames=tuple(surnames["two"].split()),
        unsure=_words(surnames["unsure"]),
        short=_words(surnames["with_one_syllable_given"]),
        always=frozenset(surnames["always"]),
        hanja=dict(surnames["hanja"]),
        given=_words(data["given"]["syllables"]),
        not_last=_words(data["given"]["not_last"]),
        full=_words(data["given"]["full"]),
        not_names=not_names,
        not_affiliations=not_affiliations,
        titles=all_titles,
        longest_title=max(map(len, all_titles)),
        only_beside=_words(titles["only_beside_name"]),
        also_ending=_words(titles["also_ending"]),
        prefixes=_words(titles["prefixes"]),
        former=former,
        continuing=_words(titles["continuing"]),
        becoming=_words(titles["becoming"]),
        before_name=_words(titles["before_name"]),
        public=_words(titles["public"]),
        endings=tuple(organisations["endings"].split()),
        organisations=_words(organisations["names"]),
        countries=_words(organisations["countries"]),
        places=_words(data["places"]["names"]),
        foreign_given=_words(data["foreign"]["given"]),
        foreign_surnames=_words(data["foreign"]["surnames"]) | family_first,
        world_bodies=_words(data["foreign"]["bodies"]),
        family_first=family_first,
        not_affiliated=not_affiliations | all_titles,
        not_foreign=not_names | not_affiliations | former | all_titles,
        masked=re.compile(
            rf"(?<![가-힣A-Za-z0-9])(?:(?P<letter>[A-Z])|(?P<named>{surname}{_MASK})|(?P<alone>{surname}))"
            rf"(?P<bracket>\([^()\n]{{1,44}}\))? ?(?P<form>씨|군|양){_AFTER}"
        ),
        masked_name=re.compile(rf"[A-Z]|{surname}{_MASK}"),
        title_suffixes={suffix: _words(words) for suffix, words in titles["suffixes"].items()},
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
