"""Totals in one sentence and their parts in the one beside it, for the rule on totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, Masked, any_of, slot
from consistency.claims.reading import Reading
from consistency.model import Quantity
from consistency.rules.story.listing import MOST_PARTS, SURE, added, items, labels_complete, words

Told = tuple[Reading, Quantity]
_LABEL = r"[^\ue001-\uefff.;…△▲▷◇■]"
_MOST_ADDED = 8
_NEXT = re.compile(
    rf"(?P<some>[\s“\"]*(?:이|그|이들|전체) ?(?:중|가운데)(?:에서)?,? )?(?P<inside>{_LABEL}{{1,18}}{any_of(AMOUNT)}"
    rf"(?:(?:,|과|와|이고|이며|·| 및) ?{_LABEL}{{1,16}}{any_of(AMOUNT)}){{1,7}}){_LABEL}{{0,16}}[.]?$"
)
"""A sentence that is nothing but the list of what the sentence before gave the total of."""
_BY_KIND = re.compile(
    rf"[가-힣]{{1,6}}별로(?:는)? (?P<inside>[^\ue001-\uefff.;…()]{{1,12}}?{any_of(AMOUNT)}"
    rf"(?:(?:,|과|와|이고|·| 및) ?[^\ue001-\uefff.;…()]{{1,12}}?{any_of(AMOUNT)}){{1,7}})"
)
_ASKED = re.compile(r"(?:이|을|를)? ?(?:대상|설문|응답|참여|답)")
_ALL = re.compile(
    r"[\s“\"‘']*(?:이를|이들을|이 ?둘을|이 ?셋을|두 [가-힣]{1,6}[을를]|세 [가-힣]{1,6}[을를])? ?(?:모두 |다 |전부 )?"
    rf"(?:합치면|합하면|더하면|합산하면|합쳐|합한) [^\ue001-\uefff.;…()]{{0,14}}{slot('total', AMOUNT)}(?!(?:이"
    rf"|가)? ?(?:넘|이상))"
)
_NAMED = re.compile(
    r"(?P<a>[가-힣A-Za-z0-9·% ]{2,16}?)[과와] (?P<b>[가-힣A-Za-z0-9·% ]{2,16}?)(?:의 [가-힣 ]{2,10})?[을를] "
    r"(?:모두 )?(?:합치면|합하면|더하면|합산하면|합한|더한) "
)
"""서부와 동부의 증가분을 더하면 …: each of them has one figure in the sentence before."""
_LATER = re.compile(
    rf"[\s“\"‘']*(?:이로써 |결국 )?(?:[가-힣]{{1,6}}(?:은|는|이|가) )?(?:모두|총|합계|도합)(?: [가-힣]{{2,6}})?"
    rf" {slot('total', AMOUNT)}(?!(?:이|가)? ?(?:넘|이상))"
)
_DEAD = re.compile(rf"{slot('dead', AMOUNT)}(?:이|의|은)? ?[가-힣 ]{{0,6}}?(?:숨|사망|목숨)")
_HURT = re.compile(
    rf"{slot('hurt', AMOUNT)}(?:이|은|의)? ?[가-힣 ]{{0,8}}?(?:다치|다쳤|다쳐|다친|부상|중경상|중상|경상)"
)
_VICTIMS = re.compile(
    rf"(?:사상자|인명 ?피해)(?:는|가|수는| 수는)? ?(?:모두 |총 |약 )?(?P<first>[{AMOUNT}][\ue100-\uefff])"
    rf"|(?P<second>[{AMOUNT}][\ue100-\uefff])(?:의|이)? ?(?:인명 피해|사상자)"
)
TOLL = re.compile("사상자|인명 ?피해")
SOME_HURT = re.compile("등|크게|중태|중상|경상|가운데|중 ")
"""The hurt who are named are not all who were hurt."""
_AGAIN = re.compile("복수|중복|포함|추가")
_NEAR, _METALS = 8, 3


class Apart(NamedTuple):
    """A total and its parts with where they stand. ``over`` where only a sum above the total is wrong, since some may
    not be listed; ``sealed`` where the list has all of them."""

    total: Told
    parts: Sequence[Told]
    over: bool = False
    sealed: bool = False


def two_sentences(first: Masked, second: Masked) -> Iterator[Apart]:
    """The total in one sentence and its parts in the next, or the parts and then what they come to."""
    if TOLL.search(first.text) or TOLL.search(second.text):
        yield from victims(first, second)
        yield from victims(second, first)
    yield from _listed_next(first, second)
    yield from _by_kinds(first, second)
    yield from _added_up(first, second)
    yield from _named(first.reading, second)


def _listed_next(first: Masked, second: Masked) -> Iterator[Apart]:
    m = _NEXT.match(second.text)
    parts = items(second, m["inside"]) if m else None
    if m is None or not parts or len({p.dimension for p in parts}) != 1 or len(second.mentions) != len(parts):
        return
    totals = [q for q in first.mentions if isinstance(q, Quantity) and q.dimension == parts[0].dimension]
    if len(totals) != 1 or not labels_complete(m["inside"]):
        return
    begin, end = totals[0].start - first.reading.start, totals[0].end - first.reading.start
    text = first.reading.text
    named = SURE.search(text[max(0, begin - 12) : begin]) or _ASKED.match(text, end)
    if words()[1].search(m["inside"]) or _AGAIN.search(second.text) or not (named or m["some"]):
        return
    yield Apart((first.reading, totals[0]), [(second.reading, p) for p in parts], over=bool(m["some"]), sealed=True)


def _by_kinds(first: Masked, second: Masked) -> Iterator[Apart]:
    """숨진 23명 … 국적별로 내국인 5명, 외국인 20명이며 성별로는 …: more in one list than there are."""
    for m in _BY_KIND.finditer(second.text):
        parts = items(second, m["inside"])
        if not parts or len({p.dimension for p in parts}) != 1 or _AGAIN.search(second.text):
            continue
        totals = [q for q in first.mentions if isinstance(q, Quantity) and q.dimension == parts[0].dimension]
        if len({q.value for q in totals}) == 1 and not words()[1].search(m["inside"]):
            yield Apart((first.reading, totals[0]), [(second.reading, p) for p in parts], over=True, sealed=True)


def _added_up(first: Masked, second: Masked) -> Iterator[Apart]:
    if m := _ALL.match(second.text):
        total = second.quantity(m["total"])
        parts = [
            q
            for q in first.mentions
            if isinstance(q, Quantity) and q.dimension == total.dimension and is_plain(q) and q.value > 0
        ]
        if 2 <= len(parts) <= _MOST_ADDED and not any(
            interval(total).meets(added(list(c))) for n in range(2, len(parts)) for c in combinations(parts, n)
        ):
            yield Apart((second.reading, total), [(first.reading, p) for p in parts])
    elif m := _LATER.match(second.text):
        total, figures = second.quantity(m["total"]), [q for q in first.mentions if isinstance(q, Quantity)]
        medals = len({p.dimension for p in figures}) == len(figures) == _METALS and all(
            p.dimension.endswith("메달") for p in figures
        )
        same = len({total.dimension, *(p.dimension for p in figures)}) == 1 and labels_complete(first.text)
        if (
            2 <= len(figures) <= MOST_PARTS
            and not any(isinstance(q, Quantity) and q is not total for q in second.mentions)
            and (medals or same)
        ):
            yield Apart((second.reading, total), [(first.reading, p) for p in figures], sealed=True)


def _named(before: Reading, second: Masked) -> Iterator[Apart]:
    """Two names, what both come to, and the figure of each in the sentence before."""
    text = second.reading.text
    for m in _NAMED.finditer(text):
        total = next((q for q in second.mentions if q.start >= second.reading.start + m.end()), None)
        if not isinstance(total, Quantity) or total.start - second.reading.start - m.end() > _NEAR:
            continue
        parts = [_figure_of(m[name].strip(), before, total) for name in ("a", "b")]
        found = [(before, p) for p in parts if p is not None]
        if len(found) == 2 and parts[0] is not parts[1]:
            yield Apart((second.reading, total), found, sealed=True)


def _figure_of(name: str, reading: Reading, like: Quantity) -> Quantity | None:
    """The figure right behind a name that the sentence prints once."""
    if reading.text.count(name) != 1:
        return None
    end = reading.start + reading.text.index(name) + len(name)
    figure = next((q for q in reading.mentions if q.start >= end), None)
    if not isinstance(figure, Quantity) or figure.dimension != like.dimension or figure.start - end > _NEAR:
        return None
    return figure if not re.search("[,.]", reading.slice(end, figure.start)) else None


def victims(total_in: Masked, parts_in: Masked) -> Iterator[Apart]:
    """Dead and hurt in one sentence, all victims in it or in the one beside it."""
    told, dead, hurt = _VICTIMS.search(total_in.text), _DEAD.search(parts_in.text), _HURT.search(parts_in.text)
    if told is None or dead is None or hurt is None:
        return
    total = total_in.quantity((told["first"] or told["second"])[1])
    parts = [parts_in.quantity(dead["dead"]), parts_in.quantity(hurt["hurt"])]
    counts = [
        q
        for s in dict.fromkeys((total_in, parts_in))
        for q in s.mentions
        if isinstance(q, Quantity) and q.dimension == total.dimension
    ]
    if len(counts) == 3 and not any(q.bound for q in (total, *parts)) and parts[0] is not parts[1]:
        yield Apart((total_in.reading, total), [(parts_in.reading, p) for p in parts])
