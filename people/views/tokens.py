"""Pages of one's tokens for programs; their list is on the account's page."""

from __future__ import annotations

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from people import schemas
from people.auth import allow, signed_in
from people.forms import Form, read_form
from people.services import tokens
from people.views.accounts import own_profile, show_account

bp = Blueprint("tokens", __name__)


@bp.route("/account/tokens", methods=["GET", "POST"])
@allow("person")
def make() -> ResponseReturnValue:
    """Make a token and show its secret, this once."""
    form = read_form(schemas.NewToken())
    if not form.run(lambda token_name: tokens.create_token(signed_in().id, token_name, utc_now())):
        return show_account(Form(own_profile()), form)
    page = render_template(
        "people/token_made.html", name=form.typed["token_name"].strip(), secret=form.result
    )
    return make_response(page, {"Cache-Control": "no-store"})


@bp.get("/account/tokens/<token_id>/revoke")
@allow("person")
def revoke(token_id: str) -> ResponseReturnValue:
    """Ask whether one's token is to be revoked."""
    token = tokens.find_token(token_id, signed_in().id)
    return render_template("people/token_revoke.html", token=token)


@bp.post("/account/tokens/<token_id>/revoke")
@allow("person")
def confirm_revoke(token_id: str) -> ResponseReturnValue:
    """Revoke one's token."""
    tokens.revoke_token(token_id, signed_in().id)
    flash("The token is revoked.")
    return redirect(url_for("accounts.account") + "#tokens")
