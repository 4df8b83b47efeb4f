"""What a caller may ask of every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from consistency.model import Report


@dataclass(frozen=True, slots=True)
class Options:
    """The language of the report's own words, and the time to stamp it with (None: no time at all)."""

    lang: str
    stamp: datetime | None = None


Renderer = Callable[[Report, Options], str]
"""One format: a report and the options in, the whole text out, ending in a line break, always encodable."""
