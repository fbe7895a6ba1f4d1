"""The cache of difficulties that everybody's first answers show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.tables import QuestionEvidence
from quizzes.ability.model import Evidence
from quizzes.statistics.rasch import Difficulty


@dataclass(frozen=True)
class State:
    """What the cache rests on: first answers, the newest answer of all, and when it was made."""

    answers: int
    last_event: int
    computed_at: datetime | None


@dataclass(frozen=True)
class Learned:
    """A difficulty by replay after ``n`` answers, and the Rasch one if it was worked out."""

    difficulty: float
    n: int
    rasch: float | None = None
    rasch_error: float | None = None
    rasch_n: int | None = None


def select_evidence(session: Session) -> dict[str, Evidence]:
    """Return the kept evidence by question id; empty before the first replay."""
    rows = session.execute(
        select(QuestionEvidence.question_id, QuestionEvidence.difficulty, QuestionEvidence.n)
    )
    return {id: Evidence(difficulty, n) for id, difficulty, n in rows}


def select_learned(session: Session) -> dict[str, Learned]:
    """Return both difficulties by question id."""
    kept = QuestionEvidence
    rows = session.execute(
        select(
            kept.question_id, kept.difficulty, kept.n, kept.rasch, kept.rasch_error, kept.rasch_n
        )
    )
    return {row[0]: Learned(*row[1:]) for row in rows}


def put_rasch(session: Session, found: Sequence[Difficulty]) -> None:
    """Keep Rasch difficulties beside the evidence; questions without evidence are left out."""
    session.execute(update(QuestionEvidence).values(rasch=None, rasch_error=None, rasch_n=None))
    known = set(session.scalars(select(QuestionEvidence.question_id)))
    rows = [
        {
            "question_id": each.id,
            "rasch": each.difficulty,
            "rasch_error": each.error,
            "rasch_n": each.n,
        }
        for each in sorted(found, key=lambda each: each.id)
        if each.id in known
    ]
    if rows:
        session.execute(update(QuestionEvidence), rows)


def find_state(session: Session) -> State:
    """Return what the cache rests on."""
    row = session.execute(
        select(
            func.coalesce(func.sum(QuestionEvidence.n), 0),
            func.coalesce(func.max(QuestionEvidence.last_event), 0),
            func.max(QuestionEvidence.computed_at),
        )
    ).one()
    return State(*row)


def replace_evidence(
    session: Session, found: Mapping[str, Evidence], last_event: int, now: datetime
) -> None:
    """Put the evidence in the place of all that was kept.

    Two processes may do so at the same moment, so rows are written over, in a fixed order.
    """
    session.execute(delete(QuestionEvidence).where(QuestionEvidence.question_id.not_in(found)))
    if not found:
        return
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql.insert if on_postgresql else sqlite.insert
    put = insert(QuestionEvidence)
    written = {
        name: put.excluded[name] for name in ("difficulty", "n", "last_event", "computed_at")
    }
    session.execute(
        put.on_conflict_do_update(index_elements=["question_id"], set_=written),
        [
            {
                "question_id": id,
                "difficulty": found[id].difficulty,
                "n": found[id].n,
                "last_event": last_event,
                "computed_at": now,
            }
            for id in sorted(found)
        ],
    )
