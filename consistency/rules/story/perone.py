"""So much for one (한 척에 2520만달러꼴, 1인당 84만원) and the sum of all, where their quotient is a count of the story
but for a power of ten, for the rule on odds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading
from consistency.claims.statements import digits
from consistency.model import Quantity
from consistency.rules.base import Story

_ONE = re.compile(
    r"(?:(?<![가-힣])한 ?(?P<unit>척|대|명|사람|곳|채|동|건|가구|개|기|편|량|세대)(?:에|당|을|를)?"
    r"|1?(?P<of>척|대|인|명|곳|채|동|건"
    r"|가구|개|기|편|량|세대)당)(?: 평균)? ?(?:약 )?$"
)
_SAME = {"사람": "명", "인": "명", "세대": "가구"}
_NOT = re.compile("까지|최대|최고|지난해|작년|응모|상금|기준|할인|정가")
_KNOWN = 3
"""Digits of the figure for one: of fewer some count of a story fits soon."""
_POWERS, _ROUGHLY, _LEAST = (-4, -3, -2, -1, 1, 2, 3, 4), Decimal("0.01"), 2


class PerOne(NamedTuple):
    """The figure for one, the sum, and the count by which they do not agree, each with its sentence."""

    each: tuple[Reading, Quantity]
    total: tuple[Reading, Quantity]
    by: tuple[Reading, Quantity]


def per_one(story: Story) -> Iterator[PerOne]:
    """The figures for one that stand in one sentence with a sum that is so many times as much but for a power of
    ten."""
    counts: dict[str, list[tuple[Reading, Quantity]]] | None = None
    for reading in story.sentences:
        figures = [q for q in reading.mentions if isinstance(q, Quantity) and q.dimension.startswith("money.")]
        for q in figures if len(figures) > 1 else ():
            m = _ONE.search(reading.text, 0, q.start - reading.start)
            if m is None or not _exact(q):
                continue
            unit = m["unit"] or m["of"]
            unit = _SAME.get(unit, unit)
            counts = _counts(story) if counts is None else counts
            if len(digits(q.value)) < _KNOWN or _NOT.search(reading.text):
                continue
            for total in (t for t in figures if t is not q and t.dimension == q.dimension and _exact(t)):
                if total.value <= q.value or _ONE.search(reading.text, 0, total.start - reading.start):
                    continue
                times = total.value / q.value
                fits = counts.get(unit, [])
                if any(abs(times / c.value - 1) <= _ROUGHLY for _, c in fits):
                    break
                odd = [c for c in fits if any(abs(times / c[1].value.scaleb(p) - 1) <= _ROUGHLY for p in _POWERS)]
                if len({c.value for _, c in odd}) == 1:
                    yield PerOne((reading, q), (reading, total), odd[0])


def _exact(q: Quantity) -> bool:
    return is_plain(q) and q.bound in {"", "about"} and not q.role and q.value > 0


def _counts(story: Story) -> dict[str, list[tuple[Reading, Quantity]]]:
    """The counts of a story by their unit, each value once."""
    found: dict[str, dict[Decimal, tuple[Reading, Quantity]]] = {}
    for r in (story.title, *story.sentences):
        for m in r.mentions:
            if isinstance(m, Quantity) and m.dimension.startswith("count.") and _exact(m) and m.value >= _LEAST:
                found.setdefault(m.unit, {}).setdefault(m.value, (r, m))
    return {unit: list(values.values()) for unit, values in found.items()}
