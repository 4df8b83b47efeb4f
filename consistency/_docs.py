"""What is said of the rules: one text for ``consistency rule CODE`` and for docs/rules.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

_KOREAN = re.compile("[가-힣]")
_SOURCE = "Source:"
_LATIN = re.compile("[A-Za-z]")


class RuleInfo(Protocol):
    """What a rule tells of itself. An example is one text, or two that are set side by side."""

    @property
    def code(self) -> str: ...
    @property
    def name_ko(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def doc(self) -> str: ...
    @property
    def must_fail(self) -> Sequence[tuple[str | None, ...]]: ...
    @property
    def must_pass(self) -> Sequence[tuple[str | None, ...]]: ...


@dataclass(frozen=True, slots=True)
class _Words:
    severity: str
    fails: str
    passes: str


_WORDS = {
    "ko": _Words("심각도", "걸리는 예", "걸리지 않는 예"),
    "en": _Words("Severity", "Found", "Not found"),
}


def rule_list(rules: Iterable[RuleInfo], lang: str) -> str:
    """One line for each rule: code, severity and name in that language (``ko`` or ``en``)."""
    return "".join(f"{rule.code}  {rule.severity:<7}  {_name(rule, lang)}\n" for rule in rules)


def rule_page(rule: RuleInfo, lang: str) -> str:
    """What the rule finds and why, one example that it finds and one that it passes over, as Markdown."""
    words = _WORDS[lang]
    parts = [
        f"# {rule.code} {_name(rule, lang)}",
        f"{words.severity}: {rule.severity}",
        *_paragraphs(rule.doc, lang),
        f"{words.fails}:",
        _example(rule.must_fail[0]),
        f"{words.passes}:",
        _example(rule.must_pass[0]),
    ]
    return "\n\n".join(parts) + "\n"


def rules_page(rules: Iterable[RuleInfo]) -> str:
    """All rules in both languages with all their examples, as Markdown."""
    ko, en = _WORDS["ko"], _WORDS["en"]
    parts = ["# 규칙 · Rules", "<!-- Written by `make docs` from the rules themselves: change them, not this page. -->"]
    for rule in rules:
        parts += [
            f"## {rule.code} {rule.name_ko} · {rule.name_en}",
            f"{ko.severity} · {en.severity}: `{rule.severity}`",
            *_paragraphs(rule.doc, None),
            f"{ko.fails} · {en.fails}:",
            *(_example(one) for one in rule.must_fail),
            f"{ko.passes} · {en.passes}:",
            *(_example(one) for one in rule.must_pass),
        ]
    return "\n\n".join(parts) + "\n"


def _name(rule: RuleInfo, lang: str) -> str:
    return rule.name_ko if lang == "ko" else rule.name_en


def _paragraphs(doc: str, lang: str | None) -> list[str]:
    """The paragraphs in that language and the source (all for None, or where none is in the language)."""
    paragraphs = [one.strip() for one in re.split(r"\n[ \t]*\n", doc) if one.strip()]
    told = [one for one in paragraphs if lang in (None, _language(one))]
    return [one for one in paragraphs if one in told or one.startswith(_SOURCE)] if told else paragraphs


def _language(paragraph: str) -> str:
    """``ko`` or ``en``. A syllable says as much as two letters: English that quotes Korean words stays English."""
    return "ko" if 2 * len(_KOREAN.findall(paragraph)) > len(_LATIN.findall(paragraph)) else "en"


def _example(example: tuple[str | None, ...]) -> str:
    """A quotation of its own: two lists with only a blank line between them would be one list."""
    return "\n".join(f"> - {text}" for text in example if text is not None)
