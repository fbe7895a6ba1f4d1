from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.model import Instrument
from quizzes.maturity.respondents import (
    Band,
    Respondent,
    Spread,
    compare_levels,
    compute_alpha,
    find_camps,
    group_answers,
    may_show_alpha,
    measure_agreement,
    measure_gap,
    measure_spread,
    merge_functions,
    name_camps,
    score_dimension,
)
from quizzes.maturity.scoring import (
    Blocker,
    compute_index,
    find_blockers,
    find_stage,
    round_half_up,
)

TEXTBOOK = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def ask(function: str, *answers: int | None, level: str = "") -> list[Respondent]:
    """Return respondents of one function who answered D1."""
    return [Respondent(function, level, {"D1": answer}) for answer in answers]


@pytest.mark.parametrize(
    ("answers", "deviation", "r_wg", "r_star", "band"),
    [
        ((3, 3, 3, 4, 3), "0.2", "0.9", "0.96", Band.GREEN),
        ((2, 3, 3, 4, 3), "0.4", "0.75", "0.9", Band.GREEN),
        ((2, 2, 3, 4, 4), "0.8", "0.5", "0.8", Band.AMBER),
        ((2, 2, 2, 4, 4, 4), "1", "0.4", "0.75", Band.RED),
        ((1, 2, 3, 4, 5), "1.2", "0", "0.5", Band.RED),
        ((1, 1, 1, 5, 5), "1.6", "0", "0.04", Band.RED),
        ((2, 2, 2, 2, 2, 2, 2, 2, 2, 5), "0.3", "0.55", "0.7975", Band.RED),
        ((2, 2, 3, 3), "0.5", "5/6", "15/16", Band.GREEN),
    ],
)
def test_agreement(
    answers: tuple[int, ...], deviation: str, r_wg: str, r_star: str, band: Band
) -> None:
    found = measure_agreement(answers)
    assert found is not None
    assert (found.deviation, found.r_wg, found.r_star, found.band) == (
        Fraction(deviation),
        Fraction(r_wg),
        Fraction(r_star),
        band,
    )


def test_two_answers_have_neither_agreement_nor_spread() -> None:
    assert (measure_agreement((2, 3)), measure_spread((2, 3))) == (None, None)


def test_quartiles_interpolate_linearly() -> None:
    assert measure_spread((4, 1, 2, 2)) == Spread(4, 1, 4, Fraction(7, 4), Fraction(5, 2))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((1, 1, 1, 5, 5), "1 ×3 | 5 ×2"),
        ((2, 2, 2, 4, 4, 4), "2 ×3 | 4 ×3"),
        ((1, 2, 4, 4, 2), "1–2 ×3 | 4 ×2"),
        ((1, 2, 3, 4, 5), ""),
        ((1, 3, 3, 3, 3), ""),
        ((1, 1, 3, 3, 3, 3, 3, 3, 3), ""),
        ((1, 1, 3, 3, 5, 5), "1 ×2 | 3 ×2 | 5 ×2"),
        ((3, 3, 3, 3), ""),
    ],
)
def test_splits(answers: tuple[int, ...], words: str) -> None:
    assert name_camps(find_camps(answers)) == words


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
    assert round_half_up(index) == "2.2"
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


def test_alpha_of_the_team_collapses_although_it_agrees(
    instrument: Instrument, team: list[Respondent]
) -> None:
    alpha = compute_alpha(team, [d.id for d in instrument.dimensions])
    assert alpha is not None
    assert round_half_up(alpha, 3) == "0.346"


def test_alpha_reproduces_the_textbook_data() -> None:
    raters = [
        Respondent("", "", {f"D{n}": None if c == "." else int(c) for n, c in enumerate(row)})
        for row in TEXTBOOK
    ]
    alpha = compute_alpha(raters, [f"D{n}" for n in range(12)])
    assert alpha is not None
    assert round_half_up(alpha, 3) == "0.815"


def test_alpha_of_one_dimension_with_a_dissenter_is_zero() -> None:
    assert compute_alpha(ask("", 3, 3, 3, 3, 2), ["D1"]) == 0


def test_alpha_needs_something_that_varies() -> None:
    assert compute_alpha(ask("", 3, 3, 3), ["D1"]) is None
    assert compute_alpha(ask("", 3), ["D1"]) is None


@pytest.mark.parametrize(
    ("respondents", "dimensions", "shown"), [(4, 8, True), (3, 8, False), (4, 7, False)]
)
def test_alpha_is_shown_only_when_it_says_enough(
    respondents: int, dimensions: int, shown: bool
) -> None:
    assert may_show_alpha(respondents, dimensions) is shown
