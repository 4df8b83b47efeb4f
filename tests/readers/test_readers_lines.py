"""The lines of the file that articles and the words in them stand on; expected numbers are counted by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from consistency.model import Article, SourceLines
from consistency.readers import read_inputs

FIRST = "한강시는 4일 새 다리를 놓기로 했다."
SECOND = "공사비는 1200억원이다."


def read(path: Path, text: str) -> tuple[Article, ...]:
    path.write_bytes(text.encode())
    return read_inputs([str(path)]).articles


def line_of(article: Article, words: str) -> int | None:
    return article.line("body", article.body.index(words))


@pytest.mark.parametrize(
    ("text", "title", "first", "second"),
    [
        # Title, body at once.
        (f"새 다리 놓는다\n{FIRST}\n{SECOND}\n", 1, 2, 3),
        # Blank lines before the title, before the body and between the paragraphs.
        (f"\n\n새 다리 놓는다\n\n\n{FIRST}\n\n{SECOND}", 3, 6, 8),
        # A heading.
        (f"# 새 다리 놓는다\n\n{FIRST}\n{SECOND}", 1, 3, 4),
        # A heading with a line under it.
        (f"새 다리 놓는다\n======\n\n{FIRST}\n\n\n{SECOND}", 1, 4, 7),
        # Front matter with the title on its third line.
        (f"---\nid: han-7\ntitle: 새 다리\n---\n{FIRST}\n{SECOND}", 3, 5, 6),
        # Front matter and a heading that says the same: the heading is the one that is read on.
        (f"---\ntitle: 새 다리 놓는다\n---\n\n# 새 다리 놓는다\n{FIRST}\n{SECOND}", 5, 6, 7),
        # Front matter without a title, then a heading.
        (f"---\noutlet: 한강일보\n---\n# 새 다리 놓는다\n{FIRST}\n\n{SECOND}", 4, 5, 7),
        # No title at all: the number stands for where it would be.
        (f"{FIRST}\n{SECOND}", 1, 1, 2),
        (f"\n\n{FIRST}\n{SECOND}", 1, 3, 4),
        # White space before the body belongs to neither.
        (f"새 다리 놓는다\n \t\n   {FIRST}\n{SECOND}", 1, 3, 4),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_and_markdown(tmp_path: Path, text: str, title: int, first: int, second: int, end: str) -> None:
    (article,) = read(tmp_path / "bridge.md", text.replace("\n", end))
    assert article.line("title", 0) == title
    assert (line_of(article, FIRST), line_of(article, SECOND)) == (first, second)
    # The words' last characters stand on their lines too.
    assert article.line("body", len(article.body)) == second
    assert article.line("title", len(article.title)) == title


def test_a_byte_order_mark_and_other_separators_are_no_lines(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "bridge.txt", f"\ufeff새 다리\u2028놓는다\n\n{FIRST}\x0b\x85\u2029{SECOND}")
    assert article.lines == SourceLines(1, 3)
    assert line_of(article, SECOND) == 3


LISTING = (
    "-\n"  # 1
    "새 다리 놓는다\n"  # 2
    f"사회 2025.03.04 09:30:00{FIRST}\n"  # 3
    "\n"  # 4
    f"{SECOND} -\n"  # 5
    "\n"  # 6
    "벚꽃 일찍 온다\n"  # 7
    "생활 2025.03.05 00:00:00\n"  # 8
    "\n"  # 9
    f"전국 벚꽃이 이르게 핀다고 한다.\n{FIRST}\n"  # 10, 11
    "-\n"  # 12
    f"사회 2025.03.05 08:00:00{SECOND}"  # 13
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_listing_pages(tmp_path: Path, end: str) -> None:
    bridge, blossom, untitled = read(tmp_path / "list.txt", LISTING.replace("\n", end))
    assert (bridge.line("title", 0), line_of(bridge, FIRST), line_of(bridge, SECOND)) == (2, 3, 5)
    assert (blossom.line("title", 0), line_of(blossom, "전국"), line_of(blossom, FIRST)) == (7, 10, 11)
    assert untitled.title == ""
    assert line_of(untitled, SECOND) == 13


def test_json_lines_stand_each_on_one(tmp_path: Path) -> None:
    record = {"title": "새 다리", "body": f"{FIRST}\n\n{SECOND}"}
    lines = ["", json.dumps(record | {"id": "a"}), "  ", "{broken", json.dumps(record | {"id": "b"})]
    a, b = read(tmp_path / "desk.jsonl", "\n".join(lines))
    assert (a.lines, b.lines) == (SourceLines(2, 2, follow=False), SourceLines(5, 5, follow=False))
    assert (a.source, b.source) == (f"{tmp_path}/desk.jsonl#2", f"{tmp_path}/desk.jsonl#5")
    # Line breaks of the body are escapes in the file.
    assert (b.line("title", 0), line_of(b, FIRST), line_of(b, SECOND)) == (5, 5, 5)


def test_json_lines_with_crlf_and_packed(tmp_path: Path) -> None:
    lines = "\r\n".join(json.dumps({"id": one, "body": FIRST}) for one in "abc")
    (tmp_path / "desk.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    articles = read_inputs([str(tmp_path / "desk.jsonl.gz")]).articles
    assert [one.line("body", 0) for one in articles] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps([{"id": "a", "body": FIRST}, {"id": "b", "body": SECOND}], indent=1)),
        ("a.json", json.dumps({"id": "a", "body": FIRST}, indent=1)),
        ("a.html", f"<html><body><article><h1>새 다리 놓는다</h1><p>{FIRST} {SECOND * 9}</p></article></body></html>"),
    ],
)
def test_no_lines_where_the_body_is_not_the_file_s(tmp_path: Path, name: str, text: str) -> None:
    articles = read(tmp_path / name, text)
    assert articles
    for article in articles:
        assert article.lines is None
        assert (article.line("title", 0), article.line("body", 3)) == (None, None)
