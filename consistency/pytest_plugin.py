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
        help="Findings to let stand; without it consistency-baseline.toml of the working or the root directory.",
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
        settings = _verbs.load_settings(**files(config))
    except ConsistencyError as error:
        raise pytest.UsageError(str(error)) from error
    tests = config.getoption("file_or_dir")
    if not tests and not any(str(arg).startswith("--consistency") for arg in config.invocation_params.args):
        tests = config.args  # Asked for in the settings (addopts), articles come on top of the project's tests.
    config.stash[_ARTICLES] = articles = Articles(config, settings, tests)
    # On the command line they are what is asked for: without tests pytest would run those of its working directory.
    config.args[:] = articles.paths.arguments()
    if report := getattr(config, "workerinput", {}).get(_FOR_WORKER):
        articles.load(report)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Name the settings and the baseline that hold."""
    if _ARTICLES not in config.stash:
        return None
    used = [file for file in files(config).values() if file is not None]
    return f"consistency: {', '.join(used)}" if used else None


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Read the articles: an input that cannot be read ends the run before anything is tested."""
    if articles := session.config.stash.get(_ARTICLES, None):
        articles.read()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Let no rule for folders of code (norecursedirs) hide an article, and collect no test that lies beside one."""
    articles = config.stash.get(_ARTICLES, None)
    if articles is None:
        return None
    left_out = {articles.paths.absolute(path) for path in config.getoption("ignore") or ()}
    return articles.paths.is_ignored(collection_path, left_out)


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
    """A `consistency.testing.Checker` for the whole run, with the newsroom's settings and its baseline."""
    from consistency.errors import ConsistencyError
    from consistency.testing import Checker

    try:
        checker = pytestconfig.stash[_CHECKER] = Checker(**files(pytestconfig))
    except ConsistencyError as error:
        pytest.fail(str(error), pytrace=False)
    return checker


def files(config: pytest.Config) -> dict[str, str | None]:
    """The newsroom's settings and its baseline, each None where there is none.

    They are looked for where pytest was started, as the command does, and then in its root directory.
    """
    found: dict[str, str | None] = {}
    for key, name in {"config": "consistency.toml", "baseline": "consistency-baseline.toml"}.items():
        places = (folder / name for folder in (config.invocation_params.dir, config.rootpath))
        found[key] = next((os.fspath(place) for place in places if place.is_file()), None)
    named = config.getoption("--consistency-baseline")
    return found if named is None else found | {"baseline": named}
