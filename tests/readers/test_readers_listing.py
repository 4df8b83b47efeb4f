"""The text of listing pages: articles apart, the page's footer left out, bodies as given."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.model import ReadResult
from consistency.readers import read_inputs

KST = timezone(timedelta(hours=9))
FIRST = "한강시는 새 다리를 2027년까지 놓기로 했다고 4일 밝혔다. 길이는 1.2km다."
SECOND = "전국 벚꽃이 예년보다 사흘 이르게 핀다. 기상업체는 5일 이같이 내다봤다."
THIRD = "여자부 결승에서 강릉이 원주를 3대1로 꺾었다."
PAGE = (
    f"-\n“2027년 완공”…한강시 - 새 다리 놓는다\n사회 지방자치 2025.03.04 09:30:05{FIRST} -\n"
    f"벚꽃, 사흘 일찍 온다 [날씨 - 이야기]\n생활 2025.03.05 00:00:00{SECOND}\n"
    f"-\n'막판 뒤집기' 강릉 우승\n스포츠 배구 2025.03.05 21:10:59{THIRD}"
)
FOOTERS = {
    "menus and masthead": (
        "\n오늘의 주요 뉴스\n포토\n한강특집\n\n주소 : 서울시 마포구 한강로 1 대표전화 : 02) 000-0000\n"
        "상호 : 한강일보등록번호 : 서울 가 00000\n모든 기사는 저작권법의 보호를 받으며 무단 전재를 금합니다.\n"
        "Copyright ⓒ Hangang Ilbo. All rights reserved."
    ),
    "headlines under a menu": "\n많이 본 뉴스\n1 버스 요금 1500원으로 오른다\n2 지하철 첫차 5분 당긴다\n\n© 한강일보",
    "one line": "\n저작권자 ⓒ 한강일보, 무단전재 및 재배포 금지",
    "pages": "\n\n이전 1 2 3 4 5 다음",
    "plain menus": "\n정치\n경제\n사회\n회사소개 | 광고문의 | 이용약관\n발행인 : 김아무개\n청소년보호책임자 : 이아무개",
    "an unmarked sentence": (
        "\n제호 : 한강일보 | 등록번호 : 서울 아 00000\n본지는 신문윤리강령을 따릅니다.\n발행인 : 김아무개"
    ),
}


def read(tmp_path: Path, text: str) -> ReadResult:
    (tmp_path / "list.txt").write_bytes(text.encode())
    return read_inputs([str(tmp_path / "list.txt")])


def test_titles_sections_times_and_bodies(tmp_path: Path) -> None:
    result = read(tmp_path, PAGE)
    assert result.skipped == ()
    assert [a.title for a in result.articles] == [
        "“2027년 완공”…한강시 - 새 다리 놓는다",
        "벚꽃, 사흘 일찍 온다 [날씨 - 이야기]",
        "'막판 뒤집기' 강릉 우승",
    ]
    assert [a.section for a in result.articles] == ["사회 지방자치", "생활", "스포츠 배구"]
    assert [a.body for a in result.articles] == [FIRST, SECOND, THIRD]
    assert [a.published for a in result.articles] == [
        datetime(2025, 3, 4, 9, 30, 5, tzinfo=KST),
        datetime(2025, 3, 5, tzinfo=KST),
        datetime(2025, 3, 5, 21, 10, 59, tzinfo=KST),
    ]
    assert not any(a.day_only for a in result.articles)
    assert [a.id for a in result.articles] == ["list-1", "list-2", "list-3"]
    assert result.articles[1].source == f"{tmp_path}/list.txt#2"


@pytest.mark.parametrize("name", FOOTERS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_footer_is_left_out_and_told(tmp_path: Path, name: str, newline: str) -> None:
    result = read(tmp_path, (PAGE + FOOTERS[name]).replace("\n", newline))
    assert [a.body for a in result.articles] == [FIRST, SECOND, THIRD]
    (skipped,) = result.skipped
    assert "footer" in skipped.reason
    assert skipped.source == f"{tmp_path}/list.txt"


@pytest.mark.parametrize(
    "tail",
    [
        "\n\n강릉은 이로써 통산 네 번째 정상에 올랐다.",
        "\n△1세트 25-20\n△2세트 20-25",
        "\n김아무개 기자 kim@example.kr",
        "\n문의는 대표전화 02-000-0000으로 하면 된다.\n\n대회는 12일까지 이어진다.",
        "\n시상식은 저작권법 논란 끝에 중계되지 않았다.",
        "\n강릉은 “중계 화면의 무단 전재를 멈추라”고 요구했다.",
        "\n▲ 우승컵을 든 강릉 선수들. ⓒ 강릉시청",
        "\n김아무개 대표: 내년에도 잘하겠습니다.\n선수 주민등록번호는 새지 않았다. 사진=강릉시",
        "\n구단은 이용약관과 개인정보처리방침을 고쳤다고 밝혔다.",
    ],
)
def test_a_last_body_with_breaks_is_kept_whole(tmp_path: Path, tail: str) -> None:
    assert read(tmp_path, PAGE + tail).articles[-1].body == THIRD + tail
    with_footer = read(tmp_path, PAGE + tail + FOOTERS["menus and masthead"])
    assert with_footer.articles[-1].body == THIRD + tail


@pytest.mark.parametrize(
    "body",
    [
        "첫 줄이다.\n둘째 줄이다.\n\n넷째 줄이다.",
        "첫 줄이다.\r\n둘째 줄이다.",
        "표는 이렇다.\n-\n이것은 제목이 아니다.\n그냥 본문이다.",
        "줄 끝에 붙임표가 있다 -\n그래도 본문이다.",
        "시각은 2025.03.04 09:30:05였다.\n서울 2025.03.04 09:31:00 기준이다.",
        "그는 “안 한다”고 했고 '한다'고도 했다. \"정말\"이라고 덧붙였다.",
        "영\x00과 \x1b[31m와 \u200b와 각 😀이다.",
    ],
)
def test_bodies_as_given(tmp_path: Path, body: str) -> None:
    result = read(tmp_path, PAGE.replace(SECOND, body))
    assert [a.body for a in result.articles] == [FIRST, body, THIRD]


def test_a_digit_right_after_the_time(tmp_path: Path) -> None:
    result = read(tmp_path, PAGE.replace(SECOND, "7일 문을 연다."))
    assert result.articles[1].body == "7일 문을 연다."


def test_a_dangling_separator_at_the_end(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE + " -\n").articles[-1].body == THIRD


def test_blank_lines_between_the_parts(tmp_path: Path) -> None:
    result = read(
        tmp_path, f"\n-\n\n제목 하나\n\n사회 2025.03.04 09:30:05{FIRST}\n\n-\n\n제목 둘\n2025.03.04 09:31:00{SECOND}"
    )
    assert [(a.title, a.section, a.body) for a in result.articles] == [
        ("제목 하나", "사회", FIRST),
        ("제목 둘", "", SECOND),
    ]


def test_what_stands_before_the_first_article_is_told(tmp_path: Path) -> None:
    result = read(tmp_path, f"한강일보\n최신 기사\n{PAGE}")
    assert len(result.articles) == 3
    assert "before the first article" in result.skipped[0].reason


def test_an_impossible_date_and_an_empty_body(tmp_path: Path) -> None:
    result = read(tmp_path, PAGE.replace("2025.03.04", "2025.02.30").replace(SECOND, ""))
    assert [a.published is None for a in result.articles] == [True, False]
    assert [a.id for a in result.articles] == ["list-1", "list-3"]
    assert [s.source.rpartition("#")[2] for s in result.skipped] == ["1", "2"]


def test_in_cp949_from_any_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("cp949"))
    assert [a.body for a in read_inputs([str(path)]).articles] == [FIRST, SECOND, THIRD]


_LINE = (
    st.text(st.sampled_from("가나다라 12“”-…‘’"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda t: t not in ("", "-") and not t.endswith(" -"))
)


@given(st.lists(st.tuples(_LINE, _LINE, st.booleans()), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_listing_out_and_in(
    tmp_path_factory: pytest.TempPathFactory, stories: list[tuple[str, str, bool]], newline: str
) -> None:
    page = "-"
    for title, body, inline in stories:
        page += f"{newline}{title}{newline}사회 2025.03.04 09:30:05{body}끝." + (" -" if inline else f"{newline}-")
    path = tmp_path_factory.mktemp("listing") / "l.txt"
    path.write_bytes(page.encode())
    result = read_inputs([str(path)])
    assert [(a.title, a.body) for a in result.articles] == [(title, f"{body}끝.") for title, body, _ in stories]
