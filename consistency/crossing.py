"""From stories to what they say across: statements, events, matched claims, and who reprints whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from functools import partial

from consistency.align.bounded import bounded_pairs, damaged_pairs, known_anywhere, told_at_one_time
from consistency.align.claims import StoryClaims, match, of_two_items
from consistency.align.counted import counted_pairs
from consistency.align.crossed import StoryFlanked, crossings
from consistency.align.events import CLOSE, event_pairs, lead, told_by
from consistency.align.headevent import HeadEvent
from consistency.align.heads import StoryHeads
from consistency.align.labels import differences
from consistency.align.likelihood import Likelihood
from consistency.align.placed import PlacedStory
from consistency.align.places import place_claims, place_moments
from consistency.align.progressing import progress_pairs
from consistency.align.retold import ToldStory, claim_pairs, place_pairs, under_two_units
from consistency.align.slipped import slip_pairs
from consistency.align.turned import StoryTurns, turned_pairs
from consistency.claims.announcements import announcements
from consistency.claims.ballots import ballots, tariffs
from consistency.claims.bounds import superlatives
from consistency.claims.counts import counts
from consistency.claims.damage import damages
from consistency.claims.dated import dated
from consistency.claims.datings import datings
from consistency.claims.daymarks import daymarks, yearmarks
from consistency.claims.deeds import deeds
from consistency.claims.facets import facets
from consistency.claims.few import are_few
from consistency.claims.firsts import firsts
from consistency.claims.flanked import flanked
from consistency.claims.headed import HeadPair, headed
from consistency.claims.held import held
from consistency.claims.lookbacks import lookbacks
from consistency.claims.measured import measured
from consistency.claims.memberships import memberships
from consistency.claims.minutes import minutes
from consistency.claims.moving import Moving, moving
from consistency.claims.occurrences import occurrences
from consistency.claims.people import people
from consistency.claims.polls import samples
from consistency.claims.ranges import ranges
from consistency.claims.reading import Reading
from consistency.claims.retelling import (
    PlacePair,
    SlotPair,
    StorySlots,
    Weights,
    kind_of,
    printed_by,
    slot_pairs,
    slots_of,
    unit_pairs,
)
from consistency.claims.rows import rows
from consistency.claims.standings import standings
from consistency.claims.statements import ClaimPair, Statement, digits, statements
from consistency.claims.tables import LabelDifference, StoryTables
from consistency.claims.ticks import ticks
from consistency.claims.turns import TurnPair, denied, turns_of
from consistency.claims.yearvalues import year_values
from consistency.judging import Desk
from consistency.korean.lexicon import load
from consistency.model import Article, Passage, Period, Progress, Quantity
from consistency.rules import Across
from consistency.rules.words import canonical

MOST = 120
"""Facts of one kind that are compared with those of other stories: a story with more is a list of them."""
FEW = 40
"""The same for facts of which each is held against all others of both stories."""
REPRINT = 0.6
"""A story of whose letters this share stands in another one word for word is no independent witness."""


def across(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    desk: Desk,
    filled_anew: Set[tuple[int, int]],
    *,
    drafts: int | None,
    progress: Progress,
) -> Across:
    """Read every story's statements and match them over the stories of one event.

    ``filled_anew`` are pairs of stories (by index) that are one form with other figures: their places prove nothing.
    """
    told, leads, words, claims = [], [], [], []
    for n, article in enumerate(articles):
        title, readings = desk.title(article.id), desk.sentences(article.id)
        found = statements(article, title, readings)
        told.append(found)
        leads.append(lead(title, readings))
        words.append(told_by(title, readings))
        quantities = [m for r in (title, *readings) for m in r.mentions if isinstance(m, Quantity)]
        claims.append(StoryClaims(found, quantities))
        progress("statements", n + 1, len(articles))
    shared = event_pairs(articles, told, words, drafts=drafts)
    pairs = list(shared)
    close = {pair for pair, times in shared.items() if times >= CLOSE}
    sources = Sources(passages, articles)
    stories = told_stories(articles, desk, claims, leads)
    weights = Weights([story.slots.slots for story in stories])
    least = load("weights")["place"]["least_likeness"]
    by_place = {s.place: s for found in told for s in found}
    mates: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        mates[i].add(j)
        mates[j].add(i)
    near = {n: _placed(articles[n], told[n], desk) for n in sorted(mates)} if are_few(len(articles)) else {}
    index = {a.id: n for n, a in enumerate(articles)}

    def further(i: int, j: int) -> list[StorySlots]:
        own = {sources.of(articles[n].id) for n in (i, j)}
        others = {sources.of(articles[k].id): stories[k].slots for k in sorted(mates[i] | mates[j])}
        return [slots for source, slots in others.items() if source not in own]

    likelihood = Likelihood(
        {articles[n].id: story for n, story in near.items()}, lambda a, b: further(index[a], index[b])
    )
    asked = {a.id: samples(a) for a in articles}
    matched: list[ClaimPair] = []
    placed_anew: list[ClaimPair] = []
    placed: list[PlacePair] = []
    moments: list[PlacePair] = []
    for n, (i, j) in enumerate(pairs):
        progress("match", n + 1, len(pairs))
        if sources.of(articles[i].id) == sources.of(articles[j].id):
            continue
        matched += match(claims[i], claims[j])
        if (i, j) in filled_anew:
            continue
        units = unit_pairs(stories[i].slots, stories[j].slots, weights, least)
        same = slot_pairs(stories[i].slots, stories[j].slots, weights, least)
        matched += slip_pairs(claims[i], claims[j], len(articles))
        if (i, j) in close:
            matched += counted_pairs(claims[i], claims[j])
        if near or same or units:
            others = further(i, j)
            behind = partial(behind_fewer, others=others)
            if near:
                placed_anew += place_claims(near[i], near[j], others, len(pairs))
                moments += place_moments(near[i], near[j], others, len(pairs))
            matched += claim_pairs(same, stories[i], stories[j], by_place, weights, behind)
            placed += place_pairs(same, stories[i], stories[j], weights, behind)
            placed += under_two_units(units, stories[i], stories[j], weights, behind)
    moved = [_moving(a, desk) for a in articles]
    fresh = {a.id: _fresh(desk.sentences(a.id)) for a in articles}
    mated = [articles[n].id for n in sorted(mates)]
    few = mated if are_few(len(articles)) else []
    return Across(
        articles={a.id: a for a in articles},
        statements={a.id: t for a, t in zip(articles, told, strict=True)},
        pairs=[(articles[i].id, articles[j].id) for i, j in pairs],
        close=[(articles[i].id, articles[j].id) for i, j in shared if (i, j) in close],
        claims=[c for c in matched if not _parted(c, asked)],
        learned=[c for c in placed_anew if not _parted(c, asked)],
        places=placed,
        learned_moments=moments,
        minutes={a.id: minutes(a.id, fresh[a.id])[:MOST] for a in articles},
        occurrences={a.id: occurrences(a.id, desk.sentences(a.id)) for a in articles},
        dated={a.id: dated(a.id, fresh[a.id])[:MOST] for a in articles},
        facets={articles[n].id: facets(articles[n], fresh[articles[n].id])[:MOST] for n in sorted(mates)},
        firsts={a: firsts(a, desk.title(a), fresh[a])[:FEW] for a in mated},
        held={a: held(a, fresh[a])[:MOST] for a in mated},
        standings={a: standings(a, fresh[a])[:FEW] for a in mated},
        year_values={a: year_values(a, desk.title(a), fresh[a])[:FEW] for a in mated},
        lookbacks={a: lookbacks(desk.articles[a], desk.title(a), fresh[a])[:FEW] for a in mated},
        ranges={a.id: ranges(a.id, fresh[a.id])[:MOST] for a in articles},
        announcements={a.id: announcements(a.id, desk.sentences(a.id)) for a in articles},
        counts={a: counts(a, fresh[a])[:FEW] for a in mated},
        datings={a: datings(a, fresh[a])[:MOST] for a in mated},
        daymarks={a: daymarks(a, fresh[a])[:FEW] for a in few},
        yearmarks={a: yearmarks(a, fresh[a])[:FEW] for a in few},
        periods={a: _periods(desk, a) for a in mated},
        deeds={a: deeds(a, fresh[a])[:MOST] for a in mated},
        measured={a: measured(a, fresh[a])[:MOST] for a in mated},
        memberships={a.id: memberships(a.id, desk.title(a.id), desk.sentences(a.id)) for a in articles},
        turned=[*_turned(articles, mates, sources, desk), *_bounded(articles, mates, close, sources, desk, drafts)],
        moving=dict(zip((a.id for a in articles), moved, strict=True)),
        moving_pairs={
            key: [(articles[i].id, articles[j].id) for i, j in found]
            for key, found in progress_pairs(articles, moved, leads, pairs, drafts=drafts).items()
        },
        people={a.id: people(a.id, desk.sentences(a.id)) for a in articles},
        labelled=_labelled(articles, mates, sources, desk),
        headed=_headed(articles, mates, sources, desk, close),
        doubted=likelihood.doubted,
        source=sources.of,
        sentence=desk.sentence,
        document=desk.document,
        drafts=None if drafts is None else frozenset(a.id for a in articles[:drafts]),
    )


def _parted(pair: ClaimPair, asked: Mapping[str, frozenset[int]]) -> bool:
    """Whether the figures of a pair are those of two items of a list, or of two polls."""
    return of_two_items(pair.a, pair.b) or _of_two_polls(pair, asked)


def _of_two_polls(pair: ClaimPair, asked: Mapping[str, frozenset[int]]) -> bool:
    """Whether a rate is compared between stories that tell of two polls; the digits of a third one, told by both, may
    still be exchanged."""
    first, second = (asked[s.place.article] for s in (pair.a, pair.b))
    if not (first and second) or first & second or pair.a.quantity.dimension not in {"ratio", "points"}:
        return False
    p, q = (digits(s.quantity.value) for s in (pair.a, pair.b))
    return sorted(p) != sorted(q)


def _periods(desk: Desk, article: str) -> list[Period]:
    """All periods of a story's title and body."""
    readings = (desk.title(article), *desk.sentences(article))
    return [m for r in readings for m in r.mentions if isinstance(m, Period)]


def _fresh(sentences: Sequence[Reading]) -> list[Reading]:
    """The sentences of a story without those that it prints again."""
    first: dict[str, Reading] = {}
    for reading in sentences:
        first.setdefault(reading.text, reading)
    return list(first.values())


def told_stories(
    articles: Sequence[Article], desk: Desk, claims: Sequence[StoryClaims], leads: Sequence[frozenset[str]]
) -> list[ToldStory]:
    """Every story's figures with what stands around them."""
    found = []
    for article, claim, words in zip(articles, claims, leads, strict=True):
        readings = desk.sentences(article.id)
        printed = (m for r in (desk.title(article.id), *readings) for m in r.mentions)
        found.append(ToldStory(StorySlots(slots_of(article.id, readings), printed), claim, words))
    return found


def _placed(article: Article, told: Sequence[Statement], desk: Desk) -> PlacedStory:
    """A story with what stands around its figures."""
    return PlacedStory(article.id, article.published, desk.title(article.id), desk.sentences(article.id), told)


def _turned(
    articles: Sequence[Article], event: Mapping[int, Collection[int]], sources: Sources, desk: Desk
) -> list[TurnPair]:
    """Words that turn one sentence in opposite ways, over the stories of each event."""
    verbs = {n: denied(articles[n].body) for n in event}
    turns = {
        n: turns_of(
            articles[n].id,
            desk.sentences(articles[n].id),
            sorted(verbs[n].union(*(verbs[mate] for mate in event[n]))),
        )
        for n in sorted(event)
    }
    weights = Weights(list(turns.values()))
    stories = {n: StoryTurns(found) for n, found in turns.items()}
    return [
        pair
        for i in sorted(event)
        for j in sorted(event[i])
        if i < j and sources.of(articles[i].id) != sources.of(articles[j].id)
        for pair in turned_pairs(stories[i], stories[j], weights)
    ]


def _labelled(
    articles: Sequence[Article], event: Mapping[int, Collection[int]], sources: Sources, desk: Desk
) -> list[LabelDifference]:
    """Figures that stand under other labels, over the stories of each event."""
    tables, beside = {}, {}
    for n in sorted(event):
        story, sentences = articles[n].id, _fresh(desk.sentences(articles[n].id))
        tables[n] = StoryTables(rows(story, desk.title(story), sentences)[:MOST], canonical)
        beside[n] = StoryFlanked(list(flanked(story, sentences))[:MOST], canonical)
    return [
        difference
        for i in sorted(event)
        for j in sorted(event[i])
        if i < j and sources.of(articles[i].id) != sources.of(articles[j].id)
        for difference in (*differences(tables[i], tables[j]), *crossings(beside[i], beside[j]))
    ]


def _headed(
    articles: Sequence[Article],
    event: Mapping[int, Set[int]],
    sources: Sources,
    desk: Desk,
    close: Set[tuple[int, int]],
) -> list[HeadPair]:
    """Figures of one head that are apart, over the stories of each event."""
    heads = {}
    for n in sorted(event):
        title, sentences = desk.title(articles[n].id), desk.sentences(articles[n].id)
        printed = [m for r in (title, *sentences) for m in r.mentions if isinstance(m, Quantity)]
        about = " ".join(r.text for r in (title, *sentences[:1]))
        heads[n] = StoryHeads(headed(articles[n].id, title, _fresh(sentences))[:MOST], about, printed)
    told = HeadEvent(heads, event, close, [a.published for a in articles], lambda n: sources.of(articles[n].id))
    return list(told.differences(len(articles)))


def _bounded(
    articles: Sequence[Article],
    event: Mapping[int, Collection[int]],
    close: Collection[tuple[int, int]],
    sources: Sources,
    desk: Desk,
    drafts: int | None,
) -> list[TurnPair]:
    """Superlatives of one thing that hold within what cannot both be, and things lost wholly or in part, over the
    stories of each event and over those that what they say shows to be of one."""
    told = [superlatives(a.id, desk.title(a.id), _fresh(desk.sentences(a.id)))[:FEW] for a in articles]
    lost = [damages(a.id, desk.title(a.id), desk.sentences(a.id)) for a in articles]
    near = {(i, j) for i in event for j in event[i] if i < j}
    found: list[TurnPair] = []
    for i, j in sorted(near | known_anywhere(told, drafts=drafts) | told_at_one_time(lost, drafts=drafts)):
        both = articles[i], articles[j]
        if sources.of(both[0].id) != sources.of(both[1].id):
            found += bounded_pairs(told[i], told[j], both, of_one_event=(i, j) in near, close=(i, j) in close)
            found += damaged_pairs(lost[i], lost[j], both, of_one_event=(i, j) in near)
    return found


def _moving(article: Article, desk: Desk) -> list[Moving]:
    sentences = desk.sentences(article.id)
    return [
        *moving(article, desk.title(article.id), sentences),
        *ticks(article, sentences),
        *ballots(article, sentences),
        *tariffs(article, sentences),
    ]


def behind_fewer(pair: SlotPair, others: Sequence[StorySlots]) -> int:
    """How many independent stories print the value of the pair that fewer print; its own story is one."""
    kind = kind_of(pair.a.mention)
    prints = [(printed_by(pair.a, story, kind), printed_by(pair.b, story, kind)) for story in others]
    return 1 + min(sum(a and not b for a, b in prints), sum(b and not a for a, b in prints))


class Sources:
    """Which stories are reprints of one another, by the share of text they have in common."""

    def __init__(self, passages: Sequence[Passage], articles: Sequence[Article]) -> None:
        self._parent = {a.id: a.id for a in articles}
        sizes = {a.id: max(1, len(a.body)) for a in articles}
        shared: dict[tuple[str, str], int] = {}
        for p in passages:
            key = (p.a.article, p.b.article)
            shared[key] = shared.get(key, 0) + sum(x.a.end - x.a.start for x in p.pairs if x.similarity >= 90)
        for (a, b), letters in sorted(shared.items()):
            if letters >= REPRINT * min(sizes[a], sizes[b]):
                x, y = sorted((self.of(a), self.of(b)))
                self._parent[y] = x

    def of(self, article: str) -> str:
        """The first story (by id) of those that ``article`` reprints or that reprint it."""
        while self._parent[article] != article:
            article = self._parent[article]
        return article
