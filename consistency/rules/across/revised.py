"""Figures that a later story gives as final: 잠정치 90억8천만 달러, 확정치 90억7천만 달러."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Protocol, TypeVar

from consistency.claims.statements import Statement
from consistency.model import Severity, Span, Verdict
from consistency.rules.base import Across, Disagreement

_FINAL = re.compile(
    r"확정치|확정 ?(?:됐|되|했|한|된|집계|발표|통계)|최종 ?(?:집계|확정|실적|결과|수치|통계)"
    r"|잠정(?:치|집계| 집계)?(?:보다|에서|와|과)|속보치보다"
    r"|수정치|수정 ?(?:됐|했|발표)|재집계|재산정|바로잡|정정(?:했|한다|됐)"
)
_LEAD = 2
"""Sentences by which a story says what it is about."""
_LATER = timedelta(hours=12)


class Told(Protocol):
    """A figure with its sentence."""

    @property
    def place(self) -> Span:
        """Where it stands."""

    @property
    def sentence(self) -> Span:
        """Where its sentence stands."""


_T = TypeVar("_T", bound=Told)


def revision(x: _T, y: _T, across: Across) -> tuple[_T, _T] | None:
    """The earlier and the later of two figures where the later story says that its figures are final and the earlier
    does not; None for any others."""
    a, b = (across.articles[s.place.article].published for s in (x, y))
    if a is None or b is None or abs(a - b) < _LATER:
        return None
    old, new = (x, y) if a < b else (y, x)
    return (old, new) if _is_final(new, across) and not _is_final(old, across) else None


def _is_final(statement: Told, across: Across) -> bool:
    article = across.articles[statement.place.article]
    leads = (article.title, *re.split(r"(?<=[.?!]) |\n", article.body, maxsplit=_LEAD)[:_LEAD])
    own = article.body[statement.sentence.start : statement.sentence.end]
    return any(_FINAL.search(text) for text in (*leads, own))


def revisions(across: Across) -> Iterator[Disagreement]:
    """Each figure that became final, with what it was."""
    told: set[object] = set()
    for pair in across.claims:
        found = revision(pair.a, pair.b, across)
        if found is None or (key := frozenset(s.quantity.value for s in found)) in told:
            continue
        told.add(key)
        old, new = found
        yield Disagreement(
            (old,),
            (new,),
            f"값이 확정되었다: ‘{old.text}’({_day(old, across)} 보도) → ‘{new.text}’({_day(new, across)} 보도)",
            ("나중 기사가 확정된 값이라고 적었다",),
            Verdict.UPDATE,
            Severity.INFO,
        )


def _day(statement: Statement, across: Across) -> str:
    published = across.articles[statement.place.article].published
    assert published is not None
    return f"{published.month}월 {published.day}일"
