"""The Markdown report: what was read, what disagrees, which stories tell the same, and how the claims relate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from consistency.model import Article, Report
from consistency.render.article_line import article_line
from consistency.render.clusters import clusters
from consistency.render.drawings import drawings
from consistency.render.escape import markdown, strong
from consistency.render.messages import counted
from consistency.render.options import Options
from consistency.render.summary import finding_counts, nothing_found, read_counts
from consistency.render.view import Numbered, Quote, Section, Telling, View

SKIPPED_OPEN = 10
"""Skipped inputs that are listed without being folded away."""


def render_markdown(report: Report, options: Options) -> str:
    """The report as GitHub Markdown. Whatever comes from the articles is escaped."""
    view = View(report, options.lang)
    say = view.say
    lines = [f"# {say.title}", "", " · ".join(finding_counts(view) + read_counts(report, say)), ""]
    if options.stamp is not None:
        lines += [say.stamp.format(stamp=options.stamp.isoformat(" ", "seconds")), ""]
    if not view.numbered:
        lines += [" ".join(nothing_found(view)), ""]
    lines += _read(view)
    if view.numbered:
        lines += _by_rule(view)
    headings = {
        Section.ERROR: say.error_heading,
        Section.WARNING: say.warning_heading,
        Section.UPDATE: say.update_heading,
        Section.NOTE: say.note_heading,
        Section.ACCEPTED: say.accepted_heading,
    }
    for section, items in view.sections.items():
        if items:
            lines += [f"## {headings[section]} ({len(items):,})", "", *_section(view, section, items)]
    if report.stale:
        lines += [f"## {say.stale_heading} ({len(report.stale):,})", "", say.stale_intro, ""]
        lines += [f"- {markdown(one.id)}: {markdown(view.acceptance(one), start=False)}" for one in report.stale]
        lines.append("")
    lines += clusters(view)
    lines += drawings(view)
    if report.analyser:
        lines += ["---", "", say.analyser.format(analyser=markdown(report.analyser, start=False))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _read(view: View) -> Iterator[str]:
    say, report = view.say, view.report
    rows = {
        say.row_articles: report.read.articles,
        say.row_skipped: len(report.read.skipped),
        say.row_passages: report.read.passages,
        say.row_claims: report.read.claims,
        say.row_templates: report.templates,
    }
    yield from (f"## {say.read_heading}", "", f"| {say.read_what} | {say.read_count} |", "| --- | ---: |")
    yield from (f"| {name} | {count:,} |" for name, count in rows.items())
    yield ""
    skipped = report.read.skipped
    if not skipped:
        return
    reasons = Counter(view.reason(item) for item in skipped)
    yield from (f"### {say.skipped_heading}", "", f"| {say.skipped_reason} | {say.read_count} |", "| --- | ---: |")
    yield from (f"| {markdown(reason)} | {count:,} |" for reason, count in reasons.most_common())
    yield ""
    folded = len(skipped) > SKIPPED_OPEN
    if folded:
        yield from ("<details>", f"<summary>{counted(say.skipped_all, len(skipped))}</summary>", "")
    yield from (f"| {say.skipped_source} | {say.skipped_reason} |", "| --- | --- |")
    yield from (f"| {markdown(item.source)} | {markdown(view.reason(item))} |" for item in skipped)
    yield ""
    if folded:
        yield from ("</details>", "")


def _by_rule(view: View) -> Iterator[str]:
    say = view.say
    counts: Counter[tuple[str, Section]] = Counter()
    names: dict[str, str] = {}
    for section, items in view.sections.items():
        for item in items:
            counts[item.finding.rule, section] += 1
            names.setdefault(item.finding.rule, view.names.of(item.finding))
    columns = {
        Section.ERROR: say.error,
        Section.WARNING: say.warning,
        Section.UPDATE: say.update,
        Section.NOTE: say.note,
    }
    if view.sections[Section.ACCEPTED]:
        columns[Section.ACCEPTED] = say.accepted
    heads = (say.rule, say.rule_name, *columns.values(), say.total)
    rules = "| --- | --- |" + " ---: |" * (len(columns) + 1)
    yield from (f"## {say.findings_heading}", "", f"| {' | '.join(heads)} |", rules)
    for rule in sorted(names):
        row = [counts[rule, section] for section in columns]
        yield _row(markdown(rule), markdown(names[rule]), [*row, sum(row)])
    row = [len(view.sections[section]) for section in columns]
    yield _row(say.total, "", [*row, sum(row)])
    yield ""


def _row(code: str, name: str, counts: list[int]) -> str:
    return f"| {code} | {name} | {' | '.join(f'{count:,}' for count in counts)} |"


def _section(view: View, section: Section, items: list[Numbered]) -> Iterator[str]:
    if section is Section.UPDATE:
        yield from (view.say.update_intro, "")
    if section is Section.ACCEPTED:
        yield from (view.say.accepted_intro, "")
    if section is Section.NOTE:
        yield from ("<details>", f"<summary>{counted(view.say.note_summary, len(items))}</summary>", "")
    for item in items:
        yield from _finding(view, item)
    if section is Section.NOTE:
        yield from ("</details>", "")


def _finding(view: View, item: Numbered) -> Iterator[str]:
    finding = item.finding
    code, name = markdown(finding.rule, start=False), markdown(view.names.of(finding), start=False)
    yield from (f'<a id="{item.anchor}"></a>', "", f"### {item.number}. {code} {name}".rstrip(), "")
    yield from (markdown(view.message(finding)), "")
    for tellings in view.sides(finding):
        yield from _telling(view, tellings[0])
        if len(tellings) > 1:
            yield from _reprints(view, tellings[1:])
    if steps := view.why(finding):
        yield from (f"{view.say.why}:", "")
        yield from (f"- {markdown(step)}" for step in steps)
        yield ""
    if finding.accepted is not None:
        because = view.say.accepted_because.format(reason=view.acceptance(finding.accepted))
        yield from (markdown(because), "")
    yield from (f"{view.say.id}: {markdown(finding.id, start=False)}", "")


def _telling(view: View, telling: Telling) -> Iterator[str]:
    for quote in telling.quotes:
        yield from (f"> {_marked(view, quote)}", ">", f"> — {_origin(view, telling.article, quote)}", "")


def _marked(view: View, quote: Quote) -> str:
    line = ""
    for text, marked in view.pieces(quote):
        if marked and text:
            line += strong(text)
        else:
            line += markdown(text, start=not line)
    return line.rstrip(" ")


def _reprints(view: View, tellings: list[Telling]) -> Iterator[str]:
    yield from ("<details>", f"<summary>{counted(view.say.reprints, len(tellings))}</summary>", "")
    yield from (f"- {_origin(view, telling.article, telling.quotes[0])}" for telling in tellings)
    yield from ("", "</details>", "")


def _origin(view: View, article: Article, quote: Quote) -> str:
    return f"{article_line(view, article)} · {view.place(quote.place)}"
