from __future__ import annotations

import importlib.util
import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import networkx as nx
import pytest

from consistency.graph import claim_graph, story_clusters, to_graphml, to_node_link
from consistency.model import Article, Passage, ReadSummary, Report, Span


@pytest.fixture(scope="module")
def sample() -> ModuleType:
    path = Path(__file__).parents[1] / "render" / "sample.py"
    spec = importlib.util.spec_from_file_location("graph_sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["graph_sample"] = module
    spec.loader.exec_module(module)
    return module


def edges(graph: nx.MultiDiGraph, kind: str) -> list[tuple[str, str]]:
    return [(a, b) for a, b, data in graph.edges(data=True) if data["kind"] == kind]


def passage(a: str, a_range: tuple[int, int], b: str, b_range: tuple[int, int]) -> Passage:
    return Passage(Span(a, "body", *a_range), Span(b, "body", *b_range))


def report(bodies: dict[str, str], *passages: Passage) -> Report:
    articles = tuple(Article(name, name, body) for name, body in bodies.items())
    return Report("", ReadSummary(len(articles), len(passages), 0), articles, passages, ())


def test_nodes_and_edges_of_the_report(sample: ModuleType) -> None:
    graph = claim_graph(sample.REPORT)
    article = graph.nodes["article:n1"]
    assert (article["kind"], article["outlet"], article["title"]) == ("article", "한빛일보", "다온시 새 다리 개통")
    assert article["published"] == "2025-03-04T09:10:00+09:00"
    assert graph.nodes["article:n4"]["published"] == "2025-03-04"
    assert graph.nodes["article:p1"]["published"] == ""
    claim = graph.nodes["claim:c1"]
    assert (claim["text"], claim["value"], claim["measure"]) == ("2022년", "2022", "공사 시작")
    assert ("article:n1", "claim:c1") in edges(graph, "states")
    assert {a for a, b in edges(graph, "aligned") if b == "passage:1"} == {"article:n1", "article:n2"}
    assert graph.edges["claim:c1", "claim:c2", 0] == {"kind": "conflicts", "finding": "a1b2c3"}
    assert ("claim:c1", "claim:c3") in edges(graph, "agrees")


def test_updates_point_from_the_older_to_the_newer(sample: ModuleType) -> None:
    graph = claim_graph(sample.REPORT)
    ((older, newer),) = edges(graph, "updates")
    assert (graph.nodes[older]["text"], graph.nodes[newer]["text"]) == ("3명", "5명")


def test_claims_are_derived_where_the_report_has_none(sample: ModuleType) -> None:
    bare = replace(sample.REPORT, claims=(), relations=())
    graph = claim_graph(bare)
    conflicts = [(graph.nodes[a]["text"], graph.nodes[b]["text"]) for a, b in edges(graph, "conflicts")]
    assert ("2022년", "2021년") in conflicts
    assert ("47%", "74%") in conflicts
    # Two reprints of the first side, each tied to its first telling.
    agreeing = [(a, b) for a, b, data in graph.edges(data=True) if data.get("finding") == "a1b2c3" if a != b]
    assert len(agreeing) == 3
    # The same words in the same place are one claim, whichever findings they serve.
    stated = edges(graph, "states")
    assert len(stated) == len(set(stated)) == 14


def test_graphml_is_read_back(sample: ModuleType) -> None:
    graph = claim_graph(sample.REPORT)
    text = to_graphml(graph)
    assert to_graphml(claim_graph(sample.REPORT)) == text
    back = nx.read_graphml(io.BytesIO(text.encode("utf-8")), force_multigraph=True)
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    assert back.nodes["claim:c1"]["text"] == "2022년"
    assert back.edges["claim:c1", "claim:c2", 0]["kind"] == "conflicts"


def test_graphml_survives_characters_that_xml_forbids() -> None:
    bad = report({"a\x00": "가", "a\x01": "나", "<&\ud800\ufffe\x1b]]>": "다"})
    back = nx.read_graphml(io.BytesIO(to_graphml(claim_graph(bad)).encode("utf-8")))
    assert set(back.nodes) == {
        "article:a\ufffd0000",
        "article:a\ufffd0001",
        "article:<&\ufffdD800\ufffdFFFE\ufffd001B]]>",
    }


def test_node_link_is_read_back(sample: ModuleType) -> None:
    graph = claim_graph(sample.REPORT)
    text = to_node_link(graph)
    assert to_node_link(claim_graph(sample.REPORT)) == text
    back = nx.node_link_graph(json.loads(text), edges="edges")
    assert nx.utils.graphs_equal(back, graph)
    to_node_link(claim_graph(report({"\ud800": "가"}))).encode("utf-8")


def test_who_swallowed_whom(sample: ModuleType) -> None:
    first, second = story_clusters(sample.REPORT)
    # In order of publication, the day without a time at its midnight.
    assert first.articles == ("n4", "n1", "n3", "n2")
    kinds = {(overlap.kind, overlap.a, overlap.b) for overlap in first.overlaps}
    assert ("contains", "n2", "n1") in kinds
    assert ("contains", "n2", "n3") in kinds
    assert ("copy", "n1", "n3") in kinds
    assert second.articles == ("f1", "f2")
    assert [overlap.kind for overlap in second.overlaps] == ["partial"]


def test_shares_count_letters_alone_and_each_once() -> None:
    bodies = {"long": "가" * 20, "short": "가" * 8 + "12 34.," + "나" * 2}
    # Two overlapping passages cover 8 of the short body's 10 letters; its digits and signs do not count.
    (cluster,) = story_clusters(
        report(bodies, passage("short", (0, 6), "long", (0, 6)), passage("long", (2, 8), "short", (2, 8)))
    )
    (overlap,) = cluster.overlaps
    assert (overlap.kind, overlap.a, overlap.b) == ("contains", "long", "short")
    assert (overlap.share_a, overlap.share_b) == (0.4, 0.8)


def test_nearly_equal_length_is_no_swallowing() -> None:
    bodies = {"a": "가" * 100, "b": "가" * 90}
    # 75 of 100 letters and 75 of 90: the shorter is told, but the other is hardly longer.
    (cluster,) = story_clusters(report(bodies, passage("a", (0, 75), "b", (0, 75))))
    assert cluster.overlaps[0].kind == "partial"


def test_clusters_are_biggest_first_and_need_a_passage() -> None:
    bodies = dict.fromkeys("abcdefg", "가" * 10)
    clusters = story_clusters(
        report(
            bodies,
            passage("a", (0, 10), "b", (0, 10)),
            passage("e", (0, 10), "d", (0, 10)),
            passage("d", (0, 10), "c", (0, 10)),
            passage("f", (0, 2), "f", (4, 6)),
        )
    )
    assert [cluster.articles for cluster in clusters] == [("c", "d", "e"), ("a", "b")]


def test_an_empty_body_is_no_division_by_zero() -> None:
    (cluster,) = story_clusters(report({"a": "", "b": "12"}, passage("a", (0, 0), "b", (0, 2))))
    assert cluster.overlaps[0].kind == "partial"
