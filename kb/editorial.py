"""What authors keep beside the pages: points to cover, and everyday abbreviations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path as Folder
from typing import Any

from marshmallow import fields

from kb.coverage import Coverage, Point
from kb.documents import Document, Fault, parse_yaml
from kb.files import Source, read_sources
from kb.model import Problem
from kb.validation import EntrySchema, identifier, load_entry, name_field, several, text


class PointSchema(EntrySchema):
    """A point that the topic must cover."""

    point = text(160)
    sections = several(identifier(), required=True)
    mentions = several(text(80), required=True)


class CoverageSchema(EntrySchema):
    """The points of one topic."""

    topic = identifier()
    points = several(fields.Nested(PointSchema), required=True)


class AbbreviationsSchema(EntrySchema):
    """Abbreviations that need no explanation."""

    everyday = several(text(20), required=True)


COVERAGE = CoverageSchema()
ABBREVIATIONS = AbbreviationsSchema()


@dataclass
class Editorial:
    """Points by topic, with their files; the abbreviations; what was wrong in the files."""

    coverage: dict[str, tuple[Coverage, Source, Document]] = field(default_factory=dict)
    everyday: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)


def load_editorial(folders: Sequence[Folder]) -> Editorial:
    """Return what the folders hold; a later file on a topic replaces the earlier one."""
    editorial = Editorial()
    for source in read_sources(folders, "coverage/*.yaml", editorial.problems):
        document, data = _read(source, COVERAGE, editorial)
        if data is not None:
            points = tuple(
                Point(p["point"], tuple(p["sections"]), tuple(p["mentions"]))
                for p in data["points"]
            )
            if not (points and all(p.sections and p.mentions for p in points)):
                said = "A point is missing. Give at least one, with a section and a phrase each."
                line = document.line(("points",))
                editorial.problems.append(Problem(source.name, line, "points", said))
            coverage = Coverage(data["topic"], points)
            editorial.coverage[data["topic"]] = (coverage, source, document)
    for source in read_sources(folders, "abbreviations.yaml", editorial.problems):
        _, data = _read(source, ABBREVIATIONS, editorial)
        editorial.everyday |= frozenset(data["everyday"] if data else ())
    return editorial


def _read(
    source: Source, schema: EntrySchema, editorial: Editorial
) -> tuple[Document, dict[str, Any] | None]:
    document = parse_yaml(source.text)
    data, faults = load_entry(schema, document.data, document)
    editorial.problems += [_report(source, fault) for fault in (*document.faults, *faults)]
    return document, data


def _report(source: Source, fault: Fault) -> Problem:
    return Problem(source.name, fault.line, name_field(fault.path), fault.message)
