"""The blueprints of ``exams/``: one file each, a later folder's replaces an earlier one's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from kb.documents import Document, Fault, parse_yaml
from kb.files import Source, read_sources
from kb.model import Library, Problem
from kb.validation import load_entry, name_field
from quizzes.exams.model import Blueprint, Grouping, Purpose
from quizzes.exams.plans import name_groups
from quizzes.exams.schemas import BLUEPRINT
from quizzes.model import Kind

Blueprints = Mapping[str, Blueprint]


def load_blueprints(folders: Sequence[Path], library: Library) -> tuple[Blueprints, list[Problem]]:
    """Return the sound blueprints by slug, in the order of their files, and every problem.

    A file's name without its number is the slug; one for ``each_topic`` gives a
    blueprint for each topic, whose slug stands behind the file's.
    """
    problems: list[Problem] = []
    found: dict[str, list[Blueprint]] = {}
    for source in read_sources(folders, "exams/*.yaml", problems):
        document = parse_yaml(source.text)
        entry, faults = load_entry(BLUEPRINT, document.data, document)
        slug = _read_slug(source)
        if entry is not None:
            faults += _check(entry, document, library)
        faults = [*document.faults, *faults]
        problems += [Problem(source.name, f.line, name_field(f.path), f.message) for f in faults]
        if entry is not None and not faults:
            found[slug] = list(_build(slug, entry, library))
    blueprints = {b.slug: b for some in found.values() for b in some}
    return MappingProxyType(blueprints), problems


def _read_slug(source: Source) -> str:
    number, _, rest = PurePosixPath(source.place).stem.partition("-")
    return rest if number.isdigit() and rest else PurePosixPath(source.place).stem


def _check(entry: dict[str, Any], document: Document, library: Library) -> Iterable[Fault]:
    by, each = Grouping(entry["by"]), entry["each_topic"]
    if (by is Grouping.SECTION) != each:
        said = "An exam by section is one for each topic: set by: section and each_topic: true."
        yield Fault(("by",), document.line(("by",)), said)
    if (entry["unscored"] or 0) >= entry["questions"]:
        said = "Some questions have to count. Lower unscored below questions."
        yield Fault(("unscored",), document.line(("unscored",)), said)
    if entry["stop_error"] and entry["purpose"] != Purpose.PLACEMENT:
        said = "Only a placement stops by its error. Remove stop_error."
        yield Fault(("stop_error",), document.line(("stop_error",)), said)
    if by is Grouping.SECTION:
        return
    known = name_groups(Blueprint("", "", "", Purpose.EXAM, by, 1), library)
    for name in entry["weights"]:
        if name not in known and name not in library.left_out:
            said = f"There is no {by.value} {name!r}. Name one of: {', '.join(known)}."
            written = int(name) if name.isdigit() else name
            yield Fault(("weights", name), document.line(("weights", written)), said)
    if entry["weights"] and not any(entry["weights"].values()):
        said = "All weights are 0. Give at least one more than that."
        yield Fault(("weights",), document.line(("weights",)), said)


def _build(slug: str, entry: dict[str, Any], library: Library) -> Iterator[Blueprint]:
    by = Grouping(entry["by"])
    weights = entry["weights"]
    if by is Grouping.DOMAIN and not weights:
        weights = {str(domain.number): domain.weight for domain in library.domains}
    blueprint = Blueprint(
        slug=slug,
        title=entry["title"],
        summary=entry["summary"],
        purpose=Purpose(entry["purpose"]),
        grouping=by,
        questions=entry["questions"],
        unscored=entry["unscored"] or 0,
        minutes=entry["minutes"] or 0,
        line=entry["line"] or 70,
        weights=MappingProxyType(weights),
        levels=MappingProxyType(entry["levels"]),
        kinds=frozenset(Kind(kind) for kind in entry["kinds"]) or frozenset(Kind),
        note=entry["note"],
        stop_error=entry["stop_error"],
    )
    if not entry["each_topic"]:
        yield blueprint
        return
    for topic in library.topics:
        yield replace(
            blueprint,
            slug=f"{slug}-{topic.slug}",
            title=f"{blueprint.title}: {topic.short}",
            topic=topic.slug,
        )
