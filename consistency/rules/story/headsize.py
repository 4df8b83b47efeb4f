"""How large the headline says that a change or a share is (반토막, 절반 아래로, 두 배로, 10명 중 7명), against
the body's
rates, for the rule on headlines that say too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from consistency.claims.arithmetic import growth, interval, is_plain, loose
from consistency.claims.comparisons import changes
from consistency.claims.masked import AMOUNT, masked, slot
from consistency.claims.reading import Reading, stem
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_HALF = re.compile(
    r"반 ?토막|절반 ?(?:으로|수준|이하|아래|밑|도 안|뚝|에도 못|까지 (?:줄|떨어|급감))|반으로 (?:뚝|줄|떨어)"
)
_HALF_TOLD = re.compile(r"절반|반 ?토막|2분의 ?1|반으로|반값|반 가까")
_TIMES = re.compile(
    r"(?<![\d.~∼])(?P<n>\d{1,2}(?:\.\d)?|두|세|네|다섯)\s?배(?:로|나|까지|가|이상| 이상| 넘게| 가까이)? ?"
    r"(?:껑충|늘|증가|급증|뛰|뛴|폭증|올랐|오른|성장|급등|치솟|불어|커졌|많아)"
)
_NATIVE = {"두": 2, "세": 3, "네": 4, "다섯": 5}
_ELSE = re.compile(r"전망|예상|우려|목표|할까|[?？]|위기|예고|땐|추진|계획|내년|까지만")
_OF_TEN = re.compile(rf"{slot('of', AMOUNT)} ?(?:중|가운데) ?{slot('few', AMOUNT)}")
_LEAST, _MOST = Decimal("0.34"), Decimal("0.64")
_FALL, _TEN, _SIX = 38, 10, 6
_LOOSE = Decimal("0.25")
_HUNDRED = Decimal(100)
_SMALL, _STEM, _FEW_FIGURES = 20, 2, 60
_CLOSE, _FOUR = Decimal(2), 4


def sized_otherwise(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """A half, so many times or so many of ten, where no rate and no two levels of the body come near to it."""
    if not _ELSE.search(title.text):
        yield from _halved(title, sentences)
        yield from _manifold(title, sentences)
        yield from _rate_of_levels(title, sentences)
    yield from _of_ten(title, sentences)


def _rate_of_levels(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """민원 60% 줄었다 over 320건에서 190건으로, where the body prints no rate of its own."""
    rates = [q for q in title.mentions if isinstance(q, Quantity) and q.dimension == "ratio" and is_plain(q)]
    if (
        len(rates) != 1
        or rates[0].bound
        or any(isinstance(q, Quantity) and q.dimension == "ratio" for r in sentences for q in r.mentions)
    ):
        return
    stated = rates[0]
    m = _ways().match(title.text, stated.end - title.start)
    moved = [(r, c) for r in sentences for c in changes(masked(r)) if c.level.dimension not in {"ratio", "points"}]
    if m is None or len(moved) != 1 or moved[0][1].base.value <= 0:
        return
    reading, change = moved[0]
    found = growth(interval(change.base), interval(change.level))
    up = bool(m["up"])
    if found is None or (change.direction > 0) != up or loose(stated).meets(found if up else -found):
        return
    exact = abs(change.level.value / change.base.value - 1) * _HUNDRED
    words = [w for w in _words(title, stated.start - title.start) if len(w) > 1]
    if (change.level.value > change.base.value) != up or not any(w[:_STEM] in reading.text for w in words):
        return
    if abs(exact - stated.value) < _CLOSE or not Decimal(1) / _FOUR < exact / stated.value < _FOUR:
        return
    if _grows_so(stated, up, sentences):
        return
    span = stated.start - title.start, stated.end - title.start
    yield _finding(title, span, (reading, change.level), "제목의 증감률이 본문의 두 값에서 나오지 않는다")


def _grows_so(rate: Quantity, up: bool, sentences: Sequence[Reading]) -> bool:
    """Whether any two figures of the body are so far apart."""
    figures = [q for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.value > 0 and is_plain(q)]
    for a, b in combinations(figures[:_FEW_FIGURES], 2):
        if a.dimension == b.dimension:
            low, high = sorted((a, b), key=lambda q: q.value)
            found = growth(interval(low), interval(high)) if up else growth(interval(high), interval(low))
            if found is not None and loose(rate).meets(found if up else -found):
                return True
    return False


@derived
def _ways() -> re.Pattern[str]:
    up, down = alternation(direction_words("up")), alternation(direction_words("down"))
    return re.compile(rf"(?:[이가을를로]|나|이나)? ?(?:가량 |정도 |더 |넘게 )?(?:(?P<up>{up})|(?P<down>{down}))")


def _rates(sentences: Sequence[Reading], way: str) -> list[tuple[Reading, Quantity]]:
    """The rates by which the body says that something rose (or fell)."""
    return [
        (r, q)
        for r in sentences
        for q in r.mentions
        if isinstance(q, Quantity)
        and q.dimension == "ratio"
        and is_plain(q)
        and (m := _ways().match(r.text, q.end - r.start))
        and m[way]
    ]


def _words(title: Reading, end: int) -> list[str]:
    return [stem(w) for w in re.findall(r"[가-힣A-Za-z]{2,}", title.text[:end])]


def _any_pair(sentences: Sequence[Reading], low: Decimal, high: Decimal) -> bool:
    """Whether two figures of one sentence, or of two beside each other, have such a quotient."""
    for n, reading in enumerate(sentences):
        near = [*reading.mentions, *(sentences[n + 1].mentions if n + 1 < len(sentences) else ())]
        values = [
            q for q in near if isinstance(q, Quantity) and q.value > 0 and q.dimension not in {"ratio", "multiple"}
        ]
        for a, b in combinations(values[:_SMALL], 2):
            if a.dimension == b.dimension and low <= min(a.value, b.value) / max(a.value, b.value) <= high:
                return True
    return False


def _halved(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    m = _HALF.search(title.text)
    if m is None or any(_HALF_TOLD.search(r.text) for r in sentences):
        return
    falls = _rates(sentences, "down")
    words = _words(title, m.start())
    own = [(r, q) for r, q in falls if any(w[:_STEM] in r.text for w in words)]
    if not own or any(abs(q.value) >= _FALL for _, q in falls) or _any_pair(sentences, _LEAST, _MOST):
        return
    yield _finding(title, m.span(), own[0], "제목은 절반이라는데 본문의 감소율은 그에 미치지 못한다")


def _manifold(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    m = _TIMES.search(title.text)
    if m is None or any(
        re.search(r"배(?!추|송|달|출|우|치|터|당|분|경|정|관|포|상|제|려|급|양|후|럭|지|웠|우)", r.text)
        for r in sentences
    ):
        return
    times = Decimal(_NATIVE.get(m["n"]) or m["n"])
    rises = _rates(sentences, "up")
    own = [(r, q) for r, q in rises if any(w[:_STEM] in r.text for w in _words(title, m.start()))]
    if not own or any(abs(q.value / _HUNDRED + k - times) <= times * _LOOSE for _, q in rises for k in (0, 1)):
        return
    if _any_pair(sentences, 1 / (times * (1 + _LOOSE)), 1 / (times * (1 - _LOOSE))):
        return
    yield _finding(title, m.span(), own[0], "제목의 배수가 본문의 증가율에서 나오지 않는다")


def _of_ten(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """10명 중 7명 where no rate of the body, no two of them and no two counts are near seven tenths."""
    sentence = masked(title)
    m = _OF_TEN.search(sentence.text)
    if m is None:
        return
    of, few = sentence.quantity(m["of"]), sentence.quantity(m["few"])
    if (
        of.dimension != few.dimension
        or not 2 <= of.value <= _TEN
        or not 0 < few.value < of.value
        or few.bound == "range"
    ):
        return
    share, slack = few.value / of.value * _HUNDRED, max(Decimal(_SIX), _HUNDRED / of.value * Decimal("0.62"))
    rates = [(r, q) for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == "ratio"]
    values = [abs(q.value) for _, q in rates]
    if any(abs(v - share) <= slack or abs(_HUNDRED - v - share) <= slack for v in values):
        return
    if any(
        abs(abs(a.value) + abs(b.value) - share) <= slack
        for (r, a), (s, b) in combinations(rates[:_SMALL], 2)
        if r is s
    ):
        return
    counted = re.compile(r"[중의] |가운데|분의|절반|과반")
    if any(_few_again(r, of, few) for r in sentences) or any(
        counted.search(r.text) and _any_pair([r], (share - slack) / _HUNDRED, (share + slack) / _HUNDRED)
        for r in sentences
    ):
        return
    words = [w for w in _words(title, len(title.text)) if len(w) > 1]
    lead = [(r, q) for r, q in rates[:3] if is_plain(q) and sum(w in r.text for w in words) >= 2]
    if lead:
        span = of.start - title.start, few.end - title.start
        yield _finding(title, span, lead[0], "제목의 비율이 본문의 어느 비율과도 맞지 않는다")


def _few_again(reading: Reading, of: Quantity, few: Quantity) -> bool:
    values = {q.value for q in reading.mentions if isinstance(q, Quantity) and q.dimension == of.dimension}
    return {of.value, few.value} <= values or "분의" in reading.text


def _finding(title: Reading, span: tuple[int, int], told: tuple[Reading, Quantity], message: str) -> Contradiction:
    reading, rate = told
    a, b = title.text[slice(*span)], reading.slice(rate.start, rate.end)
    return Contradiction(
        Place(title, title.start + span[0], title.start + span[1], a),
        (Place(reading, rate.start, rate.end, printed(rate)),),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        ("본문에 제목의 크기와 맞는 수치가 없다",),
    )
