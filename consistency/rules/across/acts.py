"""What is done at an hour: two hours with other verbs behind them are those of two acts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from consistency.claims.occurrences import Occurrence
from consistency.claims.retelling import Slot
from consistency.korean.lexicon import derived, load
from consistency.model import Mention, Period
from consistency.rules.base import Across

_WITNESSES = 2
_HALF_HOUR = 30
"""Within it an hour may be rounded, or its minutes mistyped."""

Dated = Sequence[tuple[Mention, Slot | Occurrence]]


def of_other_acts(a: Dated, b: Dated, across: Across) -> bool:
    """Whether no two independent stories tell of the hour of ``a``, that of ``b`` is far from it, and the verbs behind
    have nothing in common."""
    (x, _), (y, _) = a[0], b[0]
    if not (isinstance(x, Period) and isinstance(y, Period)) or x.clock is None or y.clock is None:
        return False
    if abs(x.clock - y.clock) <= _HALF_HOUR or len({across.source(t.place.article) for _, t in a}) >= _WITNESSES:
        return False
    return not any(_acts(told, across) & _acts(other, across) for _, told in a for _, other in b)


def _acts(told: Slot | Occurrence, across: Across) -> set[str]:
    """The verbs behind a period, but for those that say little (slow: ask last)."""
    sentence = told.sentence
    doc = list(across.document(across.articles[sentence.article].text(sentence.field)[sentence.start : sentence.end]))
    after = told.place.end - sentence.start
    verbs = {t.lemma_ for t in doc if t.idx >= after and t.tag_.startswith("VV")} - _light()
    return verbs | {n.text for n, t in itertools.pairwise(doc) if n.idx >= after and t.tag_.startswith("XSV")}


@derived
def _light() -> frozenset[str]:
    return frozenset(load("stages")["light"]["verbs"])
