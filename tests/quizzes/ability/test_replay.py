"""Difficulties recomputed from everybody's answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from quizzes.ability.curves import GRID, draw_curves
from quizzes.ability.difficulty import find_error, move_difficulty
from quizzes.ability.inference import combine, weigh_credits
from quizzes.ability.model import Evidence, Item
from quizzes.ability.replay import Event, learn_difficulties
from tests.quizzes.ability.small import PRIOR

ITEMS = {
    item.id: item
    for item in (
        Item("a", "plans", 0.0, 0.7, 0.25),
        Item("b", "plans", 0.8, 0.7),
        Item("c", "stock", -0.8, 0.7, 0.25),
    )
}
STARTS = {id: Evidence(item.difficulty, 0) for id, item in ITEMS.items()}
EVENTS = [
    Event("one", "a", 1.0),
    Event("two", "a", 0.0),
    Event("one", "c", 0.5),
    Event("two", "b", 1.0),
    Event("one", "b", 0.0),
    Event("three", "gone", 1.0),
    Event("two", "c", 1.0),
    Event("three", "a", 1.0),
]


def replay(events: list[Event], chunk: int) -> dict[str, Evidence]:
    """Do the same event by event, in plain Python."""
    found = dict(STARTS)
    weighed = {e.learner: np.zeros((4, GRID.size)) for e in events}
    for start in range(0, len(events), chunk):
        some = events[start : start + chunk]
        before = {e.learner: combine(PRIOR, weighed[e.learner]) for e in some}
        for event in some:
            item, (mean, covariance) = ITEMS[event.item], before[event.learner]
            at = PRIOR.places[item.topic]
            ability, error = float(mean[at]), float(np.sqrt(covariance[at, at]))
            evidence = found[event.item]
            found[event.item] = move_difficulty(evidence, item.guess, ability, error, event.credit)
        for event in some:
            evidence = found[event.item]
            item = replace(
                ITEMS[event.item], difficulty=evidence.difficulty, error=find_error(evidence.n)
            )
            curve = weigh_credits(draw_curves([item]), np.array([event.credit]))
            weighed[event.learner][PRIOR.places[item.topic]] += curve[0]
    return found


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_all_at_once_is_one_after_the_other(chunk: int) -> None:
    found = learn_difficulties(PRIOR, ITEMS, STARTS, EVENTS, chunk)
    expected = replay([event for event in EVENTS if event.item in ITEMS], chunk)
    assert list(found) == ["a", "b", "c"]
    for id, evidence in expected.items():
        assert found[id].n == evidence.n
        assert found[id].difficulty == pytest.approx(evidence.difficulty, abs=1e-6)
    assert [found[id].n for id in "abc"] == [3, 2, 2]


def test_without_answers_nothing_moves() -> None:
    assert learn_difficulties(PRIOR, ITEMS, STARTS, []) == STARTS


def test_sixty_answers_tell_hard_items_from_easy_ones() -> None:
    rng = np.random.default_rng(8)
    truth = rng.normal(0, 0.95, 40)
    topics = rng.integers(0, 4, 40)
    items = {
        f"q{n}": Item(f"q{n}", PRIOR.topics[topics[n]], 0.0, 0.7, 0.25 * (n % 3 > 0))
        for n in range(40)
    }
    abilities = rng.multivariate_normal(PRIOR.mean, PRIOR.covariance, 60)
    events = []
    for n in rng.permutation(40):
        item = items[f"q{n}"]
        for learner in range(60):
            knows = 1 / (1 + np.exp(truth[n] - abilities[learner, topics[n]]))
            right = item.guess + (1 - item.guess) * knows
            events.append(Event(str(learner), item.id, float(rng.random() < right)))
    starts = {id: Evidence(0.0, 0) for id in items}
    found = learn_difficulties(PRIOR, items, starts, events, chunk=240)
    learnt = [found[f"q{n}"].difficulty for n in range(40)]
    assert {evidence.n for evidence in found.values()} == {60}
    assert np.corrcoef(learnt, truth)[0, 1] > 0.85
