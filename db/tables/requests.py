"""Requests for training and what became of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import new_id, utc_now


class TrainingRequest(Base):
    """A request. Its token is kept as it is: it opens nothing that this row doesn't hold."""

    __tablename__ = "training_requests"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    token: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[str | None] = mapped_column(
        ForeignKey("users.id", ondelete=CASCADE), index=True
    )
    kind: Mapped[str]
    slug: Mapped[str]
    title: Mapped[str]
    goal: Mapped[str]
    times: Mapped[list[Any]] = mapped_column(JSON)
    time_zone: Mapped[str]
    experience: Mapped[str]
    group_size: Mapped[int]
    name: Mapped[str]
    email: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class RequestEvent(Base):
    """One change of a request. When an account goes, its name goes from here."""

    __tablename__ = "request_events"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(
        ForeignKey("training_requests.id", ondelete=CASCADE), index=True
    )
    user_id: Mapped[str | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    by: Mapped[str]
    state: Mapped[str]
    text: Mapped[str]
    proposed_on: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(default=utc_now)
