"""Finds what cannot all be true in Korean news articles that tell the same story.

    from consistency import audit_files
    report = audit_files("articles/")

Nothing is imported before it is asked for: the language pipeline takes a second to load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency._api import audit_files, check_files, read_files
    from consistency.model import Article, Finding, Report

__version__ = "0.1.0"

__all__ = ["Article", "Finding", "Report", "__version__", "audit_files", "check_files", "read_files"]

_HOMES = {
    "Article": "consistency.model",
    "Finding": "consistency.model",
    "Report": "consistency.model",
    "audit_files": "consistency._api",
    "check_files": "consistency._api",
    "read_files": "consistency._api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
