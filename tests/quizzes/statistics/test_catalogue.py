"""The table of names, formulas and descriptions."""

from __future__ import annotations

from dataclasses import fields

import pytest

from quizzes.statistics.catalogue import (
    DIFFICULTY,
    DISTRACTOR,
    ITEM,
    QUIZ,
    Definition,
    read_values,
)
from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.items import compute_items
from quizzes.statistics.model import ItemStatistics, QuizStatistics
from quizzes.statistics.rasch import Difficulty
from tests.quizzes.statistics.sheets import sheet


@pytest.mark.parametrize(
    ("definitions", "kind"),
    [
        (ITEM, ItemStatistics),
        (QUIZ, QuizStatistics),
        (DISTRACTOR, DistractorRow),
        (DIFFICULTY, Difficulty),
    ],
)
def test_every_field_is_defined_in_its_order(
    definitions: tuple[Definition, ...], kind: type[ItemStatistics]
) -> None:
    assert [one.key for one in definitions] == [f.name for f in fields(kind) if f.name != "id"]
    assert len({one.name for one in definitions}) == len(definitions)
    for one in definitions:
        assert one.name[0].isupper()
        assert one.formula
        assert one.description.endswith(".")


def test_values_by_key() -> None:
    first, _ = compute_items(sheet((1, 0), (1, 1)))
    assert read_values(ITEM, first) == {
        "n": 2,
        "facility": 1.0,
        "deviation": 0.0,
        "guess": None,
        "intended_weight": 50.0,
        "effective_weight": 0.0,
        "discrimination": None,
        "efficiency": None,
    }
