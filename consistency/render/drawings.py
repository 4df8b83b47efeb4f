"""Mermaid drawings of the claims that conflict or were updated, one for each group of stories with such a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from consistency.graph import ClaimGraph, Groups, claim_graph
from consistency.render.escape import mermaid
from consistency.render.messages import counted
from consistency.render.view import Numbered, Section, View
from consistency.render.width import clip

OPEN = 20
"""Drawings that are shown without being folded away."""
NODES = 24
"""Boxes in one drawing, more of which cannot be read."""
_LABEL = 44
"""Columns of one line of a label."""

Edge = tuple[str, str, dict[str, Any]]


def drawings(view: View) -> Iterator[str]:
    """Lines of the section; none when no finding puts two claims against each other."""
    say = view.say
    graph = claim_graph(view.report)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for a, b, data in graph.edges(data=True):
        if data["kind"] in ("conflicts", "updates"):
            edges[data["finding"]].append((a, b, data))
    pressing = (item for section, items in view.sections.items() if section is not Section.NOTE for item in items)
    shown = [item for item in pressing if item.finding.id in edges]
    if not shown:
        return
    stated = {claim: article for article, claim, data in graph.edges(data=True) if data["kind"] == "states"}
    groups = _groups(view, shown)
    yield from (f"## {say.drawings_heading} ({len(groups):,})", "", say.drawings_intro, "")
    for number, items in enumerate(groups, 1):
        if number == OPEN + 1:
            yield from ("<details>", f"<summary>{counted(say.more_drawings, len(groups) - OPEN)}</summary>", "")
        links = ", ".join(f"[{item.number}](#{item.anchor})" for item in items)
        yield f"### {say.drawing.format(number=number)} · {say.drawing_findings.format(links=links)}"
        yield ""
        yield from _Drawing(view, graph, stated).lines(items, edges)
    if len(groups) > OPEN:
        yield from ("</details>", "")


def _groups(view: View, shown: list[Numbered]) -> list[list[Numbered]]:
    """The findings by the stories that passages and findings connect, in order of their first finding."""
    connected = Groups()
    for passage in view.report.passages:
        connected.join((passage.a.article, passage.b.article))
    for item in shown:
        connected.join(evidence.span.article for evidence in item.finding.evidence)
    groups: dict[str, list[Numbered]] = defaultdict(list)
    for item in shown:
        groups[connected.find(item.finding.evidence[0].span.article)].append(item)
    return list(groups.values())


class _Drawing:
    """One drawing as it grows; boxes are named by their order, so that no name comes from an article."""

    def __init__(self, view: View, graph: ClaimGraph, stated: dict[str, str]) -> None:
        self._view, self._graph, self._stated = view, graph, stated
        self._names: dict[str, str] = {}

    def lines(self, items: list[Numbered], edges: dict[str, list[Edge]]) -> Iterator[str]:
        """The fenced drawing of those findings, and how many boxes found no room in it."""
        links: list[str] = []
        wanted: dict[str, None] = {}
        for item in items:
            for a, b, data in edges[item.finding.id]:
                nodes = dict.fromkeys((self._stated[a], a, self._stated[b], b))
                wanted |= nodes
                if len(self._names.keys() | nodes.keys()) <= NODES:
                    for node in nodes:
                        self._names.setdefault(node, f"n{len(self._names) + 1}")
                    links.append(self._link(item.number, a, b, data["kind"]))
        boxes = [self._box(node, name) for node, name in self._names.items()]
        states = [
            f"{self._names[self._stated[node]]} --- {name}"
            for node, name in self._names.items()
            if node in self._stated
        ]
        yield from ("```mermaid", "flowchart LR", *(f"    {line}" for line in (*boxes, *states, *links)), "```", "")
        left_out = len(wanted) - len(self._names)
        if left_out:
            yield from (counted(self._view.say.drawing_left_out, left_out), "")

    def _link(self, number: int, a: str, b: str, kind: str) -> str:
        say = self._view.say
        if kind == "updates":
            return f'{self._names[a]} -.->|"{say.edge_update.format(number=number)}"| {self._names[b]}'
        return f'{self._names[a]} <==>|"{say.edge_conflict.format(number=number)}"| {self._names[b]}'

    def _box(self, node: str, name: str) -> str:
        if node in self._stated:
            return f'{name}(["{_label(self._graph.nodes[node]["label"])}"])'
        article = self._view.article(node.removeprefix("article:"))
        head = " · ".join(part for part in (_label(article.outlet), self._view.when(article)) if part)
        return f'{name}["{head}<br/>{_label(article.title) or self._view.say.no_title}"]'


def _label(text: str) -> str:
    # Cut before it is made safe as well: a hostile title may be as long as a book.
    return clip(mermaid(text[: 4 * _LABEL]), _LABEL)
