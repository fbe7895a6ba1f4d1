"""Progress as JSON."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from kb.services.current import library
from people.auth import allow
from quizzes.learner import Learner
from quizzes.plan.model import Step
from quizzes.views.standing import summarise_own

bp = Blueprint("api_progress", __name__, description="How one stands")


class TopicProgressReply(Schema):
    """The command of one topic.

    ``chance`` is the chance to get its exam questions right today, forgetting included, and
    ``range`` its 10th to 90th percentile; ``mean`` is the mean credit of first answers, and
    ``n`` their number. ``ebb`` is how many steps forgetting has taken.
    """

    number = fields.Integer(required=True)
    slug = fields.String(required=True)
    step = fields.Integer(required=True)
    word = fields.String(required=True)
    mean = fields.Float(required=True, allow_none=True)
    n = fields.Integer(required=True)
    last_active = fields.AwareDateTime(required=True, allow_none=True)
    chance = fields.Float(required=True, allow_none=True)
    range = fields.List(fields.Float(), required=True, allow_none=True)
    ebb = fields.Integer(required=True)
    due = fields.Integer(required=True)


class ReadinessReply(Schema):
    """Readiness for an exam, as shares from 0 to 1.

    ``probability`` is the share of simulated exams that reach the ``line``, ``score`` their
    mean and ``interval`` their 10th to 90th percentile. ``answers`` are the first answers
    behind them.
    """

    exam = fields.String(required=True)
    line = fields.Float(required=True)
    probability = fields.Float(required=True)
    score = fields.Float(required=True)
    interval = fields.List(fields.Float(), required=True)
    answers = fields.Integer(required=True)


class NextReply(Schema):
    """What to do next, and why; a review or an exam has no topic.

    ``score`` and ``probability`` are what it is expected to add to the exam's score and to
    the chance of reaching the line, as shares.
    """

    kind = fields.String(required=True)
    topic = fields.String(required=True, allow_none=True)
    title = fields.String(required=True)
    minutes = fields.Integer(required=True)
    questions = fields.Integer(required=True)
    score = fields.Float(required=True)
    probability = fields.Float(required=True)
    reason = fields.String(required=True)
    url = fields.String(required=True)


class ProgressReply(Schema):
    """Where a learner stands. Readiness is null before 20 answers; ``missing`` says how many
    more it takes.
    """

    topics = fields.List(fields.Nested(TopicProgressReply), required=True)
    answers = fields.Integer(required=True)
    readiness = fields.Nested(ReadinessReply, required=True, allow_none=True)
    missing = fields.Integer(required=True)
    due = fields.Integer(required=True)
    next = fields.Nested(NextReply, required=True, allow_none=True)


@bp.get("/progress")
@allow("anyone")
@bp.response(200, ProgressReply)
def show_progress() -> dict[str, Any]:
    """Return one's level in every topic, readiness, reviews due and what to practise next."""
    summary = summarise_own()
    standing = [(topic.number, summary.topics[topic.slug]) for topic in library().topics]
    return {
        "topics": [{"number": n, "word": at.word, **vars(at)} for n, at in standing],
        "answers": summary.answers,
        "readiness": describe_readiness(summary.learner),
        "missing": summary.learner.missing,
        "due": len(summary.learner.due),
        "next": describe_next(summary.step, summary.task),
    }


def describe_readiness(learner: Learner) -> dict[str, Any] | None:
    """Return the readiness for the default exam as the reply has it."""
    exam = learner.course.exam() if learner.readiness else None
    if learner.readiness is None or exam is None:
        return None
    return {"exam": learner.course.exam_slug, "line": exam.line, **vars(learner.readiness)}


def describe_next(step: Step | None, title: str) -> dict[str, Any] | None:
    """Return what to do next as the reply has it."""
    if step is None:
        return None
    return {
        "kind": step.task.kind.value,
        "topic": step.task.topic or None,
        "title": title,
        "minutes": step.task.minutes,
        "questions": step.task.questions,
        "score": step.score,
        "probability": step.probability,
        "reason": step.reason,
        "url": step.address,
    }
