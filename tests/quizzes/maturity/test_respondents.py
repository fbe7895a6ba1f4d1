"""Assessments by several people: one voice for each function, and what may be shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.agreement import measure_agreement
from quizzes.maturity.model import Instrument
from quizzes.maturity.respondents import (
    Respondent,
    compare_levels,
    group_answers,
    measure_gap,
    merge_functions,
    score_dimension,
)
from quizzes.maturity.scoring import (
    Blocker,
    compute_index,
    find_blockers,
    find_stage,
    format_score,
)
from tests.quizzes.maturity.sheets import ask


@pytest.mark.parametrize(
    ("groups", "score", "gap"),
    [
        ((("Sales", 2), ("Finance", 4)), 3, 2),
        ((("Sales", 1), ("Finance", 4)), Fraction(5, 2), 3),
        ((("Planning", 4, 4, 4, 4, 4, 4), ("Finance", 2)), 3, 2),
        ((("", 2, 3), ("Sales", 3), ("Finance", None)), Fraction(11, 4), Fraction(1, 2)),
        ((("Sales", 2, 3, None),), Fraction(5, 2), None),
        ((("Sales", None),), None, None),
    ],
)
def test_each_function_has_one_voice(
    groups: tuple[tuple[str, *tuple[int | None, ...]], ...],
    score: Fraction | int | None,
    gap: Fraction | int | None,
) -> None:
    respondents = [p for function, *answers in groups for p in ask(function, *answers)]
    found = group_answers(respondents, "D1")
    assert (score_dimension(respondents, "D1"), measure_gap(found)) == (score, gap)


def test_executives_against_planners() -> None:
    respondents = [
        *ask("Sales", 4, 4, level="executive"),
        *ask("Sales", 2, 3, level="planner"),
        *ask("Sales", 1, level="manager"),
    ]
    assert compare_levels(respondents, "D1", "executive", "planner") == Fraction(3, 2)
    assert compare_levels(respondents[:2], "D1", "executive", "planner") is None


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"Sales": 2, "Operations": 2, "Finance": 2}, {}),
        ({"Sales": 5, "Operations": 4, "Finance": 3}, {"Sales": "Sales", "Operations": "Operations",
                                                       "Finance": "Finance"}),
        ({"Sales": 5, "Operations": 4, "Finance": 1, "IT": 2},
         {"Sales": "Sales", "Operations": "Operations", "Finance": "other", "IT": "other"}),
        ({"Sales": 5, "Operations": 4, "Finance": 2},
         {"Sales": "Sales", "Operations": "other", "Finance": "other"}),
        ({"Sales": 5, "": 1}, {}),
        ({"Sales": 4, "": 3}, {"Sales": "Sales", "other": "other"}),
    ],
)  # fmt: skip
def test_small_functions_are_not_shown_alone(sizes: dict[str, int], shown: dict[str, str]) -> None:
    respondents = [p for function, n in sizes.items() for p in ask(function, *[3] * n)]
    assert merge_functions(respondents) == shown


def test_team(instrument: Instrument, team: list[Respondent]) -> None:
    scores = {d.id: score_dimension(team, d.id) for d in instrument.dimensions}
    assert list(scores.values()) == [
        Fraction(v) for v in ("3", "2", "2.5", "2", "2", "1.5", "2", "2.5", "2", "2")
    ]
    index = compute_index(scores, instrument.gate)
    assert index == Fraction("2.15")
    assert format_score(index) == "2.2"
    assert find_stage(instrument, scores).stage == 2
    blockers = find_blockers(instrument, scores, 2)
    assert blockers is not None
    assert blockers.must == (
        Blocker("D2", 3),
        Blocker("D3", 3),
        Blocker("D7", 3),
        Blocker("D6", 2),
    )
    assert (blockers.count, blockers.any_of) == (3, ("D8", "D4", "D5", "D9", "D10", "D6"))
    assert measure_gap(group_answers(team, "D2")) == Fraction(3, 2)
    assert merge_functions(team) == {}
    agreements = [
        measure_agreement([a for p in team if (a := p.answers[d]) is not None]) for d in scores
    ]
    assert min(found.r_star for found in agreements if found) >= Fraction("0.85")
