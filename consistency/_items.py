"""Articles as pytest sees them: a file collects its articles, and an article is a test."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consistency import _verbs
from consistency._paths import CODE, Paths
from consistency.errors import ConsistencyError, require_read
from consistency.model import Article, Finding, ReadResult, Report, Severity, Skipped
from consistency.readers.detect import may_hold_article
from consistency.render import load_report, render
from consistency.render.difference import difference
from consistency.render.escape import visible
from consistency.render.messages import LANGUAGES, counted, messages
from consistency.render.phrases import reason_in_korean
from consistency.render.summary import finding_counts, read_counts
from consistency.render.view import View
from consistency.testing import InconsistentError

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr

    from consistency._verbs import Settings

_STDIN = "-"
_COLUMNS = 80
_SHOWN = 10
"""Inputs that were skipped and are listed: a folder of articles may hold hundreds of pictures."""
_LANG = LANGUAGES[0]
_NAME = str.maketrans({"[": "［", "]": "］", ":": "：", "/": "／"})
"""What means something in the id of an item, by its wide look-alike."""


class Articles:
    """The articles of one run of pytest, and their report as soon as it is needed."""

    def __init__(self, config: pytest.Config, settings: Settings, tests: Sequence[str]) -> None:
        """``tests`` are paths or ids of tests. Raises ``pytest.UsageError`` for a path that articles cannot have."""
        # A worker of xdist is given its options twice.
        self._given: list[str] = list(dict.fromkeys(config.getoption("--consistency")))
        self._against: list[str] = config.getoption("--consistency-against")
        for path in (*self._given, *self._against):
            if not path.strip() or path == _STDIN or path.endswith(CODE):
                raise pytest.UsageError(f"--consistency takes files and folders of articles, not {path!r}")
        self.paths = Paths(self._given, tests, config.invocation_params.dir)
        self._level = Severity(config.getoption("--consistency-fail-on"))
        self._settings = settings
        self._read = ReadResult()
        self._printed = ReadResult()
        self._files: dict[Path, list[Article | Skipped]] = {}
        self._has_collected = False
        self._report: Report | None = None
        self._findings: dict[str, list[Finding]] = {}

    def read(self) -> None:
        """Read the articles. Raises ``pytest.UsageError`` when an input cannot be read, or none holds an article."""
        try:
            self._read = _verbs.read_sources(map(Path, self._given))
            require_read(self._read)
            if self._against:
                self._printed = _verbs.read_against(map(Path, self._against), self._read)
        except ConsistencyError as error:
            raise pytest.UsageError(str(error)) from error
        files: dict[Path, list[Article | Skipped]] = defaultdict(list)
        for article in self._read.articles:
            files[self._file(article.source)].append(article)
        for one in self._read.skipped:
            # What a file has besides its articles, and a file that nobody takes for one, are told at the end.
            file = self._file(one.source)
            if file not in files and file.is_file() and (self.paths.is_named(file) or may_hold_article(file.name)):
                files[file].append(one)
        self._files = dict(files)
        self.paths.lead_to(files)

    def _file(self, source: str) -> Path:
        """The file that a source names, behind which ``#`` and a place in the file may stand."""
        path = self.paths.absolute(source)
        return path if path.exists() else self.paths.absolute(source.rpartition("#")[0])

    def collect(self, path: Path, parent: pytest.Collector) -> ArticleFile | None:
        """The file's node when articles were to be read from it."""
        held = self._files.get(self.paths.absolute(path))
        if held is None:
            return None
        self._has_collected = True
        file: ArticleFile = ArticleFile.from_parent(parent, path=path)
        file.run, file.held = self, held
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
                self.take(_verbs.audit_read(self._read, self._settings, map(Path, self._given)))
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
        skipped = self._report.read.skipped
        for one in skipped[:_SHOWN]:
            yield f"  - {visible(f'{one.source}: {view.reason(one)}')}"
        if len(skipped) > _SHOWN:
            yield f"  - … {counted(view.say.skipped, len(skipped))}"
        if self._report.stale:
            yield f"{view.say.stale_heading}:"
            for entry in self._report.stale:
                yield f"  - {visible(f'{entry.id}: {view.acceptance(entry)}')}"


class ArticleFile(pytest.File):
    """A file that articles were to be read from: it holds them, or the reasons why there is none."""

    run: Articles
    held: list[Article | Skipped]

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each article; one that is skipped for a file without any."""
        articles = [one for one in self.held if isinstance(one, Article)]
        used: Counter[str] = Counter()
        for article in articles:
            name = visible(article.id).translate(_NAME)
            used[name] += 1
            if used[name] > 1:
                name = f"{name}~{used[name]}"
            item: ArticleItem = ArticleItem.from_parent(self, name=name)
            item.run, item.article = self.run, article
            item.extra_keyword_matches |= {visible(article.title), visible(article.outlet)}
            yield item
        if not articles:
            nothing: SkippedItem = SkippedItem.from_parent(self, name="skipped")
            reasons = [reason_in_korean(one.reason) for one in self.held if isinstance(one, Skipped)]
            nothing.reason = visible("; ".join(reasons))
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
        raise pytest.skip.Exception(self.reason, _use_item_location=True)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file."""
        return self.path, 0, self.name


def accepted_line(count: int) -> str:
    """How many findings the baseline let stand, for runs whose assertions are the only ones to know."""
    return counted(messages(_LANG).accepted_count, count)
