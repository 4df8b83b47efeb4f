"""The part of the Markdown report on stories that tell the same: who swallowed whom, copies, partial overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from consistency.graph import Cluster, Groups, Overlap
from consistency.render.article_line import article_line
from consistency.render.messages import counted
from consistency.render.view import View

OPEN = 20
"""Clusters that are shown without being folded away."""


def clusters(view: View) -> Iterator[str]:
    """Lines of the section, every cluster in it; those after the first `OPEN` are folded away."""
    say = view.say
    yield from (f"## {say.clusters_heading} ({len(view.clusters):,})", "")
    if not view.clusters:
        yield from (say.clusters_none, "")
    for number, cluster in enumerate(view.clusters, 1):
        if number == OPEN + 1:
            more = counted(say.more_clusters, len(view.clusters) - OPEN)
            yield from ("<details>", f"<summary>{more}</summary>", "")
        size = counted(say.cluster_articles, len(cluster.articles))
        yield from (f"### {say.cluster.format(number=number)} · {size}", "", *_cluster(view, cluster), "")
    if len(view.clusters) > OPEN:
        yield from ("</details>", "")


def _cluster(view: View, cluster: Cluster) -> Iterator[str]:
    say = view.say
    order = {name: number for number, name in enumerate(cluster.articles)}
    swallowed: dict[str, list[Overlap]] = defaultdict(list)
    copies = Groups()
    for overlap in cluster.overlaps:
        if overlap.kind == "contains":
            swallowed[overlap.a].append(overlap)
        elif overlap.kind == "copy":
            copies.join((overlap.a, overlap.b))
    for outer in sorted(swallowed, key=order.__getitem__):
        yield f"- {say.contains.format(outer=_line(view, outer))}"
        for overlap in sorted(swallowed[outer], key=lambda o: order[o.b]):
            yield f"  - {_line(view, overlap.b)} ({overlap.share_b:.0%})"
    for members in copies.members():
        yield f"- {counted(say.copies, len(members))}"
        yield from (f"  - {_line(view, name)}" for name in sorted(members, key=order.__getitem__))
    partial = [overlap for overlap in cluster.overlaps if overlap.kind == "partial"]
    if partial:
        yield f"- {say.partial}"
    for overlap in partial:
        yield f"  - {_line(view, overlap.a)} ({overlap.share_a:.0%}) ↔ {_line(view, overlap.b)} ({overlap.share_b:.0%})"


def _line(view: View, name: str) -> str:
    return article_line(view, view.article(name))
