"""Cards to learn from: what stands on them, whatever program shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from kb.glossary import find_confused
from kb.model import Library, Term

CSS = """\
.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.5; text-align: left;
  max-width: 36em; margin: 0 auto; padding: 1em; color: #13212c; background: #fcfdfd; }
h1 { font-size: 1.4em; font-weight: 600; margin: 0 0 .5em; }
p, ol, ul { margin: .6em 0; } li { margin: .3em 0; }
hr { border: 0; border-top: 2px solid #13212c; }
.small { font-size: .85em; color: #4a5a66; } .key { font-weight: 600; }
a { color: #0f4c81; }
.nightMode.card, .nightMode .card { color: #e4eaee; background: #0f171c; }
.nightMode hr { border-color: #e4eaee; } .nightMode .small { color: #a5b4be; }
.nightMode a { color: #8fc1f0; }
"""


@dataclass(frozen=True)
class CardType:
    """A kind of card. ``id`` never changes, or a program would take new cards for others."""

    id: int
    name: str
    fields: tuple[str, ...]
    front: str
    back: str


@dataclass(frozen=True)
class Card:
    """What one card says: HTML for each field of its type. ``key`` names it for good."""

    key: str
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """Cards of one type under one name. ``id`` never changes."""

    id: int
    name: str
    about: str
    type: CardType
    cards: tuple[Card, ...]


TERM = CardType(
    id=1_725_300_401,
    name="Linkage term",
    fields=("Term", "Short", "Definition", "Formula", "Distinctions", "Taught"),
    front="<h1>{{Term}}</h1>{{#Short}}<p class=small>{{Short}}</p>{{/Short}}",
    back=(
        "{{FrontSide}}<hr id=answer><p>{{Definition}}</p>{{Formula}}{{Distinctions}}"
        "{{#Taught}}<p class=small>{{Taught}}</p>{{/Taught}}"
    ),
)


def make_glossary_deck(library: Library, base: str) -> Deck:
    """Return a card for each term; ``base`` is the address at which people reach the site."""
    cards = tuple(_describe(term, library, base) for term in library.terms)
    about = "The terms of the glossary, with their definitions. A new download updates the cards."
    return Deck(1_725_300_402, "Linkage glossary", about, TERM, cards)


def _describe(term: Term, library: Library, base: str) -> Card:
    short = ", ".join(escape(text) for text in (term.abbreviation, *term.synonyms) if text)
    taught, home = "", library.by_slug.get(term.topic)
    if home:
        section = home.section(term.section)
        place = f"/topics/{home.slug}" + (f"#{section.id}" if section else "")
        title = section.title if section else home.title
        taught = link(base, place, f"{home.number} {home.short}: {title}")
    fields = (
        escape(term.name),
        short,
        term.definition_html,
        term.formula_html,
        "".join(_list_distinctions(list(find_confused(term, library)))),
        taught,
    )
    tags = (f"topic::{term.topic}",) if term.topic else ()
    return Card(f"term:{term.id}", fields, tags)


def _list_distinctions(confused: Sequence[tuple[Term, str]]) -> Iterator[str]:
    if confused:
        yield "<p class=small>Not to be confused with</p><ul>"
        for other, distinction in confused:
            yield f"<li><b>{escape(other.name)}</b>: {escape(distinction)}</li>"
        yield "</ul>"


def link(base: str, place: str, text: str) -> str:
    """Return a link to a place of the site, or its text where the site has no address."""
    shown = escape(text)
    return f'<a href="{escape(base + place)}">{shown}</a>' if base else shown
