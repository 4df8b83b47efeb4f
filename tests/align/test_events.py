"""Which stories are taken for stories on one event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from consistency.align.events import CLOSE, ENOUGH, STORIES, enough, event_pairs, told_by
from consistency.align.passages import cut
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.model import Article

DAY = datetime(2026, 3, 12, tzinfo=UTC)
FIRE = "나루시 새솔동 목공소에서 불이 나 가구 31점이 탔다."
FIRE_ANEW = "목공소를 태운 불은 새솔동 주민이 신고했다. 나루시 소방대가 껐다."
FAIR = "다솜군 미나리 축제가 열려 상인들이 웃었다."
NEWS = "이날 관계자는 이번 사업을 통해 지역 경제가 성장할 것으로 기대된다고 밝혔다."
MORE_NEWS = "관계자는 이날 지역 사업이 경제 성장을 이끌 것으로 기대된다고 말했다."


def pairs(*bodies: str, days: int = 0, drafts: int | None = None) -> dict[tuple[int, int], float]:
    articles = [Article(f"s{n}", "", body, DAY + timedelta(days=n * days)) for n, body in enumerate(bodies)]
    desk = Desk(articles, [cut(a).spans for a in articles])
    read = [(desk.title(a.id), desk.sentences(a.id)) for a in articles]
    told = [statements(a, *r) for a, r in zip(articles, read, strict=True)]
    return event_pairs(articles, told, [told_by(*r) for r in read], drafts=drafts)


def test_rare_words_of_short_stories_tell_one_event() -> None:
    assert set(pairs(FIRE, FIRE_ANEW, FAIR)) == {(0, 1)}


def test_common_words_tell_none() -> None:
    assert pairs(NEWS, MORE_NEWS) == {}


def test_a_rare_figure_and_little_else_tell_one_event() -> None:
    assert set(pairs("상금은 3124만원이다.", "모두 3124만원을 받았다.", FAIR)) == {(0, 1)}


def test_stories_a_month_apart_are_no_event() -> None:
    assert pairs(FIRE, FIRE_ANEW, days=32) == {}


def test_stories_that_two_others_join_are_on_one_event() -> None:
    joined = "나루시 새솔동 목공소 불에 가구 31점이 탔다. 솔뫼 창고도 그을렸다. 감나무 소방서 차량 7대가 왔다."
    far = "솔뫼 창고까지 그을린 불이었다. 감나무 소방서 차량이 왔다. 나루시 새솔동 일이다."
    found = pairs(FIRE, joined, joined.replace("31점", "31점쯤"), far)
    assert (0, 3) in found
    assert found[0, 3] < 1 <= found[0, 1]


def test_more_stories_need_more() -> None:
    assert enough(2) == enough(STORIES) == ENOUGH
    assert enough(14_000) > 2 * ENOUGH
    assert CLOSE > 1


@pytest.mark.parametrize("drafts", [1, 2])
def test_only_pairs_with_a_draft(drafts: int) -> None:
    found = pairs(FAIR, FIRE, FIRE_ANEW, drafts=drafts)
    assert set(found) == ({(1, 2)} if drafts == 2 else set())
