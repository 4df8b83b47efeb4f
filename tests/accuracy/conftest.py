"""The corpus measured once for all tests of the gate."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from corpus_files import Corpus, load_corpus
from measure import Measured, measure


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def measured(corpus: Corpus) -> Measured:
    return measure(corpus)
