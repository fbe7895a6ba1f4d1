"""An answer that counted, as what is worked out about a learner reads it."""

from __future__ import annotations

from collections.abc import Iterable
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
    section: str = ""
    attempt_id: str = ""
    position: int = 0

    @property
    def right(self) -> bool:
        """Whether it earned everything; part of the credit is a miss."""
        return self.credit >= 1


def sort_answers(answers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the answers in the order in which they were given."""
    return tuple(
        sorted(answers, key=lambda each: (each.answered_at, each.attempt_id, each.position))
    )


def list_first(answers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the first answer to each question, in any variant; answers come in their order."""
    first: dict[str, Counted] = {}
    for answer in answers:
        first.setdefault(answer.question_id, answer)
    return tuple(first.values())
