"""Attempts looked back on as JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizzes.exams.model import measure_margin
from quizzes.lookback import Line, Review
from quizzes.results import Earned, Result, TopicResult
from quizzes.sittings import Sitting


def describe_line(line: Line) -> dict[str, Any]:
    """Return an attempt as the list has it."""
    return _describe(line.sitting, line.title, line.answered, line.result)


def describe_review(review: Review) -> dict[str, Any]:
    """Return what an attempt came to; its keys may be shown."""
    result, changes, pacing = review.result, review.changes, review.pacing
    margin = None
    if result.line is not None:
        margin = measure_margin(result.possible, result.line / 100)
    return {
        **_describe(review.sitting, review.title, result.answered, result),
        "margin": margin,
        "unscored": [item.position for item in review.sitting.items if not item.scored],
        "topics": [_group(topic.topic, topic) for topic in result.topics],
        "domains": _groups(review.domains),
        "levels": _groups(review.levels),
        "kinds": _groups(review.kinds),
        "pacing": {
            "kinds": [{**vars(kind), "kind": kind.kind.value} for kind in pacing.kinds],
            "questions": [
                {**vars(timed), "over": review.over.get(timed.position)} for timed in review.timed
            ],
            "lost": pacing.lost,
        },
        "changes": changes and vars(changes),
    }


def _describe(sitting: Sitting, title: str, answered: int, result: Result | None) -> dict[str, Any]:
    return {
        "id": sitting.id,
        "title": title,
        "mode": sitting.mode.value,
        "exam": sitting.rules.exam,
        "status": "open" if sitting.open else "closed",
        "started_at": sitting.started_at,
        "closed_at": sitting.closed_at,
        "closed_by": sitting.closed_by.value if sitting.closed_by else None,
        "questions": len(sitting.items),
        "answered": answered,
        "credit": result and result.credit,
        "possible": result and result.possible,
        "line": sitting.rules.line,
        "reached": result and result.reached,
    }


def _groups(earned: Iterable[Earned]) -> list[dict[str, Any]]:
    return [_group(each.key, each) for each in earned]


def _group(key: str, earned: Earned | TopicResult) -> dict[str, Any]:
    interval = earned.interval
    return {
        "key": key,
        "n": earned.n,
        "credit": earned.credit,
        "interval": None if interval is None else list(interval),
    }
