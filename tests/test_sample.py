"""The bundled sample: its committed report is what the tool writes, and it finds what was put into the stories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from consistency import audit, read
from consistency.cli import cli
from consistency.model import Evidence, Finding, Report, Span, Verdict

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "reports"
LISTED = yaml.safe_load((ROOT / "examples" / "expected.yaml").read_text(encoding="utf-8"))
EXPECTED: list[dict[str, Any]] = LISTED["expected"]
SILENT: list[dict[str, Any]] = LISTED["silent"]
ARTICLES = read(ROOT / "examples" / "articles").articles


def name(case: dict[str, Any]) -> str:
    return f"{case.get('kind', 'silent')}: {case['a']['quote']} / {case['b']['quote']}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``make audit`` writes, in a folder of its own."""
    folder = tmp_path_factory.mktemp("reports")
    args = ["audit", "examples/articles", "--fail-on", "never", "--format", "markdown"]
    args += ["--output", str(folder / "sample.md")]
    for graph in ("sample.graphml", "sample.graph.json"):
        args += ["--graph", str(folder / graph)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        done = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def report() -> Report:
    return audit(ROOT / "examples" / "articles")


def place(said: dict[str, str]) -> Span:
    """Where a quotation of ``expected.yaml`` stands; it stands there once."""
    field = said.get("field", "body")
    assert field in ("title", "body")
    articles = [a for a in ARTICLES if said["article"] in (a.id, a.title)]
    assert len(articles) == 1, said
    text = articles[0].text(field)
    assert text.count(said["quote"]) == 1, said
    start = text.index(said["quote"])
    return Span(articles[0].id, field, start, start + len(said["quote"]))


def inside(evidence: Evidence, span: Span) -> bool:
    e = evidence.span
    return (e.article, e.field) == (span.article, span.field) and e.start < span.end and span.start < e.end


def speaks_of(finding: Finding, a: Span, b: Span) -> bool:
    """Whether the finding shows both places; a conflict shows them on two sides."""
    at_a = {e.side for e in finding.evidence if inside(e, a)}
    at_b = {e.side for e in finding.evidence if inside(e, b)}
    if finding.verdict is Verdict.CONFLICT and a.article != b.article:
        return bool(at_a) and bool(at_b) and len(at_a | at_b) == 2
    return bool(at_a) and bool(at_b)


def places(case: dict[str, Any]) -> tuple[Span, Span]:
    return place(case["a"]), place(case["b"])


@pytest.mark.parametrize("file", ["sample.md", "sample.graphml", "sample.graph.json"])
def test_committed_report_is_what_is_written(written: Path, file: str) -> None:
    assert (written / file).read_bytes() == (REPORTS / file).read_bytes(), "run make audit and read what changed"


@pytest.mark.parametrize("case", EXPECTED, ids=name)
def test_expected_is_found(report: Report, case: dict[str, Any]) -> None:
    a, b = places(case)
    found = [f for f in report.findings if f.verdict == case["verdict"] and speaks_of(f, a, b)]
    assert found


@pytest.mark.parametrize("case", SILENT, ids=name)
def test_tempting_pair_is_no_conflict(report: Report, case: dict[str, Any]) -> None:
    a, b = places(case)
    assert [f.message for f in report.findings if f.verdict is Verdict.CONFLICT and speaks_of(f, a, b)] == []


def test_nothing_else_is_a_conflict(report: Report) -> None:
    wanted = [places(case) for case in EXPECTED if case["verdict"] == "conflict"]
    conflicts = [f for f in report.findings if f.verdict is Verdict.CONFLICT]
    assert [f.message for f in conflicts if not any(speaks_of(f, *pair) for pair in wanted)] == []


def test_nothing_of_the_sample_is_lost(report: Report) -> None:
    assert report.read.articles == 32
    assert report.templates == 1
    (footer,) = report.read.skipped
    assert footer.source.endswith("listing.txt")


def test_readme_shows_the_report_as_it_is(written: Path) -> None:
    report = (written / "sample.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = [line.removeprefix("> > ") for line in readme.splitlines() if line.startswith("> > ")]
    boxes = [line for line in readme.splitlines() if line.startswith("    n")]
    assert len([line for line in quoted if "**" in line]) == 2
    assert len(boxes) == 7
    assert [line for line in quoted if line not in report] == []
    # the number of the finding is left out of the drawing
    labels = [line.split("[", 1)[1] if "[" in line else line for line in boxes if "충돌" not in line]
    assert [label for label in labels if label not in report] == []
