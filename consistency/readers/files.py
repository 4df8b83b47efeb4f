"""Inputs as byte streams: files, folders, standard input; gzip is unpacked with a guard against bombs."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from consistency.errors import InputError
from consistency.model import Skipped

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
HEAD_SIZE = 64 * 1024
"""Bytes at the beginning of an input that its format is told from."""
MAX_UNPACKED = 4 * 1024**3
"""Bytes that one gzip input may unpack to."""
MAX_RATIO = 200
"""Times its packed size that a gzip input may unpack to: news text reaches 10, a bomb 1,000."""
RATIO_FROM = 16 * 1024**2
"""Unpacked bytes up to which no ratio is asked for: small repetitive files are harmless."""
MAX_TEXT = 64 * 1024**2
"""Bytes of one text that is held in memory whole; also of one line of JSON Lines."""

_GZIP = b"\x1f\x8b"
_GZIP_SUFFIX = ".gz"


class UnreadableError(Exception):
    """The bytes of an input stop making sense; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or without a path ``data``, or without these standard input. ``direct``: it was named itself, not found
    in a folder."""

    label: str
    path: Path | None
    direct: bool
    data: bytes | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case, ``.gz`` aside; empty for standard input."""
        return "" if self.path is None else Path(_without_gz(self.path.name)).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folder and endings: what ids are made of."""
        if self.path is None:
            return "stdin" if self.data is None else self.label
        return Path(_without_gz(self.path.name)).stem


def text_source(text: str) -> Source:
    """A text at hand as if a file held it. Half a surrogate pair, which no file can hold, becomes U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Source("text", None, direct=True, data=whole.encode())


def require_existing(names: Iterable[str]) -> None:
    """Raise ``InputError`` for a path that does not exist."""
    for name in names:
        if name != STDIN and not os.path.exists(name):
            raise InputError(f"{name}: there is no such file or folder.")


def find_sources(name: str, seen: set[str]) -> Iterator[Source | Skipped]:
    """The files that ``name`` names; those of a folder in the order of their paths, hidden files left out.

    What is in ``seen`` is Skipped; what is a Source is put there.

    Raises:
        InputError: it is a folder that cannot be listed.
    """
    for found in _expand(name):
        if isinstance(found, Source):
            place = STDIN if found.path is None else os.path.realpath(found.path)
            if place in seen:
                yield Skipped(found.label, "It was read already: it is named more than once.")
                continue
            seen.add(place)
        yield found


def _expand(name: str) -> Iterator[Source | Skipped]:
    if name == STDIN:
        yield Source(STDIN, None, direct=True)
    elif os.path.isdir(name):
        yield from _walk(Path(name))
    else:
        yield Source(Path(name).as_posix(), Path(name), direct=True)


def _walk(top: Path) -> Iterator[Source | Skipped]:
    failures: list[OSError] = []
    paths: list[Path] = []
    for folder, subfolders, names in os.walk(top, onerror=failures.append):
        links = [n for n in subfolders if os.path.islink(os.path.join(folder, n))]
        paths.extend(Path(folder, n) for n in [*names, *links] if not n.startswith("."))
        subfolders[:] = [n for n in subfolders if not n.startswith(".")]
    for failure in failures:
        if Path(failure.filename) == top:
            raise InputError(f"{top.as_posix()}: the folder cannot be listed ({failure.strerror}).") from failure
        yield Skipped(Path(failure.filename).as_posix(), f"The folder cannot be listed ({failure.strerror}).")
    if not paths and not failures:
        yield Skipped(top.as_posix(), "The folder holds no file.")
    for path in sorted(paths, key=lambda p: p.parts):
        if path.is_dir():
            yield Skipped(path.as_posix(), "It is a link to a folder; links to folders are not followed.")
        elif path.is_file():
            yield Source(path.as_posix(), path, direct=False)
        else:
            yield Skipped(path.as_posix(), "It is not a regular file, or a link that leads nowhere.")


@contextmanager
def open_source(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of ``source``, unpacked if they begin as gzip does; ``peek()`` shows the first ``HEAD_SIZE``.

    Reading raises UnreadableError when the gzip data is broken or unpacks to more than the limits allow.

    Raises:
        InputError: a file that was named itself cannot be opened, or standard input not be read.
        UnreadableError: a file found in a folder cannot be opened.
    """
    with ExitStack() as stack:
        raw: BinaryIO
        if source.data is not None:
            raw = io.BytesIO(source.data)
        elif source.path is None:
            raw = _standard_input()
        else:
            try:
                raw = stack.enter_context(open(source.path, "rb"))
            except OSError as error:
                if source.direct:
                    raise InputError(f"{source.label}: it cannot be opened ({error.strerror}).") from error
                raise UnreadableError(f"It cannot be opened ({error.strerror}).") from error
        packed = _Counted(raw)
        stream = _buffered(packed)
        try:
            is_packed = stream.peek()[:2] == _GZIP
        except UnreadableError as error:
            if source.path is None and source.data is None:
                raise InputError(f"{STDIN}: standard input cannot be read. {error}") from error
            raise
        yield _buffered(_Unpacked(stream, packed)) if is_packed else stream


def _standard_input() -> BinaryIO:
    """The bytes of standard input. Raises ``InputError`` where a program has none, or put something else there."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        raise InputError(f"{STDIN}: standard input cannot be read: there is none, or it is closed or no file.")
    return cast(BinaryIO, stream)


def read_whole(stream: io.BufferedReader) -> bytes:
    """All that is left of ``stream``.

    Raises:
        UnreadableError: it is more than ``MAX_TEXT``, or broken.
    """
    data = stream.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise UnreadableError(f"It is larger than {MAX_TEXT // 1024**2} MiB, the most that is read as one text.")
    return data


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, HEAD_SIZE)


class _Counted(io.RawIOBase):
    """Counts what is read, and fills every buffer whole: a pipe gives a few bytes at a time."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            try:
                data = self._raw.read(len(view) - filled)
            except OSError as error:
                raise UnreadableError(f"Reading it failed ({error.strerror or error}).") from error
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self.count += filled
        return filled


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, as long as it keeps within the limits."""

    def __init__(self, stream: io.BufferedReader, packed: _Counted) -> None:
        self._gzip = gzip.GzipFile(fileobj=stream)
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            try:
                data = self._gzip.read(len(view) - filled)
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                # Hand out what came before the break; the next call runs into it again.
                if filled:
                    break
                raise UnreadableError("Its gzip data is cut short or damaged.") from error
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._count += filled
        if self._count > MAX_UNPACKED or (
            self._count > RATIO_FROM and self._count > MAX_RATIO * max(self._packed.count, 1)
        ):
            raise UnreadableError("Its gzip data unpacks to far more than news text would: it is not read on.")
        return filled


def _without_gz(name: str) -> str:
    return name[: -len(_GZIP_SUFFIX)] if name.lower().endswith(_GZIP_SUFFIX) else name
