"""Starting a content file in a folder: a draft, or a copy of what it is to replace."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb import skeletons
from kb.coverage import CORE
from kb.entries import Entries, Entry, read_entries
from kb.model import Library


class DraftError(ValueError):
    """The file or entry is there already, or what it needs is not; the message says which."""


@dataclass(frozen=True)
class Draft:
    """What was written: the file, and the file it was copied from, if any."""

    path: Path
    copied: str = ""


@dataclass(frozen=True)
class Desk:
    """Where an author works: the folder, all folders below and including it, the schemas."""

    folder: Path
    folders: tuple[Path, ...]
    schemas: Path

    def entries(self) -> Entries:
        """Return what the folders hold."""
        return read_entries(self.folders)

    def schema(self, name: str, path: Path) -> str:
        """Return a schema's address as seen from a file."""
        return Path(os.path.relpath(self.schemas / f"{name}.json", path.parent)).as_posix()

    def write(self, place: str, text: str) -> Path:
        """Write a new file; never over an old one."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise DraftError(f"{path} exists already. Edit it, or remove it first.") from None
        return path

    def append(self, place: str, text: str, name: str) -> Path:
        """Add an entry at the end of a list, or start the list."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if not before.strip():
            before = skeletons.draft_head(self.schema(name, path))
        path.write_text(f"{before.rstrip()}\n{text}", encoding="utf-8")
        return path


def start_topic(desk: Desk, slug: str, library: Library) -> Draft:
    """Write a new topic, or a copy of the topic that it replaces.

    Raises:
        DraftError: the folder has a file for this topic already.
    """
    entry = desk.entries().of("topic").get(slug)
    if entry is not None:
        _refuse_own(desk, entry, slug)
        return Draft(desk.write(entry.source.place, entry.source.text), entry.source.name)
    number = max((CORE, *(topic.number for topic in library.topics))) + 1
    first = library.topics[0].slug if library.topics else "role-of-sop"
    place = f"topics/{number:02d}-{slug}.md"
    schema = desk.schema("topic", desk.folder / place)
    return Draft(desk.write(place, skeletons.draft_topic(number, slug, first, schema)))


def start_questions(desk: Desk, slug: str, library: Library, taken: Sequence[str]) -> Draft:
    """Write a file with one question on a topic; ``taken`` are the ids that are in use.

    Raises:
        DraftError: there is no such topic, or the file exists.
    """
    topic = library.by_slug.get(slug)
    if topic is None or not topic.sections:
        raise DraftError(
            f"There is no topic {slug} with a section. Start it with: new topic {slug}"
        )
    ids = (f"{slug}-{n}" for n in range(1, len(taken) + 2))
    place = f"questions/{topic.number:02d}-{slug}.yaml"
    text = skeletons.draft_questions(
        slug,
        topic.sections[0].id,
        topic.domains[0],
        next(id_ for id_ in ids if id_ not in taken),
        desk.schema("questions", desk.folder / place),
    )
    return Draft(desk.write(place, text))


def start_term(desk: Desk, id_: str, library: Library) -> Draft:
    """Add a term to the folder's glossary, or a copy of the term that it replaces.

    Raises:
        DraftError: the folder's glossary has this term already.
    """
    entry = desk.entries().of("term").get(id_)
    if entry is not None:
        return _copy_entry(desk, entry, "glossary.yaml", "id", id_)
    if not library.topics or not library.topics[0].sections:
        raise DraftError("There is no topic that could teach a term. Start one with: new topic")
    topic = library.topics[-1] if _is_own(desk, library) else library.topics[0]
    text = skeletons.draft_term(id_, topic.slug, topic.sections[0].id)
    return Draft(desk.append("glossary.yaml", text, "glossary"))


def start_programme(desk: Desk, slug: str, list_: str, library: Library) -> Draft:
    """Add a programme to the folder's list, or a copy of the one that it replaces.

    Raises:
        DraftError: the folder has this programme already.
    """
    entry = desk.entries().of("programme").get(slug)
    if entry is not None:
        return _copy_entry(desk, entry, "programmes.yaml", "slug", slug)
    if not library.topics:
        raise DraftError("There is no topic to read before. Start one with: new topic")
    number = max((p.number for p in library.programmes if p.list == list_), default=0) + 1
    text = skeletons.draft_programme(slug, list_, number, library.topics[0].slug)
    return Draft(desk.append("programmes.yaml", text, "programmes"))


def _is_own(desk: Desk, library: Library) -> bool:
    """Tell whether the last topic is the folder's own."""
    return library.topics[-1].file.startswith(f"{desk.folder.name}/")


def _refuse_own(desk: Desk, entry: Entry, key: str) -> None:
    if desk.folders[entry.source.folder].resolve() == desk.folder.resolve():
        raise DraftError(f"{key} is in {entry.source.name} already. Edit it there.")


def _copy_entry(desk: Desk, entry: Entry, place: str, field: str, key: str) -> Draft:
    _refuse_own(desk, entry, key)
    text = skeletons.cut_entry(entry.source.text, field, key)
    if not text:
        raise DraftError(f"{key} can't be copied from {entry.source.name}. Copy it by hand.")
    return Draft(desk.append(place, text, place.removesuffix(".yaml")), entry.source.name)
