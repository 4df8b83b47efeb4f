"""One writer at a time: who changes a file that others change too holds a lock while it does."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consistency.errors import BaselineError

PATIENCE = 10.0
"""Seconds that are waited for another writer."""

_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes out of here while the context lasts; what they see of it is a file beside ``path``.

    The system lets go of the lock with the process that holds it, so that a crash locks nobody out. Raises
    ``BaselineError`` when another writer does not get done, or the place cannot be locked.
    """
    real = Path(os.path.realpath(path))
    lock = real.with_name(f".{real.name}.lock")
    deadline = time.monotonic() + PATIENCE
    try:
        while (handle := _take(lock)) is None:
            if time.monotonic() > deadline:
                raise BaselineError(f"{path}: another process has been writing it for {PATIENCE:g} seconds ({lock})")
            time.sleep(_PAUSE)
    except OSError as error:
        raise BaselineError(f"{path}: it cannot be locked ({error.strerror or error})") from error
    try:
        yield
    finally:
        _leave(lock, handle)


if sys.platform == "win32":

    def _take(lock: Path) -> int | None:
        """The open lock file, which goes when it is closed; None while another process has it."""
        try:
            return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except (FileExistsError, PermissionError):
            return None

    def _leave(_lock: Path, handle: int) -> None:
        os.close(handle)

else:
    import fcntl

    def _take(lock: Path) -> int | None:
        """The open lock file; None while another process has it."""
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Who had it before took the file away: then this is a lock on nothing.
            if os.path.samestat(os.fstat(handle), os.stat(lock)):
                return handle
        except (BlockingIOError, FileNotFoundError):
            pass
        except OSError:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _leave(lock: Path, handle: int) -> None:
        lock.unlink(missing_ok=True)
        os.close(handle)
