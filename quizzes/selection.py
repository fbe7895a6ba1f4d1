"""Which questions a practice set asks: what is new first, then what was seen longest ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from quizzes.draws import Draws
from quizzes.model import Question


def select_practice(
    questions: Iterable[Question],
    last_seen: Mapping[str, datetime],
    count: int,
    seed: int,
) -> tuple[Question, ...]:
    """Return up to ``count`` questions, unseen ones first, then the oldest.

    ``last_seen`` says by question id when the learner last answered it. Among
    unseen questions the topics take turns, so that a short set over several
    topics touches as many of them as it can. The same seed gives the same set.
    """
    draws = Draws("practice", seed)
    pool = draws.shuffle(sorted(questions, key=lambda question: question.id))
    unseen = [question for question in pool if question.id not in last_seen]
    seen = [question for question in pool if question.id in last_seen]
    seen.sort(key=lambda question: last_seen[question.id])
    return tuple([*_take_turns(unseen), *seen][:count])


def _take_turns(questions: list[Question]) -> list[Question]:
    taken: dict[str, int] = {}
    ranked = []
    for place, question in enumerate(questions):
        turn = taken.get(question.topic, 0)
        taken[question.topic] = turn + 1
        ranked.append((turn, place, question))
    return [question for _, _, question in sorted(ranked, key=lambda item: item[:2])]
