"""The JSON report, schema ``consistency-report/1``: one record a line, so that two reports can be compared by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial
from importlib import metadata
from typing import Any

from consistency.model import (
    Acceptance,
    Article,
    Claim,
    Evidence,
    Finding,
    Passage,
    Relation,
    Report,
    SentencePair,
    SourceLines,
    Span,
)
from consistency.render.escape import LOG_COMMAND
from consistency.render.options import Options

SCHEMA = "consistency-report/1"
TOOL = "newsroom-consistency"

_SURROGATE = re.compile("[\ud800-\udfff]")
_dump = partial(json.dumps, ensure_ascii=False, allow_nan=False)


def render_json(report: Report, options: Options) -> str:
    """The report as JSON; it does not depend on the language. `load_report` reads it back."""
    stamp = {} if options.stamp is None else {"stamp": options.stamp.isoformat()}
    heads: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": tool_version(), "analyser": report.analyser},
        **stamp,
        "read": {
            "articles": report.read.articles,
            "skipped": [{"source": item.source, "reason": item.reason} for item in report.read.skipped],
            "passages": report.read.passages,
            "claims": report.read.claims,
        },
        "templates": report.templates,
        **({"drafts": list(report.drafts)} if report.drafts else {}),
        **({"stale": [{"id": one.id, **_acceptance(one)} for one in report.stale]} if report.stale else {}),
    }
    lists: dict[str, Iterable[Any]] = {
        "articles": map(_article, report.articles),
        "passages": map(_passage, report.passages),
        "findings": map(_finding, report.findings),
        "claims": map(_claim, report.claims),
        "relations": map(_relation, report.relations),
    }
    members = [f"{_dump(key)}: {_dump(value)}" for key, value in heads.items()]
    members += [f"{_dump(key)}: {_lines(items)}" for key, items in lists.items()]
    text = "{\n" + ",\n".join(members) + "\n}\n"
    # Both stand only inside a string, where their escapes mean the same: what a log takes for a command (see `escape`),
    # and a lone surrogate, which cannot be encoded.
    text = LOG_COMMAND.sub(r"\1\\u005b", text)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def tool_version() -> str:
    """The version of the installed distribution, or of the package where it runs without being installed."""
    try:
        return metadata.version(TOOL)
    except metadata.PackageNotFoundError:
        import consistency

        return str(getattr(consistency, "__version__", "0"))


def _lines(items: Iterable[Any]) -> str:
    lines = ",\n ".join(map(_dump, items))
    return f"[\n {lines}\n]" if lines else "[]"


def _article(article: Article) -> dict[str, Any]:
    published = None if article.published is None else article.published.isoformat()
    return {
        "id": article.id,
        "title": article.title,
        "body": article.body,
        "published": published[:10] if published and article.day_only else published,
        "outlet": article.outlet,
        "section": article.section,
        "url": article.url,
        "source": article.source,
        **({} if article.lines is None else {"lines": _source_lines(article.lines)}),
    }


def _source_lines(lines: SourceLines) -> dict[str, Any]:
    return {"title": lines.title, "body": lines.body, "follow": lines.follow}


def _range(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "a": {"article": passage.a.article, **_range(passage.a)},
        "b": {"article": passage.b.article, **_range(passage.b)},
        "pairs": list(map(_pair, passage.pairs)),
    }


def _pair(pair: SentencePair) -> dict[str, Any]:
    return {"a": _range(pair.a), "b": _range(pair.b), "similarity": pair.similarity}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "why": list(finding.why),
        "evidence": list(map(_evidence, finding.evidence)),
        **({} if finding.accepted is None else {"accepted": _acceptance(finding.accepted)}),
    }


def _acceptance(accepted: Acceptance) -> dict[str, str]:
    day = {} if accepted.on is None else {"on": accepted.on.isoformat()}
    return {"reason": accepted.reason, "by": accepted.by, **day}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "article": evidence.span.article,
        "field": evidence.span.field,
        **_range(evidence.span),
        "text": evidence.text,
        "value": evidence.value,
        "side": evidence.side,
        "context": _range(evidence.context),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "article": claim.span.article,
        "field": claim.span.field,
        **_range(claim.span),
        "sentence": _range(claim.sentence),
        "text": claim.text,
        "value": claim.value,
        "kind": claim.kind,
        "measure": claim.measure,
        "when": claim.when,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {"kind": relation.kind, "a": relation.a, "b": relation.b, "finding": relation.finding}
