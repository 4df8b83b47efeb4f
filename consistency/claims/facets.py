"""What one event has one of: the minute at which a fire was out, the storey on which it began, the score of a match.

The ways in which newspapers tell each are data (``lexicon/facets.toml``). A story that gives two values for one facet
tells of two things, and is left out for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.masked import AGE, AMOUNT, BARE, DURATION, PERIOD, RANK, VERSUS, Masked, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.statements import TABLE, is_verbal
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import person_lexicon
from consistency.model import Article, Mention, Period, Quantity, Rank, Span

_KINDS = {
    "clock": PERIOD,
    "amount": AMOUNT,
    "versus": VERSUS,
    "duration": DURATION,
    "rank": RANK,
    "bare": BARE + AMOUNT,
}
_WORDS_BETWEEN = 40
_PLANNED = re.compile(
    r"예정|당초|애초|계획|목표|전망|예상|예고|방침|앞두|준비|남았|연기|미뤄|늦춰|도전|가정하|훈련|만약"
)
_PAST = re.compile(r"지난달|지난해|작년|재작년|과거")
_YEAR = re.compile(r"(?:19|20)\d\d년")


class Kind(NamedTuple):
    """One facet: how it is found and what its values are."""

    name: str
    kind: str
    patterns: tuple[re.Pattern[str], ...]
    words: dict[str, str]
    """Each word and the one it stands for."""
    units: frozenset[str]
    hours: int
    shared: int
    surname: bool
    anywhere: bool
    """Whether words that mostly tell of something beside the event say nothing here: 앞서 1심은."""


@dataclass(frozen=True, slots=True)
class Facet:
    """The value that a story gives for a facet. ``of`` is whose it is, where the words say so; ``words`` are the other
    words of its sentence."""

    place: Span
    sentence: Span
    text: str
    kind: Kind
    of: str
    value: str
    mention: Mention | None
    words: frozenset[str]

    def is_same(self, other: Facet) -> bool:
        """Whether both give one value for one facet."""
        return (self.kind.name, self.of, self.value) == (other.kind.name, other.of, other.value)


@derived
def kinds() -> tuple[Kind, ...]:
    """The facets of the lexicon."""
    found = []
    for line in load("facets")["facet"]:
        words = {word: group[0] for group in line.get("words", ()) for word in group}
        if words:
            value, passed = rf"(?P<value>{alternation(list(words))})", ""
        elif line["kind"] == "name":
            value, passed = rf"(?P<value>{line['value']})", ""
        else:
            value = slot("value", _KINDS[line["kind"]])
            passed = _KINDS[line["kind"]] + (DURATION if line["kind"] == "clock" else "")
        between = rf"[^.;…{passed}]{{0,{_WORDS_BETWEEN}}}?"
        patterns = tuple(re.compile(_grammar(p, value, between)) for p in line["patterns"])
        found.append(
            Kind(
                line["name"],
                line["kind"],
                patterns,
                words,
                frozenset(line.get("units", ())),
                line.get("hours", 0),
                line.get("shared", 0),
                line.get("surname", False),
                line.get("anywhere", False),
            )
        )
    return tuple(found)


@derived
def _beside() -> re.Pattern[str]:
    """Words of a sentence on something beside the event, before it, planned, or a part of it."""
    return re.compile("|".join(load("facets")["beside"]))


def _grammar(pattern: str, value: str, between: str) -> str:
    """A pattern of the lexicon as an expression over masked text."""
    for sign, expression in (("(?<of>", "(?P<of>"), ("<age>", slot("age", AGE)), ("~", between), ("{}", value)):
        pattern = pattern.replace(sign, expression)
    return pattern


def facets(article: Article, sentences: Sequence[Reading]) -> list[Facet]:
    """The facets of which a story's body gives one value, in order; what is planned or of another year is left out."""
    year = article.published.year if article.published else None
    found: dict[tuple[str, str], list[tuple[Facet, bool]]] = {}
    for reading in sentences:
        if len(reading.mentions) > TABLE or is_byline(reading.text):
            continue
        if is_template(reading.text) or is_weather(reading.text):
            continue
        beside = bool(_beside().search(reading.text))
        past = bool(_PAST.search(reading.text)) or any(int(y[:4]) < (year or 0) for y in _YEAR.findall(reading.text))
        for facet in () if past else _of_sentence(article.id, reading):
            found.setdefault((facet.kind.name, facet.of), []).append((facet, beside and not facet.kind.anywhere))
    return [told[0][0] for told in found.values() if len({f.value for f, _ in told}) == 1 and not told[0][1]]


def _of_sentence(article: str, reading: Reading) -> Iterator[Facet]:
    sentence = masked(reading)
    words: frozenset[str] | None = None
    for kind in kinds():
        for m in _matches(kind, sentence.text):
            if kind.kind == "clock" and _PLANNED.search(reading.text):
                continue
            mention = sentence.at(m["value"]) if kind.kind in _KINDS else None
            if mention is not None and not _reads(kind, mention):
                continue
            of = _whose(sentence, m)
            if kind.surname and (m["value"] if kind.kind == "name" else of)[0] not in person_lexicon().surnames:
                continue
            start, end = (
                (mention.start, mention.end)
                if mention is not None
                else (
                    reading.start + sentence.offset(m.start("value")),
                    reading.start + sentence.offset(m.end("value")),
                )
            )
            words = _words(reading) if words is None else words
            yield Facet(
                Span(article, "body", start, end),
                Span(article, "body", reading.start, reading.end),
                reading.slice(start, end),
                kind,
                of,
                _value(kind, mention) if mention is not None else kind.words.get(m["value"], m["value"]),
                mention,
                words,
            )


def _whose(sentence: Masked, m: re.Match[str]) -> str:
    groups = m.groupdict()
    return printed(sentence.at(groups["age"])) if groups.get("age") else groups.get("of") or ""


def _matches(kind: Kind, text: str) -> Iterator[re.Match[str]]:
    """One match for each value, by the first pattern that has it."""
    taken: set[int] = set()
    for pattern in kind.patterns:
        for m in pattern.finditer(text):
            if m.start("value") not in taken:
                taken.add(m.start("value"))
                yield m


def _reads(kind: Kind, mention: Mention) -> bool:
    if isinstance(mention, Period):
        if mention.until or mention.local:
            return False
        return mention.clock is not None
    if isinstance(mention, Quantity):
        exact = mention.bound == "" and not mention.malformed
        return exact and (not kind.units or mention.unit in kind.units)
    return isinstance(mention, Rank)


def _value(kind: Kind, mention: Mention) -> str:
    if kind.kind == "versus" and isinstance(mention, Quantity):
        other = mention.unit.removeprefix("대 ")
        return ":".join(sorted((f"{mention.value:f}", other)))
    if kind.kind == "amount" and isinstance(mention, Quantity):
        return f"{mention.value.normalize():f}"
    return printed(mention)


def _words(reading: Reading) -> frozenset[str]:
    stems = (stem(t.key[1]) for t in reading.tokens if t.mention is None)
    return frozenset(w for w in stems if len(w) > 1 and not is_verbal(w))
