"""JUnit XML: what fails, what is skipped, what is only told; always XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings

from consistency.model import Report
from consistency.render import LANGUAGES, render
from tests.render.anything import reports


def suite_of(report: Report, lang: str = "ko") -> ET.Element:
    """The one suite, the counts of which are those of its tests."""
    root = ET.fromstring(render(report, "junit", lang).encode())
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    counts = {
        "tests": len(suite.findall("testcase")),
        "failures": len(suite.findall("testcase/failure")),
        "errors": 0,
        "skipped": len(suite.findall("testcase/skipped")),
    }
    for element in (root, suite):
        assert {name: int(element.attrib[name]) for name in counts} == counts
    assert "timestamp" not in suite.attrib
    return suite


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "ALONE"])
def test_a_test_for_the_reading_and_one_for_each_finding(sample: ModuleType, name: str, lang: str) -> None:
    report = getattr(sample, name)
    first, *others = suite_of(report, lang).findall("testcase")
    assert first.attrib["classname"] == "consistency.read"
    assert [child.tag for child in first] == ["system-out"]
    assert str(report.read.articles) in first.findtext("system-out", "")
    assert len(others) == len(report.findings)
    assert len({(one.attrib["classname"], one.attrib["name"]) for one in others}) == len(others)


def test_what_fails_and_what_passes(sample: ModuleType) -> None:
    cases = suite_of(sample.REPORT).findall("testcase")
    told = [(one.attrib["classname"], [child.tag for child in one]) for one in cases]
    assert told == [
        ("consistency.read", ["system-out"]),
        ("consistency.ZZ101", ["failure"]),
        ("consistency.ZZ|`9", ["failure"]),
        ("consistency.ZZ102", ["failure"]),
        ("consistency.ZZ102", ["system-out"]),
        ("consistency.ZZ103", ["system-out"]),
        ("consistency.ZZ102", ["skipped", "system-out"]),
    ]
    assert [one.attrib["type"] for case in cases for one in case.findall("failure")] == ["error", "error", "warning"]
    accepted = cases[6].find("skipped")
    assert accepted is not None
    assert accepted.attrib == {"message": "두 기사가 <b>서로</b> 다른 것을 말한다 (김다온, 2025-03-07)"}


def test_a_failure_tells_both_sides_and_where(sample: ModuleType) -> None:
    case = suite_of(sample.REPORT).findall("testcase")[1]
    assert case.attrib == {
        "classname": "consistency.ZZ101",
        "name": "연도가 다름: 같은 공사의 시작이 2022년과 2021년으로 다릅니다. [a1b2c3]",
        "file": "articles.jsonl",
        "line": "3",
    }
    text = case.findtext("failure", "")
    for words in ("⟦2022년⟧부터", "⟦2021년⟧부터", "articles.jsonl:1 · 한빛일보", "근거: 연도는", "식별자: a1b2c3"):
        assert words in text


def test_files_and_lines(sample: ModuleType) -> None:
    cases = suite_of(sample.REPORT).findall("testcase")
    assert [case.get("line") for case in cases] == [None, "3", None, "6", "3", "3", "3"]
    assert cases[3].attrib["file"] == "들녘, 3월/100% 사과.txt"
    # The later story stands in no file, so that the earlier one is opened.
    assert cases[4].attrib["file"] == "f1.txt"
    assert "file" not in cases[0].attrib


def test_what_was_not_read_and_is_not_found_any_more(sample: ModuleType) -> None:
    suite = suite_of(sample.REPORT)
    values = {one.attrib["name"]: one.attrib["value"] for one in suite.findall("properties/property")}
    assert values["articles"] == "8"
    assert (values["skipped"], values["stale"], values["templates"]) == ("3", "2", "2")
    text = suite.findtext("testcase/system-out", "")
    assert "  - 깨짐.bin: <b>글이 아님</b>" in text
    assert "  - 57a1e0000001: 바로잡은 기사가 나갔다 (이하늘, 2025-02-01)" in text


@settings(max_examples=50)
@given(reports())
def test_xml_whatever_is_in_it(report: Report) -> None:
    suite = suite_of(report)
    assert len(suite.findall("testcase")) == len(report.findings) + 1
    said = "".join(suite.itertext()) + "".join(value for one in suite.iter() for value in one.attrib.values())
    assert not set("\x00\x1b\x85\u2028\u2029\u202e\u200b\r\x7f") & set(said)


def test_names_do_not_change_with_what_else_was_found(sample: ModuleType) -> None:
    alone = suite_of(replace(sample.REPORT, findings=sample.FINDINGS[2:3])).findall("testcase")[1]
    among = suite_of(sample.REPORT).findall("testcase")[4]
    assert alone.attrib == among.attrib
