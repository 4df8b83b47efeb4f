"""Where results go: standard output or a file, whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

STDOUT = "-"


class CannotWriteError(click.ClickException):
    """A result has no place to go; ends the run with exit status 2."""

    exit_code = 2

    def __init__(self, target: str, error: OSError) -> None:
        super().__init__(f"cannot write {target}: {error.strerror or error}")


def check_writable(target: str) -> None:
    """Make the folders above the target and raise `CannotWriteError` if it can't be written.

    Asked before the work, so that nobody waits minutes for a report that has no place to go.
    """
    if target == STDOUT:
        return
    path = _real(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        if not os.access(path if _is_special(path) else path.parent, os.W_OK):
            raise PermissionError(None, "no permission")
    except OSError as error:
        raise CannotWriteError(target, error) from error


def write(text: str, target: str) -> None:
    """Write the text as UTF-8 to standard output (``-``) or to a file, which then holds the old text or all of the new.

    Raises `CannotWriteError`. A reader that stops listening (``| head``) is no error.
    """
    # In JSON a lone surrogate becomes its own escape this way, elsewhere something that can be seen.
    data = text.encode("utf-8", errors="backslashreplace")
    try:
        if target == STDOUT:
            _write_stdout(data)
        else:
            _write_file(data, _real(target))
    except OSError as error:
        raise CannotWriteError("standard output" if target == STDOUT else target, error) from error


def _write_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still in the buffer must not fail once more when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def _write_file(data: bytes, path: Path) -> None:
    if _is_special(path):
        path.write_bytes(data)
        return
    draft = path.with_name(f".{os.getpid()}.consistency")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _real(target: str) -> Path:
    """The file behind symbolic links: it is replaced, not the link."""
    return Path(os.path.realpath(target))


def _is_special(path: Path) -> bool:
    """A device or a pipe, which must not be replaced by a file."""
    return path.exists() and not path.is_file()
