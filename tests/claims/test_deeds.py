"""Which acts tell two days apart."""

from __future__ import annotations

import pytest

from consistency.claims.deeds import of_other_deeds


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("나루시의회는 11일 예산안을 의결했다.", "가람지법은 9일 무죄를 선고했다."),
        ("10일 창고에서 불이 났다.", "11일 창고 화재 현장에서 합동감식을 벌였다."),
        ("25일 축제가 개막한다.", "24일 전야제가 열린다."),
    ],
)
def test_two_acts(a: str, b: str) -> None:
    assert of_other_deeds(a, b)
    assert of_other_deeds(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1934년 문을 연 나루고", "나루고는 1937년 개교했다."),
        ("총리는 11일 방한했다.", "총리는 12일 가람시를 방문했다."),
        ("11일 착공했다.", "12일 첫 삽을 떴다."),
        ("11일 인상적인 경기를 벌였다.", "12일 투표했다."),
        ("11일 나루시를 찾아 밥을 먹었다.", "12일 선고했다."),
    ],
)
def test_one_act_or_none(a: str, b: str) -> None:
    assert not of_other_deeds(a, b)
