"""Between the text as it was given and its NFC form, in which everything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.korean.normal import Normal, normalise
from consistency.model import Article, Claim, Evidence, Finding, Passage, Report, SentencePair, Span


class Restorer:
    """Holds the articles in NFC and puts a report's offsets back into the text as given."""

    def __init__(self, given: Sequence[Article]) -> None:
        self._given = {a.id: a for a in given}
        self._maps: dict[tuple[str, str], Normal] = {}
        self.normalised: list[Article] = [self._normalise(a) for a in given]

    def _normalise(self, article: Article) -> Article:
        title, body = normalise(article.title), normalise(article.body)
        if title.text == article.title and body.text == article.body:
            return article
        self._maps[article.id, "title"] = title
        self._maps[article.id, "body"] = body
        return replace(article, title=title.text, body=body.text)

    def restore(self, report: Report) -> Report:
        """The report with every span in the text as given."""
        articles = tuple(self._given[a.id] for a in report.articles)
        if not self._maps:
            return replace(report, articles=articles)
        return replace(
            report,
            articles=articles,
            passages=tuple(self._passage(p) for p in report.passages),
            findings=tuple(self._finding(f) for f in report.findings),
            claims=tuple(self._claim(c) for c in report.claims),
        )

    def _span(self, span: Span) -> Span:
        normal = self._maps.get((span.article, span.field))
        if normal is None:
            return span
        start, end = normal.to_source(span.start, span.end)
        return replace(span, start=start, end=end)

    def _slice(self, span: Span) -> str:
        return self._given[span.article].text(span.field)[span.start : span.end]

    def _passage(self, p: Passage) -> Passage:
        pairs = tuple(SentencePair(self._span(x.a), self._span(x.b), x.similarity) for x in p.pairs)
        return Passage(self._span(p.a), self._span(p.b), pairs)

    def _evidence(self, e: Evidence) -> Evidence:
        span = self._span(e.span)
        return replace(e, span=span, text=self._slice(span), context=self._span(e.context))

    def _finding(self, f: Finding) -> Finding:
        return replace(f, evidence=tuple(self._evidence(e) for e in f.evidence))

    def _claim(self, c: Claim) -> Claim:
        span = self._span(c.span)
        return replace(c, span=span, text=self._slice(span), sentence=self._span(c.sentence))
