"""Everything a text says in figures: one left-to-right scan over digits and number words, linear in the text.

What looks like a figure and is none (model names, telephone numbers, addresses of the web, law articles, event names
such as 6·25) is passed over for a named reason; nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Context, localcontext

from consistency.korean.ages import read_age, read_generation
from consistency.korean.dae import read_dae
from consistency.korean.days import read_days, words
from consistency.korean.degrees import read_degrees
from consistency.korean.exclusions import Passed, excluded
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.medals import read_medals
from consistency.korean.numbers import digits_end, read_native, read_number
from consistency.korean.periods import read_period, starts_relative
from consistency.korean.quantities import follows_unit, in_sense, nothing, read_quantity
from consistency.korean.ranks import read_rank
from consistency.korean.ratios import read_fraction, read_part, read_ratio
from consistency.korean.related import relate
from consistency.model import DegreeWord, Mention, Period, Quantity, Rank, Today

_NATIVE = (
    "한두|두어|두세|두서너|서너|네댓|너댓|너덧|네다섯|대여섯|예닐곱|일고여덟|여남은|한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰"
    "|예순|일흔|여든|아흔"
)
_NATIVE_START = re.compile(_NATIVE)
_WORD_START = frozenset("오새아저밤낮한")
_SINO_START = frozenset("일이삼사오육칠팔구십백천만억수몇")
_ELEMENT = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
_JOINT = r"(?:[·ㆍ‧∙・→]|, | → )"
_SHARED = re.compile(rf"({_ELEMENT})(?:{_JOINT}{_ELEMENT})++")
_SHARING = re.compile(rf"({_ELEMENT})(?={_JOINT}[0-9])")
_PAIR = re.compile(r"([0-9]{1,2}),[0-9]{1,2}+(?=위|심|순위|학년|등급|분기|공구|호기|월(?!드)|일(?!본)|차 )")
"""Without the space after the comma, only numbers that say which one are two: 1,2위, and not 2,5%."""
_CARRIED = re.compile(r"→| → |·|, ?|에서 |과 |와 |∼|~")
_EVERYDAY = re.compile(
    r"(?:[0-9]박|약|최장|최대|최소|총|무려|꼬박|단|하루|평균|연간|길게는|짧게는|연속|고작|불과|겨우) ?$"
)
_FEW = 1000
_MAGNITUDE = re.compile(r"규모 ?[‘'\"“]?$")
_NICKNAME = re.compile(r" ?전자")
_STATE = re.compile(r"[을를만히게] $")
"""신고만 한 채, 멍하니 한 채: the verb 한 in a state, and no house."""
_HOMES = re.compile(r"(?:를|의|가)? ?(?:공급|분양|모집|임대|매입|건설|입주)")
"""임대주택 46호 공급: homes are counted, and not named by number."""
_IN_ALL = re.compile(r"(?:총|모두) $")
_SCHOOL = re.compile(r"(?:^|[^가-힣])[고중초]$")


_SPLIT_NUMBER = re.compile(r"[0-9십백천] $")
_SPACED_TEN_THOUSAND = re.compile(r"(?:^|[^가-힣0-9])만 $")
_THOUSANDS = re.compile(r"(?:[0-9],[0-9]{3}|[0-9]{3,4}|[1-9]천)(?![0-9]| ?[세살])")


def read_mentions(text: str, today: Today | None = None) -> list[Mention]:
    """Return the quantities, periods, ranks and degree words of ``text``, in order, without overlaps among the first
    three. ``today`` is the publication day in Korean time, against which relative periods are resolved."""
    return scan(text, today)[0]


def scan(text: str, today: Today | None = None) -> tuple[list[Mention], list[Passed]]:
    """The mentions of ``text`` and, in order, what was passed over and why."""
    with localcontext(Context(prec=80)):
        reader = _Scan(text, today, excluded(text))
        reader.run()
        figures = relate(text, reader.mentions)
    ends = [m.end for m in figures]
    degrees = [d for d in read_degrees(text) if not _taken(d, figures, ends)]
    mentions: list[Mention] = [*figures, *degrees]
    mentions.sort(key=lambda x: (x.start, x.end))
    return mentions, sorted(reader.passed)


def _taken(degree: DegreeWord, figures: list[Mention], ends: list[int]) -> bool:
    at = bisect_right(ends, degree.start)
    return at < len(figures) and figures[at].start < degree.end


def shifted(mention: Mention, offset: int) -> Mention:
    """The same mention with its offsets moved by ``offset`` (from a sentence to its field)."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str, today: Today | None, passed: list[Passed]) -> None:
        self.text = text
        self.today = today
        self.mentions: list[Mention] = []
        self.passed = passed
        self.listed = 0
        self.tail = ""

    def run(self) -> None:
        """Fill ``mentions`` and ``passed``."""
        text, barred = self.text, list(self.passed)
        position = index = 0
        begins = _start()
        while m := begins.search(text, position):
            start = m.start()
            while index < len(barred) and barred[index].end <= start:
                index += 1
            if index < len(barred) and barred[index].start <= start:
                position = barred[index].end
                continue
            found = self._at(start)
            if isinstance(found, str):
                position = max(digits_end(text, start), start + 1)
                if found:
                    self.passed.append(Passed(start, position, found))
                continue
            if (
                index < len(barred)
                and found.end > barred[index].start
                and isinstance(found, Quantity)
                and not found.unit
            ):
                position = start + 1
                continue
            self.mentions.append(found)
            position = max(found.end, start + 1)

    def _at(self, start: int) -> Period | Quantity | Rank | DegreeWord | str:
        """What begins at ``start``, or the reason why nothing does (empty where no digit stands there)."""
        text = self.text
        char = text[start]
        if "0" <= char <= "9":
            return self._in_digits(start)
        if char == "제" and "가" <= text[start - 1 : start] <= "힣" and text[start + 1] == " ":
            return ""  # 이제 12월
        if char in "제최처첫":
            return read_rank(text, start) or ""
        before = text[start - 1] if start else " "
        if ("가" <= before <= "힣" or (before.isascii() and before.isalnum())) and char not in "'’‘":
            return ""
        if char in "공단":
            return read_rank(text, start) or ""
        if text.startswith(("절반", "반 토막", "반토막", "반의"), start):
            return self._half(start)
        if (
            starts_relative(text, start)
            or char in "'’‘"
            or char in _WORD_START
            or text.startswith(("올 ", "지난", "오는", "상반기", "하반기"), start)
        ):
            period = read_period(text, start, self.today)
            if period is not None:
                return period
        if days := read_days(text, start):
            return days
        if _NATIVE_START.match(text, start) and (found := self._native(start)):
            return found
        if char in _SINO_START:
            if _SPLIT_NUMBER.search(text, max(0, start - 2), start):
                return ""  # 3370 만개, 수천 만원: the digits stand before the space
            if fraction := read_fraction(text, start):
                return fraction
            quantity = read_quantity(text, start)
            return (
                quantity
                if quantity
                and (quantity.unit or char in "수몇" or (quantity.value > 1000 and text[start + 1].isdigit()))
                else ""
            )
        return ""

    def _native(self, start: int) -> Quantity | Rank | None:
        text = self.text
        if rank := read_rank(text, start):
            return rank
        quantity = read_quantity(text, start)
        if quantity is None or not (quantity.unit in _native_words()["counted"] or quantity.unit.startswith("개 ")):
            return None
        if none := nothing(text, quantity):
            return none
        if text.startswith(tuple(_native_words()["homonyms"]), start):
            return None
        number = read_native(text, start)
        glued = number is not None and text[number.end] != " "
        if glued and len(quantity.unit) == 1 and quantity.unit not in _native_words()["glued"]:
            return None
        if glued and quantity.value == 1 and quantity.unit not in _native_words()["one_glued"] and not quantity.bound:
            return None
        alone = number is not None and number.value == number.high == 1
        if alone and not quantity.bound and quantity.unit.partition(" ")[0] in _native_words()["not_after_one"]:
            return None
        if alone and quantity.unit == "채" and _STATE.search(text, max(0, start - 2), start):
            return None
        if text[start] in "석넉" and quantity.unit not in {"달", "장", "잔", "점", "자", "대"}:
            return None
        return quantity

    def _half(self, start: int) -> DegreeWord | Quantity:
        if part := read_part(self.text, start):
            return part
        if self.text.startswith("절반", start):
            return DegreeWord(start, start + 2, "절반", "share", 3)
        end = self.text.index("막", start) + 1
        return DegreeWord(start, end, "반 토막", "share", 3)

    def _in_digits(self, start: int) -> Period | Quantity | Rank | str:
        text = self.text
        before = text[start - 1] if start else " "
        joined = before in ",." and text[start - 2 : start - 1].isdecimal() and start > 1
        last = self.mentions[-1] if self.mentions else None
        listed = last is not None and last.end == start - 1 and (not isinstance(last, Quantity) or last.dimension)
        if before.isdecimal() or (joined and not listed):  # but the 2위 of 1,2위 is read
            return "fragment"
        if _SPACED_TEN_THOUSAND.search(text, max(0, start - 3), start) and _THOUSANDS.match(text, start):
            return "fragment"  # 만 2,223명: the 만 before it is part of the number, and is not read
        if (before.isascii() and before.isalpha()) or before == "_":
            return "name"
        if before in "-–:/" and start > 1 and text[start - 2].isdecimal():
            return "compound"
        if found := self._shared(start):
            return found
        period = read_period(text, start, self.today)
        if period is not None and not self._counts_days(start, period):
            return period
        if age := read_age(text, start):
            return age
        if (regnal := read_generation(text, start)) or (regnal := read_rank(text, start)):
            return regnal
        if ratio := read_ratio(text, start):
            return ratio
        quantity = read_quantity(text, start)
        if quantity is None:
            return "serial"
        if found := read_medals(text, start, quantity) or nothing(text, quantity):
            return found
        if quantity.unit == "동" and (
            ("가" <= before <= "힣" and quantity.end == start + 2) or _FLAT.match(text, quantity.end)
        ):
            return Rank(start, quantity.end, int(quantity.value), "nth.동")
        if quantity.unit == "호" and last is not None and last.end >= start - 1 and _kind(last) == "nth.동":
            return Rank(start, quantity.end, int(quantity.value), "nth.호")
        quantity = in_sense(text, quantity)
        if quantity.unit == "대":
            return read_dae(text, quantity, start, self.mentions[-1] if self.mentions else None)
        if (
            quantity.unit == "호"
            and quantity.value < _FEW
            and not quantity.bound
            and text[quantity.end - 2].isdecimal()
            and not _IN_ALL.search(text, max(0, start - 3), start)
            and not _HOMES.match(text, quantity.end)
        ):
            return Rank(start, quantity.end, int(quantity.value), "nth.호")
        if quantity.unit == "단계" and last is not None and last.end == start - 1 and _kind(last) == "nth.단계":
            return Rank(start, quantity.end, int(quantity.value), "nth.단계")
        if not quantity.dimension:
            return self._bare(quantity, start, before)
        return quantity

    def _shared(self, start: int) -> Period | Quantity | Rank | None:
        """``1·2위``, ``25, 26일``, ``26→25%``: a number takes the unit that stands behind the last of its list."""
        if start < self.listed:
            m, tail = _SHARING.match(self.text, start), self.tail
        elif m := _SHARED.match(self.text, start):
            self.listed, self.tail = m.end(), self._tail(m)
            tail = self.tail
        elif m := _PAIR.match(self.text, start):
            tail = self._tail(m)
        if m is None or not tail:
            return None
        found = _Scan(m[1] + tail, self.today, [])._in_digits(0)
        if isinstance(found, str) or found.end <= len(m[1]) or (isinstance(found, Quantity) and not found.dimension):
            return None
        if (
            isinstance(found, Period)
            and (found.clock is not None or found.stated == ("year",))
            and ", " in self.text[m.end(1) : m.end(1) + 2]
        ):
            return None
        if isinstance(found, Quantity) and found.unit == "단계":
            return Rank(start, start + len(m[1]), int(found.value), "nth.단계")  # 1·2·3단계 are named one by one
        return replace(found, start=start, end=start + len(m[1]))

    def _tail(self, listed: re.Match[str]) -> str:
        """What stands behind the last number of a list, or nothing where it is no unit. It is looked at once for all
        of the list, however long that is."""
        text, end = self.text, listed.end()
        if text.startswith("4분기", end) or (text[end - 2 : end] == "·4" and text.startswith("분기", end)):
            return ""
        tail = text[end : end + 12]
        return "" if not tail or tail[0] in ")]·-–/→,." or "0" <= tail[0] <= "9" else tail

    def _counts_days(self, start: int, period: Period) -> bool:
        """약 3일, 최장 10일: a day number behind such a word counts days."""
        if period.stated not in {("day",), ("clock",)} or (period.until and ":" in self.text[start : period.end]):
            return False
        return bool(_EVERYDAY.search(self.text, max(0, start - 4), start))

    def _bare(self, quantity: Quantity, start: int, before: str) -> Period | Quantity | str:
        """A number without a unit: the unit may be carried from elsewhere, and it may be no amount but a name."""
        text, end = self.text, quantity.end
        number = read_number(text, start)
        if number is None:
            return "serial"
        if quantity.bound == "range" and text[end - 1] in "만억조대" and number.end < end:
            return self._elided(quantity, start) or quantity  # 7~8억대: the unit stands behind the second number
        if carried := self._carried(quantity, start, number.end):
            return carried
        tail = text[end : end + 1]
        if quantity.malformed or number.big:
            return "name" if _NICKNAME.match(text, end) else quantity
        plain = text[start : number.end]
        decimal = "." in plain or "," in plain
        if tail and tail.isascii() and (tail.isalpha() or tail == "_"):
            return "name"
        if (
            tail in {".", ")"}
            and text[end + 1 : end + 2] == " "
            and not decimal
            and _NUMBERING.search(text, max(0, start - 2), start)
        ):
            return "numbering"
        if before in "-–:/+#" or (tail in "-–:/+" and tail and text[end + 1 : end + 2].isalnum()) or tail == "#":
            return "compound"
        if quantity.value <= 6 and _SCHOOL.search(text, max(0, start - 2), start):
            return "name"
        if decimal and _MAGNITUDE.search(text, max(0, start - 4), start):
            return replace(quantity, dimension="magnitude")
        if _VERSION.fullmatch(plain) and _VERSIONED.search(text, max(0, start - 2), start):
            return "name"
        if "가" <= before <= "힣" and not decimal and not _glue().search(text, max(0, start - 4), start):
            return "name"
        worded = quantity.bound and end > number.end  # 4000선을 돌파: the words of the bound are read, a verb goes on
        if "가" <= tail <= "힣" and not worded and not (follows_unit(text, end) and _PARTICLE.match(text, end)):
            return "name"
        if _named_before(text, start, plain, decimal):
            return "name"
        if (
            not decimal
            and _YEAR.fullmatch(plain)
            and text[end : end + 1] == " "
            and ("가" <= text[end + 1 : end + 2] <= "힣" or _LEADING.match(text, end + 1))
        ):
            return "name" if _LEVEL.match(text, end + 1) is None else quantity
        return quantity

    def _carried(self, quantity: Quantity, start: int, end: int) -> Quantity | None:
        """``10억→20억 달러``, ``매출 5565억 달러(전년 5421억)``: the unit of the next or of the last amount."""
        text = self.text
        if (joint := _CARRIED.match(text, end)) and (joint[0].strip() in {"→", "에서"} or text[end - 1] in "만억조천"):
            other = read_number(text, joint.end()) if text[joint.end() : joint.end() + 1].isdecimal() else None
            if other is not None and (other.big or joint[0].strip() in {"→", "에서"}):
                found = read_quantity(text[start:end] + text[other.end : other.end + 8], 0)
                if (
                    found is not None
                    and found.dimension
                    and not found.dimension.startswith("duration")
                    and found.dimension != "count.대"
                ):
                    return replace(
                        found, start=quantity.start, end=end, low=found.value, high=found.value, bound="", role="elided"
                    )
        if text[end - 1] in "만억조" and self._converted(start):
            return replace(quantity, unit="원", dimension="money.KRW", role="conversion")
        if text[end - 1] not in "억조" or ("가" <= text[end : end + 1] <= "힣" and not _PARTICLE.match(text, end)):
            return None
        return self._elided(quantity, start)

    def _converted(self, start: int) -> bool:
        """Whether a bracket opens here right behind a foreign amount: ``2억 파운드(약 3896억)`` is in won."""
        last = self.mentions[-1] if self.mentions else None
        foreign = isinstance(last, Quantity) and last.dimension.startswith("money.") and last.unit != "원"
        return last is not None and foreign and _CONVERTED.fullmatch(self.text, last.end, start) is not None

    def _elided(self, quantity: Quantity, start: int) -> Quantity | None:
        """The same amount in the currency of the last one of the sentence, or None."""
        for last in reversed(self.mentions[-6:]):
            if isinstance(last, Quantity) and last.dimension.startswith("money.") and last.role != "conversion":
                if last.end < start - 90 or _STOP.search(self.text, last.end, start):
                    return None
                return replace(quantity, unit=last.unit, dimension=last.dimension, role="elided")
        return None


def _kind(mention: Mention) -> str:
    return mention.kind if isinstance(mention, Rank) else ""


_NUMBERING = re.compile(r"(?:^|[.\n\]!?다요”\"]) ?$")
_CONVERTED = re.compile(r" ?[(\[] ?(?:약|한화|원화|우리 ?돈)?(?:로|으로)?(?: 약)? ?")  # 2억 파운드(약 3896억)
_STOP = re.compile(r"다\.|\n|[?!]")
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])[0-9]")
_FLAT = re.compile(r" ?[0-9]{2,4}호")
"""101동 1203호 is where one lives."""
_VERSION = re.compile(r"[1-9]\.0")
_VERSIONED = re.compile(r"[가-힣A-Za-z] $")
"""제도 2.0 is the second making of a thing; a figure of this form has its unit behind it."""
_LEADING = re.compile(r"[0-9]{1,2}대 ")
_LEVEL = re.compile(r"돌파|선|달성|고지|시대|터치|회복|붕괴|마감|이상|이하|수준|넘|육박|안팎|정도")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|로|으로|와|과|도|만|까지|부터|보다|에서|이다|이며|이고|이었|였|대(?=[^가-힣]|로|의|에|를|가|다|$)|선(?![가-힣])|인(?![가-힣])|라|다|여|서|입니|정도|이상|이하|초과|미만|가량|안팎|수준)"
    r"(?![가-힣]{3})|(?:에서|으로|까지|부터|보다|에는|에도|이었|이다|으로는)"
)


@derived
def _start() -> re.Pattern[str]:
    """Where a figure may begin."""
    return re.compile(
        r"[0-9]|재작년|지난|작년|올해|금년|내년|내후년|올 |오는 |이달|이번 ?[달주분]|다음 ?[달주날분]|내달|내주"
        r"|금주|전날|이날|이튿날|그제|그저께|엊그제"
        r"|어제|오늘|내일|모레|글피|당일|전년|이듬해|전월|전달|전 ?분기|직전|같은 ?[해달날기]|오전|오후|새벽|아침"
        r"|저녁|밤|낮|한밤|정오|자정|상반기|하반기"
        r"|공동 ?[0-9]|(?<![가-힣])(?:공동|단독) ?선두|제 ?[0-9]|['’‘][0-9][0-9]년|최초|처음|(?<![가-힣])첫(?= ?번째)"
        rf"|(?<![가-힣])(?:[수몇] ?(?=[십백천만억차년개시일주달회])|[백천만](?=[0-9])"
        rf"|[일이삼사오육칠팔구]?[십백천만](?=[가-힣 ])"
        rf"|[일삼사칠팔][억조](?= ?여? ?[원달일이삼사오육칠팔구천])|[이오육구][억조](?= [원달일이삼사오육칠팔구천])"
        rf"|{_NATIVE}|{'|'.join(words())})"
        r"|절반|반 ?토막|반의 ?반(?: ?토막|으로|의|만|도)|[이삼사오육칠팔구십백]분의"
    )


@derived
def _native_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("units")["native"].items()}


@derived
def _glue() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load('exclusions')['names']['glued'])})$")


@derived
def _names_before() -> re.Pattern[str]:
    names = load("exclusions")["names"]
    return re.compile(rf"(?:({alternation(names['indexes'])})|(?:{alternation(names['before'])})|[A-Za-z&]) ?$")


def _named_before(text: str, start: int, plain: str, decimal: bool) -> bool:
    """Whether a name stands before the bare number: CES 2026, 시즌 2; 코스피 200 is one, 코스피 4129.68 is not."""
    m = _names_before().search(text, max(0, start - 8), start)
    if m is None or decimal:
        return False
    return not m[1] or plain in load("exclusions")["names"]["index_members"]


__all__ = ["Period", "Quantity", "Rank", "read_mentions", "scan", "shifted"]
