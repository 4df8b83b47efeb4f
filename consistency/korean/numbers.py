"""Printed numbers: Arabic digits with commas, decimals and 십·백·천·만·억·조·경, and native numerals before a counter.

The grammar is that of Korean newspapers (연합뉴스 style book and its variants): ``6천559억``, ``6,559억``,
``44조4천78억``, ``23만 8천 3백``, ``1,728만 7,513``, ``2천328.20``, ``만5천``, ``천500``, ``수십만``, ``두``, ``스무``.
Every pattern is anchored at the position it is asked for and has no nested repetition, so reading is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}

_COMPONENT = re.compile(r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(\.\d+)?([십백천](?!분의))?([만억조경])?")
_SEVERAL = re.compile(r"수\s?(십|백|천)?(만|억|조)?(?=\s?[가-힣])")
_NATIVE_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_NATIVE_RANGE = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "서너": (3, 4),
    "너댓": (4, 5),
    "네댓": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
    "일고여덟": (7, 8),
    "여덟아홉": (8, 9),
}
NATIVE = re.compile(
    "(?P<range>"
    + "|".join(sorted(_NATIVE_RANGE, key=len, reverse=True))
    + ")|(?P<twenty>스무)|(?P<tens>"
    + "|".join(_NATIVE_TENS)
    + ")?(?P<ones>"
    + "|".join(_NATIVE_ONES)
    + ")?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: ``value``, the weight of its last digit (``step``), of its last digit that is not a
    trailing zero (``round_step``), and the bounds of an indefinite one (``수십`` is 20 to 99)."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    round_step: Decimal
    low: Decimal
    high: Decimal
    malformed: bool = False


def _trailing(digits: str) -> int:
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins exactly at ``start``, or None. Never reads a sign."""
    several = _SEVERAL.match(text, start) if text[start] == "수" else None
    if several and (several[1] or several[2]):
        unit = Decimal(SMALL.get(several[1] or "", 1) * BIG.get(several[2] or "", 1))
        return Number(start, several.end(), unit * 5, unit, unit, unit * 2, unit * 10)
    total = section = Decimal(0)
    step = round_step = Decimal(1)
    last_big = 10**20
    last_small = 10**6
    position = start
    malformed = False
    pending = ""
    seen = False
    while True:
        m = _COMPONENT.match(text, position)
        if m is None or m.end() == position or (m[2] and not m[1]):
            break
        digits, fraction, small, big = m[1], m[2], m[3], m[4]
        if not digits and not seen and position > 0 and "가" <= text[position - 1] <= "힣":
            break
        if not digits and not small and not (big and not seen):
            break
        if not digits and not seen and not _starts_number(text, m.end(), small, big):
            break
        plain = (digits or "1").replace(",", "")
        unit_small = SMALL.get(small or "", 1)
        number = Decimal(plain + (fraction or ""))
        if unit_small >= last_small:
            malformed = True
        if last_small < 10**6 and not small and digits and len(plain) > len(str(last_small)) - 1:
            malformed = True
        section += number * unit_small
        base = Decimal(unit_small)
        if fraction:
            step = base.scaleb(-(len(fraction) - 1))
            round_step = step
        else:
            step = base
            round_step = base.scaleb(_trailing(plain)) if digits else base
        seen = True
        position = m.end()
        if big:
            weight = BIG[big]
            if weight >= last_big:
                malformed = True
            if last_big < 10**20 and section >= last_big // weight:
                malformed = True
            total += section * weight
            step *= weight
            round_step *= weight
            section = Decimal(0)
            last_big, last_small, pending = weight, 10**6, ""
        elif small:
            last_small, pending = unit_small, small
        if not big and not small:
            break
        following = position + 1 if text[position : position + 1] == " " else position
        n = _COMPONENT.match(text, following)
        if n is None:
            break
        if not n[1]:
            # 2만천27, 3만천: a thousand without its 1, glued to the 만 before it
            if big and n[3] and not n[4] and (following == position or text[n.end() : n.end() + 1].isdigit()):
                position = following
                continue
            break
        if not _continues(n, following > position, last_big, pending):
            break
        position = following
    if not seen:
        return None
    value = total + section
    if last_big < 10**20 and section >= last_big:
        malformed = True
    return Number(start, position, value, step, round_step, value, value, malformed)


def _starts_number(text: str, end: int, small: str | None, big: str | None) -> bool:
    """Whether a run that begins with a unit and no digit (천500, 백만, 만5천) is a number at all."""
    nxt = text[end : end + 1]
    if nxt.isdigit():
        return True
    return bool(small and big and re.match(r"\s?(?:여\s?)?[명원달건개대표]", text[end : end + 4]))


def _continues(m: re.Match[str], spaced: bool, last_big: int, pending: str) -> bool:
    """Whether the component ``m`` belongs to the number before it, or is the next number of the sentence."""
    digits = m[1].replace(",", "")
    if m[4]:
        return BIG[m[4]] < last_big or not spaced
    if pending:
        if m[3]:
            return SMALL[m[3]] < SMALL[pending] or not spaced
        return not spaced or len(digits) >= 2
    if m[3]:
        return True
    if not spaced:
        return True
    return last_big == 10**4 and 2 <= len(digits) <= 4 or len(digits) >= 4


def read_native(text: str, start: int) -> Number | None:
    """Read a native numeral (두, 열두, 스무, 서너) that begins exactly at ``start``, or None."""
    m = NATIVE.match(text, start)
    if m is None or m.end() == start:
        return None
    if m["range"]:
        low, high = _NATIVE_RANGE[m["range"]]
    elif m["twenty"]:
        low = high = 20
    else:
        low = high = _NATIVE_TENS.get(m["tens"] or "", 0) + _NATIVE_ONES.get(m["ones"] or "", 0)
    one = Decimal(1)
    return Number(start, m.end(), Decimal(low), one, one, Decimal(low), Decimal(high))
