"""The concept graph as JSON and GraphML."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from flask import Response
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from kb.model import Library, LinkType
from kb.services import current
from people.auth import allow

bp = Blueprint("api_graph", __name__, description="How the topics are linked")

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
KEYS = (
    ("number", "node", "int"),
    ("title", "node", "string"),
    ("url", "node", "string"),
    ("type", "edge", "string"),
    ("reason", "edge", "string"),
)


class GraphQuery(Schema):
    """In which form the graph is wanted."""

    format = fields.String(
        load_default="json",
        validate=validate.OneOf(
            ["json", "graphml"], error="format is {input}; choose json or graphml."
        ),
    )


class NodeReply(Schema):
    """A topic."""

    id = fields.String(required=True)
    number = fields.Integer(required=True)
    title = fields.String(required=True)
    url = fields.String(required=True)


class EdgeReply(Schema):
    """A link from one topic to another, with its reason."""

    source = fields.String(required=True)
    target = fields.String(required=True)
    type = fields.Enum(LinkType, by_value=True, required=True)
    reason = fields.String(required=True)


class GraphReply(Schema):
    """All topics and the links between them."""

    nodes = fields.List(fields.Nested(NodeReply), required=True)
    edges = fields.List(fields.Nested(EdgeReply), required=True)


@bp.get("/graph")
@allow("anyone")
@bp.arguments(GraphQuery, location="query")
@bp.response(200, GraphReply)
@bp.alt_response(200, schema={"type": "string"}, content_type="application/graphml+xml")
def show_graph(query: dict[str, str]) -> Any:
    """Return the concept graph; ``format=graphml`` returns XML for graph tools."""
    graph = describe_graph(current.library())
    if query["format"] == "graphml":
        return Response(write_graphml(graph), mimetype="application/graphml+xml")
    return graph


def describe_graph(library: Library) -> dict[str, list[dict[str, Any]]]:
    """Return nodes and edges in the order of the topics."""
    return {
        "nodes": [
            {"id": t.slug, "number": t.number, "title": t.title, "url": f"/topics/{t.slug}"}
            for t in library.topics
        ],
        "edges": [
            {"source": e.source, "target": e.target, "type": e.type, "reason": e.reason}
            for e in library.links
        ],
    }


def write_graphml(graph: dict[str, list[dict[str, Any]]]) -> bytes:
    """Return the graph as a GraphML document; edges are directed."""
    root = ElementTree.Element("graphml", xmlns=NAMESPACE)
    for name, owner, kind in KEYS:
        attributes = {"id": name, "for": owner, "attr.name": name, "attr.type": kind}
        ElementTree.SubElement(root, "key", attributes)
    body = ElementTree.SubElement(root, "graph", id="topics", edgedefault="directed")
    for node in graph["nodes"]:
        _add(body, "node", {"id": node["id"]}, node)
    for edge in graph["edges"]:
        _add(body, "edge", {"source": edge["source"], "target": edge["target"]}, edge)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(
    parent: ElementTree.Element, tag: str, attributes: dict[str, str], values: dict[str, Any]
) -> None:
    element = ElementTree.SubElement(parent, tag, attributes)
    for name, owner, _ in KEYS:
        if owner == tag:
            ElementTree.SubElement(element, "data", key=name).text = str(values[name])
