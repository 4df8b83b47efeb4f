"""``consistency.toml``: from the command line, from Python, and what is wrong in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from consistency import audit
from consistency.cli import cli
from consistency.config import Config, configured, default_config, load_config
from consistency.errors import ConfigError
from consistency.korean.mentions import read_mentions
from consistency.model import Quantity

STORY = (
    "{title}\n\n해담시는 2일 새 청사에 쓸 목재 {amount}을 사들였다고 밝혔다. "
    "목재는 모두 지역 숲에서 벤 것이라고 시는 덧붙였다.\n"
)
SETTINGS = '[lexicon.units.dimensions]\n"volume.wood" = { "재적" = "1", "촘토막" = "10" }\n'


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, title, amount in (("a", "해담시 목재 마련", "120재적"), ("b", "해담시 새 청사 목재", "12촘토막")):
        (folder / f"{name}.txt").write_text(STORY.format(title=title, amount=amount), encoding="utf-8")
    (folder / "c.txt").write_text(STORY.format(title="해담시 청사 짓는다", amount="150재적"), encoding="utf-8")
    return folder


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, args)
    return result.exit_code, result.output


def test_a_newsrooms_unit_is_compared_and_converted(stories: Path, tmp_path: Path) -> None:
    settings = tmp_path / "ours.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    status, output = run("audit", str(stories), "--config", str(settings), "--format", "json")
    report = json.loads(output)
    assert status == 1
    texts = [{e["text"] for e in finding["evidence"]} for finding in report["findings"]]
    assert texts == [{"120재적", "150재적", "12촘토막"}]
    assert "lexicon " in report["tool"]["analyser"]
    assert {f.verdict for f in audit(stories, config=settings).findings} == {"conflict"}


def test_the_file_of_the_working_directory_is_taken_unless_another_is_named(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = run("audit", str(stories), "--format", "json")[1]
    Path("consistency.toml").write_text(SETTINGS, encoding="utf-8")
    assert "lexicon " in json.loads(run("audit", str(stories), "--format", "json")[1])["tool"]["analyser"]
    empty = tmp_path / "empty.toml"
    empty.touch()
    assert run("audit", str(stories), "--format", "json", "--config", str(empty))[1] == plain
    assert "lexicon " not in audit(stories).analyser


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[lexikon]\n", "there is no setting 'lexikon'"),
        (b"lexicon = 3\n", "lexicon must be a table"),
        (b"[lexicon\n", "consistency.toml: "),
        (b"\xff\xfe\x00", "consistency.toml: "),
        (b"[lexicon.units]\nunits = 3\n", "lexicon.units.units: there is no such entry"),
        (b"x=" + b"[" * 100_000, "consistency.toml: "),
        (b"x=" + b"9" * 5000, "consistency.toml: "),
        (b"[lexicon.units.dimensions" + b".a" * 3000 + b"]\nx = 1\n", "consistency.toml: "),
        (b"[lexicon.units.dimensions.area]\n'\xeb\xa7\x88' = 'NaN'\n", "a number above 0"),
    ],
)
@pytest.mark.parametrize("command", ["audit", "check"])
def test_what_is_wrong_is_said_before_anything_is_read(
    content: bytes, says: str, command: str, stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("consistency.toml").write_bytes(content)
    more = ["--against", str(stories)] if command == "check" else []
    status, output = run(command, str(stories), *more)
    assert status == 2
    assert says in output


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load_config(tmp_path / "none.toml")


def test_without_a_file_there_is_nothing_to_extend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_config() == Config()


def test_decomposed_hangul_in_the_file_is_composed(tmp_path: Path) -> None:
    path = tmp_path / "nfd.toml"
    path.write_bytes('[lexicon.aliases]\ngroups = [["해담", "해담시"]]\n'.encode())
    composed = load_config(path).lexicon
    import unicodedata

    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert load_config(path).lexicon == composed


def test_the_example_of_the_documentation_is_taken(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    path = tmp_path / "consistency.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    with configured(load_config(path)):
        assert [m.dimension for m in read_mentions("논 3마지기와 2겹팔레트") if isinstance(m, Quantity)] == [
            "area",
            "load",
        ]
