"""What the pytest plugin costs a run that has nothing to do with articles: whole processes, with it and without.

    .venv/bin/python benchmarks/plugin_cost.py [ROUNDS]

The two kinds of run take turns, so that a slow moment of the machine falls on both. Printed are medians in seconds of
wall time, and the median of the differences of neighbours.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WITHOUT = ["-p", "no:consistency"]
RUNS = {"pytest --version": ["--version"], "a suite of one test": ["-q", "test_one.py"]}


def seconds(args: list[str], folder: str) -> float:
    """Wall time of one run of pytest."""
    # Where no bytecode may be kept, every run compiles the plugin anew, which nobody's machine does.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    command = [sys.executable, "-m", "pytest", *args]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Time each kind of run and print a line for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "test_one.py").write_text("def test_one():\n    pass\n", encoding="utf-8")
        for name, args in RUNS.items():
            for extra in (WITHOUT, []):
                seconds([*args, *extra], folder)
            pairs = [(seconds([*args, *WITHOUT], folder), seconds(args, folder)) for _ in range(rounds)]
            without, with_it = (statistics.median(side) for side in zip(*pairs, strict=True))
            added = statistics.median(b - a for a, b in pairs)
            print(f"{name}: {without:.3f} s without, {with_it:.3f} s with, {1000 * added:+.1f} ms")


if __name__ == "__main__":
    main()
