from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest
from markdown_it import MarkdownIt

from consistency.model import Article, Evidence, Finding, ReadSummary, Report, Severity, Skipped, Span, Verdict
from consistency.render import render

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OUR_HTML = re.compile(
    r'<a id="finding-[A-Za-z0-9.-]+">|</a>|</?(?:b|span|details)>|<!-- -->|<details>\s*<summary>[^<>]*</summary>\s*'
    r"|</details>\s*"
)


def finding(number: int, body: str, words: str, other: str, verdict: Verdict = Verdict.CONFLICT) -> Finding:
    start = body.index(words)

    def side(article: str, which: str) -> Evidence:
        span = Span(article, "body", start, start + len(words))
        context = Span(article, "body", 0, len(body))
        return Evidence(span, words, words, "a" if which == "a" else "b", context)

    message = f"{number}번째 다름"
    return Finding(f"id{number}", "ZZ1", "이름", Severity.ERROR, verdict, message, (side("x", "a"), side(other, "b")))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_markup_but_ours(sample: ModuleType, lang: str) -> None:
    tokens = _PARSER.parse(render(sample.REPORT, "markdown", lang))
    for token in tokens:
        if token.type == "html_block":
            assert _OUR_HTML.fullmatch(token.content), token.content
        for child in token.children or []:
            assert child.type not in {"image", "em_open", "s_open", "code_inline", "softbreak", "hardbreak"}, child
            if child.type == "html_inline":
                assert _OUR_HTML.fullmatch(child.content), child.content
            if child.type == "link_open":
                assert str(child.attrGet("href")).startswith("#finding-")
    assert [token.info for token in tokens if token.type == "fence"] == ["mermaid"] * 3
    assert not any(token.type in {"code_block", "ordered_list_open", "lheading_open"} for token in tokens)


def test_every_link_has_its_anchor(sample: ModuleType) -> None:
    text = render(sample.REPORT, "markdown")
    anchors = re.findall(r'<a id="([^"]*)">', text)
    assert len(anchors) == len(set(anchors)) == len(sample.REPORT.findings)
    links = re.findall(r"\]\(#([^)]*)\)", text)
    assert links
    assert set(links) <= set(anchors)


def test_findings_with_the_same_id_keep_apart() -> None:
    body = "값은 3% 올랐다."
    one = finding(1, body, "3%", "x")
    report = Report("", ReadSummary(1, 1, 1), (Article("x", "", body),), (), (one, replace(one, message="또")))
    assert re.findall(r'<a id="([^"]*)">', render(report, "markdown")) == ["finding-id1", "finding-id1.2"]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_mermaid_lines_are_only_of_our_shapes(sample: ModuleType, lang: str) -> None:
    text = render(sample.REPORT, "markdown", lang)
    label = r"[^\"#;<>&`|\\%\[\]{}()*_~$@]*"
    box = rf'n\d+\["{label}<br/>{label}"\]|n\d+\(\["{label}"\]\)'
    link = rf'n\d+ --- n\d+|n\d+ (?:<==>|-\.->)\|"{label}"\| n\d+'
    drawings = re.findall(r"```mermaid\nflowchart LR\n(.*?)\n```", text, re.DOTALL)
    assert len(drawings) == 3
    for drawing in drawings:
        for line in drawing.split("\n"):
            assert re.fullmatch(rf"    (?:{box}|{link})", line), line


def test_the_update_is_drawn_from_the_older_to_the_newer(sample: ModuleType) -> None:
    text = render(sample.REPORT, "markdown")
    newer = re.search(r'(n\d+)\(\["5명"\]\)', text)
    older = re.search(r'(n\d+)\(\["3명"\]\)', text)
    assert newer
    assert older
    assert f'{older[1]} -.->|"갱신 4"| {newer[1]}' in text


def test_a_big_cluster_is_drawn_in_part_and_says_so() -> None:
    body = "값은 " + " ".join(f"{n}원" for n in range(1000, 1040)) + "이다."
    findings = tuple(finding(n, body, f"{n}원", "y") for n in range(1000, 1040))
    report = Report("", ReadSummary(2, 1, 1), (Article("x", "가", body), Article("y", "나", body)), (), findings)
    text = render(report, "markdown")
    # Two articles and two claims for each of forty findings; an even number of boxes fits.
    drawn = len(re.findall(r"^    n\d+[\[(]", text, re.MULTILINE))
    assert drawn == 24
    assert "칸 58개는 그림에서 뺐습니다." in text
    assert text.count("```mermaid") == 1


def test_many_clusters_are_folded_but_all_there() -> None:
    body = "값은 3% 올랐다."
    articles = tuple(Article(name, "제목", body) for name in ("x", *map(str, range(30))))
    findings = tuple(
        replace(
            finding(n, body, "3%", str(n)),
            evidence=tuple(
                replace(item, span=replace(item.span, article=str(n)), context=replace(item.context, article=str(n)))
                for item in finding(n, body, "3%", str(n)).evidence
            ),
            id=f"id{n}",
        )
        for n in range(30)
    )
    # Each finding speaks of two places in one story: two claims, one drawing.
    findings = tuple(
        replace(f, evidence=(f.evidence[0], replace(f.evidence[1], span=replace(f.evidence[1].span, start=0))))
        for f in findings
    )
    text = render(Report("", ReadSummary(31, 0, 9), articles, (), findings), "markdown")
    assert text.count("```mermaid") == 30
    assert "<summary>그림 10개 더 보기</summary>" in text


def test_many_skipped_inputs_are_folded_and_counted() -> None:
    skipped = (*(Skipped(f"{n}.txt", "비어 있음") for n in range(30)), Skipped("x.bin", "글이 아님"))
    text = render(Report("", ReadSummary(1, 0, 0, skipped), (), (), ()), "markdown")
    assert "| 비어 있음 | 30 |\n| 글이 아님 | 1 |" in text
    assert "<summary>건너뛴 입력 31건 모두 보기</summary>" in text
    assert all(f"| {n}.txt | 비어 있음 |" in text for n in range(30))


def test_a_sentence_without_end_is_cut_in_the_open() -> None:
    body = "가" * 5000 + "3%" + "나" * 5000
    report = Report("", ReadSummary(1, 0, 1), (Article("x", "", body),), (), (finding(1, body, "3%", "x"),))
    for format, marked in (("markdown", "<b>3%</b>"), ("text", "⟦3%⟧")):
        text = render(report, format).replace("\n     | ", "")
        assert re.search("… ?가가가", text)
        assert re.search("나나나 ?…", text)
        assert marked in text
        assert len(text) < 3000


def test_nothing_compared_is_not_called_clean(sample: ModuleType) -> None:
    for format in ("markdown", "text"):
        assert "찾지 못했습니다" not in render(sample.ALONE, format)
        assert "견주지 못했습니다" in render(sample.ALONE, format)
        assert "찾지 못했습니다" in render(sample.CLEAN, format)


def test_english_names_of_rules(sample: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = SimpleNamespace(all_rules=lambda: [SimpleNamespace(code="ZZ101", name_ko="연도", name_en="Year differs")])
    monkeypatch.setattr("consistency.render.names.import_module", lambda name: rules)
    text = render(sample.REPORT, "markdown", "en")
    assert "ZZ101 Year differs" in text
    assert "ZZ102 수치가 다름" in text
    assert "Year differs" not in render(sample.REPORT, "markdown", "ko")


def test_the_text_has_no_control_sequence_and_fits(sample: ModuleType) -> None:
    text = render(sample.REPORT, "text")
    assert "\x1b" not in text
    assert "\u202e" not in text
    # The story's own marks are not taken for ours: a pair for every place that is told.
    assert text.count("⟦") == text.count("⟧") == 10
    assert "2만여대" not in text
    assert "참고 사항 1건" in text


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_an_accepted_finding_is_shown_last_with_its_reason(sample: ModuleType, format: str) -> None:
    text = render(sample.REPORT, format)
    assert text.index("어림값" if format == "markdown" else "갱신 ZZ102") < text.index("공사비와 여는 시각")
    accepted = text[text.index("공사비와 여는 시각") :]
    assert "다른 것을 말한다 (김다온, 2025-03-07)" in accepted
    assert "acce97ed0001" in accepted
    assert "그대로 두기로 한 발견 1건" in " ".join(text.split())


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_what_is_only_accepted_is_not_called_clean(sample: ModuleType, format: str) -> None:
    text = " ".join(render(replace(sample.REPORT, findings=sample.FINDINGS[-1:], stale=()), format).split())
    assert "찾지 못했습니다" not in text
    assert "오류 0건 · 경고 0건 · 그대로 두기로 한 발견 1건" in text
    assert "승인 0건" not in text


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_a_stale_acceptance_is_told_also_where_nothing_is_found(sample: ModuleType, format: str) -> None:
    text = render(replace(sample.CLEAN, stale=sample.REPORT.stale), format)
    assert "- 57a1e0000001: 바로잡은 기사가 나갔다 (이하늘, 2025-02-01)" in text
    # Nobody's name and no day leave no empty brackets.
    assert "57a1e0000002: ::" in text.replace("<!-- -->", "")
    assert "()" not in text
    assert "더 나오지 않는 승인 2건" in " ".join(text.split())
