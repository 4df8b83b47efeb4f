"""Lists of figures in a sentence: items of one form, each a name and what is printed for it.

Between two items stands nothing but what joins them (a comma, 와, 이고, 늘었고): all that stands before a figure in an
item is its name. Of the first item only the last word is read as its name, or as many words as the others have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity

_WORD = r"[가-힣A-Za-z一-鿿0-9&+~∼\-.]*[가-힣A-Za-z一-鿿]"
_NAME = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}}?)(?P<link> ?\(| ?: ?|(?:의 경우)? )(?:약 )?")
_BEGIN = re.compile(r"(?<![가-힣A-Za-z一-鿿0-9&+~∼\-.㎡])[가-힣A-Za-z一-鿿0-9]")
_PARTICLE = re.compile(r"(?<=[가-힣A-Za-z0-9]{2})(?:에서는|에는|에서|은|는|이|가|도)$|(?<=[가-힣A-Za-z])(?:은|는)$")
_JOINS = re.compile(
    r"\)?(?:로|으로|이고|이며|이었고|였고|을|를|가|이|의)?(?: [가-힣]{1,6}){0,2}[고며],? "
    r"|\)?(?:로|으로|이고|이며|이었고|였고|을|를|가|이)?(?:,|·|ㆍ|/|;| 및| 그리고| 등| 순|와|과)+ ?"
    r"(?:그리고 |이어 |반면 )?"
)
_MORE = re.compile(r"[(,·/ ]{1,2}")
_EACH = re.compile(
    rf"(?<![가-힣A-Za-z0-9&·])(?P<names>{_WORD}(?:(?:·|ㆍ|, ?|[와과] | 및 ){_WORD}){{1,4}}?)(?:은|는|이|가|도|에서) "
    r"(?:[가-힣]{1,6} ){0,2}?각각 (?:약 )?$"
)
_AND = re.compile(r"·|ㆍ|, ?|(?<=[가-힣])[와과] | 및 ")
_CLOSED = re.compile(r"[가-힣A-Za-z0-9](?<![은는이가을를의에로서고며도와과면데별])$")
"""A word that belongs to the one behind it: 20대 여성, not 지역별로 미국."""
_REACH = 40


@dataclass(slots=True)
class Item:
    """A name and its figures. ``start`` and ``end`` count in the text of the sentence."""

    start: int
    end: int
    label: str
    figures: list[Quantity]
    bracket: bool = False


@derived
def _heads() -> tuple[re.Pattern[str], frozenset[str]]:
    data = load("rows")
    return re.compile(rf"(?:{alternation(data['heads'])})(?=[ (:은는이가도])"), frozenset(data["passing"])


def lists(reading: Reading, figures: Sequence[Quantity]) -> Iterator[list[Item]]:
    """The lists of a sentence; a name that stands right before a figure alone is a list of one."""
    text, at = reading.text, reading.start
    run: list[Item] = []
    skipped = 0
    for n, q in enumerate(figures):
        start, end = q.start - at, q.end - at
        if start < skipped:
            continue
        if run and _MORE.fullmatch(text, run[-1].end, start) and (run[-1].bracket or text[start - 1] == "("):
            run[-1].figures.append(q)
            run[-1].end = end
            continue
        item = _item(text, q, start, end, run[-1].end) if run else None
        if item and item.bracket == run[-1].bracket and q.dimension == run[0].figures[0].dimension:
            run.append(item)
            continue
        if run:
            yield _complete(run, text)
        if each := _each(text, figures[n:], at):
            yield each
            run, skipped = [], each[-1].end
        else:
            first = _first(text, q, start, end)
            run = [first] if first else []
    if run:
        yield _complete(run, text)


def _item(text: str, q: Quantity, start: int, end: int, behind: int) -> Item | None:
    m = _JOINS.match(text, behind, start)
    return _named(_NAME.fullmatch(text, m.end(), start), q, end) if m else None


def _first(text: str, q: Quantity, start: int, end: int) -> Item | None:
    """The last word before the figure; the one before it too where the last is no name alone."""
    words = [m.start() for m in _BEGIN.finditer(text, max(0, start - _REACH), start)][-2:]
    if not words:
        return None
    begin = words[0] if _heads()[0].match(text, words[-1], start) else words[-1]
    return _named(_NAME.fullmatch(text, begin, start), q, end)


def _named(m: re.Match[str] | None, q: Quantity, end: int) -> Item | None:
    if m is None:
        return None
    name = _PARTICLE.sub("", m["name"]) if m["link"] == " " else m["name"]
    return Item(m.start(), end, name, [q], "(" in m["link"])


def _each(text: str, figures: Sequence[Quantity], at: int) -> list[Item]:
    """Names and as many figures: A와 B는 각각 3%, 4%."""
    start = figures[0].start - at
    m = _EACH.search(text, max(0, start - 2 * _REACH), start)
    if not m:
        return []
    names = _AND.split(m["names"])
    own = [figures[0]]
    for q in figures[1:]:
        if not _AND.fullmatch(text, own[-1].end - at, q.start - at):
            break
        own.append(q)
    if len(names) != len(own) or len({q.dimension for q in own}) > 1:
        return []
    return [Item(m.start(), q.end - at, name, [q]) for name, q in zip(names, own, strict=True)]


def _complete(run: list[Item], text: str) -> list[Item]:
    """The first item with as many words as the others have, and one alone with the word that belongs to it."""
    first = run[0]
    words = min((i.label.count(" ") for i in run[1:]), default=0)
    if len(run) == 1 and text[: first.start].endswith(" "):
        before = text[: first.start - 1].rpartition(" ")[2]
        words = int(bool(_CLOSED.search(before)) and before not in _heads()[1]) + first.label.count(" ")
    while first.label.count(" ") < words and (begin := text.rfind(" ", 0, max(0, first.start - 1)) + 1) < first.start:
        first.label, first.start = text[begin : first.start] + first.label, begin
    return run
