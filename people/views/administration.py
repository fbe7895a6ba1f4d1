"""The administrator's pages: accounts, cohorts, problems in the content."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import cohorts, people, requests
from db.engine import db
from db.types import utc_now
from kb.services import current
from people import schemas
from people.auth import allow, current_id
from people.forms import act_and_return, read_role
from people.services import accounts, links

bp = Blueprint("administration", __name__)


@bp.get("/admin/")
@allow("administrator")
def overview() -> ResponseReturnValue:
    """List accounts and cohorts."""
    query = request.args.get("q", "").replace("\0", "").strip()[:100]
    return render_template(
        "people/administration.html",
        query=query,
        accounts=people.select_accounts(db.session, query),
        counts=people.count_accounts(db.session),
        cohorts=cohorts.select_cohorts(db.session, current_id(), everywhere=True),
        problems=len(current.problems()),
        requests=requests.count_states(db.session),
    )


@bp.get("/admin/content")
@allow("administrator")
def content() -> ResponseReturnValue:
    """List what was wrong in the content files when the service started."""
    return render_template("people/content_problems.html", problems=current.problems())


@bp.post("/admin/accounts/<account_id>/role")
@allow("administrator")
def set_role(account_id: str) -> ResponseReturnValue:
    """Make an account an administrator or a learner."""
    role = read_role(schemas.AccountRole())
    target = url_for("administration.overview")
    return act_and_return(
        lambda: accounts.set_role(account_id, role), "The role is changed.", target
    )


@bp.post("/admin/accounts/<account_id>/reset")
@allow("administrator")
def reset(account_id: str) -> ResponseReturnValue:
    """Make a link with which the account's owner sets a new password."""
    secret = links.make_reset_link(account_id, utc_now())
    user = people.find_user(db.session, account_id)
    return render_template("people/reset_link.html", secret=secret, user=user)
