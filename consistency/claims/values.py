"""When two printed values can both be true.

A printed number is compared by the coarser one's printed digits: the finer one may round or truncate to it. Equal
granularity demands equality. Approximators and bounds are intervals; intervals that meet are an approximation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from consistency.model import Mention, Period, Quantity, Rank

Outcome = Literal["same", "approximate", "apart"]
_CONVERTED = Decimal("0.01")
"""Two units of one dimension (평, ㎡) are converted by rounded factors."""
_TWELVE_HOURS, _DAY = 720, 1440
_ROUNDING, _HALF_HOUR = 5, 30
_ROUND_NUMBER = Decimal("0.015")
_ROUND_ABOUT = Decimal("0.03")
_ROUNDED = Decimal("0.12")
_TRUNCATED = Decimal("0.06")
"""However coarse the last printed digit, nobody prints 3만 for 3만5000."""
_STRICT = {"at_least", "over", "at_most", "under"}
_CONTRARY = {
    frozenset({"at_least", "over"}),
    frozenset({"at_least", "at_most"}),
    frozenset({"at_least", "under"}),
    frozenset({"over", "at_most"}),
    frozenset({"over", "under"}),
    frozenset({"at_most", "under"}),
}


def _rounds_to(fine: Decimal, coarse: Decimal, step: Decimal) -> bool:
    """Whether ``fine`` prints as ``coarse`` when rounded or truncated to ``step``."""
    gap = abs(fine) - abs(coarse)
    if abs(gap) > abs(fine) * (_ROUNDED if abs(gap) <= step / 2 else _TRUNCATED):
        return False
    return -step / 2 <= gap < step


def compare_quantities(a: Quantity, b: Quantity) -> Outcome:
    """Compare two amounts of one dimension."""
    if a.low == a.high == a.value and b.low == b.high == b.value:
        if abs(a.value) == abs(b.value):
            return "same"
        if a.unit != b.unit and abs(a.value - b.value) <= max(abs(a.value), abs(b.value)) * _CONVERTED:
            return "same"
        fine, coarse = (a, b) if a.step <= b.step else (b, a)
        if fine.step < coarse.step and _rounds_to(fine.value, coarse.value, coarse.step):
            return "same"
        return "same" if _round_number(a, b, _ROUND_NUMBER) else "apart"
    if a.value == b.value and (a.bound == b.bound or not {a.bound, b.bound} <= _STRICT):
        return "same" if a.low == b.low and a.high == b.high else _touch(a, b)
    if frozenset({a.bound, b.bound}) in _CONTRARY and a.value == b.value:
        return "apart"
    if a.bound == b.bound == "about" and _round_number(a, b, _ROUND_ABOUT):
        return "approximate"
    if a.bound == b.bound and a.bound in _STRICT | {"about", "and_more", "band"}:
        return "same" if a.value == b.value or _rounded(a, b) else "apart"
    if "range" in {a.bound, b.bound} and a.bound == b.bound:
        return "same" if (a.low, a.high) == (b.low, b.high) else "apart"
    return _touch(a, b)


def _rounded(a: Quantity, b: Quantity) -> bool:
    fine, coarse = (a, b) if a.step <= b.step else (b, a)
    return fine.step < coarse.step and _rounds_to(fine.value, coarse.value, coarse.step)


def _touch(a: Quantity, b: Quantity) -> Outcome:
    if _rounded(a, b):
        return "approximate"
    step = max(a.step, b.step) / 2
    low = max(a.low - (step if a.bound in {"about", ""} and b.bound in {"about", ""} else 0), b.low)
    high = min(a.high, b.high)
    if a.bound in {"under", "below_near"} and b.low >= a.high and b.bound in {"at_least", "over", "above_near"}:
        return "apart"
    if b.bound in {"under", "below_near"} and a.low >= b.high and a.bound in {"at_least", "over", "above_near"}:
        return "apart"
    return "approximate" if low <= high else "apart"


def _round_number(a: Quantity, b: Quantity, share: Decimal) -> bool:
    """Whether one is the other made a round number: 1조6850억 as 1조7000억, 약 154만 as 약 150만."""
    coarse, fine = (a, b) if _zeros(a) > _zeros(b) else (b, a)
    weight = coarse.step.scaleb(_zeros(coarse))
    if _zeros(coarse) == _zeros(fine) or (coarse.bound != "about" and weight < 100 * fine.step):
        return False
    gap = abs(abs(a.value) - abs(b.value))
    return gap < weight and gap <= abs(fine.value) * share


def round_weight(q: Quantity) -> Decimal:
    """The weight of the last digit that is not a trailing zero: 1000억 for 1조7000억."""
    return q.step.scaleb(_zeros(q))


def _zeros(q: Quantity) -> int:
    digits = str(int(q.value / q.step)) if q.step else "1"
    return len(digits) - len(digits.rstrip("0"))


@dataclass(frozen=True, slots=True)
class PeriodDifference:
    """How two periods differ: the coarsest part that differs, or an outcome without one."""

    outcome: Outcome
    part: str = ""


def compare_periods(a: Period, b: Period) -> PeriodDifference:
    """Compare the parts that both state or that follow from the publication day; the coarsest difference is named."""
    timed = a.clock is not None and b.clock is not None and a.part == b.part
    if not timed and (("word" in a.stated and a.day is None) or ("word" in b.stated and b.day is None)):
        if a.part and b.part and a.part == b.part:
            return PeriodDifference("same")
        return PeriodDifference("approximate")
    if (a.local or b.local) and a.day is not None and b.day is not None and _within_a_day(a, b):
        return PeriodDifference("approximate")
    # The coarsest part that both *stated* and that differs; resolved parts follow.
    for part in ("year", "month", "day"):
        if part != "day" and (a.guessed or b.guessed):
            continue
        x, y = getattr(a, part), getattr(b, part)
        if part == "year" and (decades := _decades(a, b)):
            return PeriodDifference("apart", "year") if decades == "apart" else PeriodDifference(decades)
        if x is not None and y is not None and x != y:
            if part == "year" and "year" in a.stated and "year" in b.stated:
                return PeriodDifference("apart", "year")
            finest = "day" if a.day is not None and b.day is not None else "month" if a.month and b.month else part
            return PeriodDifference("apart", finest)
    if a.part != b.part and a.part and b.part:
        return PeriodDifference("apart", "part")
    if a.clock is not None and b.clock is not None and abs(a.clock - b.clock) == _TWELVE_HOURS:
        return PeriodDifference("approximate")
    if a.until != b.until and a.until and b.until:
        both = [(x, y) for x, y in zip(a.until, b.until, strict=True) if x is not None and y is not None]
        if a.until[3] is not None and b.until[3] is not None and a.clock == b.clock:
            both[-1] = (a.until[3] % _DAY, b.until[3] % _DAY)
        if any(x != y for x, y in both):
            return PeriodDifference("apart", "year" if a.until[0] != b.until[0] else "day")
    if a.clock is not None and b.clock is not None and a.clock != b.clock:
        gap = abs(a.clock - b.clock)
        if (a.approximate and b.approximate and gap <= 5) or ((a.approximate or b.approximate) and gap <= 2):
            return PeriodDifference("approximate")
        if (a.approximate or b.approximate) and gap <= 15 and (a.clock % 30 == 0 or b.clock % 30 == 0):
            return PeriodDifference("approximate")
        return PeriodDifference("apart", "clock")
    return PeriodDifference("same")


def _decades(a: Period, b: Period) -> Outcome | None:
    """How the years of two periods agree where one is a decade (2010년대): a year within it is no conflict. None where
    neither is one."""
    if not (_is_decade(a) or _is_decade(b)) or a.year is None or b.year is None:
        return None
    last, other = _last_year(a, a.year), _last_year(b, b.year)
    if (a.year, last) == (b.year, other):
        return "same"
    return "approximate" if a.year <= other and b.year <= last else "apart"


def _last_year(p: Period, year: int) -> int:
    return p.until[0] if p.until and p.until[0] is not None else year


def _is_decade(p: Period) -> bool:
    return p.approximate and p.clock is None and p.until is not None


def _within_a_day(a: Period, b: Period) -> bool:
    assert a.day is not None
    assert b.day is not None
    if a.month is not None and b.month is not None and a.month != b.month:
        return {a.day, b.day} & {1} != set() and max(a.day, b.day) >= 28
    return abs(a.day - b.day) <= 1


def rounded_clocks(a: int, b: int) -> bool:
    """Whether one of two hours (minutes of the day) may be the other rounded to the half hour: 10시 28분, 10시 30분."""
    return abs(a - b) <= _ROUNDING and not (a % _HALF_HOUR and b % _HALF_HOUR)


def as_date(period: Period) -> date | None:
    """The day a period names, when all of it is known."""
    if period.year is None or period.month is None or period.day is None:
        return None
    try:
        return date(period.year, period.month, period.day)
    except ValueError:
        return None


def same_value(a: Mention, b: Mention) -> bool:
    """Whether two mentions print compatible values (used to look for a value elsewhere)."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.dimension == b.dimension and compare_quantities(a, b) == "same"
    if isinstance(a, Period) and isinstance(b, Period):
        return _parts(a) == _parts(b)
    if isinstance(a, Rank) and isinstance(b, Rank):
        return a.kind == b.kind and a.value == b.value
    return False


def _parts(p: Period) -> tuple[object, ...]:
    return (p.year, p.month, p.day, p.clock, p.part, p.until)


def printed(mention: Mention) -> str:
    """How a mention was read, the same for the same value however it is printed: 1240억 원, 2022년 3월, 4위."""
    if isinstance(mention, Quantity):
        if mention.bound == "range":
            return f"{_amount(mention.low, mention)}~{_amount(mention.high, mention)}"
        bound = _BOUNDS.get(mention.bound, "")
        return f"{_amount(mention.value, mention)}{' ' + bound if bound else ''}"
    if isinstance(mention, Period):
        return _period(mention)
    if isinstance(mention, Rank):
        unit = mention.kind.partition(".")[2]
        return f"{mention.value}{_RANKS.get(mention.kind, '')}" if not unit else f"제{mention.value}{unit}"
    return getattr(mention, "word", "") or getattr(mention, "name", "")


_RANKS = {"place": "위", "ordinal": "번째"}
_BOUNDS = {
    "about": "안팎",
    "and_more": "남짓",
    "band": "대",
    "at_least": "이상",
    "at_most": "이하",
    "over": "초과",
    "under": "미만",
    "below_near": "가까이",
    "above_near": "이상",
}
_BASE_UNITS = {
    "money.KRW": "원", "money.USD": "달러", "money.EUR": "유로", "money.JPY": "엔", "money.CNY": "위안", "ratio": "%",
    "points": "%포인트", "index": "포인트", "multiple": "배", "length": "m", "area": "㎡", "mass": "㎏",
    "volume": "리터",
    "temperature": "도", "energy": "kWh", "power": "W", "duration.day": "일", "speed": "㎞/h",
}  # fmt: skip


def _amount(value: Decimal, q: Quantity) -> str:
    if not value.is_finite():
        return ""
    if q.dimension in {"duration.month", "duration.second"}:
        return _duration(value, q.dimension)
    if q.dimension.startswith("ratio."):
        return f"{_plain(value)} 대 {q.dimension.partition('.')[2]}"
    if q.dimension == "fraction":
        return q.unit
    unit = _BASE_UNITS.get(q.dimension) or q.dimension.partition(".")[2] or q.unit
    number = _grouped(value)
    if unit.endswith("메달"):
        return f"{unit} {number}개"
    return f"{number}{' ' if number[-1] in '만억조경' else ''}{unit}"


def _grouped(value: Decimal) -> str:
    """The number with 만, 억, 조, as newspapers print it; small or broken numbers as they are."""
    if abs(value) < 10_000 or value != value.to_integral_value():
        return _plain(value)
    rest = int(abs(value))
    parts = []
    for weight, name in ((10**16, "경"), (10**12, "조"), (10**8, "억"), (10**4, "만")):
        count, rest = divmod(rest, weight)
        if count:
            parts.append(f"{count}{name}")
    if rest:
        parts.append(str(rest))
    return ("-" if value < 0 else "") + " ".join(parts)


def _duration(value: Decimal, dimension: str) -> str:
    units = ((12, "년"), (1, "개월")) if dimension == "duration.month" else ((3600, "시간"), (60, "분"), (1, "초"))
    rest, parts = value, []
    for weight, name in units[:-1]:
        count = int(rest // weight)
        if count:
            parts.append(f"{count}{name}")
            rest -= count * weight
    if rest or not parts:
        parts.append(f"{_plain(rest)}{units[-1][1]}")
    return " ".join(parts)


_DECADE_SIDES = {(0, 4): " 초반", (3, 7): " 중반", (6, 9): " 후반", (7, 9): " 말", (0, 7): " 초중반", (3, 9): " 중후반"}


def _decade(first: int, last: int) -> str:
    """2010년대, 1980년대 후반, 1970~1980년대, 1900년대; the years where a part of a century is meant."""
    if first % 10 == 0 and last - first in {9, 99}:
        return f"{first}년대"
    if first % 10 == 0 and last % 10 == 9:
        return f"{first}~{last - 9}년대"
    side = _DECADE_SIDES.get((first % 10, last % 10)) if first // 10 == last // 10 else None
    return f"{first - first % 10}년대{side}" if side else f"{first}~{last}년쯤"


def _period(p: Period) -> str:
    if _is_decade(p) and p.year is not None and p.until and p.until[0] is not None:
        return _decade(p.year, p.until[0])
    parts = [f"{value}{unit}" for value, unit in ((p.year, "년"), (p.month, "월"), (p.day, "일")) if value is not None]
    if p.part:
        parts.append({"1H": "상반기", "2H": "하반기"}.get(p.part, p.part.replace("Q", "분기")))
    if p.clock is not None:
        parts.append(f"{p.clock // 60}시" + (f" {p.clock % 60}분" if p.clock % 60 else ""))
    text = " ".join(parts)
    if p.until:
        units = ("년", "월", "일")
        text += "~" + " ".join(f"{v}{u}" for v, u in zip(p.until[:3], units, strict=True) if v is not None)
        if p.until[3] is not None:
            text += f"{p.until[3] // 60}시" + (f" {p.until[3] % 60}분" if p.until[3] % 60 else "")
    return text


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_LIMITS = frozenset({"at_most", "at_least", "over", "under"})


def bounds_differ(p: Quantity, q: Quantity) -> bool:
    """Whether one bound is given with two values, neither of which is the other one cut: 최대 2000만원, 3000만원."""
    if p.bound != q.bound or p.bound not in _LIMITS or p.dimension != q.dimension:
        return False
    coarse, fine = sorted((p, q), key=round_weight, reverse=True)
    return not 0 <= abs(fine.value) - abs(coarse.value) < round_weight(coarse)
