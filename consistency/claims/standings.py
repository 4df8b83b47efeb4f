"""Whose place a rank is, and in what: FIFA 랭킹은 오만이 78위, 점유율 41.2%로 1위, 12위에서 9위로."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.statements import TABLE, digits, is_verbal
from consistency.model import Quantity, Rank, Span

_TOPIC = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}?)(?P<by>은|는|이|가|도) ")
_HOLDS = re.compile(
    r"(?:인|의|를 달리는|를 차지한|에 오른|에 자리한)? ?(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}?)"
    r"(?=은 |는 |이 |가 |[과와을를에의(]|[,.]|$)"
)
_BARE = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}) ?\(?$")
_OF = re.compile(r"(?<![가-힣])([가-힣]{2,8}) $")
_HELD = re.compile(r"(?:에|를|로|였|이|다|로서|[,.·)]|$)")
_IN_BRACKET = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11})\($")
_WITH = re.compile(r"\)?(?:으로|로) (?:전체 |전국 |세계 |국내 )?$")
_FROM_TO = re.compile(r"에서,? (?:[가-힣0-9]{1,6} ){0,2}$")
_LEFT = re.compile(r"(?:에서|였던|이던|이었던|보다|와의|과의|까지)")
_ADNOMINAL = frozenset("한힌된진던할될은는")
_BEHIND_IT = re.compile("에 이어|뒤이어|다음으로|제치고|꺾고")
_OTHER_TIME = re.compile(r"지난|작년|전년|종전|직전|이전|당시|예상|목표|전망|까지만|년 전|시즌에는|대회에서는")
_REACH, _SCOPE, _KNOWN, _MOST = 24, 40, 3, 6


@dataclass(frozen=True, slots=True)
class Standing:
    """A place with whose it is. ``scope`` are the nouns of its sentence, ``by`` the figure right before it by which it
    is held, ``moved`` the places from which and to which somebody moved, ``of`` the word right before the number."""

    place: Span
    sentence: Span
    text: str
    value: int
    name: str
    scope: frozenset[str]
    by: tuple[str, str] | None
    moved: tuple[int, int] | None
    of: str


def standings(article: str, sentences: Sequence[Reading]) -> list[Standing]:
    """The places of a story's body of which it is told whose they are, in order."""
    found: list[Standing] = []
    for reading in sentences:
        ranks = [m for m in reading.mentions if isinstance(m, Rank) and m.kind == "place"]
        if not 0 < len(ranks) <= _MOST or len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if not (is_template(reading.text) or is_weather(reading.text)):
            found += _of_sentence(article, reading, ranks)
    return found


def _of_sentence(article: str, reading: Reading, ranks: Sequence[Rank]) -> Iterator[Standing]:
    text = reading.text
    sentence = Span(article, "body", reading.start, reading.end)
    for n, rank in enumerate(ranks):
        start, end = rank.start - reading.start, rank.end - reading.start
        if _LEFT.match(text, end) or "권" in text[start : end + 1]:
            continue
        before = max((m.end - reading.start for m in reading.mentions if m.end <= rank.start), default=0)
        moved = None
        if n and _FROM_TO.fullmatch(text, ranks[n - 1].end - reading.start, start):
            moved = ranks[n - 1].value, rank.value
            before = ranks[n - 2].end - reading.start if n > 1 else 0
        if _OTHER_TIME.search(text, max(0, start - _REACH), start):
            continue
        name = "" if moved else _holder(text, start, end, before)
        by = _by(reading, rank)
        if name and (
            is_verbal(name) or name[-1] in _ADNOMINAL or name in everyday() or _BEHIND_IT.search(text, before, start)
        ):
            name = ""
        if name or by or moved:
            yield Standing(
                Span(article, "body", rank.start, rank.end),
                sentence,
                reading.slice(rank.start, rank.end),
                rank.value,
                name,
                _nouns(reading, start) - {name},
                by,
                moved,
                of[1] if (of := _OF.search(text, 0, start)) else "",
            )


def _holder(text: str, start: int, end: int, before: int) -> str:
    """The subject next before a place, or whoever stands right behind it."""
    if m := _IN_BRACKET.search(text, before, start):
        return m["name"]
    topics = list(_TOPIC.finditer(text, before, start))
    if topics and start - topics[-1].end() <= _REACH:
        return topics[-1]["name"]
    if m := _HOLDS.match(text, end):
        return m["name"]
    m = _BARE.search(text, before, start)
    return m["name"] if m else ""


def _by(reading: Reading, rank: Rank) -> tuple[str, str] | None:
    """The exact figure by which a place is held: 41.2%로 1위."""
    own = [m for m in reading.mentions if isinstance(m, Quantity) and m.end <= rank.start]
    if not own or not _WITH.fullmatch(reading.text, own[-1].end - reading.start, rank.start - reading.start):
        return None
    q = own[-1]
    if not _HELD.match(reading.text, rank.end - reading.start):
        return None  # 78.40점으로 4위 호주 선수보다 높았다
    if q.bound or q.malformed or not q.dimension or len(digits(q.value)) < _KNOWN:
        return None
    return q.dimension, f"{q.value.normalize():f}"


def _nouns(reading: Reading, start: int) -> frozenset[str]:
    words = (
        stem(t.key[1]) for t in reading.tokens if t.mention is None and abs(t.start - reading.start - start) <= _SCOPE
    )
    return frozenset(w for w in words if len(w) > 1 and w not in everyday() and not is_verbal(w))
