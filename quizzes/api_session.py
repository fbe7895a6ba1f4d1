"""Who is asking, for a page that stays open for hours."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from people.auth import allow, current_person
from people.limits import limiter

bp = Blueprint("api_session", __name__, description="Who is asking")


class SessionReply(Schema):
    """Who is asking; ``guest`` is somebody who practises without an account."""

    signed_in = fields.Boolean(required=True)
    guest = fields.Boolean(required=True)
    name = fields.String(required=True, allow_none=True)


@bp.get("/session")
@allow("anyone")
@limiter.limit("300 per minute")
@bp.response(200, SessionReply)
def show_session() -> dict[str, Any]:
    """Tell somebody who is signed out from somebody who asks for what isn't theirs.

    The reply renews the cookie with the CSRF token that writes send back, and its Date
    header is the server's clock.
    """
    person = current_person()
    return {
        "signed_in": person is not None,
        "guest": person is not None and person.guest,
        "name": person.name if person else None,
    }
