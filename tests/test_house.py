"""The project's own files say the same thing as each other, and the wheel holds what it needs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import consistency
import consistency.testing
from consistency import cli
from consistency._docs import rules_page
from consistency.render import FORMATS, LANGUAGES
from consistency.rules import all_rules
from docs.api_page import ALIASES, api_page

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
REQUIREMENTS = re.findall(r"^([A-Za-z0-9._-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.M)


def normal(name: str) -> str:
    """A distribution's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_version_in_the_lock_is_exact_and_hashed() -> None:
    assert REQUIREMENTS
    assert len(REQUIREMENTS) == len(re.findall(r"^[^#\s].*$", LOCK, re.M))


def test_lock_names_no_place_to_install_from() -> None:
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", LOCK)


def test_lock_covers_the_project() -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    names = {normal(re.split(r"[<>=!~\[;]", one)[0].strip()) for one in wanted}
    assert names <= {normal(name) for name, _, _ in REQUIREMENTS}


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_dependencies_are_bounded_on_both_sides(requirement: str) -> None:
    assert ">=" in requirement
    assert "<" in requirement


def test_the_oldest_pytest_that_is_promised_is_the_one_that_is_tried() -> None:
    (promised,) = PROJECT["project"]["optional-dependencies"]["pytest"]
    tried = re.search(r"^pytest==(\S+)", (ROOT / "tests/plugin/oldest-pytest.lock").read_text(encoding="utf-8"), re.M)
    assert tried is not None
    assert tried[1].startswith(re.split(r"[>=,]+", promised)[1])


def test_version_is_in_the_changelog() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert newest[1] == consistency.__version__


def test_public_names_exist() -> None:
    for name in consistency.__all__:
        assert getattr(consistency, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        consistency.no_such_name  # noqa: B018


def test_command_offers_exactly_what_the_renderers_can_do() -> None:
    for command in (cli.audit, cli.check, cli.render):
        choices = {option.name: option.type.choices for option in command.params if option.name in ("formats", "lang")}
        assert set(choices["formats"]) == set(FORMATS)
        assert set(choices["lang"]) == set(LANGUAGES)


def test_page_of_rules_is_up_to_date() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == rules_page(all_rules()), "run make docs"


def test_page_of_the_api_is_up_to_date() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == api_page(), "run make docs"


def test_types_of_public_signatures_are_public() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    signatures = re.findall(r"^```python\n(\w+\((?s:.*?))^```$", page, re.M)
    fields = re.findall(r"^\| `\w+` \| `(.*?)` \|", page, re.M)
    types = {name for one in (*signatures, *fields) for name in re.findall(r"\b[A-Z][a-z]\w+", one)}
    known = {name for module in (consistency, consistency.testing) for name in module.__all__} | set(ALIASES)
    assert {"Report", "Source", "Evidence"} <= types
    assert types - known == {"Iterable", "Literal", "None", "PathLike"}  # the last is that of os


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/README.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"


def test_wheel_holds_data_and_typing(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "consistency"
    needed = {
        f"consistency/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.suffix in (".py", ".toml") or path.name == "py.typed"
    }
    assert "consistency/py.typed" in needed
    assert any(name.startswith("consistency/korean/lexicon/") for name in needed)
    assert needed <= held
    assert not {name.split("/")[0] for name in held} - {"consistency", wheel.name.rsplit("-py3", 1)[0] + ".dist-info"}
