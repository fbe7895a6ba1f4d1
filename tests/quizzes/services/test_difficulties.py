"""Difficulties from everybody's answers: replayed, kept, and renewed when they have grown old."""

from __future__ import annotations

import pytest
from flask import Flask

from db import evidence, first_answers
from db.engine import db, write_transaction
from db.evidence import State
from quizzes.ability.difficulty import start_difficulty
from quizzes.ability.items import make_items
from quizzes.ability.model import Evidence
from quizzes.ability.prior import make_prior
from quizzes.ability.replay import learn_difficulties
from quizzes.model import Bank
from quizzes.services import difficulties
from tests.cast import add_account
from tests.db.practice import answer, at, start
from tests.quizzes.samples import choice


def practise(app: Flask, bank: Bank, learners: int, credit: float = 1) -> None:
    """Let new learners answer the bank's first four questions."""
    questions = bank.questions[:4]
    for _ in range(learners):
        attempt_id = start(add_account(app, "Guest", guest=True).id, *questions)
        for position in range(1, 5):
            answer(attempt_id, position, credit, position)


def test_a_refresh_keeps_what_the_whole_replay_shows(app: Flask) -> None:
    bank, library = app.extensions["linkage.bank"], app.extensions["linkage.library"]
    with app.app_context():
        gone = start(add_account(app, "Guest", guest=True).id, choice(id="gone"))
        answer(gone, 1, 1, 1)
        practise(app, bank, 5, 0)
        assert difficulties.refresh_difficulties(at(60)) == 20
        events, newest = first_answers.select_events(db.session)
        starts = {q.id: start_difficulty(q.difficulty) for q in bank.questions}
        prior = make_prior([topic.slug for topic in library.topics], library.links)
        expected = learn_difficulties(prior, make_items(bank), starts, events)
        assert difficulties.read_evidence() == {id: e for id, e in expected.items() if e.n}
        asked = [q.id for q in bank.questions[:4]]
        assert sorted(difficulties.read_evidence()) == sorted(asked)
        assert all(expected[id].difficulty > starts[id].difficulty for id in asked)
        assert evidence.find_state(db.session) == State(20, newest, at(60))


def test_it_is_renewed_when_answers_have_grown_by_fifty_and_a_tenth(app: Flask) -> None:
    bank = app.extensions["linkage.bank"]
    with app.app_context():
        assert difficulties.refresh_if_stale(at(0)) is False
        practise(app, bank, 12)
        assert difficulties.refresh_if_stale(at(1)) is False
        practise(app, bank, 1)
        assert difficulties.refresh_if_stale(at(2)) is True
        assert difficulties.refresh_if_stale(at(3)) is False
        assert evidence.find_state(db.session).computed_at == at(2)


@pytest.mark.parametrize(("known", "stale"), [(520, True), (540, False), (100_000, False)])
def test_a_large_one_waits_for_a_tenth_and_the_largest_for_the_command(
    app: Flask, known: int, stale: bool
) -> None:
    bank = app.extensions["linkage.bank"]
    with app.app_context():
        with write_transaction() as session:
            evidence.replace_evidence(session, {"q": Evidence(0, known)}, 0, at(0))
        practise(app, bank, 13)
        assert difficulties.refresh_if_stale(at(1)) is stale
