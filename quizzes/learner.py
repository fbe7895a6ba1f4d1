"""All that one learner's answers say, worked out from them when it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from quizzes import calibration, causes
from quizzes.ability.fading import fade_curves, fade_exam, find_kept, remember_topics
from quizzes.ability.inference import estimate_abilities
from quizzes.ability.mastery import Mastery, measure_mastery
from quizzes.ability.model import FirstAnswer, Posterior
from quizzes.ability.readiness import DRAWS, ENOUGH, Readiness, estimate_readiness
from quizzes.answers import Counted, list_first
from quizzes.course import Course
from quizzes.pacing import Pacing, compute_pacing
from quizzes.progress import Exposure, TopicProgress, compute_topics
from quizzes.schedule import Memory, find_day, list_due, remember


@dataclass(frozen=True, eq=False)
class Learner:
    """A learner at a moment. ``answers`` are those that count, the oldest first.

    ``exam_on`` is the day of their next exam in their time zone. Nothing here is stored.
    """

    course: Course
    answers: tuple[Counted, ...]
    time_zone: str
    now: datetime
    exam_on: date | None = None

    @cached_property
    def today(self) -> date:
        """The day it is in the learner's time zone."""
        return find_day(self.now, self.time_zone)

    @cached_property
    def first(self) -> tuple[Counted, ...]:
        """The first answer to each question."""
        return list_first(self.answers)

    @cached_property
    def posterior(self) -> Posterior:
        """The abilities, from first answers; forgetting isn't in them."""
        given = (FirstAnswer(answer.question_id, answer.credit) for answer in self.first)
        return estimate_abilities(self.course.prior, self.course.items, given)

    @property
    def missing(self) -> int:
        """How many first answers are missing until readiness says anything."""
        return max(0, ENOUGH - self.posterior.answers)

    @cached_property
    def memories(self) -> tuple[Memory, ...]:
        """What is left of each question, of those that are still in the bank."""
        known = (answer for answer in self.answers if answer.question_id in self.course.items)
        return remember(known, self.time_zone, self.exam_on)

    @cached_property
    def due(self) -> tuple[Memory, ...]:
        """What is due today, what is most likely forgotten first."""
        return list_due(self.memories, self.today)

    def keep(self, day: date) -> dict[str, float]:
        """Return by topic how much is still known on a day if nothing is practised."""
        return find_kept(self._topic_memories, day)

    @cached_property
    def _topic_memories(self) -> dict[str, Memory]:
        return remember_topics(self.answers, self.time_zone)

    @cached_property
    def readiness(self) -> Readiness | None:
        """The readiness for the default exam as the answers show it, forgetting left out."""
        return self.estimate()

    @cached_property
    def readiness_on_exam_day(self) -> Readiness | None:
        """The readiness on the day of the exam if nothing is practised until then."""
        return self.estimate(day=self.exam_on) if self.exam_on else None

    def estimate(
        self, slug: str = "", day: date | None = None, draws: int = DRAWS
    ) -> Readiness | None:
        """Return the readiness for an exam, the default one unless a blueprint is named.

        With a ``day`` it is that of this day if nothing is practised until then. None with
        too few answers, or without such an exam.
        """
        if self.missing:
            return None
        exam = self.course.exam(slug)
        if exam is None:
            return None
        asked = fade_exam(exam, self.keep(day)) if day else exam
        return estimate_readiness(self.posterior, asked, draws=draws)

    @cached_property
    def topics(self) -> Mapping[str, TopicProgress]:
        """The command of every topic today, by slug."""
        slugs = self.course.topics
        counted = compute_topics(slugs, _expose(self.first, self.answers))
        if not self.answers:
            return {topic.slug: topic for topic in counted}
        shown, today = self.measure(), self.measure(self.today)
        due = Counter(memory.topic for memory in self.due)
        return {
            topic.slug: _complete(topic, shown, today, due[topic.slug]) if topic.n else topic
            for topic in counted
        }

    def measure(self, day: date | None = None) -> dict[str, Mastery]:
        """Return the mastery of each topic with questions, with ``day`` as in ``estimate``."""
        exam = self.course.exam()
        kept = self.keep(day) if day else {}
        curves = fade_curves(self.course.find_curves(exam), kept)
        return {mastery.topic: mastery for mastery in measure_mastery(self.posterior, curves)}

    @cached_property
    def calibration(self) -> tuple[calibration.Calibration, ...]:
        """How often answers of each certainty were right."""
        return calibration.calibrate(self.answers)

    @cached_property
    def confidently_wrong(self) -> tuple[Counted, ...]:
        """The last answers to questions of the bank that were certain and wrong, newest first."""
        wrong = calibration.list_confidently_wrong(self.answers)
        return tuple(answer for answer in wrong if answer.question_id in self.course.items)

    @cached_property
    def pacing(self) -> Pacing:
        """Where the time went."""
        return compute_pacing(self.answers)

    @cached_property
    def suspicions(self) -> tuple[causes.Suspicion, ...]:
        """Topics missed again and again, and the topics that they seem to fail for."""
        return causes.find_suspicions(self.course, self.answers, self.topics)

    def look_back(self, moment: datetime) -> Learner:
        """Return the same learner at an earlier moment."""
        given = tuple(answer for answer in self.answers if answer.answered_at <= moment)
        return replace(self, answers=given, now=moment)


def _expose(first: tuple[Counted, ...], answers: tuple[Counted, ...]) -> list[Exposure]:
    last = {answer.topic: answer.answered_at for answer in answers}
    credits: dict[str, list[float]] = {topic: [] for topic in last}
    for answer in first:
        credits.setdefault(answer.topic, []).append(answer.credit)
    return [Exposure(topic, sum(some), len(some), last[topic]) for topic, some in credits.items()]


def _complete(
    topic: TopicProgress, shown: Mapping[str, Mastery], today: Mapping[str, Mastery], due: int
) -> TopicProgress:
    """Return the progress with what the learner model says; a topic without questions stays."""
    mastery = today.get(topic.slug)
    if mastery is None or not mastery.n:
        return topic
    return replace(
        topic,
        step=mastery.step,
        chance=mastery.chance,
        range=mastery.interval,
        ebb=max(0, shown[topic.slug].step - mastery.step),
        due=due,
    )
