"""The cases of ``data/heads.yaml``: one item with two values in stories on one event."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.align.headevent import enough
from consistency.engine import audit_articles
from consistency.model import Article

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "heads.yaml").read_text(encoding="utf-8")
)["cases"]
FIRST = datetime(2026, 9, 30, 9, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_one_item_of_one_event(case: dict[str, Any]) -> None:
    stories = [
        Article(f"s{n}", s["title"], s["body"], FIRST + timedelta(days=s.get("days", 0)), f"매체{n}")
        for n, s in enumerate(case["stories"])
    ]
    findings = [f for f in audit_articles(stories).findings if f.rule in {"C324", "C326"}]
    found = [{next(e.text for e in f.evidence if e.side == side) for side in "ab"} for f in findings]
    assert found == [set(pair) for pair in case["expect"]]


def test_more_is_needed_among_many_stories() -> None:
    assert enough(10) == enough(100) < enough(200) < enough(14_000)
