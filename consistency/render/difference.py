"""One finding as a difference: its sentences one under the other, guide lines below the words that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Finding
from consistency.render.escape import no_command, visible
from consistency.render.quotes import reprints, with_file
from consistency.render.view import Quote, Telling, View, section_of
from consistency.render.width import fold, width

SIGNS = {"a": "-", "b": "+"}
"""What begins the lines of each side, as in a unified diff."""
_GOES_ON = "> "


def difference(view: View, finding: Finding, columns: int) -> Iterator[str]:
    """The finding in lines of at most ``columns`` (a wide character takes two), without control characters.

    ``|`` begins the message, ``-`` and ``+`` the lines of the two sides, ``?`` the guide lines, ``=`` the reasons, and
    ``>`` what goes on with the line before: no line begins with words of an article, which may be a command in a log.
    """
    kind = view.kind(section_of(finding))
    head = (kind, finding.rule, view.names.of(finding), f"[{finding.id}]" if finding.id else "")
    yield from fold(visible(" ".join(part for part in head if part)), columns, "", _GOES_ON)
    yield from fold(visible(view.message(finding)), columns, "| ", _GOES_ON)
    for tellings in view.sides(finding):
        sign = SIGNS[tellings[0].evidence[0].side]
        yield from _telling(view, tellings[0], sign, columns)
        if len(tellings) > 1:
            yield from fold(reprints(view, tellings[1:]), columns, f"{sign}   ", f"{sign}   ")
    for step in view.why(finding):
        yield from fold(visible(step), columns, "= ", _GOES_ON)
    if finding.accepted is not None:
        because = view.say.accepted_because.format(reason=view.acceptance(finding.accepted))
        yield from fold(visible(because), columns, "= ", _GOES_ON)


def _telling(view: View, telling: Telling, sign: str, columns: int) -> Iterator[str]:
    for quote in telling.quotes:
        margin = f"{sign}{sign} "
        yield from fold(with_file(view, telling.article, quote), columns, margin, margin)
        yield from _marked(view, quote, sign, columns)


def _marked(view: View, quote: Quote, sign: str, columns: int) -> Iterator[str]:
    """The sentence, folded, each line followed by a guide line where it has marked words."""
    chars: list[tuple[str, bool]] = []
    for piece, marked in view.pieces(quote):
        for char in visible(piece):
            if char != " " or (chars and chars[-1][0] != " "):
                chars.append((char, marked))
    at = 0
    text = no_command("".join(char for char, _ in chars))
    marks = [marked for _, marked in chars]
    for line in fold(text, columns - 2):
        # A line holds the text's own characters; between two lines a space may be left out.
        at += text[at] == " "
        guide = "".join(
            ("^" if marked else " ") * width(char)
            for char, marked in zip(line, marks[at : at + len(line)], strict=True)
        )
        at += len(line)
        yield f"{sign} {line}"
        if "^" in guide:
            yield f"? {guide.rstrip()}"
