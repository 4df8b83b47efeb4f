"""One article given as named fields: what JSON Lines objects and front matter have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from consistency.model import Article, Skipped, SourceLines
from consistency.readers.dates import in_seoul, parse_published

_OPTIONAL = ("published", "outlet", "section", "url")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_SHOWN = 40
_EMPTY = "Its body is empty."


def read_record(
    record: Mapping[str, object], fallback_id: str, source: str, lines: SourceLines | None = None
) -> Iterator[Article | Skipped]:
    """The article in ``record``: ``id``, ``title``, ``body`` and optionally the time, outlet, section and address.

    Text is kept as given, with one exception: half a surrogate pair, which no file can hold, becomes U+FFFD, so
    that offsets stay. An id may be a whole number. A wrong or empty body, or a wrong id or title, skips the
    record; a wrong optional field is left empty, and both are told as Skipped.
    """
    fields: dict[str, str] = {}
    for name in ("id", "title", "body", *_OPTIONAL):
        value = record.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None:
            value = ""
        if isinstance(value, str):
            fields[name] = value
        elif name in _OPTIONAL:
            yield Skipped(source, f"“{name}” is not text; the article was read without it.")
        else:
            yield Skipped(source, f"“{name}” is not text.")
            return
    if not fields["body"].strip():
        yield Skipped(source, "It has no body." if record.get("body") is None else _EMPTY)
        return
    yield from _mend(fields, source)
    printed = fields.get("published", "").strip()
    published = parse_published(printed) if printed else None
    if printed and published is None:
        yield Skipped(source, f"“{printed[:_SHOWN]}” is not an ISO 8601 time; the article was read without one.")
    yield Article(
        id=fields["id"] if fields["id"].strip() else fallback_id,
        title=fields["title"],
        body=fields["body"],
        published=published.moment if published else None,
        outlet=fields.get("outlet", ""),
        section=fields.get("section", ""),
        url=fields.get("url", ""),
        source=source,
        day_only=published.day_only if published else False,
        lines=lines,
    )


def read_article(given: Article) -> Iterator[Article | Skipped]:
    """The article as it was handed over, if it has a body; its time and half surrogate pairs are read as a record's."""
    source = given.source or given.id
    if not given.body.strip():
        yield Skipped(source, _EMPTY)
        return
    fields = {name: getattr(given, name) for name in ("id", "title", "body", "outlet", "section", "url")}
    yield from _mend(fields, source)
    published = None if given.published is None else in_seoul(given.published)
    yield replace(given, published=published, **fields)


def _mend(fields: dict[str, str], source: str) -> Iterator[Skipped]:
    """Replace half characters in the fields, and tell where there were some."""
    for name, value in fields.items():
        if _HALF_CHARACTER.search(value):
            fields[name] = _HALF_CHARACTER.sub(_REPLACEMENT, value)
            yield Skipped(source, f"Half a character in “{name}” (a lone surrogate) was read as U+FFFD.")
