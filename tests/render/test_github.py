"""GitHub annotations: read back the way GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings

from consistency.model import Report, Verdict
from consistency.render import LANGUAGES, render
from consistency.render.view import Section, View
from tests.render.anything import reports

_COMMAND = re.compile(
    r"::(error|warning|notice) ((?:[a-z]+=(?:[^%,:\r\n]|%(?:25|3A|2C|0D|0A))*,?)+)::((?:[^%\r\n]|%(?:25|0A))*)"
)


def unescaped(text: str) -> str:
    for sign, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(sign, char)
    return text


def commands(report: Report, lang: str = "ko") -> list[tuple[str, dict[str, str], str]]:
    """Each line's command, properties and message."""
    text = render(report, "github", lang)
    read = []
    # str.splitlines breaks at everything that any program takes for the end of a line.
    for line in text.splitlines():
        found = _COMMAND.fullmatch(line)
        assert found, line
        properties = dict(one.split("=", 1) for one in found[2].split(","))
        read.append((found[1], {name: unescaped(value) for name, value in properties.items()}, unescaped(found[3])))
    return read


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counts_first_then_what_presses_most(sample: ModuleType, lang: str) -> None:
    first, *others = commands(sample.REPORT, lang)
    assert first[0] == "notice"
    assert set(first[1]) == {"title"}
    counts = {
        "ko": ("기사 8건", "승인 2건", "발견 1건", "참고 1건"),
        "en": ("8 articles", "2 stale", "1 accepted", "1 note"),
    }
    assert all(words in first[2] for words in counts[lang])
    assert [one[0] for one in others] == ["error", "error", "warning", "notice"]


def test_places_and_escapes(sample: ModuleType) -> None:
    read = commands(sample.REPORT)
    assert read[1][1] == {"file": "articles.jsonl", "line": "3", "title": "오류 ZZ101 연도가 다름"}
    assert read[3][1] == {"file": "들녘, 3월/100% 사과.txt", "line": "6", "title": "경고 ZZ102 수치가 다름"}
    assert read[4][1] == {"file": "f1.txt", "line": "3", "title": "갱신 ZZ102 수치가 다름"}
    assert "47%" in read[3][2].splitlines()[0]
    assert "articles.jsonl:3 · 새벽신문" in read[1][2]
    assert "  | 다온시는 새 다리 공사에 ⟦2021년⟧부터" in read[1][2]
    assert "::warning file=들녘%2C 3월/100%25 사과.txt,line=6," in render(sample.REPORT, "github")


def test_what_looks_escaped_stays_as_it_was_printed(sample: ModuleType) -> None:
    finding = replace(sample.FINDINGS[0], message="물가 3%0A::error::%25", name="%2Cfile=x")
    command = commands(replace(sample.REPORT, findings=(finding,)))[1]
    assert command[2].splitlines()[0] == "물가 3%0A::error::%25"
    assert command[1]["title"] == "오류 ZZ101 %2Cfile=x"


def test_what_is_accepted_or_a_note_is_only_counted(sample: ModuleType) -> None:
    text = render(sample.REPORT, "github")
    assert "acce97ed0001" not in text
    assert "ffee00" not in text


@pytest.mark.parametrize(("name", "words"), [("CLEAN", "찾지 못했습니다"), ("ALONE", "견주지 못했습니다")])
def test_nothing_found_says_what_was_compared(sample: ModuleType, name: str, words: str) -> None:
    (only,) = commands(getattr(sample, name))
    assert words in only[2]


@pytest.mark.parametrize(
    "attack",
    [
        "\n::error::가짜",
        "\r\n::stop-commands::t",
        "\u2028::set-output name=x::y",
        "\x85::error::",
        "\x0b::x::",
        "%0A::x::",
    ],
)
def test_no_text_begins_a_command(sample: ModuleType, attack: str) -> None:
    finding = sample.FINDINGS[0]
    articles = tuple(
        replace(one, title=attack, outlet=attack, source=f"{attack}{one.source}", body=one.body.replace(" ", attack, 1))
        for one in sample.ARTICLES
    )
    # The first space of each body stands before the words.
    moved = len(attack) - 1
    evidence = tuple(
        replace(
            one,
            span=replace(one.span, start=one.span.start + moved, end=one.span.end + moved),
            context=replace(one.context, end=one.context.end + moved),
        )
        for one in finding.evidence
    )
    hostile = replace(finding, message=attack, name=attack, rule=attack, why=(attack,), id=attack, evidence=evidence)
    text = render(replace(sample.REPORT, articles=articles, findings=(hostile,)), "github")
    assert len(text.splitlines()) == 2
    assert [line[:8] for line in text.splitlines()] == ["::notice", "::error "]


@settings(max_examples=50)
@given(reports())
def test_a_line_for_each_annotation_whatever_is_in_it(report: Report) -> None:
    sections = View(report, "ko").sections
    shown = sum(len(sections[one]) for one in (Section.ERROR, Section.WARNING, Section.UPDATE))
    read = commands(report)
    assert len(read) == shown + 1
    render(report, "github").encode()


def test_updates_are_notices_whatever_their_severity(sample: ModuleType) -> None:
    findings = tuple(replace(one, verdict=Verdict.UPDATE, accepted=None) for one in sample.FINDINGS)
    assert {one[0] for one in commands(replace(sample.REPORT, findings=findings))} == {"notice"}
