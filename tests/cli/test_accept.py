"""``consistency accept`` and the file that it writes; what ``audit`` and ``check`` make of accepted findings."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from consistency.baseline import Baseline, load_baseline
from consistency.errors import BaselineError
from consistency.model import Acceptance
from tests.cli.conftest import Rooms, finding

Run = Callable[..., Result]
ID, OTHER = "0123456789ab", "cae8b8962e98"
FILE = Path("consistency-baseline.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entries(path: Path = FILE) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["accepted"]
    return table


def test_first_acceptance_writes_the_file(run: Run) -> None:
    before = date.today()
    result = run("accept", ID, "--reason", "두 기사가 서로 다른 조사를 인용했다", "--by", "김다온")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{FILE}: accepted {ID}\n"
    (entry,) = entries()
    on = entry.pop("on")
    assert entry == {"id": ID, "reason": "두 기사가 서로 다른 조사를 인용했다", "by": "김다온"}
    assert before <= on <= date.today()
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == [
        "",
        "[[accepted]]",
        'id = "0123456789ab"',
        'reason = "두 기사가 서로 다른 조사를 인용했다"',
        'by = "김다온"',
        f"on = {on}",
    ]


def test_who_runs_the_command_decides(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "daon")
    run("accept", ID, "--reason", "정정 요청함")
    assert entries()[0]["by"] == "daon"


@pytest.mark.parametrize("error", [KeyError("uid"), OSError("no user"), ImportError("pwd")])
def test_a_system_that_knows_no_user_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def unknown() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", unknown)
    assert run("accept", ID, "--reason", "정정 요청함").exit_code == 0
    assert "by" not in entries()[0]


def test_several_at_once_each_once(run: Run) -> None:
    run("accept", ID, OTHER, ID, "--reason", "정정 요청함")
    assert [one["id"] for one in entries()] == [ID, OTHER]


def test_more_are_written_behind_what_is_there(run: Run) -> None:
    kept = f"# 데스크 메모\n\n[[accepted]]   # 3월 회의\nid = '{ID}'\nreason = '정정 요청함'\n\n\n"
    FILE.write_text(kept, encoding="utf-8")
    assert run("accept", OTHER, "--reason", "다른 조사").exit_code == 0
    assert FILE.read_text(encoding="utf-8").startswith(kept.rstrip("\n") + "\n\n[[accepted]]\n")
    assert [(one["id"], one["reason"]) for one in entries()] == [(ID, "정정 요청함"), (OTHER, "다른 조사")]


@pytest.mark.parametrize(
    "head", [f"[[accepted]]\r\nid = '{ID}'\r\nreason = 'x'\r\n\r\n", "# 메모\r\n", "# 메모\r\n# 끝"]
)
def test_line_ends_of_the_file_are_kept(run: Run, head: str) -> None:
    FILE.write_bytes(head.encode())
    assert run("accept", OTHER, "--reason", "다른 조사").exit_code == 0
    written = FILE.read_bytes()
    assert written.startswith(head.rstrip("\r\n").encode() + b"\r\n\r\n[[accepted]]\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert entries()[-1]["id"] == OTHER


@pytest.mark.parametrize("held", ["accepted = []\n", f"accepted = [{{id = '{ID}', reason = 'x'}}]\n"])
def test_list_that_nothing_can_be_added_to_is_left_as_it_is(run: Run, held: str) -> None:
    FILE.write_text(held, encoding="utf-8")
    result = run("accept", OTHER, "--reason", "다른 조사")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"Error: {FILE}: nothing can be added to accepted = [...]: write it as [[accepted]]"
    )
    assert FILE.read_text(encoding="utf-8") == held
    assert load_baseline(FILE).text == held


def test_ids_in_upper_case_are_the_same(run: Run) -> None:
    result = run("accept", OTHER.upper(), OTHER, ID, "--reason", "정정 요청함")
    assert (result.exit_code, result.stdout) == (0, f"{FILE}: accepted {OTHER}, {ID}\n")
    assert [one["id"] for one in entries()] == [OTHER, ID]


def test_a_file_of_comments_is_kept(run: Run) -> None:
    FILE.write_text("# 아직 없다\n", encoding="utf-8")
    run("accept", ID, "--reason", "정정 요청함")
    assert FILE.read_text(encoding="utf-8").startswith("# 아직 없다\n\n[[accepted]]\n")


def test_twice_is_refused_and_says_why_it_stands(run: Run) -> None:
    run("accept", ID, "--reason", "정정 요청함")
    before = FILE.read_bytes()
    result = run("accept", OTHER, ID, "--reason", "다시")
    assert result.exit_code == 2
    assert result.stderr == f"Error: {ID} is accepted already: 정정 요청함\n"
    assert FILE.read_bytes() == before


def test_reason_that_stands_is_told_on_one_line(run: Run) -> None:
    run("accept", ID, "--reason", "첫 줄\n둘째 줄\x1b[31m\u202e")
    result = run("accept", ID, "--reason", "다시")
    assert result.stderr == f"Error: {ID} is accepted already: 첫 줄 둘째 줄␛[31m⟨U+202E⟩\n"


@pytest.mark.parametrize("wrong", ["C101", "0123456789a", "0123456789abc", "0123456789AG", "0123456789a\n", "", "１２"])
def test_what_is_no_id_is_refused(run: Run, wrong: str) -> None:
    result = run("accept", wrong, "--reason", "정정 요청함")
    assert result.exit_code == 2
    assert "is not the id of a finding" in result.stderr
    assert not FILE.exists()


@pytest.mark.parametrize("args", [(), ("--reason", ""), ("--reason", " \n\t"), ("--reason",)])
def test_no_reason_is_refused(run: Run, args: tuple[str, ...]) -> None:
    assert run("accept", ID, *args).exit_code == 2
    assert not FILE.exists()


@pytest.mark.parametrize(
    "reason",
    [
        "says \"no\" \\ and 'yes'",
        "첫 줄\n둘째 줄\r\n셋째",
        '"""\n[[accepted]]\nid = "ffffffffffff"',
        "\x00\x01\x1b[31m\x7f\x85\u2028\u202e",
        "한글 😀 # not a comment = []",
    ],
)
def test_hostile_reason_comes_back_as_it_was(run: Run, reason: str) -> None:
    assert run("accept", ID, "--reason", reason, "--by", reason).exit_code == 0
    assert run("accept", OTHER, "--reason", "또").exit_code == 0
    assert [one["id"] for one in entries()] == [ID, OTHER]
    assert (entries()[0]["reason"], entries()[0]["by"]) == (reason.strip(), reason)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(reason: str, by: str) -> None:
    text = Baseline().accept([Acceptance(ID, reason, by, date(2026, 3, 30))])
    assert tomllib.loads(text)["accepted"][0].get("by", "") == by
    assert tomllib.loads(text)["accepted"][0]["reason"] == reason


def test_half_a_character_becomes_a_whole_one(run: Run) -> None:
    assert run("accept", ID, "--reason", "정정\udc80 요청").exit_code == 0
    assert entries()[0]["reason"] == "정정\ufffd 요청"


def test_another_file(run: Run, folder: Path) -> None:
    path = folder / "desk" / "known.toml"
    assert run("accept", ID, "--reason", "정정 요청함", "--baseline", str(path)).exit_code == 0
    assert [one["id"] for one in entries(path)] == [ID]
    assert not FILE.exists()


def test_a_place_that_cannot_be_written(run: Run, folder: Path) -> None:
    FILE.mkdir()
    result = run("accept", ID, "--reason", "정정 요청함")
    assert result.exit_code == 2
    assert str(FILE) in result.stderr


BROKEN = {
    "[[accepted": "",
    "accepted = 1": "holds [[accepted]] tables and nothing else",
    "[other]": "holds [[accepted]] tables and nothing else",
    "accepted = ['x']": "accepted[0] must be a table",
    "[[accepted]]\nreason = 'x'": "accepted[0].id must be 12",
    "[[accepted]]\nid = 123456789012\nreason = 'x'": "accepted[0].id must be a string",
    f"[[accepted]]\nid = '{ID}'": "accepted[0].reason must say why",
    f"[[accepted]]\nid = '{ID}'\nreason = ' '": "accepted[0].reason must say why",
    f"[[accepted]]\nid = '{ID}'\nreason = 'x'\nwhen = 2026-03-30": "has no member 'when'",
    f"[[accepted]]\nid = '{ID}'\nreason = 'x'\non = '2026-03-30'": "accepted[0].on must be a day",
    f"[[accepted]]\nid = '{ID}'\nreason = 'x'\non = 2026-03-30T10:00:00": "accepted[0].on must be a day",
    f"[[accepted]]\nid = '{ID}'\nreason = 'x'\n" * 2: f"{ID} is accepted twice",
}


@pytest.mark.parametrize("text", BROKEN)
def test_broken_file_ends_every_command_with_2(rooms: Rooms, run: Run, text: str) -> None:
    FILE.write_text(text, encoding="utf-8")
    for args in (("accept", OTHER, "--reason", "x"), ("audit", "a.txt"), ("check", "a.txt", "--against", "b.txt")):
        result = run(*args)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"Error: {FILE}: ")
        assert BROKEN[text] in result.stderr
    assert rooms.read == []
    assert FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_of_a_merge_are_named(rooms: Rooms, run: Run, end: str) -> None:
    sides = [f"[[accepted]]\nid = '{one}'\nreason = 'x'\n" for one in (ID, OTHER)]
    text = f"# 메모\n\n<<<<<<< HEAD\n{sides[0]}=======\n{sides[1]}>>>>>>> 저녁판\n".replace("\n", end)
    FILE.write_bytes(text.encode())
    for args in (("accept", "0" * 12, "--reason", "x"), ("audit", "a.txt")):
        result = run(*args)
        assert result.exit_code == 2
        assert result.stderr.startswith(
            f"Error: {FILE}: the marks of a merge conflict (<<<<<<<, =======, >>>>>>>) begin in"
        )
        assert "line 3" in result.stderr
    assert FILE.read_bytes() == text.encode()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = \xb0\xa1", b"x = " + b"[" * 100_000])
def test_file_that_is_no_toml_is_an_error(data: bytes) -> None:
    FILE.write_bytes(data)
    with pytest.raises(BaselineError, match=str(FILE)):
        load_baseline(FILE)


def test_byte_order_mark_is_no_part_of_the_file(run: Run) -> None:
    FILE.write_text(f"[[accepted]]\nid = '{ID}'\nreason = 'x'\n", encoding="utf-8-sig")
    assert load_baseline(FILE).entries == (Acceptance(ID, "x"),)
    assert run("accept", OTHER, "--reason", "y").exit_code == 0
    assert [one["id"] for one in entries()] == [ID, OTHER]


def accept(run: Run, *ids: str) -> None:
    assert run("accept", *ids, "--reason", "정정 요청함", "--by", "김다온").exit_code == 0


@pytest.mark.parametrize("command", [("audit", "a.txt"), ("check", "a.txt", "--against", "b.txt")])
def test_accepted_finding_fails_no_run_and_is_shown(rooms: Rooms, run: Run, command: tuple[str, ...]) -> None:
    rooms.finds(replace(finding(), id=ID))
    assert run(*command).exit_code == 1
    accept(run, ID)
    result = run(*command, "--format", "text", "--fail-on", "info")
    assert result.exit_code == 0
    assert "정정 요청함" in result.stdout
    assert "74%" in result.stdout


def test_other_findings_still_fail(rooms: Rooms, run: Run) -> None:
    rooms.finds(replace(finding(), id=ID), replace(finding(), id=OTHER))
    accept(run, ID)
    assert run("audit", "a.txt").exit_code == 1


@pytest.mark.parametrize(
    ("command", "tells"),
    [
        (("audit", "articles/"), True),
        (("audit", "a.txt", "articles/"), True),
        (("audit", "a.txt"), False),
        (("audit", "articles/a.txt", "articles/b.txt"), False),
        (("check", "a.txt", "--against", "articles/"), False),
        (("check", "articles/", "--against", "archive/"), False),
    ],
)
def test_only_a_run_over_a_collection_tells_what_is_stale(
    rooms: Rooms, run: Run, command: tuple[str, ...], tells: bool
) -> None:
    rooms.finds(replace(finding(), id=ID))
    accept(run, ID, OTHER)
    result = run(*command, "--format", "text")
    assert result.exit_code == 0
    assert (OTHER in result.stdout) is tells


@pytest.mark.parametrize("command", [("audit", "a.txt"), ("check", "a.txt", "--against", "b.txt")])
def test_file_that_is_named_is_taken_for_the_one_that_stands_there(
    rooms: Rooms, run: Run, folder: Path, command: tuple[str, ...]
) -> None:
    rooms.finds(replace(finding(), id=ID))
    accept(run, ID)
    other = folder / "other.toml"
    other.write_text("", encoding="utf-8")
    assert run(*command).exit_code == 0
    assert run(*command, "--baseline", str(other)).exit_code == 1
    assert run(*command, "--baseline", "missing.toml").exit_code == 2
