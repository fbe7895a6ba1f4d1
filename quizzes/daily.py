"""The question of the day: the same for everybody, another one each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quizzes.draws import derive_seed
from quizzes.model import Bank, Kind, Question
from quizzes.sittings import Sitting


@dataclass(frozen=True)
class Daily:
    """A day's question in its variant's words; ``sitting`` is this person's, if they began it.

    ``held`` says that it has to wait for an exam of theirs that runs.
    """

    day: date
    question: Question
    stem: str
    sitting: Sitting | None
    held: bool

    @property
    def credit(self) -> float | None:
        """What this person's answer earned, or None without one."""
        answer = self.sitting.items[0].answer if self.sitting else None
        return answer.credit if answer else None


def choose_daily(bank: Bank, day: date) -> Question | None:
    """Return a day's question, or None from an empty bank.

    Each comes once before any comes twice, as long as the bank stays the same. Cases take
    too long for a day's question.
    """
    ranked = sorted(
        (question for question in bank.questions if question.kind is not Kind.CASE),
        key=lambda question: (derive_seed("daily", question.id), question.id),
    )
    return ranked[day.toordinal() % len(ranked)] if ranked else None


def seed_daily(day: date) -> int:
    """Return the seed of a day's set, so that all have the same numbers."""
    return derive_seed("daily", day.isoformat())
