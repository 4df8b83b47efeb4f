"""What reading costs: the mentions of sentences against tokenising the same sentences with Kiwi, and whether a
line twice as long takes about twice as long, for lines made to hurt a backtracking pattern.

    python benchmarks/reading_speed.py [../shared/eval/wild/articles.jsonl.gz] [--articles 200]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiwipiepy import Kiwi

from consistency.korean import sentences
from consistency.korean.mentions import read_mentions
from consistency.korean.normal import normalise

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "wild" / "articles.jsonl.gz"
EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
MOST = 3.0
"""Two half lines against the whole: linear is 1, quadratic 2."""
_FIRST, _OTHERS = 500_000, 50_000
"""Characters in half a line: of the first, and of each other."""
LINES = {
    "digits, commas, 억": "1,234억56,",
    "digits": "7",
    "commas": "1,",
    "groups of three": "123,",
    "억": "억",
    "천만억": "3천만억",
    "letters and digits": "a1-b2.c3/",
    "letters": "a",
    "dates": "12월3일~",
    "ranges": "3~",
    "spaces": "3 ",
    "middle dots": "1·2·",
    "at signs": "a@",
    "points": "1.",
    "brackets": "(3",
    "words": "지난 3월 오는 ",
    "natives": "열두 세 ",
    "dollars": "3억 달러(5억)",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when reading costs more than tokenising or a line is not linear."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args(arguments)
    texts = _texts(options.path, options.articles)
    pieces = [text[start:end] for text in texts for start, end in sentences.split(text)]
    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize(pieces[0])
    read_mentions("1")
    reading = _time(lambda: [read_mentions(piece) for piece in pieces])
    tokenising = _time(lambda: [kiwi.tokenize(piece) for piece in pieces])
    size = sum(map(len, pieces))
    print(f"{len(pieces)} sentences, {size} characters")
    print(f"reading     {reading:7.2f} s  {reading / size * 1e6:6.2f} ms per 1,000 characters")
    print(f"tokenising  {tokenising:7.2f} s  {tokenising / size * 1e6:6.2f} ms per 1,000 characters")
    print(f"ratio       {reading / tokenising:7.3f}")
    worst = 0.0
    for number, (name, line) in enumerate(LINES.items()):
        size = _OTHERS if number else _FIRST
        half = (line * (size // len(line) + 1))[:size]
        one = _time(lambda half=half: read_mentions(half))  # type: ignore[misc]
        two = _time(lambda half=half: read_mentions(half * 2))  # type: ignore[misc]
        worst = max(worst, two / (2 * one))
        print(
            f"{name:20} {size / 1e6:.2f} MB {one:6.2f} s, twice that {two:6.2f} s,"
            f" against two halves {two / (2 * one):5.2f}"
        )
    return int(worst > MOST or reading > tokenising)


def _texts(path: Path, articles: int) -> list[str]:
    if not path.exists():
        return [normalise(file.read_text("utf-8")).text for file in sorted(EXAMPLES.rglob("*")) if file.is_file()]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [normalise(row["body"]).text for row in random.Random(1).sample(rows, min(articles, len(rows)))]


def _time(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
