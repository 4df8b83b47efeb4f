"""Measure, print, and raise the pinned floors to what is reached now: ``python tests/accuracy/raise_floors.py``.

A floor that is higher than what is reached stays, and the gate goes on failing.
"""

from __future__ import annotations

import sys

from corpus_files import load_corpus
from floors import PATH, load_floors, reached
from measure import measure
from tables import tables


def main() -> None:
    measured = measure(load_corpus())
    sys.stdout.write(tables(measured) + "\n")
    PATH.write_text(load_floors().raised(reached(measured)).text(), encoding="utf-8")


if __name__ == "__main__":
    main()
