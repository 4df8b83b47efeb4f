"""Stages of one proceeding or series are told apart, and only those."""

from __future__ import annotations

import pytest

from consistency.claims.stages import other_stage


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("지난 6일 열린 결심 공판에서 최후 진술을 했다.", "지난 1월 열린 1차 공판에 나왔다."),
        ("첫 변론준비기일이 열렸다.", "2차 변론준비기일이 열렸다."),
        ("1심 재판부는 무죄를 선고했다.", "항소심 재판부는 유죄로 봤다."),
        ("2심은 형을 줄였다.", "대법원은 형을 확정했다."),
        ("두 나라는 3차 고위급회담을 열었다.", "두 나라는 4차 회담을 열었다."),
        ("첫 TV 토론회에 나왔다.", "마지막 토론회에 나왔다."),
        ("2차 소환 조사를 받았다.", "첫 소환 조사를 받았다."),
        ("1차 경매는 유찰됐다.", "3차 경매에서 팔렸다."),
        ("두 번째 시험발사에 성공했다.", "세 번째 시험발사에 성공했다."),
        ("최종 협상이 열렸다.", "1차 협상이 열렸다."),
    ],
)
def test_two_stages(a: str, b: str) -> None:
    assert other_stage(a, b)
    assert other_stage(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("첫 공판이 열렸다.", "1차 공판이 열렸다."),
        ("결심 공판이 열렸다.", "마지막 공판이 열렸다."),
        ("결심공판이 열렸다.", "공판이 열렸다."),
        ("1차 협상이 열렸다.", "2차 공판이 열렸다."),
        ("2심에서 형이 줄었다.", "항소심에서 형이 줄었다."),
        ("1심에서 무죄를 받고 항소심에서 유죄를 받았다.", "항소심에서 유죄를 받았다."),
    ],
)
def test_one_stage(a: str, b: str) -> None:
    assert not other_stage(a, b)
