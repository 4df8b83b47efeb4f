"""The evidence as plain text: each sentence with its words marked in ⟦ ⟧, and what it was taken from."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Article, Finding
from consistency.render.escape import no_command, visible
from consistency.render.messages import counted
from consistency.render.places import file_of, line_of
from consistency.render.view import Quote, Telling, View

OPEN, CLOSE = "⟦", "⟧"
_MARKS = str.maketrans({OPEN: "[", CLOSE: "]"})


def plain(text: str) -> str:
    """The text as it should be seen, with no marks of its own."""
    return visible(text.translate(_MARKS))


def marked(view: View, quote: Quote) -> str:
    """The sentence with its words in marks."""
    return no_command(
        "".join(
            f"{OPEN}{plain(text)}{CLOSE}" if is_marked and text else plain(text)
            for text, is_marked in view.pieces(quote)
        )
    )


def origin(view: View, article: Article, quote: Quote) -> str:
    """What the article is, its outlet, time and title, and where in it the words stand."""
    title = plain(article.title).strip(" ") or view.say.no_title
    parts = (view.role(article), plain(article.outlet), view.when(article), title, view.place(quote.place))
    return " · ".join(part for part in parts if part)


def reprints(view: View, tellings: list[Telling]) -> str:
    """How many other articles print the same, and which."""
    named = [plain(telling.article.outlet or telling.article.id) for telling in tellings]
    return f"{counted(view.say.reprints, len(named))}: {', '.join(named)}"


def details(view: View, finding: Finding) -> Iterator[str]:
    """What stands below the finding's message, one text a line: sentences with their files, reasons and the id.

    No line begins with words of an article, which might be a command where a log is read.
    """
    for tellings in view.sides(finding):
        for quote in tellings[0].quotes:
            yield from (f"* {with_file(view, tellings[0].article, quote)}", f"  | {marked(view, quote)}")
        if len(tellings) > 1:
            yield f"  {reprints(view, tellings[1:])}"
    yield from (f"{view.say.why}: {plain(step)}" for step in view.why(finding))
    yield f"{view.say.id}: {plain(finding.id)}"


def with_file(view: View, article: Article, quote: Quote) -> str:
    """As `origin`, behind the file and its line as far as they are known."""
    file = file_of(article.source)
    if file is None:
        return origin(view, article, quote)
    line = line_of(article, quote.place)
    return f"{plain(file)}{'' if line is None else f':{line}'} · {origin(view, article, quote)}"
