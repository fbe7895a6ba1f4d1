"""What is said and shown once an answer counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quizzes.grading import grade, round_shown
from quizzes.model import Certainty, Grade, Kind, Response, Variant
from quizzes.texts import format_number

LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Verdict:
    """A phrase and one sentence about what follows."""

    title: str
    sentence: str


@dataclass(frozen=True)
class Feedback:
    """Everything that may be shown about a question whose answer counts."""

    variant: Variant
    response: Response
    grade: Grade
    verdict: Verdict


def make_feedback(variant: Variant, response: Response, certainty: Certainty | None) -> Feedback:
    """Return the feedback on a response."""
    result = grade(variant, response)
    return Feedback(variant, response, result, _judge(variant, response, result, certainty))


def show_key(variant: Variant) -> str:
    """Return a numeric question's key with its unit, as it is shown."""
    answer = variant.question.answer
    if answer is None or variant.key is None:
        return ""
    shown = format_number(round_shown(variant.key, answer.decimals), answer.decimals)
    return _with_unit(shown, answer.unit)


def show_given(number: Decimal) -> str:
    """Return a learner's number with the decimals it was typed with."""
    exponent = number.as_tuple().exponent
    return format_number(number, max(0, -exponent) if isinstance(exponent, int) else 0)


def show_keyed_letters(variant: Variant) -> str:
    """Return the letters of the right options: "B", "A and C"."""
    letters = [
        letter for letter, option in zip(LETTERS, variant.options, strict=False) if option.correct
    ]
    return " and ".join([", ".join(letters[:-1]), letters[-1]] if letters[:-1] else letters)


def _with_unit(shown: str, unit: str) -> str:
    if unit == "%":
        return f"{shown}\N{NARROW NO-BREAK SPACE}%"
    return f"{shown} {unit}".strip()


def _judge(
    variant: Variant, response: Response, result: Grade, certainty: Certainty | None
) -> Verdict:
    if result.credit >= 1:
        return _judge_right(result, certainty)
    kind = variant.question.kind
    if kind is Kind.NUMERIC:
        return _judge_number(variant, response, result)
    if kind is Kind.TABLE:
        return _judge_cells(result)
    if kind is Kind.ORDERING:
        return _judge_order(result)
    if kind is Kind.MATCHING:
        return _judge_pairs(result)
    if kind is Kind.MULTIPLE_RESPONSE:
        title = "Partly right" if result.credit > 0 else "Not these"
        return Verdict(title, f"The right options are {show_keyed_letters(variant)}.")
    if certainty is Certainty.UNSURE:
        return Verdict("Not this one", f"You suspected it; see {show_keyed_letters(variant)}.")
    if certainty is Certainty.CERTAIN:
        sentence = f"You were certain. Compare your reason with {show_keyed_letters(variant)}."
        return Verdict("Not this one", sentence)
    return Verdict("Not this one", f"See {show_keyed_letters(variant)}.")


def _judge_right(result: Grade, certainty: Certainty | None) -> Verdict:
    if any(cell.carried for cell in result.cells):
        return Verdict("Right", "Cells that follow from an earlier error count.")
    if certainty is Certainty.UNSURE:
        return Verdict("Right, though you were unsure", "Read why before you go on.")
    if certainty is Certainty.CERTAIN:
        return Verdict("Right", "You were certain, with reason.")
    return Verdict("Right", "")


def _judge_number(variant: Variant, response: Response, result: Grade) -> Verdict:
    given = show_given(response.number) if response.number is not None else "this"
    if result.mistake:
        return Verdict(f"Not {given}", result.mistake)
    return Verdict(f"Not {given}", f"The answer is {show_key(variant)}.")


def _judge_order(result: Grade) -> Verdict:
    earned, total = sum(row.follows for row in result.places), len(result.places) - 1
    sentence = f"{earned} of {total} rows follow the one they should. Below is the right order."
    return Verdict("Partly right" if earned else "Not this order", sentence)


def _judge_pairs(result: Grade) -> Verdict:
    earned, total = sum(pair.right for pair in result.pairs), len(result.pairs)
    sentence = f"{earned} of {total} pairs are right."
    return Verdict("Partly right" if earned else "Not these pairs", sentence)


def _judge_cells(result: Grade) -> Verdict:
    earned = sum(cell.right or cell.carried for cell in result.cells)
    total = len(result.cells)
    sentence = f"{earned} of {total} cells count."
    if any(cell.carried for cell in result.cells):
        sentence += " An error carried forward is marked once."
    return Verdict("Partly right" if earned else "Not yet", sentence)
