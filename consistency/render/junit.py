"""JUnit XML as Jenkins and GitLab read it: one test for the reading, and one for each finding."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from consistency.model import Report
from consistency.render.escape import visible
from consistency.render.json import TOOL
from consistency.render.options import Options
from consistency.render.places import file_and_line
from consistency.render.quotes import details, plain
from consistency.render.summary import all_counts, how_clean
from consistency.render.view import Numbered, Section, View


def render_junit(report: Report, options: Options) -> str:
    """Errors and warnings are failures, accepted findings skipped; updates and notes pass and say what they are.

    The first test passes and tells what was read, so that a clean run is no empty file.
    """
    view = View(report, options.lang)
    counts = {
        "tests": len(view.numbered) + 1,
        "failures": len(view.sections[Section.ERROR]) + len(view.sections[Section.WARNING]),
        "errors": 0,
        "skipped": len(view.sections[Section.ACCEPTED]),
    }
    heads = {name: str(count) for name, count in counts.items()}
    root = Element("testsuites", {"name": view.say.title, **heads})
    stamp = {} if options.stamp is None else {"timestamp": options.stamp.isoformat(timespec="seconds")}
    suite = SubElement(root, "testsuite", {"name": TOOL, **heads, **stamp})
    _properties(suite, report)
    _read(suite, view)
    for section, items in view.sections.items():
        for item in items:
            _finding(suite, view, section, item)
    indent(root)
    text: bytes = tostring(root, "UTF-8", xml_declaration=True)
    return text.decode() + "\n"


def _properties(suite: Element, report: Report) -> None:
    values = {
        "articles": report.read.articles,
        "passages": report.read.passages,
        "claims": report.read.claims,
        "skipped": len(report.read.skipped),
        "templates": report.templates,
        "stale": len(report.stale),
        "analyser": visible(report.analyser),
    }
    properties = SubElement(suite, "properties")
    for name, value in values.items():
        SubElement(properties, "property", {"name": name, "value": str(value)})


def _read(suite: Element, view: View) -> None:
    say, report = view.say, view.report
    lines = [all_counts(view), *how_clean(view)]
    if report.read.skipped:
        lines += ["", f"{say.skipped_heading}:"]
        lines += (f"  - {plain(f'{one.source}: {view.reason(one)}')}" for one in report.read.skipped)
    if report.stale:
        lines += ["", f"{say.stale_heading}:"]
        lines += (f"  - {plain(f'{one.id}: {view.acceptance(one)}')}" for one in report.stale)
    case = SubElement(suite, "testcase", {"classname": "consistency.read", "name": say.read_heading})
    _text(case, "system-out", lines)


def _finding(suite: Element, view: View, section: Section, item: Numbered) -> None:
    finding = item.finding
    message = visible(view.message(finding))
    name = visible(f"{view.names.of(finding)}: {view.message(finding)} [{finding.id}]")
    heads = {"classname": f"consistency.{visible(finding.rule)}", "name": name, **file_and_line(view, finding)}
    case = SubElement(suite, "testcase", heads)
    if section in (Section.ERROR, Section.WARNING):
        _text(case, "failure", [message, *details(view, finding)], message=message, type=section.value)
        return
    if finding.accepted is not None:
        SubElement(case, "skipped", {"message": visible(view.acceptance(finding.accepted))})
    _text(case, "system-out", [f"{view.kind(section)}: {message}", *details(view, finding)])


def _text(case: Element, tag: str, lines: Iterable[str], **attributes: str) -> None:
    SubElement(case, tag, attributes).text = "\n".join(lines)
