"""A finding as a difference: folded by width, with guides below the words that disagree."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from consistency.model import Article, Evidence, Finding, ReadSummary, Report, Severity, Span, Verdict
from consistency.render.difference import difference
from consistency.render.view import View

COLUMNS = 40


def lines(text: str, start: int, end: int, columns: int = COLUMNS) -> list[str]:
    """The difference of a finding on one sentence."""
    span = Span("a", "body", start, end)
    evidence = Evidence(span, text[start:end], "", "a", Span("a", "body", 0, len(text)))
    finding = Finding("0123456789ab", "X1", "이름", Severity.ERROR, Verdict.CONFLICT, "다르다", (evidence,))
    report = Report("", ReadSummary(1, 0, 0), (Article("a", "제목", text, source="a.md"),), (), (finding,))
    return list(difference(View(report, "ko"), finding, columns))


def width(char: str) -> int:
    """Columns of a character, worked out anew."""
    # Vowels and final consonants of decomposed Hangul join the syllable before them.
    if "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def under_guides(shown: list[str]) -> str:
    """The characters that stand above a ``^``."""
    marked = ""
    for line, guide in pairwise(shown):
        if guide.startswith("? "):
            column = 0
            for char in line:
                if guide[column : column + width(char)] == "^" * width(char) and width(char):
                    marked += char
                column += width(char)
    return marked


def test_long_lines_fold_by_width_and_guides_follow_them() -> None:
    text = "해솔군은 새 다리를 짓는 데에 1,240억원을 들였고 하루 차량 2만여대가 지날 것으로 내다봤다."
    assert lines(text, text.index("2만"), text.index("가 지날")) == [
        "오류 X1 이름 [0123456789ab]",
        "| 다르다",
        "-- a.md · 발행 시각 없음 · 제목 · 본문",
        "-- 1문단 37번째 글자",
        "- 해솔군은 새 다리를 짓는 데에",
        "- 1,240억원을 들였고 하루 차량 2만여대가",
        "?                              ^^^^^^^",
        "- 지날 것으로 내다봤다.",
    ]


def test_marks_that_go_on_in_the_next_line_have_a_guide_in_both() -> None:
    text = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차"
    shown = lines(text, 5, 19, 24)
    assert shown[-5:] == [
        "- 가나다라 마바사아",
        "?          ^^^^^^^^",
        "- 자차카타 파하가나",
        "? ^^^^^^^^^^^^^^^^^",
        "- 다라마바 사아자차",
    ]


@given(st.text(st.sampled_from("가나다 A1,%\u1100\u1161\u0301é·\u3000\n"), min_size=1, max_size=120), st.data())
def test_guides_stand_below_the_marked_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = lines(text, start, end)
    wanted = "".join(char for char in text[start:end] if not char.isspace() and width(char))
    assert under_guides(shown).replace(" ", "") == wanted
    for line in shown:
        assert sum(map(width, line)) <= COLUMNS
        assert not any(unicodedata.category(char) == "Cc" for char in line)
