"""``consistency render``: a report again from its JSON alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Rooms

Run = Callable[..., Result]


@pytest.fixture
def saved(rooms: Rooms, run: Run, tmp_path: Path) -> Path:
    """A report as JSON."""
    path = tmp_path / "report.json"
    run("audit", "a.txt", "--format", "json", "--output", str(path))
    return path


@pytest.mark.parametrize("form", ["markdown", "json", "sarif", "junit", "github", "text"])
def test_same_text_as_the_audit_wrote(run: Run, saved: Path, form: str) -> None:
    result = run("render", str(saved), "--format", form)
    assert result.exit_code == 0
    assert result.stdout == run("audit", "a.txt", "--format", form).stdout


def test_from_standard_input_into_a_file(run: Run, saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.txt"
    text = saved.read_text(encoding="utf-8")
    assert run("render", "-", "--format", "text", "--output", str(target), stdin=text).exit_code == 0
    assert target.read_text(encoding="utf-8") == run("render", str(saved), "--format", "text").stdout


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": "other/9"}', "기사".encode("cp949")])
def test_what_is_no_report_is_2(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    result = run("render", str(path))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_missing_report_is_2(run: Run, tmp_path: Path) -> None:
    assert run("render", str(tmp_path / "missing.json")).exit_code == 2
