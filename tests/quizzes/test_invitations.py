"""Titles of sets."""

from __future__ import annotations

import pytest

from quizzes.invitations import explain_choice, lower_name, title_set


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Demand planning", "demand planning"), ("KPI framework", "KPI framework"), ("", "")],
)
def test_names_inside_a_sentence(name: str, inside: str) -> None:
    assert lower_name(name) == inside


@pytest.mark.parametrize(
    ("count", "topics", "title"),
    [
        (10, ["Demand planning"], "Ten questions on demand planning"),
        (1, ["KPI framework"], "One question on KPI framework"),
        (20, ["A", "B", "C"], "Twenty questions on three topics"),
        (18, ["A", "B"], "18 questions on two topics"),
        (40, ["A"] * 15, "Forty questions on 15 topics"),
        (5, ["A"] * 20, "Five questions on twenty topics"),
    ],
)
def test_titles(count: int, topics: list[str], title: str) -> None:
    assert title_set(count, topics) == title


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["Role"], "This topic is chosen."),
        (["Role", "KPI framework"], "Role and KPI framework are chosen."),
        (["Role", "Cycle", "Data"], "Role, cycle and data are chosen."),
        (["A", "B", "C", "D"], "They are chosen already."),
    ],
)
def test_what_is_chosen(names: list[str], sentence: str) -> None:
    assert explain_choice(names) == f"{sentence} You can change that below."
