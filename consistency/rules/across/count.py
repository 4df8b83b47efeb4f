"""기사 간 연속·횟수 불일치 — ‘6개월 연속 흑자’와 ‘7개월 연속 흑자’, ‘17년 만에 우승’과 ‘15년 만에 우승’.

같은 사건의 기사들이 같은 것의 연속 기간, 몇 년(개월) 만인지, 몇 번째인지를 다르게 세었고 어느 쪽도 상대의 수를 적지
않았으면 알린다. 주어가 같거나 문장의 다른 수치가 같을 때만 본다. 전망과 목표, 사흘 넘게 떨어진 기사는 보지 않는다.

Stories on one event count one run, the time since one thing or the number of times differently. Their clauses are about
one word, and neither story prints the other's count.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from consistency.claims.counts import Count, says_from_where
from consistency.claims.retelling import alike
from consistency.claims.statements import of_other_things
from consistency.model import Severity
from consistency.rules.across.sides import pairs_within, two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement

_NEAR = timedelta(days=3)
_YEAR, _HEADS = 12, 2
_TRENDS = frozenset({"up", "down", "buy", "sell", "return"})
"""What everything does: of two things that rose another figure must be the same."""
_WORD = re.compile("[가-힣]{2,}")
_SHARED = 2
_MONTH = re.compile(r"(?<!\d)\d{1,2}월")


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the counts of stories on one event."""
    pairs = [
        (a, b)
        for x, y in pairs_within(across.close, across, _NEAR)
        for a in across.counts[x]
        for b in across.counts[y]
        if (a.how, a.of, a.unit) == (b.how, b.of, b.unit)
        and _apart(a, b)
        and _one_thing(a, b, across)
        and not any(_is_same(o, b) for o in across.counts[x])
        and not any(_is_same(o, a) for o in across.counts[y])
    ]
    for many, odd, sources in two_sides(pairs, lambda c: str(c.number), across):
        a, b = many[0], odd[0]
        yield Disagreement(
            tuple(many),
            tuple(odd),
            f"같은 일을 다르게 세었다: ‘{a.phrase}’ ↔ ‘{b.phrase}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"두 문장이 같은 것을 말한다: {', '.join(sorted(_shared(a, b))[:4])}"),
        )


def _apart(a: Count, b: Count) -> bool:
    """Whether two numbers differ; of months one may be told in whole years."""
    if a.number == b.number:
        return False
    whole = a.unit == "개월" and a.how == "since" and not (a.number % _YEAR and b.number % _YEAR)
    return not whole or abs(a.number - b.number) >= _YEAR


def _is_same(a: Count, b: Count) -> bool:
    return (a.how, a.of, a.unit) == (b.how, b.of, b.unit) and not _apart(a, b)


def _shared(a: Count, b: Count) -> set[str]:
    return {w for w in a.words if any(alike(w, v) for v in b.words)}


def _one_thing(a: Count, b: Count, across: Across) -> bool:
    texts = [across.articles[c.place.article].body[c.sentence.start : c.sentence.end] for c in (a, b)]
    if of_other_things(*texts) or not a.heads or not b.heads or not _shared(a, b):
        return False
    months = [set(_MONTH.findall(text)) for text in texts]
    if any(months) and not months[0] & months[1] and any("까지" in text for text in texts):
        return False
    if all(months) and not months[0] & months[1]:
        return False
    if _between(a) != _between(b) or any(map(says_from_where, texts)):
        return False
    if a.how == "nth":
        return len(_shared(a, b)) >= _SHARED
    if a.of in _TRENDS and not a.figures & b.figures:
        return False
    return _is_about(a, b, texts[1]) and _is_about(b, a, texts[0])


def _between(c: Count) -> set[str]:
    """The words between the number and what is counted: 정규리그 우승, 통합 우승."""
    words = _WORD.findall(c.phrase[len(c.text) :])
    return {w for w in words[:-1] if w not in {"연속", "내리", "만에", "만의", "연달아", "잇따라"}}


def _is_about(a: Count, b: Count, text: str) -> bool:
    """Whether what one clause is about, with the noun before it, is named where the other counts: 가계대출 금리."""
    tight = text.replace(" ", "")
    return all(any(alike(word, v) for v in b.words) or word in tight for word in a.heads[:_HEADS])


RULE = AcrossRule(
    code="C325",
    name_ko="기사 간 연속·횟수 불일치",
    name_en="Run or count mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람구단이 나루구단을 2-0으로 꺾고 17년 만에 우승컵을 들었다. 관중 2만3412명이 지켜봤다.",
            "2만3412명 앞에서 나루구단을 이긴 가람구단은 15년 만에 정상에 올랐다.",
        ),
    ),
    must_pass=(
        (
            "가람구단이 나루구단을 2-0으로 꺾고 17년 만에 우승컵을 들었다. 관중 2만3412명이 지켜봤다.",
            "2만3412명 앞에서 나루구단을 이긴 가람구단은 17년 만에 정상에 올랐다.",
        ),
    ),
)
