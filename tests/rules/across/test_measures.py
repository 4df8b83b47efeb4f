"""The cases of ``data/measures.yaml``: one measure in three stories or more."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "measures.yaml").read_text(encoding="utf-8")
)["cases"]
FIRST = datetime(2026, 3, 13, 9, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_one_measure_of_one_event(case: dict[str, Any]) -> None:
    stories = [
        Article(f"s{n}", "", s["body"], FIRST + timedelta(days=s.get("days", 0)), f"매체{n}")
        for n, s in enumerate(case["stories"])
    ]
    findings = [f for f in audit_articles(stories).findings if f.rule in {"C301", "C323"}]
    found = [[next(e.text for e in f.evidence if e.side == side) for side in "ab"] for f in findings]
    assert found == case["expect"]
