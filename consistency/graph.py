"""The claim graph of a report, its exports, and the clusters of stories that tell the same text."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from consistency.model import Article, Claim, Evidence, Finding, Report, Span, Verdict

if TYPE_CHECKING:
    import networkx as nx

ClaimGraph: TypeAlias = "nx.MultiDiGraph"
"""Nodes are ``article:ID``, ``passage:n`` and ``claim:ID``; see `claim_graph`."""

CONTAINED = 0.8
"""Share of a body's letters from which the body counts as told by the other story."""
LONGER = 1.2
"""How many times the letters of the swallowed story a swallowing one must have to be clearly longer."""

_EDGE_OF_VERDICT = {Verdict.CONFLICT: "conflicts", Verdict.UPDATE: "updates", Verdict.APPROXIMATION: "agrees"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two stories (article ids) that share passages.

    ``kind`` is ``copy`` (each tells the other), ``contains`` (``a`` is the longer one and swallowed ``b``) or
    ``partial``. ``share_a`` and ``share_b`` are the shares, 0 to 1, of each body's letters inside shared passages.
    """

    kind: Literal["copy", "contains", "partial"]
    a: str
    b: str
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Stories connected by passages: article ids in order of publication, and their overlaps in passage order."""

    articles: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


class Groups:
    """Disjoint sets of strings, joined by what connects them."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The representative of the item's set; an unknown item becomes a set of its own."""
        root = self._parent.setdefault(item, item)
        while root != self._parent[root]:
            root = self._parent[root]
        while item != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, items: Iterable[str]) -> None:
        """Put all the items into one set."""
        roots = [self.find(item) for item in items]
        for a, b in pairwise(roots):
            self._parent[self.find(b)] = self.find(a)

    def members(self) -> list[list[str]]:
        """Every set, its members and the sets themselves in order of first mention."""
        sets: dict[str, list[str]] = defaultdict(list)
        for item in list(self._parent):
            sets[self.find(item)].append(item)
        return list(sets.values())


def claim_graph(report: Report) -> ClaimGraph:
    """The graph of articles, passages and claims of the report.

    Every node has ``kind`` (``article``, ``passage``, ``claim``) and ``label``; articles have ``outlet``,
    ``published`` (ISO 8601 or empty) and ``title``; claims ``text``, ``value``, ``measure`` and ``when``. Edges have
    ``kind``: ``states`` (article to claim), ``aligned`` (article to passage, with ``start`` and ``end``), ``agrees``,
    ``conflicts`` and ``updates`` (older to newer), the last three with ``finding``, an id or empty. A finding that no
    relation of the report speaks of has its claims and edges derived from its evidence.
    """
    # Every report asks this module for its clusters of stories, few for a graph: networkx takes 0.1 s to import.
    import networkx as nx

    graph = nx.MultiDiGraph()
    articles = {article.id: article for article in report.articles}
    for article in report.articles:
        _add_article(graph, article)
    for number, passage in enumerate(report.passages, 1):
        node = f"passage:{number}"
        graph.add_node(node, kind="passage", label=str(number))
        for span in (passage.a, passage.b):
            source = _article_node(graph, span.article)
            graph.add_edge(source, node, kind="aligned", start=span.start, end=span.end)
    for claim in report.claims:
        _add_claim(graph, claim)
    for relation in report.relations:
        a, b = f"claim:{relation.a}", f"claim:{relation.b}"
        # A relation may speak of a claim that the report left out; an edge would invent an empty node for it.
        if a in graph and b in graph:
            graph.add_edge(a, b, kind=relation.kind, finding=relation.finding)
    told = {relation.finding for relation in report.relations}
    known = {claim.span: claim.id for claim in report.claims}
    for finding in report.findings:
        if finding.id not in told:
            _derive(graph, finding, articles, known)
    return graph


def story_clusters(report: Report) -> list[Cluster]:
    """Connected components of articles over passages, biggest first, then in order of the report's articles."""
    shared: dict[tuple[str, str], tuple[list[Span], list[Span]]] = {}
    groups = Groups()
    for passage in report.passages:
        a, b = passage.a, passage.b
        if a.article == b.article:
            continue
        if (b.article, a.article) in shared:
            a, b = b, a
        spans = shared.setdefault((a.article, b.article), ([], []))
        spans[0].append(a)
        spans[1].append(b)
        groups.join((a.article, b.article))
    articles = {article.id: article for article in report.articles}
    place = {article.id: number for number, article in enumerate(report.articles)}
    letters = {name: _letters(articles[name].body) for pair in shared for name in pair}
    overlaps: dict[str, list[Overlap]] = defaultdict(list)
    for (first, second), (first_spans, second_spans) in shared.items():
        overlap = _overlap(
            (first, letters[first], _covered(articles[first].body, first_spans)),
            (second, letters[second], _covered(articles[second].body, second_spans)),
        )
        overlaps[groups.find(first)].append(overlap)

    def when(name: str) -> tuple[bool, datetime, int]:
        published = articles[name].published
        return published is None, published or datetime.min.replace(tzinfo=UTC), place[name]

    clusters = [
        Cluster(tuple(sorted(members, key=when)), tuple(overlaps[groups.find(members[0])]))
        for members in groups.members()
    ]
    return sorted(clusters, key=lambda c: (-len(c.articles), min(place[name] for name in c.articles)))


def to_graphml(graph: ClaimGraph) -> str:
    """The graph as GraphML; characters that XML 1.0 forbids become U+FFFD and their number in hexadecimal."""
    import networkx as nx

    safe = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        safe.add_node(_xml(node), **{key: _xml(value) for key, value in data.items()})
    for a, b, data in graph.edges(data=True):
        safe.add_edge(_xml(a), _xml(b), **{key: _xml(value) for key, value in data.items()})
    header = '<?xml version="1.0" encoding="utf-8"?>\n'
    return header + "\n".join(nx.generate_graphml(safe)) + "\n"


def to_node_link(graph: ClaimGraph) -> str:
    """The graph as networkx's node-link JSON, keys sorted; lone surrogates are written as escapes."""
    import networkx as nx

    text = json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, sort_keys=True, indent=1)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _add_article(graph: ClaimGraph, article: Article) -> None:
    published = "" if article.published is None else article.published.isoformat()
    graph.add_node(
        f"article:{article.id}",
        kind="article",
        label=article.title or article.id,
        outlet=article.outlet,
        published=published[:10] if article.day_only else published,
        title=article.title,
    )


def _article_node(graph: ClaimGraph, name: str) -> str:
    node = f"article:{name}"
    if node not in graph:
        # Claims may come from stories that no finding or passage names; the report does not hold those.
        _add_article(graph, Article(name, "", ""))
    return node


def _add_claim(graph: ClaimGraph, claim: Claim) -> str:
    node = f"claim:{claim.id}"
    graph.add_node(
        node,
        kind="claim",
        label=f"{claim.measure}: {claim.text}" if claim.measure else claim.text,
        text=claim.text,
        value=claim.value,
        measure=claim.measure,
        when=claim.when,
    )
    graph.add_edge(_article_node(graph, claim.span.article), node, kind="states")
    return node


def _derive(graph: ClaimGraph, finding: Finding, articles: dict[str, Article], known: dict[Span, str]) -> None:
    leads: dict[str, Evidence] = {}
    for evidence in finding.evidence:
        if evidence.span not in known:
            known[evidence.span] = _derived_id(evidence.span)
            _add_claim(graph, _derived_claim(known[evidence.span], evidence))
        lead = leads.setdefault(evidence.side, evidence)
        # Each reprint is tied to the side's first telling alone: all pairs would be a hairball of squares.
        if lead.span != evidence.span and lead.value == evidence.value:
            graph.add_edge(
                f"claim:{known[lead.span]}", f"claim:{known[evidence.span]}", kind="agrees", finding=finding.id
            )
    if len(leads) == 2:
        a, b = leads["a"], leads["b"]
        if finding.verdict is Verdict.UPDATE and _later(articles.get(a.span.article), articles.get(b.span.article)):
            a, b = b, a
        graph.add_edge(
            f"claim:{known[a.span]}",
            f"claim:{known[b.span]}",
            kind=_EDGE_OF_VERDICT[finding.verdict],
            finding=finding.id,
        )


def _derived_id(span: Span) -> str:
    key = f"{span.article}\0{span.field}\0{span.start}\0{span.end}"
    return "e" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:15]


def _derived_claim(name: str, evidence: Evidence) -> Claim:
    return Claim(name, evidence.span, evidence.context, evidence.text, evidence.value, kind="")


def _later(a: Article | None, b: Article | None) -> bool:
    return bool(a and b and a.published and b.published and a.published > b.published)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _covered(body: str, spans: list[Span]) -> int:
    """Letters of the body inside the union of the spans."""
    count = reached = 0
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        count += _letters(body[max(span.start, reached) : max(span.end, reached)])
        reached = max(reached, span.end)
    return count


def _overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> Overlap:
    """The overlap of two stories, each given as id, letters of its body, and letters covered."""
    (a_id, a_letters, a_covered), (b_id, b_letters, b_covered) = a, b
    found = Overlap("partial", a_id, b_id, a_covered / max(a_letters, 1), b_covered / max(b_letters, 1))
    if min(found.share_a, found.share_b) >= CONTAINED:
        return replace(found, kind="copy")
    if found.share_b >= CONTAINED and a_letters >= LONGER * b_letters:
        return replace(found, kind="contains")
    if found.share_a >= CONTAINED and b_letters >= LONGER * a_letters:
        return Overlap("contains", b_id, a_id, found.share_b, found.share_a)
    return found


def _xml(value: Any) -> Any:
    if isinstance(value, str):
        # The number keeps two ids apart that differ in forbidden characters alone.
        return _NOT_XML.sub(lambda match: f"\ufffd{ord(match[0]):04X}", value)
    return value
