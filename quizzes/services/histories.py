"""What somebody did with the questions before, read for what they are asked next."""

from __future__ import annotations

from datetime import datetime

from db import counted, history
from db.engine import db
from quizzes.choices import NOTHING, History, make_history


def read_history(person_id: str, now: datetime) -> History:
    """Return a person's history; an empty id is a visitor without one."""
    if not person_id:
        return NOTHING
    return make_history(
        counted.select_counted(db.session, person_id),
        history.last_seen(db.session, person_id),
        history.list_flagged(db.session, person_id),
        history.list_held(db.session, person_id, now),
    )


def read_seeds(person_id: str) -> dict[str, tuple[str, int]]:
    """Return by question id the content and the seed of the variant last asked."""
    return history.last_seeds(db.session, person_id) if person_id else {}
