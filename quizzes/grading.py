"""Reading a response and grading it against a variant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from quizzes.expressions import Scope
from quizzes.model import CellGrade, Grade, Kind, Response, Variant, VariantCell
from quizzes.numbers import ExpressionError, to_decimal
from quizzes.texts import MINUS

MAX_TYPED = 40
_LIMIT = Decimal(10) ** 15
_NUMBER = re.compile(r"^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?$|^[+-]?\.\d+$")
_COMMA_DECIMAL = re.compile(r"^[+-]?\d+,\d+$")
_WITH_UNIT = re.compile(r"^([+-]?\d[\d,.]*)\s*([^\d\s.,+-].*)$")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"})
_BLANKS = re.compile("[\\s\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}]")


class ResponseError(ValueError):
    """A response that cannot be read. ``field`` is the cell it is about, or empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def parse_response(variant: Variant, raw: Any) -> Response:
    """Return what ``raw`` (as the API documents it) says.

    Raises:
        ResponseError: it cannot be read; the message is a sentence for the learner.
    """
    match variant.question.kind:
        case Kind.SINGLE_CHOICE:
            if not isinstance(raw, str) or not raw:
                raise ResponseError("Pick one option.")
            return Response(picks=_known_picks(variant, [raw]))
        case Kind.MULTIPLE_RESPONSE:
            if not isinstance(raw, list) or not raw:
                raise ResponseError("Pick at least one option.")
            return Response(picks=_known_picks(variant, raw))
        case Kind.NUMERIC:
            return Response(number=parse_number(raw))
        case Kind.TABLE:
            return Response(cells=_parse_cells(variant, raw))


def dump_response(response: Response, kind: Kind) -> Any:
    """Return a response as JSON, in the shape ``parse_response`` reads."""
    match kind:
        case Kind.SINGLE_CHOICE:
            return response.picks[0]
        case Kind.MULTIPLE_RESPONSE:
            return list(response.picks)
        case Kind.NUMERIC:
            return str(response.number)
        case Kind.TABLE:
            return {cell: str(number) for cell, number in response.cells.items()}


def parse_number(raw: Any) -> Decimal:
    """Return a typed number; thousands commas, a true minus and blanks are fine.

    Raises:
        ResponseError: it is not a number; the message says what to write instead.
    """
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str) or not raw.strip():
        raise ResponseError("Type a number.")
    shown = raw.strip()[:MAX_TYPED]
    text = _BLANKS.sub("", raw).replace(MINUS, "-").replace("–", "-")
    if len(text) > MAX_TYPED:
        raise ResponseError(f"“{shown} …” is too long. Type a number of at most 15 digits.")
    if _NUMBER.match(text):
        return _bounded(Decimal(text.replace(",", "")), shown)
    raise ResponseError(_explain(text, raw.strip(), shown))


def _bounded(number: Decimal, shown: str) -> Decimal:
    if abs(number) >= _LIMIT:
        raise ResponseError(f"“{shown}” is too large. Check the number of zeros.")
    return number


def _explain(text: str, raw: str, shown: str) -> str:
    """Return the sentence for something that is almost, or not at all, a number."""
    with_unit = _WITH_UNIT.match(raw.replace(MINUS, "-"))
    if with_unit and _NUMBER.match(with_unit.group(1)) and not _looks_like_number(text):
        number = with_unit.group(1).replace("-", MINUS)
        return f"Type the number alone, without “{with_unit.group(2)[:20]}”: {number}."
    if _COMMA_DECIMAL.match(text):
        meant = text.replace(",", ".").replace("-", MINUS)
        return f"“{shown}” is not clear. Write a decimal point: {meant}."
    if _looks_like_number(text):
        meant = text.translate(_LOOKALIKES).replace("-", MINUS)
        return f"“{shown}” is not a number. Did you mean {meant}?"
    return f"“{shown}” is not a number. Type digits, such as 490 or {MINUS}2.5."


def _looks_like_number(text: str) -> bool:
    return bool(_NUMBER.match(text.translate(_LOOKALIKES))) and any(c.isdigit() for c in text)


def _known_picks(variant: Variant, raw: list[Any]) -> tuple[str, ...]:
    known = [option.id for option in variant.options]
    if any(pick not in known for pick in raw):
        raise ResponseError("This option is not one of this question's. Load the page again.")
    return tuple(option for option in known if option in raw)


def _parse_cells(variant: Variant, raw: Any) -> Mapping[str, Decimal]:
    blanks = variant.grid.blanks() if variant.grid else ()
    if not isinstance(raw, dict):
        raise ResponseError("Fill in the table.")
    unknown = next((str(name) for name in raw if name not in {b.id for b in blanks}), None)
    if unknown is not None:
        raise ResponseError(f"There is no cell “{unknown[:20]}” in this table.", unknown[:20])
    cells: dict[str, Decimal] = {}
    for blank in blanks:
        typed = raw.get(blank.id)
        if typed is None or (isinstance(typed, str) and not typed.strip()):
            continue
        try:
            cells[blank.id] = parse_number(typed)
        except ResponseError as error:
            raise ResponseError(str(error), blank.id) from None
    if not cells:
        raise ResponseError("Fill in at least one cell.")
    return MappingProxyType(cells)


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
        case Kind.NUMERIC:
            return _grade_number(variant, response)
        case Kind.TABLE:
            return _grade_cells(variant, response)


def _grade_picks(variant: Variant, response: Response) -> float:
    keys = {option.id for option in variant.options if option.correct}
    right = len(keys.intersection(response.picks))
    return max(0.0, (2 * right - len(response.picks)) / len(keys))


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
    grades = []
    for blank in blanks:
        given = response.cells.get(blank.id)
        right = given is not None and matches(given, blank.key, blank.tolerance, blank.decimals)
        carried = not right and given is not None and _is_carried(blank, given, scope)
        scope.define(blank.id, blank.key if given is None else given)
        grades.append(CellGrade(blank.id, right, carried, blank.key, given))
    earned = sum(cell.right or cell.carried for cell in grades)
    return Grade(earned / len(grades) if grades else 0.0, cells=tuple(grades))


def _is_carried(blank: VariantCell, given: Decimal, scope: Scope) -> bool:
    """Return whether the cell follows from the learner's own earlier cells."""
    try:
        value = to_decimal(scope.evaluate_number(blank.formula))
    except (ExpressionError, InvalidOperation):
        return False
    return matches(given, value, blank.tolerance, blank.decimals)
