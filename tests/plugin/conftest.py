"""A folder of articles, of which two cannot both be true."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# pytester forgets what its runs import, and numpy cannot be imported twice.
import consistency._items
import consistency.facts
import consistency.korean.pipeline  # noqa: F401

MORNING = "다리 개통\n\n해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.\n"
EVENING = "새 다리 열려\n\n해솔군은 3120억원을 들여 새 다리를 지었다고 30일 밝혔다.\n"
LIBRARY = "시립도서관 연장\n\n시립도서관은 다음 달부터 밤 10시까지 문을 연다.\n"


@pytest.fixture
def articles(pytester: pytest.Pytester) -> Path:
    """``articles/`` with a conflict between ``morning.md`` and ``evening.md``; ``library.txt`` is clean."""
    folder = pytester.mkdir("articles")
    for name, text in {"morning.md": MORNING, "evening.md": EVENING, "library.txt": LIBRARY}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def finding(pytester: pytest.Pytester, articles: Path) -> str:
    """The id of the conflict."""
    done = pytester.run(sys.executable, "-m", "consistency", "audit", "articles", "--format", "text")
    (line,) = [line for line in done.outlines if "식별자" in line]
    return line.split()[-1]
