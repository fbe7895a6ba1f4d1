"""All tables: people and what they did. Content stays in its files.

They are imported here together, so that ``Base`` knows every table.
"""

from __future__ import annotations

from db.tables.base import Base
from db.tables.difficulties import QuestionEvidence
from db.tables.maturity import MaturityAssessment
from db.tables.mending import QuestionReport, Regrade
from db.tables.people import ApiToken, Cohort, Membership, OneTimeLink, User
from db.tables.planning import StudyPlanRow
from db.tables.practising import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from db.tables.reading import ReadingNote, ReadingPosition, Studied
from db.tables.requests import RequestEvent, TrainingRequest

__all__ = [
    "ApiToken",
    "Attempt",
    "AttemptItem",
    "Base",
    "Cohort",
    "MaturityAssessment",
    "Membership",
    "OneTimeLink",
    "QuestionEvidence",
    "QuestionReport",
    "QuestionVersion",
    "ReadingNote",
    "ReadingPosition",
    "Regrade",
    "RequestEvent",
    "ResponseEvent",
    "Studied",
    "StudyPlanRow",
    "TrainingRequest",
    "User",
]
