"""Every sentence that the reports say by themselves, in Korean and English."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.errors import ConsistencyError

Counted = tuple[str, str]
"""A text with ``{n}`` for one and for many."""


def counted(text: Counted, n: int) -> str:
    """The text for that many, with the number put in."""
    return text[n != 1].format(n=f"{n:,}")


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of one language; the names of the fields say where each stands."""

    title: str
    stamp: str
    analyser: str
    articles_read: Counted
    passages: Counted
    claims: Counted
    skipped: Counted
    templates: Counted
    errors: Counted
    warnings: Counted
    updates: Counted
    notes: Counted
    accepted_count: Counted
    stale_count: Counted
    findings: Counted
    read_heading: str
    read_what: str
    read_count: str
    row_articles: str
    row_passages: str
    row_claims: str
    row_templates: str
    row_skipped: str
    skipped_heading: str
    skipped_reason: str
    skipped_source: str
    skipped_all: Counted
    findings_heading: str
    rule: str
    rule_name: str
    error: str
    warning: str
    update: str
    note: str
    total: str
    error_heading: str
    warning_heading: str
    update_heading: str
    note_heading: str
    accepted: str
    accepted_heading: str
    accepted_intro: str
    accepted_because: str
    stale_heading: str
    stale_intro: str
    id: str
    update_intro: str
    note_summary: Counted
    note_elsewhere: Counted
    none_found: str
    nothing_compared: str
    compared: str
    draft: str
    no_title: str
    no_time: str
    in_title: str
    in_body: str
    reprints: Counted
    why: str
    clusters_heading: str
    clusters_none: str
    cluster: str
    cluster_articles: Counted
    more_clusters: Counted
    contains: str
    copies: Counted
    partial: str
    drawings_heading: str
    drawings_intro: str
    drawing: str
    drawing_findings: str
    drawing_left_out: Counted
    more_drawings: Counted
    edge_conflict: str
    edge_update: str


_KO = Messages(
    title="기사 일관성 점검 보고서",
    stamp="작성 {stamp}",
    analyser="분석기 {analyser}",
    articles_read=("읽은 기사 {n}건", "읽은 기사 {n}건"),
    passages=("겹치는 대목 {n}곳", "겹치는 대목 {n}곳"),
    claims=("읽어낸 진술 {n}개", "읽어낸 진술 {n}개"),
    skipped=("건너뛴 입력 {n}건", "건너뛴 입력 {n}건"),
    templates=("정형 기사로 제외한 쌍 {n}개", "정형 기사로 제외한 쌍 {n}개"),
    errors=("오류 {n}건", "오류 {n}건"),
    warnings=("경고 {n}건", "경고 {n}건"),
    updates=("갱신 {n}건", "갱신 {n}건"),
    notes=("참고 {n}건", "참고 {n}건"),
    accepted_count=("그대로 두기로 한 발견 {n}건", "그대로 두기로 한 발견 {n}건"),
    stale_count=("더 나오지 않는 승인 {n}건", "더 나오지 않는 승인 {n}건"),
    findings=("발견 {n}건", "발견 {n}건"),
    read_heading="읽은 것",
    read_what="항목",
    read_count="수",
    row_articles="읽은 기사",
    row_passages="겹치는 대목",
    row_claims="읽어낸 진술",
    row_templates="정형 기사로 제외한 쌍",
    row_skipped="건너뛴 입력",
    skipped_heading="건너뛴 것",
    skipped_reason="까닭",
    skipped_source="어디",
    skipped_all=("건너뛴 입력 {n}건 모두 보기", "건너뛴 입력 {n}건 모두 보기"),
    findings_heading="규칙별 발견",
    rule="규칙",
    rule_name="이름",
    error="오류",
    warning="경고",
    update="갱신",
    note="참고",
    total="합계",
    error_heading="오류",
    warning_heading="경고",
    update_heading="갱신된 사실",
    note_heading="참고",
    accepted="승인",
    accepted_heading="그대로 두기로 한 발견",
    accepted_intro="누군가 까닭을 적고 그대로 두기로 한 발견입니다. 종료 코드에 들지 않습니다.",
    accepted_because="승인: {reason}",
    stale_heading="더 나오지 않는 승인",
    stale_intro="그대로 두기로 했으나 이번에는 나오지 않은 발견입니다. 목록에서 지워도 됩니다.",
    id="식별자",
    update_intro="나중 기사에서 값이 달라졌습니다. 앞선 기사를 고쳐야 하는지 살펴보십시오.",
    note_summary=(
        "표현은 다르지만 함께 참일 수 있는 참고 사항 {n}건",
        "표현은 다르지만 함께 참일 수 있는 참고 사항 {n}건",
    ),
    note_elsewhere=(
        "참고 사항 {n}건은 Markdown과 JSON 보고서에 있습니다.",
        "참고 사항 {n}건은 Markdown과 JSON 보고서에 있습니다.",
    ),
    none_found="서로 어긋나는 곳을 찾지 못했습니다.",
    nothing_compared="같은 이야기를 하는 대목이 없어 기사끼리 견주지 못했습니다.",
    compared="견준 것: {parts}.",
    draft="원고",
    no_title="(제목 없음)",
    no_time="발행 시각 없음",
    in_title="제목 {char}번째 글자",
    in_body="본문 {paragraph}문단 {char}번째 글자",
    reprints=("같은 내용 {n}건 더", "같은 내용 {n}건 더"),
    why="근거",
    clusters_heading="같은 이야기를 다룬 기사 묶음",
    clusters_none="같은 대목을 함께 실은 기사가 없습니다.",
    cluster="묶음 {number}",
    cluster_articles=("기사 {n}건", "기사 {n}건"),
    more_clusters=("묶음 {n}개 더 보기", "묶음 {n}개 더 보기"),
    contains="{outer} 기사가 통째로 담은 기사:",
    copies=("거의 같은 기사 {n}건:", "거의 같은 기사 {n}건:"),
    partial="일부가 겹치는 기사:",
    drawings_heading="진술 관계 그림",
    drawings_intro=(
        "네모는 기사, 둥근 칸은 진술입니다. 굵은 선은 충돌이고, "
        "점선 화살표는 먼저 나온 값에서 나중 값으로 가는 갱신입니다."
    ),
    drawing="그림 {number}",
    drawing_findings="발견 {links}",
    drawing_left_out=("칸 {n}개는 그림에서 뺐습니다.", "칸 {n}개는 그림에서 뺐습니다."),
    more_drawings=("그림 {n}개 더 보기", "그림 {n}개 더 보기"),
    edge_conflict="충돌 {number}",
    edge_update="갱신 {number}",
)

_EN = Messages(
    title="Consistency report",
    stamp="Written {stamp}",
    analyser="Analyser {analyser}",
    articles_read=("{n} article read", "{n} articles read"),
    passages=("{n} passage told twice", "{n} passages told twice"),
    claims=("{n} claim", "{n} claims"),
    skipped=("{n} input skipped", "{n} inputs skipped"),
    templates=("{n} pair left out as a recurring form", "{n} pairs left out as recurring forms"),
    errors=("{n} error", "{n} errors"),
    warnings=("{n} warning", "{n} warnings"),
    updates=("{n} update", "{n} updates"),
    notes=("{n} note", "{n} notes"),
    accepted_count=("{n} accepted finding", "{n} accepted findings"),
    stale_count=("{n} stale acceptance", "{n} stale acceptances"),
    findings=("{n} finding", "{n} findings"),
    read_heading="What was read",
    read_what="What",
    read_count="Count",
    row_articles="Articles read",
    row_passages="Passages told twice",
    row_claims="Claims",
    row_templates="Pairs left out as recurring forms",
    row_skipped="Inputs skipped",
    skipped_heading="What was skipped",
    skipped_reason="Reason",
    skipped_source="Where",
    skipped_all=("The skipped input", "All {n} skipped inputs"),
    findings_heading="Findings by rule",
    rule="Rule",
    rule_name="Name",
    error="Error",
    warning="Warning",
    update="Update",
    note="Note",
    total="Total",
    error_heading="Errors",
    warning_heading="Warnings",
    update_heading="Updates",
    note_heading="Notes",
    accepted="Accepted",
    accepted_heading="Accepted findings",
    accepted_intro="Somebody let these stand and said why. They do not count for the exit status.",
    accepted_because="Accepted: {reason}",
    stale_heading="Stale acceptances",
    stale_intro="Accepted once, and not found this time: they can be taken out of the baseline.",
    id="Id",
    update_intro="A later story gives another value. See whether the earlier one needs a correction.",
    note_summary=(
        "{n} note: other words that can be true together",
        "{n} notes: other words that can be true together",
    ),
    note_elsewhere=(
        "{n} note is in the Markdown and JSON reports.",
        "{n} notes are in the Markdown and JSON reports.",
    ),
    none_found="No disagreement was found.",
    nothing_compared="No two stories tell the same passage, so stories could not be compared with one another.",
    compared="Compared: {parts}.",
    draft="Draft",
    no_title="(no title)",
    no_time="no time of publication",
    in_title="title, character {char}",
    in_body="paragraph {paragraph}, character {char}",
    reprints=("{n} more with the same text", "{n} more with the same text"),
    why="Why",
    clusters_heading="Stories that tell the same",
    clusters_none="No two articles carry the same passage.",
    cluster="Cluster {number}",
    cluster_articles=("{n} article", "{n} articles"),
    more_clusters=("{n} more cluster", "{n} more clusters"),
    contains="{outer} swallowed:",
    copies=("{n} article, nearly the same:", "{n} articles, nearly the same:"),
    partial="Partly shared:",
    drawings_heading="How the claims relate",
    drawings_intro=(
        "Boxes are articles, rounded ones are claims. Thick lines are conflicts, dotted arrows are updates from the "
        "earlier value to the later."
    ),
    drawing="Drawing {number}",
    drawing_findings="Findings {links}",
    drawing_left_out=("{n} box was left out of the drawing.", "{n} boxes were left out of the drawing."),
    more_drawings=("{n} more drawing", "{n} more drawings"),
    edge_conflict="conflict {number}",
    edge_update="update {number}",
)

_LANGUAGES = {"ko": _KO, "en": _EN}
LANGUAGES = tuple(_LANGUAGES)
"""The languages a report can be written in; the first is the default."""


def messages(lang: str) -> Messages:
    """The texts of a language; an unknown one raises `ConsistencyError`."""
    if lang not in _LANGUAGES:
        raise ConsistencyError(f"unknown language {lang!r}: choose one of {', '.join(LANGUAGES)}")
    return _LANGUAGES[lang]
