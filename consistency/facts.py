"""The facts that one of two texts prints and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from consistency.align.passages import cut
from consistency.claims.reading import Reading
from consistency.claims.values import compare_periods, compare_quantities, printed, same_value
from consistency.judging import Desk
from consistency.korean.mentions import shifted
from consistency.korean.persons import read_text
from consistency.model import (
    Article,
    DegreeWord,
    Evidence,
    FieldName,
    Finding,
    Mention,
    Period,
    Person,
    Quantity,
    Report,
    Severity,
    Span,
    Verdict,
)
from consistency.restoring import Restorer

_NAME = "한쪽에만 있는 사실"
_SIDES: tuple[Literal["a", "b"], ...] = ("a", "b")
_ALIKE = Verdict.APPROXIMATION
_PARTS = ("year", "month", "day", "clock", "part", "stated")


def with_one_sided(report: Report, a: Article, b: Article) -> Report:
    """The report, and a finding more for each of the two texts that prints a fact which the other does not print.

    What a finding of the report, an approximation aside, already shows is not among them.

    Facts are figures, times, ranks, degree words and names of persons; a figure that rounds to one of the other text,
    or that its words leave open, is there. In which order facts come and what they are said of is not looked at: that
    is what the rules are for.
    """
    restorer = Restorer((a, b))
    desk = Desk(restorer.normalised, [cut(one).spans for one in restorer.normalised])
    told = [list(_facts(one, side, desk)) for one, side in zip(restorer.normalised, _SIDES, strict=True)]
    shown = [one.span for each in report.findings if each.verdict is not _ALIKE for one in each.evidence]
    extra = []
    for mine, other, text, which in ((told[0], told[1], b, "첫째"), (told[1], told[0], a, "둘째")):
        missing = [fact for fact in mine if not any(_is_same(fact.mention, one.mention, text) for one in other)]
        places = restorer.restore(Report("", report.read, (a, b), (), tuple(map(_finding, missing)))).findings
        # A rule that found a fact to differ has shown it already, beside what stands in its place.
        left = [
            fact
            for fact, place in zip(missing, places, strict=True)
            if not any(place.evidence[0].span.overlaps(span) for span in shown)
        ]
        if left:
            words = ", ".join(dict.fromkeys(f"‘{fact.evidence.text}’" for fact in left))
            extra.append(_finding(*left, message=f"{which} 글에만 있다: {words}"))
    found = restorer.restore(Report("", report.read, (a, b), (), tuple(extra))).findings
    known = {one.id for one in report.articles}
    articles = (*report.articles, *(one for one in (a, b) if one.id not in known))
    return replace(report, articles=articles, findings=(*report.findings, *found))


class _Fact(NamedTuple):
    mention: Mention
    evidence: Evidence


def _facts(article: Article, side: Literal["a", "b"], desk: Desk) -> Iterator[_Fact]:
    """Every fact of the article with its place, the title's first."""
    readings: list[tuple[FieldName, Reading]] = [("title", desk.title(article.id))]
    readings += [("body", one) for one in desk.sentences(article.id)]
    for field, reading in readings:
        context = Span(article.id, field, reading.start, reading.end)
        for mention in (*reading.mentions, *(shifted(one, reading.start) for one in read_text(reading.text))):
            span = Span(article.id, field, mention.start, mention.end)
            text = article.text(field)[mention.start : mention.end]
            yield _Fact(mention, Evidence(span, text, printed(mention), side, context))


def _finding(*facts: _Fact, message: str = "") -> Finding:
    evidence = tuple(one.evidence for one in facts)
    return Finding("", "", _NAME, Severity.ERROR, Verdict.CONFLICT, message, evidence)


def _is_same(a: Mention, b: Mention, text: Article) -> bool:
    """Whether ``a`` can be ``b``, which ``text`` prints. A name is there wherever its letters are."""
    if isinstance(a, Person):
        return a.name in text.body or a.name in text.title
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.dimension == b.dimension and compare_quantities(a, b) != "apart"
    if isinstance(a, Period) and isinstance(b, Period):
        in_both = any(getattr(a, part) and getattr(b, part) for part in _PARTS)
        return in_both and compare_periods(a, b).outcome != "apart"
    if isinstance(a, DegreeWord) and isinstance(b, DegreeWord):
        return (a.scale, a.level) == (b.scale, b.level)
    return same_value(a, b)
