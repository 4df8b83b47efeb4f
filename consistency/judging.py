"""Applies the rules to aligned sentences and gathers what they say into findings, reprints of one telling together."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from consistency.align.again import may_be_told_again, told_again
from consistency.align.placed import PlacedStory
from consistency.claims.announcements import Announcement
from consistency.claims.dated import Dated
from consistency.claims.diff import SentenceDiff, diff
from consistency.claims.following import unfollowed
from consistency.claims.measured import Measured
from consistency.claims.minutes import Minute
from consistency.claims.moving import Moving
from consistency.claims.occurrences import Occurrence
from consistency.claims.ranges import Range
from consistency.claims.reading import Reading
from consistency.claims.retelling import PlacePair, Slot
from consistency.claims.statements import Statement, statements
from consistency.claims.values import printed, same_value
from consistency.gathered import in_order
from consistency.model import (
    Article,
    Evidence,
    Finding,
    Mention,
    Passage,
    Person,
    Quantity,
    SentencePair,
    Severity,
    Span,
    Today,
    Verdict,
)
from consistency.rules import (
    Across,
    Comparison,
    Contradiction,
    Mismatch,
    Rule,
    Story,
    StoryRule,
    across_rules,
    pair_rules,
    story_rules,
)
from consistency.rules.base import Place, Side, Told

if TYPE_CHECKING:
    import spacy
    from spacy.tokens import Doc

_HEADLINE = 300
"""Letters of the longest headline."""
_SEOUL = timezone(timedelta(hours=9))
_WORD_FOR_WORD = 96.0
TABLE = 150
"""A sentence with more figures than this is a table set as text: it is not compared word against word."""
_SIDES = re.compile(r"^([^:]*: )(.+) ↔ (.+)$", re.DOTALL)
_SPACE = re.compile(r"\s+")


class Desk:
    """Holds what was read of each article, once: its sentences as readings, its analysed sentences."""

    def __init__(self, articles: Sequence[Article], spans: Sequence[Sequence[tuple[int, int]]]) -> None:
        self.articles = {a.id: a for a in articles}
        self._spans = {a.id: tuple(s) for a, s in zip(articles, spans, strict=True)}
        self._readings: dict[Span, Reading] = {}
        self._nlp: spacy.Language | None = None
        self._document = lru_cache(maxsize=4096)(self._analyse)

    def today(self, article: str) -> Today | None:
        """The day an article speaks from, in Korean time."""
        published = self.articles[article].published
        return Today(published.astimezone(_SEOUL).date(), self.articles[article].day_only) if published else None

    def reading(self, span: Span) -> Reading:
        """The sentence at ``span``, read."""
        found = self._readings.get(span)
        if found is None:
            text = self.articles[span.article].text(span.field)[span.start : span.end]
            found = self._readings[span] = Reading(text, span.start, self.today(span.article))
        return found

    def title(self, article: str) -> Reading:
        """The article's title, read."""
        return self.reading(Span(article, "title", 0, len(self.articles[article].title)))

    def sentences(self, article: str) -> list[Reading]:
        """The sentences of the article's body, read, in order."""
        return [self.reading(Span(article, "body", *s)) for s in self._spans[article]]

    def sentence(self, article: str, offset: int) -> Span:
        """Where the sentence stands that has ``offset`` of the article's body, or begins next behind it."""
        spans = self._spans[article]
        return Span(article, "body", *spans[min(bisect_right(spans, offset, key=itemgetter(1)), len(spans) - 1)])

    def tables(self, article: str) -> int:
        """How many sentences of the article are tables set as text, which are read but not compared."""
        return sum(len(s.mentions) > TABLE for s in self.sentences(article))

    def count(self, article: Article) -> int:
        """How many claims the article's body makes in figures, periods, ranks and degree words."""
        return sum(len(s.mentions) for s in self.sentences(article.id))

    def elsewhere(self, span: Span, mention: Mention) -> bool:
        """Whether the value of ``mention`` stands in the body of the article of ``span``, outside ``span``."""
        body = self.articles[span.article].body
        if isinstance(mention, Person):
            return mention.name in body[: span.start] or mention.name in body[span.end :]
        return any(
            same_value(m, mention)
            for sentence in self.sentences(span.article)
            if sentence.start != span.start
            for m in sentence.mentions
        )

    def document(self, text: str) -> Doc:
        """The sentence analysed by the pipeline."""
        return self._document(text)

    def _analyse(self, text: str) -> Doc:
        from consistency.korean import pipeline

        if self._nlp is None:
            self._nlp = pipeline.make_nlp()
        return pipeline.read(self._nlp, text)


@dataclass(frozen=True, slots=True)
class Judged:
    """One mismatch with the pair of sentences it stands in."""

    rule: Rule
    pair: SentencePair
    mismatch: Mismatch


@dataclass(frozen=True, slots=True)
class PairReading:
    """A sentence pair and how its two sentences differ."""

    pair: SentencePair
    diff: SentenceDiff
    closeness: float
    recount: bool = False


def read_pairs(passages: Sequence[Passage], desk: Desk) -> list[PairReading]:
    """Compare the sentences of two articles' passages; pairs with equal texts need no comparison and are left out."""
    pairs = [pair for passage in passages for pair in passage.pairs]
    if not pairs:
        return []
    copied = sum(p.a.end - p.a.start for p in pairs if p.similarity >= _WORD_FOR_WORD)
    a, b = (desk.articles[x.article].body for x in (pairs[0].a, pairs[0].b))
    closeness = min(1.0, copied / max(1, min(len(a), len(b))))
    found = []
    for pair in pairs:
        left, right = desk.reading(pair.a), desk.reading(pair.b)
        if left.text != right.text and max(len(left.mentions), len(right.mentions)) <= TABLE:
            found.append(PairReading(pair, diff(left, right), closeness))
    return found


def judge(pairs: Iterable[PairReading], desk: Desk) -> Iterator[Judged]:
    """Apply every rule to every pair. What two rules see in the same words is the finding of the first by code."""
    for item in pairs:
        comparison = _comparison(item, desk)
        told: list[Mismatch] = []
        for rule in pair_rules():
            for mismatch in rule.judge(comparison):
                if not any(_same_words(mismatch, other) for other in told):
                    told.append(mismatch)
                    yield Judged(rule, item.pair, mismatch)


def _same_words(a: Mismatch, b: Mismatch) -> bool:
    return all(x[0] < y[1] and y[0] < x[1] for x, y in ((a.span_a, b.span_a), (a.span_b, b.span_b)))


def _comparison(item: PairReading, desk: Desk) -> Comparison:
    spans = {"a": item.pair.a, "b": item.pair.b}

    def elsewhere(side: Side, mention: Mention) -> bool:
        return desk.elsewhere(spans[side], mention)

    def document(side: Side) -> Doc:
        return desk.document(item.diff.a.text if side == "a" else item.diff.b.text)

    return Comparison(
        item.diff,
        desk.articles[item.pair.a.article],
        desk.articles[item.pair.b.article],
        item.pair.similarity,
        item.closeness,
        item.recount,
        elsewhere,
        document,
    )


def judge_story(article: Article, desk: Desk, stories: int) -> list[Finding]:
    """Apply the rules on single stories to one article, of so many ``stories`` that are judged."""
    # What is longer is no headline, and every figure of one is held against every figure of the body.
    long = len(article.title) > _HEADLINE
    title = desk.reading(Span(article.id, "title", 0, 0)) if long else desk.title(article.id)
    sentences = tuple(s for s in desk.sentences(article.id) if len(s.mentions) <= TABLE)
    again: tuple[PlacePair, ...] = ()
    if may_be_told_again(title, sentences):
        said = statements(article, title, sentences)
        placed = PlacedStory(article.id, article.published, title, sentences, said)
        again = tuple(told_again(placed, stories))
    wrong = tuple(unfollowed(sentences, stories))
    story = Story(article, title, sentences, lambda reading: desk.document(reading.text), again, wrong)
    told = [(rule, found) for rule in story_rules() for found in rule.judge(story)]
    first = [p for _, found in told if not found.second for p in (found.claimed, *found.basis)]
    claimed = [found.claimed for _, found in told if not found.second]
    return [
        _story_finding(rule, found, article, title)
        for rule, found in told
        if not found.second
        or not (any(_touch(found.claimed, p) for p in first) or any(_touch(p, c) for p in found.basis for c in claimed))
    ]


def _touch(a: Place, b: Place) -> bool:
    return a.reading is b.reading and a.start < b.end and b.start < a.end


def _story_finding(rule: StoryRule, found: Contradiction, article: Article, title: Reading) -> Finding:
    evidence = []
    for n, place in enumerate((found.claimed, *found.basis)):
        name: Literal["title", "body"] = "title" if place.reading is title else "body"
        span = Span(article.id, name, place.start, place.end)
        context = Span(article.id, name, place.reading.start, place.reading.end)
        text = place.reading.slice(place.start, place.end)
        evidence.append(Evidence(span, text, place.value, "b" if n else "a", context))
    sides = sorted(f"{_SPACE.sub('', p.reading.text)}\x1f{p.value}" for p in (found.claimed, *found.basis))
    severity = found.severity or (rule.severity if found.verdict is Verdict.CONFLICT else Severity.INFO)
    return Finding(
        _digest(rule.code, sides),
        rule.code,
        rule.name_ko,
        severity,
        found.verdict,
        found.message,
        tuple(evidence),
        found.why,
    )


def judge_across(across: Across, desk: Desk) -> list[Finding]:
    """Apply the rules on stories that share no sentence."""
    found: list[Finding] = []
    for rule in across_rules():
        for d in rule.judge(across):
            places = ([s.place for s in side] for side in (d.a, d.b))
            if not d.counted and across.doubted(rule.code, *places):
                continue
            evidence = [_told_evidence(s, "a") for s in d.a] + [_told_evidence(s, "b") for s in d.b]
            sides = sorted(
                f"{_SPACE.sub('', desk.reading(side[0].sentence).text)}\x1f{side[0].text}" for side in (d.a, d.b)
            )
            severity = d.severity or rule.severity
            found.append(
                Finding(
                    _digest(rule.code, sides),
                    rule.code,
                    rule.name_ko,
                    severity,
                    d.verdict,
                    d.message,
                    tuple(evidence),
                    d.why,
                )
            )
    return found


def _told_evidence(told: Told, side: Side) -> Evidence:
    if isinstance(told, Statement | Moving | Measured):
        value = printed(told.quantity)
    elif isinstance(told, Slot):
        value = printed(told.mention)
    elif isinstance(told, Range):
        value = told.value
    else:
        value = printed(told.period) if isinstance(told, Occurrence | Announcement | Dated | Minute) else told.text
    return Evidence(told.place, told.text, value, side, told.sentence)


class Sentences:
    """Which sentences tell one thing: a union-find over aligned sentences, so that reprints count once."""

    def __init__(self) -> None:
        self._parent: dict[Span, Span] = {}

    def find(self, span: Span) -> Span:
        """The representative of the sentence's telling."""
        parent = self._parent.setdefault(span, span)
        while parent != span:
            self._parent[span] = self._parent[parent]
            span, parent = parent, self._parent[parent]
        return span

    def tellings(self) -> dict[Span, list[Span]]:
        """Every sentence under the representative of its telling, in order."""
        found: dict[Span, list[Span]] = {}
        for span in sorted(self._parent, key=in_order):
            found.setdefault(self.find(span), []).append(span)
        return found

    def join(self, a: Span, b: Span) -> None:
        """The two sentences tell one thing."""
        x, y = self.find(a), self.find(b)
        if x != y:
            if in_order(y) < in_order(x):
                x, y = y, x
            self._parent[y] = x


def _reconciled(item: Judged, telling: list[Span], desk: Desk) -> bool:
    """Whether a third print of the sentence has the finer figure that makes both: 319억8700만 for 319억 and 320억."""
    a = _quantity(desk.reading(item.pair.a), item.mismatch.span_a)
    b = _quantity(desk.reading(item.pair.b), item.mismatch.span_b)
    if a is None or b is None or a.dimension != b.dimension or a.value == b.value:
        return False
    return any(
        isinstance(q, Quantity)
        and q.dimension == a.dimension
        and q.step < min(a.step, b.step)
        and same_value(q, a)
        and same_value(q, b)
        for span in telling
        for q in desk.reading(span).mentions
    )


def _quantity(reading: Reading, span: tuple[int, int]) -> Quantity | None:
    return next((m for m in reading.mentions if isinstance(m, Quantity) and (m.start, m.end) == span), None)


def findings(judged: Iterable[Judged], sentences: Sentences, desk: Desk) -> list[Finding]:
    """Gather mismatches into findings: one for each rule, telling and pair of values, reprints as evidence."""
    groups: dict[tuple[str, Span, tuple[str, str], str], list[Judged]] = {}
    tellings = sentences.tellings()
    for item in judged:
        if _reconciled(item, tellings[sentences.find(item.pair.a)], desk):
            continue
        m = item.mismatch
        values = (m.value_a, m.value_b) if m.value_a <= m.value_b else (m.value_b, m.value_a)
        key = (item.rule.code, sentences.find(item.pair.a), values, m.verdict.value)
        groups.setdefault(key, []).append(item)
    return [_finding(items, desk) for items in groups.values()]


def _finding(items: list[Judged], desk: Desk) -> Finding:
    sides: dict[str, dict[Span, Evidence]] = {}
    for item in items:
        m = item.mismatch
        for span, value, sentence in (
            (m.span_a, m.value_a, item.pair.a),
            (m.span_b, m.value_b, item.pair.b),
        ):
            place = Span(sentence.article, sentence.field, *span)
            text = desk.articles[place.article].text(place.field)[place.start : place.end]
            sides.setdefault(value, {})[place] = Evidence(place, text, value, "a", sentence)
    first = min(items, key=lambda i: (-i.pair.similarity, in_order(i.pair.a), in_order(i.pair.b)))
    lead = first.mismatch
    ordered = sorted(sides, key=lambda v: (min(_when(e, desk) for e in sides[v].values()), v))
    if ordered[0] != lead.value_a:
        lead = replace(lead, message=_turned(lead.message), why=tuple(map(_turned, lead.why)))
    evidence: list[Evidence] = []
    side: Literal["a", "b"] = "a"
    for value in ordered:
        # Where two values changed places, each sentence prints both: the first of side b must be one that was held
        # against the first of side a, neither the same nor a reprint of it.
        both = {e.context for e in evidence} - {s for e in evidence[:1] for s in _held_against(e.context, items)}
        places = sorted(sides[value].values(), key=lambda e: (e.context in both, _when(e, desk)))
        evidence += [replace(e, side=side) for e in places]
        side = "b"
    why = list(lead.why)
    telling = [{e.span.article for e in sides[v].values()} for v in ordered]
    # An article that prints both values is none of those that print one of them.
    of_both = telling[0].intersection(*telling[1:])
    counts = [len(articles - of_both) for articles in telling]
    if max(counts) > 1:
        why.append("같은 값을 적은 기사: " + " ↔ ".join(f"{count}건" for count in counts))
    rule = first.rule
    return Finding(
        _identity(first, desk),
        rule.code,
        rule.name_ko,
        lead.severity or (Severity.INFO if lead.verdict is not Verdict.CONFLICT else rule.severity),
        lead.verdict,
        lead.message,
        tuple(evidence),
        tuple(why),
    )


def _held_against(sentence: Span, items: Iterable[Judged]) -> Iterator[Span]:
    for pair in (item.pair for item in items):
        if sentence in (pair.a, pair.b):
            yield pair.b if sentence == pair.a else pair.a


def _turned(text: str) -> str:
    """``label: x ↔ y`` with its sides in the other order; any other text as it is."""
    m = _SIDES.match(text)
    return f"{m[1]}{m[3]} ↔ {m[2]}" if m else text


def _when(evidence: Evidence, desk: Desk) -> tuple[str, str, str, int, int]:
    published = desk.articles[evidence.span.article].published
    return (published.astimezone(_SEOUL).isoformat() if published else "9999", *in_order(evidence.span))


def _identity(item: Judged, desk: Desk) -> str:
    """Depends on the rule and the two sides' sentences and values alone, in whichever order they came."""
    sides = sorted(
        f"{_SPACE.sub('', desk.reading(span).text)}\x1f{value}"
        for span, value in ((item.pair.a, item.mismatch.value_a), (item.pair.b, item.mismatch.value_b))
    )
    return _digest(item.rule.code, sides)


def _digest(code: str, sides: list[str]) -> str:
    return hashlib.sha256("\x1e".join([code, *sides]).encode("utf-8", "surrogatepass")).hexdigest()[:12]
