"""docs/ci.md can be followed: its files are written, its commands run, and its recipes are what the platforms take."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
INSTALL = 'pip install "./newsroom-consistency[pytest]"'
NOT_RUN = {
    "python3 -m venv .venv",
    ". .venv/bin/activate",
    INSTALL,
    "pip install ./newsroom-consistency",
    "pip install pre-commit",
    "pre-commit install",
    'git clone --depth 1 "https://gitlab-ci-token:${CI_JOB_TOKEN}@${CI_SERVER_HOST}/newsroom/newsroom-consistency.git"',
}
"""What installs something, word for word: every other command on the page is run."""
LEFT_OUT = "…"
"""Stands on a line of its own for any number of lines of an output."""
GITHUB, GITLAB, HOOKS = ".github/workflows/consistency.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"
_STATUS = re.compile(r"  # 종료 코드 (\d)$")


class Command(NamedTuple):
    line: str
    status: int
    shown: list[str]


def files() -> dict[str, str]:
    """The blocks of code that a file's name stands above, by that name."""
    blocks = re.findall(r"^`([^`\n]+)`[^\n]*\n\n```(?!console)\w+\n(.*?)^```$", PAGE, re.M | re.S)
    return dict(blocks)


def sections() -> dict[str, list[Command]]:
    """The commands of each section by its heading."""
    parts = re.split(r"^## (.*)\n", PAGE, flags=re.M)[1:]
    found = {heading: commands(text) for heading, text in zip(parts[::2], parts[1::2], strict=True)}
    return {heading: told for heading, told in found.items() if told}


def commands(text: str) -> list[Command]:
    """The commands of all console blocks, each with the status beside it and the lines shown below it."""
    found: list[Command] = []
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                status = _STATUS.search(line)
                told = _STATUS.sub("", line[2:])
                assert status or told in NOT_RUN, f"no status beside {line}"
                found.append(Command(told, int(status[1]) if status else 0, []))
            else:
                found[-1].shown.append(line)
    return found


def bash(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a newsroom's machine would: with the command on the path, and nothing of this test run."""
    # The tests themselves may run under pytest options, or in somebody's CI.
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "GITHUB_", "CI"))}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def timeless(output: str) -> str:
    """The output in whole lines, without spaces at their ends, today's date and how long pytest took."""
    told = re.sub(r"(?m) in [0-9.]+s$|(?<=김다온, )[0-9-]{10}|(?<=^on = )[0-9-]{10}$| +$", "", output)
    return "".join(f"{line}\n" for line in told.splitlines())


def fill(folder: Path) -> Path:
    """The folder with every file of the page."""
    for name, text in files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path)


def run_section(told: list[Command], folder: Path) -> list[tuple[int, str]]:
    """The exit status and the output of each command, one after the other."""
    ended = [bash(command.line, folder) for command in told if command.line not in NOT_RUN]
    return [(done.returncode, done.stdout + done.stderr) for done in ended]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, str]]]:
    """What the commands of each section did, in a folder of its own: two sections at a time, which saves seconds."""
    told = sections()
    folders = [fill(tmp_path_factory.mktemp("section")) for _ in told]
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(told, pool.map(run_section, told.values(), folders), strict=True))


def test_page_has_the_files_that_it_speaks_of() -> None:
    articles = {"기사/개통.md", "기사/도서관.md", "기사/새다리.md"}
    assert set(files()) == {*articles, "test_지면.py", GITHUB, GITLAB, HOOKS}
    blocks = re.findall(r"^```(\w+)$", PAGE, re.M)
    assert len(blocks) == len(files()) + blocks.count("console")


def test_nothing_is_left_out_but_what_installs() -> None:
    recipes = [*github_runs(), *gitlab_script("before_script"), *gitlab_script("script")]
    lines = [*(command.line for command in commands(PAGE)), *recipes]
    assert set(lines) >= NOT_RUN
    for line in lines:
        if line not in NOT_RUN:
            assert shlex.split(line)[0] in ("consistency", "pytest", "cat"), line


def test_the_extra_that_is_installed_exists_and_brings_pytest() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert commands(PAGE)[2].line == INSTALL
    name, extra = re.findall(r"[./]*([a-z-]+)\[(\w+)\]", INSTALL)[0]
    assert project["name"] == name
    assert any(re.match(r"pytest\b", one) for one in project["optional-dependencies"][extra])


def test_git_breaks_what_two_branches_accept_when_it_is_left_to_it(tmp_path: Path) -> None:
    """The page says why not: should git learn to do it one day, the page should say so."""
    baseline = tmp_path / "consistency-baseline.toml"
    (tmp_path / ".gitattributes").write_text(f"{baseline.name} merge=union\n", encoding="utf-8")
    baseline.write_text("# 목록\n", encoding="utf-8")
    git = "git -c user.name=a -c user.email=a@example.com"
    entry = "printf '\\n[[accepted]]\\nid = \"%s\"\\n'"
    script = f"""
        git init -q -b main && git add . && {git} commit -qm 0
        git switch -qc side && {entry} aaa >> {baseline.name} && {git} commit -qam 1
        git switch -q main && {entry} bbb >> {baseline.name} && {git} commit -qam 2
        {git} merge -q side
    """
    done = bash(script, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(baseline.read_text(encoding="utf-8"))


@pytest.mark.parametrize("heading", sections())
def test_commands_do_what_is_written_beside_them(heading: str, outputs: dict[str, list[tuple[int, str]]]) -> None:
    told = [command for command in sections()[heading] if command.line not in NOT_RUN]
    for command, (status, output) in zip(told, outputs[heading], strict=True):
        assert status == command.status, f"$ {command.line}\n{output}"
        said, place = timeless(output), 0
        for part in timeless("\n".join(command.shown)).split(f"{LEFT_OUT}\n"):
            place = said.find(part, place)
            assert place >= 0, f"$ {command.line}\nis not in the output:\n{part}\nthe output:\n{said}"
            place += len(part)


def github() -> dict[Any, Any]:
    recipe: dict[Any, Any] = yaml.safe_load(files()[GITHUB])
    return recipe


def github_runs() -> list[str]:
    steps = github()["jobs"]["consistency"]["steps"]
    return [line for step in steps for line in step.get("run", "").splitlines()]


def gitlab_script(key: str) -> list[str]:
    script: list[str] = yaml.safe_load(files()[GITLAB])["consistency"][key]
    return script


def run_recipe(lines: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return bash("\n".join(line for line in lines if line not in NOT_RUN), folder)


def test_github_workflow_has_what_github_needs() -> None:
    recipe = github()
    # YAML 1.1, which PyYAML reads, takes `on` for a truth value; GitHub reads YAML 1.2.
    assert set(recipe) == {"name", True, "permissions", "jobs"}
    assert set(recipe[True]) == {"push", "pull_request"}
    assert recipe["permissions"] == {"contents": "read", "security-events": "write"}
    (job,) = recipe["jobs"].values()
    assert set(job) == {"runs-on", "steps"}
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert re.fullmatch(r"(actions|github)/[a-z/-]+@v\d+", step.get("uses", "actions/none@v1"))
    last = job["steps"][-1]
    assert last["with"]["sarif_file"] == "consistency.sarif"
    assert last["if"] == "${{ !cancelled() && hashFiles('consistency.sarif') != '' }}"


def test_github_workflow_runs(folder: Path) -> None:
    done = run_recipe(github_runs(), folder)
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error .*file=기사/", done.stdout, re.M)
    assert '"2.1.0"' in (folder / "consistency.sarif").read_text(encoding="utf-8")


def test_gitlab_job_has_what_gitlab_needs() -> None:
    (job,) = yaml.safe_load(files()[GITLAB]).values()
    assert set(job) == {"image", "before_script", "script", "artifacts"}
    assert job["artifacts"] == {"when": "always", "reports": {"junit": "consistency.xml"}}


def test_gitlab_job_runs(folder: Path) -> None:
    done = run_recipe([*gitlab_script("before_script"), *gitlab_script("script")], folder)
    assert done.returncode == 1, done.stderr
    assert "C102" in done.stdout
    assert "<testsuite" in (folder / "consistency.xml").read_text(encoding="utf-8")
