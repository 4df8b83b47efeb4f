"""The cases of ``data/units.yaml``: one number under two units, one amount converted with its digits exchanged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article

CODES = {"C302", "C303"}
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "units.yaml").read_text(encoding="utf-8")
)["cases"]
AT = datetime(2026, 3, 12, 6, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_one_number_under_two_units(case: dict[str, Any]) -> None:
    stories = [Article(f"s{n}", "", body, AT, f"매체{n}") for n, body in enumerate(case["bodies"])]
    found: dict[str, list[list[str]]] = {}
    for f in audit_articles(stories).findings:
        if f.rule in CODES:
            found.setdefault(f.rule, []).append(sorted(e.text for e in f.evidence))
    assert found == case["expect"]
