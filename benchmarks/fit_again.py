"""Fit the trees by which two figures of one story are taken for one (``again.json``).

    python benchmarks/fit_again.py ARTICLES OUT [--sets FILE ...] [--stories 15000] [--seed 1] [--check]
        [--without FILE]

Needs scikit-learn. ARTICLES is any input of the checker. Figures of a story that differ and are told alike are examples
of two things. Into copies of each story errors are set, one at a time, where another sentence or the headline prints
the same value: a digit more, less, other or swapped, another power of ten, another number of about the size. The
two places are then an example of one thing. ``--sets`` as for ``fit_places.py``. ``--without`` names stories, one id a
line, that are left out: those in which a reader found an error in print.

With ``--check`` half of the stories are kept apart and it prints how many of their errors are found at how many
findings in untouched stories; otherwise OUT is written from all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from fit_places import LESS, MORE, Change, Story, changes_of, exported, fitted, same_place, sets
from mutators.hangul import is_syllable

from consistency.align.again import Again
from consistency.align.place_figures import FIGURES
from consistency.align.places import PlaceCandidate
from consistency.claims.retelling import Slot, kind_of, one_value
from consistency.model import Article
from consistency.readers import read_inputs

ERRORS, OF_SET = 3, 2.0
"""Errors set into one story, and what an example of a set counts."""
SPEAK_FOR = MORE | {"again", "in_title", "in_lead", "alone"}
SPEAK_AGAINST = LESS | {
    "derived", "apart", "other_measures", "other_scopes", "other_role", "more", "other_moment", "other_group",
    "foreseen", "of_past",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A pair of places of a story: which error changed one of them (None: none), what it weighs, its terms."""

    story: str
    error: int | None
    weight: float
    terms: dict[str, float] | None


def examples(article: Article, rng: Random, weight: float) -> Iterator[Example]:
    """The pairs of places of one story, untouched and with errors."""
    story = Story(article)
    yield from (Example(article.id, None, weight, c.terms) for c in Again(story.placed).candidates())
    changes = list(changes_of(article, rng, FIGURES))
    made: dict[Slot, int] = {}
    for change in rng.sample(changes, len(changes)):
        slot = next((z for z in story.placed.slots.slots if _touches(change, z)), None)
        if len(made) == ERRORS or slot is None or slot in made:
            continue
        twins = _twins(story, slot)
        text = article.text(change.field)
        after = Story(replace(article, **{change.field: text[: change.start] + change.new + text[change.end :]}))
        new = next((z for z in after.placed.slots.slots if same_place(z, slot)), None)
        if not twins or new is None:
            continue
        made[slot] = len(made)
        moved = len(change.new) - (change.end - change.start)
        places = {
            (
                z.place.field,
                z.place.start + (moved if z.place.field == change.field and z.place.start >= change.end else 0),
            )
            for z in twins
        }
        hits = [c for c in Again(after.placed).candidates() if _sets_against(c, new, places)]
        yield from (Example(article.id, made[slot], weight / len(hits), c.terms) for c in hits)
        if not hits:
            yield Example(article.id, made[slot], 0.0, None)


def _touches(change: Change, slot: Slot) -> bool:
    return slot.place.field == change.field and slot.place.start < change.end and change.start < slot.place.end


def _twins(story: Story, slot: Slot) -> list[Slot]:
    """The places in other sentences that print the value, among words of which one is the same."""
    words = {w[:2] for w in story.sentence(slot).split() if len(w) > 1 and is_syllable(w[0])}
    return [
        z
        for z in story.placed.slots.by_kind.get(kind_of(slot.mention), ())
        if story.sentence(z) != story.sentence(slot)
        and one_value(z.mention, slot.mention)
        and any(w in story.sentence(z) for w in words)
    ]


def _sets_against(c: PlaceCandidate, new: Slot, places: set[tuple[str, int]]) -> bool:
    return any(p.place == new.place and (q.place.field, q.place.start) in places for p, q in ((c.a, c.b), (c.b, c.a)))


def check(rows: Sequence[Example], stories: int) -> None:
    """Print what is found in stories that the trees were not fitted to."""
    ids = sorted({e.story for e in rows})
    half = set(ids[::2])
    names, model = fitted([e for e in rows if e.story in half], SPEAK_FOR, SPEAK_AGAINST)
    rest = [e for e in rows if e.story not in half]
    told = [e for e in rest if e.terms is not None]
    scores = model.decision_function(np.array([[(e.terms or {})[n] for n in names] for e in told]))
    best = {(e.story, e.error): -99.0 for e in rest if e.error is not None}
    for e, score in zip(told, scores, strict=True):
        if e.error is not None:
            best[e.story, e.error] = max(best[e.story, e.error], score)
    false = sorted((s for e, s in zip(told, scores, strict=True) if e.error is None), reverse=True)
    print(f"{stories // 2} stories, {len(best)} errors")
    for rate in (0.0005, 0.001, 0.002, 0.004, 0.008):
        bound = false[min(len(false) - 1, int(rate * stories / 2))]
        print(f"{rate:6.4f} a story: {sum(v > bound for v in best.values()) / len(best):.3f} found above {bound:.2f}")


def main() -> None:
    """Read, fit, and write or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sets", type=Path, action="append", default=[])
    parser.add_argument("--without", type=Path)
    parser.add_argument("--stories", type=int, default=15000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    wrong = set(args.without.read_text("utf-8").split()) if args.without else set()
    own = {a.body[:80]: a for a in reversed(read_inputs([args.articles]).articles) if a.id not in wrong}
    given = Random(args.seed).sample(sorted(own.values(), key=lambda a: a.id), min(args.stories, len(own)))
    told = [(a, 1.0) for a in given] + [(a, OF_SET) for stories in sets(args.sets) for a in stories]
    rows = [e for a, weight in told for e in examples(a, Random(f"{args.seed} {a.id}"), weight)]
    print(f"{len(rows)} examples of {len(told)} stories")
    if args.check:
        check(rows, len(told))
        return
    data = json.dumps(exported(*fitted(rows, SPEAK_FOR, SPEAK_AGAINST)), separators=(",", ":"))
    args.out.write_text(data.replace('},{"term"', '},\n{"term"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
