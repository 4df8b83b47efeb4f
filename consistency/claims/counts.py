"""How long or how often: a run (6개월 연속 흑자), the time since (17년 만에 우승), how many times (네 번째 인하).

What is counted is known by a word of ``lexicon/counts.toml``; whose it is by the topic of the clause, or of the
sentence before where the clause has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.bounds import figures_of, nouns_of
from consistency.claims.forms import is_byline, is_weather
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Span

_NATIVE = {
    word: n + 1
    for n, line in enumerate(
        (
            ("한", "첫"),
            ("두",),
            ("세", "석"),
            ("네", "넉"),
            ("다섯",),
            ("여섯",),
            ("일곱",),
            ("여덟",),
            ("아홉",),
            ("열",),
        )
    )
    for word in line
}
_NUMBER = rf"(?P<n>(?<![\d.,~∼-])\d{{1,3}}|(?<![가-힣])(?:{'|'.join(_NATIVE)}))"
_UNIT = r"(?P<unit>개월|달|년|해|분기|주|거래일|경기|시즌|대회|일)"
_FEW = r"(?:(?!최[고대저소다]|가장|처음|첫)[^.,;…\d(]){0,12}?"
_HEADS = 4
_MONTHS = {"년": 12, "해": 12, "개월": 1, "달": 1}
_COUNTED_IN = re.compile(
    r"까지 (?:더|합|치|포함)|더하면|합하면|합해|합쳐|합치면|통산|만 놓고|만 따지|기준|통틀어|포함|전직|현직|비공식"
)
_PLANNED = re.compile(r"예정|전망|예상|목표|도전|노린|노리|관측|가능성|[가-힣]면[ ,]|경우|우려|앞두|기대")


@dataclass(frozen=True, slots=True)
class Count:
    """A count. ``phrase`` is it with what is counted; ``how`` is ``run``, ``since`` or ``nth``; ``of`` what is counted;
    ``number`` in ``unit`` (months for years and months); ``heads`` are the words that the clause is about, ``figures``
    its telling figures."""

    place: Span
    sentence: Span
    text: str
    phrase: str
    how: str
    of: str
    number: int
    unit: str
    heads: tuple[str, ...]
    words: frozenset[str]
    figures: frozenset[tuple[str, str]]


def says_from_where(text: str) -> bool:
    """Whether a sentence says from where on, or together with what, it counts: 전직까지 합하면, 통산."""
    return bool(_COUNTED_IN.search(text))


@derived
def _patterns() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], dict[str, str]]:
    table = {word: name for name, line in load("counts")["of"].items() for word in line}
    of = rf"(?P<of>{alternation(list(table))})"
    times = r"(?P<n>[2-9]|1\d|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?P<unit>번째|번)"
    return (
        ("run", re.compile(rf"{_NUMBER} ?{_UNIT}(?:째)? ?(?:연속|내리|연달아|잇따라|잇달아|째){_FEW}{of}")),
        (
            "since",
            re.compile(
                rf"{_NUMBER} ?{_UNIT}(?: ?(?P<months>\d{{1,2}})개월)? ?만에?(?:의)? ?(?!최|가장|처음|첫){_FEW}{of}"
            ),
        ),
        ("nth", re.compile(rf"(?<![가-힣\d]){times}째? (?:(?:부동산|주택|종합|추가|물가|경기) )?{of}")),
        (
            "nth",
            re.compile(
                rf"{of}[은는이가] [^.…]{{0,30}}?(?:이번이 |벌써 |역대 )?(?<![가-힣\d]){times}(?:다|이다|로|였|라)"
            ),
        ),
    ), table


def counts(article: str, sentences: Sequence[Reading]) -> list[Count]:
    """The counts of a story's body, in order, but for those that are planned or hoped for."""
    found: list[Count] = []
    before: Reading | None = None
    for reading in sentences:
        if len(reading.mentions) <= TABLE and not is_byline(reading.text) and not is_weather(reading.text):
            found += _of(article, reading, before)
        before = reading
    return found


def _of(article: str, reading: Reading, before: Reading | None) -> Iterator[Count]:
    if _PLANNED.search(reading.text) or "각각" in reading.text:
        return
    patterns, table = _patterns()
    light = load("counts")["light"]
    taken: set[int] = set()
    for how, pattern in patterns:
        for m in pattern.finditer(reading.text):
            if m.start("n") in taken:
                continue
            taken.add(m.start("n"))
            n, unit = m["n"], m["unit"]
            number = int(n) if n.isdigit() else _NATIVE[n]
            if how != "nth":
                number = number * _MONTHS.get(unit, 1) + int(m.groupdict().get("months") or 0)
                unit = "개월" if unit in _MONTHS else unit
            at = m.start("n") if how != "nth" or m.start("of") > m.start("n") else m.start("of")
            start = max(reading.text.rfind(", ", 0, at), reading.text.rfind("고 ", 0, at), 0)
            nouns, topics = nouns_of(reading, start, max(m.end("of"), at))
            if not topics:
                nouns_all, topics = nouns_of(reading, 0, at)
                nouns = [*nouns_all, *nouns]
            topics = [w for w in topics if w not in light] if not topics or topics[0] not in m["of"] else []
            if not topics and before is not None:
                more, topics = nouns_of(before, 0, len(before.text))
                nouns = [*more, *nouns]
            yield Count(
                Span(article, "body", reading.start + m.start("n"), reading.start + m.end("unit")),
                Span(article, "body", reading.start, reading.end),
                reading.text[m.start("n") : m.end("unit")],
                m[0],
                how,
                table[m["of"]],
                number,
                "번째" if how == "nth" else unit,
                tuple(topics)
                or tuple([w for w in nouns[::-1] if w not in light and not w.startswith(m["of"])][:_HEADS]),
                frozenset(nouns),
                frozenset(figures_of(reading, (0, len(reading.text)), (m.start(), m.end()))),
            )
