"""First answers for tests: learners whose other answers earned so much."""

from __future__ import annotations

from typing import Any

from quizzes.model import Question
from quizzes.statistics.firsts import First
from quizzes.variants import name_option


def first(question: Question, place: int, rest: float | None = 0.5, /, **more: Any) -> First:
    """Return an answer that picks the option at a place of the file; ``rest`` is known or None."""
    seed = more.pop("seed", 7)
    others = 0 if rest is None else 10
    entry = {
        "learner": "one",
        "question": question.id,
        "hash": question.hash,
        "seed": seed,
        "credit": float(question.options[place].correct),
        "response": name_option(question, seed, place),
        "seconds": None,
        "others": others,
        "earned": others * (rest or 0.0),
    }
    return First(**(entry | more))


def crowd(question: Question, *groups: tuple[int, int, float]) -> list[First]:
    """Return answers from (how many, which option, what they earn elsewhere)."""
    return [
        first(question, place, rest, learner=f"{group}-{number}", seed=number)
        for group, (size, place, rest) in enumerate(groups)
        for number in range(size)
    ]
