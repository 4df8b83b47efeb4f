"""기사 간 오기 — 다른 기사들이 쓴 낱말에서 한 글자가 어긋난 말이 한 기사에 한 번만 있다.

사전에 없는 말(‘항곡편’)이 한 기사에 한 번만 나오고, 같은 일을 다룬 독립된 기사 둘 이상이 같은 말 곁에서 한 글자만 다른
낱말(‘항공편’)을 쓸 때, 또는 그 말의 자모 하나를 다른 기사들에 있는 낱말대로 고치면 사전에 있는 말이 될 때 알린다.
조사와 어미, 사전에 있는 두 낱말, 외래어 표기에서 흔히 갈리는 모음·자음 차이는 알리지 않는다.

A word that no dictionary has stands once in one story alone, and two or more independent stories of the event print a
word that differs by one syllable beside the same words; or the word becomes one of the dictionary when one letter is
mended by a word of those stories. Particles and endings, pairs of dictionary words and what transliterations swap
freely are passed over.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙); 교열의 기본 항목.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.bodies import BodyName
from consistency.claims.reading import stem
from consistency.korean.morphemes import is_unknown, wording
from consistency.model import Severity, Span
from consistency.rules.across.persons import counted, neighbours
from consistency.rules.base import Across, AcrossRule, Disagreement
from consistency.rules.words import canonical, jamo_distance, sounds_alike

_WORD = re.compile(r"[가-힣]{2,}")
_SHORT = 2
"""Words of so few syllables are a letter apart from too many others: both neighbours are asked for."""
_LETTERS = 2
"""How many letters of the one syllable may differ."""
_RIGHT = 2
"""Independent stories that print the other word."""
_STRANGE = 3
"""How many there must be if the dictionary has neither of the two."""
_STRANGER = 15.0
"""How much less likely the word that these print may be than the slip, if the dictionary has neither."""
_PARTED = 7.0
"""How much less likely a slip of known parts (시+붐+사업) is than the word it is a slip for."""
_MENDED = 15.0
"""How much likelier a word becomes by one letter of a word of other stories. Of 259 clusters of real stories that were
read, what gains 15 was a slip each time, what gains 14 or less mostly a name or two words run together."""
_LONG = 4
"""Only words of so many syllables are mended by a piece."""
_PIECE = 2
_ENDINGS = frozenset(
    "들별측간용식론말초중후전내외상때쯤쪽씩당여층권군계사자인적성형화지기세하되시서로은는이가을를의도만과와나며고면된한할해"
)
"""Syllables that are hung on behind words: 기업들, 기업별."""


@dataclass(frozen=True, slots=True)
class _Place:
    article: str
    start: int
    beside: tuple[str, str]


def judge(across: Across) -> Iterator[Disagreement]:
    """Look up every word that one independent story alone prints, once, among those that others print."""
    event = neighbours(across)
    for stories in _connected(event):
        yield from _slips(stories, event, across)


def _connected(event: dict[str, set[str]]) -> Iterator[list[str]]:
    """Stories that pairs connect, each group in order."""
    seen: set[str] = set()
    for first in event:
        if first in seen:
            continue
        stories, ahead = {first}, [first]
        while ahead:
            new = event[ahead.pop()] - stories
            stories |= new
            ahead += new
        seen |= stories
        yield sorted(stories)


def _slips(stories: list[str], event: dict[str, set[str]], across: Across) -> Iterator[Disagreement]:
    places: dict[str, list[_Place]] = {}
    for article in stories:
        for word, place in _words(article, across.articles[article].body):
            places.setdefault(word, []).append(place)
    words: dict[str, list[str]] = {}
    pieces: dict[str, set[str]] = {}
    heads: dict[str, dict[str, list[_Place]]] = {}
    for word, found in places.items():
        heads.setdefault(word[:_PIECE], {})[word] = found
        if len({across.source(p.article) for p in found}) >= _RIGHT:
            for key in _keys(word):
                words.setdefault(key, []).append(word)
    for head, headed in heads.items():
        if len({across.source(p.article) for found in headed.values() for p in found}) >= _RIGHT:
            for key in _keys(head):
                pieces.setdefault(key, set()).add(head)
    for odd, (place, *more) in places.items():
        if more:
            continue
        near = [a for a in event[place.article] if across.source(a) != across.source(place.article)]
        if found_one := _written(odd, place, words, places, near, across) or _mended(
            odd, place, pieces, heads, near, across
        ):
            yield found_one


def _words(article: str, body: str) -> Iterator[tuple[str, _Place]]:
    found = [*_WORD.finditer(body)]
    for n, m in enumerate(found):
        before = found[n - 1][0][:_PIECE] if n else ""
        behind = found[n + 1][0][:_PIECE] if n + 1 < len(found) else ""
        yield stem(m[0]), _Place(article, m.start(), (before, behind))


def _keys(word: str) -> Iterator[str]:
    """The word with one syllable left open, each in turn."""
    return (f"{word[:n]}*{word[n + 1 :]}" for n in range(len(word)))


def _written(
    odd: str,
    place: _Place,
    words: dict[str, list[str]],
    places: dict[str, list[_Place]],
    near: list[str],
    across: Across,
) -> Disagreement | None:
    """Another word that other stories print beside the same words."""
    for right in dict.fromkeys(w for key in _keys(odd) for w in words.get(key, ())):
        if odd[-1] != right[-1] and (odd[-1] in _ENDINGS or right[-1] in _ENDINGS):
            continue
        if jamo_distance(odd, right) > _LETTERS or sounds_alike(odd, right) or canonical(odd) == canonical(right):
            continue
        told = [p for p in places[right] if p.article in near]
        most = len({across.source(p.article) for p in told})
        own = [p for p in places[right] if p.article == place.article]
        asked = 2 if len(odd) <= _SHORT else 1
        if most < _RIGHT or not any(_beside(place, p) >= asked for p in (*told, *own)):
            continue
        if _is_slip(odd, right, most) and not _prints(near, odd, across):
            return _disagreement(odd, place, right, right, told, most, across)
    return None


def _beside(a: _Place, b: _Place) -> int:
    return sum(x != "" and x == y for x, y in zip(a.beside, b.beside, strict=True))


def _is_slip(odd: str, right: str, most: int) -> bool:
    a, b = wording(odd), wording(right)
    if not (a.nominal and b.nominal):
        return False
    if a.known:
        return jamo_distance(odd, right) == 1 and a.cost - b.cost >= _PARTED
    if b.known:
        return a.cost > b.cost and (len(odd) > _SHORT or not is_unknown(right))
    return len(odd) > _SHORT and most >= _STRANGE and b.cost - a.cost < _STRANGER


def _mended(
    odd: str,
    place: _Place,
    pieces: dict[str, set[str]],
    heads: dict[str, dict[str, list[_Place]]],
    near: list[str],
    across: Across,
) -> Disagreement | None:
    """A piece of a word of other stories that makes one of the dictionary of this."""
    if len(odd) < _LONG:
        return None
    for n in range(len(odd) - _PIECE + 1):
        piece = odd[n : n + _PIECE]
        for right in sorted(r for key in _keys(piece) for r in pieces.get(key, ())):
            if jamo_distance(piece, right) != 1 or (was := wording(odd)).known or not was.nominal:
                continue
            mended = odd[:n] + right + odd[n + _PIECE :]
            better = wording(mended)
            if not (better.known and better.nominal and was.cost - better.cost >= _MENDED):
                continue
            if canonical(odd) == canonical(mended):
                continue
            # 레스 of 레스케이프 is no piece: only words of the dictionary are taken apart
            known = (found for word, found in heads[right].items() if wording(word).known)
            told = [p for found in known for p in found if p.article in near]
            most = len({across.source(p.article) for p in told})
            if most >= _RIGHT and not _prints(near, odd, across):
                return _disagreement(odd, place, right, mended, told, most, across)
    return None


def _prints(articles: list[str], word: str, across: Across) -> bool:
    return any(word in across.articles[a].body for a in articles)


def _disagreement(
    odd: str, place: _Place, printed: str, meant: str, told: list[_Place], most: int, across: Across
) -> Disagreement:
    return Disagreement(
        tuple(_at(p, printed, across) for p in {p.article: p for p in reversed(told)}.values()),
        (_at(place, odd, across),),
        f"낱말의 글자가 다르다: ‘{meant}’ ↔ ‘{odd}’",
        (counted(most, 1), f"‘{odd}’: 사전에 없고 다른 기사에도 없다"),
    )


def _at(place: _Place, word: str, across: Across) -> BodyName:
    span = Span(place.article, "body", place.start, place.start + len(word))
    return BodyName(span, across.sentence(place.article, place.start), word, "")


RULE = AcrossRule(
    code="C327",
    name_ko="기사 간 오기",
    name_en="Misspelled word across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "하늘구에 아파트 3420가구가 들어선다. 시범사업 대상지 12곳이 2029년 3월 정해진다. 대출은 4120억원이다.",
            "아파트 3420가구가 들어서는 하늘구에서 시범사업 대상지 12곳은 2029년 3월에 정한다. 대출은 4120억원이다.",
            "하늘구가 시벙사업 대상지 12곳을 2029년 3월 정한다. 대출 4120억원으로 아파트 3420가구를 짓는다.",
        ),
    ),
    must_pass=(
        (
            "하늘구에 아파트 3420가구가 들어선다. 시범사업 대상지 12곳이 2029년 3월 정해진다. 대출은 4120억원이다.",
            "아파트 3420가구가 들어서는 하늘구에서 시범사업 대상지 12곳은 2029년 3월에 정한다. 대출은 4120억원이다.",
            "하늘구가 시행사업 대상지 12곳을 2029년 3월 정한다. 대출 4120억원으로 아파트 3420가구를 짓는다.",
        ),
    ),
)
