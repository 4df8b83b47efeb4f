"""Differences that a word announces (차이는 8.51%포인트, 아직 382만명) whatever the sentences look like, for the rule
on differences: told only where no two figures near them give the difference and two give one that is mistyped in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading
from consistency.claims.slips import mistyped
from consistency.model import Quantity
from consistency.rules.base import Story

_AHEAD = re.compile(r"(?:차이|격차|표차|득표차|차)(?:는|가|도|인|이|만)? ?(?:약 |무려 |단 |불과 )?$")
_BEHIND = re.compile(
    r"(?:의|나|밖에)? ?(?:차이|격차|차(?:로|가|를|다|였))|(?:이|가|은)? ?(?:아직|남았|남은|모자라|부족)"
)
_NO = re.compile(r"더하면|빼면|평균|최대|누적|각각|목표|전망|예상|줄|늘|벌|좁")
_BACK, _POOL, _KNOWN, _MANY = 2, 8, 3, 60


class Differed(NamedTuple):
    """A difference with its sentence, and the two figures that it is mistyped from."""

    told: tuple[Reading, Quantity]
    levels: tuple[tuple[Reading, Quantity], tuple[Reading, Quantity]]


def differed(story: Story) -> Iterator[Differed]:
    """The differences that a word announces and that no two figures of the story give."""
    values: dict[str, set[Decimal]] = {}
    for n, reading in enumerate(story.sentences):
        for q in reading.mentions:
            if not isinstance(q, Quantity) or not q.dimension.startswith(("count.", "money.", "points")):
                continue
            start, end = q.start - reading.start, q.end - reading.start
            if not (_AHEAD.search(reading.text, 0, start) or _BEHIND.match(reading.text, end)):
                continue
            if not is_plain(q) or q.bound or q.role or _NO.search(reading.text[max(0, start - 14) : end + 10]):
                continue
            if (pair := _mistyped(story, n, q, values)) is not None:
                yield Differed((reading, q), pair)


def _mistyped(
    story: Story, n: int, q: Quantity, values: dict[str, set[Decimal]]
) -> tuple[tuple[Reading, Quantity], tuple[Reading, Quantity]] | None:
    of = "ratio" if q.dimension == "points" else q.dimension
    if of not in values:
        values[of] = {m.value for _, m in _figures(story.sentences, of, None)}
    everywhere = values[of]
    if len(everywhere) > _MANY or any(v != q.value and v + q.value in everywhere for v in everywhere):
        return None
    near = _figures(story.sentences[max(0, n - _BACK) : n + 1], of, q)[-_POOL:]
    amounts = [m.value for _, m in near]
    if any(abs(abs(a - b) - c) == q.value or abs(a - b) + c == q.value for a, b, c in permutations(amounts, 3)):
        return None
    found = [
        ((r, a), (s, b))
        for (r, a), (s, b) in combinations(near, 2)
        if not (a.bound or b.bound)
        and max(a.step, b.step) <= q.step
        and mistyped(q.value, abs(a.value - b.value), q.step, _KNOWN)
    ]
    return found[0] if len(found) == 1 else None


def _figures(sentences: Sequence[Reading], dimension: str, without: Quantity | None) -> list[tuple[Reading, Quantity]]:
    return [
        (r, m)
        for r in sentences
        for m in r.mentions
        if isinstance(m, Quantity) and m.dimension == dimension and m is not without and is_plain(m) and m.value > 0
    ]
