"""A syllabus of four topics, and learners of it."""

from __future__ import annotations

from datetime import date

import numpy as np

from quizzes.ability.exams import Exam, make_group
from quizzes.ability.model import Item, Posterior
from quizzes.plan.model import Mock, Passage, Standing, StudyPlan, Syllabus

TODAY = date(2027, 2, 1)  # a Monday
TOPICS = ("plans", "demand", "supply", "stock")
NAMES = {"plans": "Plans", "demand": "Demand planning", "supply": "S&OP supply", "stock": "Stock"}
# Demand rests on plans, supply on demand; stock stands alone.
NEEDS = {"plans": (), "demand": ("plans",), "supply": ("demand",), "stock": ()}
EXAM = Exam(tuple(make_group(10, [(Item(f"{topic}-q", topic, 0.0), 1.0)]) for topic in TOPICS), 0.7)
SYLLABUS = Syllabus(
    TOPICS,
    NAMES,
    NEEDS,
    {topic: (Passage("first", 6.0), Passage("second", 8.0)) for topic in TOPICS},
    dict.fromkeys(TOPICS, 40),
    EXAM,
    (Mock("whole", 40, 60), Mock("half", 20, 30)),
)
PLAN = StudyPlan("whole", date(2027, 3, 13), (40, 40, 0, 40, 40, 90, 60))


def believe(*means: float, error: float = 0.5, answers: int = 10) -> Posterior:
    """Return a posterior over the four topics, independent of one another."""
    return Posterior(TOPICS, np.array(means), error**2 * np.eye(4), (answers,) * 4)


def stand(*means: float) -> Standing:
    """Return a learner of these abilities who has read everything and met half the questions."""
    read = frozenset({"first", "second"})
    return Standing(
        believe(*means), studied=dict.fromkeys(TOPICS, read), seen=dict.fromkeys(TOPICS, 20)
    )
