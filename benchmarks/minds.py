"""Simulated learners who learn and forget, in ways the planner knows nothing of.

The planner thinks in topics, sections and questions. Here a topic holds ideas of which nobody
tells: a section teaches two to five of them, most of its questions ask for one of these and
the others for any. An idea is learnt by reading and by answering, some of that spreads over
the topic's other ideas, and each is forgotten by itself.

How fast somebody learns from reading, from answers and from misses, how much they can learn
at all, how fast they forget and by which curve, how much needs a base, on which links, how
well a question met before is recognised, and how long everything takes is drawn by population
and by person. What came before learning is as in ``learners``, with what work has taught.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import erf, exp, sqrt

import numpy as np
from numpy.random import Generator

from benchmarks.learners import Truth, draw_population
from kb.graph import prerequisites
from kb.model import Library, Link
from quizzes.ability.model import Array, Places
from quizzes.model import Bank

POPULATIONS = 12


@dataclass(frozen=True)
class Ideas:
    """Which idea each question tests, which each topic holds, and which each section teaches."""

    of_question: Places
    of_topic: tuple[tuple[int, ...], ...]
    of_section: Mapping[tuple[str, str], tuple[int, ...]]
    topic_of: tuple[int, ...]


@dataclass(frozen=True)
class Nature:
    """How somebody learns. ``needs`` are places of topics, by topic.

    ``from_answers`` and ``from_reading`` are logits of an idea at first, ``most`` is as far as
    it goes; ``missed`` multiplies what a missed question teaches. ``spreads`` is what
    reaches the topic's other ideas together, beside it. ``again`` is the share that a question
    teaches when it comes back. ``lasts`` are the days that a new idea stands, ``grows`` how
    they grow. ``heavy`` tells a power curve from an exponential one.
    """

    from_answers: float
    from_reading: float
    most: float
    missed: float
    spreads: float
    base: float
    lasts: float
    grows: float
    heavy: bool
    floor: float
    recognises: float
    again: float
    answer_minutes: float
    reading_pace: float
    needs: tuple[tuple[int, ...], ...]


def draw_ideas(rng: Generator, library: Library, bank: Bank, ids: Sequence[str]) -> Ideas:
    """Return ideas behind a bank: twelve to thirty a topic.

    Questions are made not to repeat each other, so that few of a topic's forty share one.
    """
    of_section: dict[tuple[str, str], tuple[int, ...]] = {}
    of_topic: dict[str, tuple[int, ...]] = {}
    topic_of: list[int] = []
    for place, topic in enumerate(library.topics):
        held = tuple(range(len(topic_of), len(topic_of) + int(rng.integers(12, 31))))
        topic_of += [place] * len(held)
        of_topic[topic.slug] = held
        for section in topic.sections:
            taught = rng.choice(held, int(rng.integers(2, 6)), replace=False)
            of_section[topic.slug, section.id] = tuple(int(idea) for idea in taught)
    questions = {question.id: question for question in bank.questions}
    tested = []
    for id in ids:
        question = questions[id]
        near = of_section[question.topic, question.section]
        tested.append(int(rng.choice(near if rng.random() < 0.75 else of_topic[question.topic])))
    return Ideas(
        np.array(tested, dtype=np.intp), tuple(of_topic.values()), of_section, tuple(topic_of)
    )


def draw_natures(rng: Generator, library: Library, n: int) -> list[tuple[Array, Nature]]:
    """Return abilities at the start and natures of learners from several populations."""
    found: list[tuple[Array, Nature]] = []
    for population in range(POPULATIONS):
        size = n // POPULATIONS + (population < n % POPULATIONS)
        abilities = draw_population(rng, library.topics, size) - rng.uniform(0.5, 1.5)
        middle = Nature(
            from_answers=rng.uniform(0.15, 0.7),
            from_reading=rng.uniform(0.15, 0.8),
            most=rng.uniform(2.5, 4.5),
            missed=rng.uniform(0.7, 2.0),
            spreads=rng.uniform(0.0, 0.8),
            base=rng.uniform(0.0, 0.8),
            lasts=rng.uniform(2.0, 12.0),
            grows=rng.uniform(0.8, 3.0),
            heavy=bool(rng.random() < 0.5),
            floor=rng.uniform(0.0, 0.4),
            recognises=rng.uniform(0.3, 1.5),
            again=rng.uniform(0.4, 1.0),
            answer_minutes=rng.uniform(0.9, 2.0),
            reading_pace=rng.uniform(0.7, 1.5),
            needs=_move_links(rng, library),
        )
        found += [(own + _work(rng, library), _vary(rng, middle)) for own in abilities]
    return found


def _work(rng: Generator, library: Library) -> Array:
    """Return what somebody knows from work: a topic or two, and what these are linked with."""
    known = np.zeros(len(library.topics))
    slugs = [topic.slug for topic in library.topics]
    for place in rng.choice(len(slugs), int(rng.integers(0, 3)), replace=False):
        near = {link.target for link in library.topics[place].links} | {slugs[place]}
        for slug in near & set(slugs):
            known[slugs.index(slug)] = max(known[slugs.index(slug)], rng.uniform(0.5, 2.5))
    return known


def _move_links(rng: Generator, library: Library) -> tuple[tuple[int, ...], ...]:
    """Return what really rests on what: a third of the links is wrong."""
    slugs = [topic.slug for topic in library.topics]
    moved: list[Link] = []
    for link in library.links:
        other = str(rng.choice(slugs)) if rng.random() < 1 / 3 else link.source
        moved.append(replace(link, source=other if other != link.target else link.source))
    needs = prerequisites(slugs, moved)
    return tuple(tuple(slugs.index(need) for need in needs[slug]) for slug in slugs)


def _vary(rng: Generator, middle: Nature) -> Nature:
    def differ(value: float) -> float:
        return float(value * np.exp(rng.normal(0, 0.3)))

    return replace(
        middle,
        from_answers=differ(middle.from_answers),
        from_reading=differ(middle.from_reading),
        most=differ(middle.most),
        missed=differ(middle.missed),
        lasts=differ(middle.lasts),
        grows=differ(middle.grows),
        answer_minutes=differ(middle.answer_minutes),
        reading_pace=differ(middle.reading_pace),
    )


class Mind:
    """One simulated learner. Days are counted from the first evening."""

    def __init__(
        self, rng: Generator, truth: Truth, ideas: Ideas, ability: Array, nature: Nature
    ) -> None:
        self.rng, self.truth, self.ideas = rng, truth, ideas
        self.ability, self.nature = ability, nature
        self.learnt = np.zeros(len(ideas.topic_of))
        self.lasts = np.full(len(ideas.topic_of), nature.lasts)
        self.last = np.zeros(len(ideas.topic_of))
        self.met: dict[int, int] = {}
        self._own = ability[list(ideas.topic_of)]
        self._topic = np.array(ideas.topic_of)

    def left(self, day: float) -> Array:
        """Return what is left of each idea on a day, a share."""
        wait = np.maximum(day - self.last, 0.0) / self.lasts
        fades = 1 / (1 + wait / 4) if self.nature.heavy else np.exp(-(wait**0.7) / 3)
        kept: Array = self.nature.floor + (1 - self.nature.floor) * fades
        return kept

    def know(self, day: float) -> Array:
        """Return the ability in each idea on a day, in logits."""
        known: Array = self._own + self.learnt * self.left(day)
        return known

    def answer(self, question: int, day: int) -> tuple[float, float]:
        """Return the credit and the minutes of a question, and learn from its answer."""
        idea, truth = int(self.ideas.of_question[question]), self.truth
        known = float(self._own[idea] + self.learnt[idea] * self._left(idea, day))
        if question in self.met:
            ago = day - self.met[question]
            known += self.nature.recognises / (1 + ago / 10)
        away = truth.discrimination[question] * (known - truth.difficulty[question])
        guess, slip = truth.guess[question], truth.slip[question]
        right = guess + (1 - guess - slip) / (1 + exp(-away))
        steps = int(truth.steps[question])
        credit = float(self.rng.binomial(steps, right)) / steps
        again, wrong = question in self.met, credit < 1
        self.met[question] = day
        teaches = self.nature.from_answers * (self.nature.missed if wrong else 1.0)
        self._learn(idea, day, teaches * (self.nature.again if again else 1.0), not wrong)
        minutes = self.nature.answer_minutes * (0.6 if again else 1.0)
        minutes *= float(np.exp(self.rng.normal(0, 0.4))) * (1.25 if wrong else 1.0)
        return credit, minutes

    def read(self, topic: str, section: str, minutes: float, day: int) -> float:
        """Read a section; return the minutes that it took."""
        taught = self.ideas.of_section[topic, section]
        for idea in taught:
            self._learn(idea, day, self.nature.from_reading / sqrt(len(taught)), True)
        return minutes * self.nature.reading_pace

    def _left(self, idea: int, day: float) -> float:
        wait = max(day - self.last[idea], 0.0) / self.lasts[idea]
        fades = 1 / (1 + wait / 4) if self.nature.heavy else exp(-(wait**0.7) / 3)
        return float(self.nature.floor + (1 - self.nature.floor) * fades)

    def _learn(self, idea: int, day: int, teaches: float, strengthens: bool) -> None:
        topic, left = self.ideas.topic_of[idea], self._left(idea, day)
        needs = self.nature.needs[topic]
        ready = 1.0
        if needs:
            known = self.know(day)
            base = [float(known[list(self.ideas.of_topic[need])].mean()) for need in needs]
            ready = 1 - self.nature.base * (1 - min(1 / (1 + exp(-b)) for b in base))
        gained = teaches * ready * max(0.0, 1 - self.learnt[idea] / self.nature.most)
        # What had faded comes back with the answer; what is new is added to it.
        self.learnt[idea] += gained
        if strengthens:
            self.lasts[idea] *= 1 + self.nature.grows * (1 - left)
        self.last[idea] = day
        if self.nature.spreads:
            others = [other for other in self.ideas.of_topic[topic] if other != idea]
            self.learnt[others] += self.nature.spreads * gained / len(others)

    def sit(
        self, forms: Sequence[tuple[Places, Array]], line: float, day: int
    ) -> tuple[float, float]:
        """Return the chance to reach the line and the mean score of exams on a day.

        The exams ask the same ideas in the same mix; no question is recognised.
        """
        truth, known = self.truth, self.know(day)[self.ideas.of_question]
        away = truth.discrimination * (known - truth.difficulty)
        right = truth.guess + (1 - truth.guess - truth.slip) / (1 + np.exp(-away))
        reach, scores = [], []
        for asked, counts in forms:
            total = counts.sum()
            mean = float(right[asked] @ counts / total)
            spread = right[asked] * (1 - right[asked]) / truth.steps[asked]
            error = sqrt(float(spread @ counts**2)) / total
            reach.append(_normal((mean - line + 0.5 / total) / error))
            scores.append(mean)
        return float(np.mean(reach)), float(np.mean(scores))


def _normal(z: float) -> float:
    return 0.5 + 0.5 * erf(z / sqrt(2))
