"""What a response earns against a variant."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from quizzes.expressions import Scope
from quizzes.model import Kind
from quizzes.numbers import ExpressionError, to_decimal
from quizzes.variant_model import (
    CellGrade,
    Grade,
    PairGrade,
    PlaceGrade,
    Response,
    Variant,
    VariantCell,
)


def round_shown(value: Decimal, decimals: int) -> Decimal:
    """Return a key as it is shown: rounded half up to its decimals."""
    return to_decimal(Fraction(value), decimals)


def matches(given: Decimal, key: Decimal, tolerance: Decimal, decimals: int) -> bool:
    """Return whether ``given`` counts as ``key``.

    It does within the tolerance of the key as shown, and also when it is the
    exact key carried to more decimals than asked for.
    """
    if abs(given - round_shown(key, decimals)) <= tolerance or abs(given - key) <= tolerance:
        return True
    exponent = given.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return places > decimals and given == round_shown(key, min(places, 12))


def grade(variant: Variant, response: Response) -> Grade:
    """Return what ``response`` earns: credit from 0 to 1, and what is recognised in it."""
    match variant.question.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_RESPONSE:
            return Grade(_grade_picks(variant, response))
        case Kind.ORDERING:
            return _grade_order(variant, response)
        case Kind.MATCHING:
            return _grade_pairs(variant, response)
        case Kind.NUMERIC:
            return _grade_number(variant, response)
        case Kind.TABLE:
            return _grade_cells(variant, response)
        case Kind.CASE:
            return _grade_parts(variant, response)


def _grade_picks(variant: Variant, response: Response) -> float:
    keys = {option.id for option in variant.options if option.correct}
    right = len(keys.intersection(response.picks))
    return max(0.0, (2 * right - len(response.picks)) / len(keys))


def _grade_order(variant: Variant, response: Response) -> Grade:
    given = {id: place for place, id in enumerate(response.picks, 1)}
    before = dict(zip(variant.order[1:], variant.order, strict=False))
    places = tuple(
        PlaceGrade(
            id,
            place,
            given.get(id, 0),
            id in before and id in given and given[id] == given[before[id]] + 1,
        )
        for place, id in enumerate(variant.order, 1)
    )
    return Grade(sum(row.follows for row in places) / (len(places) - 1), places=places)


def _grade_pairs(variant: Variant, response: Response) -> Grade:
    pairs = tuple(
        PairGrade(left.id, left.key, response.pairs.get(left.id, "")) for left in variant.lefts
    )
    return Grade(sum(pair.right for pair in pairs) / len(pairs), pairs=pairs)


def _grade_number(variant: Variant, response: Response) -> Grade:
    answer, given = variant.question.answer, response.number
    if answer is None or given is None or variant.key is None:
        return Grade(0.0)
    if matches(given, variant.key, variant.tolerance, answer.decimals):
        return Grade(1.0)
    for mistake in variant.mistakes:
        if matches(given, mistake.value, variant.tolerance, answer.decimals):
            return Grade(0.0, mistake.why)
    return Grade(0.0)


def _grade_cells(variant: Variant, response: Response) -> Grade:
    blanks = variant.grid.blanks() if variant.grid else ()
    scope = Scope(variant.values)
    grades, mistake = [], ""
    for blank in blanks:
        given = response.cells.get(blank.id)
        right = given is not None and matches(given, blank.key, blank.tolerance, blank.decimals)
        carried = not right and given is not None and _is_carried(blank, given, scope)
        scope.define(blank.id, blank.key if given is None else given)
        grades.append(CellGrade(blank.id, right, carried, blank.key, given))
        if not mistake and given is not None and not (right or carried):
            mistake = _recognise(variant, blank, given)
    earned = sum(cell.right or cell.carried for cell in grades)
    return Grade(earned / len(grades) if grades else 0.0, mistake, tuple(grades))


def _recognise(variant: Variant, blank: VariantCell, given: Decimal) -> str:
    """Return the why of the known wrong method that gives this number for the cell, if any."""
    for mistake in variant.mistakes:
        if mistake.cell == blank.id and matches(
            given, mistake.value, blank.tolerance, blank.decimals
        ):
            return mistake.why
    return ""


def _grade_parts(variant: Variant, response: Response) -> Grade:
    grades = tuple(
        grade(part, response.parts.get(part.question.part_id, Response())) for part in variant.parts
    )
    return Grade(sum(part.credit for part in grades) / len(grades), parts=grades)


def _is_carried(blank: VariantCell, given: Decimal, scope: Scope) -> bool:
    """Return whether the cell follows from the learner's own earlier cells."""
    try:
        value = to_decimal(scope.evaluate_number(blank.formula))
    except (ExpressionError, InvalidOperation):
        return False
    return matches(given, value, blank.tolerance, blank.decimals)
