"""The whole engine over stories that are known: the same findings in any order, offsets in the text as given."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import permutations

import pytest

from consistency.engine import audit_articles, check_articles
from consistency.errors import NothingToReadError
from consistency.model import Article, Finding, Report, Skipped, Verdict
from consistency.render import render

SEOUL = timezone(timedelta(hours=9))
OPENING = "골목 어귀의 작은 책방은 문을 열자마자 손님들로 붐볐다."
BUDGET = "시는 이 골목의 낡은 집을 고치는 데 {} 원을 쓰기로 했다고 밝혔다."
CLOSING = "가게 앞 화단에는 누군가 심어 둔 꽃이 가득 피었다. 손님들은 차를 마시며 느긋하게 이야기를 나눴다."
FERRY = "이른 새벽 포구를 떠난 배는 안개가 걷히기를 기다렸다가 먼바다로 나갔다. 배에는 어부 {}명이 타고 있었다. {}"
FERRY_END = "어부들은 사흘 동안 그물을 던지고 걷기를 되풀이한 끝에 항구로 돌아왔다고 한다."


def story(name: str, body: str, hour: int, outlet: str = "누리일보", title: str = "골목 책방") -> Article:
    return Article(name, title, body, datetime(2026, 3, 30, hour, tzinfo=SEOUL), outlet, source=f"{name}.txt")


def street(name: str, amount: str, hour: int, outlet: str = "누리일보") -> Article:
    return story(name, f"{OPENING} {BUDGET.format(amount)} {CLOSING}", hour, outlet)


STREET = (
    street("a", "1,240억", 9),
    street("b", "1,420억", 10, "새벽신문"),
    street("c", "1천240억", 11, "들녘신문"),
)
SHIPS = (
    story("d", FERRY.format(12, FERRY_END), 8, "강변매일", "먼바다로"),
    story("e", FERRY.format(15, FERRY_END), 7, "한빛일보", "먼바다로"),
)
ALL = (*STREET, *SHIPS)


def conflicts(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.verdict is Verdict.CONFLICT]


def sides(finding: Finding) -> dict[str, list[tuple[str, str]]]:
    return {side: [(e.span.article, e.text) for e in finding.evidence if e.side == side] for side in "ab"}


def test_what_is_found() -> None:
    report = audit_articles(ALL)
    assert report.read.articles == 5
    assert [sides(f) for f in conflicts(report)] == [
        {"a": [("a", "1,240억 원"), ("c", "1천240억 원")], "b": [("b", "1,420억 원")]},
        {"a": [("e", "15명")], "b": [("d", "12명")]},
    ]
    assert {(p.a.article, p.b.article) for p in report.passages} == {("a", "b"), ("a", "c"), ("b", "c"), ("d", "e")}


def test_reprints_of_one_telling_are_one_finding() -> None:
    reprints = [street(f"r{n}", "1,240억", 12 + n, f"제{n}신문") for n in range(4)]
    (finding,) = conflicts(audit_articles([*STREET[:2], *reprints]))
    assert sorted(len(side) for side in sides(finding).values()) == [1, 5]


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_order_of_the_input_changes_nothing_that_is_said(order: tuple[int, ...]) -> None:
    picked = [ALL[n] for n in (0, 1, 3, 4)]
    plain, shuffled = audit_articles(picked), audit_articles([picked[n] for n in order])
    # Which story is called the first of a pair follows the input; what is found does not.
    assert [_bare(f) for f in shuffled.findings] == [_bare(f) for f in plain.findings]
    assert {frozenset((p.a, p.b)) for p in shuffled.passages} == {frozenset((p.a, p.b)) for p in plain.passages}
    assert shuffled.claims == plain.claims


def _bare(finding: Finding) -> Finding:
    return replace(finding, message="", why=())


def test_message_names_the_sides_in_the_order_they_are_shown() -> None:
    for first, second in (SHIPS, SHIPS[::-1]):
        (finding,) = conflicts(audit_articles([first, second]))
        assert "15명" in finding.message.split("↔")[0]
        assert "15명" in finding.why[0].split("↔")[0]


def test_same_input_same_bytes() -> None:
    for form in ("markdown", "json", "text"):
        assert render(audit_articles(ALL), form).encode() == render(audit_articles(ALL), form).encode()


def test_ids_do_not_depend_on_where_the_stories_lie() -> None:
    elsewhere = [replace(a, id=f"other/{a.id}", source=f"/tmp/{n}.jsonl#7", url="x") for n, a in enumerate(ALL)]
    assert [f.id for f in audit_articles(elsewhere).findings] == [f.id for f in audit_articles(ALL).findings]


def test_ids_do_not_depend_on_what_else_is_read() -> None:
    alone = {f.id for f in conflicts(audit_articles(SHIPS))}
    assert alone
    assert alone < {f.id for f in conflicts(audit_articles(ALL))}


def test_ids_depend_on_the_values() -> None:
    other = replace(SHIPS[1], body=SHIPS[1].body.replace("15명", "16명"))
    first, second = (conflicts(audit_articles([SHIPS[0], e])) for e in (SHIPS[1], other))
    assert len(first) == len(second) == 1
    assert first[0].id != second[0].id


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_point_into_the_text_as_given(form: str) -> None:
    noisy = [replace(a, body=unicodedata.normalize(form, f"📰\u200b {a.body}\r\n")) for a in ALL]
    report = audit_articles(noisy)
    found = conflicts(report)
    assert [[unicodedata.normalize("NFC", e.text) for e in f.evidence] for f in found] == [
        [e.text for e in f.evidence] for f in conflicts(audit_articles(ALL))
    ]
    given = {a.id: a for a in noisy}
    assert {a.id: a for a in report.articles} == given
    for finding in report.findings:
        for e in finding.evidence:
            body = given[e.span.article].text(e.span.field)
            assert body[e.span.start : e.span.end] == e.text
            assert e.context.start <= e.span.start < e.span.end <= e.context.end
    for claim in report.claims:
        assert given[claim.span.article].text(claim.span.field)[claim.span.start : claim.span.end] == claim.text


def test_one_article_in_nfd_meets_one_in_nfc() -> None:
    other = replace(SHIPS[1], body=unicodedata.normalize("NFD", SHIPS[1].body))
    (finding,) = conflicts(audit_articles([SHIPS[0], other]))
    assert [e.text for e in finding.evidence] == [unicodedata.normalize("NFD", "15명"), "12명"]


def test_check_shows_only_what_touches_a_draft() -> None:
    draft = street("draft", "1,340억", 13)
    report = check_articles([draft], ALL)
    (finding, *others) = conflicts(report)
    assert others == [] or all("draft" in {e.span.article for e in f.evidence} for f in others)
    assert "1,340억 원" in {e.text for e in finding.evidence}
    assert all("draft" in (p.a.article, p.b.article) for p in report.passages)
    assert not {"d", "e"} & {a.id for a in report.articles}


def test_check_compares_the_drafts_with_each_other() -> None:
    (finding,) = conflicts(check_articles(SHIPS, ()))
    assert {e.span.article for e in finding.evidence} == {"d", "e"}


def test_draft_is_not_compared_with_itself_in_print() -> None:
    assert conflicts(check_articles([SHIPS[0]], [SHIPS[0]])) == []
    assert check_articles([SHIPS[0]], [SHIPS[0]]).read.articles == 1


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(NothingToReadError):
        audit_articles([])
    with pytest.raises(NothingToReadError):
        check_articles([], ALL)


def test_one_article_alone_is_read() -> None:
    report = audit_articles(SHIPS[:1], [Skipped("x.txt", "It has no body.")])
    assert (report.read.articles, report.passages, conflicts(report)) == (1, (), [])
    assert report.read.claims > 0
    assert report.read.skipped == (Skipped("x.txt", "It has no body."),)


def test_articles_with_equal_texts_agree() -> None:
    report = audit_articles([STREET[0], replace(STREET[0], id="copy", outlet="새벽신문")])
    assert len(report.passages) == 1
    assert report.findings == ()


def test_articles_without_time_and_text_of_nothing_do_not_crash() -> None:
    odd = [replace(a, published=None) for a in SHIPS] + [
        Article("empty", "", ""),
        Article("dots", "…", "… . 「」\n\n\x00"),
    ]
    assert len(conflicts(audit_articles(odd))) == 1


def test_progress_is_told_of_every_stage() -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    audit_articles(ALL, progress=lambda stage, done, total: told.setdefault(stage, []).append((done, total)))
    assert {"fingerprint", "align", "judge"} <= set(told)
    for steps in told.values():
        assert [done for done, _ in steps] == sorted(done for done, _ in steps)
        assert steps[-1][0] == steps[-1][1]


def test_findings_come_heaviest_first() -> None:
    ranks = [f.severity.rank for f in audit_articles(ALL).findings]
    assert ranks == sorted(ranks, reverse=True)


def _budget(*printed: str) -> list[Article]:
    told = (
        "시는 이날 예산안을 의회에 냈다. 올해 도로 보수에 쓰는 예산은 {}으로 집계됐다고 시는 밝혔다."
        " 공사는 다음 달 시작해 가을에 끝난다. 시는 주민 설명회를 세 차례 열 계획이다."
    )
    return [Article(amount, "도로 보수 예산", told.format(amount)) for amount in printed]


def test_a_finer_figure_at_hand_makes_its_cut_and_its_rounded_print_agree() -> None:
    assert conflicts(audit_articles(_budget("319억8700만원", "319억원", "320억원"))) == []
    assert conflicts(audit_articles(_budget("319억원", "320억원")))
    assert conflicts(audit_articles(_budget("319억8700만원", "318억원")))
