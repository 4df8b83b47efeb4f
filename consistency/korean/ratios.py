"""Two numbers that make one figure: fractions (3분의 1), odds (631.6대 1), scores of a match or a vote (3대2, 2-1)."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from consistency.korean.quantities import with_bound
from consistency.model import Quantity

_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}+(?:\.[0-9]{1,3})?|[0-9]{1,12}+(?:\.[0-9]{1,3})?"
_RIGHT = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}+|[0-9]{1,6}+(?:\.[0-9]{1,2})?"
_RATIO = re.compile(
    rf"({_GROUPED}) ?대 ?({_RIGHT})(?=으로|로(?![가-힣])"
    r"|로[ ,]|의 |[^0-9%가-힣.,~∼]|[.,](?![0-9])|$| 승| 패|승|패|이[다며고었]|였|다(?![가-힣])|정도|수준|비율)"
    rf"|({_GROUPED}) ?대 ?(1)(?=[로을의이가은는에과였]|보다)"
)
_SCORE = re.compile(
    r"([0-9]{1,3})[-:]([0-9]{1,3})(?=으로|로(?![가-힣])|의 경쟁| ?승|패|무승부| ?완승"
    r"| ?역전|[()]| 비율|,| |\.(?![0-9])|이|$)(?!-)"
)
_SCORED = re.compile(
    r"승|패|꺾|이겼|이긴|졌|비겼|무승부|스코어|세트|골|누르|눌렀|눌러|제압|완파|격파|대파|물리|따돌|석권|앞서|뒤진"
    r"|역전|경기|판정|표결|가결|부결|찬성|반대|결승"
)
_SET_BEFORE = re.compile(r"[0-9]-[0-9]{1,3}[ ,] ?$")
_SET_AFTER = re.compile(r"[ ,] ?[0-9]{1,3}-[0-9]{1,3}[ ,)]")
"""The sets of a match stand one behind the other: (25-21 23-25 25-20)."""
_ODDS = re.compile(r"경쟁|비율|배당|병합|분할|합병|성비")
_FRACTION = re.compile(r"([0-9]{1,4}|[이삼사오육칠팔구십백]) ?분의 ?([0-9]{1,4}|[일이삼사오육칠팔구])(?![0-9])")
_SINO_DIGIT = {c: n for n, c in enumerate("일이삼사오육칠팔구십", 1)} | {"백": 100}
_QUARTER = re.compile(r"반의 ?반(?: ?토막)?")
_HUNDREDTH = Decimal("0.01")
_PRINTED = Context(prec=12)


def read_fraction(text: str, start: int) -> Quantity | None:
    """Read the fraction that begins exactly at ``start`` (10분의 1, 사분의 삼), or None."""
    m = _FRACTION.match(text, start)
    if m is None:
        return None
    whole, part = (_SINO_DIGIT.get(x) or int(x) for x in (m[1], m[2]))
    if not whole:
        return None
    value = _PRINTED.divide(Decimal(part), Decimal(whole))
    fraction = Quantity(start, m.end(), value, _HUNDREDTH, value, value, f"{whole}분의 {part}", "fraction")
    return with_bound(text, fraction)


def read_part(text: str, start: int) -> Quantity | None:
    """Read a half with the words that bound it (절반 이하, 절반 가까이) or 반의반 at ``start``. None for others: a
    plain 절반 is a word of degree."""
    if m := _QUARTER.match(text, start):
        value = Decimal("0.25")
        return with_bound(text, Quantity(start, m.end(), value, _HUNDREDTH, value, value, "반의반", "fraction"))
    half = Decimal("0.5")
    found = with_bound(text, Quantity(start, start + 2, half, _HUNDREDTH, half, half, "절반", "fraction"))
    return found if found.bound and text.startswith("절반", start) else None


def read_ratio(text: str, start: int) -> Quantity | None:
    """Read 3대2, 631.6대 1, 51:1, 2-1로 (the left side; the dimension holds the right) or a fraction, or None."""
    if fraction := read_fraction(text, start):
        return fraction
    m, sets = _RATIO.match(text, start), False
    if m is None:
        m = _SCORE.match(text, start)
        if m is None or (start and text[start - 1] not in " (…,"):
            return None
        sets = _is_set(text, m)
        if not (sets or ":" in m[0] or _scored(text, m)):
            return None
    left, right = (g.replace(",", "") for g in m.groups() if g)
    value = Decimal(left)
    step = Decimal(1).scaleb(-len(left.partition(".")[2]))
    whole = value == int(value) and not _ODDS.search(text, max(0, m.start() - 12), m.end() + 6)
    role = "score" if sets or (whole and _scored(text, m)) else ""
    return Quantity(start, m.end(), value, step, value, value, f"대 {right}", f"ratio.{right}", "", role)


def _is_set(text: str, m: re.Match[str]) -> bool:
    """Whether another pair stands right before or right behind."""
    return "-" in m[0] and bool(
        _SET_AFTER.match(text, m.end()) or _SET_BEFORE.search(text, max(0, m.start() - 8), m.start())
    )


def _scored(text: str, m: re.Match[str]) -> bool:
    """Whether words of a match or a vote stand around."""
    return bool(_SCORED.search(text, m.end(), m.end() + 14) or _SCORED.search(text, max(0, m.start() - 10), m.start()))
