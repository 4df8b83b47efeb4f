"""The command as a process: what only a real one shows."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from consistency import __version__

HEAVY = ("kiwipiepy", "lxml", "networkx", "numpy", "rapidfuzz", "spacy", "trafilatura")


def python(*args: str, stdout: Any = subprocess.PIPE, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run this interpreter, without the caller's ideas about encodings and buffers."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run([sys.executable, *args], stdout=stdout, stderr=subprocess.PIPE, env=clean | env, check=False)


def test_version() -> None:
    done = python("-m", "consistency", "--version")
    assert (done.returncode, done.stdout) == (0, f"consistency {__version__}\n".encode())


@pytest.mark.parametrize(
    "code",
    [
        "import consistency",
        "import consistency.cli",
        "import consistency; consistency.Article('a', '', '')",
        "from consistency.cli import cli; cli(['audit', '--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported_before_there_is_work(code: str) -> None:
    report = f"import sys; print('HEAVY', [name for name in {HEAVY} if name in sys.modules])"
    done = python("-c", f"{code}\n{report}")
    assert done.stdout.decode().splitlines()[-1] == "HEAVY []", done.stderr.decode()


def test_a_worker_that_loads_a_report_imports_no_engine() -> None:
    code = "import consistency.testing, consistency._verbs, consistency._items, consistency.render"
    # What shows a report takes rapidfuzz, which is small, but nothing that computes one.
    done = python(
        "-c", f"{code}\nimport sys; print([one for one in {set(HEAVY) - {'rapidfuzz'}} if one in sys.modules])"
    )
    assert done.stdout.decode() == "[]\n", done.stderr.decode()


def test_bad_usage_is_2() -> None:
    assert python("-m", "consistency", "audit").returncode == 2


def test_a_crash_is_2_and_not_taken_for_findings() -> None:
    code = "import consistency.cli as c; c.cli.callback = lambda: 1 / 0; c.main()"
    done = python("-c", f"import sys; sys.argv = ['consistency', 'rule']; {code}")
    assert done.returncode == 2
    assert b"ZeroDivisionError" in done.stderr


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp949"}]
)
def test_messages_and_results_are_utf_8_whatever_the_locale(env: dict[str, str]) -> None:
    text = ascii("한국 🇰🇷\n")
    argv = f"import sys; sys.argv = ['consistency', {text}]"
    code = f"import consistency.cli as c; c.write({text}, '-'); c.main()"
    done = python("-c", f"{argv}; {code}", **env)
    assert done.stdout.decode() == "한국 🇰🇷\n"
    assert "한국 🇰🇷" in done.stderr.decode()


@pytest.mark.parametrize("length", [1, 1_000_000])
def test_a_reader_that_stops_listening_is_no_error(length: int) -> None:
    code = f"from consistency._output import write; write('-' * {length}, '-')"
    read, written = os.pipe()
    os.close(read)
    done = python("-c", code, stdout=written)
    os.close(written)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no full device")
@pytest.mark.parametrize("length", [1, 1_000_000])
def test_a_full_disk_is_2(length: int) -> None:
    argv = "import sys; sys.argv = ['consistency', 'rule']"
    code = f"import consistency.cli as c; c.cli.callback = lambda: c.write('-' * {length}, '-'); c.main()"
    with open("/dev/full", "wb") as full:
        done = python("-c", f"{argv}; {code}", stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: cannot write standard output: ")
