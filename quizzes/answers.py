"""An answer that counted, as what is worked out about a learner reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizzes.model import Certainty, Kind


@dataclass(frozen=True)
class Counted:
    """The newest answer at one place of one attempt.

    ``seconds`` is the time that it took, or None where that isn't known.
    """

    question_id: str
    topic: str
    kind: Kind
    credit: float
    certainty: Certainty | None
    answered_at: datetime
    seconds: float | None = None

    @property
    def right(self) -> bool:
        """Whether it earned everything; part of the credit is a miss."""
        return self.credit >= 1
