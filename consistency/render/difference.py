"""One finding as a difference: its sentences one under the other, guide lines below the words that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Finding
from consistency.render.escape import visible
from consistency.render.messages import counted
from consistency.render.view import Quote, Section, Telling, View, section_of
from consistency.render.width import fold, width

SIGNS = {"a": "-", "b": "+"}
"""What begins the lines of each side, as in a unified diff."""


def difference(view: View, finding: Finding, columns: int) -> Iterator[str]:
    """The finding in lines of at most ``columns`` (a wide character takes two), without control characters.

    ``-`` and ``+`` begin the lines of the two sides, ``?`` the guide lines, ``=`` the reasons.
    """
    names = {
        Section.ERROR: view.say.error,
        Section.WARNING: view.say.warning,
        Section.UPDATE: view.say.update,
        Section.NOTE: view.say.note,
        Section.ACCEPTED: view.say.accepted,
    }
    head = (names[section_of(finding)], finding.rule, view.names.of(finding), f"[{finding.id}]" if finding.id else "")
    yield from fold(visible(" ".join(part for part in head if part)), columns)
    yield from fold(visible(view.message(finding)), columns)
    for tellings in view.sides(finding):
        sign = SIGNS[tellings[0].evidence[0].side]
        yield from _telling(view, tellings[0], sign, columns)
        if len(tellings) > 1:
            others = ", ".join(visible(telling.article.outlet or telling.article.id) for telling in tellings[1:])
            yield from fold(
                f"{counted(view.say.reprints, len(tellings) - 1)}: {others}", columns, f"{sign}   ", f"{sign}   "
            )
    for step in view.why(finding):
        yield from fold(visible(step), columns, "= ", "  ")
    if finding.accepted is not None:
        because = view.say.accepted_because.format(reason=view.acceptance(finding.accepted))
        yield from fold(visible(because), columns, "= ", "  ")


def _telling(view: View, telling: Telling, sign: str, columns: int) -> Iterator[str]:
    article = telling.article
    for quote in telling.quotes:
        line = article.line(quote.place.field, quote.place.start)
        source = article.source.partition("#")[0] if line else article.source
        parts = (
            f"{source}:{line}" if line else source,
            article.outlet,
            view.when(article),
            article.title.strip() or view.say.no_title,
            view.place(quote.place),
        )
        margin = f"{sign}{sign} "
        yield from fold(visible(" · ".join(part for part in parts if part)), columns, margin, margin)
        yield from _marked(view, quote, sign, columns)


def _marked(view: View, quote: Quote, sign: str, columns: int) -> Iterator[str]:
    """The sentence, folded, each line followed by a guide line where it has marked words."""
    chars: list[tuple[str, bool]] = []
    for piece, marked in view.pieces(quote):
        for char in visible(piece):
            if char != " " or (chars and chars[-1][0] != " "):
                chars.append((char, marked))
    at = 0
    for line in fold("".join(char for char, _ in chars), columns - 2):
        # A line holds the text's own characters; between two lines a space may be left out.
        at += chars[at][0] == " "
        guide = "".join(("^" if marked else " ") * width(char) for char, marked in chars[at : at + len(line)])
        at += len(line)
        yield f"{sign} {line}"
        if "^" in guide:
            yield f"? {guide.rstrip()}"
