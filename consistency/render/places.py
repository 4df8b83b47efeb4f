"""Where in the files that were read something stands: for the formats that other tools open files from."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import PurePath
from urllib import parse

from consistency.model import Article, Finding, Span, Verdict
from consistency.render.escape import no_command, visible
from consistency.render.view import Quote, Telling, View

_NEVER, _LATEST = (one.replace(tzinfo=UTC) for one in (datetime.min, datetime.max))
_NUMBER = re.compile(r"#[0-9]+\Z")
# Empty for an article made in Python, the others for standard input and a text at hand.
_NO_FILE = frozenset({"", "-", "text"})
# What stands for a file's name where a format cannot do without one.
_STAND_IN = {"-": "stdin", "text": "text"}
# A byte of a file's name that is not UTF-8 stands as one of U+DC80 to U+DCFF; any other half character is no name's.
_HALF_CHARACTER = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def file_of(source: str) -> str | None:
    """The path in an article's or a skipped input's source, without the ``#n`` in a file of many; None for no file."""
    path = _NUMBER.sub("", source)
    return None if path in _NO_FILE else path


def line_of(article: Article, span: Span) -> int | None:
    """The line (from 1) of its file that the span begins on; None if unknown."""
    return article.line(span.field, span.start)


def places(view: View, finding: Finding) -> list[tuple[Article, Quote]]:
    """All places of the finding: the one to look at first, the others that are shown, and then the reprints.

    One that stands in a file goes before all others, since other tools open files. Among these it is a draft, which
    can still be put right, or else the newest article, or one that has no time yet. An update asks about what was
    printed earlier instead.
    """
    sides = view.sides(finding)
    tellings = [*(side[0] for side in sides), *(telling for side in sides for telling in side[1:])]

    def weight(telling: Telling) -> tuple[bool, bool, datetime]:
        is_draft = telling.article.id in view.report.drafts
        has_file = file_of(telling.article.source) is not None
        if finding.verdict is Verdict.UPDATE:
            return has_file, is_draft, _NEVER
        return has_file, is_draft, telling.article.published or _LATEST

    first = max(tellings, key=weight)
    tellings.sort(key=lambda telling: telling is not first)
    return [(telling.article, quote) for telling in tellings for quote in telling.quotes]


def file_and_line(view: View, finding: Finding) -> dict[str, str]:
    """``file`` and ``line`` of the words to look at first, as far as they are known.

    The path is as it is, so that a tool finds the file, unless something in it cannot be printed.
    """
    article, quote = places(view, finding)[0]
    if (file := file_of(article.source)) is None:
        return {}
    line = line_of(article, quote.place)
    return {
        "file": file if file.isprintable() and no_command(file) == file else visible(file),
        **({} if line is None else {"line": str(line)}),
    }


def uri(path: str) -> str:
    """The path as a URI: relative if it is, else ``file://``."""
    pure = PurePath(_HALF_CHARACTER.sub("\ufffd", path))
    return pure.as_uri() if pure.is_absolute() else parse.quote(pure.as_posix(), errors="surrogateescape")


def uri_of(article: Article) -> str:
    """The URI of the article's file; where it stands in none, one that says so and is the same in every run.

    GitHub refuses a whole log for one place without a file. The stand-in is relative as a file's is: ``stdin``,
    ``text``, or ``article-`` and the id, which then can neither be empty nor lead to another folder.
    """
    if (file := file_of(article.source)) is not None:
        return uri(file)
    path = _NUMBER.sub("", article.source)
    return _STAND_IN.get(path) or f"article-{parse.quote(visible(article.id), safe='')}"
