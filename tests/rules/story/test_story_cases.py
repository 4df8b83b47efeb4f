"""The cases under ``data``, one file a rule: each story of ``fail`` has a contradiction, none of ``pass`` has.

A case of ``fail`` has ``text`` (the body), perhaps ``title`` and ``published``, and ``claimed``, the words judged;
``known`` says why it is not found for now. No case of ``pass`` may be flagged by any rule on single stories.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article, Finding
from consistency.rules import story_rules

DATA = Path(__file__).parent / "data"
SEOUL = timezone(timedelta(hours=9))
CODES = {rule.code for rule in story_rules()}


def load(code: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))
    return loaded


def cases(kind: str) -> Iterator[Any]:
    for path in sorted(DATA.glob("*.yaml")):
        data = load(path.stem)
        for n, case in enumerate(data[kind]):
            whole = {"published": data.get("published", date(2025, 6, 18)), "title": ""}
            whole.update(case if isinstance(case, dict) else {"text": case})
            marks = [pytest.mark.xfail(strict=True, reason=whole["known"])] if "known" in whole else []
            yield pytest.param(path.stem, whole, id=f"{path.stem}-{n}", marks=marks)


def found(case: dict[str, Any]) -> list[Finding]:
    day = case["published"]
    article = Article(
        "s", case["title"], case["text"], datetime(day.year, day.month, day.day, 9, tzinfo=SEOUL), "누리일보"
    )
    return [f for f in audit_articles([article]).findings if f.rule in CODES]


@pytest.mark.parametrize(("code", "case"), list(cases("fail")))
def test_contradiction_is_found_where_it_stands(code: str, case: dict[str, Any]) -> None:
    findings = [f for f in found(case) if f.rule == code]
    assert [f.evidence[0].text for f in findings] == [case.get("claimed")], [f.message for f in findings]
    for evidence in findings[0].evidence:
        text = case["title"] if evidence.span.field == "title" else case["text"]
        assert text[evidence.span.start : evidence.span.end] == evidence.text


@pytest.mark.parametrize(("code", "case"), list(cases("pass")))
def test_sound_story_is_left_alone(code: str, case: dict[str, Any]) -> None:
    assert [f"{f.rule} {f.message}" for f in found(case)] == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_rule_has_cases_of_both_kinds(code: str) -> None:
    data = load(code)
    assert data["fail"]
    assert len(data["pass"]) >= len([c for c in data["fail"] if "known" not in c])
