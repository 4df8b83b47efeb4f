"""Whose measure a figure is, against what, for which period."""

from __future__ import annotations

import pytest

from consistency.align.passages import cut
from consistency.claims.measured import Measured, measured
from consistency.judging import Desk
from consistency.model import Article


def told(text: str) -> list[Measured]:
    article = Article("a", "", text)
    return measured("a", Desk([article], [cut(article).spans]).sentences("a"))


def short(text: str) -> list[tuple[str, str, str, str]]:
    return [(m.text, m.measure, m.change, m.base) for m in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "전년 동기보다 매출은 9.8% 늘고 영업이익은 0.2% 줄었다.",
            [("9.8%", "매출", "up", "year"), ("0.2%", "영업이익", "down", "year")],
        ),
        (
            "전분기와 비교하면 매출과 영업이익이 각각 4.2%, 1.7% 올랐다.",
            [("4.2%", "매출", "both", "quarter"), ("1.7%", "영업이익", "up", "quarter")],
        ),
        (
            "지난해 동기(매출 7조1천억원, 영업이익 6천억원)보다 매출은 9.8% 늘었다.",
            [("7조1천억원", "매출", "", "year"), ("6천억원", "영업이익", "", "year"), ("9.8%", "매출", "up", "year")],
        ),
        (
            "1년 전보다 매출은 11.4%, 순이익은 31.3% 급증했다.",
            [("11.4%", "매출", "both", "year"), ("31.3%", "순이익", "up", "year")],
        ),
        ("취업자 수는 2천858만9천명으로 집계됐다.", [("2천858만9천명", "취업자", "", "")]),
        (
            "실업률은 한 달 전보다 0.3%포인트 오른 3.1%였다.",
            [("0.3%포인트", "실업률", "up", "month"), ("3.1%", "실업률", "", "")],
        ),
        (
            "수출은 565억달러로 3.1% 증가했고, 수입은 522억달러다.",
            [("565억달러", "수출", "", ""), ("3.1%", "수출", "up", ""), ("522억달러", "수입", "", "")],
        ),
        # a part of the whole is no change of it, and no level
        ("전체 매출의 30.4%를 해외에서 올렸다.", []),
        # what somebody expected, and what he was wrong about
        ("증권가는 영업이익 5조원을 예상했다.", []),
        ("영업이익 6조원을 기록하며 시장 기대를 웃돌았다.", [("6조원", "영업이익", "", "")]),
        # no measure is named
        ("전용 74㎡에는 9,975명이 몰렸다.", []),
        ("관련 법률 30.4%가 바뀌었다.", []),
    ],
)
def test_measures(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("가온전자의 매출은 3조원이다.", {"가온전자"}),
        ("가온전자는 매출 3조원을 기록했다.", {"가온전자"}),
        ("가온전자 반도체 부문 매출은 3조원이다.", {"가온전자", "반도체", "부문"}),
        ("광고 매출은 3조원이다.", {"광고"}),
        ("신용대출 금리는 5.4%다.", {"신용대출"}),
        ("통계청에 따르면 실업률은 3.1%다.", set()),
        ("관세청은 수출이 565억달러라고 밝혔다.", set()),
        ("지난해 벌어들인 매출은 3조원이다.", set()),
    ],
)
def test_owners(text: str, owners: set[str]) -> None:
    assert told(text)[0].of == owners


def test_the_topic_is_carried_on() -> None:
    *_, last = told("가온전자는 매출 3조원을 기록했다. 영업이익은 2천억원이었다.")
    assert (last.of, last.carried) == (frozenset(), {"가온전자"})


def test_a_table_has_no_measures() -> None:
    assert told("매출은 " + ", ".join(f"{n}억원" for n in range(100, 130)) + "이다.") == []
