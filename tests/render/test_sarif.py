"""SARIF: valid against the standard's schema, whatever the articles say, and complete."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator

from consistency.model import Finding, Report
from consistency.render import LANGUAGES, render
from tests.render.anything import reports

SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json"


@cache
def validator() -> Draft4Validator:
    """The schema with what its errata made stricter."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8-sig"))
    schema["definitions"]["region"]["anyOf"] = [
        {"required": [one]} for one in ("startLine", "charOffset", "byteOffset")
    ]
    for name in ("run", "toolComponent"):
        schema["definitions"][name]["properties"]["language"]["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run_of(report: Report, lang: str = "ko", stamp: datetime | None = None) -> dict[str, Any]:
    """The one run of the report's log, which is valid."""
    log = json.loads(render(report, "sarif", lang, stamp=stamp))
    validator().validate(log)
    (run,) = log["runs"]
    results: list[dict[str, Any]] = run["results"]
    # What the standard demands and the schema cannot say, and what GitHub refuses the whole log without.
    for result in results:
        for location in (*result["locations"], *result["relatedLocations"]):
            assert location["physicalLocation"]["artifactLocation"]["uri"]
            assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        ids = [one["id"] for one in result["relatedLocations"]]
        assert len(ids) == len(set(ids))
    return dict(run)


def shown(report: Report) -> list[Finding]:
    """The findings that nobody accepted."""
    return [one for one in report.findings if one.accepted is None]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "ALONE"])
def test_valid(sample: ModuleType, name: str, lang: str) -> None:
    run = run_of(getattr(sample, name), lang)
    assert run["language"] == lang
    assert len(run["results"]) == len(shown(getattr(sample, name)))


def test_the_schema_says_no_to_what_is_wrong(sample: ModuleType) -> None:
    log = json.loads(render(sample.REPORT, "sarif"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].pop("startLine")
    assert not validator().is_valid(log)


@settings(max_examples=50)
@given(reports())
def test_valid_whatever_is_in_it(report: Report) -> None:
    run = run_of(report)
    assert len(run["results"]) == len(shown(report))
    text = render(report, "sarif")
    text.encode()
    assert not set("\x00\x1b\x85\u2028\u2029\u202e\u200b") & set(text)
    for words in (one["message"]["text"] for one in run["results"]):
        assert "](" not in words
        assert not set("{}") & set(words)


def test_levels(sample: ModuleType) -> None:
    results = run_of(sample.REPORT)["results"]
    assert {one["partialFingerprints"]["consistencyFinding/v1"]: one["level"] for one in results} == {
        "a1b2c3": "error",
        'bad"id <x>': "error",
        "d4e5f6": "warning",
        "0a0b0c": "note",
        "ffee00": "note",
    }
    assert {one["kind"] for one in results} == {"fail"}


def test_an_accepted_finding_is_told_but_no_result(sample: ModuleType) -> None:
    run = run_of(replace(sample.REPORT, findings=sample.FINDINGS[-1:]))
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert run["properties"]["accepted"] == [
        {
            "id": "acce97ed0001",
            "reason": "두 기사가 <b>서로</b> 다른 것을 말한다",
            "by": "김다온",
            "on": "2025-03-07",
        }
    ]
    last = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert last == {"level": "note", "message": {"text": "그대로 두기로 한 발견 1건"}}
    (told,) = run_of(replace(sample.CLEAN), "en")["invocations"]
    assert told["toolExecutionNotifications"] == []


def test_places(sample: ModuleType) -> None:
    first = run_of(sample.REPORT)["results"][0]
    (location,) = first["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "articles.jsonl"},
        "region": {"startLine": 3, "snippet": {"text": "2021년"}},
    }
    assert location["logicalLocations"] == [{"name": "n2", "fullyQualifiedName": "n2/body", "kind": "body"}]
    assert location["properties"] == {"article": "n2", "field": "body", "start": 14, "end": 19}
    # The other side stands before its reprints.
    assert [one["properties"]["article"] for one in first["relatedLocations"]] == ["n1", "n3", "n4"]
    assert [one["id"] for one in first["relatedLocations"]] == [1, 2, 3]
    assert "한빛일보 · 2025-03-04 09:10" in first["relatedLocations"][0]["message"]["text"]
    assert "⟦2022년⟧부터" in first["relatedLocations"][0]["message"]["text"]
    # Nobody knows the lines of a page: the first stands for the file, and is not said to hold the words.
    page = {"artifactLocation": {"uri": "a.html"}, "region": {"startLine": 1}}
    assert first["relatedLocations"][2]["physicalLocation"] == page


@pytest.mark.parametrize(
    ("source", "uri"),
    [("-", "stdin"), ("-#2", "stdin"), ("text", "text"), ("text#1", "text"), ("", "article-n2"), ("#3", "article-n2")],
)
def test_what_stands_for_a_file_where_there_is_none(sample: ModuleType, source: str, uri: str) -> None:
    articles = tuple(replace(one, source=source) for one in sample.ARTICLES)
    first = run_of(replace(sample.REPORT, articles=articles))["results"][0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_file_goes_before_a_draft_at_hand(sample: ModuleType) -> None:
    articles = tuple(replace(one, source="-") if one.id == "n2" else one for one in sample.ARTICLES)
    first = run_of(replace(sample.REPORT, articles=articles, drafts=("n2",)))["results"][0]
    assert first["locations"][0]["properties"]["article"] != "n2"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles.jsonl"
    assert "stdin" in [one["physicalLocation"]["artifactLocation"]["uri"] for one in first["relatedLocations"]]


def test_what_was_read_and_skipped(sample: ModuleType) -> None:
    run = run_of(sample.REPORT, "en")
    read = run["properties"]
    assert (read["articles"], read["passages"], read["claims"]) == (8, 5, 12)
    assert (read["skipped"], read["templates"], len(read["stale"])) == (3, 2, 2)
    assert read["stale"][0] == {
        "id": "57a1e0000001",
        "reason": "바로잡은 기사가 나갔다",
        "by": "이하늘",
        "on": "2025-02-01",
    }
    assert read["summary"].startswith("8 articles read · 3 inputs skipped")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == [
        "빈기사.txt: 본문이 없음",
        "또|빈 기사.txt: 본문이 없음",
        "깨짐.bin: <b>글이 아님</b>",
        "1 accepted finding",
    ]


def test_the_stamp_is_the_end_in_utc(sample: ModuleType) -> None:
    stamp = datetime(2031, 7, 8, 3, 10, 11, 500, tzinfo=timezone(timedelta(hours=9)))
    assert run_of(sample.CLEAN, stamp=stamp)["invocations"][0]["endTimeUtc"] == "2031-07-07T18:10:11Z"
    assert "endTimeUtc" not in run_of(sample.CLEAN)["invocations"][0]


@pytest.mark.parametrize(("lang", "name"), [("ko", "수치 불일치"), ("en", "Figure mismatch")])
def test_a_rule_tells_what_its_docstring_says(sample: ModuleType, lang: str, name: str) -> None:
    finding = replace(sample.FINDINGS[0], rule="C101", name="수치 불일치")
    (rule,) = run_of(replace(sample.REPORT, findings=(finding,)), lang)["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["shortDescription"]["text"]) == ("C101", "FigureMismatch", name)
    # Both languages, whichever the report is in; the level is the rule's, not this finding's.
    assert "같은 문장을 옮긴 두 기사에서" in rule["fullDescription"]["text"]
    assert "The same sentence in two stories" in rule["fullDescription"]["text"]
    assert "Source:" not in rule["fullDescription"]["text"]
    assert "\n\nSource: " in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"]["tags"] == ["consistency", "same-sentence"]


def test_rules_of_another_version(sample: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consistency.render.names.import_module", lambda name: SimpleNamespace())
    rules = run_of(sample.REPORT, "en")["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["ZZ101", "ZZ102", "ZZ103", "ZZ|`9"]
    assert rules[0]["shortDescription"]["text"] == "연도가 다름"
    # GitHub takes no rule without a description and help.
    assert rules[0]["fullDescription"] == rules[0]["help"] == {"text": "연도가 다름"}
