"""Recall on single real stories: one known error where the story itself says what is right.

    python benchmarks/mutate_one.py ARTICLES [--stories 5000] [--seed 1] [--misses FILE]

ARTICLES is any input of the checker. In each story what holds is looked for by values alone, without the checker's
rules: a figure of the headline that the body prints (``headline``), a figure of three digits or more that two sentences
print (``repeated``), and in one sentence or two that follow each other a rate of change (``growth``), a share
(``share``), two rates and their difference (``points``), two parts and their sum (``sum``). One of the figures is
changed by a digit or a power of ten, and the story is audited by itself, untouched and changed. Prints what was found
by kind, and the findings that the error does not touch. Some of what holds does so by chance, above all sums and
points, and an error may stay within what rounding allows: all is not reached.

The trees of S202, S207, S209 and S210 were fitted to such stories; what they find in others is told by ``fit_again.py
--check`` and ``fit_triples.py --check``. ``--misses`` writes what was not found, one JSON object a line; it holds text
of ARTICLES and stays outside the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mutate_wild as wild
from mutators import errors

from consistency.align.passages import cut
from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading
from consistency.engine import audit_articles
from consistency.model import Article, FieldName, Quantity
from consistency.readers import read_inputs

CROWDED = 14
"""Figures of two sentences from which everything follows from something."""
RATES = frozenset({"ratio", "points", "multiple", "fraction"})
Places = tuple[tuple[FieldName, Quantity], ...]


@dataclass(frozen=True)
class Holding:
    """Figures that agree in a story, and how."""

    kind: str
    places: Places


def holdings(article: Article) -> Iterator[Holding]:
    """What holds in a story, each set of figures once."""
    sentences = [Reading(article.body[start:end], start) for start, end in cut(article).spans]
    figures = [list(_figures(r)) for r in sentences]
    for q in _figures(Reading(article.title)):
        if _digits(q) > 1 and any(_is_rounded(q, b) for row in figures for b in row):
            yield Holding("headline", (("title", q),))
    yield from _repeated(figures)
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for n, row in enumerate(figures):
        window = [*row, *(figures[n + 1] if n + 1 < len(figures) else [])]
        for found in _following(window) if len(window) <= CROWDED else ():
            key = found.kind, tuple(sorted(q.start for _, q in found.places))
            if key not in seen and any(q in row for _, q in found.places):
                seen.add(key)
                yield found


def _figures(reading: Reading) -> Iterator[Quantity]:
    quantities = (m for m in reading.mentions if isinstance(m, Quantity) and m.dimension and m.value > 0)
    for q in quantities:
        if is_plain(q) and not q.bound and not q.role and not q.dimension.startswith("duration"):
            yield q


def _digits(q: Quantity) -> int:
    return len(str((q.value / q.step).to_integral_value()).strip("0")) if q.step else 0


def _is_rounded(q: Quantity, b: Quantity) -> bool:
    return b.dimension == q.dimension and b.step <= q.step and abs(b.value - q.value) <= q.step / 2


def _repeated(figures: Sequence[Sequence[Quantity]]) -> Iterator[Holding]:
    by_value: dict[tuple[str, Decimal], list[tuple[int, Quantity]]] = {}
    for n, row in enumerate(figures):
        for q in row:
            if _digits(q) > 2:
                by_value.setdefault((q.dimension, q.value), []).append((n, q))
    for places in by_value.values():
        if len(places) == len({n for n, _ in places}) == 2:
            yield Holding("repeated", (("body", places[1][1]),))


def _following(window: Sequence[Quantity]) -> Iterator[Holding]:
    amounts = [q for q in window if q.dimension not in RATES]
    rates = [q for q in window if q.dimension == "ratio"]
    points = [q for q in window if q.dimension == "points"]

    def of(kind: str, *figures: Quantity) -> Holding:
        return Holding(kind, tuple(("body", q) for q in figures))

    for a, b in permutations((q for q in amounts if _digits(q) > 2), 2):
        if a.dimension != b.dimension or a.value == b.value:
            continue
        for p in (r for r in rates if _digits(r) > 1):
            if p.value >= 1 and abs(abs(b.value - a.value) / a.value * 100 - p.value) <= p.step / 2:
                yield of("growth", a, b, p)
            elif a.value < b.value and abs(a.value / b.value * 100 - p.value) <= p.step / 2:
                yield of("share", a, b, p)
    for a, b in combinations((q for q in amounts if _digits(q) > 1), 2):
        for total in (t for t in amounts if t not in (a, b) and a.dimension == b.dimension == t.dimension):
            if _digits(total) > 2 and a.value + b.value == total.value:
                yield of("sum", a, b, total)
    for a, b in permutations(rates, 2):
        for p in points:
            if a.value - b.value == p.value:
                yield of("points", a, b, p)


def main() -> None:
    """Set the errors, audit every story twice, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--stories", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=Path)
    args = parser.parse_args()
    own = {a.body[:80]: a for a in reversed(read_inputs([args.articles]).articles)}
    stories = sorted(own.values(), key=lambda a: a.id)
    results: list[tuple[str, str]] = []
    missed: list[dict[str, str]] = []
    unexplained = 0
    for article in Random(args.seed).sample(stories, min(args.stories, len(stories))):
        untouched: wild.Untouched | None = None
        rng = Random(f"{args.seed} {article.id}")
        for holding in holdings(article):
            field, q = rng.choice(holding.places)
            text = article.text(field)
            set_ = [m for kind in ("figure", "magnitude") for m in errors(text, kind, rng)]
            mine = [m for m in set_ if q.start <= m.was[0][0] and m.was[0][1] <= q.end]
            if not mine:
                continue
            if untouched is None:
                untouched = wild.Untouched(audit_articles([article]).findings)
            error = rng.choice(mine)
            (start, end), (new_start, new_end) = error.was[0], error.places[0]
            changed = replace(article, **{field: text[:start] + error.text[new_start:new_end] + text[end:]})
            new = [f for f in audit_articles([changed]).findings if not untouched.had(f) and wild.loud(f)]
            place = start, start + max(1, new_end - new_start)
            hits = [
                f
                for f in new
                if any(e.span.field == field and e.span.start < place[1] and place[0] < e.span.end for e in f.evidence)
            ]
            results.append((holding.kind, "found" if hits else "missed"))
            unexplained += len(new) - len(hits)
            if not hits:
                missed.append(
                    {"kind": holding.kind, "id": article.id, "was": text[start:end], "in": text[q.start : q.end]}
                )
    wild.table("by kind", results)
    print(f"\nfindings no error explains: {unexplained}")
    if args.misses:
        lines = (json.dumps(m, ensure_ascii=False) + "\n" for m in missed)
        args.misses.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
