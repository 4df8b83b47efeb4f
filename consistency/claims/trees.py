"""A sum of small decision trees that is read from data: how likely two figures are of one thing, and why.

Each tree asks for one term after another whether it is at most so much and ends in a number; the sum of the numbers is
a log-odds. What a term says in one case is what the sum changes by where the term is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from consistency.korean.lexicon import derived

_LEAF = -1


@dataclass(frozen=True)
class Trees:
    """Trees over ``terms``. Each row of the arrays is a tree, each column a node; a leaf's term is -1."""

    terms: tuple[str, ...]
    base: float
    term: npt.NDArray[np.int64]
    bound: npt.NDArray[np.float64]
    below: npt.NDArray[np.int64]
    above: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]

    def scores(self, cases: Sequence[Mapping[str, float]]) -> list[float]:
        """The log-odds of each case, given its terms by name."""
        if not cases:
            return []
        rows = np.array([[case[name] for name in self.terms] for case in cases])
        tree = np.arange(len(self.term))
        node = np.zeros((len(cases), len(self.term)), dtype=np.int64)
        case = np.arange(len(cases))[:, None]
        while True:
            term = self.term[tree, node]
            if (term == _LEAF).all():
                return [float(v) for v in self.base + self.value[tree, node].sum(axis=1)]
            goes_below = rows[case, term] <= self.bound[tree, node]
            further = np.where(goes_below, self.below[tree, node], self.above[tree, node])
            node = np.where(term == _LEAF, node, further)

    def reasons(self, case: Mapping[str, float]) -> dict[str, float]:
        """What each term that is asked for adds to the log-odds of one case, the greatest first."""
        added: dict[str, float] = {}
        for tree in range(len(self.term)):
            node = 0
            while (term := int(self.term[tree, node])) != _LEAF:
                name = self.terms[term]
                further = self.below if case[name] <= self.bound[tree, node] else self.above
                before, node = node, int(further[tree, node])
                added[name] = added.get(name, 0.0) + float(self.value[tree, node] - self.value[tree, before])
        return dict(sorted(added.items(), key=lambda item: (-item[1], item[0])))


@derived
def trees(name: str) -> Trees:
    """Read ``name`` (the stem of a JSON file in ``korean/lexicon``)."""
    folder = resources.files("consistency.korean").joinpath("lexicon")
    data: dict[str, Any] = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    widest = max(len(tree["value"]) for tree in data["trees"])

    def filled(key: str, empty: float) -> list[list[float]]:
        return [tree[key] + [empty] * (widest - len(tree[key])) for tree in data["trees"]]

    return Trees(
        tuple(data["terms"]),
        data["base"],
        np.array(filled("term", _LEAF), dtype=np.int64),
        np.array(filled("bound", 0.0)),
        np.array(filled("below", 0), dtype=np.int64),
        np.array(filled("above", 0), dtype=np.int64),
        np.array(filled("value", 0.0)),
    )
