"""The cases under ``data``: two tellings of one sentence among sentences that are the same, and what is found in them.

A case is ``told`` (one sentence, ``{x|y}`` where the first and the second telling differ), ``sentences`` (both whole),
or ``articles`` (whole stories), and ``expect``: every conflict and update that is found, and nothing else. ``texts``
are the words marked in the first and the second telling; without it they stand inside what differs.
``known`` says why a case fails for now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.engine import audit_articles
from consistency.model import Article, Finding, Verdict
from consistency.rules import StoryRule, all_rules, pair_rules
from consistency.rules.base import AcrossRule

DATA = Path(__file__).parent / "data"
CODES = {rule.code for rule in pair_rules()}
SEOUL = timezone(timedelta(hours=9))
BEFORE = "골목 어귀의 작은 책방은 문을 열자마자 손님들로 붐볐다. 책방 주인은 이웃과 함께 만든 잡지를 곧 내놓는다."
AFTER = "가게 앞 화단에는 누군가 심어 둔 꽃이 가득 피었다. 손님들은 차를 마시며 느긋하게 이야기를 나눴다."
_EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def stories(a: str, b: str) -> list[Article]:
    """Two stories of one morning that differ in one sentence."""
    nine = datetime(2026, 3, 30, 9, tzinfo=SEOUL)
    bodies = [f"{BEFORE} {text} {AFTER}" for text in (a, b)]
    return [
        Article("s0", "골목 책방 이야기", bodies[0], nine, "누리일보"),
        Article("s1", "골목 책방 이야기", bodies[1], nine + timedelta(hours=1), "새벽신문"),
    ]


def given(case: dict[str, Any]) -> list[Article]:
    if "articles" in case:
        return [
            Article(f"s{n}", one.get("title", ""), one["body"], datetime.fromisoformat(one["published"]), one["outlet"])
            for n, one in enumerate(case["articles"])
        ]
    a, b = case["sentences"] if "told" not in case else (_EITHER.sub(rf"\{n}", case["told"]) for n in (1, 2))
    return stories(a, b)


def found(articles: list[Article], codes: set[str] = CODES) -> list[Finding]:
    """The conflicts and updates of these rules."""
    wanted = (Verdict.CONFLICT, Verdict.UPDATE)
    return [f for f in audit_articles(articles).findings if f.rule in codes and f.verdict in wanted]


def cases() -> Iterator[Any]:
    for path in sorted(DATA.glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
            yield pytest.param(case, id=f"{path.stem}-{name}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    findings = sorted(found(given(case)), key=lambda f: f.rule)
    expected = sorted(case["expect"], key=lambda e: str(e["rule"]))
    seen = [{"rule": f.rule, "verdict": f.verdict.value} for f in findings]
    assert seen == [{"rule": e["rule"], "verdict": e["verdict"]} for e in expected], [f.message for f in findings]
    for finding, wanted in zip(findings, expected, strict=True):
        texts = [next(e.text for e in finding.evidence if e.side == side) for side in "ab"]
        if "texts" in wanted:
            assert texts == wanted["texts"]
        elif "told" in case:
            choices = _EITHER.findall(case["told"])
            assert any(all(_touch(t, c) for t, c in zip(texts, choice, strict=True)) for choice in choices), texts


def _touch(text: str, choice: str) -> bool:
    return text in choice or choice in text


@pytest.mark.parametrize("rule", pair_rules(), ids=lambda rule: rule.code)
def test_data_has_cases_of_both_kinds_for_every_rule(rule: Any) -> None:
    name = Path(str(rule.judge.__code__.co_filename)).stem
    data = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8")).values()
    assert sum(any(e["rule"] == rule.code for e in case["expect"]) for case in data) >= 12
    assert sum(not case["expect"] for case in data) >= 12


def examples(kind: str) -> Iterator[Any]:
    for rule in all_rules():
        for n, example in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, example, id=f"{rule.code}-{n}")


def judged(rule: Any, example: tuple[str, ...]) -> list[Finding]:
    nine = datetime(2026, 3, 30, 9, tzinfo=SEOUL)
    if isinstance(rule, StoryRule):
        return found([Article("s", "", example[0], nine, "누리일보")], {rule.code})
    if isinstance(rule, AcrossRule):
        told = zip(("누리일보", "새벽신문", "한낮일보", "저녁신문"), example, strict=False)
        return found([Article(outlet, "골목 책방 이야기", text, nine, outlet) for outlet, text in told], {rule.code})
    first, second = example
    return found(stories(first, second), {rule.code})


@pytest.mark.parametrize(("rule", "example"), list(examples("must_fail")))
def test_rule_finds_its_own_examples(rule: Any, example: tuple[str, ...]) -> None:
    assert judged(rule, example)


@pytest.mark.parametrize(("rule", "example"), list(examples("must_pass")))
def test_rule_passes_over_its_own_examples(rule: Any, example: tuple[str, ...]) -> None:
    assert judged(rule, example) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_examples_of_both_kinds(rule: Any) -> None:
    assert rule.must_fail
    assert rule.must_pass
