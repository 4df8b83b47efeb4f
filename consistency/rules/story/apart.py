"""떨어져 적은 수준과 증감 불일치 — 견준 값과 증감은 한 문장에, 지금의 값은 앞 문장에 있고 셋이 서로 맞지 않는다.

'지난해 같은 기간(700억원)보다 30% 늘었다', '애초 4500건보다 7만5000배 많다'처럼 견준 값만 곁에 있으면 앞 두
문장과 제목의 같은 단위 수치로 다시 계산한다. 하나라도 맞으면 조용하고, 자릿수 하나를 옮기면 맞아떨어질 때만
알린다. '이는'이나 견준 값으로 시작해 바로 앞 문장을 받으면 그 문장의 수치가 모두 맞지 않을 때 알린다.
'손익분기점 A의 4배를 웃돈다', '상반기 A의 3분의 1 수준'처럼 앞 문장의 수치를 배수나 몫으로 받아도 본다.
'전분기(매출 …, 영업이익 …)보다 각각 …% 올랐다'는 앞에 같은 이름으로 적힌 값과 하나씩 견준다.

The base and the change stand in one sentence and the level in the sentence before. Silent where any level at hand
fits; told where one fits but for a power of ten, where the sentence takes up the one before ('이는'), or where the
levels carry the same names as the bases in brackets.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, amount, growth, interval, is_plain, loose, quotient, shown
from consistency.claims.comparisons import changes
from consistency.claims.masked import (
    AMOUNT,
    BARE,
    DURATION,
    MULTIPLE,
    PERIOD,
    POINTS,
    RATE,
    Masked,
    any_of,
    masked,
    slot,
)
from consistency.claims.reading import EXPECTED, Reading
from consistency.claims.values import printed
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.manifold import Manifold, manifolds

_THAN = r"(?:보다|에 비해|[과와] 비교해|[과와] 비교하면|에 비하면| ?대비|에 견줘|에서)"
_AFTER = r"(?:가량|정도|나|이나|가|이|까지|이상|쯤|의| 넘게|를|을)?(?:으로|로)? ?(?:더 )?"
_TAKES_UP = re.compile(r"[\s“\"‘']*(?:이는|이 ?같은|이 수치는|이 금액은|이 규모는)[ ,]")
_BACK_TO = re.compile(
    rf"[\s“\"‘']*(?:이는 )?(?:{any_of(PERIOD)}|{any_of(DURATION)} ?전|전년|지난해|작년|전분기|전월|직전)"
    rf"[^\ue100-\uefff,.…()]{{0,10}} ?\(?{any_of(AMOUNT)}"
)
"""A sentence without a subject of its own that begins with what the figure of the sentence before is compared with."""
_FROM = re.compile(r"\)?에서")
"""From one amount to another: the second is no difference."""
_EARLIER = re.compile(r" ?\)| ?(?:이후|이래|보다|대비|에서|에 비해)")
_ONCE = re.compile(r"(?:19|20)\d\d년[^.]{0,20}$|(?:지난해|작년|전년|당시)[^.]{0,14}$")
_LABELLED = re.compile(rf"(?P<label>[가-힣]{{2,8}}?)(?:은|는|이|가|을|를)? ?(?:약 )?{slot('value', AMOUNT + BARE)}")
_GLOSS = re.compile(r"\([^()]{0,120}\)")
_SHORT = {"영업익": "영업이익", "순익": "순이익"}
"""As headlines shorten them."""
_BRACKET = re.compile(
    rf"(?:{any_of(PERIOD)}|전년|지난해|작년|전분기|직전|전월|동기|기간)[^()\ue100-\uefff]{{0,10}}"
    rf"\((?P<inside>[^()]{{6,80}})\){_THAN}(?:는|도)?"
)
_ONE_OF_MANY = re.compile(r"\([^()]{0,60}[\ue001-\ue00b][^()]{0,60}$")
"""An open bracket with another figure in it: the base is one of several."""
_POWERS = tuple(Decimal(10) ** k for k in (-4, -3, -2, -1, 1, 2, 3, 4))
_LOOSE_MULTIPLE = Decimal("0.12")
_EXACT = frozenset({"", "about"})
_LARGE = 10**8
"""A figure without a unit that a headline gives in 억 or 조."""
_MARK = 2
"""Characters of a figure in a masked sentence."""
_BACK = 2
_LEAST = 2
_TELLING = 3
"""Digits of a rate whose agreement with a figure ten times as large is no accident."""


class _Level(NamedTuple):
    reading: Reading
    quantity: Quantity


@derived
def _ways() -> str:
    up, down = alternation(direction_words("up", "more")), alternation(direction_words("down", "less"))
    return f"(?:(?P<up>{up})|(?P<down>{down}))"


@derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    than = re.compile(
        rf"{slot('base', AMOUNT + RATE)}(?: [가-힣]{{1,5}}?)?\)?{_THAN}(?:는|도)? ?(?P<gap>[^\ue001-\uefff,.…()"
        rf"]{{0,14}})"
        rf"{slot('change', RATE + MULTIPLE + POINTS + AMOUNT)}{_AFTER}{_ways()}"
    )
    each = re.compile(rf"각각 {slot('first', RATE)}(?:, ?|[와과] ?|·){slot('second', RATE)}(?:씩)? ?(?:더 )?{_ways()}")
    other = re.compile(alternation(load("story")["direction"]["other_basis"]))
    return than, each, other


def judge(story: Story) -> Iterator[Contradiction]:
    """Look for the level of every change that stands without one."""
    for n, reading in enumerate(story.sentences):
        if len(reading.mentions) < _LEAST:
            continue
        sentence = masked(reading)
        before = story.sentences[max(0, n - _BACK) : n]
        for found in manifolds(sentence, masked(before[-1]) if before else None):
            yield _unlike(reading, found)
        yield from _alone(sentence, before, story.title)
        if "(" in reading.text:
            yield from _named(sentence, (story.title, *before))


def _alone(sentence: Masked, before: Sequence[Reading], title: Reading) -> Iterator[Contradiction]:
    than, _, other = _patterns()
    complete: set[int] | None = None
    for m in than.finditer(sentence.text):
        base, change = sentence.quantity(m["base"]), _least(sentence.quantity(m["change"]))
        if not is_plain(base) or not is_plain(change) or base.value <= 0 or change.value <= 0:
            continue
        if not _goes_with(change, base) or (
            change.dimension == base.dimension and _FROM.match(sentence.text, m.end("base"))
        ):
            continue
        if other.search(m["gap"]) or other.search(sentence.text[max(0, m.start() - 14) : m.start()]):
            continue
        if _ONE_OF_MANY.search(sentence.text, 0, m.start()):
            continue
        if complete is None:
            complete = {c.level.start for c in changes(sentence)} | {c.base.start for c in changes(sentence)}
        if base.start in complete:
            continue
        linked = bool(_TAKES_UP.match(sentence.reading.text)) and bool(before)
        starts = _BACK_TO.match(sentence.text)
        returns = bool(starts and starts.end() == m.start() + _MARK and before) and not linked
        readings = (before[-1],) if linked else (*before, sentence.reading, title)
        levels = [
            _Level(r, q)
            for r in readings
            for q in r.mentions
            if isinstance(q, Quantity)
            and q is not base
            and is_plain(q)
            and q.value > 0
            and _comparable(q, base, change)
        ]
        up = bool(m["up"])
        if not levels or any(_fits(base, x.quantity, change, up) for x in levels):
            continue
        slips = [
            x
            for x in levels
            if not base.bound and x.quantity.bound in _EXACT and _slipped(base, x.quantity, change, up)
        ]
        if slips:
            yield _finding(sentence.reading, base, change, slips[0], "자릿수 하나를 옮기면 맞는다")
        elif (
            linked
            and len(levels) == 1
            and not EXPECTED.search(before[-1].text)
            and _of_one_size(base, levels[0].quantity)
        ):
            yield _finding(sentence.reading, base, change, levels[0], "앞 문장의 수치를 받아 적었다")
        elif returns and not EXPECTED.search(before[-1].text):
            told = [x for x in levels if x.reading is before[-1]]
            if len(told) == 1 and _is_told_now(told[0]) and _of_one_size(base, told[0].quantity):
                yield _finding(sentence.reading, base, change, told[0], "앞 문장의 수치를 받아 적었다")


def _is_told_now(level: _Level) -> bool:
    """Whether the figure is what its sentence says, not one of an earlier time that it is compared with."""
    text, start, end = level.reading.text, level.quantity.start, level.quantity.end
    behind = text[end - level.reading.start :]
    return not (_EARLIER.match(behind) or _ONCE.search(text[: start - level.reading.start]))


def _goes_with(change: Quantity, base: Quantity) -> bool:
    """Rates and multiples change amounts, points change rates, and amounts are subtracted from their like."""
    if base.dimension == "ratio":
        return change.dimension == "points"
    return change.dimension in {"ratio", "multiple", base.dimension}


def _of_one_size(base: Quantity, level: Quantity) -> bool:
    """Whether the two may be one measure at two times; a month is no year."""
    return base.dimension == level.dimension and base.value <= 2 * level.value and level.value <= 2 * base.value


def _least(change: Quantity) -> Quantity:
    """2600배 이상: judged as 2600배, loosely as every multiple is."""
    if change.dimension != "multiple" or change.bound not in {"at_least", "over"}:
        return change
    return replace(change, bound="", low=change.value, high=change.value)


def _comparable(level: Quantity, base: Quantity, change: Quantity) -> bool:
    if level.dimension == base.dimension:
        return True
    return change.dimension == "multiple" and all(q.dimension.startswith("count.") for q in (level, base))


def _fits(base: Quantity, level: Quantity, change: Quantity, up: bool) -> bool:
    return _agree(interval(base), interval(level), change, up)


def _agree(first: Interval, second: Interval, change: Quantity, up: bool) -> bool:
    if change.dimension == "multiple":
        times = quotient(second, first) if up else quotient(first, second)
        if times is None:
            return False
        stated, slack = interval(change), change.value * _LOOSE_MULTIPLE
        wide = Interval(stated.low - slack, stated.high + slack)
        return wide.meets(times) or wide.meets(Interval(times.low - 1, times.high - 1))
    if change.dimension != "ratio":
        return interval(change).meets(second - first if up else first - second)
    rate = growth(first, second)
    if rate is None:
        return False
    stated = loose(change)
    return stated.meets(rate) if up else stated.meets(Interval(-rate.high, -rate.low))


def _slipped(base: Quantity, level: Quantity, change: Quantity, up: bool) -> bool:
    """Whether a power of ten in the level or the change makes the three agree, their digits being telling enough."""
    if (
        change.dimension not in {"ratio", "multiple"}
        or _digits(change) < (_LEAST if change.dimension == "multiple" else _TELLING)
        or _digits(base) < _LEAST
        or _digits(level) < _LEAST
    ):
        return False
    first, second = _tight(base), _tight(level)
    return any(_agree(first, second.scaled(power), change, up) for power in _POWERS)


def _tight(quantity: Quantity) -> Interval:
    """Only what the last printed digit leaves open: a slip is told by agreement, which must be close."""
    return Interval(quantity.value - quantity.step / 2, quantity.value + quantity.step)


def _digits(quantity: Quantity) -> int:
    return len(f"{abs(quantity.value / quantity.step):f}".partition(".")[0].rstrip("0")) if quantity.step else 0


def _named(sentence: Masked, before: Sequence[Reading]) -> Iterator[Contradiction]:
    """전분기(매출 A, 영업이익 B)보다 각각 x%, y% 올랐다, the levels under the same names before."""
    for m in _BRACKET.finditer(sentence.text):
        bases = {x["label"]: sentence.quantity(x["value"]) for x in _LABELLED.finditer(m["inside"])}
        if len(bases) < _LEAST:
            continue
        rest = sentence.text[m.end() :]
        for label, change, up in _changes_by_name(sentence, rest, list(bases)):
            base = bases[label]
            levels = _levels(label, base, (*before, sentence.reading), sentence.reading, m.start())
            if not levels or not all(is_plain(q) and q.value > 0 for q in (base, change)):
                continue
            if not any(_fits(base, x.quantity, change, up) for x in levels):
                yield _finding(sentence.reading, base, change, levels[-1], f"‘{label}’의 값끼리 견주었다")


def _changes_by_name(sentence: Masked, rest: str, labels: list[str]) -> Iterator[tuple[str, Quantity, bool]]:
    each = _patterns()[1].search(rest)
    if each and len(labels) == _LEAST:
        ordered = sorted(labels, key=lambda x: (rest.find(x) if x in rest[: each.start()] else 0, labels.index(x)))
        for label, name in zip(ordered, ("first", "second"), strict=True):
            yield label, sentence.quantity(each[name]), bool(each["up"])
        return
    for label in labels:
        own = re.search(
            rf"{re.escape(label)}(?:은|는|이|가|도)? ?(?:약 )?{slot('change', RATE)}(?:씩)? ?{_ways()}", rest
        )
        if own:
            yield label, sentence.quantity(own["change"]), bool(own["up"])


def _levels(label: str, base: Quantity, readings: Sequence[Reading], own: Reading, stop: int) -> list[_Level]:
    found = []
    for reading in readings:
        sentence = masked(reading)
        text = _GLOSS.sub(lambda m: " " * len(m[0]), sentence.text[: stop if reading is own else None])
        for x in _LABELLED.finditer(text):
            level = sentence.quantity(x["value"])
            if _SHORT.get(x["label"], x["label"]) != label or not is_plain(level) or level.value <= 0:
                continue
            if level.dimension == base.dimension or (not level.dimension and level.value >= _LARGE):
                found.append(_Level(reading, level))
    return found


def _unlike(reading: Reading, found: Manifold) -> Contradiction:
    where, level = found.level
    texts = [r.slice(q.start, q.end) for r, q in ((reading, found.told), (reading, found.base), (where, level))]
    span = shown(Interval(found.low, found.high), Decimal("0.01"), "배")
    return Contradiction(
        Place(reading, found.told.start, found.told.end, texts[0]),
        tuple(Place(r, q.start, q.end, printed(q)) for r, q in ((reading, found.base), (where, level))),
        f"몇 배인지가 두 수치에서 나오지 않는다: ‘{texts[0]}’, ‘{texts[1]}’ → ‘{texts[2]}’ (허용 구간 {span})",
        ("뒤 수치를 앞 수치로 나누었다",),
    )


def _finding(reading: Reading, base: Quantity, change: Quantity, level: _Level, why: str) -> Contradiction:
    first, second = interval(base), interval(level.quantity)
    if change.dimension == "multiple":
        allowed, unit, step = quotient(second, first), "배", min(change.step, Decimal("0.1"))
    elif change.dimension == "ratio":
        allowed, unit, step = growth(first, second), "%", min(change.step, Decimal("0.1"))
    else:
        allowed, unit, step = second - first, change.unit, change.step
    assert allowed is not None
    span = amount(allowed.magnitude(), change) if change.dimension == base.dimension else shown(allowed, step, unit)
    text, at = reading.slice(change.start, change.end), reading.slice(base.start, base.end)
    to = level.reading.slice(level.quantity.start, level.quantity.end)
    return Contradiction(
        Place(reading, change.start, change.end, printed(change)),
        (
            Place(reading, base.start, base.end, printed(base)),
            Place(level.reading, level.quantity.start, level.quantity.end, printed(level.quantity)),
        ),
        f"증감이 앞에 적은 값에서 나오지 않는다: ‘{text}’, ‘{at}’ → ‘{to}’ (허용 구간 {span})",
        (why,),
    )


RULE = StoryRule(
    code="S217",
    name_ko="떨어져 적은 수준과 증감 불일치",
    name_en="Change does not follow from levels apart",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("도서관은 회원 정보 326만건이 샜다고 밝혔다. 처음 알려진 1250건보다 2만6000배 많다.", None),
        (
            "누리상사는 매출 420억원, 순이익 38억5000만원을 올렸다. 전분기(매출 400억원, 순이익 39억2000만원)와 "
            "비교하면 매출과 순이익이 각각 5%, 2.1% 늘었다.",
            None,
        ),
    ),
    must_pass=(
        ("도서관은 회원 정보 326만건이 샜다고 밝혔다. 처음 알려진 1250건보다 2600배 많다.", None),
        (
            "누리상사는 매출 420억원, 순이익 38억5000만원을 올렸다. 전분기(매출 400억원, 순이익 37억7000만원)와 "
            "비교하면 매출과 순이익이 각각 5%, 2.1% 늘었다.",
            None,
        ),
    ),
)
