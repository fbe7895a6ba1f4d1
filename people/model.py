"""Who somebody is, as far as the rest of the product has to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Installation-wide roles. Instructor is a role within one cohort."""

    ADMINISTRATOR = "administrator"
    LEARNER = "learner"


class CohortRole(StrEnum):
    """What somebody is within a cohort."""

    INSTRUCTOR = "instructor"
    LEARNER = "learner"


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
