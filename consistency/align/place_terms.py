"""How two figures of one place are apart, in terms that are learned."""

from __future__ import annotations

from decimal import Decimal
from math import log

from rapidfuzz.distance import DamerauLevenshtein

from consistency.claims.slips import printed_digits
from consistency.claims.statements import Statement, digits

Terms = dict[str, float]
_MOST_APART = 12.0
_GLANCE = 10


def value_terms(x: Statement, y: Statement) -> Terms:
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
