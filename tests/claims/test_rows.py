"""Rows of figures: which figures belong to which label."""

import pytest

from consistency.claims.reading import Reading
from consistency.claims.rows import rows
from consistency.claims.tables import may_be_one

Rows = list[tuple[str, list[str]]]


def _rows(*sentences: str, kind: str) -> Rows:
    readings, start = [], 0
    for text in sentences:
        readings.append(Reading(text, start))
        start += len(text) + 1
    body = " ".join(sentences)
    found = [row for row in rows("a", Reading(""), readings) if row.kind == kind and (kind != "item" or not row.alone)]
    assert all(body[row.place.start : row.place.end] == row.text for row in found)
    return [(row.label, [body[q.start : q.end] for q in row.figures]) for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나라별로 미국(11.6%), 태국(14.4%)이 늘었다.", [("미국", ["11.6%"]), ("태국", ["14.4%"])]),
        ("20대 35.1%·30대 41%, 60대 이상 12%", [("20대", ["35.1%"]), ("30대", ["41%"]), ("60대 이상", ["12%"])]),
        ("김가람 후보 41.2%, 이새봄 후보 39.9%", [("김가람 후보", ["41.2%"]), ("이새봄 후보", ["39.9%"])]),
        ("경남은 1.2% 올랐고 전남은 0.8% 올랐다.", [("경남", ["1.2%"]), ("전남", ["0.8%"])]),
        ("나루은행과 해솔은행은 각각 318억원, 207억원을 냈다.", [("나루은행", ["318억원"]), ("해솔은행", ["207억원"])]),
        ("학사 8512명(56.6%), 석사 4431명(29.6%)", [("학사", ["8512명", "56.6%"]), ("석사", ["4431명", "29.6%"])]),
        ("20대 남성(35%), 30대 남성(40%)", [("20대 남성", ["35%"]), ("30대 남성", ["40%"])]),
        ("매출: 812억원, 이익: 37억원", [("매출", ["812억원"]), ("이익", ["37억원"])]),
        ("2021년 19%, 2024년 47%였다.", [("2021년", ["19%"]), ("2024년", ["47%"])]),
        ("고등어는 1238t, 갈치는 714t 잡혔다.", [("고등어", ["1238t"]), ("갈치", ["714t"])]),
        ("미국(11.6%)과 태국에서 14.4%가 늘었다.", []),
        ("매출이 812억원에서 907억원으로 늘었다.", []),
        ("세 사람은 각각 12억원, 13억원을 냈다.", []),
        ("가람, 나루, 새솔은 각각 12억원, 13억원을 냈다.", []),
        ("고등어 1238t, 어선 31척이 들어왔다.", []),
        ("아침 기온은 나루 13도, 새솔 14도다.", []),
    ],
)
def test_items_of_a_list(text: str, expected: Rows) -> None:
    assert _rows(text, kind="item") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("59㎡B는 43가구에 3만2718명이 청약했다.", [("59B", ["43가구", "3만2718명"])]),
        (
            "23가구를 모집한 49㎡는 9913명, 7가구인 51㎡는 2679명이다.",
            [("49", ["23가구", "9913명"]), ("51", ["7가구", "2679명"])],
        ),
        ("74A형 16가구에 9551명(596.9대 1)이 몰렸다.", [("74A", ["16가구", "9551명", "596.9대 1"])]),
        ("전용 84㎡A타입에는 12가구에 812명이 몰렸다.", [("84A", ["12가구", "812명"])]),
        ("59㎡A 412.5대 1, 84㎡ 201.7대 1로 청약이 끝났다", [("59A", ["412.5대 1"]), ("84", ["201.7대 1"])]),
        ("전용 59㎡ 분양가는 16억2730만원이다.", [("59", ["16억2730만원"])]),
        ("84.98㎡는 11가구다.", [("84", ["11가구"])]),
        ("74㎡B(691.3대 1)에도 각각 1만명이 청약했다.", [("74B", ["691.3대 1"])]),
        ("59㎡는 12가구가 나왔고 전체 9가구는 청약을 마쳤다.", [("59", ["12가구"])]),
        ("59㎡는 12가구, 나머지는 9가구다.", [("59", ["12가구"])]),
        ("공급면적 112㎡는 12가구다.", []),
        ("밭 84㎡에서 31톤을 거뒀다.", []),
    ],
)
def test_types_of_apartments(text: str, expected: Rows) -> None:
    assert _rows(text, kind="area") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("대미 수출은 109억 달러로 11.6% 늘었다.", [("미국", ["109억 달러", "11.6%"])]),
        ("대일본 수출은 0.3% 늘었고 전체 수출은 3.1% 늘었다.", [("일본", ["0.3%"])]),
        ("경남 아파트값은 0.12% 올랐다.", [("경남", ["0.12%"])]),
        ("충북이 지난달에도 812건을 받았다.", [("충북", ["812건"])]),
        ("미국은 일본보다 0.3% 높았다.", []),
        ("대중은 31%가 그렇다고 했다.", []),
        ("경남과 전남은 각각 3%, 4% 올랐다.", []),
    ],
)
def test_places_that_are_a_topic(text: str, expected: Rows) -> None:
    assert _rows(text, kind="place") == expected


def test_a_type_is_taken_up_in_the_next_sentence() -> None:
    one = "전용 76㎡의 당첨 가점은 69점이었다."
    assert _rows(one, "이 주택형은 23가구에 978명이 몰렸다.", kind="area") == [("76", ["23가구", "978명"])]
    assert _rows("76㎡와 84㎡가 나온 청약이다.", "이 주택형은 23가구다.", kind="area") == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("59", "59B", True),
        ("59A", "59B", False),
        ("59", "74", False),
        ("서울", "서울강남", True),
        ("경남", "전남", False),
    ],
)
def test_labels_that_may_name_one_thing(a: str, b: str, expected: bool) -> None:
    assert may_be_one(a, b) is expected
