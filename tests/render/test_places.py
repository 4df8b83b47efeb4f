"""Files, lines and URIs out of where articles come from."""

from __future__ import annotations

import pytest

from consistency.render.places import file_of, uri


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("a.txt", "a.txt"),
        ("desk/a.jsonl#12", "desk/a.jsonl"),
        ("#1 기사.txt", "#1 기사.txt"),
        ("a#b", "a#b"),
        ("", None),
        ("-", None),
        ("-#3", None),
        ("text", None),
        ("text#2", None),
        ("text.txt", "text.txt"),
    ],
)
def test_file_of_a_source(source: str, file: str | None) -> None:
    assert file_of(source) == file


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("../a b/100%.txt", "../a%20b/100%25.txt"),
        ("가.txt", "%EA%B0%80.txt"),
        ("a:b?c#d.txt", "a%3Ab%3Fc%23d.txt"),
        ("/desk/가 나.txt", "file:///desk/%EA%B0%80%20%EB%82%98.txt"),
        ("x\n\u2028.txt", "x%0A%E2%80%A8.txt"),
        # A byte that is not UTF-8, as Python hands it on, and half a character that no file has.
        ("\udcff.txt", "%FF.txt"),
        ("\ud800.txt", "%EF%BF%BD.txt"),
        ("/\ud800\udcff", "file:///%EF%BF%BD%FF"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected
