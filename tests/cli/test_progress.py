"""The progress line is drawn for a terminal, only when it changes, and leaves nothing behind."""

from __future__ import annotations

import io

import pytest

from consistency._progress import ProgressLine


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def screen(written: str) -> str:
    """What one line of a terminal shows in the end (Hangul takes two cells, here a filler after the letter)."""
    cells: list[str] = []
    at = 0
    for char in written:
        if char == "\r":
            at = 0
            continue
        for cell in (char, "") if "가" <= char <= "힣" else (char,):
            cells[at : at + 1] = [cell]
            at += 1
    return "".join(cells).rstrip()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_shows_stage_and_share() -> None:
    stream = Terminal()
    ProgressLine(stream)("비교", 1, 4)
    assert screen(stream.getvalue()) == "비교 [######..................]  25%"


def test_a_shorter_line_covers_a_longer_one() -> None:
    stream = Terminal()
    line = ProgressLine(stream)
    line("기사 읽기", 1, 1)
    line("비교", 0, 3)
    assert screen(stream.getvalue()) == "비교 [........................]   0%"


def test_writes_only_what_changes() -> None:
    stream = Terminal()
    line = ProgressLine(stream)
    for done in range(10_000):
        line("비교", done, 10_000)
    assert stream.getvalue().count("\r") == 100


def test_close_leaves_an_empty_line() -> None:
    stream = Terminal()
    line = ProgressLine(stream)
    line("비교", 5, 0)
    line.close()
    assert screen(stream.getvalue()) == ""
    assert stream.getvalue().endswith("\r")


def test_nothing_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    file, dumb = io.StringIO(), Terminal()
    ProgressLine(file)("비교", 1, 2)
    monkeypatch.setenv("TERM", "dumb")
    ProgressLine(dumb)("비교", 1, 2)
    assert file.getvalue() == dumb.getvalue() == ""
