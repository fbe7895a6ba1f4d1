"""Probes for whoever keeps the service running."""

from __future__ import annotations

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from db.engine import db
from db.migrate import is_current
from kb.services import current
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
    """Answer 200 when database, migrations, content and index are ready, else 503."""
    try:
        migrated = is_current(db.engine)
    except SQLAlchemyError:
        migrated = False
    checks = {
        "database": migrated,
        "content": bool(current.library().topics),
        "index": bool(current_app.extensions["linkage.search"].search("planning").total),
    }
    return jsonify(checks), 200 if all(checks.values()) else 503
