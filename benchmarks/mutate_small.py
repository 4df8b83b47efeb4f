"""Recall of small audits on real copy: one known error in each of many small groups of stories told anew.

    python benchmarks/mutate_small.py ARTICLES [--groups 400] [--seed 1] [--misses FILE]

Needs scikit-learn. Groups of two to eight stories on one event, none a copy of another, as ``fit_places.py`` makes
them, are audited each by itself, as an editor would: untouched, and with one error that another story of the group
decides in words of its own. Prints what was found by kind, and how many findings of the changed groups no error
explains. The trees of C301 and C314 were fitted to the same stories; what they find in stories kept apart is told by
``fit_places.py --check``.

``--misses`` writes what was not found, one JSON object a line; it holds text of ARTICLES and stays outside the
repository.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mutate_wild as wild
from fit_places import groups
from mutators import Mutation, errors

from consistency.align.passages import cut
from consistency.engine import audit_articles
from consistency.model import Article
from consistency.readers import read_inputs

WEIGHTS = {"figure": 4, "magnitude": 4}
"""How many errors of a kind are set for one of another: most errors in print are wrong figures."""
LONGEST = 250
_LETTERS = re.compile(r"[가-힣]{2}")
_SPACE = re.compile(r"[\s,]")


@dataclass(frozen=True)
class Error:
    """One error: in which story of the group, of what kind, and the sentence of another story that decides it."""

    story: int
    mutation: Mutation
    sentence: str
    counterpart: str

    @property
    def place(self) -> tuple[int, int]:
        """Where the error stands in the changed body."""
        start, end = self.mutation.places[0]
        return self.mutation.was[0][0], self.mutation.was[0][0] + max(1, end - start)

    def changed(self, article: Article) -> Article:
        """The story with the error in it."""
        (start, end), (new_start, new_end) = self.mutation.was[0], self.mutation.places[0]
        new = self.mutation.text[new_start:new_end]
        return replace(article, body=article.body[:start] + new + article.body[end:])


def one_error(stories: Sequence[Article], wanted: Counter[str], rng: Random) -> Error | None:
    """An error of the kind that was set least so far, where another story decides it in words of its own."""
    for kind in sorted(wild.KINDS, key=lambda k: (wanted[k] / WEIGHTS.get(k, 1), k)):
        for n in rng.sample(range(len(stories)), len(stories)):
            found = errors(stories[n].body, kind, rng)
            for m in rng.sample(found, min(len(found), 6)):
                if told := _told_anew(stories, n, m):
                    return Error(n, m, *told)
    return None


def _told_anew(stories: Sequence[Article], n: int, m: Mutation) -> tuple[str, str] | None:
    start, end = m.was[0]
    span = next(((a, b) for a, b in cut(stories[n]).spans if a <= start and end <= b), None)
    if span is None or span[1] - span[0] > LONGEST:
        return None
    sentence = stories[n].body[span[0] : span[1]]
    value = wild._value(sentence, start - span[0], end - span[0])
    words, runs = set(_LETTERS.findall(sentence)), _runs(sentence)
    best: tuple[int, str] | None = None
    for other in (s for k, s in enumerate(stories) if k != n):
        for a, b in cut(other).spans:
            text = other.body[a:b]
            at = (plain := _SPACE.sub("", text)).find(value)
            if at < 0 or b - a > LONGEST or (at and plain[at - 1].isdigit()):
                continue
            theirs = _runs(text)
            if len(runs & theirs) > 0.5 * min(len(runs), len(theirs)):
                return None
            shared = len(words & set(_LETTERS.findall(text)))
            if shared >= wild.RETOLD_WORDS and (best is None or shared > best[0]):
                best = shared, text
    return (sentence, best[1]) if best else None


def _runs(text: str) -> set[str]:
    plain = _SPACE.sub("", text)
    return {plain[n : n + 10] for n in range(len(plain) - 10)}


def main() -> None:
    """Set the errors, audit every group twice, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--groups", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=Path)
    args = parser.parse_args()
    articles = read_inputs([args.articles]).articles
    rng, wanted = Random(args.seed), Counter[str]()
    results: list[tuple[Error, str]] = []
    unexplained = 0
    for group in groups(articles, args.seed, 1):
        stories = [articles[n] for n in group]
        if len(results) == args.groups:
            break
        if (error := one_error(stories, wanted, rng)) is None:
            continue
        wanted[error.mutation.kind] += 1
        untouched = wild.Untouched(audit_articles(stories).findings)
        changed = [error.changed(s) if n == error.story else s for n, s in enumerate(stories)]
        new = [f for f in audit_articles(changed).findings if not untouched.had(f)]
        hits = [f for f in new if wild.touches(f, stories[error.story].id, error.place)]
        results.append((error, "found" if any(map(wild.loud, hits)) else "hushed" if hits else "missed"))
        unexplained += sum(wild.loud(f) and f not in hits for f in new)
    wild.table("by kind", ((error.mutation.kind, result) for error, result in results))
    print(f"\nfindings no error explains: {unexplained}")
    if args.misses:
        with args.misses.open("w", encoding="utf-8") as out:
            for error, result in results:
                if result != "found":
                    m = error.mutation
                    line = {"kind": m.kind, "before": m.before, "told": error.sentence, "other": error.counterpart}
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
