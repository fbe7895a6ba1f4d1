"""What is said and shown once an answer counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quizzes.grading import grade, round_shown
from quizzes.model import Certainty, Kind
from quizzes.texts import format_number
from quizzes.variant_model import Grade, Response, Variant

LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Verdict:
    """A phrase and one sentence about what follows."""

    title: str
    sentence: str


@dataclass(frozen=True)
class Feedback:
    """Everything that may be shown about a question whose answer counts.

    ``parts`` has the same for each part of a case, in its order.
    """

    variant: Variant
    response: Response
    grade: Grade
    verdict: Verdict
    parts: tuple[Feedback, ...] = ()


def make_feedback(variant: Variant, response: Response, certainty: Certainty | None) -> Feedback:
    """Return the feedback on a response; certainty is said of a case as a whole."""
    result = grade(variant, response)
    verdict = _judge(variant, response, result, certainty)
    parts = tuple(_review_part(part, response) for part in variant.parts)
    return Feedback(variant, response, result, verdict, parts)


def _review_part(variant: Variant, whole: Response) -> Feedback:
    given = whole.parts.get(variant.question.part_id)
    if given is not None:
        return make_feedback(variant, given, None)
    return leave_open(variant)


def leave_open(variant: Variant) -> Feedback:
    """Return the feedback on a question, or a part of one, that wasn't answered."""
    verdict = Verdict("Left open", _point(variant))
    parts = tuple(leave_open(part) for part in variant.parts)
    return Feedback(variant, Response(), grade(variant, Response()), verdict, parts)


def _point(variant: Variant) -> str:
    """Return the sentence that says what the answer is, or where it stands."""
    match variant.question.kind:
        case Kind.NUMERIC:
            return f"The answer is {show_key(variant)}."
        case Kind.MULTIPLE_RESPONSE:
            return f"The right options are {show_keyed_letters(variant)}."
        case Kind.SINGLE_CHOICE:
            return f"See {show_keyed_letters(variant)}."
        case Kind.ORDERING:
            return "Below is the right order."
    return "What belongs there is below."


def show_key(variant: Variant) -> str:
    """Return a numeric question's key with its unit, as it is shown."""
    answer = variant.question.answer
    if answer is None or variant.key is None:
        return ""
    shown = format_number(round_shown(variant.key, answer.decimals), answer.decimals)
    return _with_unit(shown, variant.unit)


def show_given(number: Decimal) -> str:
    """Return a learner's number with the decimals it was typed with."""
    exponent = number.as_tuple().exponent
    return format_number(number, max(0, -exponent) if isinstance(exponent, int) else 0)


def show_response(variant: Variant, response: Response) -> str:
    """Return a response in words where a few say it: "B", "A and C", "49 units"; else nothing."""
    kind = variant.question.kind
    if kind is Kind.NUMERIC and response.number is not None:
        return _with_unit(show_given(response.number), variant.unit)
    if kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}:
        options = zip(LETTERS, variant.options, strict=False)
        return _list([letter for letter, option in options if option.id in response.picks] or [""])
    return ""


def show_keyed_letters(variant: Variant) -> str:
    """Return the letters of the right options: "B", "A and C"."""
    letters = [
        letter for letter, option in zip(LETTERS, variant.options, strict=False) if option.correct
    ]
    return _list(letters)


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
    if kind is Kind.CASE:
        return _judge_parts(result, certainty)
    if kind is Kind.NUMERIC:
        return _judge_number(variant, response, result)
    if kind is Kind.TABLE:
        return _judge_cells(result)
    if kind is Kind.ORDERING:
        return _judge_order(result)
    if kind is Kind.MATCHING:
        return _judge_pairs(result)
    if kind is Kind.MULTIPLE_RESPONSE:
        return Verdict("Partly right" if result.credit > 0 else "Not these", _point(variant))
    if certainty is Certainty.UNSURE:
        return Verdict("Not this one", f"You suspected it; see {show_keyed_letters(variant)}.")
    if certainty is Certainty.CERTAIN:
        sentence = f"You were certain. Compare your reason with {show_keyed_letters(variant)}."
        return Verdict("Not this one", sentence)
    return Verdict("Not this one", _point(variant))


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
    return Verdict(f"Not {given}", _point(variant))


def _judge_order(result: Grade) -> Verdict:
    earned, total = sum(row.follows for row in result.places), len(result.places) - 1
    sentence = f"{earned} of {total} rows follow the one they should. Below is the right order."
    return Verdict("Partly right" if earned else "Not this order", sentence)


def _judge_pairs(result: Grade) -> Verdict:
    earned, total = sum(pair.right for pair in result.pairs), len(result.pairs)
    sentence = f"{earned} of {total} pairs are right."
    return Verdict("Partly right" if earned else "Not these pairs", sentence)


def _judge_parts(result: Grade, certainty: Certainty | None) -> Verdict:
    numbered = list(enumerate(result.parts, 1))
    right = sum(part.credit >= 1 for part in result.parts)
    partly = sum(0 < part.credit < 1 for part in result.parts)
    title = f"{right} of {len(result.parts)} parts right"
    if partly:
        title += f", {partly} partly"
    missed = [str(number) for number, part in numbered if part.credit < 1]
    named = f"part {missed[0]}" if len(missed) == 1 else f"parts {_list(missed)}"
    if len(missed) == len(numbered):
        named = "each part"
    if certainty is Certainty.CERTAIN:
        return Verdict(title, f"You were certain. Compare your reasons in {named}.")
    return Verdict(title, f"Look at {named} again.")


def _list(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)


def _judge_cells(result: Grade) -> Verdict:
    earned = sum(cell.right or cell.carried for cell in result.cells)
    total = len(result.cells)
    sentence = f"{earned} of {total} cells count."
    if any(cell.carried for cell in result.cells):
        sentence += " An error carried forward is marked once."
    if result.mistake:
        sentence += f" {result.mistake}"
    return Verdict("Partly right" if earned else "Not yet", sentence)
