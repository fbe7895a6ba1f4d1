"""Error pages and error documents: what happened, what is safe, what to do next."""

from __future__ import annotations

import secrets

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden, HTTPException, NotFound, TooManyRequests, Unauthorized

from people.model import NotFoundError

MESSAGES = {
    400: "The request could not be read. Go back, check what you entered and send it again.",
    401: "Sign in first.",
    403: "You may not open this page.",
    404: "There is no page at this address. Search for it, or start from the twenty topics.",
    405: "This address can't be used that way.",
    413: "That is too large. Send at most 1 MB.",
    422: "Something in the request can't be used; the fields say what.",
    429: "Too many tries. Wait two minutes and try again.",
    500: "Something failed on our side. What you had saved is stored.",
}


# Raised with a sentence of our own where it can say more than the general one.
SPEAKING = (Forbidden, TooManyRequests, Unauthorized)


def wants_json() -> bool:
    """Return whether the request came to the API."""
    return request.path.startswith("/api/")


def show_error(error: HTTPException) -> Response:
    """Return the error as a page, or as a JSON document under /api."""
    code = error.code or 500
    if error.response is not None:
        return make_response(error.response)
    message = MESSAGES.get(code, error.description or error.name)
    said = error.description or ""
    # The limiter's own description is a bare "10 per 2 minute".
    if isinstance(error, SPEAKING) and said != type(error).description and said.endswith("."):
        message = said
    if isinstance(error, CSRFError):
        message = (
            "The form was open for too long or came from elsewhere. Load the page again and resend."
        )
    data = getattr(error, "data", None) or {}
    if wants_json():
        body = {
            "code": code,
            "status": error.name,
            "message": data.get("message") or message,
            "errors": data.get("errors") or data.get("messages") or {},
        }
        response = make_response(jsonify(body), code)
    else:
        page = render_template("errors/error.html", code=code, message=message)
        response = make_response(page, code)
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def show_crash(error: Exception) -> Response:
    """Record an unforeseen error under a short number and show that number."""
    number = secrets.token_hex(2).upper()
    current_app.logger.exception("error %s at %s", number, request.path, exc_info=error)
    message = (
        f"Something failed on our side; it is recorded under {number}. Your answers are stored."
    )
    if wants_json():
        body = {"code": 500, "status": "Internal Server Error", "message": message, "errors": {}}
        return make_response(jsonify(body), 500)
    return make_response(_draw_crash(message), 500)


def _draw_crash(message: str) -> str:
    try:
        return render_template("errors/error.html", code=500, message=message)
    except Exception:
        # The frame itself reads the database, which may be what failed.
        current_app.logger.exception("the frame of the error page failed too")
        plain = current_app.jinja_env.get_template("errors/plain.html")
        return plain.render(message=message)


def show_missing(_error: NotFoundError) -> Response:
    """Answer a record that is missing, or somebody else's, like an unknown address."""
    return show_error(NotFound())


def install_errors(app: Flask) -> None:
    """Answer every error in the product's own voice; crashes propagate in tests."""
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(NotFoundError, show_missing)
    if not app.testing:
        app.register_error_handler(Exception, show_crash)
