"""Where a practice set starts."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kb.services.current import library
from people.auth import allow, current_id, ensure_person
from people.limits import limiter
from quizzes import chooser
from quizzes.choices import Choice
from quizzes.model import LEVELS
from quizzes.services import histories, starting
from quizzes.services.current import bank
from quizzes.services.errors import RequestError
from quizzes.sittings import Reveal
from quizzes.views.daily import find_own
from quizzes.views.standing import summarise_own

bp = Blueprint("practice", __name__)

Values = Mapping[str, Sequence[str]]


@bp.get("/practice")
@allow("anyone")
def show_start() -> ResponseReturnValue:
    """Show what to practise next, and everything else to choose from."""
    return _render(request.args.to_dict(flat=False))


@bp.post("/practice")
@allow("anyone")
@limiter.limit("300 per minute")
def start() -> ResponseReturnValue:
    """Start a set; a visitor becomes a guest, whose history sign-up keeps."""
    values = request.form.to_dict(flat=False)
    try:
        choice, count = _read(values)
        past = histories.read_history(current_id(), datetime.now(UTC))
        starting.find_pool(bank(), choice, past)
        attempt_id = starting.start_chosen(
            ensure_person().id,
            bank(),
            choice,
            count,
            reveal=_read_reveal(values),
            key=request.form.get("key", "")[:40],
        )
    except RequestError as error:
        return _render(values, error), 422
    session["certainty"] = "off" if request.form.get("certainty") == "off" else "on"
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def _read(values: Values) -> tuple[Choice, int]:
    """Return the choice of a form and how many questions it wants."""
    choice = chooser.read_choice(values, library(), bank())
    count = len(choice.questions) or chooser.read_count(values)
    if not count:
        raise RequestError("Choose 5, 10, 20 or 40 questions.", "count")
    unknown = next((slug for slug in values.get("topics", ()) if slug not in bank().by_topic), "")
    if unknown:
        raise RequestError(f"There are no questions on “{unknown[:60]}” yet.", "topics")
    return choice, count


def _read_reveal(values: Values) -> Reveal:
    return Reveal.END if "end" in values.get("feedback", ()) else Reveal.ONCE


def _render(values: Values, error: RequestError | None = None) -> str:
    choice = chooser.read_choice(values, library(), bank())
    count = chooser.read_count(values) or chooser.DEFAULT_COUNT
    past = histories.read_history(current_id(), datetime.now(UTC))
    context: dict[str, Any] = {
        "summary": summarise_own(),
        "question": bank().by_id.get(choice.first),
        # A form that was sent has chosen all topics if it names none.
        "led": not (choice != Choice(first=choice.first) or "count" in values or error),
        "feedback": _read_reveal(values).value,
        "certainty": session.get("certainty", "on"),
        "key": secrets.token_urlsafe(9),
        "daily": find_own(),
    }
    return render_template(
        "quizzes/practice.html",
        page=chooser.make_chooser(
            library(), bank(), choice, past, count, fresh=values.get("fresh") == ["1"]
        ),
        words=chooser,
        levels=LEVELS,
        bank=bank(),
        error=error,
        parameters=chooser.list_parameters,
        **context,
    )
