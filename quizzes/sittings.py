"""An attempt as it stands: its questions, the answers that count, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from quizzes.intervals import find_interval
from quizzes.model import Certainty


class Mode(StrEnum):
    """Ways of being asked."""

    PRACTICE = "practice"
    QUIZ = "quiz"
    EXAM = "exam"
    REVIEW = "review"
    PLACEMENT = "placement"


@dataclass(frozen=True)
class Answer:
    """The answer that counts at a position: the one with the newest sequence."""

    sequence: int
    response: Any
    certainty: Certainty | None
    received_at: datetime
    credit: float


@dataclass(frozen=True)
class Item:
    """A question's place in an attempt; ``document`` is the question as it was asked."""

    position: int
    question_id: str
    question_hash: str
    document: Mapping[str, Any]
    seed: int
    topic: str
    section: str
    flagged: bool
    answer: Answer | None


@dataclass(frozen=True)
class Sitting:
    """An attempt with its items in order of position."""

    id: str
    mode: Mode
    seed: int
    open: bool
    started_at: datetime
    closed_at: datetime | None
    items: tuple[Item, ...]

    def item(self, position: int) -> Item | None:
        """Return the item at a position, or None."""
        return next((item for item in self.items if item.position == position), None)

    def next_open(self, after: int = 0) -> int | None:
        """Return the next unanswered position after ``after``, else the first one, or None."""
        waiting = [item.position for item in self.items if item.answer is None]
        return next((p for p in waiting if p > after), waiting[0] if waiting else None)


@dataclass(frozen=True)
class TopicResult:
    """What was earned in one topic of an attempt."""

    topic: str
    n: int
    credit: float

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share, or None with too few answers."""
        return find_interval(self.credit, self.n)


@dataclass(frozen=True)
class Result:
    """What an attempt earned, and its answered positions in the order to look back on."""

    questions: int
    answered: int
    credit: float
    topics: tuple[TopicResult, ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]


WRONG_SURE, WRONG, RIGHT_UNSURE, RIGHT, OPEN = (
    "Wrong, and you were certain",
    "Wrong or partly right",
    "Right, though you were unsure",
    "Right",
    "Not answered",
)


def find_group(answer: Answer | None) -> str:
    """Return the heading under which a question is looked back on."""
    if answer is None:
        return OPEN
    if answer.credit < 1:
        return WRONG_SURE if answer.certainty is Certainty.CERTAIN else WRONG
    return RIGHT_UNSURE if answer.certainty is Certainty.UNSURE else RIGHT


def compute_result(sitting: Sitting) -> Result:
    """Return the result of an attempt; unanswered questions count for nothing."""
    topics: dict[str, list[float]] = {}
    groups: dict[str, list[int]] = {g: [] for g in (WRONG_SURE, WRONG, RIGHT_UNSURE, RIGHT, OPEN)}
    for item in sitting.items:
        groups[find_group(item.answer)].append(item.position)
        if item.answer is not None:
            topics.setdefault(item.topic, []).append(item.answer.credit)
    return Result(
        questions=len(sitting.items),
        answered=sum(len(credits) for credits in topics.values()),
        credit=sum(sum(credits) for credits in topics.values()),
        topics=tuple(TopicResult(t, len(some), sum(some)) for t, some in topics.items()),
        groups=tuple((name, tuple(places)) for name, places in groups.items() if places),
    )
