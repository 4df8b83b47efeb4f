"""The sum of trees against a walk by hand, and what its terms add."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.trees import Trees, trees

TERMS = ("a", "b", "c")
NUMBERS = st.integers(-8, 8).map(lambda n: n / 2)


@st.composite
def tree(draw: st.DrawFn, depth: int = 3) -> list[dict[str, Any]]:
    """The nodes of one tree, the root first."""
    nodes: list[dict[str, Any]] = []

    def grow(left: int) -> int:
        n = len(nodes)
        nodes.append({"term": -1, "bound": 0.0, "below": 0, "above": 0, "value": draw(NUMBERS)})
        if left and draw(st.booleans()):
            nodes[n] |= {"term": draw(st.integers(0, 2)), "bound": draw(NUMBERS)}
            nodes[n] |= {"below": grow(left - 1), "above": grow(left - 1)}
        return n

    grow(depth)
    return nodes


def build(forest: list[list[dict[str, Any]]], base: float) -> Trees:
    widest = max(map(len, forest))
    empty = {"term": -1, "bound": 0.0, "below": 0, "above": 0, "value": 0.0}
    rows = [nodes + [empty] * (widest - len(nodes)) for nodes in forest]
    columns = {key: np.array([[node[key] for node in row] for row in rows]) for key in empty}
    return Trees(TERMS, base, **columns)


def walk(nodes: list[dict[str, Any]], case: dict[str, float]) -> tuple[float, float]:
    """The values of the leaf and of the root."""
    node = nodes[0]
    while node["term"] != -1:
        node = nodes[node["below"] if case[TERMS[node["term"]]] <= node["bound"] else node["above"]]
    return node["value"], nodes[0]["value"]


CASES = st.fixed_dictionaries(dict.fromkeys(TERMS, NUMBERS))


@given(st.lists(tree(), min_size=1, max_size=5), NUMBERS, st.lists(CASES, max_size=4))
def test_scores_are_the_leaves_of_every_tree(
    forest: list[list[dict[str, Any]]], base: float, cases: list[dict[str, float]]
) -> None:
    expected = [base + sum(walk(nodes, case)[0] for nodes in forest) for case in cases]
    assert build(forest, base).scores(cases) == pytest.approx(expected)


@given(st.lists(tree(), min_size=1, max_size=5), CASES)
def test_reasons_add_up_to_the_way_from_the_roots(forest: list[list[dict[str, Any]]], case: dict[str, float]) -> None:
    expected = sum(leaf - root for leaf, root in (walk(nodes, case) for nodes in forest))
    assert sum(build(forest, 0.0).reasons(case).values()) == pytest.approx(expected)


def test_a_term_that_is_not_asked_for_is_no_reason() -> None:
    stump = [
        {"term": 1, "bound": 0.5, "below": 1, "above": 2, "value": 0.25},
        {"term": -1, "bound": 0.0, "below": 0, "above": 0, "value": -1.0},
        {"term": -1, "bound": 0.0, "below": 0, "above": 0, "value": 2.0},
    ]
    model = build([stump], 0.5)
    assert model.scores([{"a": 0, "b": 0.5, "c": 0}, {"a": 0, "b": 1, "c": 0}]) == [-0.5, 2.5]
    assert model.reasons({"a": 0, "b": 1, "c": 0}) == {"b": 1.75}


def test_the_bundled_trees_ask_for_terms_that_are_given() -> None:
    model = trees("places")
    assert len(set(model.terms)) == len(model.terms)
    assert (model.term < len(model.terms)).all()
    assert json.dumps(model.scores([dict.fromkeys(model.terms, 0.0)]))
