"""The accuracy gate: what is found of known errors may not fall, what is said about harmless rewrites may not rise.

The tables are printed at the end of the run. Floors stand in floors.toml; ``python tests/accuracy/raise_floors.py``
raises them to what is measured now, and never lowers one.
"""

from __future__ import annotations

import pytest
from corpus_files import Corpus
from floors import CEILINGS, FLOORS, Floors, load_floors
from measure import Measured, trials
from mutators import ERROR_KINDS, REWRITE_KINDS

LIMITS = load_floors()


@pytest.mark.parametrize(("tier", "kind"), sorted(LIMITS.recall), ids=lambda x: str(x))
def test_recall_is_at_least_its_floor(measured: Measured, tier: str, kind: str) -> None:
    found, total = measured.found[tier, kind], measured.total[tier, kind]
    missed = [n for n in measured.misses if (n.tier, n.kind) == (tier, kind)]
    assert total > 0
    assert measured.recall(tier, kind) >= LIMITS.recall[tier, kind], f"{found} of {total}; missed: {missed}"


@pytest.mark.parametrize("tier", sorted(LIMITS.alarms))
def test_false_alarms_stay_under_their_ceiling(measured: Measured, tier: str) -> None:
    false = [n for n in measured.false if n.tier == tier]
    assert measured.rate(tier) <= LIMITS.alarms[tier], false


def test_every_kind_has_a_floor_and_every_tier_a_ceiling(measured: Measured) -> None:
    kinds = {key for key in measured.total if key[0] in FLOORS}
    assert kinds == set(LIMITS.recall)
    assert set(LIMITS.alarms) == set(CEILINGS)


def test_the_corpus_has_sixty_entries_and_a_negative_for_each_kind(corpus: Corpus) -> None:
    assert len(corpus.stories) + len(corpus.pairs) >= 60
    assert len({s.section for s in corpus.stories}) >= 8
    conflicts = {p.kind for p in corpus.pairs if p.label == "conflict"}
    assert conflicts == set(ERROR_KINDS)
    assert {p.kind for p in corpus.pairs if p.label == "silent"} == conflicts


def test_every_kind_of_error_and_rewrite_is_tried(corpus: Corpus) -> None:
    tried = {(t.tier, t.kind) for t in trials(corpus.stories)}
    assert {k for tier, k in tried if tier == "copy"} == set(ERROR_KINDS)
    assert {k for tier, k in tried if tier == "harmless"} == set(REWRITE_KINDS)


def test_the_trials_are_the_same_every_time(corpus: Corpus) -> None:
    assert list(trials(corpus.stories)) == list(trials(corpus.stories))


def test_a_floor_is_never_lowered() -> None:
    old = Floors({("copy", "figure"): 0.8}, {"harmless": 5.0})
    assert old.raised(Floors({("copy", "figure"): 0.7}, {"harmless": 9.0})) == old
    better = Floors({("copy", "figure"): 0.9}, {"harmless": 2.0})
    assert old.raised(better) == better
