"""The glossary as a deck of cards, made once for each library."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from kb.decks import pack_deck
from kb.flashcards import make_glossary_deck
from kb.model import Library

_KEPT = "linkage.glossary_deck"
MIMETYPE = "application/octet-stream"
NAME = "glossary.apkg"


def pack_glossary(library: Library, base: str, now: datetime) -> bytes:
    """Return the deck of all terms; it is packed when it is first asked for."""
    kept: tuple[Library, bytes] | None = current_app.extensions.get(_KEPT)
    if kept is None or kept[0] is not library:
        kept = (library, pack_deck(make_glossary_deck(library, base), now))
        current_app.extensions[_KEPT] = kept
    return kept[1]
