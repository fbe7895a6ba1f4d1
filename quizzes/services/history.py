"""All attempts of one person, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from db import sittings
from db.engine import db
from kb.model import Library
from quizzes.exams.model import Blueprint
from quizzes.lookback import Line
from quizzes.results import compute_result
from quizzes.services.attempts import find_sitting
from quizzes.sittings import Reveal, Sitting
from quizzes.titles import name_attempt

PAGE = 20


@dataclass(frozen=True)
class Listing:
    """A page of attempts, open ones first; ``total`` counts all of them."""

    lines: tuple[Line, ...]
    total: int
    page: int
    last_page: int


def list_attempts(
    person_id: str,
    page: int,
    library: Library,
    blueprints: Mapping[str, Blueprint],
    now: datetime,
    size: int = PAGE,
) -> Listing:
    """Return a page of this person's attempts; one beyond the last is the last.

    An attempt whose time is up is closed by this.
    """
    total = sittings.count_attempts(db.session, person_id)
    last = max(1, ceil(total / size))
    number = min(max(1, page), last)
    found = sittings.list_sittings(db.session, person_id, size, (number - 1) * size)
    current = [
        find_sitting(person_id, each.id, now) if each.is_over(now) else each for each in found
    ]
    lines = tuple(_describe(sitting, library, blueprints) for sitting in current)
    return Listing(lines, total, number, last)


def _describe(sitting: Sitting, library: Library, blueprints: Mapping[str, Blueprint]) -> Line:
    held_back = sitting.open and sitting.rules.reveal is Reveal.END
    rules, topics = sitting.rules, {item.topic for item in sitting.items}
    return Line(
        sitting=sitting,
        title=name_attempt(rules.mode, rules.exam, topics, library, blueprints),
        answered=sum(item.answer is not None for item in sitting.items),
        result=None if held_back else compute_result(sitting),
    )
