"""Difficulties recomputed from everybody's first answers, so that nothing can drift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quizzes.ability.curves import GRID, find_credit
from quizzes.ability.difficulty import find_error, find_move
from quizzes.ability.inference import combine, weigh_credits
from quizzes.ability.model import Evidence, Item, Places, Prior

_CHUNK = 5000


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
    brought up to date once a ``chunk`` of events, for all learners in it together. Events
    of items that aren't in ``starts`` are left out.
    """
    known = [event for event in events if event.item in starts]
    columns = {id: at for at, id in enumerate(starts)}
    rows = {learner: at for at, learner in enumerate(dict.fromkeys(e.learner for e in known))}
    learner = np.array([rows[event.learner] for event in known], dtype=np.intp)
    item = np.array([columns[event.item] for event in known], dtype=np.intp)
    credit = np.array([event.credit for event in known])
    topic = np.array([prior.places[items[id].topic] for id in starts], dtype=np.intp)
    guess = np.array([items[id].guess for id in starts])
    found = np.array([evidence.difficulty for evidence in starts.values()])
    counts = np.array([evidence.n for evidence in starts.values()])
    weighed = np.zeros((len(rows), len(prior.topics), GRID.size))
    for start in range(0, len(known), chunk):
        some = slice(start, start + chunk)
        present, at = np.unique(learner[some], return_inverse=True)
        mean, covariance = combine(prior, weighed[present])
        own = topic[item[some]]
        ability, error = mean[at, own], np.sqrt(covariance[at, own, own])
        for turn in _take_turns(item[some]):
            now = item[some][turn]
            doubt = np.array([find_error(int(n)) for n in counts[now]])
            found[now] += find_move(
                found[now], doubt, guess[now], ability[turn], error[turn], credit[some][turn]
            )
            counts[now] += 1
        doubts = np.array([find_error(int(n)) for n in counts])
        figures = (figure[item[some], None] for figure in (found, doubts, guess))
        curves = find_credit(GRID[None, :], *figures)
        np.add.at(weighed, (learner[some], own), weigh_credits(curves, credit[some]))
    return {id: Evidence(float(found[at]), int(counts[at])) for id, at in columns.items()}


def _take_turns(items: Places) -> Iterator[Places]:
    """Yield places at which no item stands twice: each item's first, then its second, …"""
    order = np.argsort(items, kind="stable")
    ranked = items[order]
    turn = np.empty(len(items), dtype=np.intp)
    turn[order] = np.arange(len(items)) - np.searchsorted(ranked, ranked)
    for now in range(int(turn.max(initial=-1)) + 1):
        yield np.flatnonzero(turn == now)
