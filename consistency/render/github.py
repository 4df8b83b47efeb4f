"""GitHub annotations: workflow commands for the log of a job, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consistency.model import Report
from consistency.render.options import Options
from consistency.render.places import file_and_line
from consistency.render.quotes import details, plain
from consistency.render.summary import all_counts, how_clean
from consistency.render.view import Numbered, Section, View

_COMMANDS = {Section.ERROR: "error", Section.WARNING: "warning", Section.UPDATE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(report: Report, options: Options) -> str:
    """First what was read and found, since GitHub shows only ten annotations of a kind; then errors, warnings, updates.

    Notes and accepted findings are counted alone. Whatever comes from the articles was made visible before, so that
    it has no line break of any kind and cannot begin a command.
    """
    view = View(report, options.lang)
    read = [all_counts(view), *how_clean(view)]
    if options.stamp is not None:
        read.append(view.say.stamp.format(stamp=options.stamp.isoformat(" ", "seconds")))
    lines = [_command("notice", {"title": view.say.title}, read)]
    for section in _COMMANDS:
        lines += (_annotation(view, section, item) for item in view.sections[section])
    return "\n".join(lines) + "\n"


def _annotation(view: View, section: Section, item: Numbered) -> str:
    finding = item.finding
    title = plain(f"{view.kind(section)} {finding.rule} {view.names.of(finding)}")
    message = [plain(view.message(finding)), *details(view, finding)]
    return _command(_COMMANDS[section], {**file_and_line(view, finding), "title": title}, message)


def _command(name: str, properties: Mapping[str, str], message: Iterable[str]) -> str:
    told = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{'%0A'.join(line.translate(_IN_MESSAGE) for line in message)}"
