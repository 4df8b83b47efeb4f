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


def nothing_found(view: View) -> list[str]:
    """Sentences for a report without findings: what was compared, so that nothing compared is not taken for clean."""
    say, report = view.say, view.report
    sentences = [say.none_found] if report.read.passages or report.read.claims else []
    if not report.read.passages:
        sentences.append(say.nothing_compared)
    return [*sentences, say.compared.format(parts=", ".join(read_counts(report, say)))]
