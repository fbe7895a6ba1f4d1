"""All tables: people and what they did. Content stays in its files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.types import UtcDateTime, new_id, utc_now

CASCADE = "CASCADE"


class Base(DeclarativeBase):
    """Declarative base with stable constraint names, which migrations rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, dict[str, Any]: JSON}


class User(Base):
    """An account, or a guest who has practised (no e-mail, no password)."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    role: Mapped[str] = mapped_column(default="learner")
    guest: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    session_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class OneTimeLink(Base):
    """A link that works once; only the hash of its secret is stored."""

    __tablename__ = "one_time_links"

    secret_hash: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Cohort(Base):
    """A group of learners with dates, an exam date and a join link."""

    __tablename__ = "cohorts"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    exam_on: Mapped[date | None]
    time_zone: Mapped[str] = mapped_column(default="UTC")
    join_token: Mapped[str] = mapped_column(unique=True, default=new_id)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class Membership(Base):
    """Who belongs to a cohort, as instructor or as learner."""

    __tablename__ = "memberships"

    cohort_id: Mapped[str] = mapped_column(
        ForeignKey("cohorts.id", ondelete=CASCADE), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete=CASCADE), primary_key=True, index=True
    )
    role: Mapped[str]
    joined_at: Mapped[datetime] = mapped_column(default=utc_now)


class QuestionVersion(Base):
    """A question that somebody was asked, under the hash of its content."""

    __tablename__ = "question_versions"

    hash: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(index=True)
    document: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class Attempt(Base):
    """One sitting: its mode, its seed and its state (open or closed)."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_user_started", "user_id", "started_at"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE))
    mode: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(default="open")
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    closed_at: Mapped[datetime | None]


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


class ResponseEvent(Base):
    """One answer as it arrived; never changed. ``credit`` may be worked out again."""

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


class MaturityAssessment(Base):
    """A self-assessment: answers by dimension, facts by code, open until finished."""

    __tablename__ = "maturity_assessments"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), index=True)
    name: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
    finished_at: Mapped[datetime | None]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    instrument_hash: Mapped[str] = mapped_column(default="")
