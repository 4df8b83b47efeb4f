"""Inputs: files, folders and standard input; formats told by content; what is no article named as what it is."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from consistency.errors import InputError
from consistency.model import Article, SourceLines
from consistency.readers import Text, files, read_inputs

ARTICLE = "새 다리 놓는다\n한강시는 4일 새 다리를 놓기로 했다."
JSON = '{"id": "%s", "title": "새 다리", "body": "한강시는 4일 새 다리를 놓기로 했다."}\n'


def test_a_folder_is_walked_whole_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a/a.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/.x", "c/d/e.md"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{ARTICLE} {name}", "utf-8")
    result = read_inputs([str(tmp_path)])
    assert [Path(a.source).relative_to(tmp_path).as_posix() for a in result.articles] == [
        "a/a.txt",
        "a/z.txt",
        "a.txt",
        "b.txt",
        "c/d/e.md",
    ]
    assert [a.id for a in result.articles] == ["a", "z", "a~2", "b", "e"]
    assert result.skipped == ()


def test_inputs_keep_their_order_and_a_file_is_read_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text(JSON % name, "utf-8")
    result = read_inputs([str(tmp_path / "b.jsonl"), str(tmp_path), str(tmp_path / "a.jsonl")])
    assert [a.id for a in result.articles] == ["b", "a"]
    assert [s.source for s in result.skipped] == [str(tmp_path / "b.jsonl"), str(tmp_path / "a.jsonl")]


def test_a_missing_input_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    with pytest.raises(InputError, match=r"missing\.txt"):
        read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be opened"):
        read_inputs([str(path)])
    assert "cannot be opened" in read_inputs([str(tmp_path)]).skipped[0].reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ARTICLE.encode(), ("stdin", "-")),
        (ARTICLE.encode("cp949"), ("stdin", "-")),
        ((JSON % "j").encode(), ("j", "-#1")),
        (gzip.compress((JSON % "j").encode(), mtime=0), ("j", "-#1")),
        (f"-\n새 다리\n사회 2025.03.04 09:30:05{ARTICLE}".encode(), ("stdin-1", "-#1")),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: tuple[str, str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (article,) = read_inputs(["-"]).articles
    assert (article.id, article.source) == expected


def test_a_pipe_that_gives_a_few_bytes_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Drops(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 1, 3))

    data = gzip.compress("".join(JSON % n for n in range(50)).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Drops(data)))
    assert len(read_inputs(["-"]).articles) == 50


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        ("a.txt", b"%PDF-1.7\n1 0 obj", "a PDF document"),
        ("a.xlsx", b"PK\x03\x04\x14\x00\x06\x00", "xlsx"),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hwp"),
        ("a.parquet", b"PAR1\x15\x04", "Parquet"),
        ("a.tar", b"a.txt".ljust(257, b"\x00") + b"ustar\x00", "tar"),
        ("a.jsonl.gz", gzip.compress(gzip.compress(b"{}", mtime=0), mtime=0), "gzip archive inside"),
        ("a.bin", bytes(range(32)) * 20, "binary data"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "empty"),
        ("a.gz", gzip.compress(b"", mtime=0), "empty"),
        ("a.gz", gzip.compress(b"x" * 500, mtime=0)[:12], "cut short"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"></rss>', "XML"),
        ("a.csv", "제목,본문\n다리,놓는다\n".encode(), "table"),
    ],
)
@pytest.mark.parametrize("direct", [True, False])
def test_what_is_no_article_is_named(tmp_path: Path, name: str, data: bytes, reason: str, direct: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = read_inputs([str(path if direct else tmp_path)])
    assert result.articles == ()
    (skipped,) = result.skipped
    assert skipped.source == path.as_posix()
    assert reason in skipped.reason


def test_an_unknown_name_is_read_only_when_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "draft.news"
    path.write_text(ARTICLE, "utf-8")
    assert read_inputs([str(tmp_path)]).articles == ()
    assert "name the file itself" in read_inputs([str(tmp_path)]).skipped[0].reason
    assert [a.title for a in read_inputs([str(path)]).articles] == ["새 다리 놓는다"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a"])
def test_json_lines_under_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(JSON % "x" + JSON % "y", "utf-8")
    assert [a.id for a in read_inputs([str(tmp_path)]).articles] == ["x", "y"]


@pytest.mark.parametrize("title", ["[속보] 새 다리 놓는다", "[단독] 다리 - 붕괴", "{기획} 다리의 역사"])
def test_brackets_do_not_make_json(tmp_path: Path, title: str) -> None:
    (tmp_path / "a.txt").write_text(f"{title}\n{ARTICLE}", "utf-8")
    assert [a.title for a in read_inputs([str(tmp_path)]).articles] == [title]


def test_links_do_not_lead_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    result = read_inputs([str(tmp_path)])
    assert [a.id for a in result.articles] == ["a"]
    assert sorted(Path(s.source).name for s in result.skipped) == ["gone.txt", "loop"]


def test_an_empty_folder_and_no_input(tmp_path: Path) -> None:
    assert "no file" in read_inputs([str(tmp_path)]).skipped[0].reason
    assert read_inputs([]).articles == ()


def test_a_text_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TEXT", 10)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert "larger than" in read_inputs([str(tmp_path)]).skipped[0].reason


def test_the_same_input_gives_the_same_result(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(JSON % "x" + "깨진 줄\n" + JSON % "y", "utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, "utf-8")
    assert read_inputs([str(tmp_path)]) == read_inputs([str(tmp_path)])


def test_a_text_at_hand_is_read_as_a_file_would_be() -> None:
    (article,) = read_inputs([Text(ARTICLE)]).articles
    assert article == Article(
        "text", "새 다리 놓는다", "한강시는 4일 새 다리를 놓기로 했다.", source="text", lines=SourceLines(1, 2)
    )


def test_the_content_of_a_text_decides_its_format() -> None:
    read = read_inputs([Text(JSON % "a" + JSON % "b")])
    assert [(one.id, one.source) for one in read.articles] == [("a", "text#1"), ("b", "text#2")]
    page = f"-\n새 다리\n사회 2025.03.04 09:30:00{ARTICLE}\n-\n벚꽃\n생활 2025.03.05 00:00:00전국 벚꽃이 핀다."
    assert [one.id for one in read_inputs([Text(page)]).articles] == ["text-1", "text-2"]


def test_texts_paths_and_articles_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{ARTICLE} a", "utf-8")
    given = Article("b", "", "한강시는 5일 새 다리를 놓기로 했다.")
    read = read_inputs([Text(ARTICLE), given, str(tmp_path / "a.txt"), Text(f"{ARTICLE} 둘")])
    assert [one.id for one in read.articles] == ["text", "b", "a", "text~2"]
    assert read.articles[1] == given
    # A text may look like a path: it is none.
    assert read_inputs([Text(str(tmp_path / "a.txt"))]).articles[0].body == str(tmp_path / "a.txt")


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_told(text: str) -> None:
    read = read_inputs([Text(text)])
    assert read.articles == ()
    assert [(one.source, one.reason) for one in read.skipped] == [("text", "It is empty.")]


def test_half_a_character_in_a_text_is_replaced() -> None:
    (article,) = read_inputs([Text("한강시는 4일 \ud800 새 다리를 놓기로 했다. \U0001f600")]).articles
    assert article.body == "한강시는 4일 \ufffd 새 다리를 놓기로 했다. \U0001f600"


def test_the_same_text_twice_is_read_once() -> None:
    read = read_inputs([Text(ARTICLE), Text(ARTICLE)])
    assert len(read.articles) == 1
    assert [one.source for one in read.skipped] == ["text"]
