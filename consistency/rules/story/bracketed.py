"""Counts printed with their share (372명(32%), 17만명으로 33%) against the whole that the sentences before give, for
the rule on shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain, loose, quotient
from consistency.claims.masked import AMOUNT, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Story
from consistency.rules.story.worded import unlike

_IS = r"(?=를 차지|를 기록|에 (?:달|이르|이른|불과|해당|그)|이다|다[.,]|였|이었|로 |이며|이고|가 (?:됐|된))"
_PAIRS = (
    re.compile(rf"{slot('part', AMOUNT)}(?:이|가|은|는|을|를|만)? ?\((?:전체의 |약 )?{slot('rate', RATE)}\)"),
    re.compile(rf"{slot('rate', RATE)}\({slot('part', AMOUNT)}\)"),
    re.compile(
        rf"{slot('part', AMOUNT)}(?:으로|로|이며|이고|이어서)?,? (?:전체의 |전체 [가-힣 ]{{1,10}}의 |이 중 )?(?:약 )?"
        rf"{slot('rate', RATE)}{_IS}"
    ),
    re.compile(
        rf"{slot('rate', RATE)}(?:인|에 해당하는|를 차지하는|에 달하는|에 이르는) (?:약 )?{slot('part', AMOUNT)}"
    ),
)
_CHANGES = re.compile(
    r"증가|감소|상승|하락|늘|줄|올라|올랐|내려|오른|내린|대비|보다|성장|↑|↓|[▲△▼]|금리|할인|인상|인하|떨어|급등|급락"
    r"|수익률|이익률|이자|달성|목표|공정|진행"
)
_OF_OTHERS = re.compile(
    r"대비|보다|에서 ?$|[율률](?:은|는|이|가)? ?$|(?:이|그) ?중|씩|당 |평균|각각|[▲△▼]|늘어난|줄어든|목표"
)
_ASKED = re.compile(
    r"(?:을|를)? ?(?:대상으로|설문|조사한|조사해|물은|물어|상대로)|에게 (?:물|설문)"
    r"| ?(?:중|가운데)(?:에서)?[ ,]|이 (?:응답|참여)"
)
_ALL = re.compile(r"(?:전체|총|모두)(?: ?[가-힣]{1,6})?(?:은|는|이|가)? ?(?:약 )?$")
_OTHERS = re.compile(r"이들|그중|나머지|반면|복수|중복|피해자의|응답자의|가운데서")
_DIMENSIONS = ("count.", "money.", "area", "mass")
_OWN_WHOLE = re.compile(rf"{slot('own', AMOUNT)} ?(?:중|가운데)(?:에서)?(?:도|는)?,? (?:[^\ue001-\uefff,.]{{0,24}} )?$")
_LEAST, _MOST_TIMES = Decimal("0.55"), Decimal("1.8")
_FEW, _FAR, _BEHIND, _BEFORE, _MOST, _TEN = 20, 3, 12, 14, 60, 10
_HUNDRED, _WHOLE = Decimal(100), Decimal("100.5")


class _Pair(NamedTuple):
    n: int
    sentence: Masked
    part: Quantity
    rate: Quantity

    def fits(self, whole: Quantity) -> bool:
        share = quotient(interval(self.part), interval(whole))
        return share is not None and loose(self.rate).meets(share.scaled(_HUNDRED))


def bracketed(story: Story) -> Iterator[Contradiction]:
    """The pairs that no figure of the story has as its whole, though another pair, or the words, say which it is."""
    pairs = [p for n, r in enumerate(story.sentences) for p in _pairs(n, r)][:_MOST]
    if not pairs:
        return
    told = [
        (n, r, q)
        for n, r in enumerate((story.title, *story.sentences), -1)
        for q in r.mentions
        if isinstance(q, Quantity) and q.dimension.startswith(_DIMENSIONS) and is_plain(q) and q.value > 0
    ]
    for pair in pairs:
        larger = [x for x in told if x[2].dimension == pair.part.dimension and x[2].value > pair.part.value]
        if not larger or any(pair.fits(q) for _, _, q in larger) or _fits_sum(pair, told):
            continue
        found = _whole(pair, pairs, larger)
        if found is not None:
            reading, whole = found
            share = quotient(interval(pair.part), interval(whole))
            assert share is not None
            if reading is pair.sentence.reading:
                yield unlike(reading, pair.rate, pair.part, whole, share.scaled(_HUNDRED))
            else:
                yield unlike(
                    pair.sentence.reading, pair.rate, pair.part, whole, share.scaled(_HUNDRED), whole_in=reading
                )


def _pairs(n: int, reading: Reading) -> Iterator[_Pair]:
    if len(reading.mentions) < 2 or ("%" not in reading.text and "퍼센트" not in reading.text):
        return
    sentence = masked(reading)
    taken: set[int] = set()
    for pattern in _PAIRS:
        for m in pattern.finditer(sentence.text):
            part, rate = sentence.quantity(m["part"]), sentence.quantity(m["rate"])
            if rate.start in taken or not part.dimension.startswith(_DIMENSIONS):
                continue
            if _OF_OTHERS.search(sentence.text[max(0, m.start() - _BEFORE) : m.start()]):
                continue
            own = _OWN_WHOLE.search(sentence.text, 0, m.start())
            if own and sentence.quantity(own["own"]).value <= _TEN:
                continue
            if _CHANGES.search(sentence.text, m.start(), m.end() + _BEHIND):
                continue
            if all(is_plain(q) and not q.bound and q.value > 0 for q in (part, rate)) and rate.value < _WHOLE:
                taken.add(rate.start)
                yield _Pair(n, sentence, part, rate)


def _fits_sum(pair: _Pair, told: Sequence[tuple[int, Reading, Quantity]]) -> bool:
    """Whether two figures near by come to the whole: 남 310명, 여 290명."""
    near = [q for n, _, q in told if abs(n - pair.n) <= 1 and q.dimension == pair.part.dimension][:_FEW]
    wholes = (interval(a) + interval(b) for a, b in combinations(near, 2))
    shares = (quotient(interval(pair.part), w) for w in wholes)
    return any(s is not None and loose(pair.rate).meets(s.scaled(_HUNDRED)) for s in shares)


def _is_near(pair: _Pair, whole: Quantity) -> bool:
    """Whether the printed rate is a slip of the share, and not that of another whole."""
    return _LEAST <= pair.rate.value * whole.value / (_HUNDRED * pair.part.value) <= _MOST_TIMES


def _whole(
    pair: _Pair, pairs: Sequence[_Pair], larger: Sequence[tuple[int, Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """The whole that another pair near by is of too, or that the sentence says was asked or is all there is."""
    before = [
        x
        for x in larger
        if x[0] <= pair.n
        and (x[0] < pair.n or x[2].start < pair.part.start)
        and not x[2].bound
        and _is_near(pair, x[2])
    ]
    for n, reading, whole in before:
        others = [
            p
            for p in pairs
            if p is not pair
            and p.part.dimension == pair.part.dimension
            and p.part.value != pair.part.value
            and p.rate.value != pair.rate.value
            and 0 <= p.n - n <= _FAR
            and abs(p.n - pair.n) <= 1
            and p.fits(whole)
        ]
        if others and not _OTHERS.search(pair.sentence.reading.text):
            return reading, whole
    same = [(r, q) for n, r, q in before if n == pair.n]
    if len(same) != 1 or _OTHERS.search(pair.sentence.reading.text):
        return None
    reading, whole = same[0]
    end, start = whole.end - reading.start, whole.start - reading.start
    if _ASKED.match(reading.text, end) or _ALL.search(reading.text[:start]):
        return reading, whole
    return None
