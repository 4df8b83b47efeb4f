"""Whole runs: those that cannot check, the baseline, and workers of xdist."""

from __future__ import annotations

from pathlib import Path

import pytest

ACCEPTED = '[[accepted]]\nid = "{}"\nreason = "{}"\nby = "김다온"\non = 2026-03-30\n'


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--consistency", "missing.md"], "*missing.md: there is no such file or folder*"),
        (["--consistency", "empty"], "*읽은 기사가 없습니다*"),
        (["--consistency", "-"], "*takes files and folders of articles, not '-'"),
        (["--consistency", ""], "*takes files and folders of articles, not ''"),
        (["--consistency", "articles", "--consistency-against", " "], "*files and folders of articles, not ' '"),
        (["--consistency", "test_code.py"], "*files and folders of articles, not 'test_code.py'"),
        (["--consistency", "articles", "--consistency-against", "empty"], "*견줄 기사가 없습니다*"),
        (["--consistency-against", "articles"], "*needs --consistency PATH*"),
        (["--consistency", "articles", "--consistency-baseline", "missing.toml"], "*missing.toml*"),
    ],
)  # fmt: skip
def test_a_run_that_cannot_check_fails(pytester: pytest.Pytester, articles: Path, args: list[str], said: str) -> None:
    pytester.mkdir("empty")
    done = pytester.runpytest(*args)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines([said])


def test_a_run_whose_articles_another_plugin_leaves_out_fails(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.makeconftest(
        """
        import pytest

        @pytest.hookimpl(tryfirst=True)
        def pytest_ignore_collect(collection_path):
            return collection_path.is_file() or None
        """
    )
    done = pytester.runpytest("--consistency", "articles")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*no article was collected*"])


def test_no_article_fails_although_tests_pass(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_code():\n    pass\n")
    pytester.mkdir("empty")
    done = pytester.runpytest(".", "--consistency", "empty")
    assert done.ret == pytest.ExitCode.USAGE_ERROR


def test_words_that_do_not_fit_fail_every_article(pytester: pytest.Pytester, articles: Path) -> None:
    Path("consistency.toml").write_text(
        '[lexicon.units.dimensions]\n"area" = { "마지기" = "많이" }\n', encoding="utf-8"
    )
    done = pytester.runpytest("--consistency", "articles")
    done.assert_outcomes(failed=3)
    done.stdout.fnmatch_lines(["*consistency.toml*마지기*"])
    done.stdout.no_fnmatch_line("*Traceback*")


def test_an_accepted_finding_is_expected_to_fail(pytester: pytest.Pytester, articles: Path, finding: str) -> None:
    Path("consistency-baseline.toml").write_text(ACCEPTED.format(finding, "두 사업은 다르다"), encoding="utf-8")
    done = pytester.runpytest("--consistency", "articles", "-rx")
    done.assert_outcomes(xfailed=2, passed=1)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*그대로 두기로 한 발견 1건", "XFAIL articles/evening.md::evening*"])
    done.stdout.fnmatch_lines(["*두 사업은 다르다*"])
    done.stdout.no_fnmatch_line("*더 나오지 않는*")


def test_a_stale_entry_is_told(pytester: pytest.Pytester, articles: Path) -> None:
    Path("known.toml").write_text(ACCEPTED.format("0123456789ab", "옛 기사"), encoding="utf-8")
    done = pytester.runpytest("--consistency", "articles", "--consistency-baseline", "known.toml")
    done.assert_outcomes(failed=2, passed=1)
    done.stdout.fnmatch_lines(["*더 나오지 않는 승인 1건", "  - 0123456789ab: 옛 기사 (김다온, 2026-03-30)"])


@pytest.mark.parametrize("paths", [["articles/library.txt"], ["articles/library.txt", "articles/morning.md"]])
def test_files_of_one_article_tell_nothing_stale(pytester: pytest.Pytester, articles: Path, paths: list[str]) -> None:
    Path("known.toml").write_text(ACCEPTED.format("0123456789ab", "옛 기사"), encoding="utf-8")
    done = pytester.runpytest("--consistency", *paths, "--consistency-baseline", "known.toml")
    done.assert_outcomes(passed=len(paths))
    done.stdout.no_fnmatch_line("*더 나오지 않는*")


def test_in_the_settings_articles_come_on_top_of_the_tests(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.mkdir("tests").joinpath("test_code.py").write_text("def test_code():\n    assert False\n")
    for line in ("testpaths = tests", ""):
        pytester.makeini(f"[pytest]\naddopts = --consistency articles/library.txt\n{line}\n")
        pytester.runpytest().assert_outcomes(failed=1, passed=1)
    pytester.runpytest("tests").assert_outcomes(failed=1, passed=1)


def test_the_working_directory_goes_before_the_root(
    pytester: pytest.Pytester, articles: Path, finding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeini("[pytest]\n")
    Path("consistency-baseline.toml").write_text(ACCEPTED.format("0123456789ab", "옛 기사"), encoding="utf-8")
    (articles / "consistency-baseline.toml").write_text(ACCEPTED.format(finding, "두 사업"), encoding="utf-8")
    pytester.runpytest("--consistency", "articles").assert_outcomes(failed=2, passed=1)
    monkeypatch.chdir(articles)
    done = pytester.runpytest("--consistency", ".", "--rootdir", "..")
    done.assert_outcomes(xfailed=2, passed=1)
    done.stdout.fnmatch_lines(["consistency: */articles/consistency-baseline.toml"])


def test_the_fixture_has_the_settings_of_the_root(pytester: pytest.Pytester, articles: Path, finding: str) -> None:
    pytester.makepyfile(
        """
        def test_articles(consistency):
            consistency.assert_consistent("articles")

        def test_once(consistency, request):
            assert request.getfixturevalue("consistency") is consistency
        """
    )
    pytester.runpytest().assert_outcomes(failed=1, passed=1)
    Path("consistency-baseline.toml").write_text(ACCEPTED.format(finding, "두 사업은 다르다"), encoding="utf-8")
    done = pytester.runpytest()
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["그대로 두기로 한 발견 1건"])


def test_a_broken_baseline_fails_the_fixture_with_a_sentence(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.makepyfile("def test_articles(consistency):\n    pass\n")
    Path("consistency-baseline.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    done = pytester.runpytest()
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*consistency-baseline.toml*"])
    done.stdout.no_fnmatch_line("*Checker(*")


def test_a_failed_assertion_shows_the_test_and_the_difference_alone(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.makepyfile(
        """
        def test_articles(consistency):
            consistency.assert_consistent("articles/morning.md", "articles/evening.md")
        """
    )
    done = pytester.runpytest()
    done.stdout.fnmatch_lines(
        [
            ">       consistency.assert_consistent(*",
            "E       consistency.testing.InconsistentError: 발견 1건",
            "E       - 해솔군은 3120억원을*",
            "E       [?]          ^^^^^^^^",
            "E       [+] 해솔군은 312억원을*",
        ]
    )
    done.stdout.no_fnmatch_line("*_seen*")
    done.stdout.no_fnmatch_line("*raise InconsistentError*")


@pytest.mark.parametrize("inputs", [["--consistency", "articles"], [".", "--consistency", "articles"]])
def test_workers_of_xdist_share_one_report(pytester: pytest.Pytester, articles: Path, inputs: list[str]) -> None:
    (articles / "[속보].md").write_text("속보\n\n시장은 30일 물러났다.\n", encoding="utf-8")
    pytester.makeconftest(
        """
        import os
        from pathlib import Path
        import consistency.engine

        audit = consistency.engine.audit_articles

        def spy(*args, **kwargs):
            with Path("audits.txt").open("a") as file:
                file.write(f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}\\n")
            return audit(*args, **kwargs)

        consistency.engine.audit_articles = spy
        """
    )
    done = pytester.runpytest_subprocess("-n2", *inputs)
    done.assert_outcomes(failed=2, passed=2)
    done.stdout.fnmatch_lines(["읽은 기사 4건*", "FAILED articles/*.md::*"])
    assert Path("audits.txt").read_text() == "main\n"


def test_workers_tell_what_their_assertions_let_stand(pytester: pytest.Pytester, articles: Path, finding: str) -> None:
    Path("consistency-baseline.toml").write_text(ACCEPTED.format(finding, "두 사업은 다르다"), encoding="utf-8")
    pytester.makepyfile("def test_articles(consistency):\n    consistency.assert_consistent('articles')\n")
    done = pytester.runpytest("-n1")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["그대로 두기로 한 발견 1건"])


def test_nothing_is_audited_before_a_test_runs(
    pytester: pytest.Pytester, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consistency.engine.audit_articles", None)
    done = pytester.runpytest("--consistency", "articles", "--collect-only", "-q")
    assert done.ret == 0
    done.stdout.fnmatch_lines(["articles/evening.md::evening", "articles/library.txt::library"])


def test_an_unrelated_run_imports_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_modules():
            loaded = {name for name in sys.modules if name.split(".")[0] == "consistency"}
            assert loaded <= {"consistency", "consistency.pytest_plugin"}
            assert not {"spacy", "kiwipiepy", "numpy", "click", "networkx", "lxml"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess("-p", "no:anyio", "-p", "no:hypothesispytest").assert_outcomes(passed=1)
