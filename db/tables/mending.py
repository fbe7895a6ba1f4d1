"""Mended keys: what was graded again, and what people report about questions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import new_id, utc_now


class Regrade(Base):
    """Answers to the version ``from_hash`` graded by the key of ``to_hash``; never changed.

    ``user_id`` is who did it, and empty where it was done from the command line or the
    account is gone.
    """

    __tablename__ = "regrades"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    question_id: Mapped[str] = mapped_column(index=True)
    from_hash: Mapped[str] = mapped_column(ForeignKey("question_versions.hash"), index=True)
    to_hash: Mapped[str] = mapped_column(ForeignKey("question_versions.hash"))
    answers: Mapped[int]
    changed: Mapped[int]
    user_id: Mapped[str | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime] = mapped_column(default=utc_now)


class QuestionReport(Base):
    """What somebody says is wrong with a question that they were asked, and the reply."""

    __tablename__ = "question_reports"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), index=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete=CASCADE))
    position: Mapped[int]
    reason: Mapped[str]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    reply: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    replied_at: Mapped[datetime | None]
