"""Questions as the model sees them."""

from __future__ import annotations

import pytest

from quizzes.ability.difficulty import find_error
from quizzes.ability.items import count_steps, guess_share, make_item, make_items
from quizzes.ability.model import Evidence, Item
from quizzes.model import Question
from quizzes.statistics.guesses import find_guess
from quizzes.variants import make_variant
from tests.loaded import SAMPLE, open_bank
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table

QUESTIONS = [choice(), multiple(), ordering(), matching(), numeric(), table(), case()]
GRID = make_variant(table(), 3).grid
BLANKS = len(GRID.blanks()) if GRID else 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)
def test_blind_guessing_earns_what_it_does_in_the_statistics(question: Question) -> None:
    assert guess_share(question) == pytest.approx(find_guess(make_variant(question, 3)))


def test_credit_comes_in_steps() -> None:
    found = {question.kind: count_steps(question) for question in QUESTIONS}
    assert found == {
        "single-choice": 1,
        "multiple-response": 2,
        "ordering": len(ordering().items) - 1,
        "matching": len(matching().pairs),
        "numeric": 1,
        "table": BLANKS,
        "case": 1,
    }


def test_a_question_starts_at_its_rating_and_goes_where_the_evidence_is() -> None:
    question = choice(difficulty=4)
    assert make_item(question) == Item("q-choice", "demand-planning", 0.8, 0.7, 0.25, 1, 1)
    moved = make_item(question, Evidence(-0.3, 60))
    assert moved == Item("q-choice", "demand-planning", -0.3, find_error(60), 0.25, 1, 1)
    assert make_item(case()).places == len(case().parts)


def test_the_whole_bank_becomes_items() -> None:
    bank, _ = open_bank(SAMPLE)
    first = bank.questions[0]
    found = make_items(bank, {first.id: Evidence(1.5, 7)})
    assert list(found) == [question.id for question in bank.questions]
    assert found[first.id] == make_item(first, Evidence(1.5, 7))
