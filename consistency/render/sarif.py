"""SARIF 2.1.0, the format in which tools hand findings to code hosts and editors."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from consistency.model import Acceptance, Article, Finding, Report
from consistency.render.escape import visible
from consistency.render.json import TOOL, tool_version
from consistency.render.messages import counted
from consistency.render.options import Options
from consistency.render.places import file_of, line_of, places, uri, uri_of
from consistency.render.quotes import marked, origin
from consistency.render.sarif_rules import rule_descriptors
from consistency.render.sarif_text import message
from consistency.render.summary import all_counts
from consistency.render.view import Quote, Section, View, section_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "consistencyFinding/v1"
"""The name of a finding's id among the fingerprints; another way to make ids gets another version."""

_LEVELS = {Section.ERROR: "error", Section.WARNING: "warning"}


def render_sarif(report: Report, options: Options) -> str:
    """The report as SARIF. Nothing in it is random or of the run but for the time that ``--stamp`` asks for.

    Accepted findings are no results: code scanning does not honour ``suppressions`` of what is uploaded and would open
    an alert for each, to be dismissed a second time. They are told in the run's properties and a notification.

    Every text in it was made visible; offsets are of the article, whose id is told beside them.
    """
    view = View(report, options.lang)
    findings = [item.finding for item in view.numbered if item.finding.accepted is None]
    rules = rule_descriptors(view, findings)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": TOOL, "semanticVersion": tool_version(), "rules": rules}},
        "language": options.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(view, options.stamp)],
        "results": [_result(view, finding, index) for finding in findings],
        "properties": _read(view),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _invocation(view: View, stamp: datetime | None) -> dict[str, Any]:
    end = {} if stamp is None else {"endTimeUtc": stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    notifications = []
    for skipped in view.report.read.skipped:
        told = message(visible(f"{skipped.source}: {view.reason(skipped)}"))
        file = file_of(skipped.source)
        where = {} if file is None else {"locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}}}]}
        notifications.append({"level": "warning", "message": told, **where})
    if accepted := view.sections[Section.ACCEPTED]:
        told = message(counted(view.say.accepted_count, len(accepted)))
        notifications.append({"level": "note", "message": told})
    return {"executionSuccessful": True, **end, "toolExecutionNotifications": notifications}


def _read(view: View) -> dict[str, Any]:
    report = view.report
    return {
        "summary": all_counts(view),
        "articles": report.read.articles,
        "passages": report.read.passages,
        "claims": report.read.claims,
        "skipped": len(report.read.skipped),
        "templates": report.templates,
        "analyser": visible(report.analyser),
        "accepted": [_acceptance(one.accepted) for one in report.findings if one.accepted is not None],
        "stale": [_acceptance(one) for one in report.stale],
    }


def _result(view: View, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    rule = visible(finding.rule)
    told = [f"{view.names.of(finding)}: {view.message(finding)}", *view.why(finding)]
    first, *others = places(view, finding)
    return {
        "ruleId": rule,
        "ruleIndex": index[rule],
        "kind": "fail",
        "level": _LEVELS.get(section_of(finding), "note"),
        "message": message(*map(visible, told)),
        "locations": [_location(view, *first)],
        "relatedLocations": [{"id": number, **_location(view, *one)} for number, one in enumerate(others, start=1)],
        "partialFingerprints": {FINGERPRINT: visible(finding.id)},
        "properties": {"severity": finding.severity.value, "verdict": finding.verdict.value},
    }


def _location(view: View, article: Article, quote: Quote) -> dict[str, Any]:
    place = quote.place
    name = visible(article.id)
    line = line_of(article, place)
    # GitHub shows no result without a line. Where it is not known, the first one stands for the whole file, and the
    # sentence in the message alone: a snippet would say that its words are on that line.
    words = {} if line is None else {"snippet": {"text": visible(article.text(place.field)[place.start : place.end])}}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(article)},
            "region": {"startLine": line or 1, **words},
        },
        "logicalLocations": [{"name": name, "fullyQualifiedName": f"{name}/{place.field}", "kind": place.field}],
        "message": message(origin(view, article, quote), marked(view, quote)),
        "properties": {"article": name, "field": place.field, "start": place.start, "end": place.end},
    }


def _acceptance(one: Acceptance) -> dict[str, str]:
    day = {} if one.on is None else {"on": one.on.isoformat()}
    return {"id": visible(one.id), "reason": visible(one.reason), "by": visible(one.by), **day}
