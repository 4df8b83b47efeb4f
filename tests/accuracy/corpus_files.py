"""The labelled corpus: clean stories, their retellings, and pairs of sentences with what they are to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import yaml
from mutators import Moment

CORPUS = Path(__file__).parent / "corpus"
DEFAULT_DAY = "2025-06-10T10:00:00+09:00"

Label = Literal["conflict", "update", "silent"]


@dataclass(frozen=True, slots=True)
class CleanStory:
    """A story without an error. ``derived`` names figures that follow from others: (kind, quote)."""

    id: str
    section: str
    published: datetime
    title: str
    body: str
    derived: tuple[tuple[str, str], ...]
    retold: str

    @property
    def moment(self) -> Moment:
        """The day of publication."""
        return Moment(self.published.year, self.published.month, self.published.day)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two sentences in one context, and what they are to each other."""

    id: str
    kind: str
    label: Label
    context: str
    a: str
    b: str
    published_a: datetime
    published_b: datetime


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of it, in the order of the files."""

    stories: tuple[CleanStory, ...]
    pairs: tuple[LabelledPair, ...]


def load_corpus() -> Corpus:
    """Read the corpus. Raises ``KeyError`` or ``ValueError`` for a malformed entry."""
    stories: list[CleanStory] = []
    pairs: list[LabelledPair] = []
    for path in sorted(CORPUS.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        stories += [_story(x) for x in data.get("stories", ())]
        pairs += [_pair(x) for x in data.get("pairs", ())]
    return Corpus(tuple(stories), tuple(pairs))


def _story(x: dict[str, Any]) -> CleanStory:
    return CleanStory(
        x["id"],
        x["section"],
        datetime.fromisoformat(x["published"]),
        x["title"],
        x["body"].strip(),
        tuple((d["kind"], d["at"]) for d in x["derived"]),
        x.get("retold", "").strip(),
    )


def _pair(x: dict[str, Any]) -> LabelledPair:
    return LabelledPair(
        x["id"],
        x["kind"],
        x["label"],
        x["context"],
        x["a"],
        x["b"],
        datetime.fromisoformat(x.get("published_a", DEFAULT_DAY)),
        datetime.fromisoformat(x.get("published_b", DEFAULT_DAY)),
    )
