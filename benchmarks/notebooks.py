"""What the site knows of a simulated learner: recorded answers and reading, not the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from benchmarks.minds import Mind
from benchmarks.readiness import Stage
from quizzes.ability.inference import estimate_abilities
from quizzes.ability.model import FirstAnswer, Posterior
from quizzes.answers import Counted
from quizzes.plan.model import Standing, Syllabus, Task
from quizzes.plan.recall import begin_memory, review_memory
from quizzes.progress import TopicProgress, compute_step
from quizzes.root_cause import RootCause, find_repeated_misses, find_root_cause, judge_probes
from quizzes.schedule import Memory


@dataclass
class Notebook:
    """The records of one learner who studies in one way.

    ``day`` counts from the first evening, ``left`` are the minutes of this one.
    """

    stage: Stage
    syllabus: Syllabus
    mind: Mind
    start: date
    exam_on: date
    day: int = 0
    evening: int = -1
    left: float = 0.0
    spent: float = 0.0
    answers: list[Counted] = field(default_factory=list)
    first: dict[str, Counted] = field(default_factory=dict)
    memories: dict[str, Memory] = field(default_factory=dict)
    studied: dict[str, set[str]] = field(default_factory=dict)
    last_seen: dict[str, datetime] = field(default_factory=dict)
    cleared: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    placed: bool = False

    @property
    def today(self) -> date:
        """The day of this evening."""
        return self.start + timedelta(days=self.day)

    def begin(self, day: int, minutes: float) -> None:
        """Open the notebook for an evening."""
        self.day, self.left = day, minutes
        self.evening += 1

    def ask(self, question: str) -> float:
        """Have a question answered; return its credit."""
        place = self.stage.places[question]
        credit, minutes = self.mind.answer(place, self.day)
        self._take(minutes)
        at = datetime.combine(self.today, time(18), UTC) + timedelta(seconds=len(self.answers))
        item = self.stage.questions[question]
        counted = Counted(question, item.topic, item.kind, credit, None, at)
        self.answers.append(counted)
        self.first.setdefault(question, counted)
        self.last_seen[question] = at
        before, right = self.memories.get(question), credit >= 1
        self.memories[question] = (
            review_memory(before, right, self.today, self.exam_on)
            if before
            else begin_memory(question, item.topic, right, self.today, self.exam_on)
        )
        return credit

    def ask_all(self, questions: Iterable[str]) -> list[float]:
        """Have questions answered as long as the evening lasts; return their credits."""
        return [self.ask(question) for question in questions if self.left > 0]

    def read_all(self, sections: Iterable[tuple[str, str]]) -> None:
        """Have sections read as long as the evening lasts."""
        for topic, section in sections:
            if self.left > 0:
                self.read(topic, section)

    def read(self, topic: str, section: str) -> None:
        """Have a section read."""
        lengths = {each.section: each.minutes for each in self.syllabus.passages[topic]}
        self._take(self.mind.read(topic, section, lengths[section], self.day))
        self.studied.setdefault(topic, set()).add(section)

    def _take(self, minutes: float) -> None:
        self.left -= minutes
        self.spent += minutes

    def estimate(self) -> Posterior:
        """Return what the first answers say of the abilities."""
        given = [FirstAnswer(id, answer.credit) for id, answer in self.first.items()]
        return estimate_abilities(self.stage.prior, self.stage.items, given)

    def progress(self) -> dict[str, TopicProgress]:
        """Return what the first answers in each topic come to."""
        credits: dict[str, list[float]] = {topic: [] for topic in self.syllabus.topics}
        for answer in self.first.values():
            credits[answer.topic].append(answer.credit)
        found = {}
        for topic, some in credits.items():
            mean = sum(some) / len(some) if some else None
            found[topic] = TopicProgress(topic, compute_step(mean), mean, len(some), None)
        return found

    def stand(self) -> Standing:
        """Return all that the planner may know."""
        return Standing(
            self.estimate(),
            tuple(self.memories.values()),
            {topic: frozenset(sections) for topic, sections in self.studied.items()},
            Counter(answer.topic for answer in self.first.values()),
            self.placed,
            self._find_causes(),
            frozenset(self.confirmed),
        )

    def _find_causes(self) -> dict[str, RootCause]:
        found = {}
        for topic in find_repeated_misses(self.answers[-200:]):
            cause = find_root_cause(
                topic,
                self.syllabus.topics,
                self.stage.library.links,
                self.progress(),
                self.cleared,
            )
            if cause:
                found[topic] = cause
        return found

    def judge(self, task: Task, credits: list[float]) -> None:
        """Note what became of a suspicion: confirmed, cleared, or dealt with."""
        if task.topic in self.confirmed:
            self.confirmed.discard(task.topic)
            self.cleared.add(task.topic)
        elif judge_probes(credits[:3]):
            self.confirmed.add(task.topic)
        else:
            self.cleared.add(task.topic)
