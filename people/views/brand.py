"""The training partner's brand: pens as a style sheet, and the mark."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, make_response, send_file
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from people.auth import allow
from people.brand import derive_pens, find_fault, stylesheet
from settings import Partner, SettingError

bp = Blueprint("brand", __name__)

TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
HOUR = 3600


def check_partner(partner: Partner) -> None:
    """Raise SettingError if a pen can't be read or the mark can't be shown."""
    for name, pen, scheme in (
        ("LINKAGE_PARTNER_PEN_LIGHT", partner.pen_light, "light"),
        ("LINKAGE_PARTNER_PEN_DARK", partner.pen_dark, "dark"),
    ):
        fault = find_fault(pen, scheme)
        if fault:
            raise SettingError(f"{name}: {fault}")
    logo = partner.logo
    if logo is not None and (logo.suffix.lower() not in TYPES or not logo.is_file()):
        raise SettingError(
            f"LINKAGE_PARTNER_LOGO: {logo} is not a file that ends in {', '.join(TYPES)}."
        )


@bp.record_once
def check_at_start(state: BlueprintSetupState) -> None:
    """Refuse to start with a brand that can't be read."""
    check_partner(_partner(cast(Flask, state.app)))


def _partner(app: Flask) -> Partner:
    partner: Partner = app.extensions["linkage.settings"].partner
    return partner


def _publish(response: Response) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    return response


@bp.get("/brand.css", endpoint="stylesheet")
@allow("anyone")
def show_stylesheet() -> ResponseReturnValue:
    """Return the partner's pens as custom properties."""
    partner = _partner(current_app)
    response = make_response(stylesheet(derive_pens(partner.pen_light, partner.pen_dark)))
    response.mimetype = "text/css"
    response.add_etag()
    return _publish(response)


@bp.get("/brand/logo")
@allow("anyone")
def logo() -> ResponseReturnValue:
    """Return the partner's mark; opened by itself it may run nothing."""
    mark = _partner(current_app).logo
    if mark is None:
        abort(404)
    response = send_file(mark, mimetype=TYPES[mark.suffix.lower()])
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    return _publish(response)
