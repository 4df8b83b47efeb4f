"""The mutators' own words, from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from mutators.model import Edit

Found = tuple[str, Edit]
"""A variant's name and the change."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def word_list(table: str, key: str) -> tuple[str, ...]:
    """The words under a key. Raises ``KeyError`` when there are none."""
    return tuple(_table()[table][key])


def word_pairs(table: str, key: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words under a key. Raises ``KeyError`` when there are none."""
    return tuple((a, b) for a, b in _table()[table][key])
