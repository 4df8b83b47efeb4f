"""The title beside a name, with the words of the body between or before them, read by patterns alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from consistency.claims.statements import is_verbal
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import person_lexicon

_NEXT = re.compile(r" (?P<word>[가-힣A-Za-z0-9&·.]+)(?P<bracket>\([^()]{1,25}\))?")
_WORD = re.compile(r"[가-힣A-Za-z0-9&·]+")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에게|에게서|와|과|도|로|으로|만|측|측은|측이|팀|팀은|팀이|팀의|팀과|팀도|팀에|께서|라고|이라고|이라며|이다|이며|이자|이었다|였다|에|까지|부터|에게는)$"
)
_ENDED = re.compile(r"(?:은|는|을|를|의|에서|에게|으로|에는|에도|까지|부터|했던|하는|했다|된다|한다|하고|하며)$")
"""What ends a word that is no part of an affiliation; words of two syllables (한은, 산은) may be."""
_OFFICE = re.compile(r"(?:책임자|담당자?|총괄|대표|감독|코치|주장|[단회사원]장)인$|최고[가-힣]{2,6}책임자|^C[A-Z]O$")
"""An office that stands before a title without a body: 최고재무책임자인 정하은 전무."""
_QUOTES = frozenset("'‘’“”\"<>「」")
_REACH = 40
_WORDS = 6


class Titled(NamedTuple):
    """A title where it stands in a sentence's text, with the words of the body beside it; ``former`` is true of one
    that is no longer held."""

    title: str
    start: int
    end: int
    affiliation: tuple[str, ...]
    former: bool
    finish: int
    """Where the word with the title ends."""


@derived
def no_longer() -> frozenset[str]:
    """Words before a title that is no longer held."""
    return frozenset(load("people")["no_longer"])


@derived
def rank() -> re.Pattern[str]:
    """A rank in a bracket (group ``beside``) or right behind an office (group ``behind``)."""
    ranks = alternation(load("people")["ranks"])
    return re.compile(
        rf"(?:\((?P<beside>{ranks})\)| (?P<behind>{ranks})(?![가-힣]{{2}}))(?! ?(?:후보|내정|예정|승진|직무|대행|겸))"
    )


@derived
def title_of(word: str) -> tuple[str, int]:
    """The title that ends ``word`` (without its particle) and where it starts; empty if none does."""
    lexicon = person_lexicon()
    particle = _PARTICLE.search(word)
    for base in (word, *([word[: particle.start()]] if particle else ())):
        for size in range(min(len(base), lexicon.longest_title), 1, -1):
            title = base[-size:]
            if title in lexicon.titles and (
                size == len(base) or title not in lexicon.only_beside or base[:-size] in lexicon.places
            ):
                number = _NUMBER.search(base, 0, len(base) - size) if title in _numbered() else None
                start = number.start() if number else len(base) - size
                return base[start:], start
    return "", 0


_NUMBER = re.compile(r"제?([1-9])$")


@derived
def _numbered() -> frozenset[str]:
    """Offices of which a body has a first and a second: 1차관, 2차관."""
    return frozenset(load("people")["numbered"])


def title_behind(text: str, at: int) -> Titled | None:
    """The title behind a name, over the words of an affiliation: 임하늘 가람연구소 소장."""
    lexicon = person_lexicon()
    affiliation: list[str] = []
    former = False
    for _ in range(_WORDS):
        m = _NEXT.match(text, at)
        if m is None or m.end() - at > _REACH:
            return None
        word = m["word"]
        title, offset = title_of(word)
        if title and (offset or title not in lexicon.only_beside or not affiliation):
            return _whole(text, m, title, offset, affiliation, former)
        if word in no_longer():
            former = True
        elif word in lexicon.not_affiliated or (len(word) > 2 and _ENDED.search(word)) or m["bracket"]:
            return None
        elif _tells(word) and word not in lexicon.former:
            affiliation.append(word)
        at = m.end()
    return None


def _whole(text: str, m: re.Match[str], title: str, offset: int, affiliation: list[str], former: bool) -> Titled | None:
    """A title, unless another one follows: 대통령 비서실장 is no president, 장관 후보자 no minister."""
    lexicon = person_lexicon()
    word = m["word"]
    stop = m.start("word") + offset + len(title)
    if stop == m.end("word") and not m["bracket"] and (following := _NEXT.match(text, m.end())):
        more = following["word"]
        other, start = title_of(more)
        if more == "겸" or more.startswith(tuple(lexicon.continuing)):
            return None
        if other and start == 0 and not rank().match(text, m.end("word")):
            # 대표이사 사장, 국방부 장관 비서관: which of the two it is, the words do not tell
            return None
    if offset:
        affiliation = [*affiliation, word[:offset]]
    return Titled(title, m.start("word") + offset, stop, tuple(affiliation), former, m.end("word"))


def title_before(text: str, start: int) -> tuple[Titled | None, tuple[str, ...], bool]:
    """The title right before a name, if one stands there, the affiliation before it, and whether both are past."""
    lexicon = person_lexicon()
    titled: Titled | None = None
    affiliation: list[str] = []
    former = False
    at = start - 1
    for n, word in enumerate(reversed(text[max(0, start - _REACH) : start].split(" "))):
        if n == 0:
            # (사장 안호상): nothing stands between the bracket and the name
            if word:
                break
            continue
        at -= len(word) + 1
        begin = at + 1
        if word[:1] in _QUOTES and word[-1:] in _QUOTES:
            word, begin = word[1:-1], begin + 1
        if n > _WORDS or not _WORD.fullmatch(word):
            break
        if word in no_longer():
            former = True
            continue
        title, offset = title_of(word)
        if n == 1 and title and offset + len(title) == len(word):
            titled = Titled(title, begin + offset, begin + len(word), (), False, 0)
            affiliation += [word[:offset]] * bool(offset)
        elif _OFFICE.search(word):
            continue
        elif word in lexicon.not_affiliated or (len(word) > 2 and (_ENDED.search(word) or is_verbal(word))):
            break
        elif _tells(word):
            affiliation.append(word)
    return titled, tuple(reversed(affiliation)), former


def _tells(word: str) -> bool:
    """Whether a word may name a body: 그, 이, 또 do not."""
    return len(word) > 1
