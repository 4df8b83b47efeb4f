"""HTML pages: the article's text and metadata, and nothing of what a hostile page asks for."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from consistency.model import ReadResult
from consistency.readers import read_inputs

TEXT = [
    "한강시는 새 다리를 2027년까지 놓기로 했다고 4일 밝혔다. 공사비는 1200억원이다.",
    "시장은 “더 늦출 수 없다”며 A&B사와 <협약>을 맺었다고 말했다. 두 번째   다리는 2029년에 놓인다.",
    "다리는 왕복 4차로로, 길이는 1.2km다. 자전거 길도 함께 낸다.",
]
HEAD = """<meta charset="utf-8"><title>새 다리 - 한강일보</title><meta property="og:title" content="새 다리 놓는다">
<meta property="og:site_name" content="han강일보"><meta property="article:section" content="사회">
<meta property="article:published_time" content="2025-03-04T09:30:00+09:00">
<link rel="canonical" href="https://news.example.kr/1">"""
NAV = '<nav><ul><li><a href="/p">정치</a></li><li><a href="/e">경제</a></li></ul></nav>'
FOOT = "<footer>주소 : 서울 마포구 한강로 1 | 대표전화 : 02-000-0000<br>Copyright ⓒ 한강일보</footer>"


def paragraphs(*texts: str) -> str:
    escaped = (t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for t in texts)
    return "".join(f"<p>{t}</p>" for t in escaped)


def page(inner: str, head: str = HEAD) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{NAV}<article>{inner}</article>{FOOT}</body></html>"


def read(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "bridge.html") -> ReadResult:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return read_inputs([str(tmp_path / name)])


def test_text_and_metadata(tmp_path: Path) -> None:
    result = read(tmp_path, page("<h1>새 다리 놓는다</h1>" + paragraphs(*TEXT)))
    assert result.skipped == ()
    (article,) = result.articles
    assert article.title == "새 다리 놓는다"
    assert article.body == "\n".join(TEXT).replace("   ", " ")
    assert article.published == datetime(2025, 3, 4, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    assert (article.outlet, article.section, article.url) == ("han강일보", "사회", "https://news.example.kr/1")
    assert (article.id, article.source, article.day_only) == ("bridge", f"{tmp_path}/bridge.html", False)


def test_content_before_name(tmp_path: Path) -> None:
    assert (
        read(tmp_path, "\n<!-- 판 --><HTML>" + page(paragraphs(*TEXT)), name="a.txt").articles[0].outlet == "han강일보"
    )


def test_a_page_that_declares_euc_kr(tmp_path: Path) -> None:
    head = HEAD.replace("utf-8", "euc-kr")
    (article,) = read(tmp_path, page(paragraphs(*TEXT), head), "cp949").articles
    assert article.body.startswith(TEXT[0])


@pytest.mark.parametrize(
    ("head", "day_only"),
    [
        ('<meta itemprop="datePublished" content="2025-03-04T00:30:00Z">', False),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-04T09:30"}</script>',
            False,
        ),
        ('<meta property="article:published_time" content="2025-03-04">', True),
    ],
)
def test_other_places_of_the_time(tmp_path: Path, head: str, day_only: bool) -> None:
    (article,) = read(tmp_path, page(paragraphs(*TEXT), head)).articles
    expected = datetime(2025, 3, 4, *((0, 0) if day_only else (9, 30)), tzinfo=timezone(timedelta(hours=9)))
    assert (article.published, article.day_only) == (expected, day_only)


def test_line_breaks_inline_marks_and_tables(tmp_path: Path) -> None:
    inner = "<p>매출은 <b>3조</b>원, <strong>이익</strong>은 1조원이다.<br><br>지난해보다 늘었다.</p>"
    inner += "<table><tr><td>매출</td><td>3조원</td></tr></table>" + paragraphs(TEXT[2])
    (article,) = read(tmp_path, page(inner)).articles
    assert "매출은 3조원, 이익은 1조원이다.\n지난해보다 늘었다." in article.body
    assert "매출 3조원" in article.body


def test_a_brief_is_read_without_the_page_around_it(tmp_path: Path) -> None:
    brief = "강릉이 5일 원주를 3대1로 꺾고 우승했다. 통산 네 번째다."
    inner = f'<div id="articleBody">{brief}<br><br>시상식은 6일 열린다.</div>'
    (article,) = read(tmp_path, page(inner)).articles
    assert article.body == f"{brief}\n시상식은 6일 열린다."
    (article,) = read(tmp_path, page(f"<p>{brief}\n그다음은\n없다.</p>")).articles
    assert article.body == f"{brief} 그다음은 없다."


def test_emoji_decomposed_hangul_and_controls(tmp_path: Path) -> None:
    inner = (
        paragraphs(*TEXT, "각 글과 👨\u200d👩\u200d👧 가족이다.", "영\x00과 종\x07이다.")
        + "<p>참조 &#7;와 &#x1F;다.</p>"
    )
    (article,) = read(tmp_path, page(inner)).articles
    assert "각 글과 👨\u200d👩\u200d👧 가족이다." in article.body
    assert "영\ufffd과 종\ufffd이다." in article.body
    assert "참조 \ufffd와 \ufffd다." in article.body


@pytest.mark.parametrize(
    "body",
    [
        "",
        NAV,
        NAV + FOOT,
        "<ul>" + "".join(f"<li><a href='/{n}'>기사 {n}</a></li>" for n in range(40)) + "</ul>" + FOOT,
    ],
)
def test_a_page_without_an_article(tmp_path: Path, body: str) -> None:
    result = read(tmp_path, f"<html><head><title>한강일보</title></head><body>{body}</body></html>")
    assert result.articles == ()
    assert "No article text" in result.skipped[0].reason


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "secret.txt").write_text("비밀 문서", "utf-8")
    bomb = '<!ENTITY a0 "하하하하">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [{bomb}<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    inner = "<p>앞 &a11; 뒤 &x; 끝이다.</p>" + paragraphs(*TEXT) + '<img src="http://news.example.kr/i.png">'
    (article,) = read(tmp_path, page(inner).replace("<!DOCTYPE html>", doctype)).articles
    assert "비밀" not in article.body
    assert "하하" not in article.body
    assert len(article.body) < 400
    assert not article.body.startswith("]")


def test_depth_and_size_are_limited(tmp_path: Path) -> None:
    deep = read(tmp_path, "<html><body>" + "<div>" * 20_000 + "깊은 글이다.", name="deep.html")
    wide = read(tmp_path, "<html><body>" + "<p>글이다." * 60_000, name="wide.html")
    assert (len(deep.articles), len(deep.skipped)) in ((0, 1), (1, 0))
    assert wide.articles == ()
    assert "50,000 tags" in wide.skipped[0].reason


def test_the_extractor_is_loaded_for_html_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("제목\n본문이다.", "utf-8")
    program = (
        "import sys; from consistency.readers import read_inputs; read_inputs(sys.argv[1:]); "
        "sys.exit(bool({'trafilatura', 'lxml'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.txt")], check=True)
