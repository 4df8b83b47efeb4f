"""Two figures that changed places: every sentence prints both, and none is a reprint of the other side."""

from __future__ import annotations

import pytest

import consistency
from consistency.model import Article, Finding, Report
from consistency.render import render
from consistency.render.view import View

TAIL = "고 해솔소방서가 밝혔다."
FIRST = f"해솔군 바람다리 아래에서 버스가 넘어져 3명이 다치고 2명이 숨졌다{TAIL}"
TURNED = f"해솔군 바람다리 아래에서 버스가 넘어져 2명이 다치고 3명이 숨졌다{TAIL}"
AGAIN = FIRST.replace("소방서가", "소방서는")


def audited(*bodies: str) -> tuple[Report, Finding]:
    """The report on stories that say this, named a, b and c, and its one finding."""
    report = consistency.audit(
        *(Article(name, f"속보 {name}", body) for name, body in zip("abc", bodies, strict=False))
    )
    (finding,) = report.findings
    return report, finding


def told(report: Report, finding: Finding) -> list[list[str]]:
    """The articles on each side, that which is shown first."""
    return [[one.article.id for one in tellings] for tellings in View(report, "ko").sides(finding)]


def test_two_stories_have_no_reprints() -> None:
    report, finding = audited(FIRST, TURNED)
    assert told(report, finding) == [["a"], ["b"]]
    for format in ("text", "markdown", "junit", "github", "sarif"):
        assert "같은 내용" not in render(report, format)
        assert "같은 값을 적은 기사" not in render(report, format)


@pytest.mark.parametrize(
    ("bodies", "sides"),
    [((FIRST, TURNED, AGAIN), [["a", "c"], ["b"]]), ((FIRST, AGAIN, TURNED), [["a", "b"], ["c"]])],
)
def test_a_reprint_is_that_of_the_sentence_it_is_like(bodies: tuple[str, ...], sides: list[list[str]]) -> None:
    report, finding = audited(*bodies)
    assert told(report, finding) == sides
    # All three print both values, so that nothing can be counted.
    assert not any("같은 값을 적은 기사" in step for step in finding.why)


def test_stories_that_print_one_value_are_counted() -> None:
    one, other = FIRST.replace(" 3명이 다치고", ""), TURNED.replace(" 2명이 다치고", "")
    report, finding = audited(one, other, one.replace("소방서가", "소방서는"))
    assert told(report, finding) == [["a", "c"], ["b"]]
    assert "같은 값을 적은 기사: 2건 ↔ 1건" in finding.why
