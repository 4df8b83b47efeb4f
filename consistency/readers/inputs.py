"""The door of the room: every input to its reader, every article to an id of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consistency.model import Article, ReadResult, Skipped
from consistency.readers.detect import Format, UnknownFormatError, looks_like_json, name_binary, tell_text_format
from consistency.readers.encoding import UndecodableError, decode, narrow_head
from consistency.readers.files import (
    Source,
    UnreadableError,
    find_sources,
    open_source,
    read_whole,
    require_existing,
    text_source,
)
from consistency.readers.html import read_html
from consistency.readers.jsonl import read_json
from consistency.readers.listing import read_listing
from consistency.readers.plain import read_plain
from consistency.readers.record import read_article

_TEXT_READERS = {Format.HTML: read_html, Format.LISTING: read_listing, Format.PLAIN: read_plain}


@dataclass(frozen=True, slots=True)
class Text:
    """An input that is at hand already: the text of a file that nobody wrote."""

    text: str


Input = str | Text | Article
"""A path (``-`` is standard input), a text, or an article that needs no reading."""


def read_inputs(inputs: Sequence[Input], known: Sequence[Article] = ()) -> ReadResult:
    """Read every article of ``inputs``: paths of files and folders, ``-`` for standard input, texts and articles.

    Folders are walked whole, in the order of their paths, hidden files left out. ``known`` are articles of
    the same run that were read before; ids are unique among them and the result. An article that comes
    again with the same id and the same content is skipped; one with the same id and other content gets the
    id with ``~2`` (``~3``…) after it, in input order.

    Returns:
        The articles in input order, and what was not read with the reason.

    Raises:
        InputError: an input that was named does not exist or cannot be opened.
    """
    register = _Register(known)
    articles: list[Article] = []
    skipped: list[Skipped] = []
    require_existing(one for one in inputs if isinstance(one, str))
    seen: set[str] = set()
    for given in inputs:
        for item in _items(given, seen):
            admitted = register.admit(item) if isinstance(item, Article) else item
            if isinstance(admitted, Article):
                articles.append(admitted)
            else:
                skipped.append(admitted)
    return ReadResult(tuple(articles), tuple(skipped))


def _items(given: Input, seen: set[str]) -> Iterator[Article | Skipped]:
    if isinstance(given, Article):
        yield from read_article(given)
    elif isinstance(given, Text):
        yield from _read(text_source(given.text))
    else:
        for found in find_sources(given, seen):
            yield from _read(found) if isinstance(found, Source) else (found,)


def _read(source: Source) -> Iterator[Article | Skipped]:
    try:
        with open_source(source) as stream:
            yield from _read_stream(stream, source)
    except (UnreadableError, UndecodableError, UnknownFormatError) as error:
        yield Skipped(source.label, str(error))


def _read_stream(stream: io.BufferedReader, source: Source) -> Iterator[Article | Skipped]:
    head = stream.peek()
    if binary := name_binary(head):
        raise UnknownFormatError(f"It is {binary}, which is not read.")
    if not head.strip():
        rest = read_whole(stream)
        if not rest.strip():
            raise UnknownFormatError("It is empty.")
        text = decode(rest)
    elif looks_like_json(narrow_head(head), source.suffix):
        yield from read_json(stream, source)
        return
    else:
        text = decode(read_whole(stream))
    yield from _TEXT_READERS[tell_text_format(text, source.suffix, direct=source.direct)](text, source)


class _Register:
    """Gives every article of a run an id of its own."""

    def __init__(self, known: Sequence[Article]) -> None:
        self._taken = {article.id for article in known}
        self._given: dict[str, list[Article]] = {article.id: [article] for article in known}

    def admit(self, article: Article) -> Article | Skipped:
        """``article`` with a free id; Skipped when the same article was admitted before."""
        earlier = self._given.setdefault(article.id, [])
        for other in earlier:
            if replace(other, source=article.source, lines=article.lines) == article:
                return Skipped(article.source, f"The same article was read before, from {other.source}.")
        earlier.append(article)
        free, count = article.id, 1
        while free in self._taken:
            count += 1
            free = f"{article.id}~{count}"
        self._taken.add(free)
        return article if free == article.id else replace(article, id=free)
