"""``consistency.read``, ``audit`` and ``check``: what they take, and what they refuse."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import consistency
from consistency import Article, BaselineError, ConfigError, InputError, NothingToReadError, Report
from consistency.testing import Checker

OPENED = "해솔군은 312억원을 들여 바람다리를 지었다고 30일 밝혔다."
TENFOLD = "해솔군은 3120억원을 들여 바람다리를 지었다고 30일 밝혔다."
LIBRARY = "가온시는 시립도서관을 다음 달 2일 다시 연다고 밝혔다."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles in the working directory's ``기사``."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("가.txt", OPENED), ("나.md", TENFOLD), ("다.txt", LIBRARY)):
        (tmp_path / "기사").mkdir(exist_ok=True)
        (tmp_path / "기사" / name).write_text(text + "\n", encoding="utf-8")
    return tmp_path


def rules(report: Report) -> list[str]:
    return [one.rule for one in report.findings]


@pytest.mark.parametrize("path", ["기사/가.txt", "./기사/가.txt", Path("기사/가.txt"), Path("기사") / "가.txt"])
def test_path_is_read(path: str | Path) -> None:
    (article,) = consistency.read(path).articles
    assert (article.body.strip(), article.source) == (OPENED, "기사/가.txt")


@pytest.mark.parametrize("path", ["기사", "기사/", Path("기사")])
def test_folder_is_read_whole(path: str | Path) -> None:
    assert [one.source for one in consistency.read(path).articles] == ["기사/가.txt", "기사/나.md", "기사/다.txt"]


def test_object_that_is_a_path_is_read() -> None:
    class Stored:
        def __fspath__(self) -> str:
            return "기사/가.txt"

    assert [one.source for one in consistency.read(Stored()).articles] == ["기사/가.txt"]


@pytest.mark.parametrize(
    "text",
    [
        OPENED,
        f"  {OPENED}  ",
        "한 군수는 “다리를 열었다.”",
        "다리가 열렸을까?",
        "바람다리\n개통",
        "바람다리 개통\r\n\r\n해솔군은 다리를 열었다",
        "\n기사/가.txt",
    ],
)
def test_text_is_read_as_an_article(text: str) -> None:
    (article,) = consistency.read(text).articles
    assert article.source == "text"
    assert article.title + article.body


def test_first_line_of_a_text_is_its_title() -> None:
    (article,) = consistency.read("해솔군, 바람다리 개통\n\n해솔군은 다리를 열었다.\n").articles
    assert (article.title, article.body.strip()) == ("해솔군, 바람다리 개통", "해솔군은 다리를 열었다.")


@pytest.mark.parametrize(
    "path",
    [
        "기사/라.txt",
        "기사들",
        "바람다리 개통",  # a headline, or a path with a space: it does not end as a sentence does
        "기사/바람다리 개통.md",
        "기사.",
        "개통했다.",  # one word
        "",
        "기사/가.txt\0",
        "가" * 10_000,
        Path("기사/라.txt"),
        Path("해솔군은 다리를 열었다."),
    ],
)
def test_mistyped_path_is_an_error_and_no_draft(path: str | Path) -> None:
    for call in (consistency.read, consistency.audit, lambda one: consistency.check(one, OPENED)):
        with pytest.raises(InputError, match="there is no such file or folder"):
            call(path)  # type: ignore[operator]


def test_file_whose_name_is_a_sentence_is_a_file(folder: Path) -> None:
    (folder / "다리를 열었다.").write_text(LIBRARY, encoding="utf-8")
    (article,) = consistency.read("다리를 열었다.").articles
    assert article.source == "다리를 열었다."


def test_long_text_is_a_text() -> None:
    sentence = "해솔군은 다리를 열었다고 밝혔다. "
    for text in (sentence * 5_000, f"바람다리\n\n{sentence * 5_000}"):
        (article,) = consistency.read(text).articles
        assert article.body.count("밝혔다.") == 5_000


def test_text_with_a_nul_is_read() -> None:
    (article,) = consistency.read("해솔군은\0 다리를 열었다.\n").articles
    assert "다리를 열었다." in article.body


def test_articles_are_passed_on_as_they_are() -> None:
    one = Article("bridge", "바람다리 개통", OPENED, outlet="해담통신")
    assert consistency.read(one).articles == (one,)


def test_paths_texts_and_articles_mix() -> None:
    report = consistency.audit("기사/가.txt", Path("기사/다.txt"), TENFOLD, Article("x", "", LIBRARY))
    assert report.read.articles == 4
    assert rules(report) == ["C102"]
    assert {one.text for one in report.findings[0].evidence} == {"312억원", "3120억원"}


def test_what_was_read_before_is_skipped_and_named() -> None:
    found = consistency.read("기사/가.txt", "기사", OPENED, OPENED)
    assert [one.source for one in found.articles] == ["기사/가.txt", "기사/나.md", "기사/다.txt", "text"]
    assert [one.source for one in found.skipped] == ["기사/가.txt", "text"]


def test_articles_with_one_id_get_ids_of_their_own() -> None:
    report = consistency.audit(Article("x", "", OPENED), Article("x", "", TENFOLD))
    assert [one.id for one in report.articles] == ["x", "x~2"]
    assert rules(report) == ["C102"]


@pytest.mark.parametrize(
    "drafts", [TENFOLD, "기사/나.md", Path("기사/나.md"), [TENFOLD, LIBRARY], (Path("기사/나.md"),)]
)
@pytest.mark.parametrize("against", [OPENED, ["기사/다.txt", Path("기사/가.txt")], Article("x", "", OPENED)])
def test_check_takes_one_or_several(drafts: Any, against: Any) -> None:
    assert rules(consistency.check(drafts, against)) == ["C102"]


def test_check_takes_what_can_be_gone_through_once() -> None:
    assert rules(consistency.check(iter([TENFOLD]), (one for one in [OPENED]))) == ["C102"]


def test_check_does_not_compare_what_was_printed() -> None:
    assert rules(consistency.check(LIBRARY, "기사")) == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: consistency.audit(),
        lambda: consistency.audit("빈"),
        lambda: consistency.check([], OPENED),
        lambda: consistency.check(OPENED, []),
        lambda: consistency.check("빈", OPENED),
        lambda: consistency.check(OPENED, "빈"),
        lambda: consistency.audit("\n"),
    ],
)
def test_nothing_to_read_is_never_clean(folder: Path, call: Callable[[], Report]) -> None:
    (folder / "빈").mkdir()
    with pytest.raises(NothingToReadError):
        call()


def test_nothing_to_read_says_why(folder: Path) -> None:
    (folder / "빈").mkdir()
    with pytest.raises(NothingToReadError, match="빈: The folder holds no file"):
        consistency.audit("빈")


@pytest.mark.parametrize("body", ["", " \n\t"])
def test_article_without_a_body_is_not_read(body: str) -> None:
    for call in (consistency.audit, lambda one: consistency.check(one, OPENED)):
        with pytest.raises(NothingToReadError, match="bridge: Its body is empty"):
            call(Article("bridge", "바람다리 개통", body))  # type: ignore[operator]
    found = consistency.read(Article("bridge", "바람다리 개통", body, source="조간.md"), OPENED)
    assert [one.body for one in found.articles] == [OPENED]
    assert found.skipped == (consistency.Skipped("조간.md", "Its body is empty."),)


def test_time_without_a_zone_is_korean() -> None:
    moment = datetime(2026, 3, 30, 1)
    articles = [
        Article("1", "", OPENED, published=moment),
        Article("2", "", TENFOLD, published=moment.replace(tzinfo=UTC)),
        Article("3", "", LIBRARY, published=None),
    ]
    times = [one.published and one.published.isoformat() for one in consistency.read(*articles).articles]
    assert times == ["2026-03-30T01:00:00+09:00", "2026-03-30T10:00:00+09:00", None]
    assert rules(consistency.audit(*articles)) == ["C102"]


def test_half_a_character_in_an_article_is_told() -> None:
    found = consistency.read(Article("b\ud83c", "", f"{OPENED}\udc00"))
    (article,) = found.articles
    assert (article.id, article.body) == ("b\ufffd", f"{OPENED}\ufffd")
    assert [one.reason.partition(" (")[0] for one in found.skipped] == [
        "Half a character in “id”",
        "Half a character in “body”",
    ]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (Article(1, "", OPENED), "Article.id is text (str), not int"),  # type: ignore[arg-type]
        (Article("x", None, OPENED), "Article.title is text (str), not NoneType"),  # type: ignore[arg-type]
        (Article("x", "", OPENED.encode()), "Article.body is text (str), not bytes"),  # type: ignore[arg-type]
        (Article("x", "", OPENED, outlet=None), "Article.outlet is text (str), not NoneType"),  # type: ignore[arg-type]
        (Article("x", "", OPENED, "2026-03-30"), "Article.published is a datetime or None, not str"),  # type: ignore[arg-type]
    ],
)
def test_article_of_other_things_than_text_is_refused(article: Article, said: str) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        consistency.audit(article)


@pytest.mark.parametrize("given", [b"\xea\xb8\xb0", 7, None, {"id": "x", "title": "", "body": OPENED}])
def test_what_is_no_source_is_refused(given: Any) -> None:
    said = f"what is read is a path, a text (str) or an Article, not {type(given).__name__}"
    for call in (lambda: consistency.read(given), lambda: consistency.check(given, OPENED)):
        with pytest.raises(TypeError, match=re.escape(said)):
            call()


@pytest.mark.parametrize("given", [[OPENED], (OPENED, LIBRARY)])
def test_several_in_one_are_given_one_by_one(given: Any) -> None:
    with pytest.raises(TypeError, match=re.escape("give several one by one, as in audit(*articles)")):
        consistency.audit(given)


def test_path_of_bytes_is_refused() -> None:
    class Stored:
        def __fspath__(self) -> bytes:
            return b"a.txt"

    with pytest.raises(TypeError, match="not Stored"):
        consistency.audit(Stored())  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["바람다리 개통", "가" * 10_000])
def test_error_says_how_a_text_is_told_from_a_path(given: str) -> None:
    with pytest.raises(
        InputError, match=r"A string is a text when it has a line break, or ends as a sentence"
    ) as error:
        consistency.audit(given)
    assert str(error.value).startswith(f"{given}: " if len(given) < 60 else f"{given[:60]}…: ")
    assert len(str(error.value)) < 300


@pytest.mark.parametrize("stdin", [None, io.StringIO("해솔군은 다리를 열었다.")])
def test_standard_input_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch, stdin: Any) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    for call in (consistency.read, consistency.audit):
        with pytest.raises(InputError, match="-: standard input cannot be read"):
            call("-", OPENED)


def test_standard_input_that_pytest_holds_is_an_error() -> None:
    with pytest.raises(InputError, match=r"-: standard input cannot be read.*stdin"):
        consistency.read("-", OPENED)


def test_read_alone_may_find_nothing() -> None:
    assert consistency.read() == consistency.ReadResult()


@pytest.mark.parametrize(
    "call",
    [
        lambda **files: consistency.audit(OPENED, **files),
        lambda **files: consistency.check(OPENED, TENFOLD, **files),
        lambda **files: Checker(**files),
    ],
)
def test_settings_that_cannot_be_read_are_errors(folder: Path, call: Callable[..., object]) -> None:
    broken = folder / "broken.toml"
    broken.write_text("[[accepted", encoding="utf-8")
    for path in (broken, str(broken), "missing.toml"):
        with pytest.raises(ConfigError):
            call(config=path)
        with pytest.raises(BaselineError):
            call(baseline=path)


def test_settings_of_the_working_directory_are_not_looked_for(folder: Path) -> None:
    for name in ("consistency.toml", "consistency-baseline.toml"):
        (folder / name).write_text("broken", encoding="utf-8")
    assert rules(consistency.audit("기사")) == ["C102"]


def test_words_of_the_newsroom_hold_for_one_call(folder: Path) -> None:
    config = folder / "words.toml"
    config.write_text('[lexicon.approximators.after]\n"어치 남짓" = "and_more"\n', encoding="utf-8")
    plain = consistency.audit(OPENED).analyser
    assert consistency.audit(OPENED, config=config).analyser != plain
    assert consistency.audit(OPENED).analyser == plain


def test_accepted_finding_is_marked_and_others_are_stale(folder: Path) -> None:
    (finding,) = consistency.audit(OPENED, TENFOLD).findings
    baseline = folder / "known.toml"
    entries = "".join(f'[[accepted]]\nid = "{one}"\nreason = "정정 요청함"\n' for one in (finding.id, "0123456789ab"))
    baseline.write_text(entries, encoding="utf-8")
    Path("기사/라.jsonl").write_text(lines(OPENED, TENFOLD), encoding="utf-8")
    whole = [consistency.audit("기사", baseline=baseline), consistency.audit("기사/라.jsonl", baseline=baseline)]
    part = [
        consistency.audit(OPENED, TENFOLD, baseline=baseline),
        consistency.audit("기사/가.txt", "기사/나.md", baseline=baseline),
        consistency.audit(*consistency.read("기사").articles, baseline=baseline),
        consistency.check(OPENED, "기사", baseline=baseline),
    ]
    for report in (*whole, *part):
        (accepted,) = report.findings
        assert accepted.accepted == consistency.Acceptance(finding.id, "정정 요청함")
        assert not accepted.fails(consistency.Severity.INFO)
    assert [[one.id for one in report.stale] for report in whole] == [["0123456789ab"]] * 2
    assert [report.stale for report in part] == [()] * 4


def lines(*bodies: str) -> str:
    """JSON Lines with an article for each body."""
    return "".join(json.dumps({"id": "x", "title": "", "body": one}) + "\n" for one in bodies)


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_everything_public_can_be_imported_at_once() -> None:
    names: dict[str, Any] = {}
    exec("from consistency import *", names)
    assert set(consistency.__all__) <= set(names)
    assert set(consistency.__all__) <= set(dir(consistency))


def test_what_is_listed_is_public() -> None:
    import consistency.engine

    assert {name for name in dir(consistency) if not name.startswith("__")} <= set(consistency.__all__)
    assert "__doc__" in dir(consistency)


def test_no_module_hides_a_public_name() -> None:
    code = """
import pkgutil, consistency
names = {one.name for one in pkgutil.iter_modules(consistency.__path__)}
print(sorted(names & set(consistency.__all__)))
import consistency.engine, consistency._api, consistency.readers
print(consistency.audit.__module__, consistency.check.__module__, consistency.read.__module__)
"""
    assert run(code) == "[]\nconsistency._api consistency._api consistency._api\n"


def test_public_types_and_errors_are_one_family() -> None:
    errors = (BaselineError, ConfigError, InputError, NothingToReadError, consistency.ReportError)
    assert all(issubclass(one, consistency.ConsistencyError) for one in errors)
    assert isinstance(consistency.audit(OPENED), Report)
