"""Cohorts: who may do what, and nobody else finds out that there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from db import cohorts as table
from people.model import CohortRole, NotFoundError, Person, RefusedError
from people.services import cohorts
from tests.cast import Cast

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
MANAGE: dict[str, Callable[[str, Person, str], Any]] = {
    "edit": lambda cohort, who, _: cohorts.edit_cohort(cohort, who, {"name": "Taken over"}),
    "delete": lambda cohort, who, _: cohorts.delete_cohort(cohort, who),
    "renew": lambda cohort, who, _: cohorts.renew_join_link(cohort, who),
    "remove": cohorts.remove_member,
    "promote": lambda cohort, who, member: cohorts.set_member_role(
        cohort, who, member, CohortRole.INSTRUCTOR
    ),
}


@pytest.fixture
def cast(app: Flask, db_session: Session) -> Cast:
    return Cast(app)


def roles(cohort_id: str, session: Session) -> dict[str, CohortRole]:
    session.rollback()
    return {member.name: member.role for member in table.select_members(session, cohort_id)}


@pytest.mark.parametrize("what", MANAGE)
@pytest.mark.parametrize("who", ["learner", "other_learner", "outsider"])
def test_only_its_instructors_manage_a_cohort(
    cast: Cast, db_session: Session, what: str, who: str
) -> None:
    before = roles(cast.cohort_id, db_session)
    with pytest.raises(NotFoundError):
        MANAGE[what](cast.cohort_id, getattr(cast, who), cast.learner.id)
    assert roles(cast.cohort_id, db_session) == before
    assert cohorts.find_cohort(cast.cohort_id, cast.instructor).name == "Spring"


@pytest.mark.parametrize("what", MANAGE)
@pytest.mark.parametrize("who", ["instructor", "administrator"])
def test_instructors_and_administrators_manage_it(cast: Cast, what: str, who: str) -> None:
    MANAGE[what](cast.cohort_id, getattr(cast, who), cast.learner.id)


def test_its_maker_instructs_a_cohort(cast: Cast, db_session: Session) -> None:
    cohort_id = cohorts.create_cohort(cast.outsider, {"name": "Summer"})
    assert roles(cohort_id, db_session) == {"Outsider": CohortRole.INSTRUCTOR}


def test_joining_by_link_makes_a_learner_once(cast: Cast, db_session: Session) -> None:
    token = cohorts.find_cohort(cast.cohort_id, cast.instructor).join_token
    assert cohorts.is_join_address(f"/join/{token}")
    for person in (cast.outsider, cast.outsider, cast.instructor):
        assert cohorts.join_cohort(token, person, NOW).id == cast.cohort_id
    assert roles(cast.cohort_id, db_session) == {
        "Instructor": CohortRole.INSTRUCTOR,
        "Learner": CohortRole.LEARNER,
        "Outsider": CohortRole.LEARNER,
    }


def test_a_link_that_leads_nowhere_joins_nothing(cast: Cast) -> None:
    with pytest.raises(NotFoundError):
        cohorts.join_cohort("none", cast.outsider, NOW)
    assert not cohorts.is_join_address("/join/none")
    assert not cohorts.is_join_address("/topics/")


def test_leaving_is_up_to_each_but_the_last_instructor(cast: Cast, db_session: Session) -> None:
    cohorts.leave_cohort(cast.cohort_id, cast.learner)
    with pytest.raises(NotFoundError):
        cohorts.leave_cohort(cast.cohort_id, cast.learner)
    with pytest.raises(RefusedError, match="would have no instructor"):
        cohorts.leave_cohort(cast.cohort_id, cast.instructor)
    assert roles(cast.cohort_id, db_session) == {"Instructor": CohortRole.INSTRUCTOR}


def test_a_cohort_keeps_an_instructor(cast: Cast, db_session: Session) -> None:
    own = cast.instructor.id
    with pytest.raises(RefusedError, match="would have no instructor"):
        cohorts.set_member_role(cast.cohort_id, cast.administrator, own, CohortRole.LEARNER)
    with pytest.raises(RefusedError, match="would have no instructor"):
        cohorts.remove_member(cast.cohort_id, cast.administrator, own)
    cohorts.set_member_role(cast.cohort_id, cast.instructor, cast.learner.id, CohortRole.INSTRUCTOR)
    cohorts.set_member_role(cast.cohort_id, cast.learner, own, CohortRole.LEARNER)
    assert roles(cast.cohort_id, db_session) == {
        "Learner": CohortRole.INSTRUCTOR,
        "Instructor": CohortRole.LEARNER,
    }


def test_members_of_another_cohort_are_not_found(cast: Cast) -> None:
    with pytest.raises(NotFoundError):
        cohorts.remove_member(cast.cohort_id, cast.instructor, cast.other_learner.id)
    with pytest.raises(NotFoundError):
        cohorts.set_member_role(
            cast.cohort_id, cast.instructor, cast.other_learner.id, CohortRole.INSTRUCTOR
        )
