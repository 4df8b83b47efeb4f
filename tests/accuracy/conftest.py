"""The corpus measured once for all tests of the gate."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from corpus_files import Corpus, load_corpus
from measure import Measured, measure
from tables import tables

_TABLES = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def measured(corpus: Corpus, pytestconfig: pytest.Config) -> Measured:
    found = measure(corpus)
    pytestconfig.stash[_TABLES] = tables(found)
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was measured, whether the gate held or not."""
    if text := config.stash.get(_TABLES, ""):
        terminalreporter.section("accuracy")
        terminalreporter.write_line(text)
