"""``flask statistics``."""

from __future__ import annotations

from flask import Flask

from quizzes.services import difficulties
from tests.cast import add_account
from tests.db.practice import answer, start


def test_refresh_says_what_it_rests_on(app: Flask) -> None:
    questions = app.extensions["linkage.bank"].questions[:2]
    with app.app_context():
        attempt_id = start(add_account(app, "Guest", guest=True).id, *questions)
        answer(attempt_id, 1, 1, 1)
    result = app.test_cli_runner().invoke(args=["statistics", "refresh"])
    said = "1 first answers to 1 questions. Rasch difficulties of 0, which have 10 and more.\n"
    assert (result.exit_code, result.output) == (0, said)
    with app.app_context():
        assert [each.n for each in difficulties.read_evidence().values()] == [1]
