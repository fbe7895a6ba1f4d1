"""Decks as Anki itself takes them in: every card once, and updated by a newer file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from kb.decks import pack_deck
from kb.flashcards import Deck, make_glossary_deck
from kb.model import Library
from tests.loaded import SHIPPED, open_library

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    found, _ = open_library(SHIPPED)
    return found


def take_in(folder: Path, *decks: tuple[Deck, datetime]) -> list[tuple[int, int]]:
    """Import the decks one after the other; return how many notes were new and updated."""
    counts = []
    collection = Collection(str(folder / "collection.anki2"))
    try:
        for deck, now in decks:
            file = folder / "deck.apkg"
            file.write_bytes(pack_deck(deck, now))
            asked = ImportAnkiPackageRequest(
                package_path=str(file), options=ImportAnkiPackageOptions()
            )
            log = collection.import_anki_package(asked).log
            counts.append((len(log.new), len(log.updated)))
        assert collection.note_count() == len(decks[0][0].cards)
        assert collection.card_count() == len(decks[0][0].cards)
    finally:
        collection.close()
    return counts


def test_a_newer_deck_updates_the_cards_of_an_older_one(tmp_path: Path, library: Library) -> None:
    deck = make_glossary_deck(library, "https://learn.example.org")
    first = deck.cards[0]
    fields = (first.fields[0], first.fields[1], "Another definition", *first.fields[3:])
    newer = replace(deck, cards=(replace(first, fields=fields), *deck.cards[1:]))
    later = NOW + timedelta(days=1)
    assert take_in(tmp_path, (deck, NOW), (deck, NOW), (newer, later)) == [
        (len(library.terms), 0),
        (0, 0),
        (0, len(library.terms)),
    ]


def test_what_a_card_shows(tmp_path: Path, library: Library) -> None:
    deck = make_glossary_deck(library, "https://learn.example.org")
    take_in(tmp_path, (deck, NOW))
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        (found,) = collection.find_cards('Term:"Tracking signal"')
        card = collection.get_card(found)
        front, back = (side.rpartition("</style>")[2] for side in (card.question(), card.answer()))
        assert collection.decks.name(card.did) == "Linkage glossary"
        assert card.note().tags == ["topic::demand-planning"]
    finally:
        collection.close()
    term = library.by_term["tracking-signal"]
    assert "<h1>Tracking signal</h1>" in front
    assert term.definition_html not in front
    assert back.startswith(front)
    assert term.definition_html in back
    assert 'href="https://learn.example.org/topics/demand-planning#' in back


def test_a_site_without_an_address_gives_no_links(library: Library) -> None:
    deck = make_glossary_deck(library, "")
    assert "href" not in "".join(card.fields[5] for card in deck.cards)
