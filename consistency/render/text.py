"""The report for a terminal: plain text, folded by display width, without any control sequence."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.model import Report
from consistency.render.escape import visible
from consistency.render.messages import counted
from consistency.render.options import Options
from consistency.render.summary import finding_counts, nothing_found, read_counts
from consistency.render.view import Numbered, Section, Telling, View
from consistency.render.width import fold

COLUMNS = 80
OPEN, CLOSE = "⟦", "⟧"
_MARKS = str.maketrans({OPEN: "[", CLOSE: "]"})


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
            lines += fold(_plain(f"{skipped.source}: {view.reason(skipped)}"), COLUMNS, "  - ", "    ")
        lines.append("")
    if report.stale:
        lines.append(f"{view.say.stale_heading}:")
        for one in report.stale:
            lines += fold(_plain(f"{one.id}: {view.acceptance(one)}"), COLUMNS, "  - ", "    ")
        lines.append("")
    lines += fold(" · ".join([*read_counts(report, view.say), *finding_counts(view)]), COLUMNS)
    return "\n".join(lines) + "\n"


def _finding(view: View, section: Section, item: Numbered) -> Iterator[str]:
    finding = item.finding
    kinds = {
        Section.ERROR: view.say.error,
        Section.WARNING: view.say.warning,
        Section.UPDATE: view.say.update,
        Section.ACCEPTED: view.say.accepted,
    }
    head = f"{finding.rule} {view.names.of(finding)}: {view.message(finding)}"
    yield from fold(_plain(head), COLUMNS, f"{item.number}. {kinds[section]} ", "   ")
    for tellings in view.sides(finding):
        yield from _telling(view, tellings[0])
        if len(tellings) > 1:
            more = [_plain(telling.article.outlet or telling.article.id) for telling in tellings[1:]]
            yield from fold(f"{counted(view.say.reprints, len(more))}: {', '.join(more)}", COLUMNS, "     ", "     ")
    for step in view.why(finding):
        yield from fold(_plain(step), COLUMNS, "   = ", "     ")
    if finding.accepted is not None:
        because = view.say.accepted_because.format(reason=view.acceptance(finding.accepted))
        yield from fold(_plain(because), COLUMNS, "   = ", "     ")
    yield from fold(_plain(finding.id), COLUMNS, f"   # {view.say.id} ", "     ")


def _telling(view: View, telling: Telling) -> Iterator[str]:
    article = telling.article
    for quote in telling.quotes:
        title = _plain(article.title).strip(" ") or view.say.no_title
        parts = (_plain(article.outlet), view.when(article), title, view.place(quote.place))
        yield from fold(" · ".join(part for part in parts if part), COLUMNS, "   * ", "     ")
        sentence = "".join(
            f"{OPEN}{_plain(text)}{CLOSE}" if marked and text else _plain(text) for text, marked in view.pieces(quote)
        )
        yield from fold(sentence, COLUMNS, "     | ", "     | ")


def _plain(text: str) -> str:
    """The text as it should be seen, with no marks of its own."""
    return visible(text).translate(_MARKS)
