"""People, their tokens for programs, cohorts and the links that work once."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import new_id, utc_now


class User(Base):
    """An account, or a guest who has practised (no e-mail, no password).

    ``extra_percent``, ``untimed`` and ``may_pause`` are granted for exams.
    """

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    role: Mapped[str] = mapped_column(default="learner")
    guest: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    session_version: Mapped[int] = mapped_column(default=1)
    extra_percent: Mapped[int] = mapped_column(default=0, server_default="0")
    untimed: Mapped[bool] = mapped_column(default=False, server_default=false())
    may_pause: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class ApiToken(Base):
    """What a program shows to act for a person; only the hash of its secret is stored."""

    __tablename__ = "api_tokens"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), index=True)
    name: Mapped[str]
    secret_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    last_used_at: Mapped[datetime | None]


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
