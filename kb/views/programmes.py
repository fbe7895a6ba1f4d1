"""The micro-learning programmes: a catalogue to filter, and one page for each."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from kb.catalogue import LISTS, Filters, filter_programmes, find_reading
from kb.services import current
from people.auth import allow

bp = Blueprint("programmes", __name__)


@bp.get("/programmes/")
@allow("anyone")
def list_programmes() -> str:
    """Show the programmes that fit the filters; an unknown list or topic filters nothing."""
    library, chosen = current.library(), _read_filters()
    found = filter_programmes(library.programmes, chosen)
    return render_template(
        "programmes/list.html",
        groups=[(name, [p for p in found if p.list == key]) for key, name in LISTS.items()],
        chosen=chosen,
        lists=LISTS,
        count=len(found),
        total=len(library.programmes),
    )


@bp.get("/programmes/<slug>")
@allow("anyone")
def show_programme(slug: str) -> str:
    """Show one programme: what it teaches, its agenda, and what to read before it."""
    library = current.library()
    programme = next((p for p in library.programmes if p.slug == slug), None) or abort(404)
    return render_template(
        "programmes/programme.html",
        programme=programme,
        topics=[library.by_slug[name] for name in programme.topics],
        pre_reading=find_reading(programme, library),
        lists=LISTS,
    )


def _read_filters() -> Filters:
    asked = request.args
    list_, topic = asked.get("list", ""), asked.get("topic", "")
    return Filters(
        list=list_ if list_ in LISTS else "",
        text=asked.get("q", "").strip()[:100],
        topic=topic if topic in current.library().by_slug else "",
        linked=asked.get("linked") == "1",
    )
