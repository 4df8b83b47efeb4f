"""``consistency audit``: what is handed on, what is written where, and the exit status."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result

from consistency.errors import InputError
from consistency.model import Severity, Verdict
from tests.cli.conftest import Rooms, finding

Run = Callable[..., Result]


def test_inputs_reach_the_readers_in_order(rooms: Rooms, run: Run) -> None:
    run("audit", "b.txt", "-", "a.txt")
    assert rooms.read == [("b.txt", "-", "a.txt")]


def test_what_was_skipped_reaches_the_engine(rooms: Rooms, run: Run) -> None:
    run("audit", "a.txt", "nothing")
    articles, skipped = rooms.audited[0]
    assert [one.id for one in articles] == ["a.txt"]
    assert [one.source for one in skipped] == ["nothing"]


@pytest.mark.parametrize(
    ("severity", "verdict", "fail_on", "status"),
    [
        (Severity.ERROR, Verdict.CONFLICT, None, 1),
        (Severity.WARNING, Verdict.CONFLICT, None, 1),
        (Severity.INFO, Verdict.CONFLICT, None, 0),
        (Severity.WARNING, Verdict.CONFLICT, "error", 0),
        (Severity.ERROR, Verdict.CONFLICT, "error", 1),
        (Severity.INFO, Verdict.CONFLICT, "info", 1),
        (Severity.ERROR, Verdict.CONFLICT, "never", 0),
        (Severity.ERROR, Verdict.UPDATE, "info", 0),
        (Severity.ERROR, Verdict.APPROXIMATION, "info", 0),
    ],
)
def test_exit_status_of_findings(
    rooms: Rooms, run: Run, severity: Severity, verdict: Verdict, fail_on: str | None, status: int
) -> None:
    rooms.finds(finding(severity, verdict))
    result = run("audit", "a.txt", *(["--fail-on", fail_on] if fail_on else []))
    assert result.exit_code == status


def test_no_finding_is_0(rooms: Rooms, run: Run) -> None:
    rooms.finds()
    assert run("audit", "a.txt", "--fail-on", "info").exit_code == 0


def test_nothing_read_is_2_and_writes_no_report(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    result = run("audit", "nothing", "--output", str(tmp_path / "report.md"))
    assert result.exit_code == 2
    assert "no article was read" in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_unreadable_input_is_2(rooms: Rooms, run: Run) -> None:
    rooms.error = InputError("없는 파일: a.txt")
    result = run("audit", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "Error: 없는 파일: a.txt\n"


def test_interrupted_is_130(rooms: Rooms, run: Run) -> None:
    rooms.error = KeyboardInterrupt()
    assert run("audit", "a.txt").exit_code == 130


@pytest.mark.parametrize(
    "args",
    [
        ("audit",),
        ("audit", "a.txt", "--format", "pdf"),
        ("audit", "a.txt", "--fail-on", "fatal"),
        ("audit", "a.txt", "--lang", "ja"),
        ("audit", "a.txt", "--graph", "graph.png"),
        ("audit", "a.txt", "--no-such-option"),
        ("no-such-command",),
    ],
)
def test_bad_usage_is_2_before_any_reading(rooms: Rooms, run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2
    assert rooms.read == []


def test_markdown_in_korean_by_default(rooms: Rooms, run: Run) -> None:
    default = run("audit", "a.txt").stdout
    assert default == run("audit", "a.txt", "--format", "markdown", "--lang", "ko").stdout
    assert default != run("audit", "a.txt", "--lang", "en").stdout
    assert "다라신문" in default


def test_json_holds_no_time_of_the_run_without_stamp(rooms: Rooms, run: Run) -> None:
    first, second = (run("audit", "a.txt", "--format", "json").stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["schema"] == "consistency-report/1"
    assert run("audit", "a.txt", "--format", "json", "--stamp").stdout != first


def test_output_is_the_same_text_in_a_file(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "report.md"
    printed = run("audit", "a.txt").stdout
    result = run("audit", "a.txt", "--output", str(target))
    assert (result.exit_code, result.stdout) == (1, "")
    assert target.read_bytes().decode() == printed
    assert list(target.parent.iterdir()) == [target]


def test_output_file_has_the_usual_permissions(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    usual, target = tmp_path / "usual", tmp_path / "report.md"
    usual.touch()
    run("audit", "a.txt", "--output", str(target))
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_output_through_a_symbolic_link_keeps_the_link(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    run("audit", "a.txt", "--output", str(link))
    assert link.is_symlink()
    assert "다라신문" in real.read_text(encoding="utf-8")


def test_output_to_a_device_does_not_replace_it(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        run("audit", "a.txt", "--output", str(pipe))
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert "다라신문" in os.read(reader, 1 << 16).decode()
    finally:
        os.close(reader)


@pytest.mark.parametrize("option", ["--output", "--graph"])
def test_no_place_to_write_is_2_before_any_reading(rooms: Rooms, run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.json").mkdir()
    for target in (tmp_path / "file" / "report.json", tmp_path / "folder.json"):
        result = run("audit", "a.txt", option, str(target))
        assert result.exit_code == 2
        assert str(target) in result.stderr
    assert rooms.read == []


def test_graphs_are_written_by_suffix(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    graphml, node_link = tmp_path / "g.graphml", tmp_path / "g.json"
    run("audit", "a.txt", "--graph", str(graphml), "--graph", str(node_link))
    from_xml = nx.read_graphml(graphml)
    from_json = nx.node_link_graph(json.loads(node_link.read_text(encoding="utf-8")), edges="edges")
    assert set(from_xml.nodes) == set(from_json.nodes) != set()


def test_no_progress_where_nobody_watches(rooms: Rooms, run: Run) -> None:
    assert run("audit", "a.txt").stderr == ""


def test_an_error_that_names_a_hostile_path_holds_no_command(run: Callable[..., Result]) -> None:
    done = run("audit", "::error::x##[y]\x1b[31m")
    assert done.exit_code == 2
    assert "##[" not in done.stderr
    assert "\x1b" not in done.stderr
