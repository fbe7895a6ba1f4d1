"""The glossary: all terms to filter, the abbreviations, and one page for each term."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.glossary import describe_term, filter_terms, group_terms, list_abbreviations
from kb.services import current, decks
from people.auth import allow
from quizzes.services import current as practising

bp = Blueprint("glossary", __name__)

VIEWS = {"names": "Names", "definitions": "Definitions", "abbreviations": "Abbreviations"}


@bp.get("/glossary/")
@allow("anyone")
def list_terms() -> str:
    """Show the terms that fit the filters, by first letter or as abbreviations."""
    library, asked = current.library(), request.args
    text, topic = asked.get("q", "").strip()[:100], asked.get("topic", "")
    topic = topic if topic in library.by_slug else ""
    found = filter_terms(library.terms, text, topic)
    view = asked.get("view", "") or ("definitions" if text or topic else "names")
    return render_template(
        "glossary/list.html",
        groups=group_terms(found),
        abbreviations=list_abbreviations(found),
        chosen={"q": text, "topic": topic, "view": view if view in VIEWS else "names"},
        views=VIEWS,
        count=len(found),
    )


@bp.get("/glossary/deck.apkg")
@allow("anyone")
def download_deck() -> ResponseReturnValue:
    """Send all terms as an Anki deck; a newer one updates the cards of an older one."""
    data = decks.pack_glossary(current.library(), current.base_address(), utc_now())
    response = Response(data, mimetype=decks.MIMETYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{decks.NAME}"'
    return response


@bp.get("/glossary/<term>")
@allow("anyone")
def show_term(term: str) -> str:
    """Show one term: what it means, where it is used, what it is mistaken for."""
    library = current.library()
    found = library.by_term.get(term) or abort(404)
    return render_template(
        "glossary/term.html",
        entry=describe_term(found, library),
        term=found,
        questions=sum(found.id in q.every_term for q in practising.bank().questions),
    )
