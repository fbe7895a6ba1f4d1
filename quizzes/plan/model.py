"""The planner's vocabulary: the settings of a plan, the syllabus, a learner's standing, tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from quizzes.ability.exams import Exam
from quizzes.ability.mastery import find_topic_curves
from quizzes.ability.model import Array, Posterior
from quizzes.root_cause import RootCause
from quizzes.schedule import Memory


class Kind(StrEnum):
    """What there is to do in a study plan."""

    READ = "read"
    PRACTISE = "practise"
    REVIEW = "review"
    MOCK = "mock"
    PLACEMENT = "placement"


@dataclass(frozen=True)
class StudyPlan:
    """What a learner settles: which exam, when, and how much time there is until then.

    ``exam`` is a blueprint's slug. ``minutes`` are those of each weekday, Monday first.
    ``settled_at`` is when that was; of days before, nobody knows what was meant.
    """

    exam: str
    exam_on: date
    minutes: tuple[int, int, int, int, int, int, int]
    days_off: frozenset[date] = frozenset()
    settled_at: datetime | None = field(default=None, compare=False)

    def minutes_on(self, day: date) -> int:
        """Return the minutes of a day; there are none on a day off."""
        return 0 if day in self.days_off else self.minutes[day.weekday()]


@dataclass(frozen=True)
class Passage:
    """A section to read, by its anchor, and how long that takes."""

    section: str
    minutes: float


@dataclass(frozen=True)
class Mock:
    """A mock exam that can be sat, by its blueprint's slug."""

    slug: str
    questions: int
    minutes: int


@dataclass(frozen=True, eq=False)
class Syllabus:
    """What is the same for every learner. ``topics`` are slugs by number.

    ``needs`` are the topics that come directly before each; ``questions`` counts the bank's.
    """

    topics: tuple[str, ...]
    names: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    passages: Mapping[str, tuple[Passage, ...]]
    questions: Mapping[str, int]
    exam: Exam
    mocks: tuple[Mock, ...] = ()

    @cached_property
    def weights(self) -> Array:
        """Each topic's share of the exam."""
        return self.exam.weigh_topics(self.topics)

    @cached_property
    def curves(self) -> Mapping[str, Array]:
        """The mean credit of each topic's exam questions along the grid of abilities."""
        return find_topic_curves(self.exam)


@dataclass(frozen=True, eq=False)
class Standing:
    """Where a learner stands, as far as planning has to know.

    ``studied`` are the anchors of sections read, by topic; ``seen`` counts the questions
    met, by topic. ``causes`` are the root causes of topics that keep failing, by the failing
    topic; ``confirmed`` those causes whose probes were missed too. ``mocks`` are the days on
    which mock exams were handed in.
    """

    posterior: Posterior
    memories: tuple[Memory, ...] = ()
    studied: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    seen: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    placed: bool = False
    causes: Mapping[str, RootCause] = field(default_factory=lambda: MappingProxyType({}))
    confirmed: frozenset[str] = frozenset()
    mocks: tuple[date, ...] = ()


@dataclass(frozen=True)
class Task:
    """One thing to do: reading has sections, a mock exam its blueprint, the rest questions.

    ``failing`` is the topic that keeps failing and rests on this one.
    """

    kind: Kind
    minutes: int
    topic: str = ""
    sections: tuple[str, ...] = ()
    questions: int = 0
    exam: str = ""
    failing: str = ""


@dataclass(frozen=True)
class Step:
    """The one thing to do next, and why.

    ``score`` and ``probability`` are what it is expected to add to the exam's score and to
    the chance of reaching the line, as shares; a placement adds nothing to either.
    """

    task: Task
    score: float
    probability: float
    title: str
    reason: str
    address: str


@dataclass(frozen=True)
class Day:
    """What a day of the plan holds; ``minutes`` are those there are, ``exam`` the exam's day."""

    on: date
    minutes: int
    tasks: tuple[Task, ...] = ()
    exam: bool = False

    @property
    def planned(self) -> int:
        """How many of the minutes are taken."""
        return sum(task.minutes for task in self.tasks)
