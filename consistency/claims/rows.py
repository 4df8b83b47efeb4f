"""Rows of figures: a label (미국, 59㎡B, 20대) with the figures that are printed for it.

Three kinds. The items of a list have whatever name stands in each: 미국(3.1%), 일본(12.6%); 20대 35.1%·30대 41%;
A와 B는 각각 3%, 4%. A name right before a figure, and the topic of a clause, is a list of one. Types of apartments
(59㎡, 84㎡A, 74C형) and places that are a topic (대미 수출은 …) are known wherever they stand, and have what is told of
them to the next one or the next topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.listed import Item, lists
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Span

Kind = Literal["item", "area", "place"]
_AREA = re.compile(
    r"(?P<other>공급(?:면적)? ?|연면적 ?|대지(?:면적)? ?)?(?<![0-9.,~])(?P<size>[1-9][0-9]{1,2})(?:\.[0-9]{1,4})?"
    r"(?: ?(?:㎡|m²|m2|제곱미터) ?\(?(?P<letter>[A-Z](?![A-Za-z])[0-9]?)?\)?(?![0-9])|(?P<bare>[A-Z])(?![A-Za-z0-9]))"
    r"(?: ?(?:주택형|타입|형))?"
)
_HOMES = re.compile(r"가구|청약|분양|타입|주택형|[0-9]채|아파트")
_HEAD = re.compile(r"(?:의|에|에는|에서는)? ?[가-힣]{0,6}(?:은|는|도)?[ ,(]")
"""What may stand between a label and its figures without ending them: 59㎡ 분양가는."""

_TOPIC = re.compile(
    r"(?<![가-힣A-Za-z0-9·&~.])(?P<name>(?:[가-힣A-Za-z0-9&]+ (?=후보|의원|대표))?"
    r"[가-힣A-Za-z][가-힣A-Za-z0-9&]*[가-힣A-Za-z])(?:은|는|이|가|도) (?:각각 )?"
)
_NEXT = re.compile(
    r"(?:은|는)[ ,]|[가-힣][고며](?=[ ,])|지만|[.!?] |보다 |각각|반면|\([가-힣]|와 |과 |에서 |전년|지난해|작년|이어 "
)
_CLAUSE = re.compile(
    r"(?:은|는|이|가)[ ,]|[가-힣][고며](?=[ ,])|지만|[.!?] |보다 |각각|반면|[,(] ?[가-힣]|와 |과 |에서 "
)
"""What ends what is told of a topic, and of a place."""
_STORY = -1
"""The table of the types of apartments of a story."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its figures. ``place`` reaches from the first of them to the last; rows of one ``table`` stand in
    one list or sentence, types of apartments in one story; ``alone`` is one that has no other beside it; ``context``
    is the text of the sentence."""

    place: Span
    sentence: Span
    text: str
    kind: Kind
    label: str
    figures: tuple[Quantity, ...]
    table: int
    alone: bool
    context: str

    def has(self, dimension: str) -> bool:
        """Whether the row has a figure of the dimension."""
        return any(q.dimension == dimension for q in self.figures)


def rows(article: str, title: Reading, sentences: Sequence[Reading]) -> list[Row]:
    """The rows of a story, in order. By-lines, tables set as text, market reports and the weather have none."""
    found: list[Row] = []
    carried = ""
    homes = any(_HOMES.search(reading.text) for reading in sentences)
    for reading in (title, *sentences):
        areas = list(_areas(reading.text)) if homes else []
        figures = [q for q in reading.mentions if isinstance(q, Quantity) and _is_figure(q, reading, areas)]
        if figures and len(reading.mentions) <= TABLE and not _is_form(reading.text):
            tables: list[tuple[Kind, list[Item]]] = [("item", items) for items in lists(reading, figures)]
            tables.append(("area", list(_of_areas(reading, figures, areas or _taken_up(reading.text, carried)))))
            tables.append(("place", list(_of_places(reading, figures))))
            tables += [("item", [item]) for item in _of_topics(reading, figures)]
            for kind, items in tables:
                table = _STORY if kind == "area" else len(found)
                found += _rows(article, reading, kind, items, table, reading is title)
        labels = {label for _, _, label in areas or _taken_up(reading.text, carried)}
        carried = next(iter(labels)) if len(labels) == 1 else ""
    return found


def _rows(
    article: str, reading: Reading, kind: Kind, items: Sequence[Item], table: int, in_title: bool
) -> Iterator[Row]:
    field: Literal["title", "body"] = "title" if in_title else "body"
    at = reading.start
    sentence = Span(article, field, at, reading.end)
    for item in items:
        place = Span(article, field, at + item.start, at + item.end)
        text = reading.text[item.start : item.end]
        yield Row(place, sentence, text, kind, item.label, tuple(item.figures), table, len(items) == 1, reading.text)


def _is_form(text: str) -> bool:
    return is_byline(text) or is_template(text) or is_weather(text)


def _is_figure(q: Quantity, reading: Reading, areas: Sequence[tuple[int, int, str]]) -> bool:
    start, end = q.start - reading.start, q.end - reading.start
    if not q.dimension or q.malformed or q.role in {"age", "conversion"} or q.dimension == "temperature":
        return False
    return not any(a < end and start < b for a, b, _ in areas)


def _areas(text: str) -> Iterator[tuple[int, int, str]]:
    for m in _AREA.finditer(text):
        if not m["other"]:
            yield m.start(), m.end(), m["size"] + (m["letter"] or m["bare"] or "")


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("rows")
    taken_up = re.compile(rf"(?<![가-힣])(?:{alternation(data['taken_up'])})(?=은|는|이|가|에|의|도)")
    stop = re.compile(rf"(?<![가-힣])(?:{alternation(data['stops'])})|(?:은|는)[ ,]|[.!?] |보다 |대비 ")
    before = re.compile(
        rf"(?:[을를이가] )?(?:모집|공급|분양|배정|접수|신청)?(?:{alternation(data['before'])}) (?:전용(?:면적)? ?)?"
    )
    return taken_up, stop, before


def _taken_up(text: str, label: str) -> list[tuple[int, int, str]]:
    """Where the type of the sentence before is taken up: 이 타입은."""
    m = _patterns()[0].search(text) if label else None
    return [(m.start(), m.end(), label)] if m else []


def _of_areas(reading: Reading, figures: Sequence[Quantity], marks: Sequence[tuple[int, int, str]]) -> Iterator[Item]:
    text, at = reading.text, reading.start
    _, stop, before = _patterns()
    for n, (begin, end, label) in enumerate(marks):
        until = marks[n + 1][0] if n + 1 < len(marks) else len(text)
        head = _HEAD.match(text, end)
        if barrier := stop.search(text, head.end() if head else end, until):
            until = barrier.start()
        own = []
        for q in figures:
            start, close = q.start - at, q.end - at
            ahead = close <= begin and before.fullmatch(text, close, begin)
            following = any(before.fullmatch(text, close, mark) for mark, _, _ in marks[n + 1 :] if close <= mark)
            if ahead or (end <= start and close <= until and not following):
                own.append(q)
        if own:
            yield Item(min(begin, own[0].start - at), max(end, own[-1].end - at), label, own)


@derived
def _places() -> tuple[re.Pattern[str], dict[str, str]]:
    data = load("rows")
    names = [name for line in data["places"] for name in line.split()]
    partners = data["partners"]
    trade = rf"(?:대|對)(?P<partner>{alternation([*partners, *names])}) ?(?:수출|수입|무역|교역|투자)[가-힣]{{0,2}}?"
    place = rf"(?P<name>{alternation(names)})(?: [가-힣]{{1,5}})?"
    topic = r"(?:은|는|이|가|도|에서는|의 경우)(?=[ ,])"
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{trade}|{place}){topic}"), partners


def _of_places(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Item]:
    """What is told of a place in its clause."""
    text, at = reading.text, reading.start
    pattern, partners = _places()
    for m in pattern.finditer(text):
        barrier = _CLAUSE.search(text, m.end())
        until = barrier.start() if barrier else len(text)
        own = [q for q in figures if m.end() <= q.start - at and q.end - at <= until]
        if own:
            label = m["name"] or partners.get(m["partner"], m["partner"])
            yield Item(m.start(), own[-1].end - at, label, own)


def _of_topics(reading: Reading, figures: Sequence[Quantity]) -> Iterator[Item]:
    """What is told of a word that is the topic of a clause, not right behind it."""
    text, at = reading.text, reading.start
    for m in _TOPIC.finditer(text):
        barrier = _NEXT.search(text, m.end())
        until = barrier.start() if barrier else len(text)
        own = [q for q in figures if m.end() < q.start - at and q.end - at <= until]
        if own:
            yield Item(m.start(), own[-1].end - at, m["name"], own)
