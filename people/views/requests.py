"""Pages of whoever asks for training: the form, and the request behind its private link."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.catalogue import LISTS
from kb.services import current
from people.auth import allow, current_id, current_person
from people.dates import show_clock
from people.forms import act_and_return, read_form
from people.limits import limiter
from people.model import RefusedError
from people.request_schemas import TIMES, TrainingRequest
from people.services import requests
from people.training import PartOfDay, Subject
from people.zones import ZONES

bp = Blueprint("requests", __name__)
bp.add_app_template_filter(show_clock, "clock")

SENDING = "6 per 10 minutes"
TOO_MANY = "Six requests in a row. Wait ten minutes, then send the next."


@bp.route("/requests/new", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(SENDING, methods=["POST"], error_message=TOO_MANY)
def create() -> ResponseReturnValue:
    """Ask what training is wanted; store it and show its private page."""
    form = read_form(TrainingRequest(), _preset())
    if form.run(_send):
        flash("Your request is stored.")
        return redirect(url_for("requests.show", request_token=form.result))
    page = render_template(
        "requests/new.html",
        form=form,
        groups=list_subjects(),
        parts=[(part.value, part.value) for part in PartOfDay],
        times=range(1, TIMES + 1),
        zones=ZONES,
    )
    return page, form.status


@bp.get("/requests/<request_token>")
@allow("anyone")
def show(request_token: str) -> ResponseReturnValue:
    """Show a request, its state and its answer to whoever holds the private link."""
    found = requests.open_request(request_token)
    return render_template("requests/request.html", wanted=found)


@bp.post("/requests/<request_token>/withdraw")
@allow("anyone")
def withdraw(request_token: str) -> ResponseReturnValue:
    """Withdraw the request."""
    target = url_for("requests.show", request_token=request_token)
    return act_and_return(
        lambda: requests.withdraw_request(request_token, current_id(), utc_now()),
        "Your request is withdrawn.",
        target,
    )


def list_subjects() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what may be asked for: (group, (value, title) pairs)."""
    library = current.library()
    groups = [("Topics", [(f"topic:{t.slug}", f"{t.number} {t.title}") for t in library.topics])]
    for key, name in LISTS.items():
        listed = [p for p in library.programmes if p.list == key]
        pairs = [(f"programme:{p.slug}", f"{p.number} {p.title}") for p in listed]
        groups.append((f"Programmes: {name}", pairs))
    return groups


def _find_subject(value: str) -> Subject:
    kind, _, slug = value.partition(":")
    library = current.library()
    known = {
        "topic": {topic.slug: topic.title for topic in library.topics},
        "programme": {programme.slug: programme.title for programme in library.programmes},
    }
    title = known.get(kind, {}).get(slug)
    if title is None:
        raise RefusedError("subject", "Choose a programme or a topic from the list.")
    return Subject(kind, slug, title)


def _preset() -> dict[str, Any]:
    person, subject = current_person(), ""
    for kind in ("programme", "topic"):
        if slug := request.args.get(kind, ""):
            subject = f"{kind}:{slug}"
    preset = {"subject": subject, "experience": "some", "group_size": 1, "time_zone": "UTC"}
    if person is None:
        return preset
    preset["time_zone"] = person.time_zone
    return preset if person.guest else preset | {"name": person.name, "email": person.email}


def _send(subject: str, times: Any, **details: Any) -> str:
    return requests.send_request(current_id(), _find_subject(subject), times, details, utc_now())
