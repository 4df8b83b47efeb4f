"""A form filled in for another week, a copy of a story, and the same story with everything counted anew."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from consistency.align.passages import align, cut
from consistency.align.templates import CopyKind, kind_of_copy
from consistency.engine import audit_articles
from consistency.judging import Desk, read_pairs
from consistency.model import Article, Verdict

SEOUL = timezone(timedelta(hours=9))

NOTICE = (
    "시립합창단은 오는 {day}일 오후 {hour}시 시민회관 작은 무대에서 수요 음악회를 연다. "
    "이번에는 {player}이 나와 가곡 {songs}곡을 들려준다. "
    "입장료는 {price}원이며 초등학생 아래 어린이는 {rate}%를 덜 낸다. "
    "표는 {sale}일부터 누리집에서 살 수 있고 남은 표는 공연 날 매표소에서 판다."
)
FIRST = {"day": 25, "hour": "7", "player": "첼리스트 윤세린", "songs": 8, "price": "1만5000", "rate": 30, "sale": 16}
SECOND = {"day": 8, "hour": "3", "player": "성악가 문가온", "songs": 12, "price": "2만", "rate": 20, "sale": 30}

TALLY = (
    "소방서는 이 마을 집 {houses}채와 밭 {fields}곳이 물에 잠겼다고 집계했다. "
    "학교와 마을회관으로 몸을 피한 주민은 {people}명이고 아직 {missing}명은 연락이 닿지 않는다. "
    "군은 밥차 {cars}대를 보내 아침을 나누어 주었고 흙탕물을 퍼낼 펌프 {pumps}대도 실어 보냈다."
)


def article(name: str, body: str, day: int) -> Article:
    return Article(name, "", body, datetime(2026, 3, day, 9, tzinfo=SEOUL), "누리일보")


def kind(a: Article, b: Article) -> CopyKind:
    cuts = [cut(a), cut(b)]
    found = align(a, b, *cuts)
    assert found
    desk = Desk([a, b], [c.spans for c in cuts])
    return kind_of_copy([item.diff for item in read_pairs(found, desk)], found)


def test_weekly_notice_is_a_form() -> None:
    a, b = article("a", NOTICE.format(**FIRST), 16), article("b", NOTICE.format(**SECOND), 30)
    assert kind(a, b) == "form"


def test_weekly_notice_is_passed_over_and_counted() -> None:
    a, b = article("a", NOTICE.format(**FIRST), 16), article("b", NOTICE.format(**SECOND), 30)
    report = audit_articles([a, b])
    assert report.templates == 1
    assert not report.passages
    assert not [f for f in report.findings if len({e.span.article for e in f.evidence}) > 1]


def test_copy_of_the_notice_with_one_slip_is_a_story() -> None:
    a = article("a", NOTICE.format(**FIRST), 16)
    b = article("b", NOTICE.format(**(FIRST | {"price": "1만9000"})), 16)
    assert kind(a, b) == "story"
    report = audit_articles([a, b])
    assert report.templates == 0
    (finding,) = (f for f in report.findings if f.verdict is Verdict.CONFLICT)
    assert {e.text for e in finding.evidence} == {"1만5000원", "1만9000원"}


def test_everything_counted_anew_on_one_day_is_a_recount() -> None:
    early = {"houses": 12, "fields": 30, "people": 84, "missing": 5, "cars": 2, "pumps": 6}
    late = {"houses": 19, "fields": 47, "people": 131, "missing": 2, "cars": 4, "pumps": 11}
    a, b = article("a", TALLY.format(**early), 16), article("b", TALLY.format(**late), 16)
    assert kind(a, b) == "recount"
    verdicts = {f.verdict for f in audit_articles([a, b]).findings if f.rule.startswith("C1")}
    assert verdicts == {Verdict.UPDATE}
