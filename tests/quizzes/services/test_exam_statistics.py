"""Statistics of one exam."""

from __future__ import annotations

import pytest
from flask import Flask

from db import attempts
from db.engine import write_transaction
from people.model import NotFoundError
from quizzes.services.exam_statistics import open_exam
from quizzes.sittings import Answer, Asked, Closing, Mode, Reveal, Rules
from tests.cast import Cast, add_account
from tests.db.practice import at


def test_an_exam_rests_on_forms_of_one_length(app: Flask) -> None:
    person = Cast(app).administrator
    questions = app.extensions["linkage.bank"].by_topic["demand-planning"]
    rules = Rules(Mode.EXAM, 1, Reveal.END, exam="whole")
    with app.app_context():
        for number, credits in enumerate(((1, 1), (0, 1), (0, 0), (1,))):
            guest = add_account(app, f"Guest {number}", guest=True).id
            with write_transaction() as session:
                asked = [Asked(question, 5) for question in questions[: len(credits)]]
                attempt_id = attempts.add_attempt(session, guest, rules, asked, at(number))
                for position, credit in enumerate(credits, 1):
                    given = Answer(1, "1", None, at(number + 1), credit)
                    attempts.add_event(session, attempt_id, position, given)
                attempts.close_attempt(session, attempt_id, at(number + 2), Closing.PERSON)
        found = open_exam(person, "whole")
        assert (found.statistics.n, found.statistics.mean, found.others) == (3, 1, 1)
        assert found.totals == (2, 1, 0)
        # Variances of 1/3 each and of 1 together: 2 × (1 − 2/3).
        assert found.statistics.consistency == pytest.approx(100 * 2 / 3)
        assert [part.id for part in found.topics] == ["demand-planning"]
        assert {part.id for part in found.questions} == {q.id for q in questions[:2]}
        with pytest.raises(NotFoundError):
            open_exam(person, "none")
