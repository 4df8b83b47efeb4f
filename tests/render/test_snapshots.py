"""Whole reports compared with files; after a wanted change, delete the file and run the test once to write it anew."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from consistency.errors import ConsistencyError
from consistency.render import FORMATS, LANGUAGES, render

SNAPSHOTS = Path(__file__).parent / "snapshots"
SUFFIX = {
    "markdown": "md",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "github.txt",
    "text": "txt",
}


def check(name: str, text: str) -> None:
    path = SNAPSHOTS / name
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{name} was missing and has been written: read it, then run again")
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", sorted(SUFFIX))
@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "ALONE"])
def test_snapshot(sample: ModuleType, name: str, format: str, lang: str) -> None:
    check(f"{name.lower()}.{lang}.{SUFFIX[format]}", render(getattr(sample, name), format, lang))


def test_every_format_has_a_snapshot() -> None:
    assert set(SUFFIX) == set(FORMATS)


@pytest.mark.parametrize("format", sorted(SUFFIX))
def test_same_report_same_bytes(sample: ModuleType, format: str) -> None:
    first = render(sample.REPORT, format).encode()
    assert render(sample.REPORT, format).encode() == first
    assert first.endswith(b"\n")
    assert not first.endswith(b"\n\n")


@pytest.mark.parametrize("format", sorted(SUFFIX))
def test_a_time_is_written_only_when_asked_for(sample: ModuleType, format: str) -> None:
    stamp = datetime(2031, 7, 8, 9, 10, 11, tzinfo=UTC)
    assert "2031-07-08" in render(sample.REPORT, format, stamp=stamp)
    assert "2031-07-08" not in render(sample.REPORT, format)


def test_json_does_not_depend_on_the_language(sample: ModuleType) -> None:
    assert render(sample.REPORT, "json", "en") == render(sample.REPORT, "json", "ko")


def test_json_is_the_contract(sample: ModuleType) -> None:
    data = json.loads(render(sample.REPORT, "json"))
    assert data["schema"] == "consistency-report/1"
    assert data["tool"] == {"name": "newsroom-consistency", "version": "0.0.0", "analyser": "견본 1 (kiwi 0)"}
    assert data["read"]["articles"] == 8
    assert data["read"]["skipped"][0] == {"source": "빈기사.txt", "reason": "본문이 없음"}
    articles = {article["id"]: article for article in data["articles"]}
    assert articles["n1"]["published"] == "2025-03-04T09:10:00+09:00"
    assert articles["n4"]["published"] == "2025-03-04"
    assert articles["p1"]["published"] is None
    assert set(data["passages"][0]["a"]) == {"article", "start", "end"}
    for finding in data["findings"]:
        for evidence in finding["evidence"]:
            whole = articles[evidence["article"]][evidence["field"]]
            assert whole[evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize(("format", "lang"), [("word", "ko"), ("markdown", "de")])
def test_unknown_format_or_language(sample: ModuleType, format: str, lang: str) -> None:
    with pytest.raises(ConsistencyError, match="unknown"):
        render(sample.REPORT, format, lang)
