"""Practising again what an attempt asked: the same questions with new numbers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from quizzes.lookback import Review
from quizzes.model import Bank, Question
from quizzes.questions_shown import Shown
from quizzes.services import starting
from quizzes.services.errors import RequestError
from quizzes.sittings import Asked, Mode, Rules


def find_again(
    review: Review, bank: Bank, shown: Shown, position: int | None = None
) -> tuple[Question, ...]:
    """Return the questions to ask again, in their order: what a filter keeps, or one of them.

    They are asked as the bank has them now; what it no longer has is left out.
    """
    wanted = review.positions[shown] if position is None else (position,)
    items = [item for item in review.sitting.items if item.position in wanted]
    known = [bank.by_id[item.question_id] for item in items if item.question_id in bank.by_id]
    return tuple(known[: starting.MAX_QUESTIONS])


def start_again(
    person_id: str,
    review: Review,
    bank: Bank,
    shown: Shown,
    position: int | None = None,
    now: datetime | None = None,
) -> str:
    """Start a practice set on questions of a closed attempt and return its id.

    Raises:
        RequestError: the attempt is open, or none of the questions can be asked.
    """
    if review.sitting.open:
        raise RequestError("Finish this set first, then practise it again.", "which")
    questions = find_again(review, bank, shown, position)
    if not questions:
        raise RequestError("None of these questions is in the bank any more.", "which")
    seed = secrets.randbelow(starting.MAX_SEED)
    request = starting.name_request(Mode.PRACTICE, "again", review.sitting.id, shown, position)

    def choose(_seen: Mapping[str, datetime]) -> Sequence[Asked]:
        return starting.draw_variants(questions, seed)

    return starting.open_attempt(
        person_id, Rules(Mode.PRACTICE, seed, request=request), choose, now
    )
