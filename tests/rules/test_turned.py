"""Words told anew: what turns a sentence in one story against another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("across").joinpath("turned.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", list(CASES))
def test_turned_words(name: str) -> None:
    case = CASES[name]
    report = audit_articles([Article(side, "", case[side], datetime(2025, 3, 4, tzinfo=UTC)) for side in ("a", "b")])
    found = {f.rule for f in report.findings if f.rule in {"C311", "C312", "C313"}}
    assert found == ({case["rule"]} if "rule" in case else set())
