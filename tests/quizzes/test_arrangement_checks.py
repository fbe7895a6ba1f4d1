"""Every rule on items and pairs fires on a question that breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.arrangement_checks import check_arrangement
from quizzes.model import Question
from tests.quizzes.samples import EXTRA, ITEMS, PAIRS, choice, matching, ordering

FULL_ITEMS = [{"text": text, "why": why} for text, why in ITEMS]
FULL_PAIRS = [{"left": left, "right": right, "why": why} for left, right, why in PAIRS]


def changed(entries: list[dict[str, Any]], place: int, **change: str) -> list[dict[str, Any]]:
    return [entry | change if at == place else entry for at, entry in enumerate(entries)]


CASES: list[tuple[Question, list[tuple[str, str]]]] = [
    (choice(items=FULL_ITEMS), [("items", "Only an ordering question has items. Remove them.")]),
    (
        choice(extras=[EXTRA]),
        [("pairs", "Only a matching question has pairs and extras. Remove them.")],
    ),
    (ordering(items=FULL_ITEMS[:2]), [("items", "E01: 2 items; 3 to 7 are needed.")]),
    (ordering(items=[]), [("items", "E01: 0 items; 3 to 7 are needed.")]),
    (matching(pairs=FULL_PAIRS[:2]), [("pairs", "E01: 2 pairs; 3 to 6 are needed.")]),
    (
        ordering(items=changed(FULL_ITEMS, 2, text="plan  DEMAND.")),
        [("items", "E02: two texts read the same.")],
    ),
    (
        matching(pairs=changed(FULL_PAIRS, 1, left="Lots are large")),
        [("pairs", "E02: two left texts read the same.")],
    ),
    (
        matching(extras=[EXTRA | {"text": "Safety stock"}]),
        [("pairs", "E02: two right texts read the same.")],
    ),
    (ordering(stem="In which order do the four activities of a month follow?"), []),
    (matching(stem="Each reason belongs to a stock. Assign them to each other."), []),
    (ordering(), []),
    (matching(), []),
    (choice(), []),
]


@pytest.mark.parametrize(("question", "findings"), CASES)
def test_each_rule(question: Question, findings: list[tuple[str, str]]) -> None:
    assert list(check_arrangement(question)) == findings
