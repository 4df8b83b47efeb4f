"""The public verbs: ``consistency`` hands them out."""

from __future__ import annotations

import os
from collections.abc import Iterable

from consistency import _verbs
from consistency._verbs import Source
from consistency.model import ReadResult, Report


def read(*sources: Source) -> ReadResult:
    """Read articles, and tell what was not read and why.

    Takes paths of files and folders, ``-`` for standard input, texts, and articles, of which one without a body is
    skipped. A text is read as the file that holds it would be: its first line is the title if it reads as one.

    >>> import consistency
    >>> result = consistency.read("해솔군 다리 개통\\n\\n해솔군은 길이 480m의 다리를 열었다.")
    >>> result.articles[0].title
    '해솔군 다리 개통'
    >>> result.skipped
    ()

    Raises ``InputError`` for a path that does not exist or cannot be read, and ``TypeError`` for what is none of these.
    """
    __tracebackhide__ = True
    return _verbs.read_sources(sources)


def audit(
    *sources: Source,
    config: str | os.PathLike[str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
) -> Report:
    """Find what cannot all be true in these articles: each against each, and each against itself.

    Takes what `read` takes. ``config`` is the path of a newsroom's settings, ``baseline`` that of the findings to let
    stand; unlike the command, no file is looked for in the working directory. What the baseline holds and is not found
    is stale when a folder or an input of several articles was read, and otherwise not spoken of.

    >>> import consistency
    >>> morning = consistency.Article("1", "다리 개통", "해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.")
    >>> evening = consistency.Article("2", "새 다리 열려", "해솔군은 3120억원을 들여 새 다리를 지었다고 30일 밝혔다.")
    >>> for finding in consistency.audit(morning, evening).findings:
    ...     print(finding.rule, finding.severity, [evidence.text for evidence in finding.evidence])
    C102 error ['312억원', '3120억원']

    Raises as `read` does, ``NothingToReadError`` when no article was read, ``ConfigError`` and ``BaselineError``.
    """
    __tracebackhide__ = True
    settings = _verbs.load_settings(config, baseline)
    return _verbs.audit_read(_verbs.read_sources(sources), settings, sources)


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
    __tracebackhide__ = True
    settings = _verbs.load_settings(config, baseline)
    found = _verbs.read_sources(_verbs.several(drafts))
    return _verbs.check_read(found, _verbs.read_against(_verbs.several(against), found), settings)
