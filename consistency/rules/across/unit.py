"""기사 간 단위 불일치 — 같은 수가 기사마다 다른 단위로 적혔다.

다섯 자리 넘는 똑같은 수가 한 기사에서는 '건', 다른 기사들에서는 '명'처럼 다른 단위로 서 있고, 앞말이 같으면 알린다.
다른 말로 적은 기사에서도 같은 자리의 같은 수가 %와 %포인트, 원과 달러처럼 갈리면 알린다.

One exact number (five significant digits or more) stands with different units in stories on one event.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.claims.few import are_few
from consistency.claims.retelling import PlacePair, Slot, alike
from consistency.claims.statements import Statement, digits
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.across.place import disagreements
from consistency.rules.across.sides import independent
from consistency.rules.across.witnesses import groups
from consistency.rules.base import Across, AcrossRule, Disagreement

_DIGITS = 5
"""Digits by which a number is known; among few stories three say as much."""
_TELLING = 2
"""Digits of a sum of money that are no accident beside the same word (more need none), and words beside fewer."""
_KNOWN = 3
"""Digits beyond which a sum is known by itself, whenever it was."""
_REPEATED = 3
"""So many stories may take over a unit that is wrong, where more have the right one."""
_NEAREST, _NEARER = 3, 4
"""Words on each side of a figure that say what it counts; before one whose digits say little."""
_CASES = frozenset({"명", "건"})
_CONFUSED = tuple(
    frozenset(pair)
    for pair in (
        ("명", "건"),
        ("명", "가구"),
        ("건", "가구"),
        ("명", "대"),
        ("명", "채"),
        ("명", "마리"),
        ("명", "개사"),
        ("품목", "개사"),
        ("동", "가구"),
        ("명", "척"),
    )
)
"""Counters that are mistaken for one another; 개, 곳, 개사 and the like may count the same thing."""


def judge(across: Across) -> Iterator[Disagreement]:
    """Look for one number under two counters."""
    pairs: list[tuple[Statement, Statement]] = []
    least = _KNOWN if are_few(len(across.articles)) else _DIGITS
    for x, y in across.pairs:
        numbers: dict[object, list[Statement]] = {}
        for s in across.statements[y]:
            if _exact(s, least):
                numbers.setdefault(s.quantity.value, []).append(s)
        found: list[tuple[Statement, Statement]] = []
        for s in across.statements[x]:
            others = numbers.get(s.quantity.value, ()) if _exact(s, least) else ()
            if others and all(o.quantity.dimension != s.quantity.dimension for o in others):
                found += [(s, o) for o in others if s.words & o.words]
        pairs += [pair for pair in found if not _counts_alike(pair, across.statements[x], across.statements[y])]
    yield from _told_anew(across)
    yield from _currencies(across)
    if are_few(len(across.articles)):
        yield from _points(across)
    for group in groups(pairs):
        units: dict[str, list[Statement]] = {}
        for s in group:
            units.setdefault(s.quantity.unit, []).append(s)
        if len(units) != 2 or frozenset(units) not in _CONFUSED:
            continue
        if _one_each(frozenset(units), (word for s in group for word in _beside(s))):
            continue
        a, b = sorted(
            units.values(),
            key=lambda side: (-len({across.source(s.place.article) for s in side}), side[0].place.article),
        )
        yield Disagreement(
            tuple(a),
            tuple(b),
            f"같은 수의 단위가 다르다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
            ("숫자가 끝자리까지 같고 앞말도 같은데 단위만 다르다",),
        )


def _counts_alike(pair: tuple[Statement, Statement], a: Sequence[Statement], b: Sequence[Statement]) -> bool:
    """Whether the stories print another number under the two counters too: 1430건, 1430명 beside 972건, 972명."""
    units = [s.quantity.unit for s in pair]
    mine, other = (
        {s.quantity.value for s in told if s.quantity.unit == unit} for told, unit in zip((a, b), units, strict=True)
    )
    return bool((mine & other) - {pair[0].quantity.value})


def _told_anew(across: Across) -> Iterator[Disagreement]:
    """Equal numbers that fill one place of two stories under two units."""
    return disagreements(across, filter(_wanted, across.places), "같은 수의 단위가 다르다", _REPEATED)


def _wanted(pair: PlacePair) -> bool:
    x, y = pair.a.mention, pair.b.mention
    return isinstance(x, Quantity) and isinstance(y, Quantity) and x.dimension != y.dimension and _confused(pair, x, y)


def _confused(pair: PlacePair, x: Quantity, y: Quantity) -> bool:
    """Whether one unit is mistaken for the other: counters that are confused, per cent and points, two currencies."""
    kinds, units = {x.dimension, y.dimension}, frozenset({x.unit, y.unit})
    return (
        (units in _CONFUSED and not _one_each(units, (*_beside(pair.a), *_beside(pair.b))))
        or kinds in ({"ratio", "points"}, {"ratio", "multiple"})
        or (_two_currencies(x, y) and len(digits(x.value)) < _TELLING)
    )


def _two_currencies(x: Quantity, y: Quantity) -> bool:
    """Whether two sums are of different currencies; a bare dollar or pound may be anybody's."""
    kinds = {x.dimension, y.dimension}
    bare = x.unit.endswith(y.unit) or y.unit.endswith(x.unit) or all(q.unit.endswith("달러") for q in (x, y))
    return len(kinds) > 1 and all(kind.startswith("money.") for kind in kinds) and not bare


def _currencies(across: Across) -> Iterator[Disagreement]:
    """One sum in two currencies: in stories on one event no two sums have the same digits by chance."""
    sums = {article: [s for s in told if _is_sum(s)] for article, told in across.statements.items()}
    sure = {frozenset(pair) for pair in across.close} if are_few(len(across.articles)) else set()
    pairs = []
    for x, y in across.pairs:
        values: dict[object, list[Statement]] = {}
        for s in sums[y]:
            values.setdefault(s.quantity.value, []).append(s)
        for s in sums[x]:
            others = [o for o in values.get(s.quantity.value, ()) if _one_sum(s, o, sure=frozenset({x, y}) in sure)]
            if others and not (_has(sums[x], others[0]) or _has(sums[y], s)):
                pairs += [(s, o) for o in others]
    for group in groups(pairs):
        sides: dict[str, list[Statement]] = {}
        for s in group:
            sides.setdefault(s.quantity.dimension, []).append(s)
        if len(sides) != 2:
            continue
        a, b = sorted(sides.values(), key=lambda side: (-independent(side, across), side[0].place.article))
        if independent(b, across) > 1:
            continue
        yield Disagreement(
            tuple(a),
            tuple(b),
            f"같은 수의 단위가 다르다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
            ("같은 금액에 붙은 화폐 단위가 다르다", f"독립된 기사 {independent(a, across)}건 ↔ 1건"),
        )


def _points(across: Across) -> Iterator[Disagreement]:
    """A change in per cent here and in points there, beside one level in both sentences: 46.2%로 1.0%포인트 하락해."""
    done: set[tuple[str, object]] = set()
    for x, y in across.close:
        for odd, mate in ((x, y), (y, x)):
            for s in across.statements[odd]:
                if s.quantity.dimension != "ratio" or (odd, s.quantity.value) in done or _has_points(across, odd, s):
                    continue
                right = [o for o in across.statements[mate] if _is_point_of(o, s)]
                if right and not _has_ratio(across, mate, s):
                    done.add((odd, s.quantity.value))
                    yield Disagreement(
                        tuple(right),
                        (s,),
                        f"같은 수의 단위가 다르다: ‘{right[0].text}’ ↔ ‘{s.text}’",
                        ("같은 수준을 나란히 적은 문장에서 한쪽은 %, 다른 쪽은 %포인트다",),
                    )


def _is_point_of(o: Statement, s: Statement) -> bool:
    """Whether a figure has the value in points, and its sentence a level that is in the other's; a level that so many
    points doubled is the figure itself (6.9%에서 13.8%로)."""
    if o.quantity.dimension != "points" or o.quantity.value != s.quantity.value:
        return False
    mine, other = ({q.value for q in t.beside if q.dimension == "ratio"} - {s.quantity.value} for t in (s, o))
    return bool(mine & other) and 2 * s.quantity.value not in mine | other


def _has_points(across: Across, article: str, s: Statement) -> bool:
    return any(
        t.quantity.dimension == "points" and t.quantity.value == s.quantity.value for t in across.statements[article]
    )


def _has_ratio(across: Across, article: str, s: Statement) -> bool:
    return any(
        t.quantity.dimension == "ratio" and t.quantity.value == s.quantity.value for t in across.statements[article]
    )


def _is_sum(s: Statement) -> bool:
    return s.quantity.dimension.startswith("money.") and not s.quantity.malformed


def _one_sum(x: Statement, y: Statement, *, sure: bool) -> bool:
    """Whether two equal sums may be one: of the same time, of two digits only beside a word that is the same (or in
    stories that for ``sure`` tell one event), of one beside two."""
    if not _two_currencies(x.quantity, y.quantity) or "conversion" in {x.role, y.role}:
        return False
    if len(digits(x.quantity.value)) <= _KNOWN and any(p and q and p != q for p, q in zip(x.when, y.when, strict=True)):
        return False
    if len(digits(x.quantity.value)) > _TELLING:
        return True
    if sure and len(digits(x.quantity.value)) == _TELLING and not _spent_otherwise(x, y):
        return True
    mine, other = ([w for w in (*s.before[:_NEARER], *s.after) if len(w) > 1] for s in (x, y))
    if sum(any(alike(w, v) for v in other) for w in mine) >= _TELLING:
        return True
    mine, other = ([w for w in s.before[:_NEAREST] if w != s.subject or len(s.before) == 1] for s in (x, y))
    return len(digits(x.quantity.value)) == _TELLING and any(
        len(w) > 1 and len(v) > 1 and alike(w, v) for w in mine for v in other
    )


def _spent_otherwise(x: Statement, y: Statement) -> bool:
    """Whether each of two sums stands behind a word of its own that says what it is: 손실이 72억엔, 격납고에 72억원."""
    mine, other = ({w for w in s.before[:_TELLING] if len(w) > 1} for s in (x, y))
    return bool(mine and other) and not any(alike(w, v) for w in mine for v in other)


def _has(told: Iterable[Statement], sample: Statement) -> bool:
    """Whether a story prints the sum in the other's currency too."""
    q = sample.quantity
    return any(s.quantity.dimension == q.dimension and s.quantity.value == q.value for s in told)


@derived
def _cases_of_one() -> re.Pattern[str]:
    return re.compile(alternation(load("measures")["cases"]["of_one"]))


def _one_each(units: frozenset[str], words: Iterable[str]) -> bool:
    """Whether cases and people are the same number by what the words beside them count: 사형 집행 1500건, 1500명."""
    return units == _CASES and any(_cases_of_one().search(word) for word in words)


def _beside(s: Slot | Statement) -> tuple[str, ...]:
    """The words nearest to a figure."""
    behind = s.behind if isinstance(s, Slot) else s.after
    return *s.before[:_NEAREST], *behind[:_NEAREST]


def _exact(s: Statement, least: int) -> bool:
    return (
        s.quantity.dimension.startswith("count.")
        and not (s.quantity.bound or s.quantity.malformed)
        and len(digits(s.quantity.value)) >= least
    )


RULE = AcrossRule(
    code="C303",
    name_ko="기사 간 단위 불일치",
    name_en="Unit mismatch across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "지난해 가람도의 혼인은 1만2천422건으로 전년보다 14.8% 늘었다.",
            "가람도에서 지난해 혼인이 1만2422명으로 14.8% 증가했다고 통계 당국이 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "지난해 가람도의 혼인은 1만2천422건으로 전년보다 14.8% 늘었다.",
            "가람도에서 지난해 혼인이 1만2422건으로 14.8% 증가했다고 통계 당국이 밝혔다.",
        ),
    ),
)
