"""Quantities: a number with its unit and with the words that make it an interval."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from consistency.korean.lexicon import alternation, load
from consistency.korean.numbers import Number, read_native, read_number
from consistency.model import Quantity

INFINITY = Decimal("Infinity")
_JOSA = (
    "은|는|이|가|을|를|의|에|로|으로|와|과|도|만|씩|나|이나|까지|부터|보다|당|째|마다|뿐|인|이다|였|이었|이며|이고|이자|밖에|여|가량|이상"
    "|이하|미만|초과|안팎|내외|정도|쯤|남짓|수준|대|꼴|중|중에|가운데|규모|넘|선|짜리|분|급|이라|라|에서|에게|에도|에만|이내|들|가까이|모두|간|전|후|뒤|만에|차|입니|입|이었|이던|까지|총|등"
)
_RISKY_TAIL = re.compile(rf"(?:{_JOSA})|[^가-힣]|$")
_NUMBER_UNIT_GAP = re.compile(r" ?(여|남짓)? ?")
_RANGE = re.compile(r" ?[~∼～〜–-] ?")
_PERCENT_SIGN = re.compile(r"(?:마이너스 ?\(?[-−△]\)? ?|마이너스 |영하 ?|[-−–△▲+] ?)$")


@cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    data = load("units")
    table: dict[str, tuple[str, Decimal]] = {}
    for dimension, names in data["dimensions"].items():
        for name, factor in names.items():
            table[name] = (dimension, Decimal(factor))
    for group in data["counters"]["groups"]:
        for name in group:
            table.setdefault(name, (f"count.{group[0]}", Decimal(1)))
    spaced = {name: alternation([name]).replace(r"\ ", " ?") for name in table}
    ordered = sorted(table, key=lambda w: (-len(w), w))
    pattern = re.compile("|".join(spaced[w] for w in ordered))
    for name in list(table):
        table.setdefault(name.replace(" ", ""), table[name])
    return pattern, table


@cache
def _approximators() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str], dict[str, Decimal]]:
    data = load("approximators")
    before = re.compile(rf"(?:^|[^가-힣])({alternation(list(data['before']))}) ?$")
    after = re.compile(rf" ?({alternation(list(data['after']))})")
    shares = {kind: Decimal(v["share"]) for kind, v in data["kinds"].items()}
    return before, after, data["before"], data["after"], shares


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load('units')['naming']['after'])})(?![가-힣]{{2}})")


def _interval(kind: str, value: Decimal, step: Decimal, round_step: Decimal) -> tuple[Decimal, Decimal]:
    shares = _approximators()[4]
    magnitude = abs(value)
    if kind == "about":
        slack = max(magnitude * shares["about"], round_step / 2 if round_step < magnitude else step)
        return value - slack, value + slack
    if kind == "below_near":
        return value - max(magnitude * shares[kind], step), value
    if kind == "above_near":
        return value, value + max(magnitude * shares[kind], step)
    if kind in {"and_more", "band"}:
        return value, value + round_step
    if kind in {"at_least", "over"}:
        return value, INFINITY
    if kind in {"at_most", "under"}:
        return -INFINITY, value
    return value, value


def _unit_at(text: str, position: int) -> tuple[str, str, Decimal, int] | None:
    """Return (name, dimension, factor, end) of the unit that begins at ``position``."""
    pattern, table = _units()
    m = pattern.match(text, position)
    if m is None:
        return None
    name = m[0]
    dimension, factor = table[name.replace(" ", "")] if name not in table else table[name]
    hangul = "가" <= name[-1] <= "힣"
    if hangul and len(name) == 1 and name not in "원명배" and not _RISKY_TAIL.match(text, m.end()):
        return None
    if not hangul and name[-1].isalpha() and text[m.end() : m.end() + 1].isascii() and text[m.end() : m.end() + 1].isalpha():
        return None
    return name, dimension, factor, m.end()


def read_quantity(text: str, start: int, *, number: Number | None = None) -> Quantity | None:
    """Read the quantity whose number begins exactly at ``start``; None if none does.

    The span takes in a sign and the words of approximation that stand beside it.
    """
    native = False
    if number is None:
        number = read_number(text, start)
        if number is None:
            number = read_native(text, start)
            native = True
    if number is None:
        return None
    end = number.end
    value, low, high, step, round_step = number.value, number.low, number.high, number.step, number.round_step
    kind = "range" if low != high else ""
    if not native and (r := _RANGE.match(text, end)) and text[r.end() : r.end() + 1].isdigit():
        other = read_number(text, r.end())
        if other is not None and other.value > value:
            lifted = _lift(value, other)
            low, high, value, end = lifted, other.value, lifted, other.end
            step = round_step = other.step
            kind = "range"
    gap = _NUMBER_UNIT_GAP.match(text, end)
    inside = gap[1] if gap else None
    unit = _unit_at(text, gap.end()) if gap else None
    if unit is None and inside is None:
        unit = _unit_at(text, end)
    if native and unit is None:
        return None
    name, dimension, factor = "", "", Decimal(1)
    if unit is not None:
        name, dimension, factor, end = unit
    elif inside is not None and gap is not None:
        end = gap.end(1)
    elif _naming().match(text, end):
        return None
    if name in _COMPOUND and not native and kind != "range":
        value, step = value * factor, step * factor
        factor = Decimal(1)
        while rest := _rest_of_duration(text, end, name):
            smaller, name, step, end = rest
            value += smaller * step
        low = high = value
        round_step = step
    begin, sign = _sign(text, start, dimension)
    if sign < 0:
        value, low, high = -value, -high, -low
    if inside and not kind:
        kind = "and_more"
    value, low, high, step, round_step = (x * factor for x in (value, low, high, step, round_step))
    return _bounded(text, begin, end, value, low, high, step, round_step, name, dimension, kind, number.malformed)


_COMPOUND = {"년": {"개월": "1", "월": "1"}, "시간": {"분": "60"}, "분": {"초": "1"}}


def _rest_of_duration(text: str, end: int, name: str) -> tuple[Decimal, str, Decimal, int] | None:
    """2년 7개월, 7년 8월, 1시간 25분: the smaller part, its unit, the unit's factor and where it ends."""
    position = end + 1 if text[end : end + 1] == " " else end
    if name not in _COMPOUND or not text[position : position + 1].isdigit():
        return None
    number = read_number(text, position)
    if number is None:
        return None
    unit = _unit_at(text, number.end)
    for word, weight in _COMPOUND[name].items():
        if text.startswith(word, number.end):
            end = unit[3] if unit and unit[0].startswith(word) else number.end + len(word)
            return number.value, word, Decimal(weight), end
    return None


def _lift(value: Decimal, other: Number) -> Decimal:
    """5~6만 is 50,000 to 60,000 and 1~2000만 is 10 to 20 million: the first number takes the second one's weight."""
    if other.step <= 1 or value * 10 >= other.value:
        return value
    lifted = value
    while lifted * 10 < other.value:
        lifted *= 10
    return lifted


def _sign(text: str, start: int, dimension: str) -> tuple[int, int]:
    """Return where the quantity begins when a sign stands before it, and +1 or -1."""
    m = _PERCENT_SIGN.search(text, max(0, start - 9), start)
    if m is None:
        return start, 1
    mark = m[0].strip()
    before = text[m.start() - 1 : m.start()]
    if mark in {"-", "−", "–"} and (before.isalnum() or before in {")", "]"}):
        return start, 1
    if mark in {"△", "▲"}:
        return start, 1
    if mark.startswith("영하") and dimension != "temperature":
        return start, 1
    return m.start(), 1 if mark == "+" else -1


def _bounded(
    text: str,
    begin: int,
    end: int,
    value: Decimal,
    low: Decimal,
    high: Decimal,
    step: Decimal,
    round_step: Decimal,
    unit: str,
    dimension: str,
    kind: str,
    malformed: bool,
) -> Quantity:
    """Take in the approximators before and after, and make the interval."""
    before, after, before_kinds, after_kinds, _ = _approximators()
    if kind in {"", "and_more"}:
        while m := after.match(text, end):
            found = after_kinds[m[1]]
            tail = text[m.end() : m.end() + 1]
            if m[1] in {"대", "선", "여", "꼴", "쯤"} and ("가" <= tail <= "힣") and not _RISKY_TAIL.match(text, m.end()):
                break
            if m[1] in {"대", "선"} and unit and m.start(1) > end:
                break
            if m[1] == "수준" and kind:
                break
            end = m.end()
            kind = found or kind
            if m[1][0] in "에을를이가도":
                break
        if m := before.search(text, max(0, begin - 8), begin):
            begin = m.start(1)
            if not kind:
                kind = before_kinds[m[1]]
        if kind:
            low, high = _interval(kind, value, step, round_step)
    role = "duration" if dimension.startswith("duration") else "age" if dimension == "count.세" else ""
    return Quantity(begin, end, value, step, low, high, unit, dimension, kind, role, malformed)
