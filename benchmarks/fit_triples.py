"""Fit the trees by which three figures are taken to be told together (``triples_*.json``).

    python benchmarks/fit_triples.py ARTICLES FOLDER [--sets FILE ...] [--check]

Needs scikit-learn. ARTICLES is any input of the checker. In real stories most rates, differences, shares and multiples
do follow from the figures that they are told with: those near them from which they follow are taken for these, all
others for figures of something else. The terms do not see the values, so that the trees find the figures that are meant
also where they do not follow. ``--sets`` as for ``fit_places.py``.

With ``--check`` each quarter of the stories is judged by trees fitted to the others, and it prints by kind, for some
bounds: how many figures have a pair above it, for how many the best pair agrees, and for how many no pair does (slips
of the pen in print, or pairs misread). Otherwise the models are written into FOLDER.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fit_places import exported, sets
from sklearn.ensemble import HistGradientBoostingClassifier

from consistency.align.passages import cut
from consistency.claims.following import MODELS, follows, is_near
from consistency.claims.reading import Reading
from consistency.claims.triples import Triple, triples
from consistency.model import Article
from consistency.readers import read_inputs

RATE = 0.07
COARSE = 0.3
"""What an example counts whose figure has one digit: so many follow from something by chance."""
PARTS = 4
Found = tuple[str, list[Triple], list[bool]]


def examples(article: Article) -> list[Found]:
    """The figures of a story with the pairs near them, and from which of these they follow."""
    sentences = [Reading(article.body[start:end], start) for start, end in cut(article).spans]
    told = ([t for t in found if is_near(t)] for found in triples(sentences))
    return [(article.id, found, [follows(t) for t in found]) for found in told if found]


def fitted(rows: Sequence[Found]) -> tuple[list[str], HistGradientBoostingClassifier]:
    """The trees of examples, and the names of their terms."""
    names = list(rows[0][1][0].terms())
    model = HistGradientBoostingClassifier(
        max_iter=200, learning_rate=RATE, max_leaf_nodes=10, min_samples_leaf=15, l2_regularization=3.0,
        early_stopping=False, random_state=0, max_bins=64,
    )  # fmt: skip
    model.fit(
        np.array([[terms[n] for n in names] for _, found, _ in rows for terms in (t.terms() for t in found)]),
        [true for _, _, follow in rows for true in follow],
        sample_weight=[COARSE if _digits(found[0]) < 2 else 1.0 for _, found, _ in rows for _ in found],
    )
    return names, model


def _digits(triple: Triple) -> int:
    c = triple.c.figure
    return len(str((abs(c.value) / c.step).to_integral_value()).rstrip("0"))


def check(rows: Sequence[Found]) -> None:
    """Print what trees fitted to other stories make of each."""
    part = [zlib.crc32(story.encode()) % PARTS for story, _, _ in rows]
    best: list[tuple[str, float, bool, bool]] = []
    for n in range(PARTS):
        names, model = fitted([r for r, p in zip(rows, part, strict=True) if p != n])
        for (_, found, follow), p in zip(rows, part, strict=True):
            if p == n:
                scores = model.decision_function(
                    np.array([[terms[m] for m in names] for terms in (t.terms() for t in found)])
                )
                k = int(np.argmax(scores))
                best.append((found[0].kind, float(scores[k]), follow[k], any(follow)))
    for kind in sorted({b[0] for b in best}):
        own = [b for b in best if b[0] == kind]
        print(f"{kind}: {len(own)} figures, {sum(b[3] for b in own)} follow from some pair")
        for bound in (1, 1.5, 2, 2.5, 3):
            told = [b for b in own if b[1] > bound]
            agree, none = sum(b[2] for b in told), sum(not b[3] for b in told)
            print(f"  above {bound}: {len(told)}, the pair agrees {agree}, none {none}")


def main() -> None:
    """Read, fit, and write or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", type=Path, action="append", default=[])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    own = {a.body[:80]: a for a in reversed(read_inputs([args.articles]).articles)}
    given = [*sorted(own.values(), key=lambda a: a.id), *(a for stories in sets(args.sets) for a in stories)]
    rows = [row for article in given for row in examples(article)]
    print(f"{len(rows)} figures in {len(given)} stories")
    for name in sorted(set(MODELS.values())):
        mine = [r for r in rows if MODELS[r[1][0].kind] == name]
        if args.check:
            check(mine)
        else:
            data = json.dumps(exported(*fitted(mine)), separators=(",", ":")).replace('},{"term"', '},\n{"term"')
            (args.folder / f"{name}.json").write_text(data + "\n", "utf-8")


if __name__ == "__main__":
    main()
