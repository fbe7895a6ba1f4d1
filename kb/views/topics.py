"""The topics: their list, their pages, and the figures on them."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, abort, current_app, render_template, send_file

from kb.catalogue import find_beside, find_home_terms, find_programmes
from kb.files import find_figure
from kb.graph import find_neighbours
from kb.services import current
from people.auth import allow, current_id
from quizzes.model import Question
from quizzes.services import current as practising
from quizzes.services.progress import summarise

bp = Blueprint("topics", __name__)


@bp.get("/topics/")
@allow("anyone")
def list_topics() -> str:
    """Show all topics with their summaries."""
    library = current.library()
    summary = summarise(current_id(), practising.bank(), library)
    return render_template("topics/list.html", topics=library.topics, levels=summary.topics)


@bp.get("/topics/<slug>")
@allow("anyone")
def show_topic(slug: str) -> str:
    """Show one topic."""
    library = current.library()
    topic = library.by_slug.get(slug) or abort(404)
    bank = practising.bank()
    return render_template(
        "topics/topic.html",
        topic=topic,
        neighbours=find_neighbours(slug, library.links),
        beside=find_beside(topic, library.topics),
        home_terms=find_home_terms(topic, library),
        programmes=find_programmes(slug, library.programmes),
        level=summarise(current_id(), bank, library).topics[slug],
        questions=bank.by_topic.get(slug, ()),
        self_check=choose_self_check(bank.by_topic.get(slug, ())),
    )


@bp.get("/topics/figures/<name>")
@allow("anyone")
def send_figure(name: str) -> Response:
    """Send a figure; opened on its own, an SVG may run nothing."""
    settings = current_app.extensions["linkage.settings"]
    path = find_figure(settings.content, f"figures/{name}") or abort(404)
    response = send_file(path, max_age=3600, conditional=True)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def choose_self_check(questions: Iterable[Question], count: int = 3) -> list[Question]:
    """Return the easiest questions of different sections that read the same every time."""
    chosen: dict[str, Question] = {}
    for question in sorted(questions, key=lambda q: (q.difficulty, q.id)):
        if "{{" not in question.stem:
            chosen.setdefault(question.section, question)
    return list(chosen.values())[:count]
