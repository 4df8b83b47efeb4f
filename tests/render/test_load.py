from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.errors import ReportError
from consistency.model import Acceptance, Article, ReadSummary, Report, Skipped
from consistency.render import LANGUAGES, load_report, render


def contract_report() -> dict[str, Any]:
    """A report as the contract has it, without anything that this project adds."""
    return {
        "schema": "consistency-report/1",
        "tool": {"name": "other", "version": "3", "analyser": "none"},
        "read": {"articles": 2, "skipped": [], "passages": 1, "claims": 2},
        "articles": [
            {
                "id": "x",
                "title": "물가",
                "body": "앞 문단.\n값은 3% 올랐다. 끝.\n뒤 문단.",
                "published": "2025-01-02T03:04:05Z",
            },
            {"id": "y", "title": "물가", "body": "값은 5% 올랐다.", "published": None, "outlet": "", "url": ""},
        ],
        "passages": [{"a": {"article": "x", "start": 6, "end": 15}, "b": {"article": "y", "start": 0, "end": 9}}],
        "findings": [
            {
                "id": "1",
                "rule": "R",
                "name": "값",
                "severity": "error",
                "verdict": "conflict",
                "message": "다름",
                "why": [],
                "evidence": [
                    {"article": "x", "field": "body", "start": 9, "end": 11, "text": "3%", "value": "3"},
                    {"article": "y", "field": "body", "start": 3, "end": 5, "text": "5%", "value": "5"},
                ],
            }
        ],
    }


@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "ALONE"])
def test_round_trip(sample: ModuleType, name: str) -> None:
    report = getattr(sample, name)
    text = render(report, "json")
    assert load_report(text) == report
    assert render(load_report(text), "json") == text


@pytest.mark.parametrize("format", ["sarif", "junit", "github", "markdown", "text"])
@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "ALONE"])
def test_a_loaded_report_is_written_as_the_first_was(sample: ModuleType, name: str, format: str) -> None:
    report = getattr(sample, name)
    again = load_report(render(report, "json"))
    for lang in LANGUAGES:
        assert render(again, format, lang) == render(report, format, lang)


def test_accepted_stale_and_lines_are_read(sample: ModuleType) -> None:
    data = contract_report()
    data["articles"][0]["lines"] = {"title": 3, "body": 5, "follow": True}
    data["findings"][0]["accepted"] = {"reason": "다른 조사다"}
    data["stale"] = [{"id": "0123456789ab", "reason": "고쳤다", "by": "김다온", "on": "2025-03-04"}]
    report = load_report(json.dumps(data))
    assert report.findings[0].accepted == Acceptance("1", "다른 조사다")
    assert report.stale == (Acceptance("0123456789ab", "고쳤다", "김다온", date(2025, 3, 4)),)
    x, y = report.articles
    assert (x.line("title", 0), x.line("body", 0), x.line("body", 9)) == (3, 5, 6)
    assert y.line("body", 0) is None


def test_a_report_of_another_tool() -> None:
    report = load_report(json.dumps(contract_report()))
    first, second = report.findings[0].evidence
    assert (first.side, second.side) == ("a", "b")
    body = report.articles[0].body
    assert body[first.context.start : first.context.end] == "값은 3% 올랐다. 끝."
    assert report.claims == ()
    assert report.relations == ()
    assert "> 값은 <b>3%</b> 올랐다. 끝." in render(report, "markdown")
    assert render(load_report(render(report, "json")), "json") == render(report, "json")


def test_a_day_without_time_stays_a_day() -> None:
    data = contract_report()
    data["articles"][0]["published"] = "2025-01-02"
    article = load_report(json.dumps(data)).articles[0]
    assert article.day_only
    assert article.published is not None
    assert article.published.isoformat() == "2025-01-02T00:00:00+09:00"


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("schema",), "consistency-report/2", "consistency-report/2"),
        (("schema",), None, "no schema"),
        (("read",), None, "read must be an object"),
        (("read", "articles"), "2", r"read\.articles must be a whole number"),
        (("read", "articles"), True, r"read\.articles must be a whole number"),
        (("articles",), {}, "articles must be a list"),
        (("articles", 1, "id"), "x", "same id"),
        (("articles", 1, "id"), 7, r"articles\[1\]\.id must be a string"),
        (("articles", 0, "published"), "어제", r"articles\[0\]\.published must be a time"),
        (("passages", 0, "a", "article"), "z", "names an article that is not in the report"),
        (("passages", 0, "b", "end"), 999, r"passages\[0\]\.b ends after the end of the body"),
        (("findings", 0, "severity"), "fatal", r"findings\[0\]\.severity must be one of info, warning, error"),
        (("findings", 0, "evidence"), [], r"findings\[0\]\.evidence must not be empty"),
        (("findings", 0, "why"), [1], r"findings\[0\]\.why must be a list of strings"),
        (("findings", 0, "evidence", 1, "start"), 6, r"findings\[0\]\.evidence\[1\] ends before it starts"),
        (("findings", 0, "evidence", 1, "text"), "6%", r"evidence\[1\]\.text is not the text at its start and end"),
        (("findings", 0, "evidence", 1, "field"), "id", r"evidence\[1\]\.field must be one of title, body"),
        (("findings", 0, "evidence", 1, "side"), "c", r"evidence\[1\]\.side must be one of a, b"),
        (("articles", 0, "lines"), 3, r"articles\[0\]\.lines must be an object"),
        (("articles", 0, "lines"), {"title": 1, "body": 2}, r"lines\.follow must be true or false"),
        (("articles", 0, "lines"), {"title": -1, "body": 2, "follow": True}, r"lines\.title must be a whole number"),
        (("articles", 0, "lines"), {"title": 1, "body": 0, "follow": True}, r"lines must count from 1"),
        (("findings", 0, "accepted"), True, r"findings\[0\]\.accepted must be an object"),
        (("findings", 0, "accepted"), {"by": "김다온"}, r"accepted\.reason must be a string"),
        (("findings", 0, "accepted"), {"reason": "", "by": 1}, r"accepted\.by must be a string"),
        (("findings", 0, "accepted"), {"reason": "", "on": "어제"}, r"accepted\.on must be a day in ISO 8601"),
        (("stale",), {}, "stale must be a list"),
        (("stale",), [{"reason": "고쳤다"}], r"stale\[0\]\.id must be a string"),
        (("stale",), [{"id": "1", "reason": None}], r"stale\[0\]\.reason must be a string"),
    ],
)
def test_what_cannot_be_is_told(path: tuple[str | int, ...], value: object, reason: str) -> None:
    data = contract_report()
    load_report(json.dumps(data))
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ReportError, match=reason):
        load_report(json.dumps(data))


@pytest.mark.parametrize(
    "text", ["", "보고서", "[]", "null", "[" * 100_000, '{"schema": NaN}', "9" * 10_000, '{"schema": "\\ud800"}']
)
def test_what_is_no_report(text: str) -> None:
    with pytest.raises(ReportError):
        load_report(text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40), st.text(st.characters(), max_size=40))
def test_any_text_survives(title: str, body: str) -> None:
    # Two lone surrogates that follow each other as a pair are one character in JSON, by its own definition.
    title = "".join(char for char in title if not "\udc00" <= char <= "\udfff")
    article = Article("문서", title, body, source=title)
    report = Report(title, ReadSummary(1, 0, 0, (Skipped(title, body),)), (article,), (), ())
    text = render(report, "json")
    assert load_report(text.encode("utf-8").decode("utf-8")) == report


def test_nothing_is_lost_without_a_sentence_pair(sample: ModuleType) -> None:
    report = replace(sample.REPORT, passages=tuple(replace(passage, pairs=()) for passage in sample.REPORT.passages))
    assert load_report(render(report, "json")) == report
