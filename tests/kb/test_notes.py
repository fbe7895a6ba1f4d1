"""Notes where they belong on a page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kb.notes import Note, NoteKind, arrange_notes, choose_kind
from tests.loaded import SAMPLE, open_library

DEMAND = open_library(SAMPLE)[0].by_slug["demand-planning"]
NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)


def note(id: str, section: str, kind: NoteKind, quote: str = "", text: str = "") -> Note:
    return Note(id, "demand-planning", section, kind, quote, "", "", text, NOW, NOW)


def test_each_note_stands_at_its_section_and_none_is_lost() -> None:
    found = note("a", "bias-tracking", NoteKind.HIGHLIGHT, "demand came in below")
    lost = note("b", "bias-tracking", NoteKind.NOTE, "these words were taken out", "Mine")
    whole = note("c", "error-metrics", NoteKind.NOTE, text="Of the section")
    bookmark = note("d", "error-metrics", NoteKind.BOOKMARK)
    adrift = note("e", "gone", NoteKind.NOTE, text="Of a section that is gone")

    arranged = arrange_notes(DEMAND, [found, lost, whole, bookmark, adrift])

    bias, errors = arranged.sections["bias-tracking"], arranged.sections["error-metrics"]
    assert (bias.notes, bias.lost, bias.bookmark) == ((found, lost), frozenset("b"), None)
    assert (errors.notes, errors.lost, errors.bookmark) == ((whole,), frozenset(), bookmark)
    assert '<mark class="own" id="mark-a" data-note="a">demand came in below</mark>' in bias.html
    assert errors.html == DEMAND.sections[0].html
    assert arranged.adrift == (adrift,)


@pytest.mark.parametrize(
    ("quote", "text", "kind"),
    [
        ("q", "t", NoteKind.NOTE),
        ("", "t", NoteKind.NOTE),
        ("q", "", NoteKind.HIGHLIGHT),
        ("", "", NoteKind.BOOKMARK),
    ],
)
def test_what_it_holds_makes_its_kind(quote: str, text: str, kind: NoteKind) -> None:
    assert choose_kind(quote, text) is kind
