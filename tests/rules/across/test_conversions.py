"""The cases of ``data/conversions.yaml``: one foreign amount in stories on different events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles, check_articles
from consistency.model import Article

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "conversions.yaml").read_text(encoding="utf-8")
)["cases"]
FIRST = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_one_amount_in_stories_on_different_events(case: dict[str, Any]) -> None:
    stories = [
        Article(f"s{n}", "", s["body"], FIRST + timedelta(days=s["days"]), f"매체{n}")
        for n, s in enumerate(case["stories"])
    ]
    drafts = case.get("drafts")
    report = check_articles(stories[:drafts], stories[drafts:]) if drafts else audit_articles(stories)
    found = [sorted(e.text for e in f.evidence) for f in report.findings if f.rule == "C302"]
    assert found == case["expect"]
