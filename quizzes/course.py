"""What is the same for all learners: topics, questions, exams, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from kb.graph import find_cycle
from kb.graph_page import GraphPage, draw_page
from kb.model import Library
from quizzes.ability.curves import draw_curves
from quizzes.ability.exams import Asked, Exam, count_asked, make_exam
from quizzes.ability.items import make_items
from quizzes.ability.mastery import find_topic_curves
from quizzes.ability.model import Array, Evidence, Item, Prior
from quizzes.ability.prior import make_prior
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.exams.plans import plan_exam
from quizzes.model import Bank

DEFAULT_EXAM = "sop-road-map"


@dataclass(frozen=True, eq=False)
class Course:
    """The content as the learner model needs it; all that takes time is worked out once.

    ``evidence`` is what answers have shown of the questions' difficulties, worked out at
    ``learnt_at``.
    """

    library: Library
    bank: Bank
    blueprints: Mapping[str, Blueprint]
    evidence: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))
    learnt_at: datetime | None = None
    _asked: dict[str, Asked] = field(default_factory=dict)
    _exams: dict[str, Exam] = field(default_factory=dict)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics' slugs by number."""
        ordered = sorted(self.library.topics, key=lambda topic: topic.number)
        return tuple(topic.slug for topic in ordered)

    @cached_property
    def prior(self) -> Prior:
        """What is believed of a learner without answers."""
        return make_prior(self.topics, self.library.links)

    @cached_property
    def items(self) -> dict[str, Item]:
        """The questions as the learner model sees them."""
        return make_items(self.bank, self.evidence)

    @cached_property
    def exam_slug(self) -> str:
        """The exam by which readiness is measured; empty without any."""
        exams = [b.slug for b in self.blueprints.values() if b.purpose is Purpose.EXAM]
        return DEFAULT_EXAM if DEFAULT_EXAM in exams else next(iter(exams), "")

    def plan(self, slug: str = "") -> Plan | None:
        """Return the plan of a blueprint, of the default exam unless one is named."""
        blueprint = self.blueprints.get(slug or self.exam_slug)
        return plan_exam(blueprint, self.bank, self.library) if blueprint else None

    def exam(self, slug: str = "") -> Exam | None:
        """Return an exam as the model sees it; the first call for a bank takes a while."""
        slug = slug or self.exam_slug
        if slug not in self._exams:
            plan = self.plan(slug)
            if plan is None:
                return None
            if slug not in self._asked:
                self._asked[slug] = count_asked(plan, self.bank)
            self._exams[slug] = make_exam(plan, self._asked[slug], self.items)
        return self._exams[slug]

    @cached_property
    def graph(self) -> GraphPage | None:
        """The concept graph drawn, or None where topics are one another's prerequisites."""
        if not self.topics or find_cycle(self.topics, self.library.links):
            return None
        return draw_page(self.library, None, (), filtered=False)

    @property
    def sketched(self) -> set[str]:
        """The exams that are worked out already."""
        return set(self._exams)

    @cached_property
    def other_curves(self) -> dict[str, Array]:
        """The mean credit of each topic's questions, which stands where the exam asks none."""
        by_topic: dict[str, list[Item]] = {}
        for item in self.items.values():
            by_topic.setdefault(item.topic, []).append(item)
        return {topic: draw_curves(items).mean(axis=0) for topic, items in by_topic.items()}

    def find_curves(self, exam: Exam | None) -> dict[str, Array]:
        """Return each topic's mean credit along the grid of abilities, as an exam asks it."""
        return {**self.other_curves, **(find_topic_curves(exam) if exam else {})}

    def holds(self, bank: Bank, library: Library, blueprints: Mapping[str, Blueprint]) -> bool:
        """Whether this is the course of a content; comparing two banks would take too long."""
        return self.bank is bank and self.library is library and self.blueprints is blueprints

    def learn(self, evidence: Mapping[str, Evidence], at: datetime | None) -> Course:
        """Return the course with other evidence; which questions exams ask stays as it is."""
        return Course(self.library, self.bank, self.blueprints, evidence, at, self._asked)
