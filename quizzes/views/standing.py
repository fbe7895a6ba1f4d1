"""How the person of this request stands, for every page that shows it."""

from __future__ import annotations

from db.types import utc_now
from kb.services.current import library
from people.auth import current_id, current_person
from quizzes.services.current import bank
from quizzes.services.progress import ProgressSummary, summarise


def summarise_own() -> ProgressSummary:
    """Return the summary of who asks, in their time zone; a visitor has no answers."""
    person = current_person()
    zone = person.time_zone if person else "UTC"
    return summarise(current_id(), bank(), library(), zone, utc_now())
