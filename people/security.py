"""What every response carries: policy headers, the CSRF cookie, cache rules."""

from __future__ import annotations

import secrets
from pathlib import Path

from flask import Flask, Response, abort, current_app, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf

from people import bearer

csrf = CSRFProtect()

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
YEAR = 365 * 24 * 3600


def add_headers(response: Response) -> Response:
    """Add the policy headers, and on a page the readable CSRF cookie that programs echo."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    if secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    found = response.status_code < 400
    if request.endpoint == "static" and "v" in request.args and found:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    cache = response.cache_control
    if request.endpoint == "static" or cache.public or cache.immutable:
        # The same for everybody: no cookie, and no "Vary: Cookie", which would make
        # every new CSRF cookie a reason to fetch the file again.
        session.accessed = False
        return response
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if bearer.shows_token(request):
        return response
    if request.method == "GET" and request.endpoint not in {None, "health.alive", "health.ready"}:
        response.set_cookie(
            "csrf_token", generate_csrf(), secure=secure, httponly=False, samesite="Lax"
        )
    return response


def read_secret_key(data_dir: Path) -> str:
    """Return the secret kept in the data folder; make one at the first start.

    The file is written aside and linked into place, so that two processes
    starting together agree on one key.
    """
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        aside = data_dir / f"secret_key.{secrets.token_hex(4)}"
        aside.touch(mode=0o600)
        aside.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_text().strip()


def protect() -> None:
    """Ask every write for a CSRF token, but those of programs, whose own token was checked."""
    if bearer.token_owner() is None:
        csrf.protect(apply_exemptions=True)


def refuse_nul() -> None:
    """Refuse the one character that PostgreSQL can't look for or store, before it gets there."""
    if "\0" in request.path:
        abort(404)
    if any("\0" in text for field in request.form.items(multi=True) for text in field):
        abort(400)


def secure_app(app: Flask) -> None:
    """Install sessions, tokens, CSRF protection and the headers, in the order they rely on."""
    app.session_interface = bearer.Sessions()
    app.before_request(refuse_nul)
    app.before_request(bearer.identify)
    csrf.init_app(app)
    app.before_request(protect)
    app.after_request(add_headers)
