"""An attempt looked back on: what it earned, and where the time went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db import events
from db.engine import db
from kb.model import Library
from quizzes.changes import count_changes
from quizzes.exams.model import Blueprint
from quizzes.lookback import Review
from quizzes.pacing import find_times
from quizzes.results import Result, compute_result
from quizzes.services.attempts import find_sitting
from quizzes.services.errors import HeldBackError
from quizzes.sittings import Reveal
from quizzes.titles import name_attempt


def open_review(
    person_id: str, attempt_id: str, library: Library, blueprints: Mapping[str, Blueprint]
) -> Review:
    """Return an attempt to look back on; an open one as far as it has come.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    sitting = find_sitting(person_id, attempt_id)
    saved = events.select_saved(db.session, sitting)
    numbers = {topic.slug: topic.number for topic in library.topics}
    rules, topics = sitting.rules, {item.topic for item in sitting.items}
    kept = {item.position for item in sitting.items if item.answer is not None}
    given = [e for e in saved if e.position in kept and e.response is not None]
    return Review(
        sitting=sitting,
        title=name_attempt(rules.mode, rules.exam, topics, library, blueprints),
        result=_sort_topics(compute_result(sitting), numbers),
        times=find_times(sitting.started_at, saved),
        changes=count_changes(given) if rules.reveal is Reveal.END else None,
    )


def _sort_topics(result: Result, numbers: Mapping[str, int]) -> Result:
    last = len(numbers) + 1
    topics = sorted(result.topics, key=lambda each: numbers.get(each.topic, last))
    return replace(result, topics=tuple(topics))


def require_keys(review: Review) -> None:
    """Refuse what would tell keys that an open attempt shows at its end only.

    Raises:
        HeldBackError: it is such an attempt.
    """
    if review.sitting.open and review.sitting.rules.reveal is Reveal.END:
        raise HeldBackError("The result is ready once the attempt is handed in.")
