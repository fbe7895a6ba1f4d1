"""Weak sections and strengths."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quizzes.answers import Counted
from quizzes.model import Kind
from quizzes.standing.sections import (
    LISTED,
    SectionStanding,
    list_strengths,
    list_weak,
    rate_sections,
)
from tests.loaded import SAMPLE, open_library

LIBRARY, _ = open_library(SAMPLE)
DEMAND = LIBRARY.by_slug["demand-planning"]
AT = datetime(2027, 1, 4, tzinfo=UTC)


def answer(topic: str, section: str, credit: float) -> Counted:
    return Counted("q", topic, Kind.NUMERIC, credit, None, AT, section=section)


def standing(mean: float, n: int, place: int = 0) -> SectionStanding:
    return SectionStanding(DEMAND, DEMAND.sections[place], mean, n)


def test_sections_are_rated_from_three_answers_on() -> None:
    one, two = (section.id for section in DEMAND.sections[:2])
    role = LIBRARY.by_slug["role-of-sop"]
    given = [
        *(answer("demand-planning", two, credit) for credit in (1, 0.5, 0)),
        *(answer("demand-planning", one, 1) for _ in range(2)),
        *(answer("role-of-sop", role.sections[0].id, 1) for _ in range(4)),
        *(answer("demand-planning", "gone", 1) for _ in range(9)),
        *(answer("gone", one, 1) for _ in range(9)),
    ]
    assert rate_sections(given, LIBRARY) == (
        SectionStanding(role, role.sections[0], 1.0, 4),
        SectionStanding(DEMAND, DEMAND.sections[1], 0.5, 3),
    )


def test_more_answers_make_a_weakness_and_a_strength_surer() -> None:
    sections = [standing(0.2, 5), standing(0.2, 10), standing(0.6, 9), standing(0.59, 3)]
    assert list_weak(sections) == (sections[1], sections[0], sections[3])
    sections = [standing(1, 3), standing(0.9, 40), standing(0.79, 40), standing(0.8, 5)]
    assert list_strengths(sections) == (sections[1], sections[0], sections[3])


def test_lists_stay_short() -> None:
    assert len(list_weak([standing(0.1, 5)] * 20)) == len(list_strengths([standing(1, 5)] * 20))
    assert len(list_weak([standing(0.1, 5)] * 20)) == LISTED


def test_the_range_takes_five_answers() -> None:
    assert standing(0.5, 4).interval is None
    interval = replace(standing(0.5, 4), n=10).interval
    assert interval == pytest.approx((0.2366, 0.7634), abs=1e-4)
