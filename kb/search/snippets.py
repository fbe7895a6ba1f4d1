"""Excerpts around what was found, cut from stored offsets, as safe HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kb.search.analysis import read_tokens

_LENGTH = 180
_LEAD = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark: stems, the beginning of an unfinished word, names as stems."""

    stems: frozenset[str]
    beginning: str = ""
    names: tuple[tuple[str, ...], ...] = ()

    @property
    def first_stems(self) -> frozenset[str]:
        """The stems with which a name begins."""
        return frozenset(name[0] for name in self.names)


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters to mark, and what of the query they answer."""

    start: int
    end: int
    answers: str


def find_marks(
    text: str, stems: Sequence[str], starts: Sequence[int], ends: Sequence[int], wanted: Wanted
) -> list[Mark]:
    """Return what to mark in ``text``, in order; marks do not overlap."""
    marks: list[Mark] = []
    named_until = 0
    size, first_stems = len(wanted.beginning), wanted.first_stems
    for place, stem in enumerate(stems):
        if stem in first_stems:
            for name in wanted.names:
                if stem == name[0] and tuple(stems[place : place + len(name)]) == name:
                    named_until = max(named_until, place + len(name))
        start = starts[place]
        if stem in wanted.stems or place < named_until:
            marks.append(Mark(start, ends[place], stem))
        elif size and text[start : start + size].lower() == wanted.beginning:
            marks.append(Mark(start, start + size, wanted.beginning))
    return marks


def mark_title(title: str, wanted: Wanted) -> str:
    """Return the title as HTML with the words found in ``<mark>``."""
    tokens = list(read_tokens(title))
    stems = [t.stem for t in tokens]
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    return _render(title, 0, len(title), find_marks(title, stems, starts, ends, wanted))


def cut_snippet(
    text: str, stems: Sequence[str], starts: Sequence[int], ends: Sequence[int], wanted: Wanted
) -> str:
    """Return the part of ``text`` that answers most of the query, as HTML."""
    if len(text) <= _LENGTH:
        return _render(text, 0, len(text), find_marks(text, stems, starts, ends, wanted))
    marks = find_marks(text, stems, starts, ends, wanted)
    start = _choose_start(text, marks)
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        end = text.rfind(" ", start + _LENGTH // 2, end + 1)
        end = end if end > 0 else start + _LENGTH
    inside = [mark for mark in marks if mark.start >= start and mark.end <= end]
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return before + _render(text, start, end, inside) + after


def _choose_start(text: str, marks: Sequence[Mark]) -> int:
    best, first = 0, None
    for place, mark in enumerate(marks):
        limit = mark.start + _LENGTH - _LEAD
        inside = [m for m in marks[place:] if m.end <= limit]
        worth = 4 * len({m.answers for m in inside}) + len(inside)
        if worth > best:
            best, first = worth, mark
    if first is None:
        return 0
    low = max(0, first.start - 2 * _LEAD)
    sentence = max(text.rfind(stop, low, first.start) for stop in (". ", "? ", ": "))
    if sentence >= 0:
        return sentence + 2
    if low == 0:
        return 0
    return text.rfind(" ", low, max(low, first.start - _LEAD) + 1) + 1 or first.start


def _render(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    parts: list[str] = []
    place = start
    for number, mark in enumerate(marks):
        opened = number > 0 and place == marks[number - 1].end and parts
        gap = text[place : mark.start]
        if opened and not gap.strip(" -\u2011&"):
            parts[-1] = gap
        else:
            parts.append(escape(gap) + "<mark>")
        parts.append(escape(text[mark.start : mark.end]))
        parts.append("</mark>")
        place = mark.end
    parts.append(escape(text[place:end]))
    return " ".join("".join(parts).split())
