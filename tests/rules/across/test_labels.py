"""The cases of ``data/labels.yaml``: figures under another label (C320), of two years also told by C314."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article, Finding
from consistency.rules.across.label import _MESSAGES

DATA: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "labels.yaml").read_text(encoding="utf-8"))
CASES: dict[str, dict[str, str]] = DATA["cases"]


def _found(bodies: Sequence[str]) -> list[Finding]:
    stories = [Article(f"s{n}", "", body, outlet=f"매체{n}") for n, body in enumerate(bodies)]
    return [f for f in audit_articles(stories).findings if f.rule in {"C314", "C320"}]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("order", [1, -1], ids=["first", "second"])
def test_rows_of_two_stories(name: str, order: int) -> None:
    case = CASES[name]
    found = _found([DATA["leads"][side] + case[side] for side in ("a", "b")][::order])
    kinds = {kind for f in found for kind, message in _MESSAGES.items() if f.message.startswith(message)}
    kinds |= {"moved" for f in found if f.rule == "C314"}
    assert kinds == ({case["kind"]} if "kind" in case else set())


def test_independent_stories_are_counted() -> None:
    case = CASES["area-under-another-size"]
    a, b = (DATA["leads"][side] + case[side] for side in ("a", "b"))
    third = "청약 담당자는 59㎡ 37가구에 8412명이 신청했다고 전했다. 금액은 8235억원, 건수는 4만7316건으로 집계됐다."
    (found,) = _found([b, a, third])
    assert found.why[-1] == "독립된 기사 2건 ↔ 1건"
    assert {e.span.article for e in found.evidence if e.side == "a"} == {"s1", "s2"}


def test_two_against_two_are_two_things() -> None:
    case = CASES["area-under-another-size"]
    a, b = (DATA["leads"][side] + case[side] for side in ("a", "b"))
    more = [
        f"청약 담당자는 {size}㎡ 37가구에 8412명이 신청했다고 전했다. {told}"
        for size, told in (
            (59, "관련 금액은 8235억원, 건수는 4만7316건으로 집계됐다."),
            (74, "올해 건수가 4만7316건이고 금액은 8235억원이라는 설명이다. 다음 발표는 내달 중순이다."),
        )
    ]
    assert _found([a, b, *more]) == []
