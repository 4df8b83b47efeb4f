"""Recall and precision on errors really printed: 126 groups of wild stories, read by readers with a calculator.

    python benchmarks/print_errors.py ARTICLES [--half seen|kept] [--misses FILE]

``print_errors.json`` says which stories of ARTICLES (the wild articles, a ``.jsonl.gz``) tell one event and where in
them a reader found what cannot all be true; it holds ids and offsets, and none of the stories' text. Each group is
audited by itself. An entry is found when a conflict at warning or error touches both of its sides (or the only one), or
side a and some second place; a finding that no entry and nothing arguable explains counts as false, though a reader may
have missed what it tells.

The readers were language models, one for each 21 groups, and asked for everything that a desk would want to be told;
many entries are about words and not figures. The half ``seen`` was looked at; nobody who writes rules looks at entries,
misses or findings of the half ``kept``, of which ``--misses`` says nothing. What it writes of the other is text of
ARTICLES and stays outside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from consistency.engine import audit_articles
from consistency.model import Finding, Severity, Span, Verdict
from consistency.readers import read_inputs

LABELS = Path(__file__).with_suffix(".json")
Label = Mapping[str, Any]


def quotes(label: Label, side: str, stories: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """The story's id, the field and the words of each place of one side."""
    return [(stories[n]["id"], field, stories[n][field][start:end]) for n, field, start, end in label[side]]


def touches(found: Finding, places: Iterable[tuple[str, str, str]], texts: Mapping[tuple[str, str], str]) -> bool:
    """Whether some evidence of the finding overlaps one of the places, wherever its words stand in that field."""
    for article, field, words in places:
        text, at = texts[article, field], -1
        while (at := text.find(words, at + 1)) >= 0:
            place = Span(article, "title" if field == "title" else "body", at, at + len(words))
            if any(e.span.overlaps(place) for e in found.evidence):
                return True
    return False


def names(
    found: Finding, label: Label, stories: Sequence[Mapping[str, str]], texts: Mapping[tuple[str, str], str]
) -> bool:
    """Whether the finding is about this entry."""
    if not touches(found, quotes(label, "a", stories), texts):
        return False
    return not label["b"] or len(found.evidence) >= 2 or touches(found, quotes(label, "b", stories), texts)


def audit(stories: Sequence[Mapping[str, str]]) -> tuple[list[Finding], dict[tuple[str, str], str]]:
    """The loud conflicts of one group, and its texts as the reader gave them to the checker."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in stories), encoding="utf-8")
        articles = read_inputs([str(path)]).articles
    loud = [
        f
        for f in audit_articles(articles).findings
        if f.verdict is Verdict.CONFLICT and f.severity in (Severity.WARNING, Severity.ERROR)
    ]
    return loud, {(a.id, field): getattr(a, field) for a in articles for field in ("title", "body")}


def main() -> None:
    """Audit the groups of the wanted halves and print what was found, by half and by kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--half", choices=("seen", "kept"))
    parser.add_argument("--misses", type=Path)
    args = parser.parse_args()
    with gzip.open(args.articles, "rt", encoding="utf-8") as lines:
        wild = {story["id"]: story for story in map(json.loads, lines)}
    counts: Counter[tuple[str, str, str]] = Counter()
    misses: list[dict[str, object]] = []
    for n, event in enumerate(json.loads(LABELS.read_text(encoding="utf-8")), 1):
        half = event["half"]
        if args.half not in (None, half):
            continue
        stories = [wild[name] for name in event["articles"]]
        loud, texts = audit(stories)
        explained: set[str] = set()
        for part in ("conflicts", "updates", "ignore"):
            for label in event[part]:
                hits = [f.id for f in loud if names(f, label, stories, texts)]
                explained.update(hits)
                if part == "conflicts":
                    counts[half, label["kind"], "found" if hits else "missed"] += 1
                    if not hits and half == "seen":
                        sides = {side: quotes(label, side, stories) for side in "ab"}
                        misses.append({"event": n, "kind": label["kind"], **sides})
        counts[half, "", "loud"] += len(loud)
        counts[half, "", "false"] += sum(f.id not in explained for f in loud)
    for half in sorted({key[0] for key in counts}):
        _print(half, counts)
    if args.misses:
        args.misses.write_text("".join(json.dumps(m, ensure_ascii=False) + "\n" for m in misses), encoding="utf-8")


def _print(half: str, counts: Counter[tuple[str, str, str]]) -> None:
    kinds = sorted({kind for h, kind, _ in counts if h == half and kind})
    rows = [(kind, counts[half, kind, "found"], counts[half, kind, "missed"]) for kind in kinds]
    rows.append(("all", sum(r[1] for r in rows), sum(r[2] for r in rows)))
    print(f"\n{half}")
    for kind, found, missed in rows:
        print(f"  {kind:<12}{found:>4} of {found + missed:<5}{found / max(1, found + missed):.2f}")
    print(f"  findings no entry explains: {counts[half, '', 'false']} of {counts[half, '', 'loud']}")


if __name__ == "__main__":
    sys.exit(main())
