"""Which acts tell two days apart."""

from __future__ import annotations

import pytest

from consistency.align.passages import cut
from consistency.claims.deeds import Deed, deeds, of_other_deeds
from consistency.judging import Desk
from consistency.model import Article


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


def told(text: str) -> list[Deed]:
    article = Article("a", "", text)
    return deeds("a", Desk([article], [cut(article).spans]).sentences("a"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("나루선은 2031년 3월 29일 개통한다.", "개통"),
        ("2031년 3월 29일부터 나루선 열차가 다닌다.", "개통"),
        ("나루시는 2027년 4월 5일 새 다리의 첫 삽을 떴다.", "착공"),
        ("영화 새솔의 개봉일은 2027년 4월 5일이다.", "개봉"),
        ("질병청이 주의보를 낸 날은 2027년 10월 17일이다.", "발령"),
        ("한국은 2027년 10월 17일 바라와 5차전을 치른다.", "5차전"),
        ("2024년 4월 22대 총선에서 이겼다.", "22대총선"),
        ("2027년 4월 5일 오후 3시 47분께 가람시의 한 공사장에서 벽이 무너져 3명이 다쳤다.", "사고"),
        ("시행사는 2027년 4월 5일 당첨자를 발표했다.", "당첨자"),
    ],
)
def test_the_act_of_a_date(text: str, act: str) -> None:
    assert [d.act for d in told(text)] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "나루지법은 조합장에게 무죄를 선고했다고 2027년 4월 5일 밝혔다.",
        "2027년 4월 5일 경찰에 따르면 불이 났다.",
        "2027년 4월 5일 현재 개통된 구간은 12㎞다.",
        "나루시는 2027년 4월 5일 회의를 열었고, 다리는 곧 착공한다.",
        "조선중앙통신은 2027년 4월 5일 공장 준공식이 전날 열렸다고 보도했다.",
        "2027년 4월 5일 주주의 의결권을 셌다.",
        "나루선 개통이 늦춰졌다. 나루선은 2031년 3월 29일 개통한다.",
        "2027년 4월 5일 가람시에서 불이 났다.",
        "가람당은 2027년 4월 5일 나루당이 발의한 법안을 깎아내렸다.",
        "가람당은 2027년 4월 5일 대표의 사퇴를 요구했다.",
        "가람시장은 2027년 4월 5일 시인의 별세 소식에 고개를 숙였다.",
        "2027년 4월 5일 개교 70주년을 맞았다.",
        "내년 1월 말~2월 출시한다.",
        "2021년 12월 토론회에 이어 이듬해 1월 취임했다.",
        "가온중공업은 5일 배를 지을 계약을 맺었다고 밝혔다.",
    ],
)
def test_no_act_of_the_date(text: str) -> None:
    assert told(text) == []
