"""Two levels and a word for which of them is more, without the change between them, for the rule on directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import AMOUNT, BARE, DURATION, PERIOD, RATE, VERSUS, Masked, any_of, slot
from consistency.claims.reading import Reading
from consistency.korean.lexicon import derived, load
from consistency.model import Quantity

_LEVELS = AMOUNT + RATE + BARE + VERSUS
_TO_GO = rf"(?:[^\ue001-\uefff.…;,()]|{any_of(PERIOD)}|{any_of(DURATION)} ?전)"
_MUCH = r"(?:더 |훨씬 |다소 |조금 |약간 |크게 |한참 |소폭 |대폭 |오히려 )?"
_MORE = (
    "높았|높아|높은|많았|많아|많은|컸|커졌|커진|비쌌|비싸|길었|길어|무거웠|늘었|늘어|늘린|증가|상승|올랐|오른|가팔|가파"
)
_LESS = "낮았|낮아|낮은|적었|적어|적은|작았|작아|쌌|짧았|짧아|줄었|줄어|줄인|감소|하락|내렸|내린|떨어|둔화|완만"
_WAY = rf"{_MUCH}(?:(?P<up>{_MORE})|(?P<down>{_LESS}))"
_INLINE = re.compile(
    rf"{slot('level', _LEVELS)}(?:으로|로|이며|을 기록해|를 기록해|에 그쳐|에 달해),? ?{_TO_GO}{{0,20}}?\(?"
    rf"{slot('base', _LEVELS)}\)?"
    rf"(?:보다|에 비해|대비)(?:는|도)? {_WAY}"
)
"""1.7%로 전달 2.1%보다 높았다."""
_BECAME = re.compile(
    rf"{slot('base', VERSUS)}\)?(?:보다|에서|에 비해) {_MUCH}(?:(?P<up>높아진|오른|상승한|치솟은|뛴)|(?P<down>낮아진"
    rf"|내린|떨어진|하락한|줄어든))"
    rf" (?:약 )?{slot('level', VERSUS)}"
)
_PASSED = re.compile(
    rf"{slot('base', AMOUNT + RATE)}(?:는|[은을를도한]|선|긴)? (?:약 |총 )?{slot('level', AMOUNT + RATE)}(?=로|으로|"
    rf"을|를|이|였|에)"
)
"""310만명을 밑도는 325만명: the bound is read with the figure."""
_BOUNDS = {"over": 1, "above_near": 1, "under": -1, "below": -1, "below_near": -1}
_WIDTH = (
    "상승률|상승폭|오름폭|증가폭|증가율|성장률|인상률|인상폭|하락률|하락폭|낙폭|내림폭"
    "|감소폭|감소율|격차|승차|표차|점수 차|간극|금리 ?차|차이|점유율|비중"
)
_WIDTH_WAY = (
    r"(?:(?P<up>커졌|커지|커진|확대|벌어|벌렸|높아|가팔|늘|올랐)|(?P<down>줄|축소|작아|둔화|낮아|좁|완만|떨어))"
)
_OF_WIDTH = re.compile(
    rf"{slot('base', AMOUNT + RATE)}\)?(?:보다|에 비해|과 비교해|와 비교해)(?:는|도)? (?P<what>{_WIDTH})(?:이|가|은|"
    rf"도)? {_MUCH}{_WIDTH_WAY}"
)
_FROM_TO = re.compile(
    rf"(?P<what>{_WIDTH})(?:은|는|이|가|도) {_TO_GO}{{0,14}}?{slot('base', AMOUNT + RATE)}(?:에서|이던 것이) "
    rf"{_TO_GO}{{0,14}}?"
    rf"{slot('level', AMOUNT + RATE)}(?:으로|로) {_MUCH}(?:(?P<up>확대|벌어|커졌|커진)|(?P<down>축소|좁혀|좁아|작아))"
)
_GAPS = re.compile(
    rf"{slot('a', RATE + AMOUNT)}(?:와|과|,|·| 대) ?{_TO_GO}{{0,12}}?{slot('b', RATE + AMOUNT)}(?:으로|로),? "
    rf"{_TO_GO}{{0,20}}?"
    rf"\({_TO_GO}{{0,8}}{slot('c', RATE + AMOUNT)}(?:와|과|,|·| 대) ?{_TO_GO}{{0,8}}{slot('d', RATE + AMOUNT)}\)(?:"
    rf"보다|에 비해)"
    rf"(?:는|도)? (?:격차|차이)(?:이|가|는|도)? {_MUCH}(?:(?P<up>벌어|커|확대|늘)|(?P<down>좁|줄|축소|작아))"
)
_OTHERWISE = re.compile("예상|전망|목표|평균|각각|누적|기준|않|못|순위|적자|손실|가능성|폭이|폭은|폭도")
_LOSS = re.compile("적자|손실|순유출|마이너스|급이|등급|순위")


class Compared(NamedTuple):
    """A base and a level with where they stand, whether the word says up, and where the word stands."""

    base: tuple[Reading, Quantity]
    level: tuple[Reading, Quantity]
    up: bool
    word: tuple[int, int]
    """Within the text of the sentence that has the word."""


def compared(sentence: Masked, before: Masked | None) -> Iterator[Compared]:
    """The comparisons of a sentence whose figures go the other way than its word."""
    text, reading = sentence.text, sentence.reading
    if "보다" in text or "비해" in text or "대비" in text or "에서" in text or "이던" in text:
        for pattern in (_INLINE, _BECAME, _FROM_TO):
            for m in pattern.finditer(text):
                base, level = sentence.quantity(m["base"]), sentence.quantity(m["level"])
                if not _OTHERWISE.search(m[0]) and not _LOSS.search(text) and _against(base, level, bool(m["up"])):
                    yield Compared((reading, base), (reading, level), bool(m["up"]), _word(sentence, m))
        yield from _widths(sentence, before)
        for m in _GAPS.finditer(text):
            a, b, c, d = (sentence.quantity(m[x]) for x in "abcd")
            if len({q.dimension for q in (a, b, c, d)}) == 1 and all(is_plain(q) for q in (a, b, c, d)):
                now, then = abs(a.value - b.value), abs(c.value - d.value)
                if now < then if m["up"] else now > then:
                    yield Compared((reading, c), (reading, a), bool(m["up"]), _word(sentence, m))
    for m in _PASSED.finditer(text):
        base, level = sentence.quantity(m["base"]), sentence.quantity(m["level"])
        way = _BOUNDS.get(base.bound, 0)
        if way and base.dimension == level.dimension and not level.bound and 0 < base.value != level.value:
            far = level.value < base.value * Decimal("0.99") if way > 0 else level.value > base.value * Decimal("1.01")
            if far and not _OTHERWISE.search(text):
                start = base.start - reading.start
                yield Compared((reading, base), (reading, level), way > 0, (start, base.end - reading.start))
    yield from _balanced(sentence)


def _widths(sentence: Masked, before: Masked | None) -> Iterator[Compared]:
    """7월 2.1%보다 상승폭이 커졌다, behind 1.7% 올랐다."""
    for m in _OF_WIDTH.finditer(sentence.text):
        base = sentence.quantity(m["base"])
        here = [q for q in sentence.mentions if isinstance(q, Quantity) and q.start < base.start]
        here = [q for q in here if q.dimension == base.dimension]
        there = [] if before is None or here else [q for q in before.mentions if isinstance(q, Quantity)]
        there = [q for q in there if q.dimension == base.dimension]
        levels = [(sentence.reading, q) for q in here] or [(before.reading, q) for q in there if before is not None]
        if len(levels) != 1 or not _against(base, levels[0][1], bool(m["up"])):
            continue
        if not Decimal("0.2") < levels[0][1].value / base.value < 5:
            continue
        yield Compared((sentence.reading, base), levels[0], bool(m["up"]), _word(sentence, m))


@derived
def _balances() -> tuple[tuple[re.Pattern[str], bool], ...]:
    found = []
    for kind in load("story")["balance"]["kinds"]:
        one, two = (f"(?:{'|'.join(kind[k])})" for k in ("into", "out"))
        names = "|".join([*kind["names"], *kind["more"], *kind["less"]])
        more, less = (f"(?:{'|'.join(kind[k])})" for k in ("more", "less"))
        figure = r"{}[가-힣]{{0,4}}(?:은|는|이|가|액은|자는)? (?:약 )?{}"
        for first, second, turned in ((one, two, False), (two, one, True)):
            a, b = (figure.format(x, slot(n, AMOUNT)) for x, n in ((first, "a"), (second, "b")))
            pattern = (
                rf"{a}(?:이고|이며|,|과|와|이었고|인 반면|인데),? {b}(?:으로|로|이어서|여서|이라|을 기록해|를 기록해"
                rf"),? "
                rf"[^\ue001-\uefff.…;]{{0,16}}?(?:(?P<more>{more})|(?P<less>{less}))"
            )
            if re.search(names, pattern):
                found.append((re.compile(pattern), turned))
    return tuple(found)


def _balanced(sentence: Masked) -> Iterator[Compared]:
    """수출은 520억달러, 수입은 545억달러로 흑자를 냈다."""
    for pattern, turned in _balances():
        for m in pattern.finditer(sentence.text):
            into, out = (sentence.quantity(m[n]) for n in (("b", "a") if turned else ("a", "b")))
            up = bool(m["more"])
            if _against(out, into, up):
                group = "more" if up else "less"
                start = sentence.offset(m.start(group))
                yield Compared((sentence.reading, out), (sentence.reading, into), up, (start, start + len(m[group])))


def _against(base: Quantity, level: Quantity, up: bool) -> bool:
    if base.dimension != level.dimension or not (is_plain(base) and is_plain(level)) or base.bound or level.bound:
        return False
    if base.unit in {"위", "급", "등급"} or base.value == 0:
        return False
    first, second = interval(base), interval(level)
    return second.high < first.low if up else second.low > first.high


def _word(sentence: Masked, m: re.Match[str]) -> tuple[int, int]:
    group = "up" if m["up"] else "down"
    start = sentence.offset(m.start(group))
    return start, start + len(m[group])
