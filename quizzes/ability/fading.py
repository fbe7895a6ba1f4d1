"""What is left of a topic some time after it was practised.

Abilities say what a learner could do when they answered. A topic is remembered as FSRS
remembers a question: each day of practice in it is one review, whatever was asked, and the
chance to still know it falls from then on. With chance k a question meets what was known,
else blind guessing, so that forgetting takes knowledge and leaves luck.

A topic's mean over its questions would be simpler, but forgets too much: who meets new
questions every day and gets them right would be said to lose what they show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from fsrs import Card, Rating

from quizzes.ability.exams import Exam, Part
from quizzes.ability.model import Array
from quizzes.answers import Counted
from quizzes.progress import compute_step
from quizzes.schedule import Memory, find_chance, find_day, make_scheduler, review

# A day's mean credit as FSRS's ratings, by the steps of mastery; certainty is left out.
_RATINGS = (Rating.Again, Rating.Again, Rating.Hard, Rating.Good, Rating.Good)


def remember_topics(answers: Iterable[Counted], time_zone: str) -> dict[str, Memory]:
    """Return a memory of each topic practised; its ``question_id`` is empty."""
    days: dict[tuple[str, date], list[float]] = {}
    for answer in answers:
        day = find_day(answer.answered_at, time_zone)
        days.setdefault((answer.topic, day), []).append(answer.credit)
    scheduler = make_scheduler()
    cards: dict[str, tuple[date, Card]] = {}
    for (topic, day), credits in sorted(days.items(), key=lambda found: found[0]):
        before = cards.get(topic)
        rating = _RATINGS[compute_step(sum(credits) / len(credits))]
        cards[topic] = day, review(before[1] if before else None, rating, day, scheduler)
    return {
        topic: Memory("", topic, card.stability or 0, card.difficulty or 0, day, card.due.date())
        for topic, (day, card) in cards.items()
    }


def find_kept(memories: Mapping[str, Memory], day: date) -> dict[str, float]:
    """Return by topic the chance that what was known is still known on a day."""
    return {topic: find_chance(memory, day) for topic, memory in memories.items()}


def fade_exam(exam: Exam, kept: Mapping[str, float]) -> Exam:
    """Return the exam as it is for who has kept so much; a topic without a figure keeps all."""
    groups = (
        replace(
            group, parts=tuple(_fade_part(part, kept.get(part.topic, 1.0)) for part in group.parts)
        )
        for group in exam.groups
    )
    return replace(exam, groups=tuple(groups))


def fade_curves(curves: Mapping[str, Array], kept: Mapping[str, float]) -> dict[str, Array]:
    """Return the topics' curves of credit in the same way."""
    return {topic: _fade(curve, kept.get(topic, 1.0)) for topic, curve in curves.items()}


def _fade_part(part: Part, kept: float) -> Part:
    return replace(part, credit=_fade(part.credit, kept), square=_fade(part.square, kept))


def _fade(curve: Array, kept: float) -> Array:
    # At the grid's low end nothing is known: what is earned there is guessed.
    faded: Array = kept * curve + (1 - kept) * curve[0]
    return faded
