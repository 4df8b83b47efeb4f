"""``consistency.testing``: which articles fail, and what a reader is told."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import consistency
from consistency import Article, NothingToReadError, Severity
from consistency.testing import (
    Checker,
    InconsistentError,
    assert_consistent,
    assert_consistent_with,
    assert_no_findings,
    assert_same_facts,
)

OPENED = "해솔군은 312억원을 들여 바람다리를 지었다고 30일 밝혔다."
TENFOLD = "해솔군은 3120억원을 들여 바람다리를 지었다고 30일 밝혔다."
LIBRARY = "가온시는 시립도서관을 다음 달 2일 다시 연다고 밝혔다."
STORY = (
    "해솔군은 지난 12일 한도윤 군수가 참석한 가운데 1,240억원을 들인 바람다리를 열었다고 밝혔다. "
    "다리 길이는 전국에서 3위다."
)


def edited(*edits: tuple[str, str]) -> str:
    """The story with words replaced; each must be there."""
    text = STORY
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def failure(error: pytest.ExceptionInfo[InconsistentError]) -> list[str]:
    return str(error.value).splitlines()


def test_articles_that_agree_pass() -> None:
    assert_consistent(OPENED, LIBRARY)
    assert_consistent_with(LIBRARY, against=[OPENED, TENFOLD])


def test_failure_reads_like_a_difference() -> None:
    morning = Article("m", "해솔군, 바람다리 개통", OPENED, outlet="해담통신", source="조간.md")
    evening = Article("n", "바람다리 열렸다", TENFOLD, outlet="가온경제", source="석간.md")
    with pytest.raises(InconsistentError) as error:
        assert_consistent(morning, evening)
    assert failure(error) == [
        "발견 1건",
        "",
        "오류 C102 단위·자릿수 불일치 [cae8b8962e98]",
        "| 같은 문장의 자릿수가 다르다: ‘312억원’ ↔ ‘3120억원’",
        "-- 조간.md · 해담통신 · 발행 시각 없음 · 해솔군, 바람다리 개통 · 본문",
        "-- 1문단 6번째 글자",
        "- 해솔군은 312억원을 들여 바람다리를 지었다고 30일 밝혔다.",
        "?          ^^^^^^^",
        "++ 석간.md · 가온경제 · 발행 시각 없음 · 바람다리 열렸다 · 본문 1문단",
        "++ 6번째 글자",
        "+ 해솔군은 3120억원을 들여 바람다리를 지었다고 30일 밝혔다.",
        "?          ^^^^^^^^",
        "= 읽은 값: 312억 원 ↔ 3120억 원",
        "= 두 문장은 글자 기준으로 100% 같다",
        "",
        "읽은 기사 2건 · 겹치는 대목 1곳 · 읽어낸 진술 4개",
    ]


def test_failure_of_one_article_shows_its_words() -> None:
    with pytest.raises(InconsistentError) as error:
        assert_consistent(Article("s", "새 다리 개통", "해솔군은 새 다리를 4월 31일 연다고 밝혔다.", source="예고.md"))
    assert failure(error) == [
        "발견 1건",
        "",
        "경고 S205 있을 수 없는 날짜 [2f3f33212dcf]",
        "| 달력에 없는 날짜다: ‘4월 31일’",
        "-- 예고.md · 발행 시각 없음 · 새 다리 개통 · 본문 1문단 12번째 글자",
        "- 해솔군은 새 다리를 4월 31일 연다고 밝혔다.",
        "?                    ^^^^^^^^",
        "= 4월의 마지막 날은 30일이다",
        "",
        "읽은 기사 1건 · 겹치는 대목 0곳 · 읽어낸 진술 1개",
    ]


def test_dropped_fact_is_shown_where_it_stood() -> None:
    with pytest.raises(InconsistentError) as error:
        assert_same_facts(Article("o", "", STORY, source="원고.md"), edited(("한도윤 ", "")))
    assert failure(error) == [
        "발견 1건",
        "",
        "오류 한쪽에만 있는 사실",
        "| 첫째 글에만 있다: ‘한도윤’",
        "-- 원고.md · 발행 시각 없음 · (제목 없음) · 본문 1문단 13번째 글자",
        "- 해솔군은 지난 12일 한도윤 군수가 참석한 가운데 1,240억원을 들인",
        "?                    ^^^^^^",
        "- 바람다리를 열었다고 밝혔다.",
        "",
        "읽은 기사 2건 · 겹치는 대목 1곳 · 읽어낸 진술 6개",
    ]


def test_error_holds_the_report_and_what_failed() -> None:
    with pytest.raises(InconsistentError) as error:
        assert_consistent_with([LIBRARY, TENFOLD], [OPENED])
    assert [one.rule for one in error.value.findings] == ["C102"]
    assert error.value.report.read.articles == 3
    assert isinstance(error.value, AssertionError)


@pytest.fixture
def failed() -> InconsistentError:
    with pytest.raises(InconsistentError) as error:
        assert_consistent(OPENED, TENFOLD)
    return error.value


def test_error_is_pickled_whole(failed: InconsistentError) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        copy = pickle.loads(pickle.dumps(failed, protocol))
        assert isinstance(copy, InconsistentError)
        assert (copy.report, copy.findings, str(copy)) == (failed.report, failed.findings, str(failed))


def test_error_comes_back_from_another_process(failed: InconsistentError) -> None:
    with (
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
        pytest.raises(InconsistentError) as error,
    ):
        pool.submit(assert_consistent, OPENED, TENFOLD).result()
    assert str(error.value) == str(failed)


def test_severity_decides_what_fails() -> None:
    report = consistency.audit("새 다리 개통\n\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
    assert [one.severity for one in report.findings] == [Severity.WARNING]
    assert_no_findings(report, min_severity="error")
    for level in ("warning", "info"):
        with pytest.raises(InconsistentError):
            assert_no_findings(report, min_severity=level)
    with pytest.raises(InconsistentError):
        assert_no_findings(report)
    with pytest.raises(ValueError, match="min_severity is one of error, warning, info, not 'fatal'"):
        assert_no_findings(report, min_severity="fatal")


def test_nothing_read_is_no_pass(tmp_path: Path) -> None:
    for call in (
        lambda: assert_consistent(tmp_path),
        lambda: assert_consistent_with(OPENED, tmp_path),
        lambda: assert_same_facts(OPENED, tmp_path),
        lambda: assert_consistent(Article("x", "바람다리 개통", "")),
        lambda: assert_same_facts(OPENED, Article("x", "바람다리 개통", " ")),
    ):
        with pytest.raises(NothingToReadError):
            call()


def test_accepted_finding_passes_and_is_noted(tmp_path: Path) -> None:
    (finding,) = consistency.audit(OPENED, TENFOLD).findings
    baseline = tmp_path / "known.toml"
    baseline.write_text(f'[[accepted]]\nid = "{finding.id}"\nreason = "정정 요청함"\n', encoding="utf-8")
    checker = Checker(baseline=baseline)
    checker.assert_consistent(LIBRARY)
    assert checker.accepted == {}
    checker.assert_consistent(OPENED, TENFOLD)
    checker.assert_consistent_with(TENFOLD, OPENED)
    assert list(checker.accepted) == [finding.id]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (("1,240억원", "1천240억 원"),),
        (("1,240억원", "1240억원"), ("3위", "3 위")),
        (("해솔군은 지난 12일 한도윤 군수가 참석한 가운데", "한도윤 군수가 참석한 가운데 해솔군은 지난 12일"),),
        (("밝혔다", "밝힌다"), ("3위다", "3위였다")),
        (("밝혔다. 다리", "밝혔다.\n\n다리"),),
    ],
)
def test_harmless_edit_keeps_the_facts(edits: tuple[tuple[str, str], ...]) -> None:
    assert_same_facts(STORY, edited(*edits))
    assert_same_facts(edited(*edits), STORY)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (("1,240억원", "1,420억원"), {"1,240억원", "1,420억원"}),
        (("1,240억원을 들인 ", ""), {"1,240억원"}),
        (("지난 12일", "지난 13일"), {"지난 12일", "지난 13일"}),
        (("지난 12일 ", ""), {"지난 12일"}),
        (("한도윤", "한도연"), {"한도윤", "한도연"}),
        (("한도윤 ", ""), {"한도윤"}),
        (("3위", "4위"), {"3위", "4위"}),
        (("다리 길이는 전국에서 3위다.", "다리가 길다."), {"3위"}),
        (("3위다.", "3위다. 하루 5천 대가 지난다."), {"5천 대"}),
    ],
)
def test_changed_dropped_or_added_fact_fails_from_both_sides(edit: tuple[str, str], words: set[str]) -> None:
    for one, other in ((STORY, edited(edit)), (edited(edit), STORY)):
        with pytest.raises(InconsistentError) as error:
            assert_same_facts(one, other)
        assert {piece.text for found in error.value.findings for piece in found.evidence} == words


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("해솔항 물동량은 한 해 전보다 12% 늘었다.", "해솔항 물동량은 한 해 전보다 12% 줄었다.", "C110"),
        ("해솔군 운담면에 다리가 놓였다.", "해솔군 운당면에 다리가 놓였다.", "C109"),
    ],
)
def test_rules_hold_for_tellings_however_short(one: str, other: str, rule: str) -> None:
    with pytest.raises(InconsistentError) as error:
        assert_same_facts(one, other)
    assert [found.rule for found in error.value.findings] == [rule]


def test_figures_that_changed_places_are_shown_in_both_tellings() -> None:
    before = Article("1", "", "새 다리를 짓는 데 해솔시가 312억원, 청람군이 205억원을 냈다.", source="초고.md")
    after = Article("2", "", "새 다리를 짓는 데 해솔시가 205억원, 청람군이 312억원을 냈다.", source="송고.md")
    with pytest.raises(InconsistentError) as error:
        assert_same_facts(before, after)
    shown = [line for line in failure(error) if line.startswith(("-", "+", "?")) and "더: " not in line]
    assert shown == [
        "-- 초고.md · 발행 시각 없음 · (제목 없음) · 본문 1문단 17번째 글자",
        "- 새 다리를 짓는 데 해솔시가 312억원, 청람군이 205억원을 냈다.",
        "?                            ^^^^^^^",
        "++ 송고.md · 발행 시각 없음 · (제목 없음) · 본문 1문단 17번째 글자",
        "+ 새 다리를 짓는 데 해솔시가 205억원, 청람군이 312억원을 냈다.",
        "?                            ^^^^^^^",
    ]


def test_changed_fact_is_told_once() -> None:
    with pytest.raises(InconsistentError) as error:
        assert_same_facts(STORY, edited(("1,240억원", "1,420억원"), ("3위", "4위")))
    assert sorted(one.rule for one in error.value.findings) == ["C101", "C105"]


def test_facts_are_those_of_one_article_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name} {OPENED}", encoding="utf-8")
    with pytest.raises(consistency.InputError, match="one article was expected, there are 2"):
        assert_same_facts(OPENED, tmp_path)


@pytest.mark.parametrize("of", [str, Path])
def test_same_file_twice_has_the_same_facts(tmp_path: Path, of: type) -> None:
    path, copy = tmp_path / "a.txt", tmp_path / "copy" / "a.txt"
    copy.parent.mkdir()
    for one in (path, copy):
        one.write_text(STORY, encoding="utf-8")
    assert_same_facts(of(path), of(path))
    assert_same_facts(of(path), of(copy))
    assert_same_facts(STORY, of(path))
