"""What lies on a learner's desk while a plan is made, and how it changes with each task done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

import numpy as np

from quizzes.plan.gains import READING, find_lesson, foresee
from quizzes.plan.model import Kind, Passage, Standing, Syllabus, Task
from quizzes.plan.recall import begin_memory, keep_until, review_memory, save_memory
from quizzes.schedule import Memory, list_due

MOST_DUE = 60  # reviews weighed in a day: the most forgotten ones
STRONG = 0.8  # the chance from which a topic need not be read before what rests on it


class Desk:
    """The state of a syllabus for one learner, moved on task by task by what is expected.

    Nothing here looks at the clock: the day is always an argument.
    """

    def __init__(self, syllabus: Syllabus, standing: Standing, exam: date) -> None:
        self.syllabus, self.standing, self.exam = syllabus, standing, exam
        self.lessons = np.zeros(len(syllabus.topics))
        self.causes = dict(standing.causes)
        self.memories = {memory.question_id: memory for memory in standing.memories}
        self.unread = {
            topic: [p for p in syllabus.passages.get(topic, ()) if p.section not in studied]
            for topic in syllabus.topics
            for studied in (standing.studied.get(topic, frozenset()),)
        }
        self.left = {
            topic: max(0, syllabus.questions.get(topic, 0) - standing.seen.get(topic, 0))
            for topic in syllabus.topics
        }
        self.outlook = foresee(syllabus, standing.posterior)
        self.at = {topic: place for place, topic in enumerate(syllabus.topics)}
        self._due: tuple[date, dict[Memory, float]] | None = None
        self._kept: dict[date, float] = {}

    @cached_property
    def strong(self) -> frozenset[str]:
        """The topics known so well at the start that they needn't be read."""
        posterior = self.standing.posterior
        start = foresee(self.syllabus, posterior).chance
        return frozenset(
            topic
            for topic, count in zip(posterior.topics, posterior.counts, strict=True)
            if count and start[self.at[topic]] >= STRONG
        )

    @cached_property
    def below(self) -> dict[str, frozenset[str]]:
        """Everything that each topic rests on."""
        found: dict[str, frozenset[str]] = {}

        def collect(topic: str, above: frozenset[str]) -> frozenset[str]:
            if topic not in found:
                needs = [need for need in self.syllabus.needs[topic] if need not in above]
                own = [collect(need, above | {topic}) for need in needs]
                found[topic] = frozenset(needs).union(*own)
            return found[topic]

        for topic in self.syllabus.topics:
            collect(topic, frozenset())
        return found

    def list_readable(self, topic: str) -> list[Passage]:
        """Return what is unread of a topic; nothing if something comes before it."""
        first = self.below[topic] - self.strong
        if topic in self.strong or any(self.unread[need] for need in first):
            return []
        return self.unread[topic]

    def list_due(self, day: date) -> list[Memory]:
        """Return the questions due, those first that a review saves most of."""
        if self._due is None or self._due[0] != day:
            due = list_due(self.memories.values(), day)[:MOST_DUE]
            saved = [(memory, save_memory(memory, day, self.exam)) for memory in due]
            self._due = day, dict(saved)
        return sorted(self._due[1], key=lambda each: -self.weigh_review(each, day))

    def weigh_review(self, memory: Memory, day: date) -> float:
        """Return what seeing a question again that is due adds to the exam's score."""
        if memory.topic not in self.at or self._due is None or self._due[0] != day:
            return 0.0
        return float(self.outlook.worth[self.at[memory.topic]]) * self._due[1][memory]

    def weigh(self, task: Task, day: date) -> float:
        """Return what a task adds to the exam's score."""
        if task.kind is Kind.REVIEW:
            due = self.list_due(day)[: task.questions]
            return sum(self.weigh_review(memory, day) for memory in due)
        if not task.topic:
            return 0.0
        lesson = self._teach(task)
        return float(self.outlook.worth[self.at[task.topic]]) * lesson * self.keep(day)

    def keep(self, day: date) -> float:
        """Return how much of what is learnt on a day is left at the exam."""
        if day not in self._kept:
            self._kept[day] = keep_until(day, self.exam)
        return self._kept[day]

    def _teach(self, task: Task) -> float:
        """Return the logits that reading or practising adds to its topic."""
        openness = float(self.outlook.openness[self.at[task.topic]])
        if task.kind is Kind.PRACTISE:
            return find_lesson(openness, task.questions)
        passages = self.syllabus.passages[task.topic]
        read = sum(p.minutes for p in passages if p.section in task.sections)
        return READING * openness * read / sum(p.minutes for p in passages)

    def finish(self, tasks: Iterable[Task], day: date) -> None:
        """Move on as is expected when tasks are done."""
        for task in tasks:
            if task.kind is Kind.REVIEW:
                for memory in self.list_due(day)[: task.questions]:
                    after = review_memory(memory, True, day, self.exam)
                    self.memories[memory.question_id] = after
                self._due = None
            elif task.topic:
                place = self.at[task.topic]
                self.lessons[place] += self._teach(task)
                self._put_away(task, float(self.outlook.chance[place]), day)
                self.outlook = foresee(self.syllabus, self.standing.posterior, self.lessons)

    def _put_away(self, task: Task, chance: float, day: date) -> None:
        """Take away what was read, and keep what was practised for reviews."""
        self.unread[task.topic] = [
            p for p in self.unread[task.topic] if p.section not in task.sections
        ]
        self.left[task.topic] = max(0, self.left[task.topic] - task.questions)
        right = round(chance * task.questions)
        for place in range(task.questions):
            name = f"{task.topic} {day} {place} {len(self.memories)}"
            self.memories[name] = begin_memory(name, task.topic, place < right, day, self.exam)
