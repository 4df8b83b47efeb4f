"""When two printed values can both be true, and how a value is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consistency.claims.reading import Reading
from consistency.claims.values import compare_periods, compare_quantities, printed, same_value
from consistency.model import Mention, Period, Quantity, Rank, Today

TODAY = Today(date(2026, 3, 30))


def read(text: str) -> Mention:
    """The one figure, period or rank of ``text``, alone or in front of a noun."""
    (mention,) = Reading(text, 0, TODAY).mentions
    return mention


def quantity(text: str) -> Quantity:
    mention = read(text)
    assert isinstance(mention, Quantity)
    return mention


def period(text: str) -> Period:
    mention = read(text)
    assert isinstance(mention, Period)
    return mention


SAME = [
    ("1,240억 원", "1천240억원"),
    ("0.5㏊", "5000㎡"),
    ("29.6%", "30%"),
    ("766억9200만 원", "766억 원"),
    ("12만3456명", "12만3천명"),
    ("12만3456명", "12만 명"),
    ("657억 원", "656억7000만 원"),
    ("1.5t", "1500㎏"),
    ("2년", "24개월"),
    ("두 곳", "2곳"),
    ("-0.2%", "0.2%"),
    ("1조6850억 원", "1조7000억 원"),
    ("3만3000㎡", "1만 평"),
]
APART = [
    ("1240억 원", "1420억 원"),
    ("312명", "321명"),
    ("902.70원", "902.71원"),
    ("47.0%", "47.4%"),
    ("3만 명", "3만9000명"),
    ("657억 원", "655억9000만 원"),
    ("2명 이상", "3명 이상"),
    ("2명 이상", "2명 초과"),
    ("10만 원 이하", "10만 원 미만"),
    ("약 300명", "약 500명"),
    ("30여 명", "52명"),
    ("2000억 원대", "3100억 원"),
    ("절반 이하", "3분의 2 이상"),
    ("30%를 넘지 않", "30%를 넘"),
]
APPROXIMATE = [
    ("312명", "300여 명"),
    ("약 500명", "512명"),
    ("45분", "45분쯤"),
    ("2000억 원대", "2400억 원"),
    ("100명", "100명 이상"),
    ("최대 300만 원", "280만 원"),
]


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (a, b, outcome)
        for outcome, pairs in (("same", SAME), ("apart", APART), ("approximate", APPROXIMATE))
        for a, b in pairs
    ],
)
def test_amounts(a: str, b: str, outcome: str) -> None:
    x, y = quantity(a), quantity(b)
    assert x.dimension == y.dimension
    assert compare_quantities(x, y) == outcome
    assert compare_quantities(y, x) == outcome


def plain(value: Decimal, step: Decimal, bound: str = "") -> Quantity:
    return Quantity(0, 1, value, step, value, value, "명", "count.명", bound)


STEPS = st.sampled_from([Decimal(1).scaleb(n) for n in range(-3, 9)])
AMOUNTS = st.builds(lambda digits, step: plain(digits * step, step), st.integers(1, 99_999), STEPS)


@st.composite
def bounded(draw: st.DrawFn) -> Quantity:
    """An amount with or without a word that makes an interval of it."""
    text = draw(
        st.sampled_from(["{}명", "약 {}명", "{}여 명", "{}명 이상", "{}명 미만", "{}명 초과", "최대 {}명", "{}명 이하"])
    )
    return quantity(text.format(draw(st.integers(1, 9_999)) * draw(st.sampled_from([1, 10, 100]))))


@given(bounded() | AMOUNTS, bounded() | AMOUNTS)
def test_comparison_has_no_sides(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, b) == compare_quantities(b, a)


@given(bounded() | AMOUNTS)
def test_every_value_is_itself(a: Quantity) -> None:
    assert compare_quantities(a, a) == "same"


@given(AMOUNTS, st.integers(1, 4))
def test_rounding_and_truncation_are_never_apart(fine: Quantity, dropped: int) -> None:
    """…as long as three printed digits are left: nobody prints 1만 for 1만9000."""
    step = fine.step.scaleb(dropped)
    whole, rest = divmod(fine.value, step)
    assume(whole >= 100)
    truncated = plain(whole * step, step)
    rounded = plain((whole + (rest * 2 >= step)) * step, step)
    assert compare_quantities(fine, truncated) == "same"
    assert compare_quantities(fine, rounded) == "same"


@given(AMOUNTS, st.integers(1, 99_999))
def test_other_digits_of_one_granularity_are_apart(a: Quantity, other: int) -> None:
    b = plain(other * a.step, a.step)
    assume(a.value != b.value)
    # a number that ends in noughts may be a round one for the other
    assume(a.value / a.step % 10 and other % 10)
    assert compare_quantities(a, b) == "apart"


@pytest.mark.parametrize(
    ("a", "b", "outcome", "part"),
    [
        ("2022년", "2021년", "apart", "year"),
        ("지난해", "2025년", "same", ""),
        ("올해", "지난해", "apart", "year"),
        ("2026년 4월 3일", "4월 3일", "same", ""),
        ("다음 달 3일", "4월 3일", "same", ""),
        ("4월 3일", "4월 5일", "apart", "day"),
        ("4월 3일", "5월 3일", "apart", "day"),
        ("오후 7시", "19시", "same", ""),
        ("오후 7시", "오후 5시", "apart", "clock"),
        ("오후 3시 21분쯤", "오후 3시 20분쯤", "approximate", ""),
        ("오후 3시 21분", "오후 3시 20분", "apart", "clock"),
        ("29일(현지시간)", "30일", "approximate", ""),
        ("지난해 2분기", "지난해 3분기", "apart", "part"),
        ("2010년대", "2014년", "approximate", ""),
        ("2010년대", "2010년대", "same", ""),
        ("2010년대", "2021년", "apart", "year"),
        ("80년대", "1990년대", "apart", "year"),
        ("1990년대 초반", "1990년대 중반", "approximate", ""),
        ("1990년대 초반", "1990년대 후반", "apart", "year"),
        ("1970~80년대", "1985년", "approximate", ""),
        ("1980년대 후반", "1988년 9월", "approximate", ""),
        ("2000년대", "2014년", "approximate", ""),
        ("2022~2024년", "2023년", "apart", "year"),
    ],
)
def test_periods(a: str, b: str, outcome: str, part: str) -> None:
    for x, y in ((period(a), period(b)), (period(b), period(a))):
        found = compare_periods(x, y)
        assert (found.outcome, found.part) == (outcome, part)


def test_same_value_needs_the_same_dimension() -> None:
    assert same_value(read("30명"), read("서른 명"))
    assert not same_value(read("30명"), read("30건"))
    assert not same_value(read("3위"), read("3명"))
    assert same_value(read("3위"), read("종합 3위"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1,240억 원", "1240억 원"),
        ("1천240억원", "1240억 원"),
        ("12만3456명", "12만 3456명"),
        ("1조6850억 원", "1조 6850억 원"),
        ("902.70원", "902.7원"),
        ("29.60%", "29.6%"),
        ("300여 명", "300명 남짓"),
        ("약 500명", "500명 안팎"),
        ("2명 이상", "2명 이상"),
        ("30~40명", "30명~40명"),
        ("2000억 원대", "2000억 원 대"),
        ("1.5㎞", "1500m"),
        ("4시간 20분", "4시간 20분"),
        ("18개월", "1년 6개월"),
        ("2022년 3월", "2022년 3월"),
        ("지난해 2분기", "2025년 2분기"),
        ("오후 7시 30분", "19시 30분"),
        ("4위", "4위"),
        ("두 번째", "2번째"),
        ("3분의 2 이상", "3분의 2 이상"),
        ("약 3분의 1", "3분의 1 안팎"),
        ("절반 이하", "절반 이하"),
        ("2010년대", "2010년대"),
        ("80년대 후반", "1980년대 후반"),
        ("1970~80년대", "1970~1980년대"),
        ("1900년대", "1900년대"),
        ("1900년대 초", "1900~1944년쯤"),
        ("제12회", "제12회"),
    ],
)
def test_printed(text: str, name: str) -> None:
    assert printed(read(text)) == name


def test_printed_rank_is_no_quantity() -> None:
    assert isinstance(read("4위"), Rank)
