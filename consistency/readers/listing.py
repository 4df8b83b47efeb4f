"""The text of a listing page: ``-``, a title line, then section, ``YYYY.MM.DD HH:MM:SS`` and the body, many times.

The ``-`` may also follow the previous body on its last line. What stands after the last article is the page's
footer; it is left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.model import Article, Skipped, SourceLines
from consistency.readers.boilerplate import footer_start
from consistency.readers.dates import parse_published
from consistency.readers.files import Source
from consistency.readers.lines import Line, number_of_text, split_lines

_HEADER = re.compile(r"(?P<section>[^\n]{0,60}?)\s?(?P<time>\d{4}\.\d{2}\.\d{2} \d{2}:\d{2}:\d{2})", re.ASCII)
_SEPARATOR = "-"
_SHOWN = 30


class _Head(NamedTuple):
    """Where an article begins: ``before`` is the offset at which the text before it ends."""

    before: int
    title: str
    title_line: int
    line: int
    section: str
    time: str
    body: int


def looks_like_listing(lines: Sequence[Line]) -> bool:
    """True when at least one article of a listing page begins in ``lines``."""
    return next(_heads(lines), None) is not None


def read_listing(text: str, source: Source) -> Iterator[Article | Skipped]:
    """The articles of a listing page, their ids made of the file's stem and their place on the page."""
    lines = split_lines(text)
    heads = list(_heads(lines))
    preamble = text[: heads[0].before].strip()
    if preamble:
        yield Skipped(source.label, f"{_quote(preamble)} stands before the first article and was left out.")
    for number, head in enumerate(heads, start=1):
        place = f"{source.label}#{number}"
        footer = ""
        if number < len(heads):
            end = heads[number].before
        else:
            end = _body_end(lines, head)
            footer = text[end:].strip()
        body = text[head.body : end].strip()
        if number == len(heads):
            body = _without_separator(body)
        published = parse_published(head.time)
        if published is None:
            yield Skipped(place, f"{head.time} is not a date; the article was read without one.")
        if body:
            yield Article(
                id=f"{source.stem}-{number}",
                title=head.title,
                body=body,
                published=published.moment if published else None,
                section=head.section,
                source=place,
                lines=SourceLines(head.title_line + 1, number_of_text(lines, text, head.body)),
            )
        else:
            yield Skipped(place, "The article has no body.")
        if footer:
            yield Skipped(source.label, f"The page's footer after the last article was left out: {_quote(footer)}.")


def _heads(lines: Sequence[Line]) -> Iterator[_Head]:
    previous = -1
    for number, line in enumerate(lines):
        found = _HEADER.match(line.text)
        if found is None:
            continue
        title = _last_filled(lines, number, previous)
        if title is None:
            continue
        if lines[title].text.strip() == _SEPARATOR:
            before, name = lines[title].start, ""
        else:
            before_title = _before(lines, title)
            if before_title is None:
                continue
            before, name = before_title, lines[title].text.strip()
        yield _Head(before, name, title, number, found["section"].strip(), found["time"], line.start + found.end())
        previous = number


def _last_filled(lines: Sequence[Line], before: int, after: int) -> int | None:
    """The last line that is not blank among those between ``after`` and ``before``, both left out."""
    return next((i for i in range(before - 1, after, -1) if lines[i].text.strip()), None)


def _before(lines: Sequence[Line], title: int) -> int | None:
    """Where the text before the title's separator ends; None when no separator stands before the title."""
    above = _last_filled(lines, title, -1)
    if above is None:
        # The first article of a page may come without a separator.
        return lines[title].start
    content = lines[above].text.rstrip()
    if content.strip() == _SEPARATOR:
        return lines[above].start
    if content.endswith((" -", "\t-")):
        return lines[above].start + len(content) - 1
    return None


def _body_end(lines: Sequence[Line], head: _Head) -> int:
    """Where the last article's body ends and the page's footer, if there is one, begins."""
    texts = [lines[head.line].text[head.body - lines[head.line].start :], *(x.text for x in lines[head.line + 1 :])]
    first_filled = next((i for i, text in enumerate(texts) if text.strip()), 0)
    footer = footer_start(texts, first_filled + 1)
    if footer >= len(texts):
        return lines[-1].end
    return lines[head.line + footer].start


def _without_separator(body: str) -> str:
    if body == _SEPARATOR or body.endswith((" -", "\t-", "\n-", "\r-")):
        return body[:-1].rstrip()
    return body


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”"
