"""What is printed into the log of a CI job: no article's words are a command there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.model import Article, Evidence, Finding, ReadSummary, Report, Severity, Span, Verdict
from consistency.render import FORMATS, LANGUAGES, render
from consistency.render.difference import difference
from consistency.render.failure import failure
from consistency.render.view import View
from tests.render.anything import reports

# The runner cuts the spaces that a line begins with before it looks for `::`, and finds `##[` anywhere in it. Azure and
# TeamCity have their own names behind the two signs.
_ANYWHERE = re.compile(r"##[A-Za-z]*\[")


def is_command(line: str) -> bool:
    """Whether a CI server would do something on the line."""
    return line.lstrip().startswith("::") or _ANYWHERE.search(line) is not None


def printed(report: Report, lang: str, columns: int) -> list[str]:
    """Every line of what people read, whatever a program takes for the end of one."""
    texts = [render(report, format, lang) for format in ("text", "markdown", "junit", "sarif")]
    texts.append(failure(report, report.findings, columns, lang))
    for finding in report.findings:
        texts += difference(View(report, lang), finding, columns)
    # JSON keeps what it was given but for control characters; a runner breaks lines at these alone.
    as_given = re.split("[\r\n]", render(report, "json", lang))
    return [*as_given, *(line for text in texts for line in text.splitlines())]


def test_a_command_is_seen() -> None:
    for line in ("::error::x", " \t::stop-commands::t", "가 ##[error]나", "##vso[task.complete]", "##teamcity[x]"):
        assert is_command(line)
    assert not is_command("| ::error::x")
    assert not is_command("## [제목]")


@settings(max_examples=100)
@given(reports(), st.sampled_from(LANGUAGES), st.integers(4, 90))
def test_no_line_is_a_command(report: Report, lang: str, columns: int) -> None:
    assert [line for line in printed(report, lang, columns) if is_command(line)] == []
    # Here every line is a command of ours, and nothing in it is another's.
    assert _ANYWHERE.search(render(report, "github", lang)) is None


@given(st.integers(1, 60), st.integers(4, 90))
def test_no_command_where_a_line_is_folded(before: int, columns: int) -> None:
    text = f"{'가' * before} ::error::거짓 ##[error]거짓 값 3%"
    span = Span("a", "body", 0, len(text))
    words = replace(span, end=before)
    evidence = (Evidence(words, text[:before], text, "a", span), Evidence(words, text[:before], text, "b", span))
    finding = Finding(text, text, text, Severity.ERROR, Verdict.CONFLICT, text, evidence, (text,))
    article = Article("a", text, text, None, text, source=f"{text}.md")
    report = Report("", ReadSummary(1, 0, 0), (article,), (), (finding,))
    assert [line for line in printed(report, "ko", columns) if is_command(line)] == []


def test_marks_and_pieces_do_not_put_a_command_together(sample: ModuleType) -> None:
    finding = sample.FINDINGS[0]
    body = "값은 ##[error] ##\u200b[group] ##⟦debug] 3%다."
    for start, end in ((5, 5), (5, 6), (4, 5), (3, 5), (14, 16)):
        span = replace(finding.evidence[0].span, start=start, end=end)
        context = replace(span, start=0, end=len(body))
        evidence = (replace(finding.evidence[0], span=span, context=context, text=body[start:end]),)
        articles = tuple(replace(one, body=body) for one in sample.ARTICLES)
        report = replace(sample.REPORT, articles=articles, findings=(replace(finding, evidence=evidence),))
        assert [line for line in printed(report, "ko", 80) if is_command(line)] == []


def test_json_keeps_what_looks_like_a_command(sample: ModuleType) -> None:
    articles = tuple(replace(one, title="##[error]가 ##vso[x] \\\\##[") for one in sample.ARTICLES)
    text = render(replace(sample.REPORT, articles=articles), "json")
    assert json.loads(text)["articles"][0]["title"] == articles[0].title


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"json"}))
def test_a_line_break_in_the_name_of_a_file_breaks_no_line(sample: ModuleType, format: str) -> None:
    def lines(name: str) -> int:
        articles = tuple(replace(one, source=f"{name}.md") for one in sample.ARTICLES)
        skipped = tuple(replace(one, source=f"{name}.md") for one in sample.REPORT.read.skipped)
        read = replace(sample.REPORT.read, skipped=skipped)
        return len(render(replace(sample.REPORT, articles=articles, read=read), format).splitlines())

    assert lines("가\n나") == lines("가\u2028나") == lines("가 나")
