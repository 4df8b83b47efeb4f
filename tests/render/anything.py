"""Reports of which every text is anything at all, for hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from consistency.model import (
    Acceptance,
    Article,
    Evidence,
    Finding,
    ReadSummary,
    Report,
    Severity,
    Skipped,
    SourceLines,
    Span,
    Verdict,
)

_NASTY = (
    "\n::error::가짜",
    "\r::set-output name=x::y",
    "\u2028::stop-commands::t",
    "\x85::warning::",
    "##[error]",
    "::error::x",
    "##",
    "[group]",
    "##vso[task.complete]",
    "]]>",
    "<!--",
    "&#0;",
    "\x00\x1b[31m",
    "\ud800",
    "\udc80",
    "\ufffe",
    "\u202e",
    "\u200b",
    "[이름](javascript:x)",
    "{0}",
    "%0A%25",
    "a,b=c::d",
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.lists(st.sampled_from(_NASTY), max_size=4).map("".join),
)
_sources = st.one_of(
    st.sampled_from(["", "-", "text", "a b.jsonl#3", "/tmp/가나.txt", "../a%.md", "줄\n바꿈.md", "##[group].md"]), texts
)


@st.composite
def articles(draw: st.DrawFn, name: str) -> Article:
    """An article of that id and anything else."""
    lines = draw(st.none() | st.builds(SourceLines, st.integers(1, 9), st.integers(1, 9), st.booleans()))
    return Article(name, draw(texts), draw(texts), None, draw(texts), source=draw(_sources), lines=lines)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Two articles, up to three findings between them, a skipped input and a stale acceptance."""
    names = draw(st.lists(texts, min_size=2, max_size=2, unique=True))
    both = [draw(articles(name)) for name in names]

    def evidence(side: str, article: Article) -> Evidence:
        end = draw(st.integers(0, len(article.body)))
        span = Span(article.id, "body", draw(st.integers(0, end)), end)
        whole = Span(article.id, "body", 0, len(article.body))
        return Evidence(span, article.body[span.start : end], draw(texts), "a" if side == "a" else "b", whole)

    findings = [
        Finding(
            name,
            draw(texts),
            draw(texts),
            draw(st.sampled_from(Severity)),
            draw(st.sampled_from(Verdict)),
            draw(texts),
            tuple(evidence(side, article) for side, article in zip("ab", both, strict=True)),
            (draw(texts),),
            draw(st.none() | st.builds(Acceptance, st.just(name), texts, texts, st.none() | st.just(date(2025, 3, 4)))),
        )
        for name in draw(st.lists(texts, max_size=3))
    ]
    skipped = (Skipped(draw(_sources), draw(texts)),)
    stale = (Acceptance(draw(texts), draw(texts)),)
    return Report(draw(texts), ReadSummary(2, 1, 3, skipped), tuple(both), (), tuple(findings), stale=stale)
