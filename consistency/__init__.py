"""Finds what cannot all be true in Korean news articles that tell the same story.

    report = consistency.audit("articles/")

The names in ``__all__`` are all that is public here; ``consistency.render`` and ``consistency.testing`` have public
names of their own. Nothing is imported before it is asked for: the language pipeline takes a second to load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency._api import audit, check, read
    from consistency._verbs import Source
    from consistency.errors import (
        BaselineError,
        ConfigError,
        ConsistencyError,
        InputError,
        NothingToReadError,
        ReportError,
    )
    from consistency.model import (
        Acceptance,
        Article,
        Claim,
        Evidence,
        Finding,
        Passage,
        ReadResult,
        ReadSummary,
        Relation,
        Report,
        SentencePair,
        Severity,
        Skipped,
        SourceLines,
        Span,
        Verdict,
    )

__version__ = "0.1.0"
"""The version of the package."""

__all__ = [
    "Acceptance",
    "Article",
    "BaselineError",
    "Claim",
    "ConfigError",
    "ConsistencyError",
    "Evidence",
    "Finding",
    "InputError",
    "NothingToReadError",
    "Passage",
    "ReadResult",
    "ReadSummary",
    "Relation",
    "Report",
    "ReportError",
    "SentencePair",
    "Severity",
    "Skipped",
    "Source",
    "SourceLines",
    "Span",
    "Verdict",
    "__version__",
    "audit",
    "check",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in ("audit", "check", "read"):
        home = "consistency._api"
    elif name == "Source":
        home = "consistency._verbs"
    else:
        home = "consistency.errors" if name.endswith("Error") else "consistency.model"
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
