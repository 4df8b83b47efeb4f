"""JSON Lines: what is read, what is skipped and why, and what may not change on the way."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.readers import files, read_inputs

KST = timezone(timedelta(hours=9))
FULL = {
    "id": "han:1",
    "title": "한강시, 내년 예산 3조2000억 편성",
    "body": "한강시는 내년 예산을 3조2000억원으로 짰다고 4일 밝혔다.",
    "published": "2025-03-04T09:30:00+09:00",
    "outlet": "한강일보",
    "section": "사회",
    "url": "https://news.example.kr/1",
}


def write(path: Path, *records: object) -> str:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records), "utf-8")
    return str(path)


def test_every_field_is_read(tmp_path: Path) -> None:
    name = write(tmp_path / "a.jsonl", FULL)
    result = read_inputs([name])
    (article,) = result.articles
    assert result.skipped == ()
    assert (article.id, article.title, article.body) == (FULL["id"], FULL["title"], FULL["body"])
    assert (article.outlet, article.section, article.url) == ("한강일보", "사회", "https://news.example.kr/1")
    assert article.published == datetime(2025, 3, 4, 9, 30, tzinfo=KST)
    assert article.source == f"{name}#1"
    assert not article.day_only


@pytest.mark.parametrize(
    ("printed", "expected", "day_only"),
    [
        ("2025-03-04", datetime(2025, 3, 4, tzinfo=KST), True),
        ("2025-03-04T09:30:00", datetime(2025, 3, 4, 9, 30, tzinfo=KST), False),
        ("2025-03-04 09:30", datetime(2025, 3, 4, 9, 30, tzinfo=KST), False),
        ("2025-03-03T23:30:00Z", datetime(2025, 3, 4, 8, 30, tzinfo=KST), False),
        ("2025.03.04 09:30:05", datetime(2025, 3, 4, 9, 30, 5, tzinfo=KST), False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_published(tmp_path: Path, printed: str | None, expected: datetime | None, day_only: bool) -> None:
    (article,) = read_inputs([write(tmp_path / "a.jsonl", FULL | {"published": printed})]).articles
    assert article.published == expected
    assert article.day_only is day_only
    if expected is not None:
        assert article.published is not None
        assert article.published.day == 4, "the day is the one in Seoul"


@pytest.mark.parametrize("printed", ["2025-02-30", "어제", "0001-01-01T00:00:00+14:00", 20250304, ["2025-03-04"]])
def test_an_unreadable_time_costs_the_time_only(tmp_path: Path, printed: object) -> None:
    result = read_inputs([write(tmp_path / "a.jsonl", FULL | {"published": printed})])
    assert [a.published for a in result.articles] == [None]
    assert len(result.skipped) == 1
    assert "was read without" in result.skipped[0].reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x", "title": "끊긴 줄', "not valid JSON"),
        ('["목록"]', "not a JSON object"),
        ("17", "not a JSON object"),
        ('{"id": "x", "title": "제목"}', "no body"),
        ('{"id": "x", "title": "제목", "body": "  \\n"}', "body is empty"),
        ('{"id": "x", "title": "제목", "body": ["글"]}', "“body” is not text"),
        ('{"id": "x", "title": 3, "body": "글이다."}', "“title” is not text"),
        ('{"id": true, "title": "제목", "body": "글이다."}', "“id” is not text"),
        ("[" * 100_000, "nested too deeply"),
        ('{"id": "x", "body": "글이다.", "n": ' + "9" * 5000 + "}", "too long"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_is_read(tmp_path: Path, line: str, reason: str) -> None:
    name = write(tmp_path / "a.jsonl", FULL, line, FULL | {"id": "han:2"})
    result = read_inputs([name])
    assert [a.id for a in result.articles] == ["han:1", "han:2"]
    (skipped,) = result.skipped
    assert skipped.source == f"{name}#2"
    assert reason in skipped.reason


def test_a_broken_first_line_does_not_hide_the_format(tmp_path: Path) -> None:
    result = read_inputs([write(tmp_path / "export", "머리글", FULL, FULL | {"id": "han:2"})])
    assert [a.id for a in result.articles] == ["han:1", "han:2"]
    assert result.skipped[0].source.endswith("#1")


def test_a_broken_line_in_another_encoding_costs_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(FULL, ensure_ascii=False)
    path.write_bytes(good.encode() + b'\n{"id": "y", "body": "\xff\xfe"}\n' + good.replace("han:1", "han:2").encode())
    result = read_inputs([str(path)])
    assert [a.id for a in result.articles] == ["han:1", "han:2"]
    assert len(result.skipped) == 1


def test_ids_are_numbers_or_missing(tmp_path: Path) -> None:
    name = write(
        tmp_path / "day.jsonl", {"id": 7, "body": "글이다."}, {"body": "다른 글이다."}, {"id": " ", "body": "셋."}
    )
    assert [a.id for a in read_inputs([name]).articles] == ["7", "day-2", "day-3"]


def test_the_same_id_with_other_text_gets_a_suffix_across_inputs(tmp_path: Path) -> None:
    one = write(tmp_path / "1.jsonl", FULL, FULL | {"body": "고친 글이다."})
    two = write(tmp_path / "2.jsonl", FULL | {"body": "또 고친 글이다."})
    result = read_inputs([one, two])
    assert [a.id for a in result.articles] == ["han:1", "han:1~2", "han:1~3"]
    assert result.skipped == ()


def test_a_suffix_never_meets_a_real_id(tmp_path: Path) -> None:
    name = write(
        tmp_path / "a.jsonl", FULL | {"id": "a~2"}, FULL | {"id": "a"}, FULL | {"id": "a", "body": "고친 글이다."}
    )
    assert [a.id for a in read_inputs([name]).articles] == ["a~2", "a", "a~3"]


def test_the_same_article_again_is_skipped(tmp_path: Path) -> None:
    other = FULL | {"body": "고친 글이다."}
    result = read_inputs([write(tmp_path / "a.jsonl", FULL, other, FULL, other)])
    assert [a.id for a in result.articles] == ["han:1", "han:1~2"]
    assert [s.source.rpartition("#")[2] for s in result.skipped] == ["3", "4"]


def test_known_articles_count_too(tmp_path: Path) -> None:
    draft = read_inputs([write(tmp_path / "draft.jsonl", FULL)]).articles
    result = read_inputs([write(tmp_path / "b.jsonl", FULL, FULL | {"body": "먼저 나간 글이다."})], known=draft)
    assert [a.id for a in result.articles] == ["han:1~2"]
    assert len(result.skipped) == 1


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_or_one_object(tmp_path: Path, indent: int | None) -> None:
    array, single = tmp_path / "array.json", tmp_path / "single.json"
    array.write_text(json.dumps([FULL, FULL | {"id": "b"}, 3], indent=indent), "utf-8")
    single.write_text(json.dumps(FULL | {"id": "c"}, indent=indent), "utf-8")
    result = read_inputs([str(array), str(single)])
    assert [a.id for a in result.articles] == ["han:1", "b", "c"]
    assert [s.source for s in result.skipped] == [f"{array}#3"]


def test_half_a_character_keeps_the_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "title": "제목", "body": "앞\\ud83d뒤 \\ud83d\\ude00이다."}', "utf-8")
    result = read_inputs([str(path)])
    assert result.articles[0].body == "앞\ufffd뒤 😀이다."
    assert "lone surrogate" in result.skipped[0].reason


def test_gzip_is_told_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "archive.dat"
    path.write_bytes(gzip.compress(json.dumps(FULL).encode()))
    assert [a.id for a in read_inputs([str(path)]).articles] == ["han:1"]


def test_a_cut_gzip_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    lines = [json.dumps(FULL | {"id": str(n), "body": f"{n * 7919 % 10007}번째 글이다."}) for n in range(4000)]
    packed = gzip.compress("\n".join(lines).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    result = read_inputs([str(path)])
    assert 0 < len(result.articles) < 4000
    assert result.articles[-1].id == str(len(result.articles) - 1)
    assert "cut short" in result.skipped[-1].reason


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(FULL).encode() + b"\n" + b" " * (files.RATIO_FROM + 2**20)))
    result = read_inputs([str(path)])
    assert [a.id for a in result.articles] == ["han:1"]
    assert "unpacks to far more" in result.skipped[-1].reason
    path.write_bytes(gzip.compress("\n".join(json.dumps(FULL | {"id": str(n)}) for n in range(3000)).encode()))
    assert len(read_inputs([str(path)]).articles) == 3000
    monkeypatch.setattr(files, "MAX_UNPACKED", 200_000)
    assert "unpacks to far more" in read_inputs([str(path)]).skipped[-1].reason


def test_a_line_beyond_the_limit_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consistency.readers.jsonl.MAX_TEXT", 1000)
    name = write(tmp_path / "a.jsonl", FULL, FULL | {"id": "long", "body": "가" * 2000}, FULL | {"id": "b"})
    result = read_inputs([name])
    assert [a.id for a in result.articles] == ["han:1", "b"]
    assert "Line 2 is longer" in result.skipped[0].reason


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_RECORD = st.fixed_dictionaries(
    {"id": _TEXT.filter(str.strip), "title": _TEXT, "body": _TEXT.filter(str.strip)},
    optional={"outlet": _TEXT, "section": _TEXT, "url": _TEXT},
)


@given(
    st.lists(_RECORD, min_size=1, max_size=6, unique_by=lambda r: r["id"]),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_out_and_in(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, str]], escaped: bool, encoding: str, packed: bool
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    data = "".join(json.dumps(r, ensure_ascii=escaped) + "\n" for r in records).encode(encoding)
    path.write_bytes(gzip.compress(data) if packed else data)
    result = read_inputs([str(path)])
    assert result.skipped == ()
    got = [
        {"id": a.id, "title": a.title, "body": a.body, "outlet": a.outlet, "section": a.section, "url": a.url}
        for a in result.articles
    ]
    assert got == [{"outlet": "", "section": "", "url": ""} | r for r in records]
