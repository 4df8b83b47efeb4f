"""Who is called what: a name with the title, the affiliation and the age that stand beside it, read by patterns alone.

The reading is rough on purpose: it finds what may differ between stories at the cost of a few expressions. A rule that
finds a difference asks the analyser before it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consistency.claims.forms import is_byline
from consistency.claims.reading import Reading
from consistency.claims.titles import no_longer, rank, title_before, title_behind, title_of
from consistency.claims.transliterated import transliterated
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.names import PersonLexicon, person_lexicon
from consistency.model import Span

_NAME = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{2,6}?(?=[ ()]|씨)")
_WORDS = re.compile(r"[가-힣A-Za-z]{2,}")
_SYLLABLES = 3
_WITH_TWO = 4
"""Syllables of a name with a surname of two: 남궁민수."""
_CALLED = re.compile(r" ?씨(?![가-힣])| ?씨(?=[는가의를도와에측](?!족))")
_BRACKET = re.compile(r"\((?:[^()\d]{0,8}[·,] ?)?(?P<age>[1-9]\d)(?:세|살)?(?:[·,/] ?(?P<of>(?!\d)[^()]{0,25}))?\)")
_AGED = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{2,7})(?: ?씨)?\(")
_MASKED = re.compile(
    r"(?<![가-힣])(?P<name_a>[가-힣] ?모) ?(?:씨 ?)?\((?P<age_a>[1-9]\d)(?:세|살)?(?:[·,] ?[^()\d]{0,12})?\)"
    r"|(?<!\d)(?P<age_b>[1-9]\d)(?:세|살) (?:[가-힣]{2,4} )?(?P<name_b>[가-힣] ?모)(?= ?(?:씨|군|양)(?![가-힣]{2}))"
)
_OTHER_BRACKET = re.compile(r"\([^()]{1,25}\)")
_ENDINGS = frozenset("은는을를의에된한해고로가와과서인이도만던할될든온린운진긴난른친킨준간선론며게지")
"""What ends a verb or a particle: 변하는, 명의의."""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """One name with what stands beside it. ``place`` spans the name, ``title_place`` the title's word,
    ``age_place`` the age. ``former`` is true of a title that is no longer held; ``affiliation`` are the words
    beside the title."""

    place: Span
    sentence: Span
    name: str
    text: str
    title: str
    title_place: Span | None
    affiliation: tuple[str, ...]
    former: bool
    age: int | None
    age_place: Span | None


@derived
def _surname() -> re.Pattern[str]:
    lexicon = person_lexicon()
    return re.compile(
        rf"(?:{alternation(lexicon.double_surnames)})[가-힣]{{2}}|[{''.join(sorted(lexicon.surnames))}].."
    )


@derived
def _unnamed() -> frozenset[str]:
    """Titles under which whoever wrote the story, or a list of players, stands."""
    return frozenset(load("people")["not_told"])


def people(article: str, sentences: Sequence[Reading]) -> list[PersonFact]:
    """The names of a story's body that stand beside a title, an age or 씨, in order."""
    found: list[PersonFact] = []
    for reading in sentences:
        facts = [f for m in _NAME.finditer(reading.text) if _may_be_name(m[0]) for f in _fact(article, reading, m)]
        facts += [ranked for f in facts if (ranked := _ranked(reading, f))]
        facts += _transliterated(article, reading)
        facts += _aged(article, reading, {f.age_place for f in facts})
        facts += _masked(article, reading)
        if facts and not is_byline(reading.text):
            found += facts
    return found


def _ranked(reading: Reading, fact: PersonFact) -> PersonFact | None:
    """The rank that stands behind an office, which one person holds as well: 재무본부장(부사장), 대표이사 사장."""
    if fact.title_place is None or fact.title_place.start < fact.place.start:
        return None
    if fact.title not in load("people")["offices"] and not fact.title.endswith("책임자"):
        return None
    m = rank().match(reading.text, fact.title_place.end - reading.start)
    if m is None:
        return None
    group = "beside" if m["beside"] else "behind"
    place = Span(fact.place.article, "body", reading.start + m.start(group), reading.start + m.end(group))
    text = reading.slice(fact.place.start, reading.start + m.end())
    return replace(fact, title=m[group], title_place=place, text=text)


def _transliterated(article: str, reading: Reading) -> Iterator[PersonFact]:
    sentence = Span(article, "body", reading.start, reading.end)
    for found in transliterated(reading):
        name, title = (
            Span(article, "body", reading.start + a, reading.start + b) for a, b in (found.span, found.title_span)
        )
        text = reading.slice(min(name.start, title.start), max(name.end, title.end))
        former = not no_longer().isdisjoint(found.between)
        yield PersonFact(name, sentence, found.name, text, found.title, title, found.between, former, None, None)


def _masked(article: str, reading: Reading) -> Iterator[PersonFact]:
    """A surname and an age: 박모(67)씨, 67살 박 모 씨."""
    sentence = Span(article, "body", reading.start, reading.end)
    for m in _MASKED.finditer(reading.text):
        side = "a" if m["name_a"] else "b"
        name, age = (
            Span(article, "body", reading.start + m.start(g), reading.start + m.end(g))
            for g in (f"name_{side}", f"age_{side}")
        )
        yield PersonFact(
            name, sentence, f"{m[f'name_{side}'][0]}모", m[0], "", None, (), False, int(m[f"age_{side}"]), age
        )


def _aged(article: str, reading: Reading, told: set[Span | None]) -> Iterator[PersonFact]:
    """Names of another make before an age: 아나스타시아(25), 캐럴라인 레빗(28)."""
    for m in _AGED.finditer(reading.text):
        name, bracket = m["name"], _BRACKET.match(reading.text, m.end() - 1)
        if bracket is None or _is_known_word(name, person_lexicon()) or title_of(name)[0]:
            continue
        place, sentence, age_place = (
            Span(article, "body", reading.start + a, reading.start + b)
            for a, b in (m.span("name"), (0, len(reading.text)), bracket.span("age"))
        )
        if age_place not in told:
            text = reading.text[m.start() : bracket.end()]
            yield PersonFact(place, sentence, name, text, "", None, (), False, int(bracket["age"]), age_place)


@derived
def _may_be_name(word: str) -> bool:
    lexicon = person_lexicon()
    if word in lexicon.foreign_surnames:
        return True
    if not (_SYLLABLES <= len(word) <= _WITH_TWO and _surname().fullmatch(word)) or _is_known_word(word, lexicon):
        return False
    given = word[-2:]
    if lexicon.given.issuperset(given):
        return given[-1] not in lexicon.not_last
    # one syllable that no name has may be a slip of the hand: 이재먕
    return given[-1] not in _ENDINGS and not lexicon.given.isdisjoint(given)


def _is_known_word(word: str, lexicon: PersonLexicon) -> bool:
    return (
        word in lexicon.not_foreign
        or word in lexicon.countries
        or word in lexicon.places
        or word in lexicon.organisations
        or word.endswith(("전", "씨"))
    )


def _fact(article: str, reading: Reading, match: re.Match[str]) -> Iterator[PersonFact]:
    text, end = reading.text, match.end()
    age: tuple[int, int, int] | None = None
    beside: tuple[str, ...] = ()

    def brackets(at: int) -> int:
        nonlocal age, beside
        if m := _BRACKET.match(text, at):
            age = age or (int(m["age"]), m.start("age"), m.end("age"))
            beside = tuple(_WORDS.findall(m["of"] or ""))
        elif not (m := _OTHER_BRACKET.match(text, at)):
            return at
        return m.end()

    at = brackets(end)
    called = _CALLED.match(text, at)
    if called:
        at = brackets(called.end())
    behind = None if called else title_behind(text, at)
    if behind:
        brackets(behind.finish)
    if not (behind or called or age) and text[match.start() - 1 : match.start()] != " ":
        return
    before = title_before(text, match.start())
    titled = behind
    affiliation = before[1] if behind is None or not behind.affiliation else behind.affiliation
    former = before[2] or (behind is not None and behind.former)
    if titled is None and before[0] is not None:
        titled = before[0]
    if titled is None and beside:
        affiliation = beside  # 김도윤(19·누리시청)
    if titled is None and age is None and not called:
        return
    if titled is not None and titled.title in _unnamed():
        return
    name_start, start = match.start(), min(match.start(), titled.start if titled else match.start())
    finish = max(at, titled.end if titled else at)

    def span(a: int, b: int) -> Span:
        return Span(article, "body", reading.start + a, reading.start + b)

    yield PersonFact(
        span(name_start, end),
        Span(article, "body", reading.start, reading.end),
        match[0],
        text[start:finish].strip(),
        titled.title if titled else "",
        span(titled.start, titled.end) if titled else None,
        affiliation,
        former,
        age[0] if age else None,
        span(age[1], age[2]) if age else None,
    )
