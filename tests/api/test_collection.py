"""What counts as a collection: only after a look at one is an accepted finding stale that is not found."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

import consistency
from consistency.baseline import is_collection

STORY = "해솔군은 새 다리를 30일 열었다고 밝혔다."
PAGE = "-\n다리 개통\n\n지역2026.03.30 09:10:00{}\n-\n도서관\n\n지역2026.03.30 10:20:00도서관은 밤까지 연다.\n"


def record(body: str) -> str:
    return json.dumps({"id": body, "title": "", "body": body}, ensure_ascii=False) + "\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "기사" / "속보").mkdir(parents=True)
    files = {
        "기사/가.md": STORY,
        "기사/속보/나.md": f"{STORY} 날씨는 맑았다.",
        "여럿.jsonl": record(STORY) + record("둘째 기사다."),
        "하나.jsonl": "\n\n" + record(STORY),
        "깨진.jsonl": record(STORY) + "{\n",
        "배열.json": f"[{record('첫 기사다.')},{record('둘째 기사다.')}]",
        "지면.txt": PAGE.format(STORY),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["기사"], True),
        (["기사/"], True),
        (["./기사/../기사"], True),
        (["."], True),
        (["기사/속보"], True),
        (["기사/가.md", "기사/속보"], True),
        (["여럿.jsonl"], True),
        (["배열.json"], True),
        (["지면.txt"], True),
        (["하나.jsonl", "지면.txt"], True),
        (["깨진.jsonl"], True),
        (["하나.jsonl"], False),
        (["기사/가.md"], False),
        (["기사/가.md", "기사/속보/나.md"], False),
        (["기사/가.md", "하나.jsonl"], False),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def test_folders_and_files_of_several(
    folder: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], expected: bool, absolute: bool
) -> None:
    given = [str(folder / path) if absolute else path for path in paths]
    found = consistency.read(*given)
    monkeypatch.chdir("/")
    assert is_collection(given, found) is expected


@pytest.mark.parametrize(("text", "expected"), [(record(STORY) * 2, True), (record(STORY), False), (STORY, False)])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert is_collection(["-"], consistency.read("-")) is expected


def test_texts_and_articles_are_none() -> None:
    found = consistency.read(PAGE.format(STORY), *consistency.read("기사").articles)
    assert len(found.articles) == 4
    assert not is_collection([], found)
