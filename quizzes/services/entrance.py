"""What somebody is told before an exam: its rules, their own time, and one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from db import attempts as attempts_table
from db.engine import db
from people.model import Allowance
from people.services import allowances
from quizzes.exams.model import Plan, Purpose
from quizzes.services.attempts import find_sitting
from quizzes.services.starting import name_request
from quizzes.sittings import Mode, Sitting, allow_seconds


@dataclass(frozen=True)
class Entrance:
    """An exam and how this person would sit it; ``seconds`` is their time, None without a limit.

    ``open`` is their own attempt at it that isn't closed yet, with the seconds ``left``.
    """

    plan: Plan
    allowance: Allowance
    seconds: int | None
    open: Sitting | None
    left: float | None

    @property
    def extra(self) -> int:
        """The percentage of the time that this person gets on top; 0 where nothing is timed."""
        return (self.allowance.extra_percent or 0) if self.plan.minutes else 0

    @property
    def released(self) -> bool:
        """Whether there is no limit for this person alone."""
        return bool(self.plan.minutes) and self.allowance.extra_percent is None

    @property
    def may_pause(self) -> bool:
        """Whether they may stop the clock."""
        return self.allowance.may_pause and self.seconds is not None


def open_entrance(person_id: str, plan: Plan, now: datetime | None = None) -> Entrance:
    """Return an exam's rules for this person; a visitor's id is empty."""
    moment = now or datetime.now(UTC)
    allowance = allowances.find_own(person_id) if person_id else Allowance()
    sitting = _find_open(person_id, plan, moment) if person_id else None
    return Entrance(
        plan=plan,
        allowance=allowance,
        seconds=allow_seconds(plan.minutes, allowance.extra_percent),
        open=sitting,
        left=sitting.find_seconds_left(moment) if sitting else None,
    )


def _find_open(person_id: str, plan: Plan, now: datetime) -> Sitting | None:
    mode = Mode.QUIZ if plan.blueprint.purpose is Purpose.QUIZ else Mode.EXAM
    request = name_request(mode, plan.blueprint.slug)
    attempt_id = attempts_table.find_same(db.session, person_id, request)
    if attempt_id is None:
        return None
    sitting = find_sitting(person_id, attempt_id, now)
    return sitting if sitting.open else None
