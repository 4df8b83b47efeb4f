"""When stories are so few that what one of them alone prints says much: somebody put them side by side."""

from __future__ import annotations

from consistency.korean.lexicon import load


def are_few(stories: int) -> bool:
    """Whether a run of so many stories is a small one (``few`` in ``lexicon/weights.toml``)."""
    return bool(stories <= load("weights")["few"])
