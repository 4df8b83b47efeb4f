"""What can go wrong, as one family: every error here ends a run with exit status 2 and a sentence for the user."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.model import ReadResult, Skipped


class ConsistencyError(Exception):
    """Base of all errors that the command line reports without a traceback."""


class InputError(ConsistencyError):
    """An input that was named cannot be read at all (missing, unreadable, unknown format)."""


class NothingToReadError(ConsistencyError):
    """No article was read: never reported as clean. What was skipped says for each input why."""

    def __init__(self, what: str, skipped: Sequence[Skipped] = ()) -> None:
        super().__init__("\n".join([what, *(f"  - {s.source}: {s.reason}" for s in skipped)]))


def require_read(found: ReadResult) -> None:
    """Raise ``NothingToReadError`` when no article was read."""
    if not found.articles:
        raise NothingToReadError("읽은 기사가 없습니다 (no article was read)", found.skipped)


def require_printed(printed: ReadResult) -> None:
    """Raise ``NothingToReadError`` when what drafts are checked against holds no article: a mistyped archive must not
    look like a clean draft."""
    if not printed.articles:
        raise NothingToReadError("견줄 기사가 없습니다 (nothing to check against was read)", printed.skipped)


class LexiconError(ConsistencyError):
    """What a newsroom adds to the lexicon does not fit it."""


class ConfigError(ConsistencyError):
    """A configuration file cannot be read, or says something that is no setting."""


class ReportError(ConsistencyError):
    """A JSON report is not one, or is of a schema this version does not know."""


class BaselineError(ConsistencyError):
    """A baseline cannot be read, or is told to accept what it cannot."""
