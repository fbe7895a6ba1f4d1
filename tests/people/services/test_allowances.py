"""Who may grant whom time in exams, and from when it holds."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kb.services.current import library
from people.model import Allowance, NotFoundError
from people.services import allowances
from quizzes.services import attempts, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.exams import find_plan
from tests.cast import Cast, add_account

MORE = Allowance(50, may_pause=True)


@pytest.fixture
def cast(app: Flask, db_session: Session) -> Cast:
    return Cast(app)


@pytest.mark.parametrize("who", ["learner", "other_learner", "outsider"])
def test_only_instructors_of_the_cohort_grant_its_members_time(cast: Cast, who: str) -> None:
    with pytest.raises(NotFoundError):
        allowances.grant_member(cast.cohort_id, getattr(cast, who), cast.learner.id, MORE)
    with pytest.raises(NotFoundError):
        allowances.find_member(cast.cohort_id, getattr(cast, who), cast.learner.id)
    assert allowances.find_own(cast.learner.id) == Allowance()


@pytest.mark.parametrize("who", ["instructor", "administrator"])
def test_they_grant_it_to_members_of_this_cohort_alone(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    allowances.grant_member(cast.cohort_id, person, cast.learner.id, MORE)
    assert allowances.find_own(cast.learner.id) == MORE
    assert allowances.find_member(cast.cohort_id, person, cast.learner.id).allowance == MORE
    with pytest.raises(NotFoundError):
        allowances.grant_member(cast.cohort_id, person, cast.other_learner.id, MORE)
    assert allowances.find_own(cast.other_learner.id) == Allowance()


def test_any_account_is_granted_time_and_no_guest(cast: Cast) -> None:
    allowances.grant_account(cast.outsider.id, Allowance(None))
    assert allowances.find_account(cast.outsider.id).allowance == Allowance(None)
    guest = add_account(cast.app, "Guest", guest=True)
    for nobody in (guest.id, "none"):
        with pytest.raises(NotFoundError):
            allowances.grant_account(nobody, MORE)
        with pytest.raises(NotFoundError):
            allowances.find_account(nobody)
        assert allowances.find_own(nobody) == Allowance()


def test_an_exam_keeps_the_time_that_it_began_with(cast: Cast) -> None:
    plan = find_plan("whole", blueprints(), bank(), library())
    allowances.grant_account(cast.learner.id, Allowance(25))
    first = starting.start_exam(cast.learner.id, plan, bank())
    begun = attempts.find_sitting(cast.learner.id, first)
    allowances.grant_account(cast.learner.id, MORE)
    assert attempts.find_sitting(cast.learner.id, first) == begun
    attempts.submit(cast.learner.id, first)
    second = starting.start_exam(cast.learner.id, plan, bank())
    rules = attempts.find_sitting(cast.learner.id, second).rules
    assert (begun.rules.extra_percent, begun.rules.may_pause) == (25, False)
    assert (rules.extra_percent, rules.may_pause) == (50, True)
    assert (begun.rules.seconds, rules.seconds) == (plan.minutes * 75, plan.minutes * 90)
