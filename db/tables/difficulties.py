"""What everybody's first answers say about a question's difficulty: a cache, to be dropped."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class QuestionEvidence(Base):
    """A question's difficulty in logits after ``n`` first answers.

    ``last_event`` is the newest answer that the whole replay had seen. The Rasch difficulty
    with its error and n is worked out more seldom, as it takes longer.
    """

    __tablename__ = "question_evidence"

    question_id: Mapped[str] = mapped_column(primary_key=True)
    difficulty: Mapped[float]
    n: Mapped[int]
    last_event: Mapped[int] = mapped_column(BigInteger)
    rasch: Mapped[float | None]
    rasch_error: Mapped[float | None]
    rasch_n: Mapped[int | None]
    computed_at: Mapped[datetime]
