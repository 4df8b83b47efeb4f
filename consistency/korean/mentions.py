"""Everything a text says in figures: one left-to-right scan over digits and number words, linear in the text.

What looks like a figure and is none (model names, telephone numbers, addresses of the web, law articles, event names
such as 6·25) is passed over; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.korean.degrees import read_degrees
from consistency.korean.periods import read_period, starts_relative
from consistency.korean.quantities import read_quantity
from consistency.korean.ranks import read_rank
from consistency.model import DegreeWord, Mention, Period, Quantity, Rank, Today

_START = re.compile(
    r"\d|재작년|지난|작년|올해|금년|내년|내후년|올 |오는 |이달|이번 ?[달주]|다음 ?[달주날]|내달|전날|이날|이튿날|그제|엊그제|어제|오늘|내일|모레|당일|전년|이듬해|전월|전달|같은 ?[해달날]"
    r"|오전|오후|새벽|아침|저녁|밤|낮|한밤|상반기|하반기|공동 \d|제 ?\d|['’‘]\d\d년"
    r"|(?<![가-힣])(?:수(?=[십백천만억])|[백천만](?=[\d만억조])|한두|두세|두서너|서너|네댓|너댓|대여섯|예닐곱|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|예순|일흔|여든|아흔)"
    r"|절반"
)
_NATIVE_START = re.compile(
    r"한두|두세|두서너|서너|네댓|너댓|대여섯|예닐곱|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|예순|일흔|여든|아흔"
)
_EXCLUDED = re.compile(
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}"
    r"|(?<!\d)0\d{1,2}[-)] ?\d{3,4}-\d{4}|(?<!\d)1[568]\d\d-\d{4}"
    r"|\(\d{6}(?:\.[A-Z]{2})?\)"
    r"|(?<!\d)(?:19|20)\d\d(?![만억조천백년월일])[가-힣]{1,3}\d{1,6}"
    r"|(?<![\d.])\d{1,2}[·‧・]\d{1,2}(?=[ ]?(?:사태|선언|전쟁|운동|혁명|항쟁|총선|대선|지방선거|재보[궐선]|전당대회|쿠데타|비상계엄|계엄|내란|참사|사건|합의|절|민주|부동산|대책|공급|테러|세계|조치|[가-힣]{0,3}선거))"
    r"|(?<![\d.])[1-4]·4분기"
    r"|제 ?\d{1,4}조(?:의 ?\d{1,2})?(?: ?제? ?\d{1,2}항)?|\d{1,4}조(?=(?:의 ?\d)|\(| ?제?\d+항)"
    r"|[A-Za-z][A-Za-z]*[-–]?\d[\w.\-/]*|\d+[A-Za-z]{1,4}\d[\w-]*"
)
_LATIN_TAIL = re.compile(r"[A-Za-z]")
_BARE_TAIL = re.compile(r"[가-힣]")
_COUNTED_NATIVE = frozenset(
    "명 곳 차례 번 개 건 배 채 대 척 마리 팀 가지 편 권 장 병 잔 살 달 해 시간 사람 군데 골 경기 세트 쌍 개월 개팀 배럴 차로 종 종류 가구 그루 석 표 주 계단 단계".split()
)


def read_mentions(text: str, today: Today | None = None) -> list[Mention]:
    """Return the quantities, periods, ranks and degree words of ``text``, in order, without overlaps among the first
    three. ``today`` is the publication day in Korean time, against which relative periods are resolved."""
    excluded = _excluded_spans(text)
    mentions: list[Mention] = []
    position = 0
    index = 0
    while m := _START.search(text, position):
        start = m.start()
        while index < len(excluded) and excluded[index][1] <= start:
            index += 1
        if index < len(excluded) and excluded[index][0] <= start:
            position = excluded[index][1]
            continue
        found = _read_at(text, start, today)
        if found is None:
            position = _skip(text, start)
            continue
        mentions.append(found)
        position = max(found.end, start + 1)
    degrees: list[DegreeWord] = read_degrees(text)
    taken = [(x.start, x.end) for x in mentions]
    mentions.extend(d for d in degrees if not any(s < d.end and d.start < e for s, e in taken))
    mentions.sort(key=lambda x: (x.start, x.end))
    return mentions


def _excluded_spans(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _EXCLUDED.finditer(text)]


def _skip(text: str, start: int) -> int:
    """Past the whole run of digits that could not be read, so that its tail is not read as a number of its own."""
    position = start
    while position < len(text) and (text[position].isdigit() or text[position] in ",."):
        position += 1
    return max(position, start + 1)


def _read_at(text: str, start: int, today: Today | None) -> Mention | None:
    char = text[start]
    before = text[start - 1] if start else " "
    if char.isdigit():
        if before.isdigit() or before.isascii() and before.isalpha() or before == "_":
            return None
        if before == "," and text[start - 2 : start - 1].isdigit():
            return None
        return _digit_at(text, start, before, today)
    if char in "제공" and (rank := read_rank(text, start)):
        return rank
    if "가" <= before <= "힣" and char not in "'’‘":
        return None
    if text.startswith("절반", start):
        return _half(text, start)
    if starts_relative(text, start) or text.startswith(("올 ", "지난", "오는", "상반기", "하반기"), start) or char in "'’‘오새아저밤낮한":
        period = read_period(text, start, today)
        if period is not None:
            return period
    if _NATIVE_START.match(text, start):
        rank = read_rank(text, start)
        if rank is not None:
            return rank
        quantity = read_quantity(text, start)
        if quantity is not None and quantity.unit in _COUNTED_NATIVE:
            if quantity.unit == "종" and text[start + 1] != " ":
                return None
            if text.startswith("한", start) and quantity.unit in {"번", "대", "편", "주", "해", "달", "시간", "가지", "표", "점", "장"}:
                return None
            return quantity
        return None
    if char in "수백천만":
        return read_quantity(text, start)
    return None


def _digit_at(text: str, start: int, before: str, today: Today | None) -> Mention | None:
    period = read_period(text, start, today)
    if period is not None and not _is_duration(text, start, period):
        return period
    rank = read_rank(text, start)
    if rank is not None:
        return rank
    ratio = _ratio(text, start)
    if ratio is not None:
        return ratio
    quantity = read_quantity(text, start)
    if quantity is None:
        return None
    tail = text[quantity.end : quantity.end + 1]
    if not quantity.unit and tail and tail.isascii() and tail.isalpha():
        return None
    if not quantity.unit and before in "-–.:/" and text[start - 2 : start - 1].isalnum():
        return None
    return quantity


def _is_duration(text: str, start: int, period: Period) -> bool:
    """약 3일, 최장 10일: a day number behind such a word counts days."""
    if period.stated != ("day",) and period.stated != ("clock",):
        return False
    return bool(re.search(r"(?:약|최장|최대|최소|총|무려|꼬박|단|하루|평균|연간|길게는|짧게는) ?$", text[max(0, start - 4) : start]))


_RATIO = re.compile(r"(\d[\d,]{0,12}(?:\.\d{1,3})?) ?대 ?(\d[\d,]{0,6}(?:\.\d{1,2})?)(?=으로|로[^가-힣]|로 |[^\d%가-힣.,]|[.,](?!\d)|$)|(\d[\d,]{0,12}(?:\.\d{1,3})?) ?대 ?(1)(?=[로을의이가은는에과])")
_FRACTION = re.compile(r"(\d{1,4}) ?분의 ?(\d{1,4})(?!\d)")


def _ratio(text: str, start: int) -> Quantity | None:
    """3대2, 631.6대 1 (the left side; the unit holds the right) and 10분의 1."""
    from decimal import Decimal

    if m := _FRACTION.match(text, start):
        if int(m[1]) == 0:
            return None
        value = Decimal(m[2]) / Decimal(m[1])
        return Quantity(start, m.end(), value, Decimal("0.01"), value, value, f"{m[1]}분의 {m[2]}", "fraction")
    if m := _RATIO.match(text, start):
        left, right = (m[1], m[2]) if m[1] else (m[3], m[4])
        value = Decimal(left.replace(",", ""))
        step = Decimal(1).scaleb(-len(left.partition(".")[2]))
        return Quantity(start, m.end(), value, step, value, value, f"대 {right}", f"ratio.{right}")
    return None


def _half(text: str, start: int) -> DegreeWord:
    return DegreeWord(start, start + 2, "절반", "share", 3)


def shifted(mention: Mention, offset: int) -> Mention:
    """The same mention with its offsets moved by ``offset`` (from a sentence to its field)."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


__all__ = ["Period", "Quantity", "Rank", "read_mentions", "shifted"]
