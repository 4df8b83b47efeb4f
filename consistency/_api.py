"""The public verbs: ``consistency`` hands them out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from consistency.baseline import Baseline, load_baseline
from consistency.config import Config, configured, load_config
from consistency.engine import audit_articles, check_articles
from consistency.errors import require_printed
from consistency.model import Article, ReadResult, Report
from consistency.readers import Input, Text, read_inputs

Source = str | os.PathLike[str] | Article
"""What the verbs take: an `Article`; a path; or a string, which is a text when it has a line break or when it is no
path and ends as a sentence does, and otherwise a path."""

_STDIN = "-"
_CLOSING = "’”'\")]"
_ENDS = (".", "!", "?", "…")


def read(*sources: Source) -> ReadResult:
    """Read articles, and tell what was not read and why.

    Takes paths of files and folders, ``-`` for standard input, texts, and articles, which are passed on as they are.
    A text is read as a plain text file would be: the first line is the title if it reads as one.

    >>> import consistency
    >>> result = consistency.read("해솔군 다리 개통\\n\\n해솔군은 길이 480m의 다리를 열었다.")
    >>> result.articles[0].title
    '해솔군 다리 개통'
    >>> result.skipped
    ()

    Raises ``InputError`` for a path that does not exist or cannot be read.
    """
    return read_inputs([_input(one) for one in sources])


def audit(
    *sources: Source, config: str | os.PathLike[str] | None = None, baseline: str | os.PathLike[str] | None = None
) -> Report:
    """Find what cannot all be true in these articles: each against each, and each against itself.

    Takes what `read` takes. ``config`` is the path of a newsroom's settings, ``baseline`` that of the findings to let
    stand; unlike the command, no file is looked for in the working directory.

    >>> import consistency
    >>> morning = consistency.Article("1", "다리 개통", "해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.")
    >>> evening = consistency.Article("2", "새 다리 열려", "해솔군은 3120억원을 들여 새 다리를 지었다고 30일 밝혔다.")
    >>> for finding in consistency.audit(morning, evening).findings:
    ...     print(finding.rule, finding.severity, [evidence.text for evidence in finding.evidence])
    C102 error ['312억원', '3120억원']

    Raises ``InputError`` as `read` does, ``NothingToReadError`` when no article was read, ``ConfigError`` and
    ``BaselineError``.
    """
    with _settings(config):
        known = _baseline(baseline)
        found = read(*sources)
        return known.apply(audit_articles(found.articles, found.skipped), whole=True)


def check(
    drafts: Source | Iterable[Source],
    against: Source | Iterable[Source],
    *,
    config: str | os.PathLike[str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
) -> Report:
    """Find what in the drafts cannot be true together with the articles of ``against``, or within a draft.

    Both take one of what `read` takes, or several. ``config`` and ``baseline`` are as for `audit`.

    >>> import consistency
    >>> printed = consistency.Article("1", "다리 개통", "해솔군은 2022년부터 지은 새 다리를 30일 열었다고 밝혔다.")
    >>> draft = "해솔군은 2021년부터 지은 새 다리를 30일 열었다고 밝혔다."
    >>> for finding in consistency.check(draft, printed).findings:
    ...     print(finding.message)
    같은 문장의 연도가 다르다: ‘2022년’ ↔ ‘2021년’

    Raises as `audit` does; ``NothingToReadError`` also when there is nothing to check against.
    """
    with _settings(config):
        known = _baseline(baseline)
        mine = read(*_several(drafts))
        printed = [_input(one) for one in _several(against)]
        theirs = read_inputs(printed, mine.articles)
        if not theirs.articles:
            require_printed(read_inputs(printed))
        skipped = (*mine.skipped, *theirs.skipped)
        return known.apply(check_articles(mine.articles, theirs.articles, skipped), whole=False)


def _input(source: Source) -> Input:
    """Tell a text from a path. What could be either is a path, so that a mistyped one is an error and not a draft."""
    if isinstance(source, Article):
        return source
    if not isinstance(source, str):
        return os.fspath(source)
    if "\n" in source:
        return Text(source)
    told = source.strip()
    is_sentence = len(told.split(maxsplit=1)) > 1 and told.rstrip(_CLOSING).endswith(_ENDS)
    return Text(source) if is_sentence and not os.path.exists(source) else source


def _several(sources: Source | Iterable[Source]) -> Sequence[Source]:
    return [sources] if isinstance(sources, str | os.PathLike | Article) else list(sources)


@contextmanager
def _settings(path: str | os.PathLike[str] | None) -> Iterator[None]:
    with configured(Config() if path is None else load_config(Path(path))):
        yield


def _baseline(path: str | os.PathLike[str] | None) -> Baseline:
    return Baseline() if path is None else load_baseline(Path(path))
