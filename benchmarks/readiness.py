"""Whether what Linkage says of a learner's readiness comes true, on simulated learners.

Learners answer questions of the bank that ships, and sit a form of the S&OP road map made
by the very code that makes forms. Beside Linkage stand what other exam banks show, the
percentage correct by topic, and a plain Elo rating; both get an honest interval from the
usual formulas. Exits 1 if a target is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import erf, sqrt

import numpy as np
from numpy.random import Generator

from benchmarks.learners import (
    Truth,
    draw_credits,
    draw_learners,
    draw_practice,
    make_truth,
)
from kb.load import load_library
from kb.model import Library
from quizzes.ability.curves import GRID, find_credit
from quizzes.ability.difficulty import find_error, start_difficulty
from quizzes.ability.exams import Exam, read_curve, sketch_exam
from quizzes.ability.inference import estimate_abilities
from quizzes.ability.items import make_items
from quizzes.ability.model import Array, FirstAnswer, Item, Places, Prior
from quizzes.ability.placement import CLOSE, LONGEST, choose_question, is_placed
from quizzes.ability.prior import make_prior
from quizzes.ability.readiness import estimate_readiness
from quizzes.ability.replay import Event, learn_difficulties
from quizzes.exams.forms import make_form
from quizzes.exams.load import load_blueprints
from quizzes.exams.model import Blueprint, Plan
from quizzes.exams.plans import plan_exam
from quizzes.load import load_bank
from quizzes.model import Bank, Question
from settings import ROOT

LEARNERS = 1500
FORMS = 30
DEPTHS = (20, 50, 100, 200)
ANSWERS_AN_ITEM = 60
BANKS = 5  # truths about the bank over which difficulties are averaged
PLACED = 200
DRAWS = 1000
SEED = 20


@dataclass(frozen=True)
class Stage:
    """Everything that the simulated learners meet."""

    library: Library
    bank: Bank
    plan: Plan
    placement: Blueprint
    items: dict[str, Item]
    exam: Exam
    prior: Prior
    truth: Truth
    forms: tuple[tuple[Places, Array], ...]
    blueprints: Mapping[str, Blueprint]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each question stands in the truth."""
        return {id: place for place, id in enumerate(self.truth.ids)}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The bank's questions by id."""
        return {question.id: question for question in self.bank.questions}


@dataclass(frozen=True)
class Forecast:
    """What one method foresees for each learner; all are shares."""

    probability: Array
    score: Array
    low: Array
    high: Array


def set_stage(rng: Generator) -> Stage:
    library, _ = load_library([ROOT / "content"])
    bank, _ = load_bank([ROOT / "content"], library)
    blueprints, _ = load_blueprints([ROOT / "content"], library)
    plan = plan_exam(blueprints["sop-road-map"], bank, library)
    items = make_items(bank)
    topics = [topic.slug for topic in library.topics]
    return Stage(
        library,
        bank,
        plan,
        blueprints["placement"],
        items,
        sketch_exam(plan, bank, items),
        make_prior(topics, library.links),
        make_truth(rng, items, topics),
        draw_forms(plan, bank, items),
        blueprints,
    )


def draw_forms(
    plan: Plan, bank: Bank, items: Mapping[str, Item]
) -> tuple[tuple[Places, Array], ...]:
    """Return forms of an exam: the places of what counts in it, and as how many questions."""
    places = {id: place for place, id in enumerate(items)}
    forms = []
    for seed in range(FORMS):
        drawn = [item.question.id for item in make_form(plan, bank, seed) if item.scored]
        asked = np.array([places[id] for id in drawn], dtype=np.intp)
        forms.append((asked, np.array([float(items[id].places) for id in drawn])))
    return tuple(forms)


def sit_exams(rng: Generator, stage: Stage, abilities: Array) -> Array:
    """Return the share that each learner earns in one of the forms."""
    scores = np.empty(len(abilities))
    for number, (asked, counts) in enumerate(stage.forms):
        own = np.arange(number, len(abilities), FORMS)
        rows = np.broadcast_to(asked, (len(own), len(asked)))
        scores[own] = draw_credits(rng, stage.truth, abilities[own], rows) @ counts / counts.sum()
    return scores


def foresee(stage: Stage, asked: Places, credits: Array) -> Forecast:
    """Return what the learner model says."""
    found = []
    for questions, earned in zip(asked, credits, strict=True):
        answers = [
            FirstAnswer(stage.truth.ids[q], float(x))
            for q, x in zip(questions, earned, strict=True)
        ]
        posterior = estimate_abilities(stage.prior, stage.items, answers)
        ready = estimate_readiness(posterior, stage.exam, SEED, DRAWS)
        assert ready is not None
        found.append((ready.probability, ready.score, *ready.interval))
    return Forecast(*np.array(found).T)


def count_percentage(stage: Stage, asked: Places, credits: Array) -> Forecast:
    """Return the percentage correct by topic, averaged as the exam weighs topics.

    A topic without answers gets the percentage of all answers.
    """
    weights = stage.exam.weigh_topics(stage.prior.topics)
    topics = stage.truth.topics[asked]
    scores = np.zeros(len(asked))
    for place, weight in enumerate(weights):
        own = topics == place
        n = own.sum(axis=1)
        mean = (credits * own).sum(axis=1) / np.maximum(n, 1)
        scores += weight * np.where(n > 0, mean, credits.mean(axis=1))
    return _allow(scores, 1 / asked.shape[1] + 1 / stage.exam.questions, stage.exam.line)


def rate_elo(stage: Stage, asked: Places, credits: Array) -> Forecast:
    """Return a plain Elo rating's forecast: one rating a learner, the authors' difficulties."""
    items = list(stage.items.values())
    difficulty = np.array([item.difficulty for item in items])
    guess = np.array([item.guess for item in items])
    rating = np.zeros(len(asked))
    sure = np.zeros(len(asked))
    for turn in range(asked.shape[1]):
        q = asked[:, turn]
        expected = find_credit(rating, difficulty[q], sure, guess[q])
        rating = rating + 0.4 * (credits[:, turn] - expected)
    curve = np.zeros(GRID.size)
    for group in stage.exam.groups:
        for part in group.parts:
            curve += group.questions * part.share * part.credit / stage.exam.questions
    return _allow(read_curve(rating, curve), 1 / stage.exam.questions, stage.exam.line)


def _allow(scores: Array, factor: float, line: float) -> Forecast:
    error = np.sqrt(np.maximum(scores * (1 - scores), 1e-4) * factor)
    reach = np.array([0.5 + 0.5 * erf(z / sqrt(2)) for z in (scores - line) / error])
    return Forecast(reach, scores, scores - 1.2816 * error, scores + 1.2816 * error)


def find_calibration_error(probability: Array, reached: Array) -> float:
    """Return the expected calibration error over ten equal bins."""
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [abs((probability - reached)[bins == at].sum()) for at in range(10)]
    return float(sum(gaps) / len(probability))


@dataclass(frozen=True)
class Figures:
    """How well a forecast did."""

    error: float
    brier: float
    base: float
    coverage: float
    off: float
    width: float


def judge(forecast: Forecast, scores: Array, line: float) -> Figures:
    reached = (scores >= line - 1e-9).astype(np.float64)
    within = (scores >= forecast.low - 1e-9) & (scores <= forecast.high + 1e-9)
    return Figures(
        find_calibration_error(forecast.probability, reached),
        float(((forecast.probability - reached) ** 2).mean()),
        float(reached.mean() * (1 - reached.mean())),
        float(within.mean()),
        float(np.abs(forecast.score - scores).mean()),
        float((forecast.high - forecast.low).mean()),
    )


METHODS: dict[str, Callable[[Stage, Places, Array], Forecast]] = {
    "Linkage": foresee,
    "percentage": count_percentage,
    "Elo": rate_elo,
}


def compare(rng: Generator, stage: Stage, learners: int = LEARNERS) -> dict[str, list[Figures]]:
    """Return each method's figures at each depth."""
    abilities = draw_learners(rng, stage.library.topics, learners)
    asked = draw_practice(rng, stage.truth, learners, max(DEPTHS))
    credits = draw_credits(rng, stage.truth, abilities, asked)
    figures: dict[str, list[Figures]] = {name: [] for name in METHODS}
    for depth in DEPTHS:
        scores = sit_exams(rng, stage, abilities)
        for name, method in METHODS.items():
            forecast = method(stage, asked[:, :depth], credits[:, :depth])
            figures[name].append(judge(forecast, scores, stage.exam.line))
    return figures


def correlate_difficulties(rng: Generator, stage: Stage) -> Array:
    """Return how ratings, then learnt difficulties correlate with a fresh truth.

    Behind them come the learnt difficulties' standard error, and the one claimed.
    """
    truth = make_truth(rng, stage.items, stage.prior.topics)
    # A fifth more answers than needed; what an item gets beyond its due is dropped.
    each = max(DEPTHS)
    learners = 6 * ANSWERS_AN_ITEM * len(truth.ids) // (5 * each)
    abilities = draw_learners(rng, stage.library.topics, learners)
    asked = np.argsort(rng.random((learners, len(truth.ids))), axis=1)[:, :each]
    credits = draw_credits(rng, truth, abilities, asked)
    left = np.full(len(truth.ids), ANSWERS_AN_ITEM)
    events = []
    for turn in range(each):
        for row in rng.permutation(learners):
            item = asked[row, turn]
            if left[item]:
                left[item] -= 1
                events.append(Event(str(row), truth.ids[item], float(credits[row, turn])))
    starts = {q.id: start_difficulty(q.difficulty) for q in stage.bank.questions}
    found = learn_difficulties(stage.prior, stage.items, starts, events)
    learnt = np.array([found[id].difficulty for id in truth.ids])
    return np.array(
        [
            np.corrcoef(truth.ratings, truth.difficulty)[0, 1],
            np.corrcoef(learnt, truth.difficulty)[0, 1],
            np.std(learnt - truth.difficulty),
            find_error(ANSWERS_AN_ITEM),
        ]
    )


def place(rng: Generator, stage: Stage, abilities: Array, adaptive: bool) -> tuple[Array, Array]:
    """Return how many questions each placement took, and how far off its level was."""
    weights = stage.exam.weigh_topics(stage.prior.topics)
    pool = [stage.items[q.id] for q in stage.bank.questions if q.kind in stage.placement.kinds]
    at = {id: place for place, id in enumerate(stage.truth.ids)}
    asked_for, off = np.empty(len(abilities)), np.empty(len(abilities))
    for row, own in enumerate(abilities):
        answers: list[FirstAnswer] = []
        order = rng.permutation(len(pool))
        posterior = estimate_abilities(stage.prior, stage.items, answers)
        while not is_placed(posterior, weights):
            asked = {answer.item for answer in answers}
            item = (
                choose_question(posterior, weights, pool, asked, row)
                if adaptive
                else pool[order[len(answers)]]
            )
            assert item is not None
            question = np.array([[at[item.id]]], dtype=np.intp)
            credit = draw_credits(rng, stage.truth, own[None, :], question)
            answers.append(FirstAnswer(item.id, float(credit[0, 0])))
            posterior = estimate_abilities(stage.prior, stage.items, answers)
        asked_for[row] = len(answers)
        off[row] = weights @ posterior.mean - weights @ own
    return asked_for, off


def print_table(figures: dict[str, list[Figures]]) -> None:
    print(f"{'':<12}{'answers':>8}{'ECE':>8}{'Brier':>8}{'base':>8}{'in 80 %':>9}", end="")
    print(f"{'off by':>8}{'width':>8}")
    for turn, depth in enumerate(DEPTHS):
        for name, rows in figures.items():
            row = rows[turn]
            print(
                f"{name:<12}{depth:>8}{row.error:>8.3f}{row.brier:>8.3f}{row.base:>8.3f}"
                f"{row.coverage:>9.1%}{row.off:>8.1%}{row.width:>8.1%}"
            )


def find_missed(rows: Sequence[Figures]) -> list[str]:
    """Return which of the model's targets are missed."""
    missed = []
    for depth, row in zip(DEPTHS, rows, strict=True):
        if row.error >= 0.05:
            missed.append(f"calibration at {depth} answers")
        if not 0.75 <= row.coverage <= 0.85:
            missed.append(f"coverage at {depth} answers")
        if row.brier >= row.base:
            missed.append(f"Brier score at {depth} answers")
    return missed


def main() -> int:
    rng = np.random.default_rng(SEED)
    stage = set_stage(rng)
    print(
        f"{LEARNERS} simulated learners, {len(stage.items)} questions, {stage.plan.blueprint.title}"
    )
    figures = compare(rng, stage)
    print_table(figures)
    missed = find_missed(figures["Linkage"])
    correlations = [correlate_difficulties(rng, stage) for _ in range(BANKS)]
    ratings, learnt, off, claimed = np.mean(correlations, axis=0)
    print(
        f"Difficulty against truth: ratings {ratings:.3f}, after {ANSWERS_AN_ITEM} answers an item "
        f"{learnt:.3f}; off by {off:.2f} logits, {claimed:.2f} claimed"
    )
    if learnt < 0.9:
        missed.append("difficulties")
    abilities = draw_learners(rng, stage.library.topics, PLACED)
    taken = {}
    for name, adaptive in (("adaptive", True), ("random", False)):
        lengths, away = place(rng, stage, abilities, adaptive)
        taken[name] = float(lengths.mean())
        print(
            f"Placement, {name}: {lengths.mean():.1f} questions to a standard error of {CLOSE}"
            f" (longest {LONGEST}: {(lengths == LONGEST).mean():.0%}), off by"
            f" {np.sqrt((away**2).mean()):.2f} logits"
        )
    if taken["adaptive"] >= taken["random"]:
        missed.append("placement")
    print(f"Missed: {', '.join(missed)}." if missed else "Good.")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
