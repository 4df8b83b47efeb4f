"""Where in the files that were read something stands: for the formats that other tools open files from."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

from consistency.model import Article, Finding, Span
from consistency.render.escape import visible
from consistency.render.view import View

_NUMBER = re.compile(r"#[0-9]+\Z")
# Empty for an article made in Python, the others for standard input and a text at hand.
_NO_FILE = frozenset({"", "-", "text"})
# A byte of a file's name that is not UTF-8 stands as one of U+DC80 to U+DCFF; any other half character is no name's.
_HALF_CHARACTER = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def file_of(source: str) -> str | None:
    """The path in the source of an article or a skipped input, without the ``#n`` in a file of many; None for no file."""
    path = _NUMBER.sub("", source)
    return None if path in _NO_FILE else path


def line_of(article: Article, span: Span) -> int | None:
    """The line (from 1) of its file that the span begins on; None if unknown."""
    return article.line(span.field, span.start)


def file_and_line(view: View, finding: Finding) -> dict[str, str]:
    """``file`` and ``line`` of the words to look at first, as far as they are known.

    The path is as it is, so that a tool finds the file, unless something in it cannot be printed.
    """
    place = view.first_place(finding)
    article = view.article(place.article)
    if (file := file_of(article.source)) is None:
        return {}
    line = line_of(article, place)
    return {
        "file": file if file.isprintable() else visible(file),
        **({} if line is None else {"line": str(line)}),
    }


def uri(path: str) -> str:
    """The path as a URI: relative if it is, else ``file://``."""
    pure = PurePath(_HALF_CHARACTER.sub("\ufffd", path))
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogateescape")
