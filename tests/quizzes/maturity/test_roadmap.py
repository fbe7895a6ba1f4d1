from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from kb.formulas.roadmap import (
    Placed,
    ScheduleError,
    Step,
    drop_unreachable,
    natural_key,
    schedule,
    weigh_impact,
)
from quizzes.maturity.model import GOALS, Instrument

LEVELS = {f"D{n}": 2 for n in range(1, 11)} | {"D6": 1}


def step(
    id: str,
    dimension: str,
    gap: int,
    impact: int,
    effort: int,
    needs: str = "",
    start: int = 2,
    end: int = 3,
) -> Step:
    return Step(
        id, dimension, start, end, gap, Fraction(impact), effort, needs=tuple(needs.split())
    )


EXAMPLE = [
    step("I1", "D1", 1, 5, 2),
    step("I2", "D9", 1, 4, 3),
    step("I3", "D2", 1, 4, 2, "I2"),
    step("I4", "D3", 1, 4, 3, "I2"),
    step("I5", "D5", 1, 5, 3, "I1 I2"),
    step("I6", "D7", 1, 5, 1, "I1"),
    step("I7", "D6", 2, 4, 2, "I4 I5", 1),
    step("I8", "D9", 1, 3, 8, "I1 I2 I3 I4", 3, 4),
]


def read_waves(placed: tuple[Placed, ...]) -> list[str]:
    """Return the waves as lines of ids."""
    last = max(item.wave for item in placed)
    return [" ".join(p.step.id for p in placed if p.wave == n) for n in range(1, last + 1)]


def test_example_in_waves() -> None:
    placed = schedule(EXAMPLE, LEVELS, 8, 4)
    assert read_waves(placed) == ["I1 I6 I2 I3", "I5 I4 I7", "I8"]
    assert {p.step.id: (p.score, p.after) for p in placed} == {
        "I1": (Fraction(5, 2), ()),
        "I6": (Fraction(5), ("I1",)),
        "I2": (Fraction(4, 3), ()),
        "I3": (Fraction(2), ("I2",)),
        "I5": (Fraction(5, 3), ("I1", "I2")),
        "I4": (Fraction(4, 3), ("I2",)),
        "I7": (Fraction(4), ("I5", "I4")),
        "I8": (Fraction(3, 8), ("I1", "I2", "I3", "I4")),
    }


def test_example_with_the_instruments_level_rules(instrument: Instrument) -> None:
    ruled = [replace(s, levels=instrument.level_needs(s.dimension, s.end)) for s in EXAMPLE]
    ruled[6] = replace(ruled[6], levels=dict(ruled[6].levels) | {"D6": 1})
    assert read_waves(schedule(ruled, LEVELS, 8, 4)) == ["I1 I6 I2 I3", "I5 I4 I7", "I8"]
    assert read_waves(schedule(ruled, LEVELS, 8, 4, inherit=True)) == [
        "I1 I6 I2 I3",
        "I5 I4 I7",
        "I8",
    ]
    unbounded = schedule(ruled, LEVELS, 99, 99, inherit=True)
    assert " ".join(p.step.id for p in unbounded) == "I1 I6 I2 I5 I4 I7 I3 I8"


def test_example_with_inheritance() -> None:
    placed = schedule(EXAMPLE, LEVELS, 99, 99, inherit=True)
    assert " ".join(p.step.id for p in placed) == "I1 I6 I2 I5 I4 I7 I3 I8"
    within_budget = schedule(EXAMPLE, LEVELS, 8, 4, inherit=True)
    assert read_waves(within_budget) == ["I1 I6 I2 I3", "I5 I4 I7", "I8"]
    assert {p.step.id: p.score for p in placed} == {
        "I1": Fraction(5),
        "I2": Fraction(4),
        "I3": Fraction(2),
        "I4": Fraction(4),
        "I5": Fraction(4),
        "I6": Fraction(5),
        "I7": Fraction(4),
        "I8": Fraction(3, 8),
    }


def test_one_level_per_dimension_and_wave() -> None:
    steps = [
        Step("D4-3", "D4", 2, 3, 2, Fraction(3), 1, levels={"D4": 2}),
        Step("D4-4", "D4", 3, 4, 2, Fraction(5), 1, levels={"D4": 3}),
    ]
    assert read_waves(schedule(steps, LEVELS, 8, 4)) == ["D4-3", "D4-4"]


def test_next_best_fills_what_the_best_does_not_fit() -> None:
    steps = [
        step("A", "D1", 1, 5, 5),
        step("B", "D2", 1, 4, 5),
        step("C", "D3", 1, 2, 3),
    ]
    assert read_waves(schedule(steps, LEVELS, 8, 4)) == ["A C", "B"]


def test_larger_than_a_budget_stands_alone_and_is_marked() -> None:
    steps = [step("A", "D1", 2, 5, 8), step("B", "D2", 1, 1, 1), step("C", "D3", 1, 5, 1)]
    placed = schedule(steps, LEVELS, 5, 4)
    assert [(p.step.id, p.wave, p.alone) for p in placed] == [
        ("C", 1, False),
        ("B", 1, False),
        ("A", 2, True),
    ]
    first = schedule([step("A", "D1", 2, 5, 8), step("B", "D2", 1, 1, 1)], LEVELS, 5, 4)
    assert [(p.step.id, p.wave, p.alone) for p in first] == [("A", 1, True), ("B", 2, False)]


def test_at_most_so_many_in_a_wave() -> None:
    steps = [step(f"I{n}", f"D{n}", 1, 3, 1) for n in range(1, 7)]
    assert read_waves(schedule(steps, LEVELS, 8, 4)) == ["I1 I2 I3 I4", "I5 I6"]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (step("A", "D1", 1, 4, 2), step("B", "D2", 1, 2, 1), "A"),
        (step("B", "D1", 2, 3, 2), step("A", "D2", 1, 3, 1), "A"),
        (step("D10-3", "D10", 1, 3, 2), step("D2-3", "D2", 1, 3, 2), "D2-3"),
    ],
)
def test_ties(one: Step, other: Step, first: str) -> None:
    assert schedule([one, other], LEVELS, 8, 4)[0].step.id == first


def test_weight_multiplies_the_priority() -> None:
    assert replace(EXAMPLE[0], weight=Fraction(3, 2)).priority == Fraction(15, 4)


def test_cycle_is_an_error_that_names_its_members() -> None:
    steps = [step("A", "D1", 1, 3, 1, "B"), step("B", "D2", 1, 3, 1, "A"), step("C", "D3", 1, 3, 1)]
    with pytest.raises(ScheduleError) as caught:
        schedule(steps, LEVELS, 8, 4)
    assert caught.value.ids == ("A", "B")


def test_level_that_nothing_reaches_is_an_error() -> None:
    waiting = Step("A", "D6", 1, 2, 1, Fraction(3), 1, levels={"D9": 4})
    with pytest.raises(ScheduleError) as caught:
        schedule([waiting, step("B", "D1", 1, 3, 1)], LEVELS, 8, 4)
    assert caught.value.ids == ("A",)
    assert drop_unreachable([waiting, EXAMPLE[0]], LEVELS) == (EXAMPLE[0],)


@pytest.mark.parametrize(
    ("weights", "impact"),
    [
        ({}, Fraction(16, 5)),
        (dict.fromkeys(GOALS, 0), Fraction(16, 5)),
        ({"cash": 1}, Fraction(4)),
        ({"service": 2, "risk": 1}, Fraction(11, 3)),
    ],
)
def test_impact_is_a_weighted_mean(weights: dict[str, int], impact: Fraction) -> None:
    impacts = {"service": 5, "cost": 2, "cash": 4, "growth": 4, "risk": 1}
    assert weigh_impact(impacts, weights) == impact


def test_natural_order() -> None:
    assert sorted(["D10-2", "D2-3", "D2-2"], key=natural_key) == ["D2-2", "D2-3", "D10-2"]
