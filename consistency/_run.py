"""One run of ``audit``, ``check`` or ``render``: where its results go, with which settings, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from consistency._output import STDOUT, check_writable, write
from consistency.baseline import default_baseline, load_baseline
from consistency.model import Severity

if TYPE_CHECKING:
    from consistency.model import Report

FORMATS = ("markdown", "json", "sarif", "junit", "github", "text")
"""The formats of ``--format``; a test holds them to what the renderers can do."""
GRAPH_SUFFIXES = (".graphml", ".json")
NEVER = "never"

_WORD = re.compile("[A-Za-z]+")


class Run:
    """What a command was asked for besides its inputs, looked at before the work begins."""

    def __init__(
        self,
        inputs: Sequence[str],
        *,
        formats: Sequence[str],
        outputs: Sequence[str],
        lang: str,
        graphs: Sequence[str] = (),
        fail_on: str = NEVER,
        config: Path | None = None,
        baseline: Path | None = None,
        stamp: bool = False,
    ) -> None:
        """Raises ``click.UsageError`` when a result has no place or the place of something else, and
        ``BaselineError``."""
        self._targets = targets(formats, outputs)
        self._graphs = graphs
        self._lang = lang
        self._fail_on = fail_on
        self._config = config
        self._stamp = stamp
        _require_room([*self._targets.values(), *graphs], inputs)
        self._baseline = default_baseline(Path()) if baseline is None else load_baseline(baseline)

    def configured(self) -> AbstractContextManager[None]:
        """The newsroom's settings, which hold while the context lasts. Raises ``ConfigError``."""
        from consistency.config import configured, default_config, load_config

        return configured(default_config() if self._config is None else load_config(self._config))

    def finish(self, report: Report, *, whole: bool) -> None:
        """Write all results, and end with the exit status that the findings call for.

        ``whole`` says that a whole collection was looked at, so that what is not found any more is stale.
        """
        report = self._baseline.apply(report, whole=whole)
        if self._graphs:
            from consistency.graph import claim_graph, to_graphml, to_node_link

            graph = claim_graph(report)
            for target in self._graphs:
                write(to_graphml(graph) if PurePath(target).suffix == ".graphml" else to_node_link(graph), target)
        self.write(report)
        fails = self._fail_on != NEVER and any(one.fails(Severity(self._fail_on)) for one in report.findings)
        click.get_current_context().exit(int(fails))

    def write(self, report: Report) -> None:
        """Write the report in every format that was asked for."""
        from consistency.render import render

        stamp = datetime.now().astimezone() if self._stamp else None
        for form, target in self._targets.items():
            write(render(report, form, self._lang, stamp=stamp), target)


def targets(formats: Sequence[str], outputs: Sequence[str]) -> dict[str, str]:
    """Where each format goes. An output is ``FORMAT=FILE``, or ``FILE`` for the one format that has none of its own.

    Raises ``click.UsageError`` when two would go to one place, an output has no format to hold, or a format is none.
    """
    places: dict[str, str] = {}
    plain: list[str] = []
    for output in outputs:
        form, is_named, file = output.partition("=")
        if not is_named or not _WORD.fullmatch(form):
            plain.append(output)
        elif form not in FORMATS:
            raise click.UsageError(
                f"--output {output}: there is no format {form!r}, there are {', '.join(FORMATS)}. "
                f"A file of that name is given with its folder: ./{output}."
            )
        elif form not in formats:
            raise click.UsageError(f"There is an output for {form}, but no --format {form}.")
        elif form in places:
            raise click.UsageError(f"There are two outputs for {form}.")
        elif not file:
            raise click.UsageError(f"--output {output} names no file.")
        else:
            places[form] = file
    rest = [form for form in dict.fromkeys(formats) if form not in places]
    if len(rest) > 1:
        raise click.UsageError(
            f"Only one report can go to {'one file' if plain else 'standard output'}: "
            f"give --output {rest[0]}=FILE, --output {rest[1]}=FILE."
        )
    if len(plain) > len(rest):
        raise click.UsageError(f"There is no report left for --output {plain[-1]}.")
    return places | dict.fromkeys(rest, plain[0] if plain else STDOUT)


def _require_room(results: Sequence[str], inputs: Sequence[str]) -> None:
    """Find out before the work whether its results have a place."""
    files = [target for target in results if target != STDOUT]
    for target in files:
        check_writable(target)
    places = [Path(target).resolve() for target in files]
    taken = {Path(one).resolve() for one in inputs if one != STDOUT}
    if len(set(places)) < len(places) or taken & set(places) or len(results) - len(files) > 1:
        raise click.UsageError("A result would be written over an input or another result.")
