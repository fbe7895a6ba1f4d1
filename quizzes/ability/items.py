"""The bank's questions as the learner model sees them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quizzes.ability.difficulty import find_error, start_difficulty
from quizzes.ability.model import Evidence, Item
from quizzes.exams.model import count_places
from quizzes.model import Bank, Kind, Question
from quizzes.statistics.guesses import guess_picks

_NOTHING: Mapping[str, Evidence] = MappingProxyType({})


def make_items(bank: Bank, evidence: Mapping[str, Evidence] = _NOTHING) -> dict[str, Item]:
    """Return the bank's items by id; a question without evidence starts at its rating."""
    return {
        question.id: make_item(question, evidence.get(question.id)) for question in bank.questions
    }


def make_item(question: Question, evidence: Evidence | None = None) -> Item:
    """Return a question as an item, with the evidence about its difficulty if there is any."""
    found = evidence or start_difficulty(question.difficulty)
    return Item(
        question.id,
        question.topic,
        found.difficulty,
        find_error(found.n),
        guess_share(question),
        count_steps(question),
        count_places(question),
    )


def guess_share(question: Question) -> float:
    """Return the share of the full mark that blind guessing earns, as in the statistics.

    It is that of a variant, read from the question: variants differ in numbers alone.
    """
    match question.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_RESPONSE:
            return guess_picks(sum(o.correct for o in question.options), len(question.options))
        case Kind.ORDERING:
            return 1 / len(question.items)
        case Kind.MATCHING:
            return 1 / (len({pair.right for pair in question.pairs}) + len(question.extras))
        case Kind.NUMERIC | Kind.TABLE:
            return 0.0
        case Kind.CASE:
            return sum(map(guess_share, question.parts)) / len(question.parts)


def count_steps(question: Question) -> int:
    """Return in how many equal steps the question's credit comes."""
    match question.kind:
        case Kind.SINGLE_CHOICE | Kind.NUMERIC:
            return 1
        case Kind.MULTIPLE_RESPONSE:
            return sum(option.correct for option in question.options)
        case Kind.ORDERING:
            return len(question.items) - 1
        case Kind.MATCHING:
            return len(question.pairs)
        case Kind.TABLE:
            rows = question.grid.rows if question.grid else ()
            return max(1, sum(bool(cell.id) for _, cells in rows for cell in cells))
        case Kind.CASE:
            # An exam counts each part by itself; most parts are right or wrong.
            return 1
