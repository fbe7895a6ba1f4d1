"""A learner's study plan: what they settled, and what follows from it today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from db import plans
from db.engine import db, write_transaction
from kb.model import Library
from quizzes.course import Course
from quizzes.exams.model import Blueprint, Purpose
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.plan.days import make_plan
from quizzes.plan.model import Day, Standing, Step, StudyPlan, Syllabus
from quizzes.plan.past import PastDay, Reading, look_back, sum_up
from quizzes.plan.step import choose_step
from quizzes.plan.syllabus import list_mocks, make_syllabus
from quizzes.schedule import find_day
from quizzes.services.learner import load_learner
from quizzes.sittings import Mode

_syllabuses: WeakKeyDictionary[Course, dict[str, Syllabus]] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Studying:
    """A learner, what they settled, and what they have read; the rest follows.

    ``settled`` is None without a plan. ``syllabus`` is that of its exam, or of the default one.
    """

    learner: Learner
    settled: StudyPlan | None
    syllabus: Syllabus
    readings: tuple[Reading, ...]
    sat: tuple[plans.Sat, ...]

    @property
    def over(self) -> bool:
        """Whether the day of the exam has come."""
        return self.settled is not None and self.settled.exam_on <= self.learner.today

    @cached_property
    def standing(self) -> Standing:
        """Where the learner stands, for the planner."""
        learner, studied = self.learner, dict[str, set[str]]()
        for reading in self.readings:
            studied.setdefault(reading.topic, set()).add(reading.section)
        suspicions = learner.suspicions
        mocks = {mock.slug for mock in self.syllabus.mocks}
        return Standing(
            learner.posterior,
            learner.memories,
            {topic: frozenset(sections) for topic, sections in studied.items()},
            Counter(answer.topic for answer in learner.first),
            any(each.mode == Mode.PLACEMENT.value for each in self.sat),
            {suspicion.cause.topic: suspicion.cause for suspicion in suspicions},
            frozenset(each.cause.cause for each in suspicions if each.confirmed),
            tuple(find_day(each.at, learner.time_zone) for each in self.sat if each.exam in mocks),
        )

    @cached_property
    def spent(self) -> int:
        """The minutes studied today so far."""
        learner = self.learner
        done = sum_up(learner.answers, self.readings, self.syllabus, learner.time_zone)
        return sum(task.minutes for task in done.get(learner.today, ()))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days from today to the exam."""
        if self.settled is None:
            return ()
        return make_plan(self.syllabus, self.standing, self.settled, self.learner.today, self.spent)

    @cached_property
    def past(self) -> tuple[PastDay, ...]:
        """What really happened on the days before."""
        if self.settled is None:
            return ()
        learner = self.learner
        return look_back(
            learner.answers, self.readings, self.syllabus, self.settled, learner.today,
            learner.time_zone,
        )  # fmt: skip

    @cached_property
    def step(self) -> Step | None:
        """The one thing to do next; None where there is nothing to gain, or no content."""
        return choose_step(
            self.syllabus, self.standing, self.settled, self.learner.today, self.spent
        )


def find_studying(
    person_id: str,
    bank: Bank,
    library: Library,
    blueprints: Mapping[str, Blueprint],
    time_zone: str,
    now: datetime,
) -> Studying:
    """Return a person's studying; an empty id is a visitor."""
    settled = find_plan(person_id)
    exam_on = settled.exam_on if settled else None
    learner = load_learner(person_id, bank, library, blueprints, time_zone, now, exam_on)
    if exam_on and exam_on < learner.today:
        # An exam that is over no longer draws reviews to the days before it.
        learner = replace(learner, exam_on=None)
    slug = settled.exam if settled and settled.exam in blueprints else learner.course.exam_slug
    return Studying(
        learner,
        settled,
        find_syllabus(learner.course, slug),
        plans.select_readings(db.session, person_id) if person_id else (),
        _select_sat(person_id) if person_id else (),
    )


def _select_sat(person_id: str) -> tuple[plans.Sat, ...]:
    modes = (Mode.PLACEMENT.value, Mode.EXAM.value)
    return plans.select_sat(db.session, person_id, modes)


def find_plan(person_id: str) -> StudyPlan | None:
    """Return what a person settled; an empty id is a visitor, who can't have."""
    return plans.select_plan(db.session, person_id) if person_id else None


def find_exam_date(person_id: str, today: date) -> date | None:
    """Return the day of a person's exam, unless it is over."""
    settled = find_plan(person_id)
    return settled.exam_on if settled and settled.exam_on >= today else None


def find_syllabus(course: Course, slug: str) -> Syllabus:
    """Return the syllabus of an exam, the same one each time in this process."""
    known = _syllabuses.setdefault(course, {})
    if slug not in known:
        exam, blueprint = course.exam(slug), course.blueprints.get(slug)
        others = (course.plan(b.slug) for b in list_exams(course.blueprints))
        mocks = list_mocks(blueprint, [p for p in others if p]) if blueprint else []
        known[slug] = make_syllabus(course.library, course.bank, exam, mocks)
    return known[slug]


def list_exams(blueprints: Mapping[str, Blueprint]) -> list[Blueprint]:
    """Return the exams that somebody can plan for."""
    return [each for each in blueprints.values() if each.purpose is Purpose.EXAM]


def settle(person_id: str, plan: StudyPlan, now: datetime) -> None:
    """Keep what a person settles, in place of what they had."""
    with write_transaction() as session:
        plans.put_plan(session, person_id, plan, now)


def drop(person_id: str) -> None:
    """Forget a person's plan; what they did stays."""
    with write_transaction() as session:
        plans.remove_plan(session, person_id)
