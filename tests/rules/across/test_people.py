"""The cases of ``data/people.yaml``: several stories on one event, and which rules on people and bodies speak."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article

CODES = {"C309", "C310", "C316", "C317"}
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "people.yaml").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_people_and_bodies_of_one_event(case: dict[str, Any]) -> None:
    articles = [Article(f"s{n}", "", body, None, f"매체{n}") for n, body in enumerate(case["bodies"])]
    found = audit_articles(articles).findings
    assert sorted({f.rule for f in found} & CODES) == case["expect"]
    for f in found:
        for e in f.evidence:
            assert articles[int(e.span.article[1:])].body[e.span.start : e.span.end] == e.text or f.rule not in CODES
