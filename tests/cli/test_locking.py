"""``consistency accept`` beside others that write the same file."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result

from consistency._locking import locked
from consistency.errors import BaselineError

Run = Callable[..., Result]
ID = "0123456789ab"
FILE = Path("consistency-baseline.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def accept(number: int) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "consistency", "accept", f"{number:012x}", "--reason", f"까닭 {number}"]
    return subprocess.run(command, capture_output=True, check=True)


def test_none_is_lost_when_several_accept_at_once(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(accept, range(12)))
    held = tomllib.loads(FILE.read_text(encoding="utf-8"))["accepted"]
    assert sorted(one["id"] for one in held) == [f"{number:012x}" for number in range(12)]
    assert [one.name for one in folder.iterdir()] == [FILE.name]


def test_one_at_a_time(folder: Path) -> None:
    FILE.write_text("0", encoding="utf-8")

    def count(_: int) -> None:
        with locked(FILE):
            FILE.write_text(str(int(FILE.read_text(encoding="utf-8")) + 1), encoding="utf-8")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(200)))
    assert FILE.read_text(encoding="utf-8") == "200"


def test_who_does_not_get_done_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consistency._locking.PATIENCE", 0.1)
    with locked(FILE.absolute()):
        result = run("accept", ID, "--reason", "정정 요청함")
    assert result.exit_code == 2
    assert f"Error: {FILE}: another process has been writing it for 0.1 seconds" in result.stderr
    assert not FILE.exists()
    assert run("accept", ID, "--reason", "정정 요청함").exit_code == 0


def test_a_crash_locks_nobody_out(folder: Path, run: Run) -> None:
    code = f"""
import os, pathlib
from consistency._locking import locked
with locked(pathlib.Path({str(FILE)!r})):
    os._exit(7)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7
    assert run("accept", ID, "--reason", "정정 요청함").exit_code == 0
    assert [one.name for one in folder.iterdir()] == [FILE.name]


def test_an_error_inside_unlocks(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), locked(FILE):
            raise ZeroDivisionError
    assert list(folder.iterdir()) == []


def test_a_link_has_the_lock_of_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consistency._locking.PATIENCE", 0.1)
    link = folder / "link.toml"
    link.symlink_to(folder / FILE)
    with locked(FILE), pytest.raises(BaselineError, match="another process"), locked(link):
        pass


def test_a_place_that_cannot_be_locked_is_an_error(folder: Path) -> None:
    with pytest.raises(BaselineError, match="it cannot be locked"), locked(folder / "missing" / "known.toml"):
        pass
