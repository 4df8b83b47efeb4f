"""Figures that follow from two others: whatever is counted rightly and rounded does, and what is meant is chosen."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims.following import follows, is_near, unfollowed
from consistency.claims.reading import Reading
from consistency.claims.triples import Kind, Place, Triple, triples
from consistency.model import Quantity

TRUE = st.decimals(min_value=Decimal("1000"), max_value=Decimal("900000"), places=3)
STEPS = st.sampled_from([Decimal(1), Decimal(10), Decimal(100)])
ROUNDING = st.sampled_from([ROUND_HALF_UP, ROUND_DOWN])


def quantity(value: Decimal, step: Decimal, rounding: str, dimension: str = "money.KRW") -> Quantity:
    printed = (value / step).to_integral_value(rounding=rounding) * step
    return Quantity(0, 1, printed, step, printed, printed, "", dimension)


def triple(kind: Kind, a: Quantity, b: Quantity, c: Quantity) -> Triple:
    return Triple(kind, Place(0, a), Place(0, b), Place(0, c), dict)


@given(TRUE, TRUE, STEPS, ROUNDING)
def test_a_rate_counted_from_exact_figures_follows(base: Decimal, level: Decimal, step: Decimal, rounding: str) -> None:
    rate = quantity(abs(level - base) / base * 100, Decimal("0.1"), rounding, "ratio")
    levels = (quantity(v, step, rounding) for v in (base, level))
    assert follows(triple("rate", *levels, rate))


@given(TRUE, TRUE, STEPS, ROUNDING)
def test_a_share_counted_from_exact_figures_follows(a: Decimal, b: Decimal, step: Decimal, rounding: str) -> None:
    part, whole = sorted((a, b))
    share = quantity(part / whole * 100, Decimal("0.1"), rounding, "ratio")
    assert follows(triple("share", *(quantity(v, step, rounding) for v in (part, whole)), share))


@given(TRUE, TRUE, ROUNDING)
def test_a_difference_of_exact_figures_follows(base: Decimal, level: Decimal, rounding: str) -> None:
    one = Decimal(1)
    difference = quantity(abs(level - base), one, rounding)
    assert follows(triple("difference", *(quantity(v, one, rounding) for v in (base, level)), difference))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("지난달 가람항 수출은 4만8210톤이었다.|이는 지난해 같은 달(3만9650톤) 대비 31.6% 늘어난 것이다.", "31.6%"),
        ("지난달 가람항 수출은 4만8210톤이었다.|이는 지난해 같은 달(3만9650톤) 대비 21.6% 늘어난 것이다.", None),
        ("어선은 1120척에서 932척으로 26.8%, 낚싯배는 480척에서 390척으로 18.8% 각각 줄었다.", "26.8%"),
        ("어선은 1120척에서 932척으로 16.8%, 낚싯배는 480척에서 390척으로 18.8% 각각 줄었다.", None),
        ("민원 346건 가운데 251건(62.5%)이 공사장에서 나왔다.", "62.5%"),
        ("민원 346건 가운데 251건(72.5%)이 공사장에서 나왔다.", None),
        # another topic, and a level told further back
        ("도서관 회원은 2만4000명이다.|대출은 지난해 1만8000명보다 40% 많은 사람이 했다.", None),
        ("이번 주 신고는 31.2건이다.|읍내가 61.4건이다.|면마다 44.5건이다.|지난해 이맘때(4.8건)의 6.5배다.", None),
    ],
)
def test_what_does_not_follow_is_told_from_what_is_of_something_else(text: str, wrong: str | None) -> None:
    sentences, start = [], 0
    for part in text.split("|"):
        sentences.append(Reading(part, start))
        start += len(part)
    whole = text.replace("|", "")
    found = [whole[u.triple.c.figure.start : u.triple.c.figure.end] for u in unfollowed(sentences, 1)]
    assert found == ([wrong] if wrong else [])


def test_the_terms_do_not_see_the_values() -> None:
    """The same sentence with other digits of the same length has the same terms."""
    first, second = (
        [
            t.terms()
            for found in triples([Reading(f"쌀값은 지난해 {a}원에서 올해 {b}원으로 {c}% 올랐다.")])
            for t in found
        ]
        for a, b, c in (("4120", "5310", "28.9"), ("3140", "6520", "11.7"))
    )
    assert first == second


def test_levels_of_far_other_size_are_taken_only_where_a_power_of_ten_was_lost() -> None:
    one = Decimal(1)
    a, b = quantity(Decimal(5135), one, ROUND_DOWN), quantity(Decimal(66640000), Decimal(10000), ROUND_DOWN)
    rate = quantity(Decimal("29.8"), Decimal("0.1"), ROUND_DOWN, "ratio")
    other = quantity(Decimal("12.4"), Decimal("0.1"), ROUND_DOWN, "ratio")
    assert is_near(triple("rate", a, b, rate))
    assert not is_near(triple("rate", a, b, other))
