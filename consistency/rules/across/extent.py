"""기사 간 범위 불일치 — 같은 범위의 한쪽 끝은 같은데 다른 쪽 끝이 기사마다 다르다.

‘2.4~3.9%’와 ‘2.1~3.9%’, ‘19~34세’와 ‘19~39세’, ‘6월 3~7일’과 ‘6월 3~5일’처럼 같은 말이 둘러싼 범위가 한쪽 끝만 다르면
알린다. ‘14일부터 해지하는’과 ‘14일까지 해지하는’처럼 같은 날을 한쪽은 처음으로, 다른 쪽은 끝으로 적은 것,
‘60만ℓ에서 78만ℓ로’와 ‘60만ℓ로’처럼 바뀌기 전 값과 바뀐 값이 어긋난 것도 알린다.
어느 기사든 상대의 범위도 적었으면, 또는 서로 다른 지역·집단·단계의 범위이면 알리지 않는다.

Stories on one event print one range with one end equal and another end apart, among the same words; neither prints the
other's range.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

from consistency.claims.ranges import End, Range
from consistency.claims.retelling import alike
from consistency.claims.stages import other_stage
from consistency.claims.statements import parted
from consistency.claims.values import rounded_clocks
from consistency.model import Severity
from consistency.rules.across.datings import turned_edges
from consistency.rules.across.ends import swapped_ends
from consistency.rules.across.sides import two_sides
from consistency.rules.base import Across, AcrossRule, Disagreement

RARE = 40
"""An end that more stories print tells no event."""
WINDOW = timedelta(days=31)
_ROUND = re.compile(r"\d+차(?![가-힣])")
_SHARED, _FEW = 3, 2
"""Words around both ranges; fewer where the equal end is a figure of two digits or another figure is equal too."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare the ranges of stories on one event that share one end, and dates from and until which something holds."""
    yield from turned_edges(across)
    yield from swapped_ends(across)
    found: dict[frozenset[str], list[tuple[Range, Range]]] = {}
    for x, y in _pairs(across):
        for a in across.ranges[x]:
            for b in across.ranges[y]:
                if a.kind == b.kind and _one_end(a, b) and _one_thing(a, b, across):
                    found.setdefault(frozenset({_value(a), _value(b)}), []).append((a, b))
    for pairs in found.values():
        for first, second, count in two_sides(pairs, _value, across):
            left, right = first[0], second[0]
            side = 1 if _same(left.low, right.low) else 0
            yield Disagreement(
                tuple(_end(r, side, across) for r in first),
                tuple(_end(r, side, across) for r in second),
                f"같은 범위의 한쪽 끝이 다르다: ‘{left.text}’ ↔ ‘{right.text}’",
                (
                    f"독립된 기사 {count}건 ↔ 1건",
                    f"둘레의 말이 같다: {' '.join(_shared(left, right))}",
                ),
            )


def _end(r: Range, side: int, across: Across) -> Range:
    """The range with the end that differs as its place, where it is told in words."""
    if not r.ends:
        return r
    place, value = r.ends[side]
    return replace(r, place=place, value=value, text=across.articles[place.article].body[place.start : place.end])


def _pairs(across: Across) -> Iterator[tuple[str, str]]:
    """The stories on one event, and those that print a figure of two digits as the same end of a range."""
    having: dict[tuple[str, int, Decimal], set[str]] = {}
    for article, found in across.ranges.items():
        for r in found:
            for side, end in enumerate((r.low, r.high)):
                if isinstance(end, Decimal) and r.tells_anywhere(end):
                    having.setdefault((r.kind, side, end), set()).add(article)
    near = {
        pair
        for stories in having.values()
        if len(stories) <= RARE
        for pair in combinations(sorted(stories), 2)
        if _within(*pair, across)
    }
    near |= {(min(p), max(p)) for p in across.pairs if across.ranges[p[0]] and across.ranges[p[1]]}
    return (p for p in sorted(near) if across.source(p[0]) != across.source(p[1]))


def _within(x: str, y: str, across: Across) -> bool:
    a, b = across.articles[x].published, across.articles[y].published
    return a is None or b is None or abs(a - b) <= WINDOW


def _one_end(a: Range, b: Range) -> bool:
    """Whether exactly one end is the same and the other cannot be."""
    low, high = _same(a.low, b.low), _same(a.high, b.high)
    if low == high or a.step != b.step:
        return False
    return not _meets(a.high, b.high) if low else not _meets(a.low, b.low)


def _same(x: Decimal | End, y: Decimal | End) -> bool:
    if isinstance(x, Decimal) or isinstance(y, Decimal):
        return x == y
    return all(p == q for p, q in zip(x, y, strict=True) if p is not None and q is not None)


def _end_tells(a: Range, b: Range) -> bool:
    """Whether the equal end is a figure that is known by itself."""
    return a.tells()[0 if _same(a.low, b.low) else 1]


def _shared(a: Range, b: Range) -> list[str]:
    """The words around one range that stand around the other, each word of the other taken once."""
    left, found = [*b.before, *b.behind], list[str]()
    for word in (*a.before, *a.behind):
        if match := next((v for v in left if alike(word, v)), None):
            left.remove(match)
            found.append(word)
    return found


def _meets(x: Decimal | End, y: Decimal | End) -> bool:
    """Whether one end may be the other rounded."""
    if isinstance(x, Decimal) or isinstance(y, Decimal) or x[3] is None or y[3] is None:
        return False
    return x[:3] == y[:3] and rounded_clocks(x[3], y[3])


def _one_thing(a: Range, b: Range, across: Across) -> bool:
    if len(_shared(a, b)) < (_FEW if _end_tells(a, b) else _SHARED):
        return False
    if any(_same(r.low, o.low) and _same(r.high, o.high) for r, o in _others(a, b, across)):
        return False
    if a.figures and b.figures and not a.figures & b.figures:
        return False  # what was counted over two spans
    texts = [across.articles[r.place.article].body[r.sentence.start : r.sentence.end] for r in (a, b)]
    rounds = [set(_ROUND.findall(text)) for text in texts]
    if all(rounds) and not rounds[0] & rounds[1]:
        return False
    return not (parted(*texts) or other_stage(*texts))


def _others(a: Range, b: Range, across: Across) -> Iterator[tuple[Range, Range]]:
    """Each range beside the ranges of the story of the other."""
    for mine, other in ((a, b), (b, a)):
        yield from ((r, mine) for r in across.ranges[other.place.article] if r.kind == mine.kind)


def _value(r: Range) -> str:
    return f"{r.kind} {r.low} {r.high}"


RULE = AcrossRule(
    code="C322",
    name_ko="기사 간 범위 불일치",
    name_en="Range mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시는 내년 수도 요금 인상률을 2.4~3.9% 구간에서 정하기로 했다. 심의에는 시민 1,240명이 나섰다.",
            "시민 1,240명이 나선 가람시 심의위원회는 수도 요금 인상률을 2.1~3.9% 구간에서 정한다.",
        ),
    ),
    must_pass=(
        (
            "가람시는 내년 수도 요금 인상률을 2.4~3.9% 구간에서 정하기로 했다. 심의에는 시민 1,240명이 나섰다.",
            "시민 1,240명이 나선 가람시 심의위원회는 수도 요금 인상률을 2.4∼3.9% 구간에서 정한다.",
        ),
    ),
)
