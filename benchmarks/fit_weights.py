"""Fit the weights by which figures told anew are taken for one claim (``place`` in ``lexicon/weights.toml``).

    python benchmarks/fit_weights.py ARTICLES [--clusters 1400] [--seed 77]

Stories on one event form clusters of up to twelve. In one story of each a figure, age, rank, year, day or hour is
changed that another one prints in words of its own: the two places are then an example of an error. Places that differ
in the untouched clusters are examples of two things (a few are errors in print, and count against the fit). An error
counts a second time without its slip of digits, since not every error is one; many pairs of one cluster count less than
as many clusters. A logistic regression over the terms of ``consistency.align.retold`` gives the log-odds.

Prints the table to be pasted, then how many errors and how many untouched places of a second set of clusters (the next
seed) reach which sum.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import log
from pathlib import Path
from random import Random

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mutate_wild as wild

from consistency import crossing
from consistency.align.candidates import candidate_pairs
from consistency.align.claims import StoryClaims
from consistency.align.events import event_pairs, lead, told_by
from consistency.align.fingerprints import fingerprints
from consistency.align.passages import align, boilerplate, cut
from consistency.align.retold import Terms, quantity_terms, slot_terms, story_terms
from consistency.claims.retelling import SlotPair, Weights, slot_pairs
from consistency.claims.statements import Statement, statements
from consistency.judging import Desk
from consistency.model import Article, Quantity, Span
from consistency.readers import read_inputs
from consistency.restoring import Restorer

KINDS = ("figure", "magnitude", "year", "date", "clock", "rank", "age")
MATES = 11
LEAST = 0.3
SLIPS = ("slip_1", "slip_2", "slip_3", "slip_4")


@dataclass(frozen=True)
class Example:
    """A pair of places: whether one of them was changed, in which cluster, and its terms."""

    error: bool
    cluster: int
    terms: Terms


class Told:
    """The stories of one cluster, read as the checker reads them."""

    def __init__(self, given: Sequence[Article]) -> None:
        self.articles = Restorer(given).normalised
        cuts = [cut(a) for a in self.articles]
        common = boilerplate(cuts)
        self.desk = Desk(self.articles, [c.spans for c in cuts])
        passages = [
            p
            for i, j in candidate_pairs([fingerprints(a.body) for a in self.articles])
            for p in align(self.articles[i], self.articles[j], cuts[i], cuts[j], common)
        ]
        self.aligned = {side for p in passages for q in p.pairs for side in ((q.a, q.b), (q.b, q.a))}
        self.sources = crossing.Sources(passages, self.articles)
        told, claims, leads, words = [], [], [], []
        for article in self.articles:
            title, sentences = self.desk.title(article.id), self.desk.sentences(article.id)
            told.append(statements(article, title, sentences))
            quantities = [m for r in (title, *sentences) for m in r.mentions if isinstance(m, Quantity)]
            claims.append(StoryClaims(told[-1], quantities))
            leads.append(lead(title, sentences))
            words.append(told_by(title, sentences))
        self.pairs = list(event_pairs(self.articles, told, words, drafts=None))
        self.stories = crossing.told_stories(self.articles, self.desk, claims, leads)
        self.weights = Weights([story.slots.slots for story in self.stories])
        self.by_place: dict[Span, Statement] = {s.place: s for found in told for s in found}

    def examples(self) -> Iterator[tuple[SlotPair, Terms]]:
        """Every pair of places of two independent stories that differ, with its terms."""
        ids = [a.id for a in self.articles]
        for i, j in self.pairs:
            own = {self.sources.of(ids[i]), self.sources.of(ids[j])}
            if len(own) == 1:
                continue
            a, b = self.stories[i], self.stories[j]
            found = slot_pairs(a.slots, b.slots, self.weights, LEAST)
            others = {self.sources.of(ids[k]): s.slots for k, s in enumerate(self.stories) if k not in (i, j)}
            behind = partial(crossing.behind_fewer, others=[s for source, s in others.items() if source not in own])
            common = story_terms(found, a, b)
            for pair in found:
                if (pair.a.sentence, pair.b.sentence) in self.aligned:
                    continue
                terms = common | slot_terms(pair, found, a, b, self.weights) | {"disputed": log(behind(pair))}
                x, y = self.by_place.get(pair.a.place), self.by_place.get(pair.b.place)
                if x and y:
                    terms |= quantity_terms(x, y, a.claims, b.claims)
                yield pair, terms


def clusters(articles: Sequence[Article], count: int, seed: int) -> list[tuple[wild.Planned, list[Article]]]:
    """Stories of one event, one error in each."""
    rng = Random(seed)
    room = wild.Newsroom(articles)
    normal = Restorer(articles).normalised
    desk = Desk(normal, [cut(a).spans for a in normal])
    read = [(desk.title(a.id), desk.sentences(a.id)) for a in normal]
    told = [statements(a, *r) for a, r in zip(normal, read, strict=True)]
    mates: dict[int, set[int]] = defaultdict(set)
    for i, j in event_pairs(normal, told, [told_by(*r) for r in read], drafts=None):
        mates[i].add(j)
        mates[j].add(i)
    used: set[int] = set()
    planned: list[tuple[wild.Planned, list[Article]]] = []
    wanted: Counter[str] = Counter()
    for first in rng.sample(sorted(mates), len(mates)):
        free = sorted(mates[first] - used)
        if first in used or not free or len(planned) == count:
            continue
        group = sorted([first, *rng.sample(free, min(len(free), MATES))])
        used |= set(group)
        for kind in sorted(KINDS, key=lambda k: (wanted[k], KINDS.index(k))):
            if found := wild.one_retold(room, group, kind, rng):
                planned.append((found, [articles[n] for n in group]))
                wanted[kind] += 1
                break
    return planned


def examples(planned: Sequence[tuple[wild.Planned, list[Article]]]) -> list[Example]:
    """Untouched pairs of places, and those with a change in them."""
    found = []
    for n, (m, group) in enumerate(planned):
        found += [Example(False, n, terms) for _, terms in Told(group).examples()]
        changed = [
            replace(a, body=a.body[: m.start] + m.new + a.body[m.end :]) if a.id == m.article else a for a in group
        ]
        for pair, terms in Told(changed).examples():
            if any(s.place.article == m.article and s.place.start < m.place[1] and m.place[0] < s.place.end
                   for s in (pair.a, pair.b)):  # fmt: skip
                found.append(Example(True, n, terms))
                if any(terms.get(slip) for slip in SLIPS):
                    found.append(Example(True, n, {k: v for k, v in terms.items() if k not in SLIPS}))
    return found


def fit(found: Sequence[Example], names: Sequence[str]) -> tuple[np.ndarray, float]:
    """Logistic regression by Newton's method with a small ridge: weights of ``names`` and the bias."""
    rows = np.array([[e.terms.get(name, 0.0) for name in names] + [1.0] for e in found])
    target = np.array([float(e.error) for e in found])
    many = Counter((e.error, e.cluster) for e in found)
    weight = np.array([1 / many[e.error, e.cluster] ** 0.5 for e in found])
    weight /= weight.mean()
    ridge = np.diag([0.001 * len(found)] * len(names) + [0.0])
    solution = np.zeros(len(names) + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-rows @ solution))
        gradient = rows.T @ (weight * (p - target)) + ridge @ solution
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows + ridge
        solution = solution - np.linalg.solve(hessian, gradient)
    return solution[:-1], float(solution[-1])


def main() -> None:
    """Fit on one set of clusters, measure on another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--clusters", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=77)
    args = parser.parse_args()
    articles = read_inputs([args.articles]).articles
    found = examples(clusters(articles, args.clusters, args.seed))
    names = sorted({name for e in found for name in e.terms})
    weights, bias = fit(found, names)
    print(f"{sum(e.error for e in found)} errors, {sum(not e.error for e in found)} untouched\n\nbias = {bias:.2f}")
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda nw: -abs(nw[1])):
        print(f"{name} = {weight:.2f}")
    test = examples(clusters(articles, args.clusters // 4, args.seed + 1))
    sums = [(e, bias + sum(w * e.terms.get(n, 0.0) for n, w in zip(names, weights, strict=True))) for e in test]
    errors = sum(e.error for e in test)
    print(f"\non {errors} other errors\n{'sum':>5}{'errors':>8}{'untouched':>11}{'clusters':>10}")
    for least in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        over = [e for e, total in sums if total >= least]
        share = sum(e.error for e in over) / max(1, errors)
        untouched = [e.cluster for e in over if not e.error]
        print(f"{least:>5}{share:>8.2f}{len(untouched):>11}{len(set(untouched)):>10}")


if __name__ == "__main__":
    main()
