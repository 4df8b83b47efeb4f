"""What the headline says was given (선고, 합의) though the body says that it was asked for (구형, 요구), or the other
way round, for the rule on headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity

_BEHIND = 10
"""Letters behind a headline's figure within which the word stands."""
_CLAUSE = 40
_KINDS = ("duration", "money", "ratio", "points")


@derived
def _stances() -> tuple[re.Pattern[str], ...]:
    """For each question any of its words, those that say it was given as the group ``given``."""
    return tuple(
        re.compile(rf"(?P<given>{alternation(pair['given'])})|(?:{alternation(pair['asked'])})")
        for pair in load("story")["stances"]
    )


def otherwise_meant(
    title: Reading, sentences: Sequence[Reading]
) -> Iterator[tuple[Quantity, tuple[Reading, Quantity]]]:
    """The headline's figures that the body gives only as what the headline does not call them, each with the figure
    that the body gives as such: 징역 12년 선고 over 징역 7년을 선고했다, 구형은 징역 12년."""
    for given in title.mentions:
        if not isinstance(given, Quantity) or not given.dimension.startswith(_KINDS) or not is_plain(given):
            continue
        for stance in _stances():
            behind = title.text[given.end - title.start :][:_BEHIND]
            m = stance.search(behind)
            if m is None or any(map(str.isdigit, behind[: m.start()])):
                continue
            told = [
                (r, q, way)
                for r in sentences
                for q in r.mentions
                if isinstance(q, Quantity)
                and q.dimension == given.dimension
                and (way := _way(r, q, stance)) is not None
            ]
            same = {way for _, q, way in told if q.value == given.value}
            other = [(r, q) for r, q, way in told if way == bool(m["given"]) and q.value != given.value]
            if same == {not m["given"]} and other:
                yield given, other[0]


def _way(reading: Reading, quantity: Quantity, stance: re.Pattern[str]) -> bool | None:
    """Whether the clause of a figure says that it was given; None where it says neither."""
    end = quantity.end - reading.start
    stop = min(
        [
            end + _CLAUSE,
            *(
                m.start - reading.start
                for m in reading.mentions
                if isinstance(m, Quantity) and m.dimension == quantity.dimension and m.start >= quantity.end
            ),
        ]
    )
    m = stance.search(reading.text, end, stop)
    return None if m is None else bool(m["given"])
