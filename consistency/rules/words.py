"""What the rules on words share: runs of words in the place of one another, and how they look to the analyser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from consistency.claims.diff import Change
from consistency.claims.reading import Token, stem
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import person_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_HANGUL = re.compile(r"^[가-힣]+$")
_PREDICATE = re.compile(r"(?:^|\+)(?:VV|VA|VX|VCP|VCN|EC|EF|EP|ETM|ETN|XSV|XSA|MAG|MAJ)")
# Sounds that transliterations swap freely: 니콜라스/니컬러스, 팔로/팔로우, 맥도날드/맥도널드.
_LOOSE_INITIALS = {
    "ㄱ": "ㅋ",
    "ㄲ": "ㅋ",
    "ㄷ": "ㅌ",
    "ㄸ": "ㅌ",
    "ㅂ": "ㅍ",
    "ㅃ": "ㅍ",
    "ㅈ": "ㅅ",
    "ㅉ": "ㅅ",
    "ㅊ": "ㅅ",
    "ㅆ": "ㅅ",
}


def jamo(word: str) -> list[tuple[int, str]]:
    """Every Hangul syllable as its letters: (position in the syllable, letter)."""
    letters: list[tuple[int, str]] = []
    for char in word:
        code = ord(char) - 0xAC00
        if not 0 <= code < 11172:
            letters.append((3, char))
            continue
        letters.append((0, _INITIALS[code // 588]))
        letters.append((1, chr(0x314F + code % 588 // 28)))
        if code % 28:
            letters.append((2, chr(0x11A7 + code % 28)))
    return letters


def jamo_distance(a: str, b: str) -> int:
    """How many letters (not syllables) must be changed to make ``b`` of ``a``."""
    return Levenshtein.distance(jamo(a), jamo(b))


def sounds_alike(a: str, b: str) -> bool:
    """Whether two spellings are likely transliterations of one foreign word: the same but for vowels and voicing."""
    return skeleton(a) == skeleton(b)


def is_foreign(name: str) -> bool:
    """Whether no Korean is called so: two words, or no surname or a syllable that no given name has."""
    lexicon = person_lexicon()
    return " " in name or name[:1] not in lexicon.surnames or not lexicon.given.issuperset(name[1:])


def one_foreign_name(a: str, b: str) -> bool:
    """Whether two names are one foreign name as two desks hear it: 해롤드, 해럴드. A Korean name with a slip in it
    (이재먕) stands against one without."""
    return is_foreign(a) and is_foreign(b) and sounds_alike(a, b)


def skeleton(word: str) -> str:
    """The consonants of a word as transliterations keep them: the same for 니콜라스 and 니컬러스."""
    kept = []
    for position, letter in jamo(word):
        if position == 0 and letter != "ㅇ":
            kept.append(_LOOSE_INITIALS.get(letter, letter))
        elif position == 2:
            kept.append(letter)
    return "".join(kept)


class _Aliases(NamedTuple):
    parts: re.Pattern[str]
    part: dict[str, str]
    """Parts of words, by what they are read as."""
    name: dict[str, str]
    """Whole names, by what they are read as."""
    longest: int
    tails: frozenset[str]
    """What a word that begins with a name may go on with."""


@derived
def _aliases() -> _Aliases:
    data = load("aliases")
    part = {alias: group[0] for group in data["groups"] for alias in group}
    name = {f"{school}대": f"{school}대학교" for school in data["universities"].split()}
    name |= {alias: group[0] for group in data["names"] for alias in group}
    # The first of a group is read as itself, so that what it holds is not read again (우크라 in 우크라이나).
    # SK in TASKS is no alias: Latin letters belong to the letters beside them.
    latin = [alias for alias in part if alias.isascii()]
    other = [alias for alias in part if not alias.isascii()]
    parts = re.compile(rf"(?<![A-Za-z])(?:{alternation(latin)})(?![A-Za-z])|{alternation(other)}")
    tails = frozenset(data["tails"].split()) | person_lexicon().titles
    return _Aliases(parts, part, name, max(map(len, name)), tails)


def canonical(word: str) -> str:
    """``word`` with the body's name that it begins with, and then every alias in it, read as the first of its group."""
    aliases = _aliases()
    for end in range(min(aliases.longest, len(word)), 0, -1):
        head, tail = word[:end], word[end:]
        if head in aliases.name and (not tail or (tail in aliases.tails and (end > 1 or not is_hangul(head)))):
            word = aliases.name[head] + tail
            break
    return aliases.parts.sub(lambda m: aliases.part[m[0]], word)


def swapped(a: str, b: str) -> bool:
    """Whether the same syllables stand in another order: 김희진/김진희."""
    return a != b and len(a) == len(b) and sorted(a) == sorted(b)


def replaced_words(change: Change) -> Iterator[tuple[Token, Token]]:
    """Words in the place of words, one for one."""
    if len(change.a) == len(change.b):
        yield from zip(change.a, change.b, strict=True)


def bare(token: Token) -> str:
    """A token's word without its particle."""
    return stem(token.key[1])


def is_hangul(word: str) -> bool:
    """Whether ``word`` is Hangul alone."""
    return bool(_HANGUL.match(word))


def tags(doc: Doc, start: int, end: int) -> list[str]:
    """The tags of the tokens of ``doc`` that overlap the code points ``start`` to ``end``."""
    return [t.tag_ for t in doc if t.idx < end and start < t.idx + len(t)]


def is_nominal(tag_list: list[str]) -> bool:
    """Whether nothing in these tags is a verb, an ending or an adverb."""
    return bool(tag_list) and not any(_PREDICATE.search(t) for t in tag_list)


def has_proper_noun(tag_list: list[str]) -> bool:
    """Whether the analyser takes a part of the words for a proper noun."""
    return any("NNP" in t for t in tag_list)
