"""What a figure is told of: the scopes before it, and the ages."""

from __future__ import annotations

import pytest

from consistency.align.passages import cut
from consistency.claims.statements import Statement, of_other_ages, statements
from consistency.judging import Desk
from consistency.model import Article


def told(text: str) -> list[Statement]:
    article = Article("a", "", text)
    desk = Desk([article], [cut(article).spans])
    return [
        s
        for s in statements(article, desk.title("a"), desk.sentences("a"))
        if s.quantity.dimension in {"ratio", "money.KRW"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "여성 고용률은 52.8%로 올랐고 남성 고용률은 71.4%로 내렸다.",
        "상반기 매출은 312억원, 하반기 매출은 418억원이었다.",
        "국내 판매액은 312억원이고 해외 판매액은 418억원이다.",
        "어린이 요금은 700원, 청소년 요금은 1100원이다.",
        "서울 평균은 9억원, 부산 평균은 4억원이다.",
    ],
)
def test_of_an_opposition_only_the_nearest_counts(text: str) -> None:
    first, second = told(text)
    assert len(first.separators) == len(second.separators) == 1
    assert first.separators != second.separators


def test_a_breakdown_keeps_the_group_of_the_sentence_before() -> None:
    young, old = (
        told(f"{group}의 카드 사용액은 181만원이었다. 업종별로는 소매(55.2%)가 가장 많았다. 전체 평균은 61.3%다.")[1:]
        for group in ("청년층", "고령층")
    )
    assert young[0].separators != old[0].separators
    assert young[1].separators == old[1].separators == frozenset()


def test_crews_sent_to_a_fire_grow() -> None:
    article = Article("a", "", "소방서는 차량 23대와 대원 61명을 동원했다.")
    desk = Desk([article], [cut(article).spans])
    found = statements(article, desk.title("a"), desk.sentences("a"))
    assert [s.moving for s in found][-1] == "동원"


def test_other_scopes_stay() -> None:
    first, second = told("잠정 누적 매출은 312억원, 확정 누적 매출은 418억원이다.")
    assert first.separators < second.separators


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("15~64세 여성 고용률은 60.3%다.", "여성 고용률은 52.8%다.", True),
        ("65세 이상 고용률은 38.2%다.", "고용률은 62.8%다.", True),
        ("20대 실업률은 7.1%다.", "30대 실업률은 3.4%다.", True),
        ("15~64세 고용률은 69.3%다.", "15∼64세 고용률이 69.8%였다.", False),
        ("고용률은 62.8%다.", "고용률은 62.1%다.", False),
    ],
)
def test_ages_are_a_scope(a: str, b: str, other: bool) -> None:
    (x,), (y,) = told(a), told(b)
    assert of_other_ages(x, y) is other


def test_the_year_of_a_base_is_not_that_of_the_level() -> None:
    base, level = told("자본은 2024년 6537억원에서 6486억원으로 줄었다.")
    assert (base.when[0], level.when[0]) == (2024, None)


def test_a_year_before_the_base_stays_that_of_the_level() -> None:
    base, level = told("2025년 자본은 2024년 6537억원에서 6486억원으로 줄었다.")
    assert (base.when[0], level.when[0]) == (2024, 2025)


def test_the_verb_behind_a_list_says_what_all_of_it_is() -> None:
    first, second = told("지난 분기 은행 대출이 7조3천억원, 보험사 대출이 2조1천억원 늘었다.")
    assert first.role == second.role == "change"
