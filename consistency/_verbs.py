"""Reading, auditing and checking with one newsroom's settings: what the public verbs and the assertions share.

The engine is imported by what needs it: a worker of pytest that is handed a report does without. The functions that
tell a caller of a wrong argument keep out of pytest's tracebacks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from consistency.baseline import Baseline, is_collection, load_baseline
from consistency.config import Config, configured, load_config
from consistency.errors import InputError, require_printed, require_read
from consistency.model import Article, ReadResult, Report
from consistency.readers import STDIN, Input, Text, read_inputs

Source = str | os.PathLike[str] | Article
"""What articles are read from: an `Article`; a path; or a string, which is a text when it has a line break, or when it
is the path of nothing and ends as a sentence does, and otherwise a path."""

_CLOSING = "’”'\")]"
_ENDS = (".", "!", "?", "…")
_SHOWN = 60
_TEXTS = ("id", "title", "body", "outlet", "section", "url", "source")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a newsroom set: its words, and the findings that it lets stand."""

    config: Config
    baseline: Baseline


def load_settings(config: str | os.PathLike[str] | None, baseline: str | os.PathLike[str] | None) -> Settings:
    """The settings in these files, None for none. Raises ``ConfigError`` and ``BaselineError``."""
    return Settings(
        Config() if config is None else load_config(Path(config)),
        Baseline() if baseline is None else load_baseline(Path(baseline)),
    )


def read_sources(sources: Iterable[Source], known: ReadResult | None = None) -> ReadResult:
    """Read the articles of the sources; their ids differ from those of ``known``.

    Raises ``InputError``, and ``TypeError`` for what is no source.
    """
    __tracebackhide__ = True
    return read_inputs(list(map(_input, sources)), known.articles if known else ())


def read_against(against: Iterable[Source], drafts: ReadResult) -> ReadResult:
    """Read what drafts are checked against. Raises ``InputError``, and ``NothingToReadError`` when it is nothing."""
    __tracebackhide__ = True
    sources = list(against)
    printed = read_sources(sources, drafts)
    if not printed.articles:
        require_printed(read_sources(sources))
    return printed


def audit_read(found: ReadResult, settings: Settings, sources: Iterable[Source]) -> Report:
    """Audit what was read from the sources; accepted findings are stale only where these are a collection.

    Raises ``NothingToReadError``, and ``ConfigError`` for words that do not fit.
    """
    from consistency.engine import audit_articles

    whole = is_collection([one for one in map(_input, sources) if isinstance(one, str)], found)
    with configured(settings.config):
        return settings.baseline.apply(audit_articles(found.articles, found.skipped), whole=whole)


def check_read(drafts: ReadResult, printed: ReadResult, settings: Settings) -> Report:
    """Check drafts that were read against what was. Raises as `audit_read`."""
    from consistency.engine import check_articles

    with configured(settings.config):
        report = check_articles(drafts.articles, printed.articles, (*drafts.skipped, *printed.skipped))
    return settings.baseline.apply(report, whole=False)


def same_facts(a: Source, b: Source, settings: Settings) -> Report:
    """Audit two tellings of one story; the report also has a finding for the facts that only one of them prints.

    Raises as `audit_read`, and ``InputError`` when one of the two holds several articles.
    """
    __tracebackhide__ = True
    from consistency.engine import audit_articles, compare_tellings
    from consistency.facts import with_one_sided

    articles: list[Article] = []
    for source in (a, b):
        found = read_sources([source], ReadResult(tuple(articles)))
        # The same story twice is one that was read before, and as good as any.
        one = found if found.articles else read_sources([source])
        require_read(one)
        if len(one.articles) > 1:
            raise InputError(f"{one.articles[0].source}: one article was expected, there are {len(one.articles)}")
        articles += one.articles
    first, second = articles
    with configured(settings.config):
        report = audit_articles([first]) if first.id == second.id else compare_tellings(first, second)
        report = with_one_sided(report, first, second)
    return settings.baseline.apply(report, whole=False)


def several(sources: Source | Iterable[Source]) -> list[Source]:
    """One source, or several of them, as a list. Raises ``TypeError`` for what is neither."""
    __tracebackhide__ = True
    if isinstance(sources, bytes | bytearray | Mapping) or not isinstance(
        sources, str | Article | os.PathLike | Iterable
    ):
        raise TypeError(_no_input(sources))
    return [sources] if isinstance(sources, str | os.PathLike | Article) else list(sources)


def _input(source: Source) -> Input:
    """Tell a text from a path. What could be either is a path: a mistyped one must be an error and not a draft."""
    __tracebackhide__ = True
    if isinstance(source, Article):
        _require_article(source)
        return source
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    if not isinstance(path, str):
        raise TypeError(_no_input(source))
    if not isinstance(source, str) or source == STDIN:
        return path
    if "\n" in source:
        return Text(source)
    if os.path.exists(source):
        return source
    told = source.strip()
    if len(told.split(maxsplit=1)) > 1 and told.rstrip(_CLOSING).endswith(_ENDS):
        return Text(source)
    shown = source if len(source) <= _SHOWN else f"{source[:_SHOWN]}…"
    raise InputError(
        f"{shown}: there is no such file or folder. A string is a text when it has a line break, or ends as a sentence "
        f"does ({' '.join(_ENDS)}) after more than one word; every other one is a path."
    )


def _no_input(given: object) -> str:
    several = ": give several one by one, as in audit(*articles)" if isinstance(given, list | tuple | set) else ""
    return f"what is read is a path, a text (str) or an Article, not {type(given).__name__}{several}"


def _require_article(article: Article) -> None:
    __tracebackhide__ = True
    for name in _TEXTS:
        if not isinstance(value := getattr(article, name), str):
            raise TypeError(f"Article.{name} is text (str), not {type(value).__name__}")
    if not isinstance(article.published, datetime | None):
        raise TypeError(f"Article.published is a datetime or None, not {type(article.published).__name__}")
