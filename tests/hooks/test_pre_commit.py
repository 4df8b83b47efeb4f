"""The hooks for pre-commit: a manifest that it takes, and commands that end as it expects."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from consistency.cli import cli

ROOT = Path(__file__).parents[2]
MANIFEST: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in MANIFEST}
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
_CONFIG = re.search(r"^`\.pre-commit-config\.yaml`\n\n```yaml\n(.*?)^```$", PAGE, re.M | re.S)
assert _CONFIG is not None
CONFIG = yaml.safe_load(_CONFIG[1])

OPENED = "해솔군, 바람다리 개통\n\n해솔군은 312억원을 들여 바람다리를 지었다고 30일 밝혔다.\n"
TENFOLD = "바람다리 열렸다\n\n해솔군은 3120억원을 들여 바람다리를 지었다고 30일 밝혔다.\n"
LIBRARY = "가온시립도서관 새 단장\n\n가온시는 시립도서관을 다음 달 2일 다시 연다고 밝혔다.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of articles, as the working directory."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("기사/개통.md", OPENED), ("원고/새다리.md", TENFOLD), ("원고/도서관.txt", LIBRARY)):
        write(name, text)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(hook: dict[str, Any], *changed: str) -> Result:
    """Run the hook as pre-commit does: its entry, its args, and those of the changed files that ``files`` matches."""
    program, *command = shlex.split(hook["entry"])
    assert program == "consistency"
    names = [name for name in changed if re.search(hook["files"], name)]
    passed = names if hook.get("pass_filenames", True) else []
    assert names, "pre-commit would skip the hook"
    return CliRunner().invoke(cli, [*command, *hook["args"], *passed], catch_exceptions=False)


def test_manifest_has_what_pre_commit_needs() -> None:
    assert list(HOOKS) == ["consistency", "consistency-check"]
    for hook in MANIFEST:
        assert {"id", "name", "description", "entry", "args", "language", "types", "files"} <= set(hook)
        assert (hook["language"], hook["types"], hook["require_serial"]) == ("python", ["text"], True)
        assert re.fullmatch(r"\d+\.\d+\.\d+", hook["minimum_pre_commit_version"])


@pytest.mark.parametrize("hook", HOOKS)
def test_files_are_those_that_hold_articles(hook: str) -> None:
    names = [f"기사/a.{ending}" for ending in ("md", "markdown", "txt", "html", "htm", "jsonl", "ndjson")]
    others = ["기사/a.py", "기사/a.json", "기사/a.md.bak", "기사/a.jpg", "기사/md", "consistency-baseline.toml"]
    assert [name for name in (*names, *others) if re.search(HOOKS[hook]["files"], name)] == names


def test_audit_fails_on_changed_articles_that_conflict() -> None:
    result = run(HOOKS["consistency"], "기사/개통.md", "원고/새다리.md", "setup.cfg")
    assert result.exit_code == 1
    assert "‘312억원’ ↔\n   > ‘3120억원’" in result.stdout


def test_audit_passes_where_the_changed_articles_agree() -> None:
    assert run(HOOKS["consistency"], "원고/새다리.md", "원고/도서관.txt").exit_code == 0


def test_audit_takes_a_name_that_looks_like_an_option() -> None:
    write("--stamp.md", LIBRARY)
    result = run(HOOKS["consistency"], "--stamp.md")
    assert result.exit_code == 0
    assert "읽은 기사 1건" in result.stdout


def test_check_without_its_folder_is_no_pass() -> None:
    assert run(HOOKS["consistency-check"], "원고/새다리.md").exit_code == 2


@pytest.mark.parametrize(("draft", "status"), [("원고/새다리.md", 1), ("원고/도서관.txt", 0)])
def test_check_holds_changed_drafts_against_the_folder(draft: str, status: int) -> None:
    assert run(HOOKS["consistency-check"], draft).exit_code == 2
    Path("기사").rename("articles")
    assert run(HOOKS["consistency-check"], draft).exit_code == status


def test_configuration_of_the_page_names_hooks_that_there_are() -> None:
    (repo,) = CONFIG["repos"]
    assert set(repo) == {"repo", "rev", "hooks"}
    assert {hook["id"] for hook in repo["hooks"]} == set(HOOKS)
    assert {key for hook in repo["hooks"] for key in hook} <= {"id", "alias", "files", "args", "pass_filenames"}


def test_configuration_of_the_page_runs() -> None:
    changed, drafts, whole = (HOOKS[hook["id"]] | hook for hook in CONFIG["repos"][0]["hooks"])
    assert run(changed, "기사/개통.md", "원고/새다리.md").exit_code == 0
    assert run(drafts, "기사/개통.md", "원고/새다리.md").exit_code == 1
    assert run(drafts, "기사/개통.md", "원고/도서관.txt").exit_code == 0
    assert run(whole, "기사/개통.md").exit_code == 0
    write("기사/새다리.md", TENFOLD)
    assert run(changed, "기사/개통.md").exit_code == 0
    assert run(whole, "기사/개통.md").exit_code == 1
