"""Names that two stories print once and for all a syllable apart beside one word: 안동 봉정사, 안동 봉원사."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.bodies import BodyName
from consistency.claims.few import are_few
from consistency.claims.foreigners import foreigners
from consistency.claims.people import PersonFact
from consistency.claims.reading import everyday, stem
from consistency.claims.retelling import alike
from consistency.claims.statements import is_verbal
from consistency.korean.lexicon import load
from consistency.korean.morphemes import is_proper_noun, is_unknown, wording
from consistency.korean.names import person_lexicon
from consistency.model import Article, Span
from consistency.rules.across.persons import counted
from consistency.rules.base import Across, Disagreement
from consistency.rules.words import canonical, sounds_alike

_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_REACH = 20
_BEFORE = re.compile(r"([가-힣A-Za-z]{2,}) ?[‘'“\"(]?$")
_BEHIND = re.compile(r"[가-힣]{0,3}[’'”\")]? ?([가-힣A-Za-z]{2,})")
_LEAST, _MOST = 3, 10
"""Syllables of a name; shorter words are a syllable apart from too many others."""
_LONG = 6
"""A name of so many syllables needs no word beside it."""
_RARE = 18.0
"""From how unlikely a word that the dictionary does not have as one is a name, in natural log units."""


def near_names(across: Across) -> Iterator[Disagreement]:
    """Names of two stories of few that tell one event beyond doubt, each unknown to the other story."""
    if not are_few(len(across.articles)):
        return
    near = {article for pair in across.close for article in pair}
    told = {article: _words(across.articles[article], across.people.get(article, ())) for article in near}
    said: set[frozenset[str]] = set()
    for x, y in across.close:
        if across.source(x) == across.source(y):
            continue
        keys = {key: place for place in told[y].values() for key in _keys(place.text)}
        for one in told[x].values():
            other = next((keys[k] for k in _keys(one.text) if k in keys and _are_one(one, keys[k], across)), None)
            if other is None or frozenset({one.text, other.text}) in said:
                continue
            said.add(frozenset({one.text, other.text}))
            yield Disagreement(
                (one,),
                (other,),
                f"고유명사가 다르게 적혔다: ‘{one.text}’ ↔ ‘{other.text}’",
                (counted(1, 1), "서로 상대 기사의 이름은 적지 않았다"),
            )


def _words(article: Article, people: Sequence[PersonFact]) -> dict[str, BodyName]:
    """The words of a story that may be names but no persons', where each stands first."""
    known = {part for fact in people for part in fact.name.split()}
    known |= {part for f in foreigners(article) for part in (f.given, f.family)}
    found: dict[str, BodyName] = {}
    for m in _WORD.finditer(article.body):
        word = stem(m[0])
        if word in found or word in known or not _LEAST <= len(word) <= _MOST or word.isdecimal() or is_verbal(word):
            continue
        place = Span(article.id, "body", m.start(), m.start() + len(word))
        found[word] = BodyName(place, place, word, "")
    return found


def _keys(word: str) -> Iterator[str]:
    """The word with one syllable left open, each but the last, at which words are inflected and derived."""
    return (f"{word[:n]}*{word[n + 1 :]}" for n in range(len(word) - 1))


def _are_one(a: BodyName, b: BodyName, across: Across) -> bool:
    first, second = (across.articles[n.place.article] for n in (a, b))
    if any(n.text in f"{story.title} {story.body}" for n, story in ((a, second), (b, first))):
        return False
    if canonical(a.text) == canonical(b.text) or sounds_alike(a.text, b.text) or _are_contrasted(a.text, b.text):
        return False
    if not (_is_name(a.text) and _is_name(b.text)):
        return False
    return len(a.text) >= _LONG or _beside_one(a, b, first.body, second.body)


def _are_contrasted(a: str, b: str) -> bool:
    """Whether the syllables that differ tell two things of one kind: 남부, 북부; 1공장, 2공장."""
    one, other = next((p, q) for p, q in zip(a, b, strict=True) if p != q)
    if not ("가" <= one <= "힣" and "가" <= other <= "힣"):
        return True
    return any(one in group and other in group for group in load("bodies")["contrasted"])


def _is_name(word: str) -> bool:
    if is_proper_noun(word):
        return word not in person_lexicon().places
    found = wording(word)
    return found.nominal and is_unknown(word) and found.cost >= _RARE


def _beside_one(a: BodyName, b: BodyName, first: str, second: str) -> bool:
    """Whether one telling word stands right before both names or right behind both."""
    mine, other = _neighbours(a, first), _neighbours(b, second)
    return any(v and w and v not in everyday() and alike(v, w) for v, w in zip(mine, other, strict=True))


def _neighbours(name: BodyName, body: str) -> tuple[str, str]:
    start, end = name.place.start, name.place.end
    before = _BEFORE.search(body, max(0, start - _REACH), start)
    behind = _BEHIND.match(body, end, end + _REACH)
    return stem(before[1]) if before else "", stem(behind[1]) if behind else ""
