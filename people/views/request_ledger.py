"""The administrator's pages of requests for training."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError
from werkzeug.exceptions import UnprocessableEntity

from db import requests as table
from db.engine import db
from db.types import utc_now
from people.auth import allow, signed_in
from people.forms import Form, act_and_return, read_form
from people.request_schemas import RequestAnswer, RequestMove
from people.services import requests
from people.training import Request, State
from people.views.downloads import send_csv, tabulate_requests

bp = Blueprint("request_ledger", __name__, url_prefix="/admin/requests")

DONE = {
    State.OPEN: "The request is open again.",
    State.AGREED: "The request is closed as agreed.",
    State.DECLINED: "The request is closed as declined.",
    State.WITHDRAWN: "The request is closed as withdrawn.",
}


@bp.get("/")
@allow("administrator")
def overview() -> ResponseReturnValue:
    """List the requests, the open ones first; an unknown state filters nothing."""
    state = _read_state()
    return render_template(
        "requests/ledger.html",
        found=table.select_requests(db.session, state),
        counts=table.count_states(db.session),
        state=state,
    )


@bp.get("/requests.csv")
@allow("administrator")
def download() -> ResponseReturnValue:
    """Send the requests as the list shows them."""
    found = table.select_requests(db.session, _read_state())
    answers = {wanted.id: requests.find_request(wanted.id).answer for wanted in found}
    return send_csv("training-requests", *tabulate_requests(found, answers))


@bp.get("/<request_id>")
@allow("administrator")
def show(request_id: str) -> ResponseReturnValue:
    """Show one request with what became of it."""
    return _render(requests.find_request(request_id), Form())


@bp.post("/<request_id>/answer")
@allow("administrator")
def answer(request_id: str) -> ResponseReturnValue:
    """Store an answer, which the requester reads at the private link."""
    wanted = requests.find_request(request_id)
    form = read_form(RequestAnswer())
    own = signed_in().id
    if form.run(lambda **said: requests.answer_request(request_id, own, **said, now=utc_now())):
        flash("The answer is stored. The requester sees it at the private link.")
        return redirect(url_for("request_ledger.show", request_id=request_id))
    return _render(wanted, form), form.status


@bp.post("/<request_id>/state")
@allow("administrator")
def move(request_id: str) -> ResponseReturnValue:
    """Close the request or reopen it."""
    try:
        state: State = RequestMove().load(request.form.to_dict())["state"]
    except ValidationError:
        raise UnprocessableEntity from None
    own, target = signed_in().id, url_for("request_ledger.show", request_id=request_id)
    return act_and_return(
        lambda: requests.move_request(request_id, own, state, utc_now()), DONE[state], target
    )


def _read_state() -> State | None:
    asked = request.args.get("state", "")
    return State(asked) if asked in set(State) else None


def _render(wanted: Request, form: Form) -> str:
    return render_template("requests/one.html", wanted=wanted, form=form)
