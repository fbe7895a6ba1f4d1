"""One form of an exam: which questions it asks, in which order, in which variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quizzes.draws import Draws, derive_seed
from quizzes.enemies import Truce
from quizzes.exams.model import Blueprint, FormItem, Plan, count_places
from quizzes.exams.plans import apportion, split_pool
from quizzes.model import Bank, Kind, Question
from quizzes.numbers import ExpressionError
from quizzes.variants import DegenerateVariantError, is_ranked, make_variant

LONGEST_RUN = 4
_TURNS = 8


@dataclass
class _Draft:
    """What is chosen so far, and what follows from it for the next choice."""

    blueprint: Blueprint
    truce: Truce = field(default_factory=Truce)
    levels: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[str, str]] = field(default_factory=Counter)

    def admits(self, question: Question, room: int) -> bool:
        """Whether the question fits into the room and is nobody's enemy."""
        return (
            count_places(question) <= room
            and question not in self.truce
            and self.truce.admits(question)
        )

    def add(self, question: Question) -> None:
        self.truce.add(question)
        self.levels[name_level(question)] += count_places(question)
        self.places[question.topic, question.section] += 1

    def owed(self, question: Question) -> float:
        """Return how far the question's level lags behind its share, in questions."""
        aims = self.blueprint.levels
        if not aims:
            return 0.0
        share = aims.get(name_level(question), 0) / sum(aims.values())
        return share * (self.levels.total() + 1) - self.levels[name_level(question)]


def name_level(question: Question) -> str:
    """Return the level under which blueprints count a question: analyse and evaluate are one."""
    return "judge" if question.level in {"analyse", "evaluate"} else question.level


def make_form(
    plan: Plan, bank: Bank, seed: int, last_seen: Mapping[str, datetime] | None = None
) -> tuple[FormItem, ...]:
    """Return a form of the plan; the same seed and history give the same one.

    In each group questions that the learner hasn't seen come first, then sections
    that the form hasn't asked about, then levels that lag behind. Enemies never
    meet. The key of single-choice questions stands in the same place four times in
    a row at most.
    """
    draws = Draws("form", plan.blueprint.slug, seed)
    ordered = draws.shuffle(choose_questions(plan, bank, draws, last_seen or {}))
    uncounted = _choose_unscored(plan, ordered, draws)
    return tuple(_settle(ordered, uncounted, seed))


def choose_questions(
    plan: Plan, bank: Bank, draws: Draws, seen: Mapping[str, datetime]
) -> list[tuple[Question, str]]:
    """Return the questions of a form, group by group, each with the key of its group."""
    draft, pools = _Draft(plan.blueprint), split_pool(plan.blueprint, bank)
    chosen: list[tuple[Question, str]] = []
    for stratum in plan.strata:
        pool = draws.shuffle(sorted(pools.get(stratum.key, ()), key=lambda q: q.id))
        chosen += [(q, stratum.key) for q in _fill(pool, stratum.asked, draft, seen)]
    return chosen


def _fill(
    pool: list[Question], room: int, draft: _Draft, seen: Mapping[str, datetime]
) -> Iterable[Question]:
    while fitting := [question for question in pool if draft.admits(question, room)]:
        # min keeps the pool's drawn order among equals.
        best = min(
            fitting,
            key=lambda q: (
                q.id in seen,
                draft.places[q.topic, q.section],
                -draft.owed(q),
            ),
        )
        draft.add(best)
        room -= count_places(best)
        yield best


def _choose_unscored(plan: Plan, chosen: list[tuple[Question, str]], draws: Draws) -> set[str]:
    """Return the ids of the questions that don't count, spread over the groups."""
    if not plan.unscored:
        return set()
    places = Counter[str]()
    for question, key in chosen:
        places[key] += count_places(question)
    wanted = apportion(plan.unscored, places)
    uncounted = set()
    for question, key in draws.shuffle(chosen):
        if wanted[key] >= count_places(question):
            wanted[key] -= count_places(question)
            uncounted.add(question.id)
    return uncounted


def _settle(
    chosen: list[tuple[Question, str]], uncounted: set[str], seed: int
) -> Iterable[FormItem]:
    """Yield the items with a seed each; a question without a usable variant is left out."""
    run: list[int] = []
    for question, key in chosen:
        found: tuple[int, int | None] | None = None
        for turn in range(_TURNS):
            item_seed = derive_seed(seed, question.id, turn)
            try:
                place = find_key_place(question, item_seed)
            except DegenerateVariantError:
                continue
            except ExpressionError:
                break
            found = (item_seed, place)
            if place is None or run != [place] * LONGEST_RUN:
                break
        if found is None:
            continue
        item_seed, place = found
        if place is not None:
            run = [*run, place][-LONGEST_RUN:]
        yield FormItem(question, item_seed, key, question.id not in uncounted)


def find_key_place(question: Question, seed: int) -> int | None:
    """Return where the key stands, from 0, if the seed decides that; else None.

    Raises:
        DegenerateVariantError: this seed gives no usable variant.
        ExpressionError: a formula of the question can't be evaluated.
    """
    variant = make_variant(question, seed)
    if question.kind is not Kind.SINGLE_CHOICE or is_ranked(variant.options):
        return None
    return next(place for place, option in enumerate(variant.options) if option.correct)
