"""Plans: how questions are shared out, and what the bank fills."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exams.load import load_blueprints
from quizzes.exams.model import Plan, Stratum, count_places, measure_margin
from quizzes.exams.plans import apportion, count_available, plan_exam
from quizzes.numbers import round_half_up
from tests.loaded import SAMPLE, open_bank, open_library
from tests.quizzes.samples import case, choice

LIBRARY, _ = open_library(SAMPLE)
BANK, _ = open_bank(SAMPLE)
BLUEPRINTS, PROBLEMS = load_blueprints([SAMPLE], LIBRARY)
DOMAINS = {str(n): weight for n, weight in enumerate((15, 11, 10, 18, 15, 13, 3, 15), 1)}


def plan(slug: str) -> Plan:
    return plan_exam(BLUEPRINTS[slug], BANK, LIBRARY)


def test_the_mock_of_the_whole_exam_is_shared_out_by_largest_remainders() -> None:
    """Worked out by hand: 130 × 15 % = 19.5 and so on; ties go to the lower domain."""
    assert list(apportion(130, DOMAINS).values()) == [20, 14, 13, 23, 20, 17, 4, 19]
    assert list(apportion(20, DOMAINS).values()) == [3, 2, 2, 4, 3, 3, 0, 3]


@given(st.integers(0, 300), st.dictionaries(st.text(max_size=3), st.integers(1, 99), min_size=1))
def test_shares_add_up_and_are_off_by_less_than_one(total: int, weights: dict[str, int]) -> None:
    counts = apportion(total, weights)
    assert sum(counts.values()) == total
    whole = sum(weights.values())
    assert all(abs(counts[key] - total * weights[key] / whole) < 1 for key in weights)


def test_what_the_bank_cannot_fill_is_scaled_away() -> None:
    found = plan("domains")
    assert found.strata == (
        Stratum("1", "Strategy", 0.15, 3, 1, 0),
        Stratum("2", "S&OP", 0.40, 6, 1, 2),
        Stratum("3", "Demand", 0.45, 7, 2, 2),
    )
    assert (found.questions, found.unscored, found.minutes) == (4, 1, 6)
    assert [stratum.key for stratum in found.short] == ["1", "2", "3"]
    assert found.covered == pytest.approx(0.85)


def test_topics_without_a_weight_of_their_own_count_alike() -> None:
    assert [(s.key, s.wanted) for s in plan("whole").strata] == [
        ("role-of-sop", 2),
        ("monthly-cycle", 2),
        ("demand-planning", 2),
    ]
    assert [(s.key, s.wanted) for s in plan("placement").strata] == [
        ("role-of-sop", 1),
        ("demand-planning", 4),
    ]


def test_a_quiz_spreads_over_the_sections_of_its_topic() -> None:
    topic = LIBRARY.by_slug["demand-planning"]
    assert [s.key for s in plan("quiz-demand-planning").strata] == [s.id for s in topic.sections]
    assert sum(s.wanted for s in plan("quiz-demand-planning").strata) == 4


def test_enemies_fill_one_place_and_cases_as_many_as_they_have_parts() -> None:
    questions = [choice(id="a", enemies=["b"]), choice(id="b"), choice(id="c", enemies=["a"])]
    assert count_available(questions) == 1
    assert count_available([case(), choice(id="d")]) == count_places(case()) + 1 > 2


def test_halves_round_up() -> None:
    assert [round_half_up(Fraction(n, 2)) for n in range(5)] == [0, 1, 1, 2, 2]
    assert round_half_up(Fraction(7, 3)) == 2


def test_the_margin_narrows_with_the_root_of_the_questions() -> None:
    """130 questions and 70 % right: 1.96 × √(0.7 × 0.3 ÷ 130) = 0.0788."""
    assert measure_margin(130, 0.7) == pytest.approx(0.0788, abs=5e-5)
    assert measure_margin(20, 0.7) == pytest.approx(0.2008, abs=5e-5)
    assert measure_margin(0, 0.7) == 0
