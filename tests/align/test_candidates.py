"""The fast search for candidates against one that compares every text with every other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.align.candidates import COMMON, MIN_CONTAINMENT, MIN_SHARED, Hashes, candidate_pairs

PRINTS = st.lists(st.sets(st.integers(0, 25), max_size=18), max_size=9)


def hashes(*texts: set[int]) -> list[Hashes]:
    return [np.array(sorted(text), dtype=np.uint64) for text in texts]


def oracle(texts: list[set[int]]) -> list[tuple[int, int]]:
    everybodys = {x for text in texts for x in text if sum(x in other for other in texts) > COMMON}
    found = []
    for (i, a), (j, b) in combinations(enumerate(texts), 2):
        shared = len((a & b) - everybodys)
        if shared and (shared >= MIN_SHARED or shared >= MIN_CONTAINMENT * min(len(a), len(b))):
            found.append((i, j))
    return found


@given(PRINTS)
def test_same_pairs_as_comparing_all(texts: list[set[int]]) -> None:
    assert candidate_pairs(hashes(*texts)) == oracle(texts)


@pytest.mark.parametrize(
    ("shared", "size", "is_candidate"), [(3, 40, True), (2, 40, False), (2, 8, True), (1, 5, False)]
)
def test_few_shared_fingerprints_need_to_be_much_of_the_shorter_text(
    shared: int, size: int, is_candidate: bool
) -> None:
    texts = [set(range(size)), set(range(size - shared, 2 * size))]
    assert candidate_pairs(hashes(*texts)) == ([(0, 1)] if is_candidate else [])


@given(PRINTS, st.integers(0, 9))
def test_drafts_restrict_the_pairs_and_change_none(texts: list[set[int]], drafts: int) -> None:
    every = candidate_pairs(hashes(*texts))
    assert candidate_pairs(hashes(*texts), drafts=drafts) == [pair for pair in every if pair[0] < drafts]


@pytest.mark.parametrize(("articles", "is_common"), [(COMMON, False), (COMMON + 1, True)])
def test_what_everybody_prints_makes_no_candidates(articles: int, is_common: bool) -> None:
    texts = [{1, 2, 3, 1000 + n} for n in range(articles)]
    assert (candidate_pairs(hashes(*texts)) == []) == is_common


def test_nothing_to_compare() -> None:
    assert candidate_pairs([]) == []
    assert candidate_pairs(hashes(set(), set())) == []
