"""JSON Lines, one article a line, read as a stream; also one JSON object or array of such objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from consistency.model import Article, Skipped, SourceLines
from consistency.readers.encoding import UndecodableError, decode, has_wide_mark
from consistency.readers.files import MAX_TEXT, Source, read_whole
from consistency.readers.record import read_record


class _BrokenError(Exception):
    """Not JSON; the message is a sentence for the user."""


def read_json(stream: io.BufferedReader, source: Source) -> Iterator[Article | Skipped]:
    """The articles in ``stream``. A broken line is told with its number (from 1) and the rest is read.

    Every line is decoded for itself, so that one line in another encoding does not cost the others.
    """
    if has_wide_mark(stream.peek()):
        # A line feed is not one byte there, so the text is decoded whole and read again as UTF-8.
        try:
            text = decode(read_whole(stream))
        except UndecodableError as error:
            yield Skipped(source.label, str(error))
            return
        stream = io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    whole = _read_document(stream) if _begins_document(stream) else None
    if isinstance(whole, bytes):
        stream = io.BufferedReader(io.BytesIO(whole))
    elif whole is not None:
        for number, item in enumerate(whole, start=1):
            yield from _read_item(item, f"{source.stem}-{number}", f"{source.label}#{number}")
        return
    for number, line in enumerate(_lines(stream), start=1):
        place = f"{source.label}#{number}"
        if line is None:
            yield Skipped(place, f"Line {number} is longer than {MAX_TEXT // 1024**2} MiB.")
        elif line.strip():
            try:
                item = _parse(line)
            except _BrokenError as error:
                yield Skipped(place, f"Line {number} cannot be read: {error}")
            else:
                yield from _read_item(item, f"{source.stem}-{number}", place, SourceLines(number, number, follow=False))


def _read_item(
    item: object, fallback_id: str, place: str, lines: SourceLines | None = None
) -> Iterator[Article | Skipped]:
    if isinstance(item, dict):
        yield from read_record(item, fallback_id, place, lines)
    else:
        yield Skipped(place, "It is not a JSON object.")


def _begins_document(stream: io.BufferedReader) -> bool:
    """True for an array, and for an object that goes on after its first line."""
    start = stream.peek().removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"["):
        return True
    first, ended, _ = start.partition(b"\n")
    return start.startswith(b"{") and bool(ended) and first.rstrip().endswith((b"{", b",", b"["))


def _read_document(stream: io.BufferedReader) -> list[object] | bytes:
    """The items of one JSON document; the bytes themselves when they are not one, to be read by lines."""
    data = read_whole(stream)
    try:
        value = _parse(data)
    except _BrokenError:
        return data
    return value if isinstance(value, list) else [value]


def _parse(data: bytes) -> object:
    try:
        return json.loads(decode(data))
    except UndecodableError as error:
        raise _BrokenError(str(error)) from error
    except json.JSONDecodeError as error:
        raise _BrokenError(f"it is not valid JSON ({error.msg}, character {error.colno}).") from error
    except ValueError as error:
        raise _BrokenError("it holds a number too long to be one.") from error
    except RecursionError as error:
        raise _BrokenError("it is nested too deeply.") from error


def _lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """The lines of ``stream``; None in place of one that is longer than ``MAX_TEXT``."""
    while line := stream.readline(MAX_TEXT + 1):
        if len(line) <= MAX_TEXT:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_TEXT)
        yield None
