from __future__ import annotations

import pytest

from consistency.korean.lexicon import load
from consistency.rules.words import canonical

ONE = """
행안부 행정안전부 | 행안부장관 행정안전부장관 | 기후부 기후에너지환경부 | 재경부 재정경제부 | 기예처 기획예산처
산자부 산업통상부 | 성평등부 성평등가족부 | 데이터처 국가데이터처 | 지재처 지식재산처
방미통위 방송미디어통신위원회 | 금감원장 금융감독원장 | 한전 한국전력공사 | 코레일 한국철도공사
건보공단 국민건강보험공단 | 국민연금 국민연금공단 | 선관위 선거관리위원회 | 중앙선관위 중앙선거관리위원회
서울중앙지법 서울중앙지방법원 | 수원고검 수원고등검찰청 | 헌재 헌법재판소 | 憲裁 헌재 | 大法 대법원
연세대 연세대학교 | 이대 이화여대 | 서울대병원 서울대학교병원 | KAIST 한국과학기술원 | 삼전 삼성전자
SK하닉 SK하이닉스 | 하이닉스 SK하이닉스 | 에스케이하이닉스 SK하닉 | LG엔솔 LG에너지솔루션 | LG에너지설루션 엔솔
현대차 현대자동차 | 현대차그룹 현대자동차그룹 | SKT SK텔레콤 | 산은 KDB산업은행 | 충남지사 충청남도지사
전북도 전북특별자치도 | IMF 국제통화기금 | WHO 세계보건기구 | 나토 북대서양조약기구 | Fed 연준
ECB 유럽중앙은행 | 美 미국 | 中 중국 | 日 일본 | 韓 한국 | 北 북한 | 臺 타이완 | 檢 검찰 | 警 경찰 | 軍 군
靑 청와대 | 與 여당 | 野 야당 | 美대통령 미국대통령 | 국힘 국민의힘 | KBO 한국야구위원회 | EPL 프리미어리그
코트라 대한무역투자진흥공사
"""
TWO = """
서울대 서울대병원 | 서울대 고려대 | 기획재정부 재정경제부 | 기획예산처 재정경제부 | 환경부 기후부
방통위 방미통위 | 산은 기은 | 신한은행 신한금융 | 국민은행 국민연금 | KB금융 KB국민은행 | 현대차 현대차그룹
현대차 현대모비스 | 한전 한수원 | 행안부 행안위 | 국방위 국방부 | 국토부 국토위 | 대법원 대검 | 헌재 대법원
미국 영국 | 北 북부 | 軍 군수 | 충남 충북 | 충남 충남대 | 서울시 서울시립대 | IMF WTO | KIST KAIST
삼성전자 삼성전기 | 하이닉스 하이트 | 한국노총 민주노총 | 대한변협 민변 | 산업연구원 산업은행 | 경북대 경북
제주도 제주시
"""
INSIDE = """
완전한전시 무한전쟁 한전시회 한은빛 서울대공원 연세대로 미대 북부 미의원
삼전도 산은산이요 TASKS LGD MSG 예보관 헌재호 중기부터 하닉스 나사렛 강원랜드
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for line in text.strip().splitlines() for pair in line.split(" | ")]


@pytest.mark.parametrize(("a", "b"), pairs(ONE))
def test_names_of_one_body(a: str, b: str) -> None:
    assert canonical(a) == canonical(b)


@pytest.mark.parametrize(("a", "b"), pairs(TWO))
def test_two_bodies(a: str, b: str) -> None:
    assert canonical(a) != canonical(b)


@pytest.mark.parametrize("word", INSIDE.split())
def test_short_names_inside_other_words_are_none(word: str) -> None:
    assert canonical(word) == word


def test_no_name_stands_in_two_groups() -> None:
    names = [name for group in load("aliases")["names"] for name in group]
    assert len(names) == len(set(names))
    parts = [alias for group in load("aliases")["groups"] for alias in group[1:]]
    assert len(parts) == len(set(parts))


def test_reading_twice_changes_nothing() -> None:
    data = load("aliases")
    for group in data["names"] + data["groups"]:
        assert len({canonical(canonical(name)) for name in group} | {canonical(name) for name in group}) == 1, group
