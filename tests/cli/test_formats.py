"""Several formats of one run, each with a place of its own."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from consistency.render import FORMATS
from tests.cli.conftest import Rooms

Run = Callable[..., Result]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_standard_output(rooms: Rooms, run: Run, form: str) -> None:
    result = run("audit", "a.txt", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.endswith("\n")
    assert "47%" in result.stdout


def test_all_formats_of_one_run(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    args = [arg for form in FORMATS for arg in ("--format", form, "--output", f"{form}={tmp_path / form}")]
    result = run("audit", "a.txt", *args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(rooms.audited) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FORMATS)
    for form in FORMATS:
        written = (tmp_path / form).read_bytes().decode()
        assert written == run("audit", "a.txt", "--format", form).stdout
    assert json.loads((tmp_path / "sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse(tmp_path / "junit").getroot().tag == "testsuites"


def test_one_to_a_file_and_one_to_standard_output(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.sarif"
    forms = ("--format", "sarif", "--format", "github")
    named = run("audit", "a.txt", *forms, "--output", f"sarif={target}")
    assert named.stdout == run("audit", "a.txt", "--format", "github").stdout
    both = run("audit", "a.txt", *forms, "--output", f"sarif={target}", "--output", "-")
    assert both.stdout == named.stdout
    assert target.read_bytes().decode() == run("audit", "a.txt", "--format", "sarif").stdout


def test_the_one_left_takes_the_output_without_a_name(rooms: Rooms, run: Run, tmp_path: Path) -> None:
    outputs = ("--output", str(tmp_path / "rest"), "--output", f"junit={tmp_path / 'junit.xml'}")
    result = run("audit", "a.txt", "--format", "junit", "--format", "text", *outputs)
    assert result.stdout == ""
    assert (tmp_path / "rest").read_bytes().decode() == run("audit", "a.txt", "--format", "text").stdout
    assert ET.parse(tmp_path / "junit.xml").getroot().tag == "testsuites"


def test_a_format_named_twice_is_one(rooms: Rooms, run: Run) -> None:
    twice = run("audit", "a.txt", "--format", "text", "--format", "text")
    assert twice.stdout == run("audit", "a.txt", "--format", "text").stdout


@pytest.mark.parametrize("name", ["a=b.json", "text=a.json", "=.json", "json=x"])
def test_a_file_name_with_an_equals_sign(rooms: Rooms, run: Run, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    # The path begins with a folder, so that nothing before the sign is a format's name.
    assert run("audit", "a.txt", "--format", "json", "--output", str(target)).exit_code == 1
    text = target.read_bytes()
    target.unlink()
    # After a format's name the rest is the file's, whatever is in it.
    assert run("audit", "a.txt", "--format", "json", "--output", f"json={target}").exit_code == 1
    assert target.read_bytes() == text


@pytest.mark.parametrize("output", ["./pdf=x", "2026-03=x", "보고=x", "=x", "a.b=x"])
def test_before_the_sign_is_no_word(
    rooms: Rooms, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("audit", "a.txt", "--format", "json", "--output", output).exit_code == 1
    assert json.loads((tmp_path / output).read_text("utf-8"))["schema"] == "consistency-report/1"


@pytest.mark.parametrize("output", ["xml=report.xml", "JSON=report.json", "pdf="])
def test_a_misspelt_format_is_no_file(
    rooms: Rooms, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("audit", "a.txt", "--format", "json", "--output", output)
    assert result.exit_code == 2
    told = " ".join(result.stderr.split())
    assert f"there is no format '{output.partition('=')[0]}', there are {', '.join(FORMATS)}" in told
    assert f"./{output}" in told
    assert (rooms.read, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--format", "json", "--format", "text"), "Only one report can go to standard output"),
        (("--format", "json", "--format", "text", "--output", "x"), "Only one report can go to one file"),
        (("--format", "json", "--format", "text", "--output", "json=-"), "written over an input or another result"),
        (("--format", "json", "--format", "text", "--output", "json=x", "--output", "text=x"), "another result"),
        (("--format", "json", "--format", "text", "--output", "json=x", "--output", "./x"), "another result"),
        (("--format", "json", "--output", "sarif=x"), "an output for sarif, but no --format sarif"),
        (("--output", "json=x"), "an output for json, but no --format json"),
        (("--format", "json", "--output", "json=x", "--output", "json=y"), "two outputs for json"),
        (("--format", "json", "--output", "json="), "--output json= names no file"),
        (("--format", "json", "--output", "x", "--output", "y"), "no report left for --output y"),
        (("--format", "json", "--output", "json=x", "--output", "y"), "no report left for --output y"),
        (("--format", "json", "--output", "json=a.txt"), "over an input"),
        (("--format", "json", "--output", "./a.txt"), "over an input"),
        (("--format", "json", "--output", "x.json", "--graph", "x.json"), "another result"),
    ],
)
def test_no_two_results_in_one_place(
    rooms: Rooms, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("audit", "a.txt", *args)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert rooms.read == []
    assert list(tmp_path.iterdir()) == []


def test_render_writes_several_formats_too(
    rooms: Rooms, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("audit", "a.txt", "--format", "json", "--output", "report.json")
    outputs = ("--output", "sarif=r.sarif", "--output", "junit=r.xml")
    forms = ("--format", "sarif", "--format", "junit", "--format", "github")
    result = run("render", "report.json", *forms, *outputs, "--lang", "en")
    assert result.exit_code == 0
    for form, text in (
        ("github", result.stdout),
        ("sarif", Path("r.sarif").read_bytes().decode()),
        ("junit", Path("r.xml").read_bytes().decode()),
    ):
        assert text == run("audit", "a.txt", "--format", form, "--lang", "en").stdout


def test_render_does_not_write_over_its_report(
    rooms: Rooms, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("audit", "a.txt", "--format", "json", "--output", "report.json")
    before = Path("report.json").read_bytes()
    for output in ("report.json", "sarif=./report.json"):
        assert run("render", "report.json", "--format", "sarif", "--output", output).exit_code == 2
    assert Path("report.json").read_bytes() == before
