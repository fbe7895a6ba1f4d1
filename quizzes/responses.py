"""Reading what was answered, and writing it down again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from quizzes.model import Kind, Response, Variant
from quizzes.typed_numbers import ResponseError, parse_number


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
