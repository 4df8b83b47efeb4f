"""Making untrusted text harmless, one function for each place it is put.

Article text, titles, outlets, ids, paths, reasons and values come from anywhere. `visible` takes away what acts on a
terminal or hides from the eye; `markdown` and `mermaid` then take away what means something to GitHub.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial

_SPACE_CONTROLS = frozenset("\t\n\v\f\r\x85")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Blank although they are letters or marks: combining grapheme joiner, conjoining Hangul fillers, Khmer inherents.
_NO_WIDTH = frozenset("\u034f\u115f\u1160\u17b4\u17b5")
_BLANK_LETTERS = frozenset("\u3164\uffa0")
_SPACES = re.compile(" {2,}")
# GitHub's runner takes `##[` for a command wherever it stands in a line, other CI servers `##vso[` and the like.
LOG_COMMAND = re.compile(r"(##[A-Za-z]*)\[")

_NO_BREAK_OUT = "<!-- -->"
# GitHub turns mentions, issue numbers, mail addresses and emoji codes into links and pictures after it has read the
# Markdown, so that a backslash does not stop it; an empty comment between the characters does. `$` opens mathematics,
# against which GitHub documents the span. Single tildes strike text through there.
_SPECIAL = re.compile(
    r"(?P<issue>\#(?=\d))"
    r"|(?P<mail>@(?=[A-Za-z0-9._-]))"
    r"|(?P<code>:(?=(?:100|1234|[+-]1|[0-9_+-]*[a-z][a-z0-9_+-]*):))"
    r"|(?P<number>(?<=[Gg][Hh])-(?=\d))"
    r"|(?P<money>\$)"
    r"|(?P<mark>[\\`*_\[\]<>~|\#]|&(?=\#|[A-Za-z][A-Za-z0-9]*;)|:(?=//)|(?<=[Ww]{3})\.)"
)
# Two colons at the start of a line mean nothing in Markdown, but in the log of a GitHub job they do.
_LEADING = re.compile(r"::|-(?=[- ]|$)|\+(?= |$)|[0-9]{1,9}(?=[.)](?: |$))")

_LOOKALIKE = str.maketrans(
    {
        '"': "”", "#": "＃", ";": "；", "<": "＜", ">": "＞", "&": "＆", "`": "｀", "|": "｜", "\\": "＼", "%": "％",
        "[": "［", "]": "］", "{": "｛", "}": "｝", "(": "（", ")": "）", "*": "＊", "_": "＿", "~": "～", "$": "＄",
        ":": "：", "@": "＠",
    }
)  # fmt: skip
_MERMAID_END = re.compile(r"(?<![A-Za-z0-9])end(?![A-Za-z0-9])")
_MERMAID_LIST = re.compile(r"^(?:([-+])|(\d+)\.)")


class _Shown(dict[int, str]):
    """What stands for each code point on a page; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _show(chr(code))
        return shown


def _show(char: str) -> str:
    code, category = ord(char), unicodedata.category(char)
    if char in _SPACE_CONTROLS or category in ("Zs", "Zl", "Zp"):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if category == "Cc" or char in _BIDI or char in _BLANK_LETTERS:
        return f"⟨U+{code:04X}⟩"
    if category == "Cf" or char in _NO_WIDTH:
        return ""
    if category == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "\ufffd"
    return char


_SHOWN = _Shown()


def visible(text: str) -> str:
    """The text on one line as the eye should see it.

    Line breaks and wide spaces become spaces and runs of them one; control characters and those that turn the
    direction of writing are shown by picture or number; zero-width characters go; what cannot be encoded is U+FFFD.
    Nothing in it is a command where a log is read (see `no_command` for texts that are put together of such).
    """
    return no_command(_SPACES.sub(" ", text.translate(_SHOWN)))


def no_command(text: str) -> str:
    """The text, as long as it was, with the bracket of a log's command (``##[error]``) by its wide look-alike.

    A line that begins with ``::`` is a command too: the formats see to it that no text from an article begins one.
    """
    return LOG_COMMAND.sub(r"\1［", text)


def markdown(text: str, *, start: bool = True) -> str:
    """The text as literal inline GitHub Markdown, also safe in a table's cell.

    ``start`` says that a line may begin with it: leading spaces go, a leading list marker and ``::`` are escaped.
    """
    shown = visible(text)
    if not start:
        return _SPECIAL.sub(_escape, shown)
    shown = shown.lstrip(" ")
    leading = _LEADING.match(shown)
    escaped = _SPECIAL.sub(_escape, shown)
    if leading is None:
        return escaped
    # None of the leading characters is changed by the substitution, so that the match's end still holds.
    digits = leading.end() if leading[0].isdigit() else 0
    return f"{escaped[:digits]}\\{escaped[digits:]}"


def _escape(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "issue":
            return "\\#" + _NO_BREAK_OUT
        case "money":
            return "<span>$</span>"
        case "mark":
            return "\\" + match[0]
        case _:
            return match[0] + _NO_BREAK_OUT


def strong(text: str) -> str:
    """The text, escaped, in bold.

    Asterisks do not close after a sign that a letter follows (``47%`` before a particle), so that such a text is put
    into ``<b>``; words take asterisks, which read better in a terminal.
    """
    escaped = markdown(text, start=False)
    if escaped and all(unicodedata.category(edge)[0] in "LN" for edge in (escaped[0], escaped[-1])):
        return f"**{escaped}**"
    return f"<b>{escaped}</b>"


def mermaid(text: str) -> str:
    """The text as (a part of) a quoted Mermaid label: whatever has a meaning there is put by its wide look-alike.

    Entities would do for quotes, but Mermaid's own preprocessing can be led to cut them; wide forms mean nothing.
    """
    shown = visible(text).strip(" ").translate(_LOOKALIKE)
    shown = _MERMAID_END.sub("End", shown)
    return _MERMAID_LIST.sub(partial(_wide_marker), shown)


def _wide_marker(match: re.Match[str]) -> str:
    return chr(ord(match[1]) + 0xFEE0) if match[1] else f"{match[2]}．"
