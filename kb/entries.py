"""Entries of content files, checked one by one and overlaid folder by folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as Folder
from typing import Any

from kb.checks import Finding
from kb.documents import Document, Fault, Path, parse_yaml, split_front_matter
from kb.files import Source, read_sources
from kb.model import Problem
from kb.schemas import SCHEMAS
from kb.validation import load_entry, name_field


@dataclass(frozen=True)
class Entry:
    """One checked entry, and where it stands: file, document, path, folder's number."""

    data: Mapping[str, Any]
    source: Source
    document: Document
    path: Path
    body: str = ""
    body_line: int = 1


@dataclass
class Entries:
    """All usable entries by kind and key, what was wrong, and which keys are left out."""

    by_kind: dict[str, dict[str, Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)

    def of(self, kind: str) -> dict[str, Entry]:
        """Return the entries of a kind by key; a later folder's replaced the earlier ones."""
        return self.by_kind.setdefault(kind, {})

    def add(self, kind: str, key: str, entry: Entry) -> None:
        """Keep an entry; within one folder the first of two with the same key stays."""
        earlier = self.of(kind).get(key)
        if earlier is not None and earlier.source.folder == entry.source.folder:
            said = f"{key} is used in {earlier.source.name} already. Choose another."
            self.report(entry, (KEYS[kind],), said)
            return
        self.of(kind)[key] = entry

    def report(self, entry: Entry, path: Path, message: str) -> None:
        """Record a problem at a field of an entry."""
        line = entry.document.line((*entry.path, *path))
        name = name_field((*entry.path, *path))
        self.problems.append(Problem(entry.source.name, line, name, message))

    def report_findings(self, findings: Sequence[Finding]) -> None:
        """Record what a rule found."""
        for finding in findings:
            self.report(self.of(finding.kind)[finding.key], finding.path, finding.message)

    def report_faults(self, source: Source, faults: Sequence[Fault]) -> None:
        """Record faults of a document."""
        for fault in faults:
            name = name_field(fault.path)
            self.problems.append(Problem(source.name, fault.line, name, fault.message))


# The programmes may stand in one file or in several.
PLACES = (
    ("glossary.yaml", "term"),
    ("programmes.yaml", "programme"),
    ("programmes/*.yaml", "programme"),
    ("formulas.yaml", "formula"),
)
KEYS = {
    "topic": "slug",
    "term": "id",
    "programme": "slug",
    "domain": "number",
    "fact": "id",
    "formula": "id",
}


def read_entries(folders: Sequence[Folder]) -> Entries:
    """Return the entries of all reading content in these folders."""
    entries = Entries()
    for source in read_sources(folders, "topics/*.md", entries.problems):
        _read_topic(source, entries)
    for place, kind in PLACES:
        for source in read_sources(folders, place, entries.problems):
            document = parse_yaml(source.text)
            entries.report_faults(source, document.faults)
            _read_list(source, document, document.data, (), kind, entries)
    for source in read_sources(folders, "exam.yaml", entries.problems):
        _read_exam(source, entries)
    return entries


def _read_topic(source: Source, entries: Entries) -> None:
    document, body, line = split_front_matter(source.text)
    entries.report_faults(source, document.faults)
    data, faults = load_entry(SCHEMAS["topic"], document.data, document)
    entries.report_faults(source, faults)
    if data is None:
        entries.left_out.add(source.place.removesuffix(".md").rpartition("/")[2][3:])
        return
    entries.add("topic", data["slug"], Entry(data, source, document, (), body, line))


def _read_exam(source: Source, entries: Entries) -> None:
    document = parse_yaml(source.text)
    entries.report_faults(source, document.faults)
    if not isinstance(document.data, dict):
        if not document.faults:
            said = "This is not a set of fields. Write domains: and facts: with their entries."
            entries.report_faults(source, [Fault((), 1, said)])
        return
    for name, value in document.data.items():
        kind = {"domains": "domain", "facts": "fact"}.get(str(name))
        if kind is None:
            said = "There is no field of this name. Use domains and facts."
            entries.report_faults(source, [Fault((name,), document.line((name,)), said)])
        else:
            _read_list(source, document, value, (name,), kind, entries)


def _read_list(
    source: Source, document: Document, data: Any, path: Path, kind: str, entries: Entries
) -> None:
    if data is None and not path:
        return
    if not isinstance(data, list):
        if not document.spoiled(path):
            said = "This is not a list. Start each entry with a - line."
            entries.report_faults(source, [Fault(path, document.line(path), said)])
        return
    for at, item in enumerate(data):
        here = (*path, at)
        checked, faults = load_entry(SCHEMAS[kind], item, document, here)
        entries.report_faults(source, faults)
        if checked is not None:
            entries.add(kind, str(checked[KEYS[kind]]), Entry(checked, source, document, here))
        elif isinstance(item, dict):
            entries.left_out.add(str(item.get(KEYS[kind])))
