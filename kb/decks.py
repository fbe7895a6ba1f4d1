"""Anki decks, as files that Anki takes in and later updates."""

from __future__ import annotations

import io
import itertools
import json
import sqlite3
import zipfile
from datetime import datetime

import genanki

from kb.flashcards import CSS, CardType, Deck

_NAMESPACE = "linkage"


def pack_deck(deck: Deck, now: datetime) -> bytes:
    """Return the deck as an ``.apkg`` file.

    Cards, types and deck keep their identities, so taking a newer file in updates what is
    there; Anki goes by ``now`` to tell which is newer.
    """
    model = _make_model(deck.type)
    packed = genanki.Deck(deck.id, deck.name, deck.about)
    for card in deck.cards:
        guid = genanki.guid_for(_NAMESPACE, card.key)
        note = genanki.Note(model=model, fields=list(card.fields), tags=list(card.tags), guid=guid)
        packed.add_note(note)
    return _zip(_write_collection(genanki.Package(packed), now))


def _make_model(type_: CardType) -> genanki.Model:
    return genanki.Model(
        type_.id,
        type_.name,
        fields=[{"name": name} for name in type_.fields],
        templates=[{"name": "Card", "qfmt": type_.front, "afmt": type_.back}],
        css=CSS,
    )


def _write_collection(package: genanki.Package, now: datetime) -> bytes:
    """Return Anki's database, made in memory: genanki itself leaves a temporary file behind."""
    seconds = now.timestamp()
    connection = sqlite3.connect(":memory:")
    try:
        package.write_to_db(connection.cursor(), seconds, itertools.count(int(seconds * 1000)))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zip(collection: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps({}))
    return out.getvalue()
