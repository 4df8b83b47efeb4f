"""The pytest plugin: articles as test items, and the fixture ``consistency``.

pytest loads it in every run of every project that shares the environment: nothing else of the package is imported, and
no file looked at, before it is asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from consistency._items import Articles
    from consistency.testing import Checker

_ARTICLES: pytest.StashKey[Articles] = pytest.StashKey()
_CHECKER: pytest.StashKey[Checker] = pytest.StashKey()
_ACCEPTED: pytest.StashKey[dict[str, None]] = pytest.StashKey()
_FOR_WORKER = "consistency"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options ``--consistency…``."""
    group = parser.getgroup("consistency", "consistency of news articles")
    group.addoption(
        "--consistency", nargs="+", action="extend", metavar="PATH", default=[],
        help="Audit the articles of these files and folders, one test an article. Paths of tests go before it.",
    )  # fmt: skip
    group.addoption(
        "--consistency-against", nargs="+", action="extend", metavar="INPUT", default=[],
        help="Check the articles against those of these inputs, and not against each other.",
    )  # fmt: skip
    group.addoption(
        "--consistency-fail-on", choices=["error", "warning", "info"], default="warning", metavar="LEVEL",
        help="Severity of a conflict from which on a test fails: error, warning (the default) or info.",
    )  # fmt: skip
    group.addoption(
        "--consistency-baseline", metavar="FILE",
        help="Findings to let stand; without it consistency-baseline.toml of the root directory, if there is one.",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest collect the articles as if it had been given their paths."""
    if not config.getoption("--consistency"):
        if config.getoption("--consistency-against"):
            raise pytest.UsageError("--consistency-against needs --consistency PATH")
        return
    from consistency import _verbs
    from consistency._items import Articles
    from consistency.errors import ConsistencyError

    try:
        settings = _verbs.load_settings(**places(config))
    except ConsistencyError as error:
        raise pytest.UsageError(str(error)) from error
    tests = config.getoption("file_or_dir")
    config.stash[_ARTICLES] = articles = Articles(config, settings, tests)
    # Without tests of its own pytest would run those of its working directory.
    config.args[:] = articles.arguments()
    if report := getattr(config, "workerinput", {}).get(_FOR_WORKER):
        articles.load(report)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Read the articles: an input that cannot be read ends the run before anything is tested."""
    if articles := session.config.stash.get(_ARTICLES, None):
        articles.read()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Let no rule for folders of code (norecursedirs) hide an article, and collect no test that lies beside one."""
    articles = config.stash.get(_ARTICLES, None)
    return articles.is_ignored(collection_path) if articles else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file that articles were read from."""
    articles = parent.config.stash.get(_ARTICLES, None)
    return articles.collect(file_path, parent) if articles else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run every article once, however often its file was named, and fail when there is none at all."""
    if articles := config.stash.get(_ARTICLES, None):
        articles.settle(items)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Audit once, before xdist starts its workers, and hand the report to all of them."""
    if articles := node.config.stash.get(_ARTICLES, None):
        node.workerinput[_FOR_WORKER] = articles.dump()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Note what the assertions in a worker of xdist let stand."""
    found = getattr(node, "workeroutput", {}).get(_FOR_WORKER, [])
    node.config.stash.setdefault(_ACCEPTED, {}).update(dict.fromkeys(found))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Note what the assertions of this process let stand; a worker of xdist tells the main process."""
    config = session.config
    accepted = config.stash.setdefault(_ACCEPTED, {})
    if checker := config.stash.get(_CHECKER, None):
        accepted.update(dict.fromkeys(checker.accepted))
    if hasattr(config, "workeroutput"):
        config.workeroutput[_FOR_WORKER] = list(accepted)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how much was read and found, and what the baseline let stand."""
    articles = config.stash.get(_ARTICLES, None)
    accepted = config.stash.get(_ACCEPTED, {})
    if not articles and not accepted:
        return
    from consistency._items import accepted_line

    lines = [*articles.summary()] if articles else []
    if others := set(accepted) - (articles.accepted if articles else set()):
        lines.append(accepted_line(len(others)))
    if lines:
        terminalreporter.section("consistency")
    for line in lines:
        terminalreporter.line(line)


@pytest.fixture(scope="session")
def consistency(pytestconfig: pytest.Config) -> Checker:
    """A `consistency.testing.Checker` for the whole run, with the settings of pytest's root directory."""
    from consistency.testing import Checker

    checker = pytestconfig.stash[_CHECKER] = Checker(**places(pytestconfig))
    return checker


def places(config: pytest.Config) -> dict[str, str | None]:
    """The paths of the newsroom's settings and of its baseline, each None where there is none."""
    names = {"config": "consistency.toml", "baseline": "consistency-baseline.toml"}
    files = {key: config.rootpath / name for key, name in names.items()}
    found = {key: os.fspath(file) if file.is_file() else None for key, file in files.items()}
    named = config.getoption("--consistency-baseline")
    return found if named is None else found | {"baseline": named}
