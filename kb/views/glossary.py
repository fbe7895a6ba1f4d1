"""The glossary: all terms, and one page for each."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from kb.catalogue import find_usage, group_terms
from kb.services import current
from people.auth import allow
from quizzes.services import current as practising

bp = Blueprint("glossary", __name__)


@bp.get("/glossary/")
@allow("anyone")
def list_terms() -> str:
    """Show all terms by first letter."""
    terms = current.library().terms
    return render_template("glossary/list.html", groups=group_terms(terms), count=len(terms))


@bp.get("/glossary/<term>")
@allow("anyone")
def show_term(term: str) -> str:
    """Show one term: what it means, where it is used, what it is mistaken for."""
    library = current.library()
    found = library.by_term.get(term) or abort(404)
    home = library.by_slug.get(found.topic)
    return render_template(
        "glossary/term.html",
        term=found,
        usage=find_usage(found, library),
        home=home,
        section=home.section(found.section) if home else None,
        questions=sum(term in q.terms for q in practising.bank().questions),
    )
