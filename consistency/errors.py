"""What can go wrong, as one family: every error here ends a run with exit status 2 and a sentence for the user."""

from __future__ import annotations


class ConsistencyError(Exception):
    """Base of all errors that the command line reports without a traceback."""


class InputError(ConsistencyError):
    """An input that was named cannot be read at all (missing, unreadable, unknown format)."""


class NothingToReadError(ConsistencyError):
    """No article was read: never reported as clean."""


class ReportError(ConsistencyError):
    """A JSON report is not one, or is of a schema this version does not know."""
