"""Learning paths: which way through the topics."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kb.path_drawing import draw_path
from kb.paths import EVENINGS, EXAM, LEAST, MOST, STEADY, find_path, read_wish, weigh_topics
from kb.services import current
from people.auth import allow, current_id
from quizzes.services import current as practising
from quizzes.services.progress import summarise

bp = Blueprint("map", __name__)


@bp.get("/paths")
@allow("anyone")
def show_paths() -> ResponseReturnValue:
    """Show the way that the address asks for, or what can be asked for."""
    library, asked = current.library(), request.args
    wish = read_wish(asked, library)
    levels = summarise(current_id(), practising.bank(), library).topics
    path = find_path(library, wish, {slug for slug, at in levels.items() if at.step >= STEADY})
    page = render_template(
        "map/paths.html",
        wish=wish,
        typed=asked,
        path=path,
        picture=draw_path(path.order, library.links) if path else None,
        goal=library.by_slug.get(wish.to),
        first=library.by_slug.get(wish.start),
        weights=weigh_topics(library),
        levels=levels,
        exam=EXAM,
        evenings=EVENINGS,
        limits=(LEAST, MOST),
    )
    return page, 400 if wish.faults else 200
