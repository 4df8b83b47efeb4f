"""A report as the engine would make it, over stories written for it: clusters, an update, a slip inside one story,
an accepted finding, a stale acceptance, and one story that attacks every format."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Literal

from consistency.model import (
    Acceptance,
    Article,
    Claim,
    Evidence,
    FieldName,
    Finding,
    Passage,
    ReadSummary,
    Relation,
    Report,
    SentencePair,
    Severity,
    Skipped,
    SourceLines,
    Span,
    Verdict,
)

_SEOUL = timezone(timedelta(hours=9))

BRIDGE = "다온시는 새 다리 공사에 2022년부터 312억원을 들였다고 밝혔다."
BRIDGE_OTHER = "다온시는 새 다리 공사에 2021년부터 312억원을 들였다고 밝혔다."
BRIDGE_END = "다리는 길이 480m로 왕복 4차로이며 하루 차량 2만여대가 지날 것으로 시는 내다봤다."
LIBRARY = "시립도서관은 다음 달부터 밤 10시까지 문을 연다."
FIRE = "소방당국은 이 불로 주민 3명이 다쳤다고 전했다."
FIRE_LATER = "소방당국은 이 불로 주민 5명이 다쳤다고 전했다."
FARM = "올해 사과 수확량은 전체 재배 면적의 47%에서 지난해보다 줄었다."
FARM_SLIP = "농가들은 재배 면적의 74%에서 수확량이 줄었다는 조사 결과에 고개를 끄덕였다."

HOSTILE_TITLE = (
    'end"]; click n1 "javascript:alert(1)" | <img src=x onerror=alert(1)> `코드` [링크](http://x.example)'
    "\n::error file=가짜.py,line=1::가짜 {0} ]]> \u200b\x0b::stop-commands::가짜"
)
HOSTILE_BODY = (
    "# 제목인 척\n> 인용인 척 @someone #123 www.x.example **굵게** _기울임_ | 표 | 칸 |\n"
    "```mermaid\n\x1b[31m빨강\x1b[0m \u202e뒤집힘\u202c &lt;b&gt; $5~$9 3~5일 7~9일\n<script>47%</script> 였다 ⟦가짜⟧."
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 3, day, hour, minute, tzinfo=_SEOUL)


ARTICLES = (
    Article(
        "n1",
        "다온시 새 다리 개통",
        f"{BRIDGE} {BRIDGE_END}",
        _at(4, 9, 10),
        "한빛일보",
        "사회",
        "https://news.example/n1",
        "articles.jsonl#1",
        lines=SourceLines(1, 1, follow=False),
    ),
    Article(
        "n2",
        "[종합] 다온시 다리 개통하고 도서관 시간 늘려",
        f"{BRIDGE_OTHER} {BRIDGE_END}\n\n{LIBRARY} 주민들은 반겼다. 시는 새 버스 노선도 함께 손보겠다고 했다.",
        _at(4, 15, 30),
        "새벽신문",
        "사회",
        "",
        "articles.jsonl#3",
        lines=SourceLines(3, 3, follow=False),
    ),
    Article(
        "n3",
        "다온시 다리 열려",
        f"{BRIDGE} {BRIDGE_END}",
        _at(4, 11),
        "누리경제",
        "",
        "",
        "articles.jsonl#4",
        lines=SourceLines(4, 4, follow=False),
    ),
    Article(
        "n4", "다온시, 새 다리 개통식", f"{BRIDGE} {BRIDGE_END}", _at(4, 0), "강변매일", "", "", "a.html", day_only=True
    ),
    Article(
        "f1",
        "솔고개 공장 불",
        f"{FIRE} 불은 두 시간 만에 꺼졌다.",
        _at(5, 8),
        "한빛일보",
        "",
        "",
        "f1.txt",
        lines=SourceLines(1, 3),
    ),
    Article("f2", "솔고개 공장 불 커져", f"{FIRE_LATER} 불은 두 시간 만에 꺼졌다.", _at(5, 13), "새벽신문"),
    Article(
        "p1",
        "사과 농사 흉작",
        f"{FARM}\r\n\r\n값은 오름세다.\r\n\r\n{FARM_SLIP}",
        None,
        "들녘신문",
        source="들녘, 3월/100% 사과.txt",
        lines=SourceLines(2, 6),
    ),
    Article("h1", HOSTILE_TITLE, HOSTILE_BODY, _at(6, 7), "악성|신문\n# 1.", "", "javascript:alert(1)", "x\x1b[2J"),
)
_BY_ID = {article.id: article for article in ARTICLES}


def span(article: str, words: str, field: FieldName = "body") -> Span:
    """Where the words first stand; they must stand there."""
    start = _BY_ID[article].text(field).index(words)
    return Span(article, field, start, start + len(words))


def evidence(article: str, words: str, sentence: str, side: Literal["a", "b"], value: str) -> Evidence:
    context = span(article, sentence)
    start = context.start + sentence.index(words)
    return Evidence(Span(article, "body", start, start + len(words)), words, value, side, context)


def _passage(a: str, a_words: str, b: str, b_words: str) -> Passage:
    first, second = span(a, a_words), span(b, b_words)
    return Passage(first, second, (SentencePair(first, second, 97.5),))


_SCRIPT = "<script>47%</script> 였다 ⟦가짜⟧."

FINDINGS = (
    Finding(
        "a1b2c3",
        "ZZ101",
        "연도가 다름",
        Severity.ERROR,
        Verdict.CONFLICT,
        "같은 공사의 시작이 2022년과 2021년으로 다릅니다.",
        (
            evidence("n1", "2022년", BRIDGE, "a", "2022"),
            evidence("n3", "2022년", BRIDGE, "a", "2022"),
            evidence("n4", "2022년", BRIDGE, "a", "2022"),
            evidence("n2", "2021년", BRIDGE_OTHER, "b", "2021"),
        ),
        ("두 문장은 글자의 97%가 같습니다.", "연도는 하나만 맞을 수 있습니다."),
    ),
    Finding(
        "d4e5f6",
        "ZZ102",
        "수치가 다름",
        Severity.WARNING,
        Verdict.CONFLICT,
        "한 기사 안에서 47%와 74%가 엇갈립니다.",
        (evidence("p1", "47%", FARM, "a", "0.47"), evidence("p1", "74%", FARM_SLIP, "b", "0.74")),
        ("둘 다 재배 면적 가운데 수확이 준 몫입니다.",),
    ),
    Finding(
        "0a0b0c",
        "ZZ102",
        "수치가 다름",
        Severity.WARNING,
        Verdict.UPDATE,
        "다친 사람이 3명에서 5명으로 늘었습니다.",
        # The later story stands first: the drawing must still point from the older to the newer.
        (evidence("f2", "5명", FIRE_LATER, "a", "5"), evidence("f1", "3명", FIRE, "b", "3")),
        ("나중 기사가 다섯 시간 뒤에 나왔습니다.",),
    ),
    Finding(
        'bad"id <x>',
        "ZZ|`9",
        "이름 *굵게* #1",
        Severity.ERROR,
        Verdict.CONFLICT,
        "- 목록인 척 <b>@someone</b>\n# 제목\r\n::error::가짜 ]]>\x85::set-output name=x::\u2028::warning::\ud800 100%",
        (
            evidence("h1", "47%</script>", _SCRIPT, "a", "47%"),
            evidence("n1", "312억원", BRIDGE, "b", "<i>312억</i>"),
        ),
        ("1. 번호인 척 \x1b[1m", "+ [x] 할 일"),
    ),
    Finding(
        "ffee00",
        "ZZ103",
        "어림값",
        Severity.INFO,
        Verdict.APPROXIMATION,
        "2만여대와 2만대는 함께 참일 수 있습니다.",
        (evidence("n1", "2만여대", BRIDGE_END, "a", "20000+"), evidence("n2", "2만여대", BRIDGE_END, "b", "20000+")),
    ),
    Finding(
        "acce97ed0001",
        "ZZ102",
        "수치가 다름",
        Severity.ERROR,
        Verdict.CONFLICT,
        "공사비와 여는 시각이 섞였습니다.",
        (evidence("n3", "312억원", BRIDGE, "a", "312억"), evidence("n2", "10시", LIBRARY, "b", "10")),
        accepted=Acceptance("acce97ed0001", "두 기사가 <b>서로</b> 다른\n것을 말한다", "김다온", date(2025, 3, 7)),
    ),
)

CLAIMS = (
    Claim("c1", span("n1", "2022년"), span("n1", BRIDGE), "2022년", "2022", "period", "공사 시작", ""),
    Claim("c2", span("n2", "2021년"), span("n2", BRIDGE_OTHER), "2021년", "2021", "period", "공사 시작", ""),
    Claim("c3", span("n3", "2022년"), span("n3", BRIDGE), "2022년", "2022", "period", "공사 시작", ""),
)
RELATIONS = (Relation("conflicts", "c1", "c2", "a1b2c3"), Relation("agrees", "c1", "c3"))

REPORT = Report(
    analyser="견본 1 (kiwi 0)",
    read=ReadSummary(
        len(ARTICLES),
        5,
        12,
        (
            Skipped("빈기사.txt", "본문이 없음"),
            Skipped("또|빈\n기사.txt", "본문이 없음"),
            Skipped("깨짐.bin", "<b>글이 아님</b>"),
        ),
    ),
    articles=ARTICLES,
    passages=(
        _passage("n1", f"{BRIDGE} {BRIDGE_END}", "n2", f"{BRIDGE_OTHER} {BRIDGE_END}"),
        _passage("n1", f"{BRIDGE} {BRIDGE_END}", "n3", f"{BRIDGE} {BRIDGE_END}"),
        _passage("n3", f"{BRIDGE} {BRIDGE_END}", "n2", f"{BRIDGE_OTHER} {BRIDGE_END}"),
        _passage("n4", f"{BRIDGE} {BRIDGE_END}", "n1", f"{BRIDGE} {BRIDGE_END}"),
        _passage("f1", FIRE, "f2", FIRE_LATER),
    ),
    findings=FINDINGS,
    claims=CLAIMS,
    relations=RELATIONS,
    templates=2,
    stale=(
        Acceptance("57a1e0000001", "바로잡은 기사가 나갔다", "이하늘", date(2025, 2, 1)),
        Acceptance("57a1e0000002", "::error::가짜 | ]]>"),
    ),
)

CLEAN = Report("견본 1 (kiwi 0)", ReadSummary(2, 1, 4), ARTICLES[2:4], (_passage("n3", BRIDGE, "n4", BRIDGE),), ())
ALONE = Report("견본 1 (kiwi 0)", ReadSummary(1, 0, 0), (), (), ())
