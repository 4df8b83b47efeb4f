"""Plain text and Markdown, one article a file."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from consistency.model import Article
from consistency.readers import read_inputs

BODY = "한강시는 4일 새 다리를 놓기로 했다.\n\n공사비는 1200억원이다."
FRONT = "---\ntitle: '새 다리, 2027년 완공'\npublished: 2025-03-04T09:30:00\noutlet: 한강일보\n"
FRONT += 'section: "사회"\nurl: https://news.example.kr/1\ntags:\n  - 다리\n---\n'


def read(tmp_path: Path, text: str, name: str = "bridge.md") -> Article:
    (tmp_path / name).write_bytes(text.encode())
    result = read_inputs([str(tmp_path / name)])
    assert result.skipped == ()
    return result.articles[0]


def test_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, FRONT + BODY)
    assert (article.id, article.title, article.body) == ("bridge", "새 다리, 2027년 완공", BODY)
    assert (article.outlet, article.section, article.url) == ("한강일보", "사회", "https://news.example.kr/1")
    assert article.published == datetime(2025, 3, 4, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    assert article.source == f"{tmp_path}/bridge.md"


def test_front_matter_with_crlf_an_id_and_a_day(tmp_path: Path) -> None:
    article = read(tmp_path, f"---\nid: han-7\ndate: 2025-03-04\n---\n\n# 새 다리 #\n{BODY}".replace("\n", "\r\n"))
    assert (article.id, article.title, article.day_only) == ("han-7", "새 다리", True)
    assert article.body == BODY.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("'그는 ''왕''이다'", "그는 '왕'이다"),
        (r'"그는 \"왕\"이다"', '그는 "왕"이다'),
        ('"왕" 되다', '"왕" 되다'),
        ("1위 #1: 왕", "1위 #1: 왕"),
    ],
)
def test_quoted_values(tmp_path: Path, value: str, title: str) -> None:
    assert read(tmp_path, f"---\ntitle: {value}\n---\n{BODY}").title == title


@pytest.mark.parametrize(
    "first", ["새 다리 놓는다", "# 새 다리 놓는다", "### 새 다리 놓는다 ###", "새 다리 놓는다\n======"]
)
@pytest.mark.parametrize("name", ["bridge.md", "bridge.txt", "bridge"])
def test_the_first_line_is_the_title(tmp_path: Path, first: str, name: str) -> None:
    article = read(tmp_path, f"\n{first}\n\n{BODY}\n", name)
    assert (article.id, article.title, article.body) == ("bridge", "새 다리 놓는다", BODY)


def test_a_heading_that_repeats_the_front_matter_is_not_body(tmp_path: Path) -> None:
    assert read(tmp_path, f"{FRONT}\n# 새 다리, 2027년 완공\n\n{BODY}").body == BODY
    assert read(tmp_path, f"{FRONT}\n# 다른 제목\n\n{BODY}").body == f"# 다른 제목\n\n{BODY}"


@pytest.mark.parametrize("text", [BODY, "한 줄뿐인 글"])
def test_a_paragraph_is_not_a_title(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, text)
    assert (article.title, article.body) == ("", text)


@pytest.mark.parametrize("text", [f"---\n본문이다.\n---\n{BODY}", f"---\ntitle: 닫히지 않은 머리\n{BODY}"])
def test_rules_are_not_front_matter(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, text)
    assert article.body.endswith(BODY)
    assert f"{article.title}\n{article.body}" == text


def test_markup_controls_and_decomposed_hangul_stay_as_given(tmp_path: Path) -> None:
    body = "**굵은** 글과 <b>표</b>와 [고리](x)다.\x00\x07\x1b[0m\n하\u3000둘\u2028셋이다.\x85끝이다."
    assert read(tmp_path, f"제목\n{body}").body == body


def test_hostile_yaml_is_only_text(tmp_path: Path) -> None:
    front = "---\ntitle: !!python/object/apply:os.system ['true']\noutlet: &a [*a, *a]\n---\n"
    article = read(tmp_path, front + BODY)
    assert article.title.startswith("!!python")
    assert article.outlet == "&a [*a, *a]"


def test_nothing_but_front_matter_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FRONT, "utf-8")
    result = read_inputs([str(tmp_path / "a.md")])
    assert result.articles == ()
    assert "body is empty" in result.skipped[0].reason
