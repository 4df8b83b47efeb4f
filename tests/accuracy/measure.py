"""Runs the checker over corpus times mutations and counts what it found and what it should not have.

A *trial* is a clean story and its changed copy. Many trials of different stories share one audit, so that unrelated
stories stand beside each other as they do in a newsroom, and nothing is loaded twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Literal

from corpus_files import CleanStory, Corpus, LabelledPair
from mutators import ERROR_KINDS, REWRITE_KINDS, Mutation, derived, errors, rewrites

from consistency.engine import audit_articles
from consistency.model import Article, Finding, Severity, Verdict

SEED = 20250610
STACK = 3
"""Rewrites that a rewritten copy has at once."""
STACKS = 4
"""Rewritten copies of each story without an error."""
NEAR = 12
"""Code points around an error in which evidence still shows it: a rule may mark the figure that 늘었다 belongs to."""
LATER = timedelta(minutes=40)

Tier = Literal["copy", "rewritten", "retold", "story", "harmless", "stacked", "retelling"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A story against a changed copy; ``places`` is the error's place in the copy, none when nothing is wrong."""

    story: CleanStory
    tier: Tier
    kind: str
    variant: str
    text: str
    places: tuple[tuple[int, int], ...] = ()
    change: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A trial that did not come out as it should, for reading."""

    tier: str
    kind: str
    story: str
    change: str
    findings: tuple[str, ...] = ()


@dataclass(slots=True)
class Measured:
    """``found`` and ``total`` by (tier, kind); alarms likewise; what went wrong, in words."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    total: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Note] = field(default_factory=list)
    false: list[Note] = field(default_factory=list)

    def recall(self, tier: str, kind: str | None = None) -> float:
        """Share found, of one kind or of a whole tier; 1.0 where there was nothing to find."""
        keys = [k for k in self.total if k[0] == tier and kind in (None, k[1])]
        total = sum(self.total[k] for k in keys)
        return sum(self.found[k] for k in keys) / total if total else 1.0

    def rate(self, tier: str) -> float:
        """False alarms per 1,000 trials of a tier."""
        keys = [k for k in self.total if k[0] == tier]
        return 1000 * sum(self.alarms[k] for k in keys) / max(1, sum(self.total[k] for k in keys))


def measure(corpus: Corpus) -> Measured:
    """Measure everything once: about a thousand trials and all pairs."""
    result = Measured()
    own = _audit([_article(s, "a", s.body) for s in corpus.stories])
    for story in corpus.stories:
        result.total["clean", "story"] += 1
        _alarm(result, "clean", "story", story.id, "", [f for f in own if _touches_article(f, f"{story.id}/a")])
    known = {f.id for f in own}
    for batch in batches(list(trials(corpus.stories))):
        _run(batch, known, result)
    _pairs(corpus.pairs, result)
    return result


def trials(stories: Sequence[CleanStory]) -> Iterator[Trial]:
    """All trials, the same ones every time."""
    for story in stories:
        for kind in REWRITE_KINDS:
            rng = _rng(story, kind)
            if options := rewrites(story.body, kind, rng, story.moment):
                m = rng.choice(options)
                yield Trial(story, "harmless", kind, m.variant, m.text, change=f"{m.before} → {m.after}")
        for n in range(STACKS):
            text, names, _ = _stacked(story, _rng(story, f"stack {n}"))
            yield Trial(story, "stacked", "+".join(names), "", text, change="+".join(names))
        if story.retold:
            yield Trial(story, "retelling", "retold", "", story.retold)
        for kind in ERROR_KINDS:
            yield from _errors(story, kind, _rng(story, kind))
        for kind, quote in story.derived:
            m = derived(story.body, kind, quote, _rng(story, quote))
            yield Trial(story, "story", kind, m.variant, m.text, m.places, f"{m.before} → {m.after}")


def _rng(story: CleanStory, what: str) -> Random:
    """One generator for each story and kind: a new story or mutator leaves the other trials as they are."""
    return Random(f"{SEED} {story.id} {what}")


def _errors(story: CleanStory, kind: str, rng: Random) -> Iterator[Trial]:
    if options := errors(story.body, kind, rng):
        yield _trial(story, "copy", _pick(options, rng))
        text, _, places = _stacked(story, rng)
        kept = [m for m in errors(text, kind, rng) if not _overlap(m.was[0], places) and _printed(m, text, story.body)]
        if kept:
            yield _trial(story, "rewritten", _pick(kept, rng))
    if story.retold:
        kept = [m for m in errors(story.retold, kind, rng) if _printed(m, story.retold, story.body)]
        if kept:
            yield _trial(story, "retold", _pick(kept, rng))


def _pick(options: Sequence[Mutation], rng: Random) -> Mutation:
    """A variant first, then one of it: what stories are full of (명) does not crowd out the rest."""
    variant = rng.choice(sorted({m.variant for m in options}))
    return rng.choice([m for m in options if m.variant == variant])


def _trial(story: CleanStory, tier: Tier, m: Mutation) -> Trial:
    return Trial(story, tier, m.kind, m.variant, m.text, m.places, f"{m.before} → {m.after}")


def _stacked(story: CleanStory, rng: Random) -> tuple[str, list[str], list[tuple[int, int]]]:
    """A copy with STACK rewrites; the places are those that stand at the end, so far as they are still known."""
    text = story.body
    names: list[str] = []
    places: list[tuple[int, int]] = []
    for kind in rng.sample(REWRITE_KINDS, len(REWRITE_KINDS)):
        options = [m for m in rewrites(text, kind, rng, story.moment) if not any(_overlap(w, places) for w in m.was)]
        if not options:
            continue
        m = rng.choice(options)
        places = [_moved(p, m) for p in places] + list(m.places)
        text = m.text
        names.append(kind)
        if len(names) == STACK:
            break
    return text, names, places


def _moved(place: tuple[int, int], m: Mutation) -> tuple[int, int]:
    shift = sum(
        (new[1] - new[0]) - (old[1] - old[0]) for old, new in zip(m.was, m.places, strict=True) if old[1] <= place[0]
    )
    return place[0] + shift, place[1] + shift


def _overlap(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(s < place[1] and place[0] < e for s, e in others)


def _printed(m: Mutation, text: str, original: str) -> bool:
    """Whether the original prints what stood there, with its whole number: else nobody could tell which is right."""
    start, end = m.was[0]
    while start and (text[start - 1].isdigit() or text[start - 1] in ".,만억조천"):
        start -= 1
    if any(c.isdigit() for c in text[start:end]):
        while end < len(text) and (text[end].isdigit() or text[end] in ".,만억조천 "):
            end += 1
        end += 1
    return _plain(text[start:end]) in _plain(original)


def _plain(text: str) -> str:
    return "".join(c for c in text if c not in ", \n").replace("천만", "000만")


def batches(rest: Sequence[Trial]) -> Iterator[list[Trial]]:
    """Groups of trials with one of each story at most."""
    queues: dict[str, list[Trial]] = defaultdict(list)
    for trial in rest:
        queues[trial.story.id].append(trial)
    while any(queues.values()):
        yield [queue.pop() for queue in queues.values() if queue]


def _run(batch: Sequence[Trial], known: set[str], result: Measured) -> None:
    articles = []
    for t in batch:
        if t.tier != "story":
            articles.append(_article(t.story, "a", t.story.body))
        articles.append(_article(t.story, "b", t.text))
    found = _audit(articles)
    for t in batch:
        mine = [f for f in found if f.id not in known and _touches_article(f, f"{t.story.id}/b")]
        hits = [f for f in mine if any(_touches(f, f"{t.story.id}/b", p) for p in t.places)]
        result.total[t.tier, t.kind] += 1
        if t.places and hits:
            result.found[t.tier, t.kind] += 1
        elif t.places:
            result.misses.append(Note(t.tier, t.kind, t.story.id, t.change))
        _alarm(result, t.tier, t.kind, t.story.id, t.change, [f for f in mine if f not in hits])


def _pairs(pairs: Sequence[LabelledPair], result: Measured) -> None:
    # Pairs that share their context are tried apart: here each sentence has one counterpart only.
    queues: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        queues[pair.context].append(pair)
    while any(queues.values()):
        batch = [queue.pop() for queue in queues.values() if queue]
        articles = []
        for p in batch:
            articles.append(_pair_article(p, "a"))
            articles.append(_pair_article(p, "b"))
        everything = audit_articles(articles).findings
        for p in batch:
            mine = [f for f in everything if _touches_article(f, f"{p.id}/a") or _touches_article(f, f"{p.id}/b")]
            loud = [f for f in mine if _loud(f)]
            change = f"{p.a} ↔ {p.b}"
            if p.label == "conflict":
                result.total["pairs", p.kind] += 1
                if loud:
                    result.found["pairs", p.kind] += 1
                else:
                    result.misses.append(Note("pairs", p.kind, p.id, change))
                continue
            if p.label == "update":
                result.total["updates", p.kind] += 1
                result.found["updates", p.kind] += any(f.verdict is Verdict.UPDATE for f in mine)
            result.total["pairs not in conflict", p.kind] += 1
            _alarm(result, "pairs not in conflict", p.kind, p.id, change, loud)


def _alarm(result: Measured, tier: str, kind: str, story: str, change: str, found: Sequence[Finding]) -> None:
    if found:
        result.alarms[tier, kind] += 1
        said = tuple(f"{f.rule} {f.message}" for f in found)
        result.false.append(Note(tier, kind, story, change, said))


def _audit(articles: Sequence[Article]) -> list[Finding]:
    return [f for f in audit_articles(articles).findings if _loud(f)]


def _loud(f: Finding) -> bool:
    return f.verdict is Verdict.CONFLICT and f.severity.rank >= Severity.WARNING.rank


def _touches_article(f: Finding, article: str) -> bool:
    return any(e.span.article == article for e in f.evidence)


def _touches(f: Finding, article: str, place: tuple[int, int]) -> bool:
    start, end = place[0] - NEAR, max(place[1], place[0] + 1) + NEAR
    return any(
        e.span.article == article and e.span.field == "body" and e.span.start < end and start < e.span.end
        for e in f.evidence
    )


def _article(story: CleanStory, side: str, body: str) -> Article:
    outlet, published = ("가람일보", story.published) if side == "a" else ("새온신문", story.published + LATER)
    return Article(f"{story.id}/{side}", story.title, body, published, outlet, story.section)


def _pair_article(p: LabelledPair, side: str) -> Article:
    sentence, published, outlet = (p.a, p.published_a, "가람일보") if side == "a" else (p.b, p.published_b, "새온신문")
    return Article(f"{p.id}/{side}", p.context.partition(".")[0], f"{p.context} {sentence}", published, outlet)
