"""The API's own pages: what there is, in a form that people read."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, jsonify, render_template
from flask.typing import ResponseReturnValue

from people.auth import allow

bp = Blueprint("docs", __name__)


def specification() -> dict[str, Any]:
    """Return the OpenAPI document that the API's own declarations make."""
    api = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    document: dict[str, Any] = api.spec.to_dict()
    return document


@bp.get("/api/v1/openapi.json")
@allow("anyone")
def openapi() -> ResponseReturnValue:
    """Answer with the OpenAPI document."""
    return jsonify(specification())


@bp.get("/api/docs")
@allow("anyone")
def browse() -> ResponseReturnValue:
    """Show every operation with its parameters and answers."""
    document = specification()
    schemas = document.get("components", {}).get("schemas", {})
    return render_template("docs/api.html", paths=document["paths"], schemas=schemas)
