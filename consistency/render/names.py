"""The names of rules in the report's language."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module

from consistency.model import Finding


class RuleNames:
    """Names of rules in one language; findings carry the Korean one themselves."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def of(self, finding: Finding) -> str:
        """The name of the finding's rule; the Korean one where the rules here do not know its code."""
        return finding.name if self._lang == "ko" else self._english.get(finding.rule, finding.name)

    @cached_property
    def _english(self) -> dict[str, str]:
        # The rules bring the analyser with them, so that they are loaded only when an English name is asked for.
        try:
            rules = import_module("consistency.rules").all_rules()
        except (ImportError, AttributeError):
            return {}
        return {rule.code: rule.name_en for rule in rules}
