"""Printed numbers: Arabic digits with commas, decimals and 십·백·천·만·억·조·경, and numerals in words.

The grammar is that of Korean newspapers (연합뉴스 style book and its variants): ``6천559억``, ``6,559억``,
``44조4천78억``, ``23만 8천 3백``, ``1,728만 7,513``, ``2천328.20``, ``만5천``, ``천500``, ``수십만``,
``오천만``, ``두``, ``스무``. Every pattern is anchored where it is asked for and has no nested repetition, so
reading is linear; a number of more than 25 digits is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from consistency.korean.lexicon import alternation, derived, load

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
MOST_DIGITS = 25
"""A longer run of digits is a serial number, an accident of extraction or an attack, and no amount."""

_MOST_COMPONENTS = 12
"""천 백 십 and a digit below each of 경, 조, 억, 만 are more, but nobody prints them; a longer chain is no number."""

_MOST_GARBLED = 4
"""Of a chain that is no number, no more is looked at from each of its places."""

_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])"
_BIG = r"만(?!큼)|억|조(?!각|항|례|합|별|직|원[^ 0-9]{0,1}들)|경(?=[ 0-9원달엔위여]|$)"
_COMPONENT = re.compile(rf"({_GROUPED}|[0-9]++)?(\.[0-9]++(?!\.[0-9]))?([십백천](?!분의))?({_BIG})?")
_BROKEN_GROUPS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){0,3},[0-9]{2}(?=[만억조]? ?(?:원|달러|엔)(?![가-힣]{2}))"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){2,3}(?=%)|[0-9]{1,3}\.[0-9]{1,3}\.(?=%)|[0-9]{1,3},\.[0-9]{1,3}(?=%|[만억조]?원)|"
    r"[0-9]{1,3},0[0-9](?=[만억조원명건개])|[0-9]{1,3}(?:\.[0-9]{3}){2,4}(?= ?원| ?명| ?달러)"
    r"|[0-9]{1,3}(?:,[0-9]{3}){0,8},(?:[0-9]{4}|[0-9]{3},[0-9]{1,2}(?=원|명))(?![0-9,])|[0-9]{4,9},[0-9]{3}(?![0-9,])"
)
_PARTED = re.compile(
    r" (?:([십백천])?(만|억)(?= ?(?:여 ?)?(?:원|달러|유로|엔|위안|파운드|명|표|개|건|마리|가구|톤|t|㎡|평|장|권|부|대"
    r"|주|배럴|불|곳|채|그루|관객|인파|회|종))|([십백천])?(조)(?= ?(?:여 ?)?(?:원|달러|유로|엔|위안)))"
)
"""3천 만원, 7 천만원, 5억 2천 만 원: a space stands within the number."""
_MORE = re.compile(r" ?여 ?(?=[만억조](?![가-힣]{0,1}[다며]))")
_SEVERAL = re.compile(
    r"(?:수|몇) ?(?:(십|백|천)(?: (?=[만억조](?:여 ?)?[명원달건개대가톤표주]))?)?(만|억|조)?(?![0-9A-Za-z])(?!씩|년생)"
)
_SINO_ONES = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_SINO = re.compile(
    r"([이삼사오육칠팔구]?천)?([이삼사오육칠팔구]?백)?([이삼사오육칠팔구]?십)?([일이삼사오육칠팔구])?(만|억|조)?"
)
_SINO_COUNTED = re.compile(
    r"(?: ?여? ?(?:명|원|달러|년|개|표|관객|인파|국민|당원|송이|가구|배|그루)(?![가-힣]{3})"
    r"| ?여 ?(?:가지|곳|건|대|채|마리|편|권|점|장|차례|일|분|척|종|평|리)(?![가-힣]{3}))"
)
"""Behind a numeral in words; 십여 is told by itself, and takes more counters."""
_NATIVE_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_NATIVE_RANGE = {
    "한두": (1, 2),
    "두어": (2, 3),
    "두세": (2, 3),
    "두서너": (2, 4),
    "서너": (3, 4),
    "너댓": (4, 5),
    "네댓": (4, 5),
    "너덧": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
    "일고여덟": (7, 8),
    "여덟아홉": (8, 9),
    "여남은": (10, 19),
}
_NATIVE_SINGLE = {"스무": 20, "석": 3, "넉": 4, "닷": 5, "엿": 6}
"""석 and 넉 stand before a few counters alone (석 달, 넉 장)."""
NATIVE = re.compile(
    "(?P<range>"
    + "|".join(sorted(_NATIVE_RANGE, key=len, reverse=True))
    + ")|(?P<single>"
    + "|".join(_NATIVE_SINGLE)
    + ")|(?P<tens>"
    + "|".join(_NATIVE_TENS)
    + ")?(?P<ones>"
    + "|".join(_NATIVE_ONES)
    + ")?"
)
_UNBOUNDED = 10**20
_LEAST_REST = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: ``value``, the weight of its last digit (``step``), of its last digit that is not a
    trailing zero (``round_step``), and the bounds of an indefinite one (``수십`` is 20 to 99).

    ``big`` is the last 만, 억, 조 or 경 in it, or empty; ``more`` says that 여 stands inside (30여만)."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    round_step: Decimal
    low: Decimal
    high: Decimal
    malformed: bool = False
    big: str = ""
    more: bool = False


def _trailing(digits: str) -> int:
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


def digits_end(text: str, start: int) -> int:
    """Where the run of digits, points and commas that begins at ``start`` ends."""
    return _RUN.match(text, start).end()  # type: ignore[union-attr]


_RUN = re.compile(r"[0-9]*+(?:[.,][0-9]++)*+")


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins exactly at ``start``, or None. Never reads a sign."""
    first = text[start : start + 1]
    if first in {"수", "몇"}:
        return _several(text, start)
    if "0" <= first <= "9":
        if digits_end(text, start) - start > MOST_DIGITS:
            return None
        if broken := _BROKEN_GROUPS.match(text, start):
            return _broken(text, start, broken.end())
    return _Reader(text, start).read()


def _several(text: str, start: int) -> Number | None:
    m = _SEVERAL.match(text, start)
    if m is None or not (m[1] or m[2]):
        if few := _few().match(text, start):
            one = Decimal(1)
            return Number(start, few.end(), one * 5, one, one, one * 2, one * 9)
        return None
    unit = Decimal(SMALL.get(m[1] or "", 1) * BIG.get(m[2] or "", 1))
    return Number(start, m.end(), unit * 5, unit, unit, unit * 2, unit * 10, big=m[2] or "")


@derived
def _few() -> re.Pattern[str]:
    """수 and 몇 before what they count (수차례, 수년간); 수명 and 수건 are other words."""
    words = load("units")["several"]
    return re.compile(rf"수 ?(?=(?:{alternation(words['glued'])}))|몇 ?(?=(?:{alternation(words['few'])}))")


def _broken(text: str, start: int, end: int) -> Number:
    """``5,0000``, ``12345,678``, ``3,00억``, ``12.345.678원``: no thousands are parted so. The digits are read as they
    stand."""
    value = Decimal(text[start:end].replace(",", "").replace(".", ""))
    one = Decimal(1)
    weight = BIG.get(text[end : end + 1], 1)
    return Number(
        start, end + (weight > 1), value * weight, one * weight, one * weight, value * weight, value * weight, True
    )


class _Reader:
    """Reads one number from left to right, component by component (``4천`` ``78억`` in ``4천78억``)."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.total = self.section = Decimal(0)
        self.step = self.round_step = Decimal(1)
        self.last_big = _UNBOUNDED
        self.last_small = 0
        self.big = ""
        self.malformed = False
        self.spaced_rest = False
        self.bare = False

    def read(self) -> Number | None:
        """The number, or None where none begins."""
        position, end, more = self.start, self.start, False
        components = 0
        while (m := _COMPONENT.match(self.text, position)) and m.end() > position and self._fits(m, position):
            self._add(m)
            end = m.end()
            components += 1
            if components > (_MOST_GARBLED if self.malformed else _MOST_COMPONENTS):
                return None
            if not m[4] and (gap := _MORE.match(self.text, end)) and BIG[self.text[gap.end()]] < self.last_big:
                end = gap.end() + 1
                self._close(self.text[gap.end()])
                more = True
                break
            if not m[4] and (parted := _PARTED.match(self.text, end)) and self._closes(parted, m):
                end = parted.end()
            elif not m[3] and not m[4]:
                break
            position = end + 1 if self.text[end : end + 1] == " " else end
            following = _COMPONENT.match(self.text, position)
            if following is None or not self._continues(following, position > end):
                break
            self.spaced_rest = position > end
        if end == self.start:
            return None
        value = self.total + self.section
        # 47만2000천: what follows 만 is as much as 만 itself
        overflows = self.last_big < _UNBOUNDED and self.section >= self.last_big
        malformed = self.malformed or overflows or self._lacks_unit()
        if garbled := _garbled().match(self.text, end) or (self.big and not more and _DOUBLED.match(self.text, end)):
            malformed, end = True, garbled.end()
        return Number(self.start, end, value, self.step, self.round_step, value, value, malformed, self.big, more)

    def _closes(self, parted: re.Match[str], m: re.Match[str]) -> bool:
        """Take in the 만, 억 or 조 behind a space, with a 천 before it; not where it is no number (3천 천만원)."""
        small, big = parted[1] or parted[3], parted[2] or parted[4]
        if BIG[big] >= self.last_big or (small and (self.last_small or len((m[1] or "").replace(",", "")) > 1)):
            return False
        if small:
            self.section *= SMALL[small]
            self.step *= SMALL[small]
            self.round_step *= SMALL[small]
        self._close(big)
        return True

    def _fits(self, m: re.Match[str], position: int) -> bool:
        """Whether the component may stand here: the first one needs digits, or a unit with digits behind it (만5천)."""
        if m[1]:
            return True
        if m[2] or (not m[3] and not m[4]):
            return False
        if position > self.start:
            return True
        if m[4] == "만" and not m[3] and _BARE.match(self.text, m.end()):
            self.bare = not _HANGUL.match(self.text, max(0, position - 1), position)
            return self.bare
        following = self.text[m.end() : m.end() + 1]
        return following.isdigit() and not (m[4] and not m[3] and _FULL_AGE.match(self.text, m.end()))

    def _add(self, m: re.Match[str]) -> None:
        digits, fraction, small, big = m[1], m[2], m[3], m[4]
        plain = (digits or "1").replace(",", "")
        weight = SMALL.get(small or "", 1)
        if self.last_small and (weight >= self.last_small or (not small and len(plain) >= len(str(self.last_small)))):
            self.malformed = True
        self.section += Decimal(plain + (fraction or "")) * weight
        step = Decimal(weight)
        if fraction:
            self.step = self.round_step = step.scaleb(1 - len(fraction))
        else:
            self.step = step
            self.round_step = step.scaleb(_trailing(plain)) if digits else step
        if big:
            self._close(big)
        elif small:
            self.last_small = weight

    def _close(self, big: str) -> None:
        """A 만, 억, 조 or 경 closes the section before it."""
        weight = BIG[big]
        if weight >= self.last_big or (self.last_big < _UNBOUNDED and self.section >= self.last_big // weight):
            self.malformed = True
        self.total += self.section * weight
        self.step *= weight
        self.round_step *= weight
        self.section = Decimal(0)
        self.last_big, self.last_small, self.big = weight, 0, big

    def _continues(self, m: re.Match[str], spaced: bool) -> bool:
        """Whether the component ``m`` belongs to the number, or is the next number of the sentence."""
        if not m[1]:
            # 2만천27, 3만천: a thousand without its 1, glued to the 만 before it
            tail = self.text[m.end() : m.end() + 1]
            if spaced and m[3] and m[4] and not m[2]:
                # 9억 천만 달러, and not 9만 천만
                return BIG[m[4]] < self.last_big < _UNBOUNDED and _COUNTED.match(self.text, m.end()) is not None
            glued = self.last_big < _UNBOUNDED and m[3] and not m[4] and not m[2] and not self.last_small
            counted = (not spaced or self.bare) and (tail in _THOUSANDS_OF or self._before_counter(m.end()))
            return bool(glued and (tail.isdigit() or counted))
        if len(m[1]) > MOST_DIGITS or (spaced and _ANOTHER.match(self.text, m.end())):
            return False
        digits = m[1].replace(",", "")
        if m[4]:
            return BIG[m[4]] < self.last_big or not spaced or self._repeats(m)
        if self.last_small:
            if m[3]:
                return SMALL[m[3]] < self.last_small or not spaced
            return not spaced or len(digits) >= 2
        if m[3] or not spaced:
            return True
        return (self.last_big == BIG["만"] and 2 <= len(digits) <= 5) or len(digits) == 4 or "," in m[1]

    def _repeats(self, m: re.Match[str]) -> bool:
        """2조 5조원 is one garbled number. Two that follow upon each other may both be meant: 1억 2억원은 쉽다."""
        return (
            m[4] in "억조"
            and BIG[m[4]] == self.last_big
            and self.text.startswith("원", m.end())
            and Decimal(m[1].replace(",", "")) != self.total / self.last_big + 1
        )

    def _before_counter(self, position: int) -> bool:
        return self.text[position : position + 1] == " " and self.text[position + 1 : position + 2] in _THOUSANDS_OF

    def _lacks_unit(self) -> bool:
        """6조6000, 4억2원: a round or a tiny rest below 조 or 억 without 억 or 만, which nobody means. 10억1원 is the
        bid that is one more."""
        if self.last_big == _UNBOUNDED or not self.section:
            return False
        if self.section >= self.last_big:
            return True
        if self.last_big < BIG["억"]:
            return False
        return (self.section >= 1000 and not self.section % 100) or (
            1 < self.section < _LEAST_REST and self.step == 1 and not self.spaced_rest
        )


@derived
def _garbled() -> re.Pattern[str]:
    """What stands in the place of 만, 억 and 조 by a slip of the hand (450력 원)."""
    return re.compile(rf"(?:{alternation(load('units')['garbled']['words'])})(?= ?원| ?달러)")


_COUNTED = re.compile(r" ?(?:여 ?)?(?:원|달러|유로|엔|위안|명|표|개|가구|t|톤|평)")
_DOUBLED = re.compile(r"[십백천]?[만억조](?= ?원| ?달러| ?명(?![가-힣]{2}))")
_FULL_AGE = re.compile(r"[0-9]{1,3}(?:세|살|[∼~-][0-9]{1,3}세)")
"""만65세 is a full age and not ten thousand and sixty-five."""
_BARE = re.compile(r" (?:[0-9][천백십](?!분)|천(?=[0-9]| ?[원명])|[0-9]{3}(?= ?(?:원|명|표|건|개|가구|대)))")
"""Behind 만 without its 1, as newscasts print it: 만 5천 원; and not 만 18세."""
_HANGUL = re.compile("[가-힣]")
_THOUSANDS_OF = frozenset(("명", "원", "개", "여", "건", "대", "달", "표"))
_ANOTHER = re.compile(r"[년월일시분](?![가-힣]{0,1}위)")
"""인구 3만 2025년: behind a space, a number before these begins a period."""


def read_native(text: str, start: int) -> Number | None:
    """Read a native numeral (두, 열두, 스무, 서너) that begins exactly at ``start``, or None."""
    m = NATIVE.match(text, start)
    if m is None or m.end() == start:
        return None
    if m["range"]:
        low, high = _NATIVE_RANGE[m["range"]]
    elif m["single"]:
        low = high = _NATIVE_SINGLE[m["single"]]
    else:
        low = high = _NATIVE_TENS.get(m["tens"] or "", 0) + _NATIVE_ONES.get(m["ones"] or "", 0)
    one = Decimal(1)
    return Number(start, m.end(), Decimal(low), one, one, Decimal(low), Decimal(high))


def read_sino(text: str, start: int) -> Number | None:
    """Read a number in Sino-Korean words that stands before a counter (백만 명, 오천만 국민, 십 년), or None."""
    total = last = 0
    position, below, big = start, _UNBOUNDED, ""
    while below > 1 and (m := _SINO.match(text, position)) and m.end() > position:
        weight = BIG.get(m[5] or "", 1)
        if not (m[1] or m[2] or m[3] or m[5]) or weight >= below:
            break
        section, last = _section(m)
        total, last = total + section * weight, last * weight
        position, below, big = m.end(), weight, m[5] or big
        if weight > 1 and text[position : position + 1] == " " and _SINO_COUNTED.match(text, position) is None:
            position += 1  # 만 오천 원
    if not total or not _SINO_COUNTED.match(text, position):
        return None
    value, step = Decimal(total), Decimal(last)
    return Number(start, position, value, step, step, value, value, big=big)


def _section(m: re.Match[str]) -> tuple[int, int]:
    """What stands before 만, 억 or 조 in words (삼천오백), and the weight of its last digit."""
    value, step = 0, 1
    for group, weight in ((m[1], 1000), (m[2], 100), (m[3], 10)):
        if group:
            value += _SINO_ONES.get(group[0], 1) * weight
            step = weight
    if m[4]:
        value += _SINO_ONES[m[4]]
        step = 1
    return value or 1, step
