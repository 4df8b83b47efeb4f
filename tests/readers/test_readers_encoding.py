"""Encodings: what is decoded, unchanged, and what is refused rather than garbled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.readers import read_inputs
from consistency.readers.encoding import UndecodableError, decode

KOREAN = "한강시는 내년 예산을 3조2000억원으로 짰다고 4일 밝혔다. 美 연준은 ‘동결’을 택했다."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp949", "euc-kr"])
def test_korean_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "기사.txt"
    path.write_bytes(f"예산 확정\n{KOREAN}".encode(encoding))
    (article,) = read_inputs([str(path)]).articles
    assert (article.title, article.body) == ("예산 확정", KOREAN)


def test_big_endian_mark() -> None:
    assert decode(b"\xfe\xff" + KOREAN.encode("utf-16-be")) == KOREAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("中国国家统计局十五日公布的数据显示，国内生产总值同比增长百分之五点四。", "gb2312"),
        ("日本銀行は金融政策決定会合で、政策金利を据え置くことを決めたと発表した。", "shift_jis"),
        ("Le président a été réélu à Genève après un décompte prolongé.", "latin-1"),
        ("Правительство объявило о новых мерах.", "cp1251"),
    ],
)
def test_other_languages_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(UndecodableError):
        decode(text.encode(encoding))


def test_a_cut_utf16_is_refused() -> None:
    with pytest.raises(UndecodableError, match="utf-16-le"):
        decode(b"\xff\xfe" + KOREAN.encode("utf-16-le") + b"\x00")


def test_hanja_heavy_bytes_are_read_when_they_declare_it() -> None:
    page = "<meta charset='EUC-KR'><p>大韓民國憲法 前文 改正案 가결</p>".encode("cp949")
    assert "大韓民國憲法" in decode(page)
    with pytest.raises(UndecodableError):
        decode(page.replace(b"EUC-KR", b"unknown"))


def test_undecodable_files_are_skipped_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes("한글".encode() + b"\xff\xff\x80")
    result = read_inputs([str(path)])
    assert result.articles == ()
    assert "not text in UTF-8" in result.skipped[0].reason


# The 2,350 syllables of KS X 1001, as a character set of the language's own standard.
_SYLLABLES = [c for c in map(chr, range(0xAC00, 0xD7A4)) if len(c.encode("euc-kr", "ignore")) == 2]


@given(st.text(st.sampled_from([*_SYLLABLES, " ", ".", "1", "\n", "“", "㎡"]), min_size=1, max_size=80))
def test_cp949_out_and_in(text: str) -> None:
    whole = KOREAN + text
    assert decode(whole.encode("cp949")) == whole


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: not t.startswith("\ufeff")))
def test_utf8_out_and_in(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text
