"""Study plans in the database, and what a plan asks about the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from db import people, plans, reading
from quizzes.plan.model import StudyPlan
from quizzes.plan.past import Reading
from tests.cast import add_account

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
PLAN = StudyPlan(
    "whole", date(2027, 3, 13), (40, 40, 0, 40, 40, 90, 60), frozenset({date(2027, 2, 20)})
)


def test_a_plan_takes_the_place_of_the_one_before(db_session: Session, learner: str) -> None:
    assert plans.select_plan(db_session, learner) is None
    plans.put_plan(db_session, learner, PLAN, NOW)
    changed = replace(PLAN, exam="half", days_off=frozenset())
    plans.put_plan(db_session, learner, changed, NOW + timedelta(hours=1))
    db_session.expire_all()
    found = plans.select_plan(db_session, learner)
    assert found == changed
    assert found.settled_at == NOW + timedelta(hours=1)
    plans.remove_plan(db_session, learner)
    assert plans.select_plan(db_session, learner) is None


def test_a_guest_s_plan_joins_an_account_without_one(
    app: Flask, db_session: Session, learner: str
) -> None:
    first, second = (add_account(app, name, guest=True).id for name in ("First", "Second"))
    plans.put_plan(db_session, first, PLAN, NOW)
    plans.put_plan(db_session, second, replace(PLAN, exam="half"), NOW)
    people.move_history(db_session, first, learner)
    assert plans.select_plan(db_session, learner) == PLAN
    people.move_history(db_session, second, learner)
    assert plans.select_plan(db_session, learner) == PLAN


def test_readings_come_in_the_order_of_time(db_session: Session, learner: str) -> None:
    later = NOW + timedelta(days=1)
    reading.mark_studied(db_session, learner, "b", ["x"], later)
    reading.mark_studied(db_session, learner, "a", ["y"], NOW)
    assert plans.select_readings(db_session, learner) == (
        Reading("a", "y", NOW),
        Reading("b", "x", later),
    )
