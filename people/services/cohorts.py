"""Cohorts: make them, join and leave them, decide who instructs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from db import cohorts
from db.engine import db, write_transaction
from people.model import Cohort, CohortRole, NotFoundError, Person, RefusedError, Role

JOIN = "/join/"
LAST_INSTRUCTOR = "The cohort would have no instructor. Make somebody else instructor first."


def find_cohort(cohort_id: str, person: Person) -> Cohort:
    """Return a cohort that the person belongs to or administers.

    Raises:
        NotFoundError: there is none with this id, or it is not theirs.
    """
    everywhere = person.role is Role.ADMINISTRATOR
    cohort = cohorts.find_cohort(db.session, cohort_id, person.id, everywhere)
    if cohort is None:
        raise NotFoundError
    return cohort


def find_managed(cohort_id: str, person: Person) -> Cohort:
    """Return a cohort that the person instructs or administers.

    Raises:
        NotFoundError: there is none with this id, or they may not manage it.
    """
    cohort = find_cohort(cohort_id, person)
    if not cohort.managed:
        raise NotFoundError
    return cohort


def create_cohort(person: Person, details: dict[str, Any]) -> str:
    """Make a cohort with its maker as instructor, and return its id."""
    with write_transaction() as session:
        cohort_id = cohorts.add_cohort(session, details)
        cohorts.put_member(session, cohort_id, person.id, CohortRole.INSTRUCTOR)
        return cohort_id


def edit_cohort(cohort_id: str, person: Person, details: dict[str, Any]) -> None:
    """Change a managed cohort's name, dates or time zone."""
    with write_transaction() as session:
        find_managed(cohort_id, person)
        cohorts.update_cohort(session, cohort_id, details)


def delete_cohort(cohort_id: str, person: Person) -> None:
    """Remove a managed cohort; its members keep their accounts and what they did."""
    with write_transaction() as session:
        find_managed(cohort_id, person)
        cohorts.remove_cohort(session, cohort_id)


def renew_join_link(cohort_id: str, person: Person) -> None:
    """Give a managed cohort a new join link; the old one stops working."""
    with write_transaction() as session:
        find_managed(cohort_id, person)
        cohorts.renew_token(session, cohort_id)


def find_joinable(token: str, person_id: str) -> Cohort:
    """Return the cohort behind a join link.

    Raises:
        NotFoundError: no cohort has this link.
    """
    cohort = cohorts.find_by_token(db.session, token, person_id)
    if cohort is None:
        raise NotFoundError
    return cohort


def is_join_address(path: str) -> bool:
    """Return whether the path is the join link of a cohort, so that its holder may sign up."""
    token = path.removeprefix(JOIN)
    return path.startswith(JOIN) and cohorts.find_by_token(db.session, token, "") is not None


def join_cohort(token: str, person: Person, now: datetime) -> Cohort:
    """Make the person a learner of the cohort; who belongs to it already stays what they are."""
    with write_transaction() as session:
        cohort = find_joinable(token, person.id)
        if cohort.role is None:
            cohorts.put_member(session, cohort.id, person.id, CohortRole.LEARNER, now)
        return cohort


def leave_cohort(cohort_id: str, person: Person) -> None:
    """Take the person out of the cohort.

    Raises:
        NotFoundError: they don't belong to it.
        RefusedError: they are its only instructor.
    """
    with write_transaction() as session:
        role = cohorts.find_role(session, cohort_id, person.id)
        if role is None:
            raise NotFoundError
        if role is CohortRole.INSTRUCTOR and cohorts.count_instructors(session, cohort_id) == 1:
            raise RefusedError("role", LAST_INSTRUCTOR)
        cohorts.remove_member(session, cohort_id, person.id)


def remove_member(cohort_id: str, person: Person, member_id: str) -> None:
    """Take somebody out of a managed cohort.

    Raises:
        NotFoundError: the cohort is not managed, or nobody in it has this id.
        RefusedError: they are its only instructor.
    """
    with write_transaction() as session:
        find_managed(cohort_id, person)
        role = cohorts.find_role(session, cohort_id, member_id)
        if role is None:
            raise NotFoundError
        if role is CohortRole.INSTRUCTOR and cohorts.count_instructors(session, cohort_id) == 1:
            raise RefusedError("role", LAST_INSTRUCTOR)
        cohorts.remove_member(session, cohort_id, member_id)


def set_member_role(cohort_id: str, person: Person, member_id: str, role: CohortRole) -> None:
    """Make a member of a managed cohort its instructor or a learner.

    Raises:
        NotFoundError: the cohort is not managed, or nobody in it has this id.
        RefusedError: the cohort would have no instructor.
    """
    with write_transaction() as session:
        find_managed(cohort_id, person)
        present = cohorts.find_role(session, cohort_id, member_id)
        if present is None:
            raise NotFoundError
        demoted = present is CohortRole.INSTRUCTOR and role is CohortRole.LEARNER
        if demoted and cohorts.count_instructors(session, cohort_id) == 1:
            raise RefusedError("role", LAST_INSTRUCTOR)
        cohorts.put_member(session, cohort_id, member_id, role)
