"""Reading, auditing and checking with one newsroom's settings: what the public verbs and the assertions share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from consistency.baseline import Baseline, load_baseline
from consistency.config import Config, configured, load_config
from consistency.engine import audit_articles, check_articles, compare_tellings
from consistency.errors import InputError, require_printed, require_read
from consistency.facts import with_one_sided
from consistency.model import Article, ReadResult, Report
from consistency.readers import Input, Text, read_inputs

PathLike = str | os.PathLike[str]
Source = str | os.PathLike[str] | Article
"""What articles are read from: an `Article`; a path; or a string, which is a text when it has a line break, or when it
is the path of nothing and ends as a sentence does, and otherwise a path."""

_CLOSING = "’”'\")]"
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a newsroom set: its words, and the findings that it lets stand."""

    config: Config
    baseline: Baseline


def load_settings(config: PathLike | None, baseline: PathLike | None) -> Settings:
    """The settings in these files, None for none. Raises ``ConfigError`` and ``BaselineError``."""
    return Settings(
        Config() if config is None else load_config(Path(config)),
        Baseline() if baseline is None else load_baseline(Path(baseline)),
    )


def read_sources(sources: Iterable[Source], known: ReadResult | None = None) -> ReadResult:
    """Read the articles of the sources; their ids differ from those of ``known``. Raises ``InputError``."""
    return read_inputs([_input(one) for one in sources], known.articles if known else ())


def read_against(against: Iterable[Source], drafts: ReadResult) -> ReadResult:
    """Read what drafts are checked against. Raises ``InputError``, and ``NothingToReadError`` when it is nothing."""
    sources = list(against)
    printed = read_sources(sources, drafts)
    if not printed.articles:
        require_printed(read_sources(sources))
    return printed


def audit_read(found: ReadResult, settings: Settings) -> Report:
    """Audit what was read. Raises ``NothingToReadError``, and ``ConfigError`` for words that do not fit."""
    with configured(settings.config):
        return settings.baseline.apply(audit_articles(found.articles, found.skipped), whole=True)


def check_read(drafts: ReadResult, printed: ReadResult, settings: Settings) -> Report:
    """Check drafts that were read against what was. Raises as `audit_read`."""
    with configured(settings.config):
        report = check_articles(drafts.articles, printed.articles, (*drafts.skipped, *printed.skipped))
    return settings.baseline.apply(report, whole=False)


def same_facts(a: Source, b: Source, settings: Settings) -> Report:
    """Audit two tellings of one story; the report also has a finding for the facts that only one of them prints.

    Raises as `audit_read`, and ``InputError`` when one of the two holds several articles.
    """
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
    """One source, or several of them, as a list."""
    return [sources] if isinstance(sources, str | os.PathLike | Article) else list(sources)


def _input(source: Source) -> Input:
    """Tell a text from a path. What could be either is a path: a mistyped one must be an error and not a draft."""
    if isinstance(source, Article):
        return source
    if not isinstance(source, str):
        return os.fspath(source)
    if "\n" in source:
        return Text(source)
    told = source.strip()
    is_sentence = len(told.split(maxsplit=1)) > 1 and told.rstrip(_CLOSING).endswith(_ENDS)
    return Text(source) if is_sentence and not os.path.exists(source) else source
