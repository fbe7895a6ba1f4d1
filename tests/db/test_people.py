"""SQL about accounts, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import people
from db.engine import write_transaction
from db.tables import Attempt, Base, MaturityAssessment, User
from people.model import Role
from tests.cast import add_account, add_cohort


def test_an_account_is_found_by_address_in_any_case(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    found = people.find_account(db_session, "PLANNER@example.org")
    assert found is not None
    assert people.as_person(found) == person
    assert people.find_account(db_session, "none@example.org") is None


def test_one_address_is_one_account(app: Flask, db_session: Session) -> None:
    add_account(app, "Planner")
    with pytest.raises(people.EmailTakenError), write_transaction() as session:
        people.store_account(session, User(name="Twin", email="planner@example.org"))
    assert people.count_accounts(db_session) == (1, 0)


def test_instructors_are_who_instructs_any_cohort(app: Flask, db_session: Session) -> None:
    one, two = add_account(app, "One"), add_account(app, "Two")
    add_cohort(app, "Spring", instructor=one, learner=two)
    assert people.is_instructor(db_session, one.id)
    assert not people.is_instructor(db_session, two.id)


def test_moving_a_history_leaves_nothing_behind(app: Flask, db_session: Session) -> None:
    guest, account = add_account(app, "Guest", guest=True), add_account(app, "Planner")
    with write_transaction() as session:
        session.add(Attempt(user_id=guest.id, mode="practice", seed=1))
        session.add(MaturityAssessment(user_id=guest.id))
        session.add(MaturityAssessment(user_id=account.id))
    with write_transaction() as session:
        people.move_history(session, guest.id, account.id)
    assert people.find_user(db_session, guest.id) is None
    owners: list[Any] = [
        *db_session.scalars(select(Attempt.user_id)),
        *db_session.scalars(select(MaturityAssessment.user_id)),
    ]
    assert owners == [account.id] * 3


def test_every_table_about_a_person_goes_with_them() -> None:
    """A table that refers to a user and is not moved would lose a guest's history."""
    owned = {table.name for table in people._owned_tables()}
    referring = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "users"
    }
    assert referring - owned == {"memberships"}
    assert all("user_id" in Base.metadata.tables[name].columns for name in owned)


def test_removing_an_account_removes_what_it_did(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    add_cohort(app, "Spring", learner=person)
    with write_transaction() as session:
        session.add(Attempt(user_id=person.id, mode="practice", seed=1))
    with write_transaction() as session:
        people.remove_user(session, person.id)
    left = {
        mapper.class_.__tablename__: len(db_session.scalars(select(mapper.class_)).all())
        for mapper in Base.registry.mappers
    }
    assert left == dict.fromkeys(left, 0) | {"cohorts": 1}


def test_accounts_are_listed_by_name_and_found_by_part(app: Flask, db_session: Session) -> None:
    bee = add_account(app, "bee")
    ant = add_account(app, "Ant", Role.ADMINISTRATOR)
    add_account(app, "Guest", guest=True)
    add_cohort(app, "Spring", instructor=ant, learner=bee)
    add_cohort(app, "Autumn", learner=bee)
    listed = [(a.name, a.role, a.cohorts) for a in people.select_accounts(db_session)]
    assert listed == [("Ant", Role.ADMINISTRATOR, 1), ("bee", Role.LEARNER, 2)]

    def names(query: str) -> list[str]:
        return [account.name for account in people.select_accounts(db_session, query)]

    assert names("BEE@") == ["bee"]
    assert names("an") == ["Ant"]
    assert names("%") == []
    assert [a.name for a in people.select_accounts(db_session, limit=1)] == ["Ant"]
    assert people.count_accounts(db_session) == (2, 1)
    assert people.count_administrators(db_session) == 1
