"""Why an assertion failed: its findings as differences, and what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consistency.model import Finding, Report
from consistency.render.difference import difference
from consistency.render.messages import counted
from consistency.render.summary import read_counts
from consistency.render.view import View


def failure(report: Report, findings: Iterable[Finding], columns: int, lang: str = "ko") -> str:
    """The findings one after the other, at most ``columns`` wide; behind them how much was read."""
    return "\n".join(_lines(View(report, lang), list(findings), columns))


def _lines(view: View, findings: list[Finding], columns: int) -> Iterator[str]:
    yield counted(view.say.findings, len(findings))
    for finding in findings:
        yield ""
        yield from difference(view, finding, columns)
    yield ""
    yield " · ".join(read_counts(view.report, view.say))
