"""정도어 불일치 — 같은 문장에서 정도를 나타내는 말이 달라 뜻이 바뀌었다.

후진국/최후진국, 대부분/일부, 모두/일부, 전소/반소, 최고/최저, 이상/미만처럼 한 척도 위의 두 말이 같은 자리에 서로
다르게 서 있으면 알린다. 척도는 사전(degrees)에 있고, 붙어 있는 두 단계(대부분/상당수)는 알리지 않는다.

A degree word of the same scale stands in the same place with another level. Scales are data; neighbouring levels that
may both be said are left alone.

Source: 국립국어원 표준국어대사전의 뜻풀이; 한국신문윤리위원회 신문윤리실천요강 제3조 ②항(선정·과장 보도 금지).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.reading import Token, stem
from consistency.korean.degrees import apart, degree_of
from consistency.model import DegreeWord, Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule

_VERB = re.compile(r"(?:하|해|했|한|할|되|돼|됐|된|될)[가-힣]{0,4}$")


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Compare degree words that stand in the place of one another."""
    if gates.silent(comparison) or comparison.diff.token_share < gates.MIN_WORD_SHARE:
        return
    for change in comparison.diff.changes:
        words_a = [d for t in change.a if (d := _degree(t))]
        words_b = [d for t in change.b if (d := _degree(t))]
        if len(words_a) != 1 or len(words_b) != 1 or not apart(words_a[0], words_b[0]):
            continue
        if len(change.a) > 3 or len(change.b) > 3:
            continue
        a, b = words_a[0], words_b[0]
        yield Mismatch(
            (a.start, a.end),
            (b.start, b.end),
            a.word,
            b.word,
            f"정도를 나타내는 말이 다르다: ‘{a.word}’ ↔ ‘{b.word}’",
            ("한 척도 위의 서로 다른 단계로, 같은 대상에 함께 쓸 수 없다",),
        )


def _degree(token: Token) -> DegreeWord | None:
    for word in (token.key[1], stem(token.key[1]), _noun_of_verb(token.key[1])):
        if found := degree_of(word):
            return DegreeWord(token.start, token.start + len(word), word, *found)
    return None


def _noun_of_verb(word: str) -> str:
    """전소 of 전소해, 반파 of 반파됐다."""
    m = _VERB.search(word)
    return word[: m.start()] if m else word


RULE = Rule(
    code="C106",
    name_ko="정도어 불일치",
    name_en="Degree word mismatch",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "보고서는 이 나라의 철도 안전이 아직 후진국 단계에 머물러 있다고 적었다.",
            "보고서는 이 나라의 철도 안전이 아직 최후진국 단계에 머물러 있다고 적었다.",
        ),
        (
            "설문에 답한 상인 대부분은 새 주차장이 필요하다고 답했다.",
            "설문에 답한 상인 일부는 새 주차장이 필요하다고 답했다.",
        ),
    ),
    must_pass=(
        (
            "설문에 답한 상인 대부분은 새 주차장이 필요하다고 답했다.",
            "설문에 답한 상인 대다수는 새 주차장이 필요하다고 답했다.",
        ),
    ),
)
