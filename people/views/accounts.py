"""Pages of one's own account: sign in, sign up, change, leave."""

from __future__ import annotations

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from db import requests
from db.engine import db
from db.tables import User
from db.types import utc_now
from people import schemas
from people.auth import allow, current_person, replace_session, signed_in
from people.dates import show_day
from people.forms import Form, read_form
from people.limits import limiter
from people.services import accounts, allowances, cohorts, links, tokens
from people.targets import safe_target
from people.zones import ZONES

bp = Blueprint("accounts", __name__)
bp.add_app_template_filter(show_day, "day")

TRIES = "10 per 2 minutes"
TOO_MANY = "Ten tries in a row. Wait two minutes, or ask your administrator for a new password."


def _target() -> str:
    return safe_target(request.values.get("next"))


def _guest_id() -> str:
    person = current_person()
    return person.id if person and person.guest else ""


def _enter(user: User) -> ResponseReturnValue:
    replace_session(user)
    return redirect(_target())


@bp.route("/sign-in", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def sign_in() -> ResponseReturnValue:
    """Ask for e-mail address and password; a guest's history goes to the account."""
    if current_person() and not _guest_id():
        return redirect(_target())
    form = read_form(schemas.SignIn())
    if form.run(lambda **data: accounts.sign_in(_guest_id(), **data)):
        return _enter(form.result)
    page = render_template("people/sign_in.html", form=form, target=_target(), open=_is_open())
    return page, form.status


def _is_open() -> bool:
    """Return whether this visitor may sign up: everybody, or only who holds a join link."""
    opened: bool = current_app.extensions["linkage.settings"].open_sign_up
    return opened or cohorts.is_join_address(_target())


@bp.route("/sign-up", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def sign_up() -> ResponseReturnValue:
    """Open an account; a guest keeps what they did."""
    if current_person() and not _guest_id():
        return redirect(_target())
    if not _is_open():
        return render_template("people/by_invitation.html", target=_target()), 403
    form = read_form(schemas.SignUp(), {"time_zone": "UTC"})
    if form.run(lambda **data: accounts.sign_up(_guest_id(), **data)):
        return _enter(form.result)
    page = render_template(
        "people/sign_up.html", form=form, target=_target(), zones=ZONES, guest=_guest_id()
    )
    return page, form.status


@bp.post("/sign-out")
@allow("anyone")
def sign_out() -> ResponseReturnValue:
    """End this session."""
    session.clear()
    logout_user()
    return redirect("/")


def show_account(form: Form, token_form: Form) -> ResponseReturnValue:
    """Return the account's page with the form of the profile and that of a new token."""
    own = signed_in().id
    page = render_template(
        "people/account.html",
        form=form,
        token_form=token_form,
        tokens=tokens.list_tokens(own),
        requests=requests.select_own(db.session, own),
        zones=ZONES,
        granted=allowances.find_own(own),
    )
    return page, max(form.status, token_form.status)


def own_profile() -> dict[str, str]:
    """Return what the form of one's profile shows at first."""
    person = signed_in()
    return {"name": person.name, "time_zone": person.time_zone}


@bp.route("/account", methods=["GET", "POST"])
@allow("person")
def account() -> ResponseReturnValue:
    """Show one's account; change name and time zone."""
    form = read_form(schemas.Profile(), own_profile())
    if form.run(lambda **data: accounts.change_profile(signed_in().id, **data)):
        flash("Your name and time zone are stored.")
        return redirect(url_for("accounts.account"))
    return show_account(form, Form())


@bp.route("/account/password", methods=["GET", "POST"])
@allow("person")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def password() -> ResponseReturnValue:
    """Change the password; every other session ends."""
    form = read_form(schemas.PasswordChange())
    if form.run(lambda **data: accounts.change_password(signed_in().id, **data)):
        replace_session(form.result)
        flash("Your password is changed. Every other session has ended.")
        return redirect(url_for("accounts.account"))
    return render_template("people/password.html", form=form), form.status


@bp.route("/account/delete", methods=["GET", "POST"])
@allow("person")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def delete() -> ResponseReturnValue:
    """Ask for the password, then remove the account and everything it did."""
    form = read_form(schemas.Confirmation())
    if form.run(lambda **data: accounts.delete_account(signed_in().id, **data)):
        session.clear()
        logout_user()
        flash("Your account is deleted, with everything it held.")
        return redirect("/")
    return render_template("people/delete.html", form=form), form.status


@bp.route("/first-administrator/<secret>", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def first_administrator(secret: str) -> ResponseReturnValue:
    """Open the first administrator's account; the link works once."""
    links.check_first_link(secret, utc_now())
    form = read_form(schemas.SignUp(), {"time_zone": "UTC"})
    if form.run(lambda **data: links.add_first_administrator(secret, **data, now=utc_now())):
        replace_session(form.result)
        return redirect(url_for("administration.overview"))
    page = render_template("people/first_administrator.html", form=form, zones=ZONES)
    return page, form.status


@bp.route("/reset-password/<secret>", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(TRIES, methods=["POST"], error_message=TOO_MANY)
def reset_password(secret: str) -> ResponseReturnValue:
    """Set a new password; the link works once and every session of the account ends."""
    user = links.find_reset_account(secret, utc_now())
    form = read_form(schemas.NewPassword())
    if form.run(lambda **data: links.reset_password(secret, **data, now=utc_now())):
        return _enter(form.result)
    return render_template("people/reset_password.html", form=form, email=user.email), form.status
