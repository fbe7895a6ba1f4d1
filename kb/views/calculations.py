"""Calculations to try: their list, their own pages, and the panels inside topics."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask import Blueprint, abort, render_template, request, url_for

from kb.calculations import ALL, Calculation, find
from kb.calculations.panel import Panel, fill_panel
from kb.model import Section, Topic
from kb.services import current
from people.auth import allow
from people.limits import limiter

bp = Blueprint("calculations", __name__, url_prefix="/try")

_MARKER = re.compile(r'<section class="try-here" id="try-([a-z0-9-]+)">\s*(.*?)</section>', re.S)


@bp.get("/")
@allow("anyone")
def list_calculations() -> str:
    """Show all calculations by topic."""
    topics = current.library().topics
    groups = [(topic, [c for c in ALL if c.topic == topic.slug]) for topic in topics]
    rest = [c for c in ALL if c.topic not in current.library().by_slug]
    return render_template("calculations/list.html", groups=groups, rest=rest, count=len(ALL))


@bp.get("/<calculation>")
@allow("anyone")
def show_calculation(calculation: str) -> str:
    """Show one calculation with the numbers of the address, or the example's."""
    panel = find_panel(calculation, request.args)
    return render_template(
        "calculations/calculation.html", panel=panel, place=find_place(panel.calculation)
    )


@bp.get("/<calculation>/result")
@allow("anyone")
@limiter.limit("600 per minute")
def show_result(calculation: str) -> str:
    """Send the result alone, as a piece of HTML for the page's script."""
    return render_template("calculations/_result.html", panel=find_panel(calculation, request.args))


def find_panel(name: str, inputs: Mapping[str, str]) -> Panel:
    """Return the panel of this calculation, or answer 404."""
    return fill_panel(find(name) or abort(404), inputs)


def find_place(calculation: Calculation) -> tuple[Topic, Section | None] | None:
    """Return the topic and section that teach the calculation, if this library has them."""
    topic = current.library().by_slug.get(calculation.topic)
    return (topic, topic.section(calculation.section)) if topic else None


@bp.app_template_filter("with_panels")
def fill_markers(html: str, slug: str) -> str:
    """Return a section's HTML with each marker replaced by its panel.

    The panel that the address names is open and holds the numbers of the address.
    """
    return _MARKER.sub(lambda marker: _draw(marker, slug), html)


def _draw(marker: re.Match[str], slug: str) -> str:
    name, words = marker.groups()
    calculation = find(name)
    if calculation is None:
        return words
    asked = request.args.get("try") == name
    return render_template(
        "calculations/_details.html",
        panel=fill_panel(calculation, request.args if asked else {}),
        words=words,
        is_open=asked,
        action=url_for("topics.show_topic", slug=slug),
    )
