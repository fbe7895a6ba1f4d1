"""Recorded answers as item analysis reads them: one query for a page, whatever it shows.

Guests are learners too. Only the newest ``WINDOW`` events are read, so that the cost
doesn't grow with history; what is older says less about the questions of today.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from db.first_answers import is_newest, only_first, select_counted
from db.history import of_item
from db.tables import Attempt, AttemptItem, Membership, QuestionVersion, ResponseEvent
from people.model import CohortRole
from quizzes.model import Question
from quizzes.records import load_question
from quizzes.statistics.firsts import First
from quizzes.statistics.results import Mark, Result

WINDOW = 250_000
MOST_RESULTS = 2_000


def select_firsts(session: Session, question_id: str = "", cohort_id: str = "") -> list[First]:
    """Return first answers, the oldest first; to one question, and of a cohort's learners.

    What learners earned elsewhere is taken over all their first answers in any case.
    """
    columns = (
        AttemptItem.question_hash,
        AttemptItem.seed,
        ResponseEvent.response,
        ResponseEvent.seconds,
    )
    counted = select_counted(*columns).where(_is_recent())
    if cohort_id:
        counted = counted.where(_learns_in(cohort_id))
    if question_id:
        asked = (
            select(Attempt.user_id)
            .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
            .where(AttemptItem.question_id == question_id)
        )
        counted = counted.where(Attempt.user_id.in_(asked))
    first = only_first(counted)
    learner = first.c.user_id
    all_of = select(
        first,
        (func.count().over(partition_by=learner) - 1).label("others"),
        (func.sum(first.c.credit).over(partition_by=learner) - first.c.credit).label("earned"),
    ).subquery()
    query = select(all_of).order_by(all_of.c.received_at, all_of.c.id)
    if question_id:
        query = query.where(all_of.c.question_id == question_id)
    return [
        First(
            row.user_id,
            row.question_id,
            row.question_hash,
            row.seed,
            row.credit,
            row.response,
            row.seconds,
            row.others,
            row.earned,
        )
        for row in session.execute(query)
    ]


def _is_recent() -> ColumnElement[bool]:
    newest = select(func.max(ResponseEvent.id)).scalar_subquery()
    return ResponseEvent.id > newest - WINDOW


def _learns_in(cohort_id: str) -> ColumnElement[bool]:
    """Return the condition that the attempt is a cohort's learner's; instructors don't count."""
    return exists().where(
        Membership.user_id == Attempt.user_id,
        Membership.cohort_id == cohort_id,
        Membership.role == CohortRole.LEARNER,
    )


def select_versions(session: Session, question_id: str) -> list[tuple[Question, datetime, bool]]:
    """Return the versions that were asked, the newest first, with the day each came into use.

    A version whose key was mended comes with the mended key; the last value says so.
    """
    key = aliased(QuestionVersion)
    rows = session.execute(
        select(QuestionVersion, key.document)
        .outerjoin(key, key.hash == QuestionVersion.graded_by)
        .where(QuestionVersion.question_id == question_id)
        .order_by(QuestionVersion.created_at.desc(), QuestionVersion.hash)
    )
    return [
        (load_question(mended or row.document, row.hash), row.created_at, mended is not None)
        for row, mended in rows
    ]


def select_results(session: Session, exam: str = "", cohort_id: str = "") -> list[Result]:
    """Return each learner's first result of an exam, or of every one, the newest ones.

    A question that was left open has no credit.
    """
    turn = func.row_number().over(
        partition_by=(Attempt.user_id, Attempt.exam), order_by=(Attempt.started_at, Attempt.id)
    )
    sat = select(Attempt.id, Attempt.exam, Attempt.started_at, turn.label("turn")).where(
        Attempt.status == "closed", Attempt.exam == exam if exam else Attempt.exam != ""
    )
    if cohort_id:
        sat = sat.where(_learns_in(cohort_id))
    every = sat.subquery()
    chosen = (
        select(every)
        .where(every.c.turn == 1)
        .order_by(every.c.started_at.desc(), every.c.id)
        .limit(MOST_RESULTS)
        .subquery()
    )
    parts = func.json_array_length(QuestionVersion.document["parts"])
    # SQLite says 0 where there are none, PostgreSQL says NULL.
    places = func.coalesce(func.nullif(parts, 0), 1)
    query = (
        select(
            chosen.c.id,
            chosen.c.exam,
            AttemptItem.question_id,
            AttemptItem.topic,
            AttemptItem.scored,
            places.label("places"),
            ResponseEvent.credit,
        )
        .join(AttemptItem, AttemptItem.attempt_id == chosen.c.id)
        .join(QuestionVersion, QuestionVersion.hash == AttemptItem.question_hash)
        .outerjoin(ResponseEvent, and_(of_item(), is_newest()))
        .order_by(chosen.c.started_at, chosen.c.id, AttemptItem.position)
    )
    return [
        Result(exam, tuple(Mark(*row[2:]) for row in rows))
        for (_, exam), rows in groupby(session.execute(query), key=lambda row: (row[0], row[1]))
    ]
