"""What the rules say of themselves, reached only when it is asked for: they bring the analyser with them."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import Protocol

from consistency.model import Finding


class RuleInfo(Protocol):
    """What a report tells of a rule."""

    code: str
    name_ko: str
    name_en: str
    severity: str
    doc: str


class RuleNames:
    """Names of rules in one language; findings carry the Korean one themselves."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def of(self, finding: Finding) -> str:
        """The name of the finding's rule; the Korean one where the rules here do not know its code."""
        if self._lang == "ko" or (rule := self.info(finding.rule)) is None:
            return finding.name
        return rule.name_en

    def info(self, code: str) -> RuleInfo | None:
        """The rule of that code; None where the rules here do not know it: the report may come from another version."""
        return self._rules.get(code)

    @cached_property
    def _rules(self) -> dict[str, RuleInfo]:
        try:
            rules = import_module("consistency.rules").all_rules()
        except (ImportError, AttributeError):
            return {}
        return {rule.code: rule for rule in rules}
