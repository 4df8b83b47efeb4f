"""Cases under ``data``: one event in words of each story's own. ``known`` says why a case fails for now."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article, Verdict

DATA = Path(__file__).parent / "data"
FILES = (
    "told_anew",
    "periods",
    "ranges",
    "facets",
    "forms",
    "lookbacks",
    "introduced",
    "firsts",
    "anew",
    "places",
    "slips",
    "plain",
    "harmless",
    "deeds",
)
CASES: list[dict[str, Any]] = [
    case for name in FILES for case in yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]
]
SEOUL = timezone(timedelta(hours=9))


PARAMS = [
    pytest.param(c, id=c["name"], marks=[pytest.mark.xfail(strict=True, reason=c["known"])] if "known" in c else [])
    for c in CASES
]


@pytest.mark.parametrize("case", PARAMS)
def test_one_event_told_anew(case: dict[str, Any]) -> None:
    stories = []
    for n, s in enumerate(case["stories"]):
        hour, minute = map(int, s["at"].split(":"))
        day = date.fromisoformat(s.get("day", "2026-03-12"))
        at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL)
        stories.append(
            Article(f"s{n}", s.get("title", ""), s["body"], at, f"매체{n}", day_only=case.get("day_only", False))
        )
    found: dict[str, list[list[str]]] = {}
    for f in audit_articles(stories).findings:
        if f.verdict is not Verdict.APPROXIMATION:
            found.setdefault(f.rule, []).append(sorted(e.text for e in f.evidence))
    assert found == case["expect"]
