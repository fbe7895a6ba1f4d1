"""Study plans: what a learner settled. The plan itself is worked out each time."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import CASCADE, Base
from db.types import utc_now


class StudyPlanRow(Base):
    """One learner's settings; ``minutes`` are those of the weekdays, Monday first."""

    __tablename__ = "study_plans"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete=CASCADE), primary_key=True)
    exam: Mapped[str]
    exam_on: Mapped[date]
    minutes: Mapped[list[int]] = mapped_column(JSON)
    days_off: Mapped[list[str]] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
