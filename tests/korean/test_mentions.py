from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.korean.mentions import read_mentions, scan
from consistency.korean.normal import normalise
from consistency.korean.numbers import read_number
from consistency.korean.quantities import read_quantity
from consistency.model import DegreeWord, Mention, Period, Quantity, Rank, Today

FOLDER = Path(__file__).parent / "data" / "mentions"
CASES: list[dict[str, Any]] = [
    case | {"family": path.stem}
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
TODAY = Today(datetime.date(2025, 4, 15))
HALVES = {"절반", "반 토막"}


def plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def minutes(clock: int) -> str:
    return f"{clock // 60:02d}:{clock % 60:02d}"


def seen(mention: Mention) -> str:
    """What a case states of a mention, behind the equals sign."""
    parts: list[str] = []
    if isinstance(mention, Quantity):
        parts = [plain(mention.value), mention.dimension or "-"]
        if not mention.low == mention.value == mention.high:
            parts.append(f"{plain(mention.low)}..{plain(mention.high)}")
        parts += [mention.bound, mention.role, "malformed" if mention.malformed else ""]
    elif isinstance(mention, Period):
        parts = ["-".join("?" if x is None else str(x) for x in (mention.year, mention.month, mention.day))]
        parts += [minutes(mention.clock) if mention.clock is not None else "", mention.part]
        if mention.until:
            *days, clock = mention.until
            parts.append("until " + "-".join("?" if x is None else str(x) for x in days))
            parts.append(minutes(clock) if clock is not None else "")
        parts += [word for word in ("local", "approximate", "guessed") if getattr(mention, word)]
    elif isinstance(mention, Rank):
        parts = [str(mention.value), mention.kind, f"of {mention.of}" if mention.of else ""]
    elif isinstance(mention, DegreeWord):
        parts = [mention.word]
    return " ".join(part for part in parts if part)


def figures(text: str) -> list[Mention]:
    # Full-width digits keep their places, so the offsets are those of the text as given.
    read = read_mentions(normalise(text).text, TODAY)
    return [m for m in read if not isinstance(m, DegreeWord) or m.word in HALVES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['family']}: {case['text']}")
def test_reads(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [f"{text[m.start : m.end]} = {seen(m)}" for m in figures(text)] == case["is"]


def test_the_cases_are_many_and_no_text_stands_twice() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) >= 800
    assert len(set(texts)) == len(texts)


# --- round trips ---------------------------------------------------------------------------------------------------

WEIGHTS = (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1))


def in_units(value: int, space: str, thousands: bool, commas: bool) -> str:
    """``value`` with 조, 억 and 만; a section as ``4천78``, ``4,078`` or ``4078``."""
    printed = []
    for name, weight in WEIGHTS:
        section = value // weight % 10**4
        if not section:
            continue
        if thousands and section >= 1000:
            rest = section % 1000
            digits = f"{section // 1000}천{rest or ''}"
        else:
            digits = f"{section:,}" if commas else str(section)
        printed.append(digits + name)
    return space.join(printed) or "0"


NUMBERS = st.one_of(
    st.integers(0, 9999),
    st.integers(1, 9999).map(lambda n: n * 10**4),
    st.integers(1, 9999).map(lambda n: n * 10**8),
    st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(lambda p: p[0] * 10**8 + p[1] * 10**4),
    st.tuples(st.integers(1, 999), st.integers(1, 9999)).map(lambda p: p[0] * 10**12 + p[1] * 10**8),
    st.tuples(st.integers(1, 999), st.integers(1, 9999), st.integers(1, 9999)).map(
        lambda p: p[0] * 10**8 + p[1] * 10**4 + p[2]
    ),
)
WON = st.sampled_from(["원", " 원", "달러", " 달러"])
SPACES = st.sampled_from(["", " "])


@settings(max_examples=300)
@given(NUMBERS, SPACES, st.booleans(), st.booleans(), WON)
def test_a_printed_amount_is_read_back(value: int, space: str, thousands: bool, commas: bool, unit: str) -> None:
    if space and any(0 < value // weight % 10**4 < 10 for _, weight in WEIGHTS):
        space = ""  # 1만 3명 may be two amounts.
    printed = in_units(value, space, thousands, commas) + unit
    (mention,) = figures(f"총액은 {printed}이다.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (4, 4 + len(printed))
    assert mention.low <= value <= mention.high
    assert mention.value == value
    assert not mention.malformed


@settings(max_examples=100)
@given(st.integers(0, 10**7), st.integers(1, 3), st.sampled_from(["%", "%포인트", "배", "㎞", "t"]))
def test_decimals_are_exact_and_keep_their_zeros(digits: int, places: int, unit: str) -> None:
    value = Decimal(digits).scaleb(-places)
    (mention,) = figures(f"값은 {value:f}{unit}다.")
    assert isinstance(mention, Quantity)
    factor = {"㎞": 1000, "t": 1000}.get(unit, 1)
    assert mention.value == value * factor
    assert mention.step == Decimal(1).scaleb(-places) * factor


ABOUT = st.sampled_from(
    [
        ("약 ", ""),
        ("", "가량"),
        ("", " 안팎"),
        ("", " 정도"),
        ("최소 ", ""),
        ("최대 ", ""),
        ("", " 이상"),
        ("", " 미만"),
    ]
)


@given(st.integers(1, 10**6), ABOUT)
def test_an_approximated_amount_holds_its_number(value: int, words: tuple[str, str]) -> None:
    printed = f"{words[0]}{value}명{words[1]}"
    (mention,) = figures(f"모두 {printed}이다.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (3, 3 + len(printed))
    assert mention.low <= value <= mention.high
    assert mention.low < mention.high


PARTS = st.integers(2, 10).flatmap(lambda whole: st.tuples(st.just(whole), st.integers(1, whole - 1)))


@given(PARTS, ABOUT)
def test_a_bounded_fraction_holds_its_value(part: tuple[int, int], words: tuple[str, str]) -> None:
    printed = f"{words[0]}{part[0]}분의 {part[1]}{words[1]}"
    (mention,) = figures(f"비중은 {printed}다.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (4, 4 + len(printed))
    assert mention.low < mention.high
    assert mention.low <= mention.value <= mention.high
    assert abs(mention.value * part[0] - part[1]) < Decimal("0.001")


TURNED = {"넘": "넘지", "웃돌": "웃돌지", "초과하": "초과하지", "상회하": "상회하지", "돌파하": "돌파하지"}


@given(
    st.integers(1, 10**6),
    st.sampled_from(["명", "%", "원", "건", "도"]),
    st.sampled_from(sorted(TURNED)),
    st.sampled_from([" 않", " 못"]),
)
def test_a_negation_turns_an_upper_bound(value: int, unit: str, verb: str, negation: str) -> None:
    particle = "를" if unit in "%도" else "을"
    printed = f"{value}{unit}{particle} {TURNED[verb]}{negation}"
    (turned,) = figures(f"올해는 {printed}았다.")[1:]
    (plain_bound,) = figures(f"올해는 {value}{unit}{particle} {verb}는 값이다.")[1:]
    assert isinstance(turned, Quantity)
    assert isinstance(plain_bound, Quantity)
    assert (turned.start, turned.end) == (4, 4 + len(printed))
    assert (turned.bound, turned.high) == ("at_most", value)
    assert plain_bound.low == value < plain_bound.high


@given(
    st.integers(1, 9999), st.sampled_from("억조"), st.sampled_from([" 자산가", "의 뇌물", "로 올랐다", " 횡령", "다"])
)
def test_a_band_of_a_sum_is_no_number_of_machines(value: int, big: str, behind: str) -> None:
    (mention,) = figures(f"규모는 {value}{big}대{behind}.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (4, 6 + len(str(value)))
    assert (mention.dimension, mention.bound) == ("", "band")
    assert mention.low == value * dict(WEIGHTS)[big] < mention.high


@given(st.integers(1, 99), st.integers(1, 9), st.sampled_from([" 만원", " 만 원", "만 원", " 만 달러"]))
def test_a_space_before_ten_thousand_parts_no_number(first: int, thousands: int, tail: str) -> None:
    printed = f"{first}억 {thousands}천{tail}"
    (mention,) = figures(f"값은 {printed}이다.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (3, 3 + len(printed))
    assert mention.value == first * 10**8 + thousands * 10**7
    assert not mention.malformed


@given(st.integers(1, 9), st.integers(1, 5), st.sampled_from([("00", "명"), ("", "%"), ("00", "원"), ("만", "원")]))
def test_a_range_with_a_band_goes_up_to_the_next(first: int, more: int, form: tuple[str, str]) -> None:
    zeros, unit = form
    last = min(first + more, 9)
    if last == first:
        return
    weight = {"00": 100, "": 1, "만": 10_000}[zeros]
    printed = f"{first}{zeros}~{last}{zeros}{unit}대"
    (mention,) = figures(f"값은 {printed}다.")
    assert isinstance(mention, Quantity)
    assert (mention.start, mention.end) == (3, 3 + len(printed))
    assert (mention.low, mention.high) == (first * weight, (last + 1) * weight)


@given(st.integers(180, 209), st.integers(0, 9), st.sampled_from(["{}년대", "'{}년대"]))
def test_a_decade_holds_its_years(decade: int, year: int, style: str) -> None:
    if style.startswith("'") and not 193 <= decade < 200:
        return
    printed = style.format(decade * 10 if style[0] == "{" else decade % 10 * 10)
    (mention,) = figures(f"이 일은 {printed}에 있었다.")
    assert isinstance(mention, Period)
    assert (mention.start, mention.end) == (5, 5 + len(printed))
    assert mention.year is not None
    assert mention.until is not None
    assert mention.until[0] is not None
    assert mention.year <= decade * 10 + year <= mention.until[0]
    assert mention.until[0] - mention.year == (99 if decade % 10 == 0 else 9)


DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
DATE_STYLES = {
    "{y}년 {m}월 {d}일": ("year", "month", "day"),
    "{y}년{m}월{d}일": ("year", "month", "day"),
    "{y}.{m:02d}.{d:02d}": ("year", "month", "day"),
    "{y}-{m:02d}-{d:02d}": ("year", "month", "day"),
    "{y}. {m}. {d}": ("year", "month", "day"),
    "{y}년 {m}월": ("year", "month"),
    "{y}년": ("year",),
    "{m}월 {d}일": ("month", "day"),
    "{m}월": ("month",),
}


@settings(max_examples=200)
@given(DATES, st.sampled_from(sorted(DATE_STYLES)))
def test_a_printed_date_is_read_back(day: datetime.date, style: str) -> None:
    if style == "{y}년" and day.year % 100 == 0 and day.year < 2000:
        return
    printed = style.format(y=day.year, m=day.month, d=day.day)
    (mention,) = figures(f"이 일은 {printed}에 있었다.")
    assert isinstance(mention, Period)
    assert (mention.start, mention.end) == (5, 5 + len(printed))
    parts = DATE_STYLES[style]
    assert mention.stated == parts
    for part in ("year", "month", "day"):
        assert getattr(mention, part) == (getattr(day, part) if part in parts else None)


@given(DATES)
def test_a_day_of_two_digits_year_is_read_back(day: datetime.date) -> None:
    if not 1930 <= day.year < 2030:
        return
    (mention,) = figures(f"공고는 {day.year % 100:02d}년 {day.month}월 {day.day}일이다.")
    assert isinstance(mention, Period)
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)


@given(st.times(), st.sampled_from(["{h}시 {m}분", "{h:02d}시 {m:02d}분", "{h:02d}:{m:02d}", "{half} {t}시 {m}분"]))
def test_a_printed_hour_is_read_back(time: datetime.time, style: str) -> None:
    half, hour = ("오전", time.hour) if time.hour < 12 else ("오후", time.hour - 12)
    printed = style.format(h=time.hour, m=time.minute, half=half, t=hour or 12 if half == "오후" else hour)
    (mention,) = figures(f"회의는 {printed}에 열린다.")
    assert isinstance(mention, Period)
    assert (mention.start, mention.end) == (4, 4 + len(printed))
    assert mention.clock == time.hour * 60 + time.minute


@given(st.integers(1, 27), st.integers(1, 3), st.integers(1, 12), st.sampled_from("~∼～-"))
def test_a_range_of_days_is_read_back(first: int, more: int, month: int, wave: str) -> None:
    (mention,) = figures(f"축제는 {month}월 {first}{wave}{first + more}일 열린다.")
    assert isinstance(mention, Period)
    assert (mention.month, mention.day) == (month, first)
    assert mention.until == (None, None, first + more, None)


@given(st.integers(1, 50), st.integers(1, 11))
def test_years_and_months_are_one_span_of_time(years: int, months: int) -> None:
    (mention,) = figures(f"공사는 {years}년 {months}개월 걸렸다.")
    assert isinstance(mention, Quantity)
    assert mention.dimension == "duration.month"
    assert mention.value == years * 12 + months


# --- a naive oracle of the number grammar ----------------------------------------------------------------------------

MULTIPLIERS = {"십": 10, "백": 100, "천": 1000}
SECTIONS = {"만": 10**4, "억": 10**8, "조": 10**12}


def naive(text: str) -> Fraction:
    """The value of digits, commas, one point and Korean units: sections summed, each the sum of its parts."""
    total = section = Fraction(0)
    digits = ""
    for char in text.replace(",", "").replace(" ", ""):
        if char in MULTIPLIERS:
            section += Fraction(digits or "1") * MULTIPLIERS[char]
            digits = ""
        elif char in SECTIONS:
            total += (section + Fraction(digits or "0")) * SECTIONS[char]
            section, digits = Fraction(0), ""
        else:
            digits += char
    return total + section + Fraction(digits or "0")


SECTION = st.one_of(
    st.integers(1, 9999).map(str),
    st.integers(1000, 9999).map(lambda n: f"{n:,}"),
    st.tuples(st.integers(1, 9), st.integers(0, 999)).map(lambda p: f"{p[0]}천{p[1] or ''}"),
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda p: f"{p[0]}천{p[1]}백"),
    st.integers(1, 9).map(lambda n: f"{n}백"),
)
NUMERAL = st.one_of(
    SECTION,
    st.tuples(SECTION, st.sampled_from("만억조")).map("".join),
    st.tuples(SECTION, SECTION).map(lambda p: f"{p[0]}억{p[1]}만"),
    st.tuples(SECTION, SECTION).map(lambda p: f"{p[0]}조{p[1]}억"),
    st.tuples(SECTION, SECTION).map(lambda p: f"{p[0]}만{p[1]}"),
    st.tuples(st.integers(1, 99), st.integers(1, 9), st.sampled_from("만억조")).map(lambda p: f"{p[0]}.{p[1]}{p[2]}"),
)


@settings(max_examples=400)
@given(NUMERAL)
def test_numbers_are_as_the_oracle_has_them(numeral: str) -> None:
    number = read_number(numeral + "명", 0)
    assert number is not None
    assert numeral[: number.end] == numeral
    assert Fraction(number.value) == naive(numeral)
    assert not number.malformed


# --- whatever comes in -----------------------------------------------------------------------------------------------

HOSTILE = st.text(
    st.sampled_from(
        "0123456789,.-~∼%만억조천백십경원명년월일시분초대위 제약여이상두세한열수몇'‘(）)△▲↑→·/:@☎A가\n٣²½①"
    ),
    max_size=80,
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(HOSTILE, st.text(max_size=60)))
def test_any_text_is_read_without_overlap(text: str) -> None:
    mentions, passed = scan(text, TODAY)
    found = [m for m in mentions if not isinstance(m, DegreeWord)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(0 <= p.start < p.end <= len(text) and p.reason for p in passed)
    assert all(m.low <= m.value <= m.high for m in found if isinstance(m, Quantity))


@pytest.mark.parametrize("count", [26, 400, 10_000])
def test_a_long_run_of_digits_is_no_amount(count: int) -> None:
    mentions, passed = scan("계수는 " + "9" * count + "원이고 직원은 3명이다.", TODAY)
    assert [seen(m) for m in mentions] == ["3 count.명"]
    assert ("serial", 4) in {(p.reason, p.start) for p in passed}


def test_the_longest_amount_is_exact_in_any_context() -> None:
    printed = "9" * 25 + "억원"
    (mention,) = figures(f"값은 {printed}이다.")
    assert isinstance(mention, Quantity)
    assert mention.value == int("9" * 25) * 10**8


# --- what is taken from elsewhere in the text ------------------------------------------------------------------------


def test_words_that_refer_back_know_to_what() -> None:
    first, second, third = figures("공장은 2024년 3월 5일 멈췄다. 이튿날 다시 돌았고 5월에 또 섰다.")
    assert isinstance(second, Period)
    assert isinstance(third, Period)
    assert first == Period(4, 15, 2024, 3, 5, stated=("year", "month", "day"))
    assert (second.day, second.inherited) == (None, (2024, 3, 5))
    assert (third.year, third.inherited) == (None, (2024, None, None))


def test_a_quantity_is_read_where_it_begins() -> None:
    assert read_quantity("없음", 0) is None
    quantity = read_quantity("예산 1,240억 원", 3)
    assert quantity is not None
    assert (quantity.start, quantity.end) == (3, 11)


def test_what_is_passed_over_has_its_reason() -> None:
    text = "문의 02-123-4567, 제84조, 2024도1234, GPT-4.1, 6·25 전쟁, a1@b.kr, (005930)"
    reasons = [p.reason for p in scan(text)[1]]
    assert reasons == ["telephone", "law", "case", "model", "event", "email", "stock"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("수출이 역대 최대를 기록했다.", "역대"),
        ("물가가 21개월 만에 최저로 내렸다.", "21개월 만에"),
        ("매출은 1분기 기준 최대다.", "1분기 기준"),
        ("매출은 최대다.", ""),
    ],
)
def test_a_superlative_keeps_its_bound(text: str, bound: str) -> None:
    (word,) = [m for m in read_mentions(text) if isinstance(m, DegreeWord)]
    assert (word.scale, word.bound) == ("extreme", bound)
