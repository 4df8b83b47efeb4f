"""The rooms behind the command line, replaced by ones that hand out a known report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from consistency.cli import cli
from consistency.errors import NothingToReadError
from consistency.model import (
    Article,
    Evidence,
    Finding,
    ReadResult,
    ReadSummary,
    Report,
    Severity,
    Skipped,
    Span,
    Verdict,
)

EARLY = Article("early", "항만 물동량 47% 늘어", "지난해 항만 물동량이 47% 늘었다.", outlet="가나일보")
LATE = Article("late", "항만 물동량 증가", "지난해 항만 물동량이 74% 늘었다.", outlet="다라신문")


def finding(severity: Severity = Severity.ERROR, verdict: Verdict = Verdict.CONFLICT) -> Finding:
    """47% against 74%."""
    sides = (("early", "a", "47%"), ("late", "b", "74%"))
    evidence = tuple(
        Evidence(Span(article, "body", 12, 15), text, text, side, Span(article, "body", 0, 20))  # type: ignore[arg-type]
        for article, side, text in sides
    )
    return Finding("f1", "X101", "수치", severity, verdict, "47%와 74%가 다르다", evidence, ("같은 문장이다",))


@dataclass
class Rooms:
    """What the fake readers and engine were asked, and what the engine answers."""

    report: Report = field(
        default_factory=lambda: Report("none", ReadSummary(2, 0, 0), (EARLY, LATE), (), (finding(),), ())
    )
    read: list[tuple[str, ...]] = field(default_factory=list)
    known: list[tuple[str, ...]] = field(default_factory=list)
    audited: list[tuple[Any, ...]] = field(default_factory=list)
    error: BaseException | None = None

    def finds(self, *findings: Finding) -> None:
        """Let the engine find exactly these."""
        self.report = replace(self.report, findings=findings)

    def read_inputs(self, inputs: Any, known: Any = ()) -> ReadResult:
        """One article for each input; ``nothing`` holds none, and what ends with a slash is a folder."""
        self.read.append(tuple(inputs))
        self.known.append(tuple(one.id for one in known))
        articles = tuple(Article(one, one, "", source=_file(one)) for one in inputs if one != "nothing")
        skipped = tuple(Skipped(one, "빈 파일") for one in inputs if one == "nothing")
        return ReadResult(articles, skipped)

    def audit_articles(self, articles: Any, skipped: Any = (), *, progress: Any = None) -> Report:
        """The known report."""
        return self._answer(articles, skipped, progress)

    def check_articles(self, drafts: Any, against: Any, skipped: Any = (), *, progress: Any = None) -> Report:
        """The known report."""
        return self._answer(drafts, against, skipped, progress)

    def _answer(self, *asked: Any) -> Report:
        *what, progress = asked
        progress("비교", 1, 2)
        self.audited.append(tuple(what))
        if self.error:
            raise self.error
        if not what[0]:
            raise NothingToReadError("no article was read")
        return self.report


def _file(given: str) -> str:
    return f"{given}a.txt" if given.endswith("/") else given


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """The fake readers and engine, in place of the real ones."""
    fake = Rooms()
    monkeypatch.setitem(sys.modules, "consistency.readers", SimpleNamespace(read_inputs=fake.read_inputs))
    monkeypatch.setitem(
        sys.modules,
        "consistency.engine",
        SimpleNamespace(audit_articles=fake.audit_articles, check_articles=fake.check_articles),
    )
    return fake


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command with these arguments."""

    def call(*args: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, args, input=stdin, catch_exceptions=False)

    return call
