"""Articles as pytest sees them: a file collects its articles, and an article is a test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consistency import _verbs
from consistency.errors import ConsistencyError, require_read
from consistency.model import Article, Finding, ReadResult, Report, Severity
from consistency.render import load_report, render
from consistency.render.difference import difference
from consistency.render.escape import visible
from consistency.render.messages import LANGUAGES, counted, messages
from consistency.render.summary import finding_counts, read_counts
from consistency.render.view import View
from consistency.testing import InconsistentError

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr

    from consistency._verbs import Settings

_STDIN = "-"
_COLUMNS = 80
_LANG = LANGUAGES[0]
_CODE = (".py", ".pyc")
"""Endings of what stands beside tests and is no article that could not be read."""
_SPECIAL = ("[", "::")
"""What pytest takes for something else in a path that it is given, though not in one that it finds."""
_NAME = str.maketrans({"[": "［", "]": "］", ":": "：", "/": "／"})
"""What means something in the id of an item, by its wide look-alike."""


class Articles:
    """The articles of one run of pytest, and their report as soon as it is needed."""

    def __init__(self, config: pytest.Config, settings: Settings, tests: Sequence[str]) -> None:
        """``tests`` are pytest's own arguments, paths or ids. Raises ``pytest.UsageError`` for standard input."""
        # A worker of xdist is given its options twice.
        self._paths: list[str] = list(dict.fromkeys(config.getoption("--consistency")))
        self._against: list[str] = config.getoption("--consistency-against")
        if _STDIN in (*self._paths, *self._against):
            raise pytest.UsageError("articles are tests only as files and folders, not as standard input")
        self._level = Severity(config.getoption("--consistency-fail-on"))
        self._settings = settings
        self._here = config.invocation_params.dir
        self._roots = [(self._here / path).resolve() for path in self._paths]
        self._given = list(tests)
        self._tests = [(self._here / arg.partition("::")[0]).resolve() for arg in tests]
        self._read = ReadResult()
        self._printed = ReadResult()
        self._files: dict[Path, list[Article | str]] = {}
        self._folders: set[Path] = set()
        self._has_collected = False
        self._report: Report | None = None
        self._findings: dict[str, list[Finding]] = {}

    def arguments(self) -> list[str]:
        """What pytest has to be given so that it comes by every article, and by every test that was named.

        No path is within another: versions of pytest differ in what they make of that. Where a test's argument names an
        article, that is a choice among the articles.
        """
        if any(place.suffix not in _CODE and place.is_file() and _within(place, self._roots) for place in self._tests):
            return self._given
        folders = {_plain(root) for root in self._roots}
        named = dict(zip(self._given, self._tests, strict=True))
        tests = [arg for arg, place in named.items() if "::" in arg or not _within(place, folders)]
        covered = {named[arg] for arg in tests if "::" not in arg}
        places = [one for one in sorted(folders) if not _within(one, covered) and not _within(one, folders - {one})]
        return [*map(str, places), *tests]

    def read(self) -> None:
        """Read the articles. Raises ``pytest.UsageError`` when an input cannot be read, or none holds an article."""
        try:
            self._read = _verbs.read_sources(map(Path, self._paths))
            require_read(self._read)
            if self._against:
                self._printed = _verbs.read_against(map(Path, self._against), self._read)
        except ConsistencyError as error:
            raise pytest.UsageError(str(error)) from error
        files: dict[Path, list[Article | str]] = defaultdict(list)
        for article in self._read.articles:
            files[self._file(article.source)].append(article)
        for one in self._read.skipped:
            # What a file that was read has besides its articles is only told at the end.
            file = self._file(one.source)
            is_read = any(isinstance(item, Article) for item in files.get(file, ()))
            if file.is_file() and file.suffix not in _CODE and not is_read:
                files[file].append(one.reason)
        self._files = dict(files)
        self._folders = {folder for file in files for folder in file.parents}

    def _file(self, source: str) -> Path:
        """The file that a source names, behind which ``#`` and a place in the file may stand."""
        path = (self._here / source).resolve()
        return path if path.exists() else (self._here / source.rpartition("#")[0]).resolve()

    def is_ignored(self, path: Path) -> bool | None:
        """False for an article and what leads to one, True for what nobody asked for, None where pytest decides."""
        place = path.resolve()
        if place in self._files or place in self._folders:
            return False
        return None if _within(place, self._tests) or any(place in test.parents for test in self._tests) else True

    def collect(self, path: Path, parent: pytest.Collector) -> ArticleFile | None:
        """The file's node when articles were to be read from it."""
        if path.resolve() not in self._files:
            return None
        self._has_collected = True
        file: ArticleFile = ArticleFile.from_parent(parent, path=path)
        file.run = self
        file.held = self._files[path.resolve()]
        return file

    def settle(self, items: list[pytest.Item]) -> None:
        """Leave out the articles that are there twice. Raises ``pytest.UsageError`` when none was collected."""
        if not self._has_collected:
            raise pytest.UsageError("--consistency: no article was collected")
        seen: set[str] = set()
        for number, item in reversed(list(enumerate(items))):
            if isinstance(item, ArticleItem):
                if item.article.id in seen:
                    del items[number]
                seen.add(item.article.id)

    @property
    def report(self) -> Report:
        """The report on all articles, made once. Raises ``ConfigError`` for words of the newsroom's that do not fit."""
        if self._report is None:
            if self._against:
                self.take(_verbs.check_read(self._read, self._printed, self._settings))
            else:
                self.take(_verbs.audit_read(self._read, self._settings, map(Path, self._paths)))
        assert self._report is not None
        return self._report

    def take(self, report: Report) -> None:
        """Take this report for that on the articles."""
        self._report = report
        self._findings = defaultdict(list)
        for finding in report.findings:
            for name in dict.fromkeys(one.span.article for one in finding.evidence):
                self._findings[name].append(finding)

    def dump(self) -> str:
        """The report as text for another process. Raises ``pytest.UsageError`` as the command would end with 2."""
        try:
            return render(self.report, "json")
        except ConsistencyError as error:
            raise pytest.UsageError(str(error)) from error

    def load(self, text: str) -> None:
        """Take the report that another process made of the same articles."""
        self.take(load_report(text))

    def judge(self, item: ArticleItem) -> None:
        """Fail when the item's article cannot be true; expect it to fail when that was accepted."""
        report = self.report
        findings = self._findings[item.article.id]
        if failing := [one for one in findings if one.fails(self._level)]:
            raise InconsistentError(report, failing)
        accepted = [one.accepted for one in findings if one.weighs(self._level)]
        if reasons := [one.reason for one in accepted if one is not None]:
            pytest.xfail(visible("; ".join(dict.fromkeys(reasons))))
        view = View(report, _LANG)
        for finding in findings:
            item.add_report_section("call", "consistency", "\n".join(difference(view, finding, _COLUMNS)))

    @property
    def accepted(self) -> set[str]:
        """The ids of the findings that were let stand, empty before there is a report."""
        report = self._report
        return set() if report is None else {one.id for one in report.findings if one.accepted is not None}

    def summary(self) -> Iterator[str]:
        """What was read and found, what was skipped and why, and what the baseline has to do with it."""
        if self._report is None:
            return
        view = View(self._report, _LANG)
        yield " · ".join([*read_counts(self._report, view.say), *finding_counts(view)])
        for skipped in self._report.read.skipped:
            yield f"  - {visible(f'{skipped.source}: {view.reason(skipped)}')}"
        if self._report.stale:
            yield f"{view.say.stale_heading}:"
            for one in self._report.stale:
                yield f"  - {visible(f'{one.id}: {view.acceptance(one)}')}"


class ArticleFile(pytest.File):
    """A file that articles were to be read from: it holds them, or the reasons why there is none."""

    run: Articles
    held: list[Article | str]

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each article; one that is skipped for a file without any."""
        articles = [one for one in self.held if isinstance(one, Article)]
        for article in articles:
            item: ArticleItem = ArticleItem.from_parent(self, name=visible(article.id).translate(_NAME))
            item.run, item.article = self.run, article
            item.extra_keyword_matches |= {visible(article.title), visible(article.outlet)}
            yield item
        if not articles:
            nothing: SkippedItem = SkippedItem.from_parent(self, name="skipped")
            nothing.reason = visible("; ".join(one for one in self.held if isinstance(one, str)))
            yield nothing


class ArticleItem(pytest.Item):
    """The test that nothing in an article is known to be untrue together with something else."""

    run: Articles
    article: Article

    def runtest(self) -> None:
        """Look the article up in the report, which is made for all of them at the first."""
        self.run.judge(self)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str | TerminalRepr:
        """The differences alone: where in the plugin they were raised says nothing."""
        if isinstance(excinfo.value, InconsistentError | ConsistencyError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the article begins, and its title."""
        line = self.article.line("title", 0)
        title = visible(self.article.title) or messages(_LANG).no_title
        return self.path, None if line is None else line - 1, f"{self.name} {title}"


class SkippedItem(pytest.Item):
    """A file that no article was read from."""

    reason: str

    def runtest(self) -> None:
        """Say why."""
        pytest.skip(self.reason)


def accepted_line(count: int) -> str:
    """How many findings the baseline let stand, for runs whose assertions are the only ones to know."""
    return counted(messages(_LANG).accepted_count, count)


def _within(path: Path, roots: Collection[Path]) -> bool:
    return any(path == root or root in path.parents for root in roots)


def _plain(path: Path) -> Path:
    """The path, or the nearest folder above it that pytest takes as it is."""
    while any(special in str(path) for special in _SPECIAL):
        path = path.parent
    return path
