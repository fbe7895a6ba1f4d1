"""Reading ``maturity.yaml`` from the content folders into an instrument.

In a later folder an entry with a known id replaces the earlier one; caps,
rules, gate, waves and notes are replaced as a whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from marshmallow import Schema

from kb.documents import Document, Fault, parse_yaml
from kb.files import read_sources
from kb.model import Problem
from kb.validation import load_entry, name_field
from quizzes.maturity.assembly import assemble
from quizzes.maturity.model import Instrument
from quizzes.maturity.schemas import (
    CapSchema,
    CheckSchema,
    DimensionSchema,
    FactSchema,
    GateSchema,
    InitiativeSchema,
    NotesSchema,
    RuleSchema,
    StageSchema,
    WavesSchema,
)

FILE = "maturity.yaml"
KEYED: dict[str, tuple[Schema, str]] = {
    "dimensions": (DimensionSchema(), "id"),
    "stages": (StageSchema(), "number"),
    "facts": (FactSchema(), "id"),
    "checks": (CheckSchema(), "code"),
    "initiatives": (InitiativeSchema(), "id"),
}
LISTS: dict[str, Schema] = {"caps": CapSchema(), "rules": RuleSchema()}
SINGLE: dict[str, Schema] = {"gate": GateSchema(), "waves": WavesSchema(), "notes": NotesSchema()}
SECTIONS = (*KEYED, *LISTS, *SINGLE)


def load_instrument(folders: Sequence[Path]) -> tuple[Instrument | None, list[Problem]]:
    """Return the instrument and what is wrong with it.

    None without a problem means that no folder has a ``maturity.yaml``.
    """
    problems: list[Problem] = []
    merged: dict[str, Any] = {}
    last = ""
    for source in read_sources(folders, FILE, problems):
        document = parse_yaml(source.text)
        faults = [*document.faults, *_read_sections(document, merged)]
        problems += [Problem(source.name, f.line, name_field(f.path), f.message) for f in faults]
        last = source.name
    if problems or not last:
        return None, problems
    problems += [
        Problem(last, None, name, "This section is missing. Add it.")
        for name in SECTIONS
        if name not in merged
    ]
    if problems:
        return None, problems
    instrument, found = assemble(merged, _hash(merged))
    return instrument, [Problem(last, None, place, message) for place, message in found]


def _read_sections(document: Document, merged: dict[str, Any]) -> Iterator[Fault]:
    if document.data is None or document.spoiled(()):
        return
    if not isinstance(document.data, dict):
        yield Fault((), 1, f"This is not a set of sections. Write {', '.join(SECTIONS)}.")
        return
    for name, data in document.data.items():
        if name in SINGLE:
            entry, faults = load_entry(SINGLE[name], data, document, (name,))
            yield from faults
            merged[name] = entry
        elif name in SECTIONS:
            yield from _read_list(document, name, data, merged)
        else:
            yield Fault((name,), document.line((name,)), "There is no section of this name.")


def _read_list(document: Document, name: str, data: Any, merged: dict[str, Any]) -> Iterator[Fault]:
    if not isinstance(data, list):
        yield Fault((name,), document.line((name,)), "This is not a list. Start each entry with -.")
        return
    schema, key = KEYED.get(name) or (LISTS[name], "")
    entries: dict[Any, Any] = dict(merged.get(name, {})) if key else {}
    seen: set[Any] = set()
    for place, item in enumerate(data):
        entry, faults = load_entry(schema, item, document, (name, place))
        yield from faults
        if entry is None:
            continue
        id = entry[key] if key else place
        if id in seen:
            line = document.line((name, place))
            yield Fault((name, place, key), line, f"{id} is given twice. Keep one of the two.")
        seen.add(id)
        entries[id] = entry
    merged[name] = entries


def _hash(merged: dict[str, Any]) -> str:
    text = json.dumps(merged, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
