"""Hostile text stays text: a real Markdown parser must give back what the eye should see, and no markup of its own."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from consistency.render.escape import markdown, mermaid, strong, visible

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OURS = {"<!-- -->", "<span>", "</span>", "<b>", "</b>"}
_NASTY = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"\\`*_{}[]()<>#+-.!|~&;:=$@^%\"' \t\n\r\x00\x1b\x85\u2028\u202e\u200b\ufeff\ud800\u3164",
                "http://", "www.", "www.x.kr", "@who", "#12", "GH-3", ":+1:", ":smile:", "&amp;", "&#35;", "<b>",
                "</b>", "<!--", "-->", "<script>", "```", "~~~", "1.", "12)", "- ", "+ ", "> ", "---", "===", "[x]",
                "![a](b)", "[a]: b", "**", "__", "가", "나다", "A", "7", "end", "**가**", "| --- |", "<a@b.kr>",
            ]
        ),
        st.characters(exclude_categories=()),
    ),
    max_size=14,
).map("".join)  # fmt: skip


def seen(tokens: list[Token]) -> str:
    """The text of inline tokens; fails on any that stands for markup other than ours."""
    text = ""
    for token in tokens:
        if token.type == "html_inline":
            assert token.content in _OURS
        else:
            assert token.type in {"text", "text_special"}, token
            text += token.content
    return text


def only_inline(source: str, kind: str = "paragraph") -> list[Token]:
    opened, inline, closed = _PARSER.parse(source)
    assert (opened.type, inline.type, closed.type) == (f"{kind}_open", "inline", f"{kind}_close")
    assert inline.children is not None
    return inline.children


@settings(deadline=None)
@given(_NASTY)
@example("1. 첫째")
@example("# 제목")
@example("가 ![그림](x)")
@example("&lt;b&gt; &amp;")
def test_markdown_shows_the_visible_text(text: str) -> None:
    expected = visible(text).strip(" ")
    if not expected:
        assert markdown(text).strip(" ") == ""
        return
    assert seen(only_inline(markdown(text))) == expected


@settings(deadline=None)
@given(_NASTY)
def test_in_a_list_a_quote_and_a_heading(text: str) -> None:
    expected = visible(text).strip(" ")
    for before, blocks in (("- ", 7), ("> ", 5), ("### ", 3)):
        tokens = _PARSER.parse(before + (markdown(text) or "빈"))
        if expected:
            assert len(tokens) == blocks
            (inline,) = (token for token in tokens if token.type == "inline")
            assert seen(inline.children or []) == expected


@settings(deadline=None)
@given(_NASTY, _NASTY)
def test_in_a_table(first: str, second: str) -> None:
    source = f"| 가 | 나 |\n| --- | --- |\n| {markdown(first)} | {markdown(second)} |"
    cells = [token.children or [] for token in _PARSER.parse(source) if token.type == "inline"]
    assert [seen(cell) for cell in cells] == ["가", "나", visible(first).strip(" "), visible(second).strip(" ")]


def tag(token: Token) -> str:
    """``b`` and ``/b`` for bold begun and ended in either way, else empty."""
    if token.type == "html_inline":
        return token.content.strip("<>")
    return {"strong_open": "b", "strong_close": "/b"}.get(token.type, "")


@settings(deadline=None)
@given(_NASTY, _NASTY.filter(lambda text: bool(visible(text))), _NASTY)
@example("늘어 ", "47%", "로 올랐다")
@example("", "‘최후진국’", "으로")
@example("가*", "나", "*다")
def test_bold_is_always_bold(before: str, marked: str, after: str) -> None:
    tokens = only_inline("처음" + markdown(before, start=False) + strong(marked) + markdown(after, start=False) + "끝")
    opened = [i for i, token in enumerate(tokens) if tag(token) == "b"]
    closed = [i for i, token in enumerate(tokens) if tag(token) == "/b"]
    assert len(opened) == len(closed) == 1
    assert seen(tokens[: opened[0]]) == "처음" + visible(before)
    assert seen(tokens[opened[0] + 1 : closed[0]]) == visible(marked)
    assert seen(tokens[closed[0] + 1 :]) == visible(after) + "끝"


@pytest.mark.parametrize(
    "text",
    ["@editor", "kim@paper.kr", "a@b@.kr", "#123", "GH-9", ":smile:", ":+1:", ":100:"],
)
def test_what_github_would_link_later_is_broken_up(text: str) -> None:
    assert "<!-- -->" in markdown(text)
    assert seen(only_inline(markdown(text))) == text


@pytest.mark.parametrize(("text", "broken"), [("http://x.kr", r"http\://x.kr"), ("www.x.kr", r"www\.x.kr")])
def test_addresses_are_not_linked(text: str, broken: str) -> None:
    assert markdown(text) == broken


@pytest.mark.parametrize("text", ["12:30:45", "3.1절", "(주)한빛", "1-2", "매출 3.5%", "A&B", "'따옴표'"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert markdown(text) == text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_visible_is_one_harmless_line(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
    assert "  " not in shown
    shown.encode("utf-8")
    assert visible(shown) == shown


def test_visible_shows_what_hides() -> None:
    assert visible("가\x1b[2J\x00나\r\n다\u3000라") == "가␛[2J␀나 다 라"
    assert visible("\u202e거꾸로\u2066\x9b") == "⟨U+202E⟩거꾸로⟨U+2066⟩⟨U+009B⟩"
    assert visible("수\u200b치\ufeff\u00ad\u2060") == "수치"
    assert visible("\ud800\uffff\u3164") == "\ufffd\ufffd⟨U+3164⟩"
    # Decomposed Hangul is text like any other.
    assert visible("\u1112\u1161\u11ab") == "\u1112\u1161\u11ab"


@settings(deadline=None)
@given(_NASTY)
def test_mermaid_labels_hold_nothing_that_means_something(text: str) -> None:
    label = mermaid(text)
    assert not set(label) & set('"#;<>&`|\\%[]{}()*_~$:@\n\r')
    assert not re.search(r"(?<![A-Za-z0-9])end(?![A-Za-z0-9])", label)
    assert not re.match(r"[-+]|\d+\.", label)


def test_mermaid_labels_stay_readable() -> None:
    assert mermaid('"end"; [서울] 3% (현지시간) | 끝\n줄') == "”End”； ［서울］ 3％ （현지시간） ｜ 끝 줄"
    assert mermaid("weekend 1.5배") == "weekend 1.5배"
    assert mermaid("1. 첫째") == "1． 첫째"
    assert mermaid("-5%") == "－5％"


@pytest.mark.parametrize("unit", ["@", "#1", ":a", "[", "<", "w", "&#", "`", ":+1", "-", "1", "  ", "\\", "://", "$"])
def test_long_runs_are_escaped_whole(unit: str) -> None:
    text = unit * 20_000
    assert seen(only_inline(markdown("가" + text + "나"))) == visible("가" + text + "나")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]가", "##［error]가"),
        ("가 ##\u200b[group]", "가 ##［group]"),
        ("###[x]", "###［x]"),
        ("##vso[task.complete]", "##vso［task.complete]"),
        ("## [제목]", "## [제목]"),
        ("#[x]", "#[x]"),
    ],
)
def test_no_command_of_a_log(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_two_colons_do_not_begin_a_line_of_markdown() -> None:
    assert markdown(" ::error::x").startswith("\\::")
    assert markdown("::", start=False) == "::"
