"""``consistency rule`` and the page of rules: the same words from the same place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from click.testing import Result

from consistency._docs import rules_page

Run = Callable[..., Result]

DOC = """나이가 다르면 찾는다.

Finds ages (예: 34살) that differ.

만 나이와 세는 나이는 함께 쓰일 수 있다.

Source: 편집국 교열 지침 제3조.
"""
RULES = (
    SimpleNamespace(
        code="X101",
        name_ko="나이",
        name_en="Age",
        severity="error",
        doc=DOC,
        must_fail=(("김 선수는 34살이다.", "김 선수는 43살이다."), ("그는 3살이다.", "그는 8살이다.")),
        must_pass=(("김 선수는 34살이다.", "김 선수는 만 34세다."),),
    ),
    SimpleNamespace(
        code="X102",
        name_ko="요일",
        name_en="Weekday",
        severity="warning",
        doc="Finds a weekday that the date does not have.",
        must_fail=(("2025년 3월 3일 화요일에 열린다.", None),),
        must_pass=(("2025년 3월 3일 월요일에 열린다.", None),),
    ),
)


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "consistency.rules", SimpleNamespace(all_rules=lambda: RULES))


def test_list(run: Run) -> None:
    assert run("rule").stdout == "X101  error    나이\nX102  warning  요일\n"
    assert run("rule", "--lang", "en").stdout == "X101  error    Age\nX102  warning  Weekday\n"


def test_one_rule_in_korean(run: Run) -> None:
    assert run("rule", "x101").stdout == (
        "# X101 나이\n\n심각도: error\n\n나이가 다르면 찾는다.\n\n"
        "만 나이와 세는 나이는 함께 쓰일 수 있다.\n\nSource: 편집국 교열 지침 제3조.\n\n"
        "걸리는 예:\n\n> - 김 선수는 34살이다.\n> - 김 선수는 43살이다.\n\n"
        "걸리지 않는 예:\n\n> - 김 선수는 34살이다.\n> - 김 선수는 만 34세다.\n"
    )


def test_one_rule_in_english(run: Run) -> None:
    page = run("rule", "X101", "--lang", "en").stdout
    assert "Finds ages (예: 34살) that differ." in page
    assert "Source: 편집국 교열 지침 제3조." in page
    assert "찾는다" not in page


def test_a_rule_without_a_text_in_the_language_shows_what_it_has(run: Run) -> None:
    page = run("rule", "X102").stdout
    assert "Finds a weekday" in page
    assert "> - 2025년 3월 3일 화요일에 열린다.\n" in page


def test_unknown_rule_is_2(run: Run) -> None:
    result = run("rule", "X999")
    assert result.exit_code == 2
    assert "X999" in result.stderr


def test_page_of_rules_holds_both_languages_and_every_example() -> None:
    page = rules_page(RULES)
    assert page.index("## X101 나이 · Age") < page.index("## X102 요일 · Weekday")
    for text in ("나이가 다르면", "Finds ages", "그는 8살이다.", "만 34세다."):
        assert text in page
