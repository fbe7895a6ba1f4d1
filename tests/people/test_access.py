"""The permission table, in full."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from people.access import Permission, may_open
from people.model import Person, Role


def person(role: Role = Role.LEARNER, guest: bool = False) -> Person:
    return Person("p", "P", None, role, guest, "UTC", datetime(2027, 1, 1, tzinfo=UTC))


CAST: dict[str, tuple[Person | None, bool]] = {
    "visitor": (None, False),
    "guest": (person(guest=True), False),
    "learner": (person(), False),
    "instructor": (person(), True),
    "administrator": (person(Role.ADMINISTRATOR), False),
}
OPEN = {
    Permission.ANYONE: {"visitor", "guest", "learner", "instructor", "administrator"},
    Permission.PERSON: {"learner", "instructor", "administrator"},
    Permission.INSTRUCTOR: {"instructor", "administrator"},
    Permission.ADMINISTRATOR: {"administrator"},
}


@pytest.mark.parametrize("permission", Permission)
def test_each_permission_opens_to_exactly_these(permission: Permission) -> None:
    admitted = {
        name for name, (who, instructs) in CAST.items() if may_open(permission, who, instructs)
    }
    assert admitted == OPEN[permission]
