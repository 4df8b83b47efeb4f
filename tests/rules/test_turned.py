"""Words told anew: what turns a sentence in one story against another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article

ACROSS = Path(__file__).parent / "across"
CASES: dict[str, Any] = {
    name: case
    for data in ("turned.yaml", "bounded.yaml")
    for name, case in yaml.safe_load((ACROSS / data).read_text("utf-8")).items()
}


def story(side: str, told: str | list[str]) -> Article:
    title, body = ("", told) if isinstance(told, str) else told
    return Article(side, title, body, datetime(2025, 3, 4, tzinfo=UTC))


@pytest.mark.parametrize("name", list(CASES))
def test_turned_words(name: str) -> None:
    case = CASES[name]
    report = audit_articles([story(side, case[side]) for side in ("a", "b")])
    found = {f.rule for f in report.findings if f.rule in {"C311", "C312", "C313"}}
    assert found == ({case["rule"]} if "rule" in case else set())
