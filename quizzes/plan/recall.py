"""What it is worth to see a question again before the exam."""

from __future__ import annotations

from datetime import date, timedelta

from fsrs import Card, Rating, State

from quizzes.plan.gains import QUESTION
from quizzes.schedule import Memory, find_chance, find_latest, make_scheduler, review

REVIEW_MINUTES = 1.0  # a question that is known by sight takes less than a new one
_SCHEDULER = make_scheduler()


def review_memory(memory: Memory, right: bool, day: date, exam: date) -> Memory:
    """Return the memory after one more answer, due before the exam."""
    last = review(None, Rating.Good, memory.answered_on, _SCHEDULER).last_review
    card = Card(
        card_id=0,
        state=State.Review,
        step=None,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_review=last,
    )
    return _keep(memory.question_id, memory.topic, card, right, day, exam)


def begin_memory(question: str, topic: str, right: bool, day: date, exam: date) -> Memory:
    """Return the memory of a question answered for the first time."""
    return _keep(question, topic, None, right, day, exam)


def _keep(
    question: str, topic: str, before: Card | None, right: bool, day: date, exam: date
) -> Memory:
    card = review(before, Rating.Good if right else Rating.Again, day, _SCHEDULER)
    due, latest = card.due.date(), find_latest(question, day, exam)
    return Memory(
        question,
        topic,
        card.stability or 0,
        card.difficulty or 0,
        day,
        # What can't come back before the exam is over.
        exam + timedelta(days=1) if latest is None else min(due, latest),
    )


def keep_until(day: date, exam: date) -> float:
    """Return how much of something learnt on a day for the first time is left at the exam."""
    return find_chance(begin_memory("", "", True, day, exam), exam)


def save_memory(memory: Memory, day: date, exam: date) -> float:
    """Return the logits that a review keeps from being lost until the exam.

    A question stands for what practising it once has taught; a review brings its chance to be
    known on the exam's day from what would be left to what will be left, right or wrong.
    """
    known = find_chance(memory, day)
    right, wrong = (
        find_chance(review_memory(memory, outcome, day, exam), exam) for outcome in (True, False)
    )
    return QUESTION * (known * right + (1 - known) * wrong - find_chance(memory, exam))
