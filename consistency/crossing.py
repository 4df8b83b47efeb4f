"""From stories to what they say across: statements, events, matched claims, and who reprints whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from consistency.align.claims import StoryClaims, match
from consistency.align.events import event_pairs, lead
from consistency.align.retold import ToldStory, claim_pairs
from consistency.claims.memberships import memberships
from consistency.claims.occurrences import occurrences
from consistency.claims.people import people
from consistency.claims.retelling import SlotPair, StorySlots, Weights, kind_of, printed_by, slot_pairs, slots_of
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.korean.lexicon import load
from consistency.model import Article, Passage, Progress, Quantity
from consistency.rules import Across

REPRINT = 0.6
"""A story of whose letters this share stands in another one word for word is no independent witness."""


def across(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    desk: Desk,
    *,
    drafts: int | None,
    progress: Progress,
) -> Across:
    """Read every story's statements and match them over the stories of one event."""
    told, leads, claims = [], [], []
    for n, article in enumerate(articles):
        title, readings = desk.title(article.id), desk.sentences(article.id)
        found = statements(article, title, readings)
        told.append(found)
        leads.append(lead(title, readings))
        quantities = [m for r in (title, *readings) for m in r.mentions if isinstance(m, Quantity)]
        claims.append(StoryClaims(found, quantities))
        progress("statements", n + 1, len(articles))
    pairs = event_pairs(articles, told, leads, drafts=drafts)
    sources = Sources(passages, articles)
    matched = []
    slots = [slots_of(a.id, desk.sentences(a.id)) for a in articles]
    weights = Weights(slots)
    stories = [
        ToldStory(StorySlots(s, (m for r in (desk.title(a.id), *desk.sentences(a.id)) for m in r.mentions)), c, words)
        for a, s, c, words in zip(articles, slots, claims, leads, strict=True)
    ]
    least = load("weights")["place"]["least_likeness"]
    event: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        event[i].add(j)
        event[j].add(i)
    by_place = {s.place: s for found in told for s in found}
    for n, (i, j) in enumerate(pairs):
        if sources.of(articles[i].id) != sources.of(articles[j].id):
            matched += match(claims[i], claims[j])
            same = slot_pairs(stories[i].slots, stories[j].slots, weights, least)
            others = {
                sources.of(articles[n].id): stories[n].slots for n in sorted(event[i] | event[j]) if n not in (i, j)
            }
            own = {sources.of(articles[n].id) for n in (i, j)}
            behind = partial(_behind_fewer, others=[s for source, s in others.items() if source not in own])
            matched += claim_pairs(same, stories[i], stories[j], by_place, weights, behind)
        progress("match", n + 1, len(pairs))
    return Across(
        {a.id: a for a in articles},
        {a.id: t for a, t in zip(articles, told, strict=True)},
        [(articles[i].id, articles[j].id) for i, j in pairs],
        matched,
        {a.id: occurrences(a.id, desk.sentences(a.id)) for a in articles},
        {a.id: memberships(a.id, desk.title(a.id), desk.sentences(a.id)) for a in articles},
        {a.id: people(a.id, desk.sentences(a.id)) for a in articles},
        sources.of,
        desk.sentence,
        desk.document,
    )


def _behind_fewer(pair: SlotPair, others: Sequence[StorySlots]) -> int:
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
