"""When a question is about to be forgotten: spaced review by FSRS-6.

Memories are worked out again from the recorded answers each time, so no state can
drift from them. The model is the one of the ``fsrs`` library with its default
parameters: https://github.com/open-spaced-repetition/py-fsrs, described in
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.

It gets the learner's days, not moments. FSRS counts elapsed time in whole days of 24
hours, so that an answer at 8 in the evening would otherwise be no review at all for
who had answered at 9 the evening before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler

from quizzes.answers import Counted
from quizzes.draws import derive_seed
from quizzes.model import Certainty

RETENTION = 0.9  # the chance to know a question that is left when it comes back
SPREAD = 7  # last reviews are spread over so many days before the exam, at most

_RIGHT = {
    Certainty.UNSURE: Rating.Hard,
    Certainty.FAIR: Rating.Good,
    Certainty.CERTAIN: Rating.Easy,
    None: Rating.Good,
}


@dataclass(frozen=True)
class Memory:
    """What is left of a question: ``stability`` is the days until the chance is 90 %."""

    question_id: str
    topic: str
    stability: float
    difficulty: float
    answered_on: date
    due_on: date


def rate_answer(credit: float, certainty: Certainty | None) -> Rating:
    """Return FSRS's rating of an answer: anything but full credit is forgotten."""
    return _RIGHT[certainty] if credit >= 1 else Rating.Again


def find_day(at: datetime, time_zone: str) -> date:
    """Return the day of a moment in a time zone."""
    return at.astimezone(ZoneInfo(time_zone)).date()


def make_scheduler(retention: float = RETENTION) -> Scheduler:
    """Return FSRS-6 without fuzz and without steps of minutes: a miss comes back tomorrow."""
    return Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def review(card: Card | None, rating: Rating, day: date, scheduler: Scheduler) -> Card:
    """Return a question's card after an answer; None is a question never answered."""
    at = _start(day)
    # A card without an id and a date would wait for the clock to get one.
    card = card or Card(card_id=0, due=at)
    return scheduler.review_card(card, rating, at)[0]


def remember(
    answers: Iterable[Counted],
    time_zone: str,
    exam: date | None = None,
    retention: float = RETENTION,
) -> tuple[Memory, ...]:
    """Return a memory for each question answered, the one that is due first at the front.

    ``exam`` is the day of the next exam, in the same time zone, and None once it is
    over. A review that would come later is drawn to a day before it, which
    ``find_latest`` chooses.
    """
    scheduler = make_scheduler(retention)
    cards: dict[str, tuple[str, date, Card]] = {}
    for answer in sorted(answers, key=lambda each: each.answered_at):
        before = cards.get(answer.question_id)
        day = find_day(answer.answered_at, time_zone)
        rating = rate_answer(answer.credit, answer.certainty)
        card = review(before[2] if before else None, rating, day, scheduler)
        cards[answer.question_id] = (answer.topic, day, card)
    memories = (_keep(id, *found, exam) for id, found in cards.items())
    return tuple(sorted(memories, key=lambda each: (each.due_on, each.question_id)))


def _keep(id: str, topic: str, day: date, card: Card, exam: date | None) -> Memory:
    due = card.due.date()
    latest = find_latest(id, day, exam) if exam else None
    return Memory(
        question_id=id,
        topic=topic,
        stability=card.stability or 0,
        difficulty=card.difficulty or 0,
        answered_on=day,
        due_on=min(due, latest) if latest else due,
    )


def find_latest(question_id: str, answered_on: date, exam: date) -> date | None:
    """Return the last day for a question's next review, or None if none is left for it.

    The questions are spread over the days before the exam, over half the time that is
    left and a week at most, or all would come back on its eve. The day depends on the
    question and not on the answer: a better one never brings the question back earlier.
    """
    room = (exam - answered_on).days - 1
    if room < 1:
        return None
    spread = min(SPREAD, max(1, room // 2))
    return exam - timedelta(days=1 + derive_seed("last review", question_id) % spread)


def list_due(memories: Iterable[Memory], today: date) -> tuple[Memory, ...]:
    """Return what is due, what is most likely forgotten first.

    Questions that came back once too late are not treated apart: the chance says it all.
    """
    due = (memory for memory in memories if memory.due_on <= today)
    return tuple(sorted(due, key=lambda each: (find_chance(each, today), each.question_id)))


def find_chance(memory: Memory, day: date) -> float:
    """Return the chance to still know a question on a day: its retrievability."""
    card = Card(
        card_id=0,
        stability=memory.stability,
        due=_start(memory.due_on),
        last_review=_start(memory.answered_on),
    )
    return _MODEL.get_card_retrievability(card, _start(day))


def count_due(memories: Iterable[Memory], today: date, days: int) -> tuple[int, ...]:
    """Return how many questions come back on each day from today on, overdue ones today.

    Each is counted once: when it comes back again depends on an answer not given yet.
    """
    counts = [0] * days
    for memory in memories:
        wait = max(0, (memory.due_on - today).days)
        if wait < days:
            counts[wait] += 1
    return tuple(counts)


def forecast_weeks(
    memories: Sequence[Memory], today: date, weeks: int
) -> tuple[tuple[date, int], ...]:
    """Return the Mondays from this week's on, each with the reviews due in its week."""
    monday = today - timedelta(days=today.weekday())
    days = (0,) * today.weekday()
    days += count_due(memories, today, 7 * weeks - today.weekday())
    return tuple(
        (monday + timedelta(days=start), sum(days[start : start + 7]))
        for start in range(0, 7 * weeks, 7)
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


_MODEL = make_scheduler()  # the curve depends on the parameters alone, not on the retention
