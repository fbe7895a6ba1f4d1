"""Who is asking, and whether they may: sessions, tokens and declared permissions.

Every route declares a permission with ``allow``; one without is refused, so
that forgetting it is found by the first request instead of by an intruder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user

from db import people as people_table
from db.engine import db, write_transaction
from db.tables import User
from people.access import Permission, may_open
from people.bearer import token_owner
from people.model import Person, Role

F = TypeVar("F", bound=Callable[..., Any])

login_manager = LoginManager()
login_manager.session_protection = None


class SessionUser:
    """The signed-in account as Flask-Login wants it.

    Its session id carries the account's session version, so that changing the
    password ends every other session.
    """

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, person: Person, version: int) -> None:
        self.person = person
        self._version = version

    def get_id(self) -> str:
        """Return account id and session version."""
        return f"{self.person.id}.{self._version}"


@login_manager.user_loader  # type: ignore[untyped-decorator]  # Flask-Login ships no types
def load_session_user(session_id: str) -> SessionUser | None:
    """Return the session's account if it still exists and the session was not ended."""
    user_id, _, version = session_id.rpartition(".")
    if not version.isdecimal():
        return None
    person = people_table.find_signed_in(db.session, user_id, int(version))
    return SessionUser(person, int(version)) if person else None


def current_person() -> Person | None:
    """Return who is asking: an account, a guest who has practised, or None.

    A program asks for the owner of its token, whatever session it sends along.
    """
    return token_owner() or getattr(current_user, "person", None)


def current_id() -> str:
    """Return the id of who is asking; empty for a visitor, which matches no record."""
    person = current_person()
    return person.id if person else ""


def sign_in(user: User) -> None:
    """Start a session for this account or guest."""
    login_user(SessionUser(people_table.as_person(user), user.session_version), remember=True)


def replace_session(user: User) -> None:
    """End what this browser had and start a new session with a new CSRF token.

    A token that somebody planted before the sign-in is worth nothing after it.
    """
    session.clear()
    sign_in(user)


def signed_in() -> Person:
    """Return who is asking on a route that is open to accounts only."""
    person = current_person()
    if person is None or person.guest:
        abort(401)
    return person


def ensure_person() -> Person:
    """Return who is asking; a visitor becomes a guest, whose history sign-up keeps."""
    person = current_person()
    if person is not None:
        return person
    with write_transaction() as transaction:
        user = people_table.add_guest(transaction, "Guest")
    sign_in(user)
    return people_table.as_person(user)


def instructs() -> bool:
    """Return whether who is asking instructs any cohort; administrators instruct all."""
    if "instructs" not in g:
        person = current_person()
        g.instructs = (
            person is not None
            and not person.guest
            and (
                person.role is Role.ADMINISTRATOR
                or people_table.is_instructor(db.session, person.id)
            )
        )
    return bool(g.instructs)


def allow(permission: str) -> Callable[[F], F]:
    """Declare what a route asks of a visitor: anyone, person, instructor, administrator."""
    declared = Permission(permission)

    def mark(view: F) -> F:
        view.permission = declared  # type: ignore[attr-defined]  # read back by declared_permission
        return view

    return mark


def declared_permission(app: Flask, endpoint: str, method: str) -> Permission | None:
    """Return the permission that the route declares for this method, or None."""
    view: Any = app.view_functions[endpoint]
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        handler = getattr(view_class, method.lower(), None) or getattr(view_class, "get", None)
        view = handler if hasattr(handler, "permission") else view_class
    permission: Permission | None = getattr(view, "permission", None)
    return permission


def guard() -> ResponseReturnValue | None:
    """Refuse a request whose route does not declare, or whose visitor lacks, a permission."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    permission = declared_permission(current_app, request.endpoint, request.method)
    if permission is None:
        raise RuntimeError(f"The route {request.endpoint} declares no permission.")
    if permission is Permission.ANYONE:
        # Without looking at the session, so that a shared cache may keep what is public.
        return None
    person = current_person()
    if may_open(permission, person, permission is Permission.INSTRUCTOR and instructs()):
        return None
    if person is not None and not person.guest:
        abort(403, f"Only {permission}s can open this page.")
    if request.path.startswith("/api/"):
        abort(401)
    target = request.full_path.rstrip("?") if request.method in {"GET", "HEAD"} else None
    return redirect(url_for("accounts.sign_in", next=target))
