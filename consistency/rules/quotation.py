"""인용문 변형 — 따옴표 안의 말이 뜻이 달라지게 바뀌었다.

직접 인용은 말한 그대로여야 한다. 같은 발언을 옮긴 두 기사의 따옴표 안에서 단정이 추측으로 바뀌거나(않는다/않을 것
같다) 낱말이 다른 뜻의 말로 바뀌면 알린다. 조사·띄어쓰기·어미의 사소한 차이와 줄임은 알리지 않는다.

A direct quotation is reported in two ways that do not mean the same: an assertion became a guess, or a word was
replaced inside the quotation marks of an otherwise equal sentence. Particles, spacing and shortening are left alone.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조 ⑤항·제8조(출처의 명시와 인용).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from consistency.claims.diff import Change
from consistency.claims.reading import Reading
from consistency.model import Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule, Side
from consistency.rules.words import tags

_QUOTED = re.compile(r"[“\"]([^”\"“]{4,400})[”\"]")
_GUESS = re.compile(r"것 ?같|듯하|듯싶|수도 있|모르겠|추정|보인다")
_JUDGED = re.compile(r"본다|봤다|본 것|보였다")
"""엄중하다고 본다 and 엄중해 보인다 are one judgement."""
_MIN_SHARE = 0.8
_MIN_SHARE_OF_GUESS = 0.6


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Look for changed words inside the quotation marks of both sides."""
    diff = comparison.diff
    if gates.silent(comparison) or diff.word_share < _MIN_SHARE_OF_GUESS:
        return
    quoted_a, quoted_b = _quotes(diff.a), _quotes(diff.b)
    if not quoted_a or not quoted_b:
        return
    for change in diff.changes:
        if not change.a or not change.b or max(len(change.a), len(change.b)) > 3:
            continue
        span_a = (change.a[0].start, change.a[-1].end)
        span_b = (change.b[0].start, change.b[-1].end)
        if not (_inside(span_a, quoted_a) and _inside(span_b, quoted_b)):
            continue
        text_a, text_b = diff.a.slice(*span_a), diff.b.slice(*span_b)
        if bool(_GUESS.search(text_a)) != bool(_GUESS.search(text_b)) and not _JUDGED.search(text_a + text_b):
            why = "한쪽은 단정하고 다른 쪽은 추측한다"
        elif diff.word_share >= _MIN_SHARE and _other_words(comparison, change):
            why = "인용문 안의 낱말이 다른 말로 바뀌었다"
        else:
            continue
        yield Mismatch(span_a, span_b, text_a, text_b, f"같은 발언의 인용이 다르다: ‘{text_a}’ ↔ ‘{text_b}’", (why,))


def _quotes(reading: Reading) -> list[tuple[int, int]]:
    return [(m.start(1) + reading.start, m.end(1) + reading.start) for m in _QUOTED.finditer(reading.text)]


def _inside(span: tuple[int, int], quotes: list[tuple[int, int]]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in quotes)


def _other_words(comparison: Comparison, change: Change) -> bool:
    """Whether a noun and its verb stand for another noun and verb, with no letters in common."""
    if not (2 <= len(change.a) <= 3 and len(change.a) == len(change.b)):
        return False
    pairs = [(x.key[1], y.key[1]) for x, y in zip(change.a, change.b, strict=True)]
    if any(x[0] == y[0] or fuzz.ratio(x[:-1], y[:-1]) >= 50 for x, y in pairs):
        return False
    return _noun_and_verb(comparison, "a", change) and _noun_and_verb(comparison, "b", change)


def _noun_and_verb(comparison: Comparison, side: Side, change: Change) -> bool:
    words = change.a if side == "a" else change.b
    reading = comparison.diff.a if side == "a" else comparison.diff.b
    found = [tags(comparison.document(side), t.start - reading.start, t.end - reading.start) for t in words]
    return any(t and t[0] == "NNG" for t in found) and any(t and t[0][:2] in {"VV", "VA"} for t in found)


RULE = Rule(
    code="C111",
    name_ko="인용문 변형",
    name_en="Quotation drift",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "그는 “마을 어르신 다수는 버스 노선을 바꾸는 데 찬성하지 않는다”고 말했다.",
            "그는 “마을 어르신 다수는 버스 노선을 바꾸는 데 찬성하지 않을 것 같다”고 말했다.",
        ),
    ),
    must_pass=(
        (
            "그는 “그런 부분도 중요한 사안이니까 빨리 보고받고 준비하겠다”고 말했다.",
            "그는 “그것도 중요한 사안이니까 빨리 보고받고 준비하겠다”고 말했다.",
        ),
    ),
)
