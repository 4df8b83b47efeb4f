"""Sentences of Korean newspaper text, by punctuation alone: no analyser, no model.

Time is linear in the length of the text: one pass finds the quotations, one the places where a sentence may end,
and whatever is looked at around such a place is bounded by a constant.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_HEADING_MARKS = "◇◆■"
_BEFORE_HEADING = frozenset(".!?)]>”’\"'")
_STOP = re.compile(f"[.!?…。．！？]+|[{_HEADING_MARKS}]")
_MARK = re.compile("[“”‘’\"'「」『』()]")
_LONGEST_QUOTATION = 300
_LONGEST_BRACKET = 120
_STRAY = 1000
"""A straight mark without its partner in this many characters is a stray one: the next one opens again."""
_CLOSING = frozenset("”’」』)]}〉》】")
_LETTER = re.compile(r"[^\W_]")
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "(": ")"}
_OPENINGS = {closing: opening for opening, closing in _PAIRS.items()}
_FINAL = frozenset("다요까죠네라지자오함음임됨")
"""Last syllables of a sentence. A full stop without a space after anything else may stand for a middle dot."""

_QUOTATIVE = re.compile(
    r"(?:이?라(?:고|며|면서|는|던|더니|지만|니|도)|라고도|이?란|고|며|면서|는|은|을|를|의|에|와|과|로|으로|하고|하며|하는)(?![가-힣])"
    r"|(?:이?라(?:고|는|며)|고)(?=[가-힣])|하는|에서|에도|에는|까지|처럼"
)
_QUOTATIVE_APART = re.compile(r" ?(?:이?라(?:고|며|면서|는)|하고|하며|고|며)(?![가-힣])")
_CONTINUES = frozenset(",;:·~/%=+&)]}’”、")
_WEB = re.compile(r"(?:com|net|org|co|go|or|ac|kr|io|ai|html?|php|jpg|png)(?![A-Za-z])")
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "no", "vol", "vs", "inc", "ltd", "co", "corp", "jr", "sr", "prof", "gen"}
)
_WORD_BEFORE = 12
_DATE = re.compile(r"\d\. ?\d{1,2}$")
_SHORTEST_WITH_NOUN = 15
_BOUND_NOUNS = frozenset("것듯만곳뿐때명점중")
_HEADING_LIMIT = 60
_HEADING = re.compile(
    "…[^….!?,]{1,40}?[가-힣]([가-힣])다(?= (?!는 |고 |며 |면|하|해|싶|보니|보면|치|쳐|쓰|말)[가-힣\u4e00-\u9fff“‘\"'])"
)
_SHORTEST_AFTER_HEADING = 20


def split(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text``, in order, in code points, without the white space around them.

    Every character that is not white space is in exactly one span. A new line always ends a sentence. A quotation of
    up to 300 characters stays whole, with the verb that reports it; by-lines, captions and headings that stand on
    their own line are spans of their own. ``text`` should be in NFC (see ``normal``).
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for cut in _cuts(text, start, line.end()):
            _add(text, start, cut, spans)
            start = cut
        _add(text, start, line.end(), spans)
    return spans


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped)))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Offsets inside the line ``start`` to ``end`` at which one sentence ends and the next begins."""
    pairs = _pairs(text, start, end)
    closings = {closed for _, closed in pairs}
    quotations = _whole(text, pairs)
    starts = [opened for opened, _ in quotations]
    cuts: list[int] = []
    begun = start
    for stop in _STOP.finditer(text, start, end):
        place = stop.start()
        if place < begun or _inside(quotations, starts, place) > stop.end():
            continue
        if text[place] in _HEADING_MARKS:
            before = text[place - 1] if place > begun else "◇"
            cut = place if before.isspace() or before.isalnum() or before in _BEFORE_HEADING else begun
            if not text[begun:cut].strip():
                continue
        else:
            cut = _after_closing(text, stop.end(), end, closings)
            if not _ends(text, begun, stop.start(), stop.end(), cut, end):
                continue
        if cut > begun:
            _cut_heading(text, begun, cut, quotations, starts, cuts)
            cuts.append(cut)
            begun = cut
    _cut_heading(text, begun, end, quotations, starts, cuts)
    return cuts


def _inside(quotations: list[tuple[int, int]], starts: list[int], place: int) -> int:
    """Where the quotation around ``place`` closes, or -1 outside of any."""
    at = bisect_right(starts, place) - 1
    return quotations[at][1] if at >= 0 and quotations[at][1] > place else -1


def _after_closing(text: str, place: int, end: int, closings: set[int]) -> int:
    """Pass over the quotation marks and brackets that close right after a full stop."""
    while place < end and (text[place] in _CLOSING or place in closings):
        place += 1
    return place


def _ends(text: str, begun: int, stop: int, stopped: int, after: int, end: int) -> bool:
    """Whether the marks ``stop`` to ``stopped``, closed until ``after``, end the sentence that began at ``begun``."""
    if after >= end:
        return True
    if stop == begun or not _LETTER.search(text, begun, min(stop, begun + _LONGEST_QUOTATION)):
        return False
    mark, before, follows = text[stop:stopped], text[stop - 1], text[after]
    spaced = follows.isspace()
    if after > stopped and text[after - 1] != "]" and (_QUOTATIVE_APART if spaced else _QUOTATIVE).match(text, after):
        return False
    if follows in _CONTINUES:
        return False
    if mark in {"…", "..", "...", "……"}:
        return spaced and before in "다요까죠"
    if mark not in {".", "．"}:
        return spaced or not (follows.isascii() and follows.isalnum() and before.isascii())
    following = text[after : after + 4].lstrip()[:1]
    if before.isdigit():
        return _ends_after_digit(text, begun, stop, after > stopped, spaced, following)
    if before.isascii() and before.isalpha():
        return _ends_after_latin(text, begun, stop, spaced, follows)
    if spaced or after > stopped or before in _FINAL:
        return spaced or not _WEB.match(text, after)
    if follows.isascii() and follows.isalpha():
        return follows.isupper()
    return not "가" <= follows <= "힣" or _ends_with_noun(text, begun, stop)


def _ends_after_digit(text: str, begun: int, stop: int, closed: bool, spaced: bool, following: str) -> bool:
    """``3.5`` and ``2025. 4. 15.`` are numbers, ``1. `` at the beginning is a list's; a date goes on."""
    if closed:
        return True
    if following.isdigit() or not spaced or _DATE.search(text[max(begun, stop - _WORD_BEFORE) : stop]):
        return False
    return not (stop - begun <= 4 and text[begun:stop].strip().isdigit())


def _ends_after_latin(text: str, begun: int, stop: int, spaced: bool, follows: str) -> bool:
    """An initial (``J. ``), an abbreviation (``No. ``) and an address (``a.co.kr``) do not end a sentence."""
    word = text[max(begun, stop - _WORD_BEFORE) : stop]
    first = len(word)
    while first and word[first - 1].isascii() and word[first - 1].isalpha():
        first -= 1
    word, dotted = word[first:], word[:first].endswith(".")
    if (len(word) == 1 and (dotted or word.isupper())) or word.lower() in _ABBREVIATIONS:
        return False
    return spaced or not (follows.isascii() and (follows.isalnum() or follows in "-_@"))


def _ends_with_noun(text: str, begun: int, stop: int) -> bool:
    """A noun before a full stop that no space follows: ``주인공.이들은`` ends, the list ``시.군.구`` does not."""
    word = text[max(begun, stop - _WORD_BEFORE) : stop].rpartition(" ")[2]
    following = text[stop + 1 : stop + 1 + _WORD_BEFORE].partition(" ")[0]
    short = len(word) == 1 and word not in _BOUND_NOUNS
    return stop - begun >= _SHORTEST_WITH_NOUN and not short and "." not in word + following


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quotation marks and round brackets of a line with their partners, as offsets, by the offset of the first."""
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark in _PAIRS:
            # Papers also close with the opening mark (“…한다“고); any other second one means the first was a stray.
            if mark in opened and mark != "(" and _QUOTATIVE.match(text, place + 1):
                found.append((opened.pop(mark), place))
            else:
                opened[mark] = place
        elif mark in _OPENINGS:
            if (opening := opened.pop(_OPENINGS[mark], None)) is not None:
                found.append((opening, place))
        elif _opens(text, start, end, place, opened.get(mark)):
            opened[mark] = place
        elif mark in opened and not _is_apostrophe(text, place, end):
            found.append((opened.pop(mark), place))
    return sorted(found)


def _opens(text: str, start: int, end: int, place: int, earlier: int | None) -> bool:
    """Whether a straight mark opens a quotation, ``earlier`` being the one still open, by what stands around it."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if not before.isspace() and (after.isspace() or after in ".,)]" or _is_apostrophe(text, place, end)):
        return False
    surely = before.isspace() or before in "([“‘"
    return earlier is None or (surely and not after.isspace()) or place - earlier > _STRAY


def _is_apostrophe(text: str, place: int, end: int) -> bool:
    around = text[max(0, place - 1) : min(end, place + 2)]
    return around[1:2] == "'" and len(around) == 3 and around.isascii() and (around[0] + around[2]).isalnum()


def _whole(text: str, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The outermost of those pairs that are short enough to be kept in one sentence."""
    outer: list[tuple[int, int]] = []
    for opened, closed in pairs:
        if closed - opened > (_LONGEST_BRACKET if text[opened] == "(" else _LONGEST_QUOTATION):
            continue
        if not outer or opened > outer[-1][1]:
            outer.append((opened, closed))
        elif closed > outer[-1][1]:
            outer[-1] = (outer[-1][0], closed)
    return outer


def _cut_heading(
    text: str, begun: int, end: int, quotations: list[tuple[int, int]], starts: list[int], cuts: list[int]
) -> None:
    """Cut off a sub-heading that lacks its full stop: ``…전면 재검토 나선다 정부는 15일``.

    Only where it cannot be read otherwise: an ellipsis outside quotation marks near the beginning, then a predicate
    (consonant before 다) and a space, and a whole sentence after it.
    """
    ellipsis = text.find("…", begun, min(end, begun + _HEADING_LIMIT))
    if ellipsis < 0 or _inside(quotations, starts, ellipsis) >= 0:
        return
    heading = _HEADING.match(text, ellipsis, end)
    if heading is None or (ord(heading.group(1)) - 0xAC00) % 28 == 0:
        return
    cut = heading.end()
    if end - cut >= _SHORTEST_AFTER_HEADING and _inside(quotations, starts, cut) < 0:
        cuts.append(cut)
