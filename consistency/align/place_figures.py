"""Quantities of two stories: which may be of one thing, how they are apart, and what tells that they are of two.

Only what is beyond doubt is left out here. Another measure, scope, period, part or direction is read with errors of its
own, so each is a term: how much it tells was learned together with the others.
"""

from __future__ import annotations

from decimal import Decimal
from math import log

from rapidfuzz.distance import DamerauLevenshtein

from consistency.align.placed import PlacedStory, Terms
from consistency.align.retold import of_two_categories, other_group, other_moment
from consistency.claims.reading import foreseen
from consistency.claims.retelling import Slot, apart, makes_up, value_of
from consistency.claims.slips import printed_digits
from consistency.claims.statements import Statement, digits, of_other_ages, of_other_measures, of_other_scopes
from consistency.claims.values import bounds_differ, compare_quantities
from consistency.model import Quantity

_BEHIND = 4
"""Words behind a figure of which one may say that it is expected."""
_LOOK = 3
_BEFORE = frozenset({"지난", "직전", "종전", "이전", "앞선", "기존", "예년", "당초"})
"""Words before a noun that make it another than the one of the story; 지난해 and the like are periods."""
_MOST_APART = 12.0
_GLANCE = 10


class Figures:
    """Quantities of one dimension."""

    name = "places"

    def has(self, kind: object) -> bool:
        """Whether a kind is a dimension."""
        return isinstance(kind, tuple) and kind[0] == "q"

    def may_be_one(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> bool:
        """Whether two values are apart, neither is converted from another currency or heads another category, and not
        both are moving. Small numbers stand for many things: they are not compared over two periods or measures."""
        said, other = a.statement(x), b.statement(y)
        if of_two_categories(x, y) or (_is_small(said, other) and _told_apart(said, other)):
            return False
        if makes_up(x.mention, x.others, y.mention) or makes_up(y.mention, y.others, x.mention):
            return False
        if not (apart(x.mention, y.mention) or _bounded_apart(x, y)) or (said.moving and other.moving):
            return False
        return "conversion" not in {said.role, other.role, said.quantity.role, other.quantity.role}

    def terms(self, a: PlacedStory, b: PlacedStory, x: Slot, y: Slot) -> Terms:
        """How two figures, and what is said of them, are apart."""
        said, other = a.statement(x), b.statement(y)
        return figure_terms(said, other) | _parting(x, y, said, other, a.qualifier(x), b.qualifier(y))


FIGURES = Figures()


def _is_small(x: Statement, y: Statement) -> bool:
    return max(abs(x.quantity.value), abs(y.quantity.value)) < _GLANCE


def _told_apart(x: Statement, y: Statement) -> bool:
    """Whether two statements name two periods, measures or scopes, or count storeys above and below."""
    if of_other_measures(x, y) or of_other_scopes(x, y) or _is_height(x) != _is_height(y):
        return True
    return any(p and q and p != q for p, q in zip(x.when, y.when, strict=True))


def of_before(slot: Slot) -> bool:
    """Whether the words before a figure, or right behind, name one that came before: 지난 대회에는 1만명."""
    return not _BEFORE.isdisjoint((*slot.before[:_LOOK], *slot.behind[:_LOOK]))


def _bounded_apart(x: Slot, y: Slot) -> bool:
    """Whether one bound is given with two values: 최대 2000만원, 최대 3000만원."""
    p, q = x.mention, y.mention
    return (
        isinstance(p, Quantity)
        and isinstance(q, Quantity)
        and bounds_differ(p, q)
        and value_of(p) not in y.others
        and value_of(q) not in x.others
    )


def _parting(
    x: Slot, y: Slot, said: Statement, other: Statement, first: Quantity | None, second: Quantity | None
) -> Terms:
    """What tells that two figures are of two things: another measure, scope, age, period, direction or role, a part, an
    expected or a former value, or a figure of a kind before each that is not the same (전용 84㎡, 59㎡)."""
    year, month, label = (float(bool(p and q) and p != q) for p, q in zip(said.when, other.when, strict=True))
    roles = {said.role, other.role}
    duration = said.quantity.dimension.startswith("duration")
    return {
        "other_measure": float(of_other_measures(said, other)),
        "other_scope": float(of_other_scopes(said, other)),
        "other_ages": float(of_other_ages(said, other)),
        "one_range": float((said.quantity.bound == "range") != (other.quantity.bound == "range")),
        "other_year": year,
        "other_month": month,
        "other_period": label,
        "other_height": float(_is_height(said) != _is_height(other)),
        "other_direction": float({said.direction, other.direction} == {"up", "down"}),
        "other_role": float(len(roles) > 1),
        "changes": float(sum(s.role == "change" for s in (said, other))),
        "other_more": float(x.more != y.more),
        "other_part": float(x.part != y.part),
        "other_moment": float(other_moment(x, y)),
        "other_group": float(other_group(x, y)),
        "other_unit": float(duration and said.quantity.unit != other.quantity.unit),
        "other_age": float((said.quantity.role == "age") != (other.quantity.role == "age")),
        "other_kind": float(_of_two_kinds(said, first, second)),
        "other_foresight": float(foreseen(x.behind[:_BEHIND]) != foreseen(y.behind[:_BEHIND])),
        "one_before": float(of_before(x) != of_before(y)),
        "one_moving": float(bool(said.moving) != bool(other.moving)),
        "topic": float(bool(said.topic) and said.topic == other.topic),
    }


def _of_two_kinds(said: Statement, first: Quantity | None, second: Quantity | None) -> bool:
    """Whether the figures before two others measure their kinds and are not the same: 전용 84㎡, 59㎡."""
    if first is None or second is None or not first.dimension == second.dimension != said.quantity.dimension:
        return False
    return compare_quantities(first, second) == "apart"


def _is_height(s: Statement) -> bool:
    """Whether storeys are those that a building has: 지하 2층·지상 12층."""
    if s.quantity.unit != "층":
        return False
    return "지상" in s.after[:1] or (s.before[:1] == ("지하",) and "지상" in s.before[:2])


def figure_terms(x: Statement, y: Statement) -> Terms:
    """How two figures, and what is said of them, are apart."""
    p, q = x.quantity, y.quantity
    typed = slipped(abs(p.value), abs(q.value))
    known = sorted((len(digits(p.value)), len(digits(q.value))))
    greater, lesser = (max(float(abs(v)), 1e-9) for v in sorted((p.value, q.value), key=abs, reverse=True))
    return {
        "slip": float(known[0] if typed else 0),
        "slip_of_power": float(known[0] if digits(p.value) == digits(q.value) else 0),
        "times": min(_MOST_APART, log(greater / lesser)),
        "digits": float(known[0]),
        "digits_most": float(known[1]),
        "first_digit": float(digits(p.value)[:1] == digits(q.value)[:1]),
        "same_digits": float(sorted(digits(p.value)) == sorted(digits(q.value))),
        "printed_alike": float(len(printed_digits(x)) == len(printed_digits(y))),
        "round": float(sum(n == 1 for n in known)),
        "counted_at_a_glance": float(greater < _GLANCE),
        "money": float(p.dimension.startswith("money.")),
        "count": float(p.dimension.startswith("count.")),
        "rate": float(p.dimension in {"ratio", "points"}),
        "duration": float(p.dimension.startswith("duration")),
        "age": float(p.role == "age"),
        "unit": float(p.unit == q.unit),
        "bound": float(p.bound != q.bound),
        "bounded": float(bool(p.bound)) + float(bool(q.bound)),
        "subject": float(bool(x.subject) and x.subject == y.subject),
        "measure": float(bool(x.measures & y.measures)),
        "scope": float(x.separators != y.separators),
        "period": float(any(a and b for a, b in zip(x.when, y.when, strict=True))),
        "moving": float(bool(x.moving)) + float(bool(y.moving)),
    }


def slipped(a: Decimal, b: Decimal) -> bool:
    """Whether one digit of two numbers is another, too many, too few or changed places with the next: 270만, 260만; and
    not 9만2000, 12만, of which every digit is another."""
    unit = Decimal(1).scaleb(min(_exponent(a), _exponent(b)))
    return DamerauLevenshtein.distance(f"{a / unit:.0f}", f"{b / unit:.0f}") == 1


def _exponent(number: Decimal) -> int:
    """The power of ten of the last digit that is no zero."""
    return int(number.normalize().as_tuple().exponent) if number else 0
