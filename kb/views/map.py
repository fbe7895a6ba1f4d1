"""Pages that look at all topics at once: learning paths, formula card, exam traps."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kb.formula_card import find_other_formulas, group_formulas
from kb.path_drawing import draw_path
from kb.paths import EVENINGS, EXAM, LEAST, MOST, STEADY, find_path, read_wish, weigh_topics
from kb.services import current
from kb.traps import filter_traps, find_traps, group_traps
from people.auth import allow
from quizzes.views.standing import summarise_own

bp = Blueprint("map", __name__)


@bp.get("/paths")
@allow("anyone")
def show_paths() -> ResponseReturnValue:
    """Show the way that the address asks for, or what can be asked for."""
    library, asked = current.library(), request.args
    wish = read_wish(asked, library)
    levels = summarise_own().topics
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


@bp.get("/formulas")
@allow("anyone")
def show_formulas() -> str:
    """Show the formula card."""
    library = current.library()
    return render_template(
        "map/formulas.html",
        groups=group_formulas(library),
        others=find_other_formulas(library),
        count_of_all=len(library.formulas),
    )


@bp.get("/traps")
@allow("anyone")
def show_traps() -> str:
    """Show the exam traps of a topic that hold a text; an unknown topic shows all."""
    library, asked = current.library(), request.args
    slug, text = asked.get("topic", ""), asked.get("q", "").strip()[:100]
    slug = slug if slug in library.by_slug else ""
    traps = find_traps(library.topics)
    found = filter_traps(traps, slug, text)
    return render_template(
        "map/traps.html",
        groups=group_traps(found),
        count_found=len(found),
        total=len(traps),
        chosen=slug,
        text=text,
        covered="cover" in asked,
    )
