"""Spans of time in one native word: 사흘, 열흘, 보름, 일주일, 반년."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.quantities import with_bound
from consistency.model import Quantity

_TAIL = re.compile(
    r"(?:째|간|만|동안|이|을|에|가|의|뒤|후|앞|전|새|도|로|여|쯤|치|가량|남짓|정도"
    r"| ?(?:만|동안|뒤|앞|전|새|연속|연이|내리|남짓|가량|정도|이상|이내|넘게|가까이)|[^가-힣]|$)"
)
_SURE = re.compile(
    r" ?(?:만에|만의|만이|동안|간의?|앞두|뒤|연속|내리|새|전(?:에|까지|부터|[^가-힣])"
    r"|째|가량|남짓|쯤|정도|여|이상|이내|넘게|가까이)"
)


@derived
def words() -> tuple[str, ...]:
    """The words of the lexicon, the longest first."""
    data = load("units")["days"]
    return tuple(sorted((*data["sure"], *data["doubtful"]), key=lambda w: (-len(w), w)))


@derived
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation(words()))


def read_days(text: str, start: int) -> Quantity | None:
    """Read the span of time that begins exactly at ``start``; words of the everyday ones (하루) count only before
    words that make them a span (하루 만에)."""
    m = _pattern().match(text, start)
    if m is None:
        return None
    data = load("units")["days"]
    doubtful = m[0] in data["doubtful"]
    if not (_SURE if doubtful else _TAIL).match(text, m.end()):
        return None
    value, unit = (data["doubtful"] if doubtful else data["sure"])[m[0]]
    dimension = "duration.month" if unit == "월" else "duration.day"
    span = Decimal(value)
    return with_bound(text, Quantity(start, m.end(), span, Decimal(1), span, span, unit, dimension, "", "duration"))
