"""``consistency check``: which arguments are drafts and which were printed before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from tests.cli.conftest import Rooms

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("args", "drafts", "against"),
    [
        (["d", "--against", "a"], ("d",), ("a",)),
        (["d", "e", "--against", "a", "b", "c"], ("d", "e"), ("a", "b", "c")),
        (["d", "--against", "a", "b", "--format", "json"], ("d",), ("a", "b")),
        (["--against", "a", "b", "--format", "json", "d"], ("d",), ("a", "b")),
        (["d", "--against", "a", "--against", "b", "c"], ("d",), ("a", "b", "c")),
        (["--against=a", "d"], ("d",), ("a",)),
        (["--against", "a", "b", "--", "d", "--against"], ("d", "--against"), ("a", "b")),
        (["d", "--against", "a", "a"], ("d",), ("a", "a")),
        (["d", "--against", "-", "b"], ("d",), ("-", "b")),
        (["-", "--against", "a", "--stamp", "d"], ("-", "d"), ("a",)),
    ],
)
def test_against_takes_everything_up_to_the_next_option(
    rooms: Rooms, run: Run, args: list[str], drafts: tuple[str, ...], against: tuple[str, ...]
) -> None:
    assert run("check", *args).exit_code == 1
    assert rooms.read == [drafts, against]


def test_drafts_and_printed_articles_reach_the_engine_apart(rooms: Rooms, run: Run) -> None:
    run("check", "d", "nothing", "--against", "a", "nothing")
    drafts, against, skipped = rooms.audited[0]
    assert [one.id for one in drafts] == ["d"]
    assert [one.id for one in against] == ["a"]
    assert len(skipped) == 2


def test_ids_of_printed_articles_stay_apart_from_the_drafts(rooms: Rooms, run: Run) -> None:
    run("check", "d", "e", "--against", "a")
    assert rooms.known == [(), ("d", "e")]


@pytest.mark.parametrize(
    "args",
    [["d"], ["--against", "a"], ["d", "--against"], ["d", "--against", "--stamp"], ["--against", "--", "d"]],
)
def test_both_sides_are_needed(rooms: Rooms, run: Run, args: list[str]) -> None:
    assert run("check", *args).exit_code == 2
    assert rooms.read == []


def test_standard_input_cannot_be_both_sides(rooms: Rooms, run: Run) -> None:
    result = run("check", "-", "--against", "a", "-")
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_no_draft_read_is_2(rooms: Rooms, run: Run) -> None:
    assert run("check", "nothing", "--against", "a").exit_code == 2
