"""Handing in, and what follows from it for everybody."""

from __future__ import annotations

from datetime import UTC, datetime

from quizzes.services import attempts
from quizzes.services.difficulties import refresh_if_stale
from quizzes.sittings import Sitting


def hand_in(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Close an attempt, then bring the difficulties of questions up to date where it is time.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    moment = now or datetime.now(UTC)
    sitting = attempts.submit(person_id, attempt_id, moment)
    if sitting.closed_at == moment:  # whoever closes it, not who asks again
        refresh_if_stale(moment)
    return sitting
