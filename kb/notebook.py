"""A person's notes by topic and section: to read, to search, to take along as Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.model import Library, Topic
from kb.notes import Note, NoteKind
from kb.reading import count_studied

GONE = "Pages that are no longer here"


@dataclass(frozen=True)
class Entry:
    """A section with its notes. ``number`` is empty where the section is gone."""

    anchor: str
    number: str
    title: str
    notes: tuple[Note, ...]
    bookmarked: bool


@dataclass(frozen=True)
class Chapter:
    """A topic with notes or studied sections; ``topic`` is None for topics that are gone."""

    topic: Topic | None
    title: str
    entries: tuple[Entry, ...]
    studied: int = 0


def make_notebook(
    library: Library,
    notes: Iterable[Note],
    studied: Mapping[str, Collection[str]],
    query: str = "",
) -> tuple[Chapter, ...]:
    """Return the chapters that have something, in the order of the topics.

    With a query only notes that hold each of its words, in themselves or in the
    names of their section and topic.
    """
    kept: dict[str, list[Note]] = {}
    for note in notes:
        kept.setdefault(note.topic if note.topic in library.by_slug else "", []).append(note)
    words = query.casefold().split()
    chapters = [
        _make_chapter(topic, kept.get(topic.slug, []), studied.get(topic.slug, ()), words)
        for topic in library.topics
    ]
    if kept.get(""):
        entry = Entry("", "", "", _filter(kept[""], "", words), False)
        chapters.append(Chapter(None, GONE, (entry,) if entry.notes else ()))
    return tuple(c for c in chapters if c.entries or (c.studied and not words))


def count_chapters(chapters: Iterable[Chapter]) -> int:
    """Return how many notes and bookmarks there are."""
    entries = [entry for chapter in chapters for entry in chapter.entries]
    return sum(len(entry.notes) + entry.bookmarked for entry in entries)


def _make_chapter(
    topic: Topic, notes: list[Note], studied: Collection[str], words: list[str]
) -> Chapter:
    title = f"{topic.number} {topic.title}"
    names = [(section.id, section.number, section.title) for section in topic.sections]
    here = {section.id for section in topic.sections}
    names += [(a, "", a) for a in dict.fromkeys(n.section for n in notes) if a not in here]
    entries = [
        _make_entry(name, [n for n in notes if n.section == name[0]], title, words)
        for name in names
    ]
    found = tuple(entry for entry in entries if entry.notes or entry.bookmarked)
    return Chapter(topic, title, found, count_studied(topic, studied))


def _make_entry(
    name: tuple[str, str, str], notes: list[Note], chapter: str, words: list[str]
) -> Entry:
    anchor, number, title = name
    found = _filter(notes, f"{chapter} {number} {title}", words)
    shown = tuple(note for note in found if note.kind is not NoteKind.BOOKMARK)
    return Entry(anchor, number, title, shown, len(found) > len(shown))


def _filter(notes: Iterable[Note], names: str, words: list[str]) -> tuple[Note, ...]:
    found = []
    for note in notes:
        text = f"{names} {note.quote} {note.text}".casefold()
        if all(word in text for word in words):
            found.append(note)
    return tuple(found)


def write_markdown(chapters: Iterable[Chapter], site: str) -> str:
    """Return the notebook as Markdown. What was typed stays as typed, but can't become a heading.

    ``site`` is the address that links begin with.
    """
    lines = ["# Notes"]
    for chapter in chapters:
        lines += ["", f"## {chapter.title}"]
        if chapter.topic is not None:
            total = len(chapter.topic.sections)
            lines += ["", f"{chapter.studied} of {total} sections studied."]
        for entry in chapter.entries:
            lines += _write_entry(chapter, entry, site)
    return "\n".join(lines) + "\n"


def _write_entry(chapter: Chapter, entry: Entry, site: str) -> Iterator[str]:
    name = f"{entry.number} {entry.title}".strip()
    if chapter.topic is not None and entry.number:
        name = f"[{name}]({site}/topics/{chapter.topic.slug}#{entry.anchor})"
    if name:
        yield from ("", f"### {name}{' (bookmarked)' if entry.bookmarked else ''}")
    for note in entry.notes:
        if note.quote:
            yield from ("", f"> {note.quote}")
        if note.text:
            yield from ("", *(re.sub(r"^(\s*)#", r"\1\\#", line) for line in note.text.split("\n")))
