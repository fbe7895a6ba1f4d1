"""The topics: their list, their pages, and the figures on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    render_template,
    request,
    send_file,
    session,
)

from db import history
from db.engine import db
from kb.catalogue import find_beside, find_home_terms, find_programmes
from kb.files import find_figure
from kb.graph import find_neighbours
from kb.model import Topic
from kb.reading import count_studied
from kb.services import current
from kb.services.reading import find_reading, find_topic_reading
from kb.views.notes import find_removed
from kb.views.readers import find_topic
from people.auth import allow, current_id
from quizzes.model import Question
from quizzes.related import relate_questions
from quizzes.services import current as practising
from quizzes.services.exams import find_quiz
from quizzes.views.standing import summarise_own

bp = Blueprint("topics", __name__)


@bp.get("/topics/")
@allow("anyone")
def list_topics() -> str:
    """Show all topics with their summaries."""
    library = current.library()
    summary = summarise_own()
    studied = find_reading(current_id(), library).studied
    return render_template(
        "topics/list.html",
        topics=library.topics,
        levels=summary.topics,
        studied={t.slug: count_studied(t, studied.get(t.slug, ())) for t in library.topics},
    )


@bp.get("/topics/<slug>")
@allow("anyone")
def show_topic(slug: str) -> str:
    """Show one topic, with what its reader has noted and studied."""
    topic = find_topic(slug)
    return render_template(
        "topics/topic.html",
        topic=topic,
        reader=find_topic_reading(current_id(), topic),
        removed=find_removed(),
        newly_studied=_find_newly_studied(slug),
        **_describe_surroundings(topic),
        **_describe_practice(topic),
    )


def _describe_surroundings(topic: Topic) -> dict[str, Any]:
    """Return what the page says of other topics, terms and programmes."""
    library = current.library()
    return {
        "neighbours": find_neighbours(topic.slug, library.links),
        "beside": find_beside(topic, library.topics),
        "home_terms": find_home_terms(topic, library),
        "programmes": find_programmes(topic.slug, library.programmes),
    }


def _describe_practice(topic: Topic) -> dict[str, Any]:
    """Return what the page says of questions, and how the reader has answered them."""
    bank = practising.bank()
    questions = bank.by_topic.get(topic.slug, ())
    asked = history.last_seen(db.session, current_id()) if current_id() else ()
    return {
        "level": summarise_own().topics[topic.slug],
        "questions": questions,
        "related": relate_questions(questions, asked),
        "self_check": choose_self_check(questions),
        "quiz": find_quiz(topic.slug, practising.blueprints()) if questions else "",
    }


def _find_newly_studied(slug: str) -> list[str]:
    """Return the sections that "mark all" has just marked, once, so that it can be undone."""
    marked = session.pop("studied", {})
    return list(marked["sections"]) if marked.get("topic") == slug else []


@bp.get("/topics/<slug>/card")
@allow("anyone")
def show_card(slug: str) -> str:
    """Show the few lines that a link to the topic or one of its sections previews."""
    topic = find_topic(slug)
    level = summarise_own().topics[slug]
    section = topic.section(request.args.get("section", ""))
    return render_template("topics/_card.html", topic=topic, section=section, level=level)


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
        if not question.parts and "{{" not in question.stem:
            chosen.setdefault(question.section, question)
    return list(chosen.values())[:count]
