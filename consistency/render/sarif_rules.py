"""What a SARIF report says of the rules that its findings name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from consistency.model import Finding, Severity
from consistency.render.escape import visible
from consistency.render.sarif_text import message
from consistency.render.view import View

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FAMILIES = {"C1": "same-sentence", "C3": "across-stories", "S2": "one-story"}
_WORD = re.compile("[A-Za-z0-9]+")
_SOURCE = "Source:"


def rule_descriptors(view: View, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The rules by code, each once; of one that this version does not know only the name that its finding brings."""
    first = {visible(finding.rule): finding for finding in reversed(findings)}
    return [_descriptor(view, code, first[code]) for code in sorted(first)]


def _descriptor(view: View, code: str, finding: Finding) -> dict[str, Any]:
    rule = view.names.info(finding.rule)
    name = visible(view.names.of(finding))
    tags = ["consistency", *(family for prefix, family in _FAMILIES.items() if code.startswith(prefix))]
    return {
        "id": code,
        "name": name if rule is None else _camel_case(rule.name_en),
        "shortDescription": message(name),
        **_help(name if rule is None else rule.doc),
        "defaultConfiguration": {"level": LEVELS[Severity(finding.severity if rule is None else rule.severity)]},
        "properties": {"tags": tags},
    }


def _help(doc: str) -> dict[str, Any]:
    """The rule's docstring, which speaks both languages; its sources in the longer text only."""
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n[ \t]*\n", doc.strip())]
    told = [one for one in paragraphs if not one.startswith(_SOURCE)]
    return {"fullDescription": message("\n\n".join(told)), "help": message("\n\n".join(paragraphs))}


def _camel_case(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in _WORD.findall(name))
