"""방향·긍부정 불일치 — 늘었다/줄었다, 했다/하지 않았다, 유죄/무죄처럼 반대되는 말로 바뀌었다.

같은 문장에서 서로 반대되는 말이 같은 자리에 서 있거나, 한쪽만 부정(않다, 못하다, 없다, 아니다)하면 알린다.

The same sentence says the opposite: rise for fall, done for not done, guilty for not guilty. Opposites are data; a
negation counts when one side alone has it and the words around it are the same.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from consistency.claims.diff import Change
from consistency.claims.forms import is_template
from consistency.claims.reading import Token, stem
from consistency.korean.degrees import opposites
from consistency.korean.lexicon import derived
from consistency.model import Severity
from consistency.rules import gates
from consistency.rules.base import Comparison, Mismatch, Rule
from consistency.rules.words import tags

_NEGATION = re.compile(r"않|못하|못했|못할|없|아니|아닌")
_DENIED = re.compile(r".{0,2}?(?:지|진)(?:는|도|를)?(?:않|못|아니)")
_INSTEAD = re.compile(r"대신|실패|무산|불발|결렬|어렵|어려|힘들|거부|거절|미루|아끼")
_MIN_SHARE = 0.75
_TRADE = re.compile(r"순?매[수도]")
_INVESTOR = re.compile(r"외국인|외인|기관|개인|개미|연기금|금융투자|투신|사모펀드|은행|보험|기타법인")


@derived
def _words() -> tuple[dict[str, frozenset[str]], int]:
    table: dict[str, set[str]] = {}
    for a, b in opposites():
        table.setdefault(a, set()).add(b)
    return {k: frozenset(v) for k, v in table.items()}, max(map(len, table))


def judge(comparison: Comparison) -> Iterator[Mismatch]:
    """Look for opposites and for a negation that one side alone has."""
    if gates.silent(comparison) or comparison.diff.token_share < _MIN_SHARE:
        return
    if (is_template(comparison.text("a")) or is_template(comparison.text("b"))) and not _same_figures(comparison):
        return
    told: set[frozenset[str]] = set()
    for change in comparison.diff.changes:
        for x, y in _facing(change):
            pair = _opposite(x.key[1], y.key[1])
            if pair and not _negated_differently(change) and _same_kind(comparison, x, y, pair):
                if frozenset(pair) in told or not _same_investor(comparison, x, y):
                    break
                # 사고 … 팔았다 against 팔고 … 샀다 is one thing turned, however many words it takes.
                told.add(frozenset(pair))
                yield _mismatch(x, y, f"서로 반대되는 말이다: ‘{x.key[1]}’ ↔ ‘{y.key[1]}’")
                break
        else:
            if found := _negation(comparison, change):
                yield found


def _same_figures(comparison: Comparison) -> bool:
    """Whether the sentences print two figures or more and all of them are equal: one moment of one market."""
    return len(comparison.diff.slots) >= 2 and not gates.other_figures(comparison) and not any(comparison.diff.unpaired)


def _same_investor(comparison: Comparison, x: Token, y: Token) -> bool:
    """Whether the investors named last before two words of trade are the same; any other words have none."""
    if not (_TRADE.match(x.key[1]) and _TRADE.match(y.key[1])):
        return True
    diff = comparison.diff
    named = [
        _INVESTOR.findall(reading.text, 0, token.start - reading.start) for token, reading in ((x, diff.a), (y, diff.b))
    ]
    return named[0][-1:] == named[1][-1:]


def _facing(change: Change) -> list[tuple[Token, Token]]:
    if len(change.a) == len(change.b):
        return list(zip(change.a, change.b, strict=True))
    if change.a and change.b and max(len(change.a), len(change.b)) <= 3:
        return [(x, y) for x in change.a for y in change.b]
    return []


def _opposite(a: str, b: str) -> tuple[str, str] | None:
    """The opposites with which two words begin (or end, for nouns), when the rest of the words is alike."""
    table, longest = _words()
    for length in range(min(longest, len(a)), 0, -1):
        head = a[:length]
        for other in table.get(head, ()):
            if not b.startswith(other):
                continue
            rest_a, rest_b = a[length:], b[len(other) :]
            if rest_a == rest_b or (stem(a) == head and stem(b) == other) or fuzz.ratio(rest_a, rest_b) >= 50:
                return head, other
    return None


def _same_kind(comparison: Comparison, x: Token, y: Token, pair: tuple[str, str]) -> bool:
    """A stem of one syllable (늘, 높, 많) must be a verb's or an adjective's on both sides."""
    if len(pair[0]) > 1 and len(pair[1]) > 1:
        return True
    doc_a, doc_b = comparison.document("a"), comparison.document("b")
    offset_a, offset_b = comparison.diff.a.start, comparison.diff.b.start
    tag_a = tags(doc_a, x.start - offset_a, x.end - offset_a)[:1]
    tag_b = tags(doc_b, y.start - offset_b, y.end - offset_b)[:1]
    return bool(tag_a and tag_b and tag_a[0][:2] in {"VV", "VA"} and tag_b[0][:2] in {"VV", "VA"})


def _negated_differently(change: Change) -> bool:
    """늘었다 and 줄지 않았다 say much the same."""
    return _negations(change.a) % 2 != _negations(change.b) % 2


def _negations(words: tuple[Token, ...]) -> int:
    return sum(len(_NEGATION.findall(t.key[1])) for t in words)


def _negation(comparison: Comparison, change: Change) -> Mismatch | None:
    """One side alone negates, and what it negates is the same word."""
    if not change.a or not change.b or max(len(change.a), len(change.b)) > 3:
        return None
    if not _negated_differently(change) or _opposite_parity(comparison):
        return None
    x, y = "".join(t.key[1] for t in change.a), "".join(t.key[1] for t in change.b)
    plain, negated = (x, y) if _negations(change.b) else (y, x)
    shared = _common_prefix(plain, negated)
    if shared < 2 or not _DENIED.match(negated, shared) or _INSTEAD.search(plain):
        return None
    first_a, first_b = change.a[0], change.b[0]
    return Mismatch(
        (first_a.start, change.a[-1].end),
        (first_b.start, change.b[-1].end),
        x,
        y,
        f"한쪽만 부정한다: ‘{x}’ ↔ ‘{y}’",
        (f"나머지 낱말은 {comparison.diff.word_share:.0%} 같다",),
    )


def _opposite_parity(comparison: Comparison) -> bool:
    """Whether the whole sentences are negated alike after all (an elsewhere-moved negation)."""
    return len(_NEGATION.findall(comparison.text("a"))) % 2 == len(_NEGATION.findall(comparison.text("b"))) % 2


def _common_prefix(a: str, b: str) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def _mismatch(x: Token, y: Token, message: str) -> Mismatch:
    return Mismatch(
        (x.start, x.end),
        (y.start, y.end),
        x.key[1],
        y.key[1],
        message,
        ("나머지 낱말이 같은 문장에서 뜻이 뒤집혔다",),
    )


RULE = Rule(
    code="C110",
    name_ko="방향·긍부정 불일치",
    name_en="Direction or polarity mismatch",
    severity=Severity.ERROR,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "지난달 가람시의 소비자 심리지수는 한 달 전보다 2.1포인트 상승했다.",
            "지난달 가람시의 소비자 심리지수는 한 달 전보다 2.1포인트 하락했다.",
        ),
        (
            "이 회사의 올해 신규 채용 규모는 지난해보다 12% 늘었다고 노조는 설명했다.",
            "이 회사의 올해 신규 채용 규모는 지난해보다 12% 줄었다고 노조는 설명했다.",
        ),
        (
            "조합 측은 이날 열린 조정 회의에 끝내 참석했다고 관계자는 전했다.",
            "조합 측은 이날 열린 조정 회의에 끝내 참석하지 않았다고 관계자는 전했다.",
        ),
    ),
    must_pass=(
        (
            "이 회사의 올해 신규 채용 규모는 지난해보다 12% 늘었다고 노조는 설명했다.",
            "이 회사의 올해 신규 채용 규모는 지난해보다 12% 증가했다고 노조는 설명했다.",
        ),
    ),
)
