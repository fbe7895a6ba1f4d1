"""Questions as they were asked, on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import update

from db.engine import db, write_transaction
from db.questions import find_questions
from db.sittings import find_sitting
from db.tables import QuestionVersion
from quizzes.model import Question
from tests.db.practice import A1, B1, start
from tests.quizzes.samples import choice


def mend(question: Question, mended: Question) -> None:
    with write_transaction() as session:
        session.execute(
            update(QuestionVersion)
            .where(QuestionVersion.hash == question.hash)
            .values(graded_by=mended.hash)
        )


def test_questions_come_back_under_the_hash_they_were_asked_under(learner: str) -> None:
    start(learner, A1, B1)
    same, other = (A1.hash, A1.hash), (A1.hash, B1.hash)
    for _ in range(2):  # read, and then remembered
        found = find_questions(db.session, [same, other, same])
        assert {version: (q.id, q.hash) for version, q in found.items()} == {
            same: ("a1", A1.hash),
            other: ("b1", A1.hash),
        }
    assert find_questions(db.session, []) == {}


def test_a_mended_key_shows_at_once_although_the_old_one_is_remembered(learner: str) -> None:
    asked = choice(id="mended", topic="alpha")
    mended = choice(id="mended", topic="alpha", texts=("It is", "It was", "It will be", "It may"))
    attempt_id = start(learner, asked)
    start(learner, mended)
    before = find_sitting(db.session, learner, attempt_id)
    mend(asked, mended)
    after = find_sitting(db.session, learner, attempt_id)
    assert before is not None
    assert after is not None
    assert [item.question.options for item in before.items] == [asked.options]
    assert [item.question.options for item in after.items] == [mended.options]
    assert {item.question.hash for item in (*before.items, *after.items)} == {asked.hash}
    assert [(i.question_hash, i.content_hash) for i in (*before.items, *after.items)] == [
        (asked.hash, asked.hash),
        (asked.hash, mended.hash),
    ]
