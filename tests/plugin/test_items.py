"""Articles as test items: what is collected, and how each ends."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

FAILURE = [
    "*_ morning 다리 개통 _*",
    "발견 1건",
    "",
    "오류 C102 단위·자릿수 불일치 [[]*]",
    "| 같은 문장의 자릿수가 다르다: ‘3120억원’ ↔ ‘312억원’",
    "-- articles/evening.md:3 · 발행 시각 없음 · 새 다리 열려 · 본문 1문단",
    "-- 6번째 글자",
    "- 해솔군은 3120억원을 들여 새 다리를 지었다고 30일 밝혔다.",
    "?          ^^^^^^^^",
    "++ articles/morning.md:3 · 발행 시각 없음 · 다리 개통 · 본문 1문단 6번째",
    "++ 글자",
    "+ 해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.",
    "?          ^^^^^^^",
    "= 읽은 값: 3120억 원 ↔ 312억 원",
]


def test_one_test_an_article(pytester: pytest.Pytester, articles: Path) -> None:
    done = pytester.runpytest("--consistency", "articles", "-v")
    done.assert_outcomes(failed=2, passed=1)
    done.stdout.fnmatch_lines_random([
        "articles/evening.md::evening FAILED*",
        "articles/library.txt::library PASSED*",
        "articles/morning.md::morning FAILED*",
        "읽은 기사 3건 · 겹치는 대목 1곳 · 읽어낸 진술 6개 · 오류 1건 · 경고 0건",
    ])  # fmt: skip


def test_a_failure_is_the_difference_and_nothing_else(pytester: pytest.Pytester, articles: Path) -> None:
    done = pytester.runpytest("--consistency", "articles")
    done.stdout.fnmatch_lines(FAILURE, consecutive=True)
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*_items.py*")


def test_several_articles_of_one_file(pytester: pytest.Pytester, articles: Path) -> None:
    bodies = {"a[1]": "해솔군은 새 다리를 30일 열었다.", "b::2": "시립도서관은 밤 10시까지 문을 연다."}
    lines = [json.dumps({"id": key, "title": "", "body": body}, ensure_ascii=False) for key, body in bodies.items()]
    Path("all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = pytester.runpytest("--consistency", "all.jsonl", "-v")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["all.jsonl::a［1］ PASSED*", "all.jsonl::b：：2 PASSED*"])


def test_an_unreadable_file_is_a_skipped_test(pytester: pytest.Pytester, articles: Path) -> None:
    (articles / "broken.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = pytester.runpytest("--consistency", "articles", "-rs")
    done.assert_outcomes(failed=2, passed=1, skipped=1)
    done.stdout.fnmatch_lines(["SKIPPED*articles?broken.md:1: *PNG*"])


def test_what_nobody_takes_for_an_article_is_told_at_the_end(pytester: pytest.Pytester, articles: Path) -> None:
    for number in range(12):
        (articles / f"photo{number:02}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = pytester.runpytest("--consistency", "articles")
    done.assert_outcomes(failed=2, passed=1)
    done.stdout.fnmatch_lines(["*건너뛴 입력 12건*", "  - articles/photo00.png: *", "  - … 건너뛴 입력 12건"])
    done.stdout.no_fnmatch_line("*photo10.png*")
    pytester.runpytest("--consistency", "articles", "articles/photo03.png").assert_outcomes(
        failed=2, passed=1, skipped=1
    )


def test_links_to_folders_are_not_followed(pytester: pytest.Pytester, articles: Path) -> None:
    (articles / "today").symlink_to(".")
    (articles / "newest").symlink_to(".")
    Path("older").mkdir()
    Path("older", "older.md").write_text("옛 기사\n\n시장은 30일 물러났다.\n", encoding="utf-8")
    (articles / "archive").symlink_to("../older")
    done = pytester.runpytest("--consistency", "articles", "--co", "-q")
    wanted = ["articles/evening.md::evening", "articles/library.txt::library", "articles/morning.md::morning"]
    assert [line for line in done.outlines if "::" in line] == wanted


def test_a_link_that_is_named_is_followed(pytester: pytest.Pytester, articles: Path) -> None:
    Path("link").symlink_to("articles")
    pytester.runpytest("--consistency", "link").assert_outcomes(failed=2, passed=1)


def test_an_article_can_be_left_out(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.runpytest("--consistency", "articles", "--ignore", "articles/morning.md").assert_outcomes(
        failed=1, passed=1
    )
    (articles / "build").mkdir()
    (articles / "morning.md").rename(articles / "build" / "morning.md")
    pytester.runpytest("--consistency", "articles").assert_outcomes(failed=2, passed=1)
    pytester.runpytest("--consistency", "articles", "--ignore", "articles/build").assert_outcomes(failed=1, passed=1)


def test_every_article_of_a_file_has_an_id_of_its_own(pytester: pytest.Pytester) -> None:
    lines = [
        json.dumps({"id": key, "title": "", "body": f"{body}을 30일 열었다."}, ensure_ascii=False)
        for key, body in {"a b": "새 다리", "a\tb": "도서관", "a\u200b b": "시장"}.items()
    ]
    Path("all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = pytester.runpytest("--consistency", "all.jsonl", "--co", "-q")
    assert [line for line in done.outlines if "::" in line] == [
        "all.jsonl::a b",
        "all.jsonl::a b~2",
        "all.jsonl::a b~3",
    ]


@pytest.mark.parametrize("folder", ["build", "dist", "node_modules", "venv"])
def test_folders_that_pytest_does_not_enter_by_itself(pytester: pytest.Pytester, articles: Path, folder: str) -> None:
    articles.rename(articles.parent / folder)
    pytester.runpytest("--consistency", ".").assert_outcomes(failed=2, passed=1)


def test_tests_beside_articles_are_not_run(pytester: pytest.Pytester, articles: Path) -> None:
    for place in (articles / "test_code.py", Path("test_code.py")):
        place.write_text("def test_code():\n    assert False\n", encoding="utf-8")
    pytester.runpytest("--consistency", "articles").assert_outcomes(failed=2, passed=1)
    pytester.runpytest("--consistency", ".").assert_outcomes(failed=2, passed=1)


def test_tests_that_are_named_are_run_too(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.makepyfile(test_named="def test_code():\n    pass\n")
    pytester.makepyfile(test_other="def test_code():\n    assert False\n")
    pytester.runpytest("test_named.py", "--consistency", "articles").assert_outcomes(failed=2, passed=2)
    pytester.runpytest("test_named.py", "--consistency", ".").assert_outcomes(failed=2, passed=2)


@pytest.mark.parametrize("inputs", [["articles", "articles/morning.md"], ["articles/morning.md", "articles"]])
def test_an_article_that_is_named_twice_is_one_test(
    pytester: pytest.Pytester, articles: Path, inputs: list[str]
) -> None:
    pytester.runpytest("--consistency", *inputs).assert_outcomes(failed=2, passed=1)
    pytester.runpytest(".", "--consistency", *inputs).assert_outcomes(failed=2, passed=1)


def test_a_path_with_brackets(pytester: pytest.Pytester, articles: Path) -> None:
    (articles / "evening.md").rename(articles / "[속보] 저녁.md")
    done = pytester.runpytest("--consistency", "articles/[속보] 저녁.md", "articles/morning.md", "-v")
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["articles/[[]속보] 저녁.md::［속보］ 저녁 FAILED*"])


def test_select_by_name_and_title(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.runpytest("--consistency", "articles", "-k", "morning").assert_outcomes(failed=1, deselected=2)
    pytester.runpytest("--consistency", "articles", "-k", "개통").assert_outcomes(failed=1, deselected=2)


def test_select_by_id(pytester: pytest.Pytester, articles: Path) -> None:
    done = pytester.runpytest("articles/morning.md::morning", "--consistency", "articles")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["읽은 기사 3건*"])


def test_stop_at_the_first(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.runpytest("--consistency", "articles", "-x").assert_outcomes(failed=1)


def test_last_failed(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.runpytest("--consistency", "articles")
    pytester.runpytest("--consistency", "articles", "--lf").assert_outcomes(failed=2)
    (articles / "evening.md").write_text("새 다리 열려\n\n다리는 30일 열렸다.\n", encoding="utf-8")
    pytester.runpytest("--consistency", "articles", "--lf").assert_outcomes(passed=2)


def test_junit_xml(pytester: pytest.Pytester, articles: Path) -> None:
    title = "\x1b[31m빨강 ]]> &amp; \ufffe"
    (articles / "hostile.md").write_text(f"{title}\n\n해솔군은 3만1200억원을 들여 새 다리를 지었다고 30일 밝혔다.\n")
    pytester.runpytest("--consistency", "articles", "--junitxml", "junit.xml")
    cases = ET.parse("junit.xml").getroot().iter("testcase")
    failed = {case.get("name"): case.find("failure") is not None for case in cases}
    assert failed == {"evening": True, "hostile": True, "library": False, "morning": True}


def test_against(pytester: pytest.Pytester, articles: Path) -> None:
    Path("draft.md").write_text((articles / "morning.md").read_text(encoding="utf-8"), encoding="utf-8")
    done = pytester.runpytest("--consistency", "draft.md", "--consistency-against", "articles", "-v")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["draft.md::draft FAILED*", "읽은 기사 4건*"])


def test_fail_on_error_lets_warnings_pass(pytester: pytest.Pytester) -> None:
    for name, cost in {"a": "312억원", "b": "317억원"}.items():
        text = f"다리 개통\n\n해솔군은 {cost}을 들여 새 다리를 지었다고 30일 밝혔다.\n"
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    pytester.runpytest("--consistency", "a.md", "b.md").assert_outcomes(failed=2)
    done = pytester.runpytest("--consistency", "a.md", "b.md", "--consistency-fail-on", "error", "-rP")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["경고 C101*", "- 해솔군은 312억원을*", "[+] 해솔군은 317억원을*"])


def test_hostile_article_cannot_write_to_the_terminal(pytester: pytest.Pytester, articles: Path) -> None:
    body = "해솔군은 3만1200억원을 들여 새 다리를\u202e \x1b[2J\x9b31m지었다고 30일 밝혔다."
    text = f"빨강\x1b[31m\n\n{body}\n"
    (articles / "hostile\x1b[31m.md").write_text(text, encoding="utf-8")
    done = pytester.runpytest("--consistency", "articles", "--color=no", "-v")
    failures = done.stdout.str().partition("= FAILURES =")[2]
    assert "3만1200억원" in failures
    assert not {"\x1b", "\x9b", "\u202e"} & set(failures.partition("short test summary")[0])
