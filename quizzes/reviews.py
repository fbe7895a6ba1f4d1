"""What is due for review, said as the page of reviews says it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from quizzes.answers import Counted
from quizzes.course import Course
from quizzes.enemies import Truce
from quizzes.learner import Learner
from quizzes.model import Bank, Question
from quizzes.overview import NUMBERS
from quizzes.schedule import Memory, count_due, find_chance

SIZES = (10, 20)
MOST = 50  # questions in one review
AHEAD = 14  # days whose counts are shown
SHOWN = 10  # questions of the confidently wrong ones that are listed


@dataclass(frozen=True)
class TopicDue:
    """What is due in a topic; ``chance`` is the mean chance that it is still known."""

    slug: str
    due: int
    chance: float


@dataclass(frozen=True)
class ComingDay:
    """A day with the number of questions that come back on it."""

    on: date
    due: int


@dataclass(frozen=True, eq=False)
class ReviewPage:
    """What a learner finds on the page of reviews."""

    learner: Learner

    @property
    def course(self) -> Course:
        """The content that the learner learns."""
        return self.learner.course

    @property
    def due(self) -> int:
        """How many questions are due today."""
        return len(self.learner.due)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes on offer for a review, the last of them all that is due."""
        return (*(size for size in SIZES if size < self.due), min(self.due, MOST))

    @cached_property
    def topics(self) -> tuple[TopicDue, ...]:
        """What is due by topic, what is most likely forgotten first."""
        chances: dict[str, list[float]] = {}
        for memory in self.learner.due:
            chance = find_chance(memory, self.learner.today)
            chances.setdefault(memory.topic, []).append(chance)
        found = (TopicDue(slug, len(all), sum(all) / len(all)) for slug, all in chances.items())
        return tuple(sorted(found, key=lambda topic: (topic.chance, topic.slug)))

    @cached_property
    def days(self) -> tuple[ComingDay, ...]:
        """The next days from tomorrow on, each with what comes back on it."""
        today = self.learner.today
        counts = count_due(self.learner.memories, today, AHEAD + 1)
        return tuple(
            ComingDay(today + timedelta(days=wait), counts[wait]) for wait in range(1, AHEAD + 1)
        )

    @cached_property
    def next(self) -> ComingDay | None:
        """The first day after today on which something comes back."""
        later = [m.due_on for m in self.learner.memories if m.due_on > self.learner.today]
        return ComingDay(min(later), later.count(min(later))) if later else None

    @property
    def sure(self) -> tuple[Counted, ...]:
        """The last answers that were certain and wrong, newest first."""
        return self.learner.confidently_wrong


def select_due(
    bank: Bank, due: Collection[Memory], count: int, held: Collection[str] = ()
) -> tuple[Question, ...]:
    """Return up to ``count`` of the questions that are due, in the order given.

    Questions that declare each other as enemies never meet; the later one stays due. Those
    ``held`` by an exam that runs stay due too.
    """
    chosen: list[Question] = []
    truce = Truce()
    for memory in due:
        question = bank.by_id.get(memory.question_id)
        if question is None or question.id in held or not truce.admits(question):
            continue
        if len(chosen) == count:
            break
        chosen.append(question)
        truce.add(question)
    return tuple(chosen)


def say_return(memory: Memory, today: date) -> str:
    """Return the sentence that says when a question comes back."""
    wait = (memory.due_on - today).days
    if wait <= 0:
        return "It is due for review."
    if wait == 1:
        return f"Comes back tomorrow, {name_day(memory.due_on)}."
    return f"Comes back in {wait} days, on {_name_date(memory.due_on, today)}."


def say_nothing_due(coming: ComingDay | None, today: date) -> str:
    """Return the sentence on what comes back next, where nothing is due."""
    if coming is None:
        return "Nothing comes back on a later day either."
    count = NUMBERS[coming.due] if coming.due < len(NUMBERS) else str(coming.due)
    what = "The next question comes" if coming.due == 1 else f"The next {count.lower()} come"
    on = "tomorrow" if (coming.on - today).days == 1 else f"on {_name_date(coming.on, today)}"
    return f"{what} back {on}."


def name_day(day: date) -> str:
    """Return a day near enough to need no year: "Thursday 26 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def _name_date(day: date, today: date) -> str:
    if (day - today).days < 7:
        return name_day(day)
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
