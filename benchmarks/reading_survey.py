"""How much of what looks like a figure is read: every run of digits in a sample of real articles is read or passed over
for a named reason. Prints the share that is neither, the reasons with examples, and a random sheet to check by hand.

    python benchmarks/reading_survey.py ../shared/eval/wild/articles.jsonl.gz [--articles 2000] [--seed 1] [--sheet 200]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from consistency.claims.values import printed
from consistency.korean.mentions import scan
from consistency.korean.normal import normalise
from consistency.model import Period, Quantity, Today

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "wild" / "articles.jsonl.gz"
TARGET = 0.02
_DIGITS = re.compile(r"\d+")
_EXAMPLES = 5
_AROUND = 14


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the survey; 0 when the share unread is at most the target, 1 when it is more, 2 without the articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=int, default=0, help="print so many random readings to check by hand")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        print(f"no articles at {options.path}", file=sys.stderr)
        return 2
    with gzip.open(options.path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chance = random.Random(options.seed)
    rows = chance.sample(rows, min(options.articles, len(rows)))
    runs = read = bare = 0
    reasons: Counter[str] = Counter()
    examples: defaultdict[str, list[str]] = defaultdict(list)
    sheet: list[str] = []
    for row in rows:
        published = row.get("published")
        today = Today(datetime.fromisoformat(published).date()) if published else None
        for field in ("title", "body"):
            text = normalise(row[field]).text
            mentions, passed = scan(text, today)
            kind = [""] * len(text)
            for stretch in passed:
                kind[stretch.start : stretch.end] = [stretch.reason] * (stretch.end - stretch.start)
            for mention in mentions:
                kind[mention.start : mention.end] = ["read"] * (mention.end - mention.start)
                bare += isinstance(mention, Quantity) and not mention.dimension
                if options.sheet and _DIGITS.search(text, mention.start, mention.end):
                    details = (
                        f"{mention.low}..{mention.high}" if isinstance(mention, Quantity) and mention.bound else ""
                    )
                    stated = " ".join(mention.stated) if isinstance(mention, Period) else ""
                    sheet.append(
                        f"{_shown(text, mention.start, mention.end)}  =>  {printed(mention)} {details}{stated}"
                    )
            for m in _DIGITS.finditer(text):
                runs += 1
                found = kind[m.start()] or "UNREAD"
                read += found == "read"
                reasons[found] += 1
                if found != "read":
                    examples[found].append(_shown(text, m.start(), m.end()))
    unread = reasons["UNREAD"]
    print(
        f"{len(rows)} articles, {runs} runs of digits: read {read / runs:.2%},"
        f" unread {unread / runs:.2%} (at most {TARGET:.0%})"
    )
    print(f"read without a unit: {bare} ({bare / runs:.2%})")
    for reason, count in reasons.most_common():
        shown = chance.sample(examples[reason], min(_EXAMPLES, len(examples[reason])))
        print(f"{count:7} {reason}" + "".join(f"\n          {example}" for example in shown))
    for line in chance.sample(sheet, min(options.sheet, len(sheet))):
        print(line)
    return 0 if unread <= runs * TARGET else 1


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{before}【{text[start:end]}】{after}".replace("\n", "⏎")


if __name__ == "__main__":
    sys.exit(main())
