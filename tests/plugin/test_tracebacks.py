"""Errors of assertions as pytest shows them: the test's own lines, and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

WRONG = {
    "consistency.assert_consistent('nope.md')": "consistency.errors.InputError: nope.md: there is no such*",
    "consistency.assert_consistent(Path('nope.md'))": "consistency.errors.InputError: nope.md: there is no such file*",
    "consistency.assert_consistent('-')": "consistency.errors.InputError: -: standard input cannot be read.*",
    "consistency.assert_consistent('empty')": "consistency.errors.NothingToReadError: 읽은 기사가 없습니다*",
    "consistency.assert_consistent_with('articles', 'empty')": "consistency.errors.NothingToReadError: 견줄 기사가*",
    "consistency.assert_same_facts('articles', 'articles')": "consistency.errors.InputError: *one article was*",
    "consistency.assert_consistent(['a.md'])": "TypeError: what is read is a path*not list: give several*",
    "consistency.assert_consistent_with(b'a', 'articles')": "TypeError: what is read is a path*not bytes",
    "consistency.assert_same_facts(1, 2)": "TypeError: what is read is a path*not int",
    "consistency.audit(Article('x', '', None))": "TypeError: Article.body is text (str), not NoneType",
    "consistency.check('articles', None)": "TypeError: what is read is a path*not NoneType",
    "consistency.assert_consistent('articles', min_severity='bogus')": "ValueError: min_severity is one of error, *",
    "audit('nope.md')": "consistency.errors.InputError: nope.md: there is no such*",
    "check(['a.md'], b'a')": "consistency.errors.InputError: a.md: there is no such*",
    "read(7)": "TypeError: what is read is a path*not int",
    "Checker(baseline='broken.toml')": "consistency.errors.BaselineError: broken.toml: *",
    "Checker(config='words.toml').audit('articles')": "consistency.errors.ConfigError: words.toml: *마지기*",
    "Checker(config='missing.toml')": "consistency.errors.ConfigError: missing.toml: No such file or directory",
}


@pytest.mark.parametrize("call", WRONG)
def test_only_the_test_and_the_sentence_are_shown(pytester: pytest.Pytester, articles: Path, call: str) -> None:
    pytester.mkdir("empty")
    Path("broken.toml").write_text("[[accepted", encoding="utf-8")
    Path("words.toml").write_text('[lexicon.units.dimensions]\n"area" = { "마지기" = "많이" }\n', encoding="utf-8")
    pytester.makepyfile(
        f"""
        from pathlib import Path
        from consistency import Article, audit, check, read
        from consistency.testing import Checker

        def test_articles(consistency):
            {call}
        """
    )
    done = pytester.runpytest()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines([f">       {call.replace('[', '[[]')}", f"E       {WRONG[call]}"])
    shown = done.stdout.str().partition("= FAILURES =")[2].partition("= short test summary")[0]
    assert [line for line in shown.splitlines() if line.startswith(">")] == [f">       {call}"]
    assert [line.partition(":")[0] for line in shown.splitlines() if ".py:" in line] == [
        "test_only_the_test_and_the_sentence_are_shown.py"
    ]
    assert "cause" not in shown
    assert "During handling" not in shown


def test_an_error_of_ours_keeps_its_traceback(pytester: pytest.Pytester, articles: Path) -> None:
    pytester.makeconftest(
        """
        import consistency.engine

        def broken(*args, **kwargs):
            raise KeyError("bridge")

        consistency.engine.audit_articles = broken
        """
    )
    pytester.makepyfile("def test_articles(consistency):\n    consistency.assert_consistent('articles')\n")
    done = pytester.runpytest_subprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*_verbs.py:*", "*conftest.py:*: KeyError"])
