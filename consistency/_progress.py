"""A progress line for people who wait at a terminal."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

_BAR_CELLS = 24


class ProgressLine:
    """Redraws one line of ``stream`` whenever the percentage or the stage changes; ``close`` wipes it.

    Silent unless the stream is a terminal that can go back to the start of a line.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._on = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._shown: tuple[str, int] | None = None
        self._cells = 0

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Show that ``done`` of ``total`` units of ``stage`` are finished."""
        percent = 100 * min(done, total) // total if total > 0 else 100
        if not self._on or (stage, percent) == self._shown:
            return
        self._shown = (stage, percent)
        filled = _BAR_CELLS * percent // 100
        self._draw(f"{stage} [{'#' * filled}{'.' * (_BAR_CELLS - filled)}] {percent:3d}%")

    def close(self) -> None:
        """Wipe the line, so that what is written next starts at a clean one."""
        if self._cells:
            self._draw("")
            self._stream.write("\r")
            self._stream.flush()

    def _draw(self, line: str) -> None:
        cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
        self._stream.write("\r" + line + " " * (self._cells - cells))
        self._stream.flush()
        self._cells = cells
