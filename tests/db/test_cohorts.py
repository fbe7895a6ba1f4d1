"""SQL about cohorts, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy.orm import Session

from db import cohorts
from db.engine import write_transaction
from people.model import CohortRole
from tests.cast import add_account, add_cohort


def test_a_cohort_is_seen_by_its_members_and_administrators(
    app: Flask, db_session: Session
) -> None:
    teacher, learner, other = (add_account(app, n) for n in ("Teacher", "Learner", "Other"))
    cohort_id = add_cohort(app, "Spring", instructor=teacher, learner=learner)

    def role(user_id: str, everywhere: bool = False) -> CohortRole | None:
        found = cohorts.find_cohort(db_session, cohort_id, user_id, everywhere)
        return found.role if found else None

    assert role(teacher.id) is CohortRole.INSTRUCTOR
    assert role(learner.id) is CohortRole.LEARNER
    assert role(other.id) is None
    assert role(other.id, everywhere=True) is CohortRole.INSTRUCTOR
    assert cohorts.find_cohort(db_session, "none", other.id, everywhere=True) is None


def test_cohorts_are_listed_latest_first_and_undated_last(app: Flask, db_session: Session) -> None:
    teacher, learner = add_account(app, "Teacher"), add_account(app, "Learner")
    starts = {"B": date(2027, 1, 1), "A": date(2027, 1, 1), "New": date(2027, 2, 1), "None": None}
    with write_transaction() as session:
        for name, day in starts.items():
            cohort_id = cohorts.add_cohort(session, {"name": name, "starts_on": day})
            cohorts.put_member(session, cohort_id, teacher.id, CohortRole.INSTRUCTOR)
            if name == "New":
                cohorts.put_member(session, cohort_id, learner.id, CohortRole.LEARNER)

    def listed(user_id: str, everywhere: bool = False) -> list[tuple[str, int]]:
        found = cohorts.select_cohorts(db_session, user_id, everywhere)
        return [(cohort.name, cohort.learners) for cohort in found]

    everything = [("New", 1), ("A", 0), ("B", 0), ("None", 0)]
    assert listed(teacher.id) == everything
    assert listed(learner.id) == [("New", 1)]
    assert listed("") == []
    assert listed("", everywhere=True) == everything


def test_members_are_listed_instructors_first(app: Flask, db_session: Session) -> None:
    people = {name: add_account(app, name) for name in ("zoe", "Bo", "al")}
    cohort_id = add_cohort(
        app, "Spring", learner1=people["Bo"], learner2=people["al"], instructor=people["zoe"]
    )
    add_cohort(app, "Autumn", learner=people["zoe"])
    members = cohorts.select_members(db_session, cohort_id)
    assert [(m.name, m.email, m.role) for m in members] == [
        ("zoe", "zoe@example.org", CohortRole.INSTRUCTOR),
        ("al", "al@example.org", CohortRole.LEARNER),
        ("Bo", "bo@example.org", CohortRole.LEARNER),
    ]


def test_changing_a_role_keeps_the_day_of_joining(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    cohort_id = add_cohort(app, "Spring")
    joined = datetime(2027, 1, 5, 8, tzinfo=UTC)
    with write_transaction() as session:
        cohorts.put_member(session, cohort_id, person.id, CohortRole.LEARNER, joined)
    with write_transaction() as session:
        cohorts.put_member(session, cohort_id, person.id, CohortRole.INSTRUCTOR)
    (member,) = cohorts.select_members(db_session, cohort_id)
    assert (member.role, member.joined_at) == (CohortRole.INSTRUCTOR, joined)
    assert cohorts.count_instructors(db_session, cohort_id) == 1


def test_a_new_token_replaces_the_old_one(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    cohort_id = add_cohort(app, "Spring", learner=person)
    before = cohorts.find_cohort(db_session, cohort_id, person.id)
    assert before is not None
    with write_transaction() as session:
        cohorts.renew_token(session, cohort_id)
    after = cohorts.find_cohort(db_session, cohort_id, person.id)
    assert after is not None
    assert cohorts.find_by_token(db_session, before.join_token, "") is None
    found = cohorts.find_by_token(db_session, after.join_token, "")
    assert found is not None
    assert (found.id, found.role) == (cohort_id, None)


def test_removing_a_cohort_keeps_its_members(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    cohort_id = add_cohort(app, "Spring", learner=person)
    with write_transaction() as session:
        cohorts.remove_cohort(session, cohort_id)
    assert cohorts.find_role(db_session, cohort_id, person.id) is None
    assert cohorts.select_cohorts(db_session, person.id, everywhere=True) == []
