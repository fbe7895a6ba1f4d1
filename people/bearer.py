"""Programs in the API: a personal token in place of a session.

It counts under /api/ only. A request with one has no session: cookies sent along
are not read, and the answer sets none. Since browsers don't add such a header by
themselves, these requests can't be forged from elsewhere.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from db.types import utc_now
from people.model import Person
from people.services import tokens

REFUSAL = (
    "This token is unknown or has been revoked. Make a new one on your account's page, "
    "or leave out the Authorization header."
)
SPECIFICATION: dict[str, Any] = {
    "components": {
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A personal token, made on the account's page.",
            }
        }
    },
    # Everything can be asked without a token too: as a visitor or from a browser session.
    "security": [{"token": []}, {}],
}


def shows_token(asked: Request) -> bool:
    """Return whether the request comes from a program that shows a token, right or wrong."""
    shown = asked.authorization
    return asked.path.startswith("/api/") and shown is not None and shown.type == "bearer"


def token_owner() -> Person | None:
    """Return for whom a program asks; None if the request shows no token."""
    owner: Person | None = g.get("token_owner")
    return owner


def identify() -> None:
    """Find out for whom a program asks; a wrong token is refused whatever else is sent."""
    g.token_owner = None
    if not shows_token(request):
        return
    secret = request.authorization.token if request.authorization else None
    g.token_owner = tokens.identify_owner(secret, utc_now()) if secret else None
    if g.token_owner is None:
        challenge = WWWAuthenticate("bearer", {"error": "invalid_token"})
        raise Unauthorized(REFUSAL, www_authenticate=challenge)


class Sessions(SecureCookieSessionInterface):
    """Sessions in signed cookies for browsers; none for programs with a token."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the browser's session; a program's is empty."""
        if shows_token(request):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the browser's cookie; a program gets none."""
        if not shows_token(request):
            super().save_session(app, session, response)
