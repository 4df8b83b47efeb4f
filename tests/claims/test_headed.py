"""What figures are of."""

from __future__ import annotations

import pytest

from consistency.claims.headed import headed
from consistency.claims.headwords import closes, is_adnominal
from consistency.claims.reading import Reading


def heads(sentence: str) -> list[tuple[str, str, str]]:
    return [(h.text, " ".join(h.label), h.kind) for h in headed("s", Reading(""), [Reading(sentence)])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("자율사업비는 340억원이다.", [("340억원", "자율사업비", "noun")]),
        ("총수입은 1874억원, 총지출은 1792억원이다.", [("1874억원", "총수입", "noun"), ("1792억원", "총지출", "noun")]),
        ("상품수지 흑자 109억달러를 냈다.", [("109억달러", "상품수지 흑자", "noun")]),
        ("2위는 17.6%의 누리전자다.", [("17.6%", "누리전자", "attribute")]),
        ("해경은 34명을 구조했다.", [("34명", "구조", "predicate")]),
        ("법원은 나루상사 직원 3명을 불구속 기소했다.", [("3명", "나루상사 직원", "noun")]),
        ("위원 9명 중 5명이 반대했다.", [("5명", "반대", "predicate")]),
        ("위원 9명 중 5명은 그대로 두자고 했다.", [("5명", "9명 중", "part")]),
        ("지난해 2만건과 비교된다.", [("2만건", "", "base")]),
        ("가람전자와 누리전자는 각각 28.4%, 19.6%였다.", []),
        ("정부가 낸 자료의 30%다.", []),
        ("긍정 응답은 54.2%다.", []),
    ],
)
def test_heads(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert heads(sentence) == expected


@pytest.mark.parametrize("word", ["수입은", "실적은", "강남은", "제작은", "장막은", "외국인"])
def test_nouns_are_no_verbs(word: str) -> None:
    assert not is_adnominal(word)


@pytest.mark.parametrize("word", ["내놓은", "받은", "늘어난", "쓰는", "떨어지는"])
def test_verbs_before_a_noun(word: str) -> None:
    assert is_adnominal(word)


@pytest.mark.parametrize(("word", "expected"), [("늘었고", True), ("따르면", True), ("사고", False), ("재고", False)])
def test_ends_of_clauses(word: str, expected: bool) -> None:
    assert closes(word) is expected
