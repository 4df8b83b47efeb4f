"""The verbs for callers in Python, by path. ``consistency`` itself hands them out.

Their names differ from the module ``consistency.audit``, which would otherwise hide a function of that name as soon as
it is imported.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from consistency.config import Config, configured, load_config
from consistency.engine import audit_articles, check_articles
from consistency.errors import require_printed
from consistency.model import ReadResult, Report
from consistency.readers import read_inputs

Input = str | os.PathLike[str]


def read_files(*inputs: Input) -> ReadResult:
    """Read files, folders or ``-`` (standard input): the articles in input order, and what was skipped and why.

    Raises ``InputError`` for a path that does not exist or cannot be read.
    """
    return read_inputs([os.fspath(one) for one in inputs])


def audit_files(*inputs: Input, config: Input | None = None) -> Report:
    """Find what cannot all be true in the articles of these files and folders.

    ``config`` is the path of a configuration file; unlike the command, no other is looked for. Raises ``InputError`` as
    ``read_files`` does, ``NothingToReadError`` when no article was read, and ``ConfigError``.
    """
    with configured(_config(config)):
        read = read_files(*inputs)
        return audit_articles(read.articles, read.skipped)


def check_files(drafts: Sequence[Input], against: Sequence[Input], *, config: Input | None = None) -> Report:
    """Find what in the drafts cannot be true together with the articles of ``against``, or with the draft itself.

    ``config`` and the errors are as for ``audit_files``; ``NothingToReadError`` also when nothing printed was read.
    """
    with configured(_config(config)):
        mine = read_files(*drafts)
        paths = [os.fspath(one) for one in against]
        theirs = read_inputs(paths, mine.articles)
        if not theirs.articles:
            require_printed(read_inputs(paths))
        return check_articles(mine.articles, theirs.articles, (*mine.skipped, *theirs.skipped))


def _config(path: Input | None) -> Config:
    return Config() if path is None else load_config(Path(path))
