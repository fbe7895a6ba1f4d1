"""Who somebody is and which cohorts there are, as far as the rest of the product has to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from people.dates import count_days_left


class Role(StrEnum):
    """Installation-wide roles. Instructor is a role within one cohort."""

    ADMINISTRATOR = "administrator"
    LEARNER = "learner"


class CohortRole(StrEnum):
    """What somebody is within a cohort."""

    INSTRUCTOR = "instructor"
    LEARNER = "learner"


@dataclass(frozen=True)
class Allowance:
    """What a person is granted in timed exams: extra time in percent, None for no limit; pauses."""

    extra_percent: int | None = 0
    may_pause: bool = False


@dataclass(frozen=True)
class Person:
    """A signed-in account, or a guest who has practised (``guest`` is True)."""

    id: str
    name: str
    email: str | None
    role: Role
    guest: bool
    time_zone: str
    created_at: datetime


@dataclass(frozen=True)
class Cohort:
    """A cohort as one person sees it.

    ``role`` is that person's: administrators count as instructors of every
    cohort, and None means that they only hold the join link.
    """

    id: str
    name: str
    starts_on: date | None
    ends_on: date | None
    exam_on: date | None
    time_zone: str
    join_token: str
    role: CohortRole | None
    learners: int = 0

    @property
    def managed(self) -> bool:
        """Whether the person may change the cohort and see its members' results."""
        return self.role is CohortRole.INSTRUCTOR

    def days_left(self, now: datetime) -> int | None:
        """Return the days to the exam, counted in the cohort's time zone; None without a date."""
        return count_days_left(self.exam_on, now, self.time_zone)


@dataclass(frozen=True)
class Member:
    """Somebody in a cohort."""

    id: str
    name: str
    email: str
    role: CohortRole
    joined_at: datetime
    allowance: Allowance = Allowance()


@dataclass(frozen=True)
class Account:
    """An account as the administrator's list shows it."""

    id: str
    name: str
    email: str
    role: Role
    created_at: datetime
    cohorts: int
    allowance: Allowance = Allowance()


@dataclass(frozen=True)
class Token:
    """What a program shows to act for a person, without its secret."""

    id: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


class RefusedError(ValueError):
    """What was asked can't be done; says which field of the form is at fault and why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class NotFoundError(LookupError):
    """There is no such record for who is asking, be it missing or somebody else's."""
