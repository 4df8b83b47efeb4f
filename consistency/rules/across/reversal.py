"""기사 간 방향·긍부정 반전 — 한 일을 다른 말로 전한 두 기사의 같은 자리에서 뜻이 뒤집혔다.

늘었다/줄었다, 강화/완화, 승인/불허, 가결/부결, 공개했다/공개하지 않았다처럼 반대되는 말이 앞뒤 낱말과 수치가 대체로
같은 자리에 서 있거나, 한 항목이 같은 수치만큼 한 기사에서는 늘고 다른 기사에서는 줄었으면 알린다. 어느 기사든 두 말을
비슷한 자리에 다 썼거나, 견주는 대상·기간·조건이 다르면 알리지 않는다.

Opposite words, or a verb done and denied, fill one place of two stories that tell one thing in words of their own; or
one thing rose in one story by the figure by which it fell in another.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consistency.claims.retelling import alike
from consistency.claims.slips import printed_digits
from consistency.claims.statements import Statement, digits
from consistency.claims.values import compare_quantities
from consistency.model import Severity
from consistency.rules.across.moved import moved_otherwise, of_two_levels
from consistency.rules.across.sides import two_sides
from consistency.rules.across.turned import disagreements
from consistency.rules.base import Across, AcrossRule, Disagreement

_TELLING = 2
_NEAR = 3
_VERB = re.compile(r"(?:[이가을를]|나|이나|씩)? ?(?:(?:가량|정도|더|각각|소폭|대폭|크게) )?[가-힣↑↓]{1,8}")


def judge(across: Across) -> Iterator[Disagreement]:
    """Compare directions, opposites and denied verbs that fill one place, and the ways in which one figure moved."""
    told: set[tuple[str, int, int]] = set()
    for found in disagreements(across, {"way", "opposite", "polarity"}, "뜻이 반대다"):
        told |= {(t.sentence.article, t.sentence.start, t.sentence.end) for t in (*found.a, *found.b)}
        yield found
    for one in (*_moved_both_ways(across), *moved_otherwise(across)):
        if not (at := {(s.sentence.article, s.sentence.start, s.sentence.end) for s in one.b}) & told:
            told |= at
            yield one


def _moved_both_ways(across: Across) -> Iterator[Disagreement]:
    """One figure of one thing that rose by it in one story and fell by it in the other, which tells it nowhere else."""
    moved = {
        article: [s for s in found if s.direction and not s.form and not _no_change(s, across)]
        for article, found in across.statements.items()
    }
    pairs = [
        (x, y)
        for a, b in across.pairs
        if across.source(a) != across.source(b)
        for x in moved[a]
        for y in moved[b]
        if x.direction != y.direction
        and _one_figure(x, y)
        and not any(_one_figure(x, z) and z.direction == y.direction for z in moved[a])
        and not any(_one_figure(y, z) and z.direction == x.direction for z in moved[b])
    ]
    for a, b, sources in two_sides(pairs, lambda s: s.direction, across):
        a, b = ([_with_verb(s, across) for s in side] for side in (a, b))
        yield Disagreement(
            tuple(a),
            tuple(b),
            f"같은 수치의 방향이 반대다: ‘{a[0].text}’ ↔ ‘{b[0].text}’",
            (f"독립된 기사 {sources}건 ↔ 1건", f"바로 앞의 말이 같다: {', '.join(_common(a[0], b[0]))}"),
        )


_DENIAL = re.compile(r"[^,.]{0,14}지(?:는|도)? ?(?:않|못)")


def _no_change(s: Statement, across: Across) -> bool:
    """Whether the figure is the level that was reached (12.8%로), or the change is denied."""
    body = across.articles[s.place.article].text(s.place.field)
    return body.startswith(("로", "으로"), s.place.end) or bool(_DENIAL.match(body, s.place.end, s.sentence.end))


def _with_verb(s: Statement, across: Across) -> Statement:
    """The figure with the word behind it that says which way it moved."""
    body = across.articles[s.place.article].text(s.place.field)
    end = m.end() if (m := _VERB.match(body, s.place.end, s.sentence.end)) else s.place.end
    return replace(s, place=replace(s.place, end=end), text=body[s.place.start : end])


def _one_figure(x: Statement, y: Statement) -> bool:
    """Whether two figures are one value of one thing by the nearest words before them."""
    p, q = x.quantity, y.quantity
    if p.dimension != q.dimension or p.dimension == "length":  # 500m 떨어진 곳
        return False
    if p.value != q.value and not _rounded(x, y):
        return False
    if of_two_levels(x, y):
        return False
    if len(digits(p.value)) < _TELLING:  # 0.2%포인트 says who moved only beside the same word
        return len(printed_digits(x)) >= _TELLING and bool(x.before and y.before) and x.before[0] == y.before[0]
    if x.separators - y.separators and y.separators - x.separators:
        return False
    mine, other = ({b.value for b in s.beside if len(digits(b.value)) > _TELLING} for s in (x, y))
    if mine and other and not mine & other:
        return False
    head = bool(x.before and y.before) and alike(x.before[0], y.before[0])
    return head or len(_common(x, y)) > (0 if mine & other else 1)


def _rounded(x: Statement, y: Statement) -> bool:
    """Whether one value is the other rounded, and another telling figure of both sentences the same: 18.5%, 19%."""
    p, q = x.quantity, y.quantity
    if p.step == q.step or p.bound or q.bound or compare_quantities(p, q) != "same":
        return False
    mine, other = ({(b.dimension, b.value) for b in s.beside if len(digits(b.value)) > _TELLING} for s in (x, y))
    return bool(mine & other)


def _common(x: Statement, y: Statement) -> list[str]:
    return [w for w in x.before[:_NEAR] if any(alike(w, v) for v in y.before[:_NEAR])]


RULE = AcrossRule(
    code="C313",
    name_ko="기사 간 방향·긍부정 반전",
    name_en="Meaning turned across stories",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "가람시는 내년부터 나루천 주변 고도 제한 규제를 강화하고 공원 터를 넓히기로 했다고 29일 밝혔다.",
            "29일 가람시에 따르면 시는 나루천 주변 고도 제한 규제를 완화하고 내년에 공원 터도 넓힌다.",
        ),
        (
            "가람시의회는 이날 본회의를 열고 나루천 개발 예산 감사 보고서 전문을 시민에게 공개했다.",
            "나루천 개발 예산 감사 보고서를 두고 가람시의회는 본회의에서 전문을 시민에게 공개하지 않았다고 밝혔다.",
        ),
    ),
    must_pass=(
        (
            "가람시는 내년부터 나루천 주변 고도 제한 규제를 강화하고 공원 터를 넓히기로 했다고 29일 밝혔다.",
            "29일 가람시에 따르면 시는 나루천 주변 소음 규제를 완화하고 고도 제한 규제는 강화한다.",
        ),
    ),
)
