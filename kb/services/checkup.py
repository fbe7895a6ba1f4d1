"""Whether this installation is fit to serve."""

from __future__ import annotations

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from db.engine import db
from db.migrate import is_current
from kb.services import current
from kb.services.search import search_index


def check_database() -> bool:
    """Return whether the database answers and has the newest schema."""
    try:
        return is_current(db.engine)
    except SQLAlchemyError as error:
        current_app.logger.warning("The database does not answer: %s", error)
        return False


def check_all() -> dict[str, bool]:
    """Return every check by name: database, content, index."""
    return {
        "database": check_database(),
        "content": bool(current.library().topics),
        "index": search_index().ready(),
    }
