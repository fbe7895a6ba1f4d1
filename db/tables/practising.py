"""Sittings: which questions were asked, and each answer as it arrived."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import new_id, utc_now


class QuestionVersion(Base):
    """A question that somebody was asked, under the hash of its content.

    ``graded_by`` is the hash of a later version whose key holds for this one too.
    """

    __tablename__ = "question_versions"

    hash: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(index=True)
    document: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    graded_by: Mapped[str | None]


class Attempt(Base):
    """One sitting: its mode, its seed, its rules and its state (open or closed).

    ``request`` is a fingerprint of what was asked for, so that asking twice at once starts
    one attempt. ``untimed`` is set where time isn't limited for this person alone.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        Index("ix_attempts_user_started", "user_id", "started_at"),
        Index("ix_attempts_exam", "exam"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE))
    mode: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(default="open")
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    exam: Mapped[str] = mapped_column(default="", server_default="")
    feedback: Mapped[str] = mapped_column(default="once", server_default="once")
    request: Mapped[str] = mapped_column(default="", server_default="")
    line: Mapped[int | None]
    allowed_seconds: Mapped[int | None]
    extra_percent: Mapped[int] = mapped_column(default=0, server_default="0")
    untimed: Mapped[bool] = mapped_column(default=False, server_default=false())
    may_pause: Mapped[bool] = mapped_column(default=False, server_default=false())
    deadline_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]


class AttemptItem(Base):
    """A question's place in an attempt: which content, which variant."""

    __tablename__ = "attempt_items"

    attempt_id: Mapped[str] = mapped_column(
        ForeignKey("attempts.id", ondelete=CASCADE), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[str] = mapped_column(index=True)
    question_hash: Mapped[str] = mapped_column(ForeignKey("question_versions.hash"))
    seed: Mapped[int] = mapped_column(BigInteger)
    topic: Mapped[str]
    section: Mapped[str]
    flagged: Mapped[bool] = mapped_column(default=False)
    scored: Mapped[bool] = mapped_column(default=True, server_default=true())


class ResponseEvent(Base):
    """One answer as it arrived; never changed. ``credit`` may be worked out again.

    A response of JSON's null took the answer back. ``seconds`` is the time that the
    browser measured on the question up to this answer.
    """

    __tablename__ = "response_events"
    __table_args__ = (UniqueConstraint("attempt_id", "position", "sequence"),)

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete=CASCADE))
    position: Mapped[int]
    sequence: Mapped[int]
    response: Mapped[Any] = mapped_column(JSON)
    certainty: Mapped[str | None]
    received_at: Mapped[datetime] = mapped_column(default=utc_now)
    credit: Mapped[float]
    seconds: Mapped[float | None]
