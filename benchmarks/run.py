"""Measures speed and memory: ``make bench``, or ``python benchmarks/run.py --help``.

The texts measured are not part of the project. What is not there is left out with a line that says so.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"
TARGET = 2.5
"""At most this many times what the analyser alone takes for the page."""
# What cannot be done without: load the analyser as the checker does, tokenise the page.
ANALYSER_ALONE = """
import sys
from kiwipiepy import Kiwi
kiwi = Kiwi(load_multi_dict=False)
print(len(kiwi.tokenize(open(sys.argv[1], encoding="utf-8").read())))
"""


def measured(command: list[str]) -> tuple[float, float, str]:
    """Run a command; return its seconds, its peak memory in MB and what it printed. Ends the benchmark if it fails."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        # Popen.wait does not tell the memory of the one process; wait4 does.
        process = subprocess.Popen(command, stdout=out, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read().decode("utf-8")
    if process.returncode:
        sys.exit(f"{command[:3]} ended with {process.returncode}")
    peak = usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    return seconds, peak, printed


def bench_page(page: Path, repeat: int) -> None:
    """A cold audit of one page against a cold process of the analyser alone, in turns."""
    audit = [sys.executable, "-m", "consistency", "audit", str(page), "--fail-on", "never", "--output", os.devnull]
    alone = [sys.executable, "-c", ANALYSER_ALONE, str(page)]
    measured(audit), measured(alone)  # the first run of each reads the files into memory
    runs = [(measured(audit), measured(alone)) for _ in range(repeat)]
    ours, theirs = (statistics.median(run[side][0] for run in runs) for side in (0, 1))
    ratio = ours / theirs
    print(f"## {page.name}: cold process, median of {repeat} alternating runs\n")
    print("| | seconds | peak MB |\n|---|---:|---:|")
    print(f"| `consistency audit` | {ours:.2f} | {max(run[0][1] for run in runs):.0f} |")
    print(f"| the analyser loads and tokenises | {theirs:.2f} | {max(run[1][1] for run in runs):.0f} |")
    print(f"| ratio (target: at most {TARGET}) | {ratio:.2f}{'' if ratio <= TARGET else ' **missed**'} | |\n")


def bench_archive(archive: Path) -> None:
    """One audit of many articles in a process of its own: time in all and by stage, memory, findings."""
    seconds, peak, printed = measured([sys.executable, __file__, "--child", str(archive)])
    told: dict[str, Any] = json.loads(printed)
    articles = told["articles"]
    print(f"## {archive.name}: {articles:,} articles\n")
    print(f"{seconds:.1f} s, {1000 * seconds / articles:.2f} ms an article, peak {peak:,.0f} MB\n")
    print("| stage | seconds | ms an article |\n|---|---:|---:|")
    for stage, spent in told["stages"].items():
        print(f"| {stage} | {spent:.1f} | {1000 * spent / articles:.2f} |")
    print(f"\n{told['passages']:,} passages, {told['templates']:,} pairs left out as recurring forms\n")
    print("| rule | verdict | findings |\n|---|---|---:|")
    for rule, verdict, count in told["findings"]:
        print(f"| {rule} | {verdict} | {count:,} |")
    print()


def child(archive: str) -> None:
    """Audit and print what took how long, as JSON: the times between two calls of ``progress`` are its stage's."""
    from consistency.engine import audit_articles
    from consistency.readers import read_inputs
    from consistency.render import render

    stages: Counter[str] = Counter()
    last = time.perf_counter()

    def lap(stage: str, _done: int = 0, _total: int = 0, /) -> None:
        nonlocal last
        now = time.perf_counter()
        stages[stage] += now - last
        last = now

    read = read_inputs([archive])
    lap("read")
    report = audit_articles(read.articles, read.skipped, progress=lap)
    lap("gather")
    render(report, "json")
    lap("render")
    findings = Counter((f.rule, f.verdict.value) for f in report.findings)
    told = {
        "articles": report.read.articles,
        "passages": report.read.passages,
        "templates": report.templates,
        "stages": stages,
        "findings": [[*key, count] for key, count in sorted(findings.items())],
    }
    print(json.dumps(told))


def main() -> None:
    """Measure what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=Path, default=SHARED / "cases" / "seed-page" / "articles.txt")
    parser.add_argument("--archive", type=Path, default=SHARED / "wild" / "articles.jsonl.gz")
    parser.add_argument("--repeat", type=int, default=5, help="runs of the page (default 5)")
    parser.add_argument("--only", choices=("page", "archive"), help="measure one of the two")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    for name, path in (("page", options.page), ("archive", options.archive)):
        if options.only not in (None, name):
            continue
        if not path.is_file():
            print(f"{name}: {path} is not there; left out.\n")
        elif name == "page":
            bench_page(path, options.repeat)
        else:
            bench_archive(path)


if __name__ == "__main__":
    main()
