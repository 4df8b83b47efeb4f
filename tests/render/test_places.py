"""Files, lines and URIs out of where articles come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import ModuleType

import pytest

from consistency.model import Article, Verdict
from consistency.render import load_report, render
from consistency.render.places import file_and_line, file_of, places, uri, uri_of
from consistency.render.view import View


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("a.txt", "a.txt"),
        ("desk/a.jsonl#12", "desk/a.jsonl"),
        ("#1 기사.txt", "#1 기사.txt"),
        ("a#b", "a#b"),
        ("", None),
        ("-", None),
        ("-#3", None),
        ("text", None),
        ("text#2", None),
        ("text.txt", "text.txt"),
    ],
)
def test_file_of_a_source(source: str, file: str | None) -> None:
    assert file_of(source) == file


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("../a b/100%.txt", "../a%20b/100%25.txt"),
        ("가.txt", "%EA%B0%80.txt"),
        ("a:b?c#d.txt", "a%3Ab%3Fc%23d.txt"),
        ("/desk/가 나.txt", "file:///desk/%EA%B0%80%20%EB%82%98.txt"),
        ("x\n\u2028.txt", "x%0A%E2%80%A8.txt"),
        # A byte that is not UTF-8, as Python hands it on, and half a character that no file has.
        ("\udcff.txt", "%FF.txt"),
        ("\ud800.txt", "%EF%BF%BD.txt"),
        ("/\ud800\udcff", "file:///%EF%BF%BD%FF"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("n1", "article-n1"),
        ("", "article-"),
        ("..", "article-.."),
        ("../a b:c?#d", "article-..%2Fa%20b%3Ac%3F%23d"),
        ("가\n\ud800", "article-%EA%B0%80%20%EF%BF%BD"),
    ],
)
def test_uri_of_an_article_without_a_file(name: str, expected: str) -> None:
    assert uri_of(Article(name, "", "")) == expected


def looked_at_first(
    sample: ModuleType, changes: dict[str, dict[str, object]], verdict: Verdict, drafts: tuple[str, ...] = ()
) -> str:
    """The article to look at first in the finding on 2022 (n1, n3, n4) and 2021 (n2), with the articles changed so."""
    articles = tuple(replace(one, **changes.get(one.id, {})) for one in sample.ARTICLES)
    finding = replace(sample.FINDINGS[0], verdict=verdict)
    report = replace(sample.REPORT, articles=articles, findings=(finding,), drafts=drafts)
    found = places(View(report, "ko"), finding)
    assert sorted(article.id for article, _ in found) == ["n1", "n2", "n3", "n4"]
    return str(found[0][0].id)


def test_the_newest_is_looked_at_first(sample: ModuleType) -> None:
    times = {one.id: one.published for one in sample.ARTICLES}
    late = {"published": times["n2"] + timedelta(days=1)}
    assert looked_at_first(sample, {}, Verdict.CONFLICT) == "n2"
    assert looked_at_first(sample, {"n1": late}, Verdict.CONFLICT) == "n1"
    # A reprint that is the draft.
    assert looked_at_first(sample, {"n3": {"published": None}}, Verdict.CONFLICT) == "n3"
    assert looked_at_first(sample, {"n1": {"published": None}, "n2": {"published": None}}, Verdict.CONFLICT) == "n1"


def test_what_stands_in_a_file_goes_before_what_does_not(sample: ModuleType) -> None:
    assert looked_at_first(sample, {"n2": {"source": "-"}}, Verdict.CONFLICT) == "n3"
    assert looked_at_first(sample, {"n2": {"source": "-"}}, Verdict.CONFLICT, drafts=("n2",)) == "n3"
    nowhere = {name: {"source": ""} for name in ("n1", "n2", "n3", "n4")}
    assert looked_at_first(sample, nowhere, Verdict.CONFLICT) == "n2"


def test_an_update_begins_with_what_is_shown_first(sample: ModuleType) -> None:
    assert looked_at_first(sample, {}, Verdict.UPDATE) == "n1"
    assert looked_at_first(sample, {"n1": {"source": ""}}, Verdict.UPDATE) != "n1"


def test_a_path_that_cannot_be_printed_is_shown(sample: ModuleType) -> None:
    for source, shown in (
        ("a  b.txt", "a  b.txt"),
        ("a\n\u202e.txt", "a ⟨U+202E⟩.txt"),
        ("##[a", "##［a"),
        ("text", None),
    ):
        articles = tuple(replace(one, source=source) for one in sample.ARTICLES)
        finding = sample.FINDINGS[0]
        assert file_and_line(View(replace(sample.REPORT, articles=articles), "ko"), finding).get("file") == shown


def test_a_draft_is_looked_at_first_and_named(sample: ModuleType) -> None:
    report = replace(sample.REPORT, drafts=("n3",))
    finding = sample.FINDINGS[0]
    view = View(report, "ko")
    assert places(view, finding)[0][0].id == "n3"
    assert [view.role(article) for article in sample.ARTICLES[:3]] == ["", "", "원고"]
    page = render(replace(report, drafts=("n4",)), "markdown")
    assert "원고 · 강변매일 · 2025-03-04 · “다온시, 새 다리 개통식”" in page


def test_drafts_are_in_the_json_of_a_check_alone(sample: ModuleType) -> None:
    report = replace(sample.REPORT, drafts=("n3", "n4"))
    assert load_report(render(report, "json")).drafts == ("n3", "n4")
    assert '"drafts"' not in render(sample.REPORT, "json")
