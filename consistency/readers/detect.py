"""Which format an input is in: its content decides, then its name."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import PurePath

from consistency.readers.lines import split_lines
from consistency.readers.listing import looks_like_listing


class Format(Enum):
    """The formats that are read, one reader each."""

    JSON = auto()
    HTML = auto()
    LISTING = auto()
    PLAIN = auto()


def may_hold_article(name: str) -> bool:
    """Whether a file of that name would be read for articles, whatever it turns out to hold."""
    stem = name.lower().removesuffix(".gz")
    return PurePath(stem).suffix in _JSON_NAMES | _HTML_NAMES | _PLAIN_NAMES


class UnknownFormatError(Exception):
    """The input is in a format that is not read; the message is a sentence for the user."""


_MAGIC = (
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document (xlsx, docx, hwpx)"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0", "an older Office or HWP document (xls, doc, hwp)"),
    (0, b"HWP Document File", "an HWP document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x1f\x8b", "a gzip archive inside another one"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (257, b"ustar", "a tar archive"),
    (4, b"ftyp", "a video or an image (MP4, HEIC)"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
)

_JSON_START = re.compile(rb"\s*(?:\{\s*(?:[\"}]|\Z)|\[\s*(?:[{\]]|\Z))")
_JSON_LINE = re.compile(rb"\s*\{\s*\"")
_HTML_TAGS = ("!doctype html", "html", "head", "body", "article", "main", "title", "meta")
_XML_START = re.compile(r"<(?:\?xml|rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)

_JSON_NAMES = frozenset({".jsonl", ".ndjson", ".json"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_PLAIN_NAMES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_TABLE_NAMES = frozenset({".csv", ".tsv"})

_CONTROL_SAMPLE = 4096
_MAX_CONTROL_SHARE = 0.1
_PRINTED_CONTROLS = "\t\n\r\f\x0b"


def name_binary(head: bytes) -> str | None:
    """What ``head``, the first bytes of an input, belongs to if that is a known binary format; else None."""
    return next((name for at, magic, name in _MAGIC if head.startswith(magic, at)), None)


def looks_like_json(head: bytes, suffix: str) -> bool:
    """True when ``head`` begins JSON or JSON Lines, or is undecided and the name says so.

    A first line that is broken does not hide JSON Lines: half of the lines are enough.
    """
    if _JSON_START.match(head):
        return True
    lines = [line for line in head.split(b"\n") if line.strip()]
    if len(lines) > 1 and 2 * sum(1 for line in lines if _JSON_LINE.match(line)) >= len(lines):
        return True
    return suffix in _JSON_NAMES and not head.lstrip().startswith(b"<")


def tell_text_format(text: str, suffix: str, *, direct: bool) -> Format:
    """The format of ``text`` that is not JSON. ``direct``: the user named this file, whatever its name ends in.

    Raises:
        UnknownFormatError: it is in none that is read.
    """
    sample = text[:_CONTROL_SAMPLE]
    controls = sum(1 for c in sample if c < " " and c not in _PRINTED_CONTROLS)
    if controls > _MAX_CONTROL_SHARE * len(sample):
        raise UnknownFormatError("It is binary data, not text.")
    if _starts_html(text):
        return Format.HTML
    if looks_like_listing(split_lines(text)):
        return Format.LISTING
    if suffix in _HTML_NAMES:
        return Format.HTML
    if _XML_START.match(text.lstrip()):
        raise UnknownFormatError("It is XML (a feed, perhaps), which is not read.")
    if suffix in _TABLE_NAMES:
        raise UnknownFormatError(f"It is a table ({suffix}), which is not read.")
    if suffix in _PLAIN_NAMES or direct:
        return Format.PLAIN
    raise UnknownFormatError(f"A name ending in {suffix} says nothing of articles; name the file itself to read it.")


def _starts_html(text: str) -> bool:
    rest = text.lstrip()
    if rest.startswith("<?xml"):
        rest = rest.partition("?>")[2].lstrip()
    while rest.startswith("<!--"):
        rest = rest.partition("-->")[2].lstrip()
    opening = rest[:16].lower()
    return any(opening.startswith(f"<{tag}") and not opening[len(tag) + 1 :][:1].isalnum() for tag in _HTML_TAGS)
