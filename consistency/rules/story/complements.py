"""Two shares that come to a hundred and the counts beside them (찬성 5만2374명, 73.7%; 반대 1만8690명, 26.3%), for the
rule on shares: what the counts give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, interval, is_plain, quotient
from consistency.claims.masked import AMOUNT, RATE, Masked, slot
from consistency.model import Quantity

_PAIR = re.compile(
    rf"{slot('part', AMOUNT)}(?:\(|(?:으로|로|이며|이고|,) ?(?:[가-힣]{{2,6}}의 |[가-힣]{{2,6}}률 )?(?:약 )?)"
    rf"{slot('rate', RATE)}"
)
_HUNDRED, _SLACK, _TIMES = Decimal(100), Decimal("0.2"), Decimal("1.1")
_OTHER = re.compile("설문|여론조사|가중|응답자|표본|증가|감소|늘|줄|대비|보다|포인트")


class Complement(NamedTuple):
    """A share, the count it stands beside, and the other count; what the two counts allow."""

    rate: Quantity
    part: Quantity
    other: Quantity
    allowed: Interval


def complements(sentence: Masked) -> Iterator[Complement]:
    """The only two counts of one unit with shares in a sentence, where the shares come to a hundred."""
    found = [(sentence.quantity(m["part"]), sentence.quantity(m["rate"])) for m in _PAIR.finditer(sentence.text)]
    if len(found) != 2 or _OTHER.search(sentence.text):
        return
    (a, p), (b, q) = found
    if a.dimension != b.dimension or not a.dimension.startswith("count."):
        return
    if not all(is_plain(x) and not x.bound and x.value > 0 for x in (a, b, p, q)):
        return
    if abs(p.value + q.value - _HUNDRED) > _SLACK or max(p.step, q.step) > Decimal("0.1"):
        return
    share = quotient(interval(a), interval(a) + interval(b))
    if share is None:
        return
    allowed = share.scaled(_HUNDRED)
    near = p.value / _TIMES < allowed.low and allowed.high < p.value * _TIMES
    rest = Interval(_HUNDRED - allowed.high, _HUNDRED - allowed.low)
    if near and not interval(p).meets(allowed) and not interval(q).meets(rest):
        yield Complement(p, a, b, allowed)
