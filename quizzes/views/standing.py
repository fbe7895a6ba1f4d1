"""How the person of this request stands, for every page that shows it."""

from __future__ import annotations

from db.types import utc_now
from kb.services.current import library
from people.auth import current_id, current_person
from quizzes.services.current import bank
from quizzes.services.player import PlayerPage
from quizzes.services.progress import ProgressSummary, summarise
from quizzes.services.reviews import find_return


def summarise_own() -> ProgressSummary:
    """Return the summary of who asks, in their time zone; a visitor has no answers."""
    person = current_person()
    zone = person.time_zone if person else "UTC"
    return summarise(current_id(), bank(), library(), zone, utc_now())


def say_return(page: PlayerPage) -> str:
    """Return the sentence on when the question of this page comes back to who asks."""
    person = current_person()
    zone = person.time_zone if person else "UTC"
    return find_return(current_id(), page.sitting, page.place.item, zone, utc_now())
