"""Reading: notes of one's own, what was studied, and where one stopped.

Topics and sections are named by slug and anchor: the content stays in its
files, and a record outlives the section it is about.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import new_id, utc_now


class ReadingNote(Base):
    """A note, highlight or bookmark (``kind``) in a section.

    ``quote`` is the text it stands at, with what surrounds it; empty for a whole
    section. A removed one waits with ``removed_at`` set, so that it can come back.
    """

    __tablename__ = "reading_notes"
    __table_args__ = (Index("ix_reading_notes_user_topic", "user_id", "topic"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE))
    topic: Mapped[str]
    section: Mapped[str]
    kind: Mapped[str]
    quote: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
    removed_at: Mapped[datetime | None]


class Studied(Base):
    """A section that a person has marked as studied."""

    __tablename__ = "studied"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    studied_at: Mapped[datetime] = mapped_column(default=utc_now)


class ReadingPosition(Base):
    """The section at which a person stopped reading a topic."""

    __tablename__ = "reading_positions"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str]
    read_at: Mapped[datetime] = mapped_column(default=utc_now)
