from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.model import Facts, Instrument
from quizzes.maturity.scoring import (
    AppliedCap,
    Blocker,
    Blockers,
    StageResult,
    cap_scores,
    compute_index,
    find_blockers,
    find_stage,
    find_unevidenced,
    format_score,
)


def read_scores(*values: float | None) -> dict[str, Fraction | None]:
    """Return scores of D1, D2 … in order."""
    return {f"D{n}": None if v is None else Fraction(v) for n, v in enumerate(values, 1)}


ALL_THREE = (3,) * 10


@pytest.mark.parametrize(
    ("values", "stage", "index"),
    [
        (ALL_THREE, 3, "3.0"),
        ((4, 4, 4, 3, 2, 2, 4, 4, 3, 3), 3, "3.3"),
        ((4, 4, 2, 3, 4, 4, 4, 4, 4, 4), 2, "3.7"),
        ((3, 3, 3, 3, 3, 3, 3, 3, 3, 1), 2, "2.8"),
        ((3, 3, 3, 3, 3, 3, 1, 3, 3, 3), 1, "2.8"),
        ((5, 5, 5, 4, 4, 4, 5, 4, 4, 4), 4, "4.4"),
        ((4, 3, 3, 3, 3, 2, 3, 3, 3, 2), 3, "2.9"),
        ((1,) * 10, 1, "1.0"),
        ((5,) * 10, 5, "5.0"),
        ((3, 2.5, 3, 3, 3, 3, 3, 3, 3, 3), 2, "3.0"),
    ],
)
def test_stage_and_index(
    instrument: Instrument, values: tuple[float, ...], stage: int, index: str
) -> None:
    scores = read_scores(*values)
    mean = compute_index(scores, instrument.gate)
    assert mean is not None
    assert (find_stage(instrument, scores), format_score(mean)) == (
        StageResult(stage, stage, stage),
        index,
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((3, 3, 3, None, 3, 3, 3, 3, 3, 3), StageResult(2, 2, 3)),
        ((4, 4, 4, None, 2, 2, 4, 4, 3, 3), StageResult(2, 2, 3)),
        ((2, 2, 2, None, 2, 2, 2, 2, 2, 2), StageResult(2, 2, 2)),
        ((None, 3, 3, 3, 3, 3, 3, 3, 3, 3), StageResult(None, None, None)),
        ((3, 3, 3, None, None, None, 3, None, 3, 3), StageResult(None, None, None)),
        ((3, 3, 3, None, None, None, 3, 3, 3, 3), StageResult(2, 2, 3)),
    ],
)
def test_stage_with_unscored_dimensions(
    instrument: Instrument, values: tuple[float | None, ...], expected: StageResult
) -> None:
    found = find_stage(instrument, read_scores(*values))
    assert (found, found.provisional) == (expected, expected.low != expected.high)


@pytest.mark.parametrize(
    ("values", "index"),
    [
        ((3, 2, 2.5, 2, 2, 1.5, 2, 2.5, 2, 2), "2.2"),
        ((3, 2, None, None, None, 1.5, 2, 2.5, 2, 2), "2.1"),
        ((3, 2, None, None, None, None, 2, 2.5, 2, 2), None),
    ],
)
def test_index_is_the_mean_of_what_is_scored(
    instrument: Instrument, values: tuple[float | None, ...], index: str | None
) -> None:
    mean = compute_index(read_scores(*values), instrument.gate)
    assert (mean if mean is None else format_score(mean)) == index


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(215, 100), 1, "2.2"),
        (Fraction(225, 100), 1, "2.3"),
        (Fraction(2149, 1000), 1, "2.1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-1, 4), 1, "−0.3"),
        (Fraction(-1, 100), 1, "0.0"),
    ],
)
def test_rounding_takes_halves_up(value: Fraction, places: int, text: str) -> None:
    assert format_score(value, places) == text


@pytest.mark.parametrize(
    ("facts", "lowered"),
    [
        ({}, {}),
        ({"F1": 17}, {"D1": 2}),
        ({"F1": 18}, {"D1": 3}),
        ({"F1": 24}, {}),
        ({"F2": 2}, {"D1": 2}),
        ({"F2": 3}, {}),
        ({"F3": 0}, {"D7": 2}),
        ({"F3": 1}, {}),
        ({"F4": False}, {"D2": 2}),
        ({"F5": False}, {"D5": 2}),
        ({"F6": False}, {"D7": 2}),
        ({"F7": False}, {"D2": 2, "D9": 2}),
        ({"F8": False}, {"D3": 2}),
        ({f"F{n}": True for n in range(4, 9)} | {"F1": None}, {}),
    ],
)
def test_evidence_caps(instrument: Instrument, facts: Facts, lowered: dict[str, int]) -> None:
    scores = read_scores(*[4] * 10)
    final, caps = cap_scores(instrument, scores, facts)
    assert final == scores | {d: Fraction(level) for d, level in lowered.items()}
    assert {(cap.dimension, cap.limit) for cap in caps} == set(lowered.items())


def test_missing_shared_model_caps_demand_planning(instrument: Instrument) -> None:
    final, caps = cap_scores(instrument, read_scores(4, 4, 4, 4, 4, 4, 4, 4, 2, 4), {})
    text = next(check.text for check in instrument.checks if check.code == "C5")
    assert (final["D2"], caps) == (Fraction(3), (AppliedCap("C5", "D2", 3, text),))


def test_cap_on_data_decides_whether_demand_planning_is_capped(instrument: Instrument) -> None:
    scores = read_scores(*[4] * 10)
    final, caps = cap_scores(instrument, scores, {"F7": False})
    assert (final["D2"], final["D9"]) == (Fraction(2), Fraction(2))
    assert [(cap.source, cap.dimension) for cap in caps] == [("F7", "D2"), ("F7", "D9")]


def test_halves_above_a_cap_bound_are_not_at_it(instrument: Instrument) -> None:
    final, caps = cap_scores(instrument, read_scores(4, 4, 4, 4, 4, 4, 4, 4, 2.5, 4), {})
    assert (final["D2"], caps) == (Fraction(4), ())


def test_caps_leave_low_and_unscored_dimensions_alone(instrument: Instrument) -> None:
    scores = read_scores(1, None, 2, 1, 1, 1, 1, 1, 1, 1)
    facts: Facts = {"F1": 3, "F2": 0, "F3": 0} | {f"F{n}": False for n in range(4, 9)}
    assert cap_scores(instrument, scores, facts) == (scores, ())


def test_dimensions_an_open_question_could_lower_are_not_evidenced(instrument: Instrument) -> None:
    scores = read_scores(3, 2, 3, 4, 3, 3, None, 3, 3, 3)
    assert find_unevidenced(instrument, scores, {}) == ("D1", "D3", "D5", "D9")
    answered: Facts = {"F1": 12, "F2": 0, "F5": True, "F8": False}
    assert find_unevidenced(instrument, scores, answered) == ("D9",)


@pytest.mark.parametrize(
    ("values", "stage", "expected"),
    [
        (
            (3, 2, 2.5, 2, 2, 1.5, 2, 2.5, 2, 2),
            2,
            Blockers(
                3,
                (Blocker("D2", 3), Blocker("D3", 3), Blocker("D7", 3), Blocker("D6", 2)),
                3,
                ("D8", "D4", "D5", "D9", "D10", "D6"),
            ),
        ),
        ((5,) * 10, 5, None),
        (ALL_THREE, 3, Blockers(4, tuple(Blocker(d, 4) for d in ("D1", "D2", "D3", "D7")), 3,
                                ("D4", "D5", "D6", "D8", "D9", "D10"))),
        ((4, 4, 2, 3, 4, 4, 4, 4, 4, 4), 2, Blockers(3, (Blocker("D3", 3),), 0, ())),
        ((3, 3, 3, 3, 3, 3, 3, 3, 3, 1), 2, Blockers(3, (Blocker("D10", 2),), 0, ())),
        ((3, 3, 3, None, 3, 3, 3, 3, 3, 3), 2, Blockers(3, (Blocker("D4", 2),), 0, ())),
    ],
)  # fmt: skip
def test_blockers(
    instrument: Instrument, values: tuple[float | None, ...], stage: int, expected: Blockers | None
) -> None:
    assert find_blockers(instrument, read_scores(*values), stage) == expected


@pytest.mark.parametrize("seed", range(200))
def test_raising_the_blockers_reaches_the_next_stage(instrument: Instrument, seed: int) -> None:
    digits = [1 + (seed * 7919 + n * n * (seed % 13 + 3)) % 97 % 5 for n in range(10)]
    scores = read_scores(*digits)
    stage = find_stage(instrument, scores).stage
    assert stage is not None
    blockers = find_blockers(instrument, scores, stage)
    if blockers is None:
        assert stage == 5
        return
    raised = dict(scores)
    for blocker in blockers.must:
        raised[blocker.dimension] = Fraction(blocker.to)
    for dimension in blockers.any_of[len(blockers.any_of) - blockers.count :]:
        raised[dimension] = Fraction(blockers.stage)
    assert find_stage(instrument, raised).stage == blockers.stage
