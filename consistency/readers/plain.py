"""Plain text and Markdown: one article a file, with front matter if it likes.

Front matter is a block between two ``---`` lines at the very beginning, one ``key: value`` a line. It is read
without a YAML library: the keys of an article are all plain strings, and hostile files can do no harm.
A value may stand in single or double quotes; there are no comments inside a line, since headlines hold ``#``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from consistency.model import Article, Skipped, SourceLines
from consistency.readers.boilerplate import is_sentence
from consistency.readers.files import Source
from consistency.readers.lines import Line, number_of_text, split_lines
from consistency.readers.record import read_record

_FENCE = "---"
_FENCE_ENDS = ("---", "...")
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?:[ \t]+(?P<value>.*))?\Z", re.ASCII | re.DOTALL)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*)", re.DOTALL)
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_CLOSING_MARKS = re.compile(r"[ \t]#+\Z")
_KEYS = {
    "id": "id",
    "title": "title",
    "published": "published",
    "date": "published",
    "outlet": "outlet",
    "section": "section",
    "url": "url",
}
_BLOCK_MARKS = frozenset({">", "|", ">-", "|-", ">+", "|+"})
_MAX_TITLE = 120


def read_plain(text: str, source: Source) -> Iterator[Article | Skipped]:
    """The one article that ``text`` is; its id is the front matter's or the file's stem.

    The title is the front matter's, or the first line if that is a Markdown heading or reads as a headline
    (short, and not a sentence); a line that became the title is not part of the body.
    """
    lines = split_lines(text)
    record: dict[str, object] = {}
    first = 0
    title_line = 1
    if (fence := _front_matter_end(lines)) is not None:
        record = _front_matter(lines[1:fence])
        title_line = 1 + next((n for n in range(1, fence) if _key(lines[n]) == "title"), 0)
        first = fence + 1
    rest = lines[first:]
    filled = [i for i, line in enumerate(rest) if line.text.strip()]
    start = rest[filled[0]].start if filled else len(text)
    if len(filled) > 1:
        title = _title(rest[filled[0]].text.strip())
        given = str(record.get("title", "")).strip()
        if title and given in ("", title):
            record["title"] = title
            title_line = 1 + first + filled[0]
            underlined = _UNDERLINE.fullmatch(rest[filled[1]].text.strip()) and filled[1] == filled[0] + 1
            start = rest[filled[1]].end if underlined else rest[filled[1]].start
    record["body"] = text[start:].strip()
    at = SourceLines(title_line, number_of_text(lines, text, start))
    yield from read_record(record, source.stem, source.label, at)


def _front_matter_end(lines: Sequence[Line]) -> int | None:
    if lines[0].text.rstrip() != _FENCE:
        return None
    end = next((i for i in range(1, len(lines)) if lines[i].text.rstrip() in _FENCE_ENDS), None)
    # Without a single key the fences are rules drawn across the page.
    if end is None or not any(_ENTRY.match(line.text) for line in lines[1:end]):
        return None
    return end


def _front_matter(lines: Sequence[Line]) -> dict[str, object]:
    record: dict[str, object] = {}
    for line in lines:
        found = _ENTRY.match(line.text)
        if found and (name := _key(line)):
            record.setdefault(name, _unquote((found["value"] or "").strip()))
    return record


def _key(line: Line) -> str | None:
    """What the line of front matter says of the article; None for anything else."""
    found = _ENTRY.match(line.text)
    return _KEYS.get(found["key"].lower()) if found else None


def _unquote(value: str) -> str:
    if value in _BLOCK_MARKS:
        return ""
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    return value


def _title(line: str) -> str:
    """The headline that ``line`` is; empty when it is a paragraph."""
    if heading := _HEADING.match(line):
        return _CLOSING_MARKS.sub("", heading["title"]).strip()
    return "" if len(line) > _MAX_TITLE or is_sentence(line) else line
