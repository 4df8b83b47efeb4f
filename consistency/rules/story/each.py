"""The mean of each day or month, and a margin: what two figures of two sentences give, where no other figure can be
meant, for the rule on odds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from consistency.claims.arithmetic import Interval, amount, interval, is_plain, quotient, shown
from consistency.claims.masked import AMOUNT, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place, Story
from consistency.rules.story.leftover import Level, levels, new_topic

_TIME = re.compile(
    rf"(?<![가-힣])(?:(?P<day>하루에?|일|매일|날마다)|(?P<month>한 ?달에?|월|매달|매월|다달이)|(?P<year>한 ?해에?|"
    rf"연|매년|해마다|연간)) ?"
    rf"(?P<mean>평균(?:으로|적으로)? ?)?(?:약 |무려 )?{slot('one', AMOUNT)}(?P<each>꼴)?"
)
_OTHER_TIME = re.compile(
    r"보다|대비|지난해|작년|전년|최대|최고|최소|최저|주말|평일|목표|예상|전망|앞으로|추가|계획|나머지|각각|별로|"
    r"추산|한도|보험|가입"
)
_RUN = re.compile(r" ?(?:간|동안|만에|째|새|사이|에 걸쳐|일정|의 (?:일정|기간))")
_MARGIN = re.compile(
    rf"(?P<kind>영업이익|순이익|당기순이익|경상이익)률(?:은|이|도|을|를|로는)? ?(?:약 |무려 )?{slot('rate', RATE)}"
)
_SALES = re.compile(rf"매출(?:액)?[^\ue001-\uefff.;률]{{0,14}}?{slot('sales', AMOUNT)}")
_EARLIER = re.compile(
    r"연간|전년|지난해|작년|동기|직전|전분기|목표|전망|예상|[가-힣]+부문|사업부|누적|별도|연결|국내|해외|본사|뺀|제외|사업"
)
_MONTH, _YEAR, _FAR, _LEAST = Decimal(1), Decimal(12), Decimal(4), 2
_LOW, _HIGH, _HUNDRED = Decimal("0.92"), Decimal("1.08"), Decimal(100)
_PASSED, _HALF = Decimal("1.2"), Decimal("0.5")


class _Sum(NamedTuple):
    told: Level
    basis: tuple[Level, ...]
    found: Interval
    what: str


def each(story: Story) -> Iterator[Contradiction]:
    """꽃축제가 10일간 열렸다. 방문객은 32만명으로 하루 평균 4만5000명이 찾았다."""
    for n, reading in enumerate(story.sentences):
        if not reading.mentions:
            continue
        window = [*story.sentences[max(0, n - 1) : n], reading]
        wider = list(story.sentences[max(0, n - 2) : n + 2])
        found = [
            *_per_time(masked(reading), window),
            *_margins(masked(reading), wider),
        ]
        for x in found:
            yield _finding(x)


def _per_time(sentence: Masked, window: Sequence[Reading]) -> Iterator[_Sum]:
    told = [
        m
        for m in _TIME.finditer(sentence.text)
        if m["mean"] or m["each"] or sentence.quantity(m["one"]).bound == "about"
    ]
    if len(told) != 1 or any(_OTHER_TIME.search(r.text) for r in window):
        return
    m = told[0]
    mean = sentence.quantity(m["one"])
    kind = "duration.day" if m["day"] else "duration.month"
    runs = [
        Level(r, q)
        for r in window
        for q in r.mentions
        if isinstance(q, Quantity) and q.dimension.startswith("duration") and q.value > 0
    ]
    sums = [x for x in levels(window) if x.quantity.dimension == mean.dimension and x.quantity is not mean]
    if len(runs) != 1 or len(sums) != 1 or not _told(runs[0], kind):
        return
    run, whole = runs[0], sums[0]
    apart = all(x.reading is not sentence.reading for x in (run, whole))
    if apart and new_topic(window, sentence.reading, 0, sentence.offset(m.start())):
        return
    if not is_plain(mean) or not _passed(whole.quantity) or mean.bound not in {"", "about"}:
        return
    times = run.quantity.value / (_YEAR if m["year"] else _MONTH)
    if times < _LEAST or times != int(times):
        return
    yield from _unless(Level(sentence.reading, mean), (whole, run), _values(whole.quantity).scaled(1 / times))


def _told(run: Level, kind: str) -> bool:
    quantity = run.quantity
    behind = run.reading.text[quantity.end - run.reading.start :]
    words = run.reading.slice(quantity.start, quantity.end)
    return (
        quantity.dimension == kind
        and not quantity.bound
        and (words.endswith(("간", "동안", "째")) or bool(_RUN.match(behind)))
        and quantity.value >= _LEAST
    )


def _passed(quantity: Quantity) -> bool:
    """Whether a total is told exactly or as a mark that was just passed (8만건을 넘었다)."""
    return not quantity.malformed and quantity.value > 0 and quantity.bound in {"", "over", "above_near"}


def _values(quantity: Quantity) -> Interval:
    if quantity.bound:
        return Interval(quantity.value, quantity.value * _PASSED)
    return interval(quantity)


def _exact(quantity: Quantity) -> bool:
    return is_plain(quantity) and not quantity.bound and quantity.value > 0


def _margins(sentence: Masked, window: Sequence[Reading]) -> Iterator[_Sum]:
    """매출은 4200억원, 영업이익은 630억원이다. 영업이익률은 18%다."""
    told = list(_MARGIN.finditer(sentence.text))
    if len(told) != 1 or any(_EARLIER.search(r.text) for r in window):
        return
    m = told[0]
    rate = sentence.quantity(m["rate"])
    gains = re.compile(rf"{m['kind']}(?!률)[^\ue001-\uefff.;률]{{0,14}}?{slot('gain', AMOUNT)}")
    sales = [Level(r, masked(r).quantity(x["sales"])) for r in window for x in _SALES.finditer(masked(r).text)]
    gain = [Level(r, masked(r).quantity(x["gain"])) for r in window for x in gains.finditer(masked(r).text)]
    if len(sales) != 1 or len(gain) != 1 or not is_plain(rate) or rate.bound not in {"", "about"}:
        return
    if not all(_exact(x.quantity) and x.quantity.dimension == sales[0].quantity.dimension for x in (*sales, *gain)):
        return
    found = quotient(interval(gain[0].quantity), interval(sales[0].quantity))
    if found is not None and gain[0].quantity.value < sales[0].quantity.value:
        found = found.scaled(_HUNDRED)
        stated = interval(rate)
        if not Interval(stated.low - rate.step / 2, stated.high + rate.step / 2).meets(found):
            span = shown(found, min(rate.step, Decimal("0.1")), "%")
            yield _Sum(Level(sentence.reading, rate), (*gain, *sales), found, span)


def _unless(told: Level, basis: tuple[Level, ...], found: Interval) -> Iterator[_Sum]:
    """What is told, unless it is what was found; far from it, it is of something else."""
    value = told.quantity.value
    step = told.quantity.step if told.quantity.value >= 2 * told.quantity.step else Decimal(0)
    wide = Interval(found.low * _LOW, found.high * _HIGH)
    if (
        wide.meets(Interval(value - step * _HALF, value + step * _HALF))
        or not found.low / _FAR < value < found.high * _FAR
    ):
        return
    yield _Sum(told, basis, found, amount(found, told.quantity))


def _finding(x: _Sum) -> Contradiction:
    texts = [y.reading.slice(y.quantity.start, y.quantity.end) for y in (x.told, *x.basis)]
    return Contradiction(
        Place(x.told.reading, x.told.quantity.start, x.told.quantity.end, printed(x.told.quantity)),
        tuple(Place(y.reading, y.quantity.start, y.quantity.end, printed(y.quantity)) for y in x.basis),
        f"함께 적은 두 수치에서 나오지 않는다: ‘{texts[0]}’ (‘{texts[1]}’, ‘{texts[2]}’에서 허용 구간 {x.what})",
        ("같은 단위의 다른 수치가 곁에 없다",),
        second=True,
    )
