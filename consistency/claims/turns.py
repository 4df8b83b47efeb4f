"""Words that turn what a sentence says, in the places they fill: degree words, opposites, directions, a denied verb.

A word's place is what stands around it, words and figures alike, as far as the sentence goes. Stories that tell one
thing in words of their own contradict each other where opposite words fill one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.korean.cues import read_cues
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import DegreeWord, Period, Quantity, Span

_REACH = 6
"""Words and figures on each side that make a place."""
_VERB = 2
"""Syllables by which a verb is known: 늘었다, 늘어난."""
Kind = Literal["scale", "way", "opposite", "polarity", "bound"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A word that turns its sentence. ``axis`` is what it is compared on (the scale, the kind of direction, the verb);
    ``value`` where it stands there. ``before`` and ``behind`` are words and figures, the nearest first."""

    place: Span
    sentence: Span
    text: str
    kind: Kind
    axis: str
    value: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    words: frozenset[str]
    """All words and figures of the sentence but its own."""
    context: str
    """The sentence."""

    @property
    def near(self) -> tuple[str, ...]:
        """What makes its place."""
        return (*self.before, *self.behind)


@dataclass(frozen=True, slots=True)
class TurnPair:
    """Two words in one place that contradict each other. ``likeness`` is that of the places, 0 to 1; ``figures`` counts
    the equal figures of the sentences; ``anchor`` says by what else they are known to be of one thing."""

    a: Turn
    b: Turn
    likeness: float
    figures: int
    anchor: str = ""
    second: bool = False
    """Whether only the themes of the two stories speak for it: told where no surer pair has either word."""


@derived
def turning_opposites() -> dict[str, frozenset[str]]:
    """For a word all words that say the opposite in any story, as ``lexicon/turns.toml`` has them."""
    table: dict[str, set[str]] = {}
    for a, b in load("turns")["opposites"]["pairs"]:
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in table.items()}


_AXES = {"up": "move", "down": "move", "more": "compare", "less": "compare", "gain": "trade", "loss": "trade"}
_DENIED = re.compile(
    r"(?P<stem>[가-힣]{2,7}?)(?P<verb>하|되)(?:지|질|진)(?:는|도|를)? ?(?:않|못하|못했)[가-힣]{0,3}"
    r"(?=다|습니다|고 (?:밝|말|전|설|주|덧|강))"
)
_DONE = r"(?:했|됐|하였|되었|한|된|합|됩)(?=다|니다|습니다|고 (?:밝|말|전|설|주|덧|강))"
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def denied(text: str) -> frozenset[str]:
    """The verbs (공개 of 공개하지 않았다) that a text ends a sentence with and denies."""
    return frozenset(m["stem"] for m in _DENIED.finditer(text))


def turns_of(article: str, sentences: Iterable[Reading], verbs: Sequence[str]) -> list[Turn]:
    """The turning words of a story's body; of ``verbs`` those too that are done or denied. By-lines, tables, market
    reports and the weather have none."""
    done = re.compile(rf"(?P<stem>{alternation(verbs)}){_DONE}") if verbs else None
    found: list[Turn] = []
    for reading in sentences:
        if len(reading.mentions) <= TABLE and not (
            is_byline(reading.text) or is_template(reading.text) or is_weather(reading.text)
        ):
            hits = [*_hits(reading), *_verbs(reading.text, done), *_bounds(reading.text)]
            if hits:
                found += _turns(article, reading, hits)
    return found


_Hit = tuple[int, int, Kind, str, str]


def _hits(reading: Reading) -> Iterator[_Hit]:
    """Offsets count in the text of the sentence."""
    start = reading.start
    taken: set[int] = set()
    for m in reading.mentions:
        if isinstance(m, DegreeWord):
            taken.add(m.start - start)
            yield m.start - start, m.end - start, "scale", m.scale, str(m.level)
    for cue in read_cues(reading.text):
        if cue.kind == "direction":
            taken.add(cue.start)
            yield cue.start, cue.end, "way", _AXES[cue.value], cue.value
    for word in _opposite().finditer(reading.text):
        if word.start() not in taken:
            yield word.start(), word.end(), "opposite", "", word[0]


@derived
def _opposite() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣])(?:{alternation(list(turning_opposites()))})")


def _verbs(text: str, done: re.Pattern[str] | None) -> Iterator[_Hit]:
    """Verbs at the end of what is told."""
    for m in _DENIED.finditer(text):
        yield m.start(), m.end(), "polarity", m["stem"], "not"
    for m in done.finditer(text) if done else ():
        if m.start() == 0 or not "가" <= text[m.start() - 1] <= "힣":
            yield m.start(), m.end(), "polarity", m["stem"], "is"


@derived
def _bound() -> re.Pattern[str]:
    words = load("turns")["bound"]
    ever, first = alternation(words["ever"]), alternation(words["first"])
    top, bottom = alternation(words["top"]), alternation(words["bottom"])
    return re.compile(
        rf"(?:(?P<ever>{ever})|\d{{1,3}}(?:년|개월|분기|주|일)(?: \d{{1,2}}개월)? ?만에?)(?:의|에|로|으로)? ?"
        rf"(?:(?:가장|제일) )?(?:(?P<top>{top}|많|높|큰|크)|(?P<bottom>{bottom}|적|낮|작)|(?P<first>{first}))"
    )


@derived
def _scope() -> tuple[re.Pattern[str], dict[str, str]]:
    words = load("turns")["bound"]
    table = {word: name for name, line in load("turns")["scope"].items() for word in line}
    top, first = alternation(words["top"]), alternation(words["first"])
    return re.compile(
        rf"(?<![가-힣])(?P<scope>{alternation(list(table))})(?:에서|로는)? ?(?:(?P<top>{top})|(?P<first>{first}))"
    ), table


def _bounds(text: str) -> Iterator[_Hit]:
    """Superlatives: without a bound (사상 최대), since a time when there was more (21개월 만에 최대), or among those of
    a place (세계 최초, 국내 최초)."""
    pattern, table = _scope()
    for m in pattern.finditer(text):
        yield m.start(), m.end(), "bound", "scope top" if m["top"] else "scope first", table[m["scope"]]
    for m in _bound().finditer(text):
        axis = "top" if m["top"] else "bottom" if m["bottom"] else "first"
        yield m.start(), m.end(), "bound", axis, "ever" if m["ever"] else "since"


def _turns(article: str, reading: Reading, hits: Sequence[_Hit]) -> Iterator[Turn]:
    tokens = reading.tokens
    known = [_word(token) for token in tokens]
    sentence = Span(article, "body", reading.start, reading.end)
    for start, end, kind, axis, value in hits:
        begin, until = start + reading.start, end + reading.start
        own = [n for n, t in enumerate(tokens) if t.start < until and begin < t.end]
        if not own:
            continue
        first, last = own[0], own[-1]
        yield Turn(
            Span(article, "body", begin, until),
            sentence,
            reading.slice(begin, until),
            kind,
            axis,
            value,
            tuple(w for w in reversed(known[max(0, first - 2 * _REACH) : first]) if w)[:_REACH],
            tuple(w for w in known[last + 1 : last + 1 + 2 * _REACH] if w)[:_REACH],
            frozenset(w for n, w in enumerate(known) if w and not first <= n <= last),
            reading.text,
        )


def is_figure(word: str) -> bool:
    """Whether a word of a place is a quantity."""
    return word.startswith("=q")


def dimension_of(word: str) -> str:
    """The dimension of a figure of a place."""
    return word[2:].partition("/")[0]


def tells(word: str) -> bool:
    """Whether a word of a place is a quantity of two digits or more."""
    return is_figure(word) and sum(c.isdigit() for c in word.partition("/")[2]) > 1


def _word(token: Token) -> str:
    """What a word or figure is known by; nothing for a word that says nothing."""
    mention = token.mention
    if isinstance(mention, Quantity):
        return f"=q{mention.dimension}/{abs(mention.value).normalize():f};"
    if isinstance(mention, Period) and any((mention.year, mention.month, mention.day, mention.part)):
        return f"=p{mention.year}/{mention.month}/{mention.day}/{mention.part};"
    if mention is not None:
        return ""
    word = stem(token.key[1])
    if len(word) < 2:
        return ""
    return word[:_VERB] if is_verbal(word) and len(word) > _VERB else word


def quoted(turn: Turn) -> bool:
    """Whether the word stands in a quotation."""
    at = turn.place.start - turn.sentence.start
    return any(m.start() < at < m.end() for m in _QUOTED.finditer(turn.context))
