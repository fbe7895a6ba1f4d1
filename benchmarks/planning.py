"""Whether following the planner makes learners readier than other ways to spend the time.

Each simulated learner studies forty evenings of 30 to 40 minutes, once in each way, from the
same start. Beside the planner stand practice at random, reviews with new questions where
nothing is due, reviews alone, the site's rule by learning order, and two ways that read as
well, so that what choosing brings can be told from what reading brings. Readiness is the
truth and no estimate: the chance to reach the line, and the mean score, over forms of the
S&OP road map. Exits 1 unless the planner is ahead of every other way by two standard errors.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import get_context
from time import perf_counter

import numpy as np
from numpy.random import Generator

from benchmarks.minds import Ideas, Mind, Nature, draw_ideas, draw_natures
from benchmarks.notebooks import Notebook
from benchmarks.readiness import Stage, draw_forms, set_stage
from quizzes.ability.exams import sketch_exam
from quizzes.ability.model import Array
from quizzes.ability.placement import choose_question, is_placed
from quizzes.exams.plans import plan_exam
from quizzes.plan.days import choose_today
from quizzes.plan.model import Kind, StudyPlan, Syllabus, Task
from quizzes.plan.syllabus import list_mocks, make_syllabus
from quizzes.progress import choose_next
from quizzes.schedule import list_due
from quizzes.selection import select_practice

LEARNERS = 72
EXAMS = ("sop-road-map", "cpim-style-full")
START = date(2027, 1, 4)
DAYS = 56  # until the exam, with two free days a week
NEW_EVENINGS = 5  # before the strict way asks nothing new any more
SET = 10
SEED = 21

Way = Callable[[Generator, Notebook], None]


@dataclass(frozen=True)
class Outcome:
    """What an hour brought one learner: chance to reach the line, and mean score."""

    probability: float
    score: float
    hours: float


def practise_at_random(rng: Generator, note: Notebook) -> None:
    """Answer questions drawn from the whole bank, each as likely as any other."""
    ids = note.stage.truth.ids
    while note.left > 0:
        note.ask(ids[int(rng.integers(len(ids)))])


def practise_unseen(rng: Generator, note: Notebook) -> None:
    """Answer questions drawn from those not met yet."""
    while note.left > 0:
        note.ask(_draw_fresh(rng, note))


def _draw_fresh(rng: Generator, note: Notebook) -> str:
    ids = note.stage.truth.ids
    fresh = [id for id in ids if id not in note.first] or list(ids)
    return fresh[int(rng.integers(len(fresh)))]


def review_then_unseen(rng: Generator, note: Notebook) -> None:
    """Answer what is due; when nothing is, new questions drawn from the bank."""
    for memory in list_due(note.memories.values(), note.today):
        if note.left > 0:
            note.ask(memory.question_id)
    practise_unseen(rng, note)


def only_review(rng: Generator, note: Notebook) -> None:
    """Answer new questions on a few evenings, and then only what is due, or due next."""
    if note.evening < NEW_EVENINGS:
        practise_unseen(rng, note)
        return
    queue = sorted(note.memories.values(), key=lambda each: (each.due_on, each.question_id))
    for memory in queue:
        if note.left <= 0:
            return
        note.ask(memory.question_id)


def follow_order(rng: Generator, note: Notebook) -> None:
    """Practise the first topic in learning order that is not strong, ten questions a time."""
    bank = note.stage.bank
    while note.left > 0:
        topic = choose_next(note.stage.library, bank.by_topic.keys(), note.progress())
        pool = bank.by_topic[topic] if topic else bank.questions
        seed = int(rng.integers(2**31))
        for question in select_practice(pool, note.last_seen, SET, seed):
            if note.left > 0:
                note.ask(question.id)


def read_first(rng: Generator, note: Notebook) -> None:
    """Read all topics by number, then practise what is unseen."""
    for topic in note.syllabus.topics:
        for passage in note.syllabus.passages[topic]:
            if note.left <= 0:
                return
            if passage.section not in note.studied.get(topic, ()):
                note.read(topic, passage.section)
    practise_unseen(rng, note)


def mix_at_random(rng: Generator, note: Notebook) -> None:
    """Read a section by number, answer five questions at random, and so on."""
    unread = [
        (topic, passage.section)
        for topic in note.syllabus.topics
        for passage in note.syllabus.passages[topic]
        if passage.section not in note.studied.get(topic, ())
    ]
    for topic, section in unread:
        if note.left <= 0:
            return
        note.read(topic, section)
        for _ in range(5):
            if note.left > 0:
                note.ask(_draw_fresh(rng, note))
    practise_unseen(rng, note)


def follow_planner(rng: Generator, note: Notebook) -> None:
    """Do what the plan says for the day; what is left of the evening is planned again."""
    weekday = round(note.left)
    plan = StudyPlan(note.stage.plan.blueprint.slug, note.exam_on, (weekday,) * 7)
    while note.left > 1:
        minutes = max(1, round(note.left))
        tasks = choose_today(note.syllabus, note.stand(), plan, note.today, minutes)
        if not tasks:
            practise_unseen(rng, note)
        for task in tasks:
            if note.left > 0:
                do_task(rng, note, task)


def do_task(rng: Generator, note: Notebook, task: Task) -> None:
    """Do a task of the plan, or as much of it as the evening has time for."""
    match task.kind:
        case Kind.READ:
            note.read_all((task.topic, section) for section in task.sections)
        case Kind.PRACTISE:
            pool = note.stage.bank.by_topic[task.topic]
            seed = int(rng.integers(2**31))
            chosen = select_practice(pool, note.last_seen, task.questions, seed)
            credits = note.ask_all(question.id for question in chosen)
            if task.failing:
                note.judge(task, credits)
        case Kind.REVIEW:
            due = list_due(note.memories.values(), note.today)[: task.questions]
            note.ask_all(memory.question_id for memory in due)
        case Kind.PLACEMENT:
            place(rng, note)
        case Kind.MOCK:
            practise_unseen(rng, note)


def place(rng: Generator, note: Notebook) -> None:
    """Sit the adaptive placement."""
    weights = note.stage.exam.weigh_topics(note.stage.prior.topics)
    kinds = note.stage.placement.kinds
    pool = [note.stage.items[q.id] for q in note.stage.bank.questions if q.kind in kinds]
    seed = int(rng.integers(2**31))
    while not is_placed(posterior := note.estimate(), weights):
        item = choose_question(posterior, weights, pool, note.first, seed)
        assert item is not None
        note.ask(item.id)
    note.placed = True


WAYS: dict[str, Way] = {
    "planner": follow_planner,
    "at random": practise_at_random,
    "due, then unseen": review_then_unseen,
    "only reviews": only_review,
    "learning order": follow_order,
    "unseen at random": practise_unseen,
    "read, then unseen": read_first,
    "read and unseen": mix_at_random,
}


def study(
    stage: Stage, syllabus: Syllabus, ideas: Ideas, ability: Array, nature: Nature, seed: int
) -> list[Outcome]:
    """Return what each way brings one learner."""
    drawn = np.random.default_rng(seed)
    minutes = drawn.uniform(30, 40)
    days = [day for day in range(DAYS) if day % 7 not in (2, 6)]
    lengths = minutes * drawn.uniform(0.9, 1.1, len(days))
    outcomes = []
    for way in WAYS.values():
        rng = np.random.default_rng([seed, 1])
        mind = Mind(rng, stage.truth, ideas, ability, nature)
        note = Notebook(stage, syllabus, mind, START, START + timedelta(days=DAYS))
        before = mind.sit(stage.forms, stage.exam.line, 0)
        for day, length in zip(days, lengths, strict=True):
            note.begin(day, float(length))
            way(rng, note)
        after = mind.sit(stage.forms, stage.exam.line, DAYS)
        hours = note.spent / 60
        outcomes.append(
            Outcome((after[0] - before[0]) / hours, (after[1] - before[1]) / hours, hours)
        )
    return outcomes


def aim_at(stage: Stage, slug: str) -> tuple[Stage, Syllabus]:
    """Return the stage of an exam, and its syllabus."""
    plans = [plan_exam(each, stage.bank, stage.library) for each in stage.blueprints.values()]
    plan = next(each for each in plans if each.blueprint.slug == slug)
    exam = sketch_exam(plan, stage.bank, stage.items)
    mocks = list_mocks(plan.blueprint, plans)
    forms = draw_forms(plan, stage.bank, stage.items)
    syllabus = make_syllabus(stage.library, stage.bank, exam, mocks)
    return replace(stage, plan=plan, exam=exam, forms=forms), syllabus


def compare(seed: int = SEED, learners: int = LEARNERS) -> dict[str, list[Outcome]]:
    """Return the outcomes of each way, in the same order of learners."""
    rng = np.random.default_rng(seed)
    stage = set_stage(rng)
    stages = [aim_at(stage, slug) for slug in EXAMS]
    ideas = draw_ideas(rng, stage.library, stage.bank, stage.truth.ids)
    drawn = draw_natures(rng, stage.library, learners)
    jobs = [
        (*stages[number % len(stages)], ideas, ability, nature, 1000 * seed + number)
        for number, (ability, nature) in enumerate(drawn)
    ]
    _JOBS[:] = jobs
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        outcomes = list(pool.map(_study, range(len(jobs))))
    return {name: [found[at] for found in outcomes] for at, name in enumerate(WAYS)}


# What a forked process finds, so that nothing of it need be sent.
_JOBS: list[tuple[Stage, Syllabus, Ideas, Array, Nature, int]] = []


def _study(number: int) -> list[Outcome]:
    return study(*_JOBS[number])


def measure(outcomes: list[Outcome]) -> Array:
    """Return gains in points an hour: of the chance and of the score, a row a learner."""
    return 100 * np.array([(each.probability, each.score) for each in outcomes])


def find_error(values: Array) -> Array:
    """Return the standard error of each column's mean."""
    error: Array = values.std(axis=0, ddof=1) / np.sqrt(len(values))
    return error


def main() -> int:
    begun = perf_counter()
    found = compare()
    own = measure(found["planner"])
    print(f"{len(own)} simulated learners, forty evenings of 30 to 40 minutes each way")
    print("Points an hour, ± their standard error; behind them how far the planner is ahead")
    print(f"{'':<20}{'chance':>14}{'score':>14}{'chance':>16}{'score':>16}{'hours':>7}")
    missed = []
    for name, outcomes in found.items():
        gains = measure(outcomes)
        mean, error = gains.mean(axis=0), find_error(gains)
        line = f"{name:<20}" + "".join(
            f"{m:>8.2f} ±{e:>4.2f}" for m, e in zip(mean, error, strict=True)
        )
        if name != "planner":
            ahead, doubt = (own - gains).mean(axis=0), find_error(own - gains)
            line += "".join(f"{a:>+10.2f} ±{d:>4.2f}" for a, d in zip(ahead, doubt, strict=True))
            missed += [name] if (ahead < 2 * doubt).any() else []
        else:
            line += " " * 32
        print(line + f"{np.mean([each.hours for each in outcomes]):>7.1f}")
    print(f"{perf_counter() - begun:.0f} s")
    print(f"Not ahead of: {', '.join(missed)}." if missed else "Good.")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
