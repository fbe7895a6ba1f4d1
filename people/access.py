"""Who may open which route: the four permissions and their rule."""

from __future__ import annotations

from enum import StrEnum

from people.model import Person, Role


class Permission(StrEnum):
    """What a route asks of a visitor. Records are checked where they are loaded."""

    ANYONE = "anyone"
    PERSON = "person"
    INSTRUCTOR = "instructor"
    ADMINISTRATOR = "administrator"


def may_open(permission: Permission, person: Person | None, instructs: bool) -> bool:
    """Return whether ``person`` may open a route with this permission.

    ``instructs`` says whether they are an instructor of any cohort;
    administrators may open what instructors may.
    """
    if permission is Permission.ANYONE:
        return True
    if person is None or person.guest:
        return False
    if permission is Permission.PERSON:
        return True
    if person.role is Role.ADMINISTRATOR:
        return True
    return permission is Permission.INSTRUCTOR and instructs
