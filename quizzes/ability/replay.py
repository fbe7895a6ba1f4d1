"""Difficulties recomputed from everybody's first answers, so that nothing can drift."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quizzes.ability.curves import GRID, draw_curves, find_credit
from quizzes.ability.difficulty import find_error, move_difficulty
from quizzes.ability.inference import combine, weigh_credits
from quizzes.ability.model import Array, Evidence, Item, Prior

_CHUNK = 2000
_NODES = np.linspace(-4.0, 4.0, 33)
_WEIGHTS: Array = np.exp(-0.5 * _NODES**2) / np.exp(-0.5 * _NODES**2).sum()


@dataclass(frozen=True)
class Event:
    """A first answer: whose it is, to which item, and what it earned."""

    learner: str
    item: str
    credit: float


def learn_difficulties(
    prior: Prior,
    items: Mapping[str, Item],
    starts: Mapping[str, Evidence],
    events: Sequence[Event],
    chunk: int = _CHUNK,
) -> dict[str, Evidence]:
    """Return the evidence about every item after all events, which come in their order.

    Each answer is held against what the learner's earlier answers foresaw. Abilities are
    brought up to date once a ``chunk`` of events, for all learners in it together.
    """
    evidence = dict(starts)
    known = [event for event in events if event.item in evidence]
    rows = {learner: at for at, learner in enumerate(dict.fromkeys(e.learner for e in known))}
    weighed = np.zeros((len(rows), len(prior.topics), GRID.size))
    for start in range(0, len(known), chunk):
        some = known[start : start + chunk]
        at = np.array([rows[event.learner] for event in some], dtype=np.intp)
        topics = np.array([prior.places[items[e.item].topic] for e in some], dtype=np.intp)
        present, places = np.unique(at, return_inverse=True)
        mean, covariance = combine(prior, weighed[present])
        variance = np.diagonal(covariance, axis1=-2, axis2=-1)
        width = np.sqrt(variance[places, topics])
        evidence |= _move(items, evidence, some, mean[places, topics], width)
        fresh = [
            Item(
                e.item, "", evidence[e.item].difficulty, find_error(evidence[e.item].n),
                items[e.item].guess,
            )
            for e in some
        ]  # fmt: skip
        credits: Array = np.array([event.credit for event in some])
        np.add.at(weighed, (at, topics), weigh_credits(draw_curves(fresh), credits))
    return evidence


def _move(
    items: Mapping[str, Item],
    evidence: Mapping[str, Evidence],
    events: Sequence[Event],
    mean: Array,
    width: Array,
) -> dict[str, Evidence]:
    """Return the evidence that the events change."""
    moved: dict[str, Evidence] = {}
    nothing = np.zeros(1)
    for place, event in enumerate(events):
        before = moved.get(event.item, evidence[event.item])
        ability = mean[place] + width[place] * _NODES
        guess = np.full(1, items[event.item].guess)
        foreseen = find_credit(ability, np.full(1, before.difficulty), nothing, guess)
        moved[event.item] = move_difficulty(before, event.credit, float(_WEIGHTS @ foreseen))
    return moved
