"""The counts that every report for people ends or begins with."""

from __future__ import annotations

from consistency.model import Report
from consistency.render.messages import Messages, counted
from consistency.render.view import Section, View


def read_counts(report: Report, say: Messages) -> list[str]:
    """What was read and compared, one text a count; skipped inputs and templates only where there are any."""
    read = report.read
    counts = [counted(say.articles_read, read.articles)]
    if read.skipped:
        counts.append(counted(say.skipped, len(read.skipped)))
    counts.append(counted(say.passages, read.passages))
    counts.append(counted(say.claims, read.claims))
    if report.templates:
        counts.append(counted(say.templates, report.templates))
    return counts


def finding_counts(view: View) -> list[str]:
    """How many findings each section has, one text a section; only the first two where they are none."""
    say = view.say
    texts = {
        Section.ERROR: say.errors,
        Section.WARNING: say.warnings,
        Section.UPDATE: say.updates,
        Section.NOTE: say.notes,
        Section.ACCEPTED: say.accepted_count,
    }
    counts = [
        counted(texts[section], len(items))
        for section, items in view.sections.items()
        if items or section in (Section.ERROR, Section.WARNING)
    ]
    if view.report.stale:
        counts.append(counted(say.stale_count, len(view.report.stale)))
    return counts


def all_counts(view: View) -> str:
    """What was read and what was found, on one line."""
    return " · ".join([*read_counts(view.report, view.say), *finding_counts(view)])


def nothing_found(view: View) -> list[str]:
    """Sentences for a report without findings: what was compared, so that nothing compared is not taken for clean."""
    return [*how_clean(view), view.say.compared.format(parts=", ".join(read_counts(view.report, view.say)))]


def how_clean(view: View) -> list[str]:
    """What a report without findings means; nothing for one with findings."""
    if view.numbered:
        return []
    say, read = view.say, view.report.read
    sentences = [say.none_found] if read.passages or read.claims else []
    return sentences if read.passages else [*sentences, say.nothing_compared]
