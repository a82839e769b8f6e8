"""GEXF 1.3 for Gephi and networkx: who acts on whom. A node is a country (or a name, where there is none), an edge all
events of one quad from one to the other, with their number as weight and their mean score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dragoman.model import Event, Party
from dragoman.views.export.shared import country, pairs
from dragoman.views.rows import Row

NAMESPACE = "http://gexf.net/1.3"
Edge = tuple[str, str, int]


def dyads(event: Event) -> list[tuple[Party, Party]]:
    """The dyads of an event that have both ends."""
    return [(one, other) for one, other in pairs(event) if one is not None and other is not None]


def write(rows: Iterator[Row], path: Path) -> int:
    """Write the network; return the number of edges."""
    names: dict[str, tuple[str, str]] = {}
    scores: dict[Edge, list[float]] = defaultdict(list)
    for row in rows:
        for one, other in dyads(row.event):
            ends = [_node(party, names) for party in (one, other)]
            scores[(ends[0], ends[1], row.event.quad)].append(row.event.score)
    tree = ElementTree.ElementTree(_document(names, dict(sorted(scores.items()))))
    ElementTree.indent(tree)
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return len(scores)


def _node(party: Party, names: dict[str, tuple[str, str]]) -> str:
    key = party.country or party.name
    names.setdefault(key, (country(party.country).name or party.name, party.country or ""))
    return key


def _document(names: dict[str, tuple[str, str]], scores: dict[Edge, list[float]]) -> ElementTree.Element:
    root = ElementTree.Element("gexf", xmlns=NAMESPACE, version="1.3")
    graph = ElementTree.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    _declare(graph, "node", [("country", "string")])
    _declare(graph, "edge", [("quad", "integer"), ("events", "integer"), ("mean_score", "double")])
    nodes = ElementTree.SubElement(graph, "nodes")
    for key, (label, code) in sorted(names.items()):
        node = ElementTree.SubElement(nodes, "node", id=key, label=label)
        _values(node, [code])
    edges = ElementTree.SubElement(graph, "edges")
    for n, ((one, other, quad), found) in enumerate(scores.items()):
        edge = ElementTree.SubElement(
            edges, "edge", id=str(n), source=one, target=other, weight=str(len(found)), kind=f"quad {quad}"
        )
        _values(edge, [str(quad), str(len(found)), f"{sum(found) / len(found):.4f}"])
    return root


def _declare(graph: ElementTree.Element, kind: str, columns: list[tuple[str, str]]) -> None:
    attributes = ElementTree.SubElement(graph, "attributes", {"class": kind})
    for n, (title, value_type) in enumerate(columns):
        ElementTree.SubElement(attributes, "attribute", id=str(n), title=title, type=value_type)


def _values(element: ElementTree.Element, values: list[str]) -> None:
    held = ElementTree.SubElement(element, "attvalues")
    for n, value in enumerate(values):
        ElementTree.SubElement(held, "attvalue", {"for": str(n), "value": value})
