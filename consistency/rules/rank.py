"""순위·순번 불일치 — 같은 자리의 순위나 차례가 다르다.

4위와 3위, 제2대와 제3대, 첫 번째와 두 번째처럼 같은 대상을 두고 서로 다른 순서를 적으면 알린다.

Two tellings of one sentence print another place in an order: 4위/3위, 제2대/제3대.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.claims.forms import is_template
from consistency.claims.values import printed
from consistency.model import Rank, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule

_NUMBERED = frozenset({"nth.차", "nth.조", "nth.항", "nth.호"})
"""Hearings, meetings and articles of law go by number: another number is another one."""


_FIRST = frozenset({"첫", "첫번째"})


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare ranks of one kind in one place."""
    if gates.silent(comparison):
        return
    yield from _first(comparison)
    for slot in comparison.diff.slots:
        a, b = slot.a, slot.b
        if not isinstance(a, Rank) or not isinstance(b, Rank) or a.kind != b.kind or a.value == b.value:
            continue
        if a.kind in _NUMBERED:
            continue
        if not gates.in_place(slot, comparison.diff) or gates.other_subject(comparison):
            continue
        if gates.both_elsewhere(comparison, a, b):
            continue
        if is_template(comparison.text("a")):
            continue
        text_a, text_b = comparison.diff.a.slice(a.start, a.end), comparison.diff.b.slice(b.start, b.end)
        if text_a.endswith("권") or text_b.endswith("권"):
            continue  # 600위권 holds 671위
        yield Mismatch(
            (a.start, a.end),
            (b.start, b.end),
            printed(a),
            printed(b),
            f"같은 문장의 순서가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
            (f"두 문장은 글자 기준으로 {comparison.similarity:.0f}% 같다",),
        )


def _first(comparison: Comparison) -> Iterator[Mismatch]:
    """첫 수상 against 두 번째 수상: a word on one side, a figure on the other, and nothing else of the kind."""
    diff = comparison.diff
    for change in diff.changes:
        for words, figures, first_is_a in ((change.a, diff.unpaired[1], True), (change.b, diff.unpaired[0], False)):
            firsts = [t for t in words if t.key[1] in _FIRST]
            ordinals = [m for m in figures if isinstance(m, Rank) and m.kind == "ordinal" and m.value > 1]
            if len(firsts) != 1 or len(ordinals) != 1 or diff.word_share < gates.MIN_WORD_SHARE:
                continue
            word, rank = firsts[0], ordinals[0]
            spans = [(word.start, word.end), (rank.start, rank.end)]
            values = ["1번째", printed(rank)]
            if not first_is_a:
                spans, values = spans[::-1], values[::-1]
            text_a, text_b = diff.a.slice(*spans[0]), diff.b.slice(*spans[1])
            yield Mismatch(
                spans[0],
                spans[1],
                values[0],
                values[1],
                f"같은 문장의 순서가 다르다: ‘{text_a}’ ↔ ‘{text_b}’",
                (f"두 문장은 글자 기준으로 {comparison.similarity:.0f}% 같다",),
            )


RULE = Rule(
    code="C105",
    name_ko="순위·순번 불일치",
    name_en="Rank mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "한국은 금메달 8개로 종합 12위에 올라 목표를 달성했다.",
            "한국은 금메달 8개로 종합 13위에 올라 목표를 달성했다.",
        ),
        (
            "이번이 가람도 출신 작가로는 첫 수상이라고 재단은 밝혔다.",
            "이번이 가람도 출신 작가로는 두 번째 수상이라고 재단은 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "한국은 금메달 8개로 종합 12위에 올라 목표를 달성했다.",
            "한국은 금메달 8개로 종합 12위를 차지해 목표를 달성했다.",
        ),
    ),
)
