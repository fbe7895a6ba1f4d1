"""The question of the day."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id, current_person, ensure_person
from people.limits import limiter
from quizzes.daily import Daily
from quizzes.schedule import find_day
from quizzes.services import daily
from quizzes.services.current import bank
from quizzes.services.errors import RequestError

bp = Blueprint("daily", __name__)


@bp.get("/today")
@allow("anyone")
def show_today() -> ResponseReturnValue:
    """Show the question of the day, or how this person answered it."""
    return _render()


@bp.post("/today")
@allow("anyone")
@limiter.limit("60 per minute")
def start() -> ResponseReturnValue:
    """Ask the question of the day, once; a visitor becomes a guest."""
    try:
        daily.check_daily(current_id(), bank(), _today(), utc_now())
        attempt_id = daily.start_daily(ensure_person().id, bank(), _today(), utc_now())
    except RequestError as error:
        return _render(error), 422
    return redirect(url_for("player.show", attempt_id=attempt_id, position=1), 303)


def find_own() -> Daily | None:
    """Return the question of the day of who asks, for the pages that lead to it."""
    return daily.find_daily(current_id(), bank(), _today(), utc_now())


def _today() -> date:
    person = current_person()
    return find_day(utc_now(), person.time_zone if person else "UTC")


def _render(error: RequestError | None = None) -> str:
    found = find_own()
    topic = library().by_slug.get(found.question.topic) if found else None
    return render_template("quizzes/today.html", daily=found, topic=topic, error=error)
