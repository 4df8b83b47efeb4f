"""Lists that leave nothing out, as their last item is what is left (기타, 그 외), and the total they must come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, any_of, masked
from consistency.claims.reading import Reading
from consistency.model import Quantity
from consistency.rules.base import Story

_REST = "기타|그 ?외|그 ?밖|나머지"
_ITEM = r"[^\ue001-\uefff.;:…()△▲▷◇■]{1,18}?"
_LIST = re.compile(
    rf"(?P<inside>{_ITEM}{any_of(AMOUNT)}(?:(?:,|과|와|이고|이며|·) ?{_ITEM}{any_of(AMOUNT)}){{1,9}}"
    rf"(?:,|과|와|이고|이며) ?(?:[^\ue001-\uefff.,;()]{{1,10}}[·및 ])?(?:{_REST})(?:은|는|가|에)? ?{any_of(AMOUNT)})"
)
_HEAD = re.compile(r"([가-힣]{2,10}?)(?:은|는|을|를|이|가|별로는|별로) ")
_OPEN = re.compile(r"^ *(?:이어|이 ?밖|그 ?밖|또|아울러|그 ?외|특히|다음)|중복|복수")
_SURE = re.compile(r"(?:총|모두|전체|합계)(?: ?[가-힣]{1,6})? ?$")
_MOMENT = re.compile(r"전년|전분기|동기|누적|예상|전망|목표|대비|보다")
_COMPARED = re.compile(r"(?:원|명|건)?(?:보다|에서|이던|였던|이었던| 대비)")
_LAST, _THIS = re.compile(r"지난해|작년"), re.compile(r"올해|올 들어|이달|내년")
_NEAR, _AHEAD, _LEAST = 3, 14, 3


class Whole(NamedTuple):
    """A printed total, where it stands, and the parts that are all of it; ``others`` are further figures around."""

    total: tuple[Reading, Quantity]
    parts: list[tuple[Reading, Quantity]]
    others: list[Quantity]


def wholes(story: Story) -> Iterator[Whole]:
    """The complete lists of a story whose total is printed once in the sentences around or in the headline."""
    readings = (story.title, *story.sentences)
    for n, reading in enumerate(readings):
        if len(reading.mentions) < _LEAST or not re.search(_REST, reading.text):
            continue
        sentence = masked(reading)
        if _OPEN.search(sentence.text):
            continue
        for m in _LIST.finditer(sentence.text):
            parts = [q for q in sentence.figures(m["inside"]) if isinstance(q, Quantity)]
            if len(parts) < _LEAST or len({q.dimension for q in parts}) != 1:
                continue
            first = re.search(any_of(AMOUNT), m["inside"])
            lead = sentence.text[: m.start() + (first.start() if first else 0)]
            heads = _HEAD.findall(re.split("[.\ue100-\uefff]", lead)[-1])
            around = list(dict.fromkeys((story.title, *readings[max(1, n - _NEAR) : n + 2])))
            if whole := _total(around, reading, heads, parts):
                yield whole


def _total(around: Sequence[Reading], own: Reading, heads: Sequence[str], parts: list[Quantity]) -> Whole | None:
    dimension, known = parts[0].dimension, {q.start for q in parts}
    figures = [
        (r, q)
        for r in around
        for q in r.mentions
        if isinstance(q, Quantity) and q.dimension == dimension and not (r is own and q.start in known)
    ]
    named = [(r, q) for r, q in figures if _names(r, q, heads) and _of_one_time(r, own)]
    # A headline rounds what the body prints.
    named = [(r, q) for r, q in named if r is not around[0]] or named
    if not named or len({q.value for _, q in named}) != 1 or not all(is_plain(q) for _, q in named):
        return None
    total = named[0]
    if any(q.value >= total[1].value for q in parts) or any(interval(q).meets(interval(total[1])) for q in parts):
        return None
    return Whole(total, [(own, q) for q in parts], [q for _, q in figures if q is not total[1]])


def _names(reading: Reading, q: Quantity, heads: Sequence[str]) -> bool:
    """Whether the measure that the list divides, or a word for all of it, stands right before the figure."""
    before = reading.text[: q.start - reading.start][-_AHEAD:]
    if _MOMENT.search(before) or _COMPARED.match(reading.text, q.end - reading.start):
        return False
    return bool(_SURE.search(before)) or any(
        re.search(rf"{re.escape(head)}(?:액|수)?(?:은|는|이|가)? ?$", before) for head in heads
    )


def _of_one_time(first: Reading, second: Reading) -> bool:
    """Whether neither tells of last year what the other tells of this one."""
    return not any(
        _LAST.search(a.text) and not _LAST.search(b.text) and _THIS.search(b.text)
        for a, b in ((first, second), (second, first))
    )
