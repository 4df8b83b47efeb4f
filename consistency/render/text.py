"""The report for a terminal: plain text, folded by display width, without any control sequence."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Report
from consistency.render.messages import counted
from consistency.render.options import Options
from consistency.render.quotes import marked, plain, reprints, with_file
from consistency.render.summary import all_counts, nothing_found
from consistency.render.view import Numbered, Section, Telling, View
from consistency.render.width import fold

COLUMNS = 80
_GOES_ON = "> "
"""Begins a line that goes on with the one before. No line may begin with words of an article: in the log of a job,
``::`` there would make a command of it."""


def render_text(report: Report, options: Options) -> str:
    """The findings but for notes, the marked words in ⟦ ⟧; then what was skipped, and last the counts."""
    view = View(report, options.lang)
    lines: list[str] = []
    if options.stamp is not None:
        lines += [view.say.stamp.format(stamp=options.stamp.isoformat(" ", "seconds")), ""]
    for section, items in view.sections.items():
        if section is Section.NOTE:
            continue
        for item in items:
            lines += [*_finding(view, section, item), ""]
    if notes := view.sections[Section.NOTE]:
        lines += [counted(view.say.note_elsewhere, len(notes)), ""]
    if not view.numbered:
        lines += [*(line for sentence in nothing_found(view) for line in fold(sentence, COLUMNS)), ""]
    if report.read.skipped:
        lines.append(f"{counted(view.say.skipped, len(report.read.skipped))}:")
        for skipped in report.read.skipped:
            lines += fold(plain(f"{skipped.source}: {view.reason(skipped)}"), COLUMNS, "  - ", f"    {_GOES_ON}")
        lines.append("")
    if report.stale:
        lines.append(f"{view.say.stale_heading}:")
        for one in report.stale:
            lines += fold(plain(f"{one.id}: {view.acceptance(one)}"), COLUMNS, "  - ", f"    {_GOES_ON}")
        lines.append("")
    lines += fold(all_counts(view), COLUMNS)
    return "\n".join(lines) + "\n"


def _finding(view: View, section: Section, item: Numbered) -> Iterator[str]:
    finding = item.finding
    head = f"{finding.rule} {view.names.of(finding)}: {view.message(finding)}"
    yield from fold(plain(head), COLUMNS, f"{item.number}. {view.kind(section)} ", f"   {_GOES_ON}")
    for tellings in view.sides(finding):
        yield from _telling(view, tellings[0])
        if len(tellings) > 1:
            yield from fold(reprints(view, tellings[1:]), COLUMNS, "     ", f"     {_GOES_ON}")
    for step in view.why(finding):
        yield from fold(plain(step), COLUMNS, "   = ", f"     {_GOES_ON}")
    if finding.accepted is not None:
        because = view.say.accepted_because.format(reason=view.acceptance(finding.accepted))
        yield from fold(plain(because), COLUMNS, "   = ", f"     {_GOES_ON}")
    yield from fold(plain(finding.id), COLUMNS, f"   # {view.say.id} ", f"     {_GOES_ON}")


def _telling(view: View, telling: Telling) -> Iterator[str]:
    for quote in telling.quotes:
        yield from fold(with_file(view, telling.article, quote), COLUMNS, "   * ", f"     {_GOES_ON}")
        yield from fold(marked(view, quote), COLUMNS, "     | ", "     | ")
