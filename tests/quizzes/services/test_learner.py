"""Learners read from the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Flask

from db import evidence
from db.counted import select_counted
from db.engine import db, write_transaction
from kb.services.current import library
from quizzes.ability.model import Evidence
from quizzes.services import current
from quizzes.services.learner import find_course, load_learner, prepare_course
from tests.cast import add_account
from tests.db.practice import A1, answer, at, start


def test_a_learner_is_what_the_records_say(app: Flask) -> None:
    person = add_account(app, "Learner")
    with app.app_context():
        answer(start(person.id, A1), 1, 1, 5)
        content = (current.bank(), library(), current.blueprints())
        day = date(2026, 5, 1)
        learner = load_learner(person.id, *content, "Asia/Tokyo", at(600), day)
        assert learner.course is find_course(*content)
        assert learner.answers == select_counted(db.session, person.id)
        assert len(learner.answers) == 1
        assert (learner.time_zone, learner.now, learner.exam_on) == ("Asia/Tokyo", at(600), day)
        assert load_learner("", *content, "UTC", at(0)).answers == ()


def test_difficulties_are_those_of_the_last_replay(app: Flask) -> None:
    with app.app_context():
        content = (current.bank(), library(), current.blueprints())
        plain = find_course(*content)
        id = content[0].questions[0].id
        rated = plain.items[id]
        db.session.rollback()
        with write_transaction() as session:
            evidence.replace_evidence(session, {id: Evidence(2.5, 40)}, 7, at(0))
        learnt = find_course(*content)
        assert learnt.learnt_at == at(0)
        assert (learnt.items[id].difficulty, rated.difficulty != 2.5) == (2.5, True)
        assert learnt.items[id].error < rated.error
        assert find_course(*content) is learnt
        with write_transaction() as session:
            evidence.replace_evidence(session, {}, 0, at(1))
        assert find_course(*content).items[id] == rated


def test_a_course_can_be_prepared_before_it_is_asked_for(app: Flask) -> None:
    with app.app_context():
        content = (current.bank(), library(), current.blueprints())
        app.extensions["linkage.bank"] = replace(content[0])  # nobody has asked for this one
        try:
            prepare_course()
            course = find_course(current.bank(), *content[1:])
        finally:
            app.extensions["linkage.bank"] = content[0]
    assert course.bank is not content[0]
    assert course.sketched == {"whole"}


def test_each_content_has_a_course_of_its_own(app: Flask, site: Flask) -> None:
    found = []
    for application in (app, site, app):
        with application.app_context():
            found.append(find_course(current.bank(), library(), current.blueprints()))
    assert found[0] is found[2]
    assert found[0] is not found[1]
    assert found[1].library is site.extensions["linkage.library"]
