"""기사 간 지표 불일치 — 매출, 수출, 물가처럼 값이 하나뿐인 지표의 값이나 증감률이 한 기사에서만 다르다.

누구의 무엇이 어느 기간에 무엇과 견주어 얼마인지 읽어, 주체·항목·기간·비교 대상이 같은 수치끼리 견준다. 독립된 기사
둘 이상이 같은 값을 적었고 한 기사만 다른 값을 적었으며, 어느 쪽도 상대의 값을 적지 않았을 때만 알린다. 전망과 목표는
보지 않는다.

Stories on one event give a measure that has one value (turnover, exports, prices), or its change, for one owner, period
and base: two independent stories or more print one value, one story another.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; odd-one-out over independent witnesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from consistency.claims.few import are_few
from consistency.claims.grains import one_grain
from consistency.claims.measured import Measured
from consistency.claims.reading import everyday
from consistency.claims.retelling import alike
from consistency.claims.statements import digits, is_scope
from consistency.claims.values import compare_quantities, printed
from consistency.model import Quantity, Severity
from consistency.rules.across.revised import revision
from consistency.rules.base import Across, AcrossRule, Disagreement

_WITNESSES = 2
_EXACT = frozenset({"", "about"})
_TWICE = 2
_LONG_AGO = 6
_NEAR = timedelta(hours=36)
"""Stories further apart may print the preliminary and the final figure, or what was and what is."""


def judge(across: Across) -> Iterator[Disagreement]:
    """For each measured figure look for the stories of its event that agree on another."""
    event: dict[str, set[str]] = defaultdict(set)
    for x, y in across.pairs:
        event[x].add(y)
        event[y].add(x)
    told: set[tuple[str, ...]] = set()
    for article in across.measured:
        for odd in across.measured[article]:
            against = _against(odd, [o for mate in sorted(event[article]) for o in across.measured[mate]], across)
            if not against:
                continue
            key = (odd.measure, odd.base, *sorted({printed(odd.quantity), printed(against[0].quantity)}))
            if key in told:
                continue
            told.add(key)
            sources = {across.source(o.place.article) for o in against}
            yield Disagreement(
                tuple(against),
                (odd,),
                f"같은 {odd.measure}의 {'증감' if odd.change else '값'}이 다르다: ‘{against[0].text}’ ↔ ‘{odd.text}’",
                (
                    f"읽은 값: {printed(against[0].quantity)} ↔ {printed(odd.quantity)}",
                    f"독립된 기사 {len(sources)}건 ↔ 1건",
                ),
            )


def _against(odd: Measured, others: Sequence[Measured], across: Across) -> list[Measured]:
    """The figures of the same measure on which independent stories agree against ``odd``; empty in doubt."""
    same = [o for o in others if _one_claim(odd, o, across)]
    own = across.source(odd.place.article)
    apart = [o for o in same if _apart(odd.quantity, o.quantity)]
    if len(apart) < len(same) or len({across.source(o.place.article) for o in apart} - {own}) < _least(
        odd, apart, across
    ):
        return []
    if any(_apart(apart[0].quantity, o.quantity) for o in apart[1:]):
        return []
    if any(_prints(across, odd.place.article, o.quantity) for o in apart):
        return []
    printing = [o for o in apart if _prints(across, o.place.article, odd.quantity)]
    return apart if all(_is_stale(odd, o, across) for o in printing) else []


def _least(odd: Measured, apart: Sequence[Measured], across: Across) -> int:
    """How many independent stories must agree: one among few stories, where it tells the event beyond
    doubt and names the owner with the same word."""
    if not are_few(len(across.articles)) or any(m.quantity.bound not in _EXACT for m in (odd, *apart)):
        return _WITNESSES
    close = {frozenset(pair) for pair in across.close}
    return (
        1
        if any(frozenset({odd.place.article, o.place.article}) in close and _one_owner(odd, o, across) for o in apart)
        else _WITNESSES
    )


def _one_owner(x: Measured, y: Measured, across: Across) -> bool:
    """Whether two figures of one size have one owner: that of the other, or what the other's story is titled with."""
    low, high = sorted(abs(m.quantity.value) for m in (x, y))
    if high > _TWICE * low and digits(high) != digits(low):
        return False
    own, other = ({*m.of, *m.carried} for m in (x, y))
    if own and other:
        return bool(own & other)
    title = across.articles[(y if own else x).place.article].title.lower()
    return any(w in title and w not in everyday() for w in (own or other))


def _is_stale(odd: Measured, other: Measured, across: Across) -> bool:
    """Whether the other story has the value as what the measure was: 지난해 3분기 영업이익은 635억원이었다."""
    q = odd.quantity
    found = [
        m for m in across.measured[other.place.article] if m.quantity.value == q.value and m.measure == odd.measure
    ]
    printed_there = [s for s in across.statements[other.place.article] if s.quantity.value == q.value]
    return len(found) == len(printed_there) and all(m.base != odd.base for m in found)


def _one_claim(x: Measured, y: Measured, across: Across) -> bool:
    """Whether two figures are of one measure, owner, base and period."""
    return (
        x.measure == y.measure
        and x.quantity.dimension == y.quantity.dimension
        and bool(x.change) == bool(y.change)
        and x.ages == y.ages
        and _one_base(x, y)
        and one_grain(x.period, y.period)
        and _is_past(x, across) == _is_past(y, across)
        and _near(x, y, across)
        and revision(x, y, across) is None
        and _owned_alike(x, y, across)
        and _owned_alike(y, x, across)
    )


def _apart(x: Quantity, y: Quantity) -> bool:
    """Whether two values cannot both be printed of one thing; 7배 이상 and 7배를 넘는 can."""
    return x.value != y.value and compare_quantities(x, y) == "apart"


def _one_base(x: Measured, y: Measured) -> bool:
    """Whether both are compared with the same; a change that names none is mostly that on the year before."""
    return x.base == y.base or (bool(x.change) and {x.base, y.base} == {"", "year"})


def _is_past(x: Measured, across: Across) -> bool:
    """Whether a figure is for a month or a part of a year that ended half a year ago or more: 지난해 10월에는."""
    published = across.articles[x.place.article].published
    year, month, part = x.period
    if published is None or year is None or not (month or part):
        return False
    last = month or {"Q": 3, "H": 6}[part[-1]] * int(part[0])
    return 12 * (published.year - year) + published.month - last >= _LONG_AGO


def _near(x: Measured, y: Measured, across: Across) -> bool:
    days = [across.articles[m.place.article].published for m in (x, y)]
    return None in days or abs(days[0] - days[1]) <= _NEAR  # type: ignore[operator]


def _owned_alike(x: Measured, y: Measured, across: Across) -> bool:
    """Whether every word that says whose the figure is holds for the other too: in its clause, as the topic it goes on
    with, or as what its story is about."""
    missing = [w for w in x.of if not any(alike(w, v) for v in y.of)]
    if any(is_scope(w) for w in missing):
        return False
    article = across.articles[y.place.article]
    first = across.sentence(article.id, 0)
    about = f"{article.title} {article.body[first.start : first.end]}"
    if any(w not in y.carried and w not in about.lower() for w in missing):
        return False
    mine, other = x.of | x.carried, y.of | y.carried
    return not (mine and other) or any(alike(w, v) for w in mine for v in other)


def _prints(across: Across, article: str, q: Quantity) -> bool:
    """Whether a story prints the value anywhere; 30% 이상 is not 93%."""
    return any(
        s.quantity.dimension == q.dimension
        and s.quantity.bound in _EXACT
        and compare_quantities(s.quantity, q) != "apart"
        for s in across.statements[article]
    )


RULE = AcrossRule(
    code="C323",
    name_ko="기사 간 지표 불일치",
    name_en="Measure mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가온전자의 올해 2분기 매출은 3조4120억원으로 지난해 같은 기간보다 7.42% 늘었다. 영업이익은 2,817억원이다.",
            "가온전자는 2분기 매출 3조4120억원, 영업이익 2817억원을 올렸다. 전년 동기 대비 매출이 7.42% 증가했다.",
            "가온전자가 2분기에 영업이익 2817억원을 냈다. 회사의 매출은 1년 전보다 11.3% 불어난 3조4120억원이다.",
        ),
    ),
    must_pass=(
        (
            "가온전자의 올해 2분기 매출은 3조4120억원으로 지난해 같은 기간보다 7.42% 늘었다. 영업이익은 2,817억원이다.",
            "가온전자는 2분기 매출 3조4120억원, 영업이익 2817억원을 올렸다. 전년 동기 대비 매출이 7.42% 증가했다.",
            "가온전자가 2분기에 영업이익 2817억원을 냈다. 회사의 매출은 직전 분기보다 11.3% 불어난 3조4120억원이다.",
        ),
    ),
)
