"""Probes for whoever keeps the service running."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from kb.services.checkup import check_all
from people.auth import allow

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow("anyone")
def alive() -> ResponseReturnValue:
    """Answer as long as the process serves."""
    return jsonify(status="alive")


@bp.get("/readyz")
@allow("anyone")
def ready() -> ResponseReturnValue:
    """Answer 200 when database, content and index are ready, else 503."""
    checks = check_all()
    return jsonify(checks), 200 if all(checks.values()) else 503
