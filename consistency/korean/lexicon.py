"""The language's data: TOML files beside this module, read once each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``name`` (the stem of a TOML file in ``korean/lexicon``)."""
    path = resources.files("consistency.korean").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def alternation(words: list[str] | tuple[str, ...]) -> str:
    """Return a regular expression that matches any of ``words``, the longest first."""
    import re

    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
