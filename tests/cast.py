"""The people of the tests: one for each permission, and an outsider who must not see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from flask import Flask
from flask.testing import FlaskClient

from db import cohorts, notes, people
from db.engine import write_transaction
from db.tables import User
from db.types import utc_now
from kb.notes import Draft, NoteKind
from kb.services.current import library
from people.model import CohortRole, Person, Role
from people.passwords import hash_password
from people.services import cohorts as cohorts_service
from people.services import links, requests, tokens
from people.training import Experience, PartOfDay, Request, Subject, Time
from quizzes.demo import respond
from quizzes.exams.model import Purpose
from quizzes.reports import Reason
from quizzes.services import attempts, exams, maturity, placement, reports, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.learner import load_learner

PASSWORD = "lot-sizing-1"


@cache
def password_hash() -> str:
    return hash_password(PASSWORD)


def add_account(app: Flask, name: str, role: Role = Role.LEARNER, guest: bool = False) -> Person:
    """Add an account ``name@example.org``, or a guest."""
    user = User(name=name, role=role, guest=guest)
    if not guest:
        user.email = f"{name.lower().replace(' ', '-')}@example.org"
        user.password_hash = password_hash()
    with app.app_context(), write_transaction() as session:
        return people.as_person(people.store_account(session, user))


def add_cohort(app: Flask, name: str, **roles: Person) -> str:
    """Add a cohort; keyword ``instructor…`` or ``learner…`` says what each person is in it."""
    with app.app_context(), write_transaction() as session:
        cohort_id = cohorts.add_cohort(session, {"name": name})
        for role, person in roles.items():
            cohort_role = CohortRole(role.rstrip("0123456789"))
            cohorts.put_member(session, cohort_id, person.id, cohort_role)
        return cohort_id


def client_of(app: Flask, person: Person | None) -> FlaskClient:
    """Return a client with this person's session; None is a visitor."""
    client = app.test_client()
    if person is not None:
        with client.session_transaction() as session:
            session["_user_id"] = f"{person.id}.1"
            session["_fresh"] = True
    return client


def add_note(user_id: str) -> str:
    """Keep a note on the first section of the first topic and return its id."""
    draft = Draft("role-of-sop", "what-it-is", NoteKind.NOTE, text="Own words")
    with write_transaction() as session:
        return notes.add_note(session, user_id, draft, utc_now()).id


def place(user_id: str) -> str:
    """Start a placement and return its id."""
    learner = load_learner(user_id, bank(), library(), blueprints(), "UTC", utc_now())
    slug = next(b.slug for b in blueprints().values() if b.purpose is Purpose.PLACEMENT)
    plan = exams.find_plan(slug, blueprints(), bank(), library())
    return placement.start_placement(user_id, learner, plan)


def add_request(user_id: str) -> Request:
    """Send a request for training and return it."""
    details = {
        "goal": "Run the cycle", "time_zone": "UTC", "experience": Experience.SOME,
        "group_size": 4, "name": "Learner", "email": "learner@example.org",
    }  # fmt: skip
    subject = Subject("topic", "role-of-sop", "Role of S&OP")
    times = [Time(date(2099, 3, 1), PartOfDay.MORNING)]
    return requests.open_request(requests.send_request(user_id, subject, times, details, utc_now()))


def add_report(user_id: str) -> str:
    """Answer a question, report it and return the report's id."""
    attempt_id = starting.start_practice(user_id, bank(), ["role-of-sop"], 1, 8)
    item = attempts.find_sitting(user_id, attempt_id).items[0]
    raw = respond(attempts.recall_variant(item), True, Random(1))
    attempts.answer(user_id, attempt_id, 1, 1, raw, None)
    reports.send_report(user_id, attempt_id, 1, Reason.TYPO, "A word is missing", utc_now())
    return reports.list_own(attempts.find_sitting(user_id, attempt_id))[0].id


@dataclass
class Cast:
    """Everybody, and two cohorts; ``outsider`` instructs the other one."""

    app: Flask
    learner: Person = field(init=False)
    other_learner: Person = field(init=False)
    instructor: Person = field(init=False)
    outsider: Person = field(init=False)
    administrator: Person = field(init=False)
    cohort_id: str = field(init=False)
    other_cohort_id: str = field(init=False)

    def __post_init__(self) -> None:
        self.learner = add_account(self.app, "Learner")
        self.other_learner = add_account(self.app, "Other Learner")
        self.instructor = add_account(self.app, "Instructor")
        self.outsider = add_account(self.app, "Outsider")
        self.administrator = add_account(self.app, "Administrator", Role.ADMINISTRATOR)
        self.cohort_id = add_cohort(
            self.app, "Spring", instructor=self.instructor, learner=self.learner
        )
        self.other_cohort_id = add_cohort(
            self.app, "Autumn", instructor=self.outsider, learner=self.other_learner
        )

    def client(self, name: str) -> FlaskClient:
        """Return a client for ``visitor`` or one of the persons by the name of its field."""
        return client_of(self.app, None if name == "visitor" else getattr(self, name))

    def values(self) -> dict[str, object]:
        """Return something to put into every open place of an address: records of the learner."""
        app = self.app
        with app.app_context():
            attempt_id = starting.start_practice(self.learner.id, bank(), [], 2, 7)
            asked = attempts.find_sitting(self.learner.id, attempt_id).items[0]
            cohort = cohorts_service.find_cohort(self.cohort_id, self.instructor)
            assessment_id = maturity.start(self.learner.id, "Own", utc_now())
            report_id = add_report(self.learner.id)
            tokens.create_token(self.learner.id, "Own", utc_now())
            token = tokens.list_tokens(self.learner.id)[-1]
            note_id = add_note(self.learner.id)
            reset = links.make_reset_link(self.learner.id, utc_now())
            request = add_request(self.learner.id)
            placement_id = place(self.learner.id)
        return {
            "account_id": self.learner.id,
            "attempt_id": attempt_id,
            "calculation": "eoq",
            "cohort_id": self.cohort_id,
            "digest": "0",
            "exam": "whole",
            "id": assessment_id,
            "member_id": self.learner.id,
            "name": "none.svg",
            "note_id": note_id,
            "number": 1,
            "placement_id": placement_id,
            "position": 1,
            "question_id": asked.question_id,
            "report_id": report_id,
            "request_id": request.id,
            "request_token": request.token,
            "secret": reset,
            "slug": "role-of-sop",
            "term": "none",
            "token": cohort.join_token,
            "token_id": token.id,
        }
