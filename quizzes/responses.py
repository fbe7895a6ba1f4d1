"""Reading what was answered, and writing it down again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from quizzes.model import Kind, Response, Variant
from quizzes.typed_numbers import ResponseError, parse_number

UNKNOWN_OPTION = "This option is not one of this question's. Load the page again."


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
        case Kind.ORDERING:
            return Response(picks=_parse_order(variant, raw))
        case Kind.MATCHING:
            return Response(pairs=_parse_pairs(variant, raw))
        case Kind.NUMERIC:
            return Response(number=parse_number(raw))
        case Kind.TABLE:
            return Response(cells=_parse_cells(variant, raw))


def dump_response(response: Response, kind: Kind) -> Any:
    """Return a response as JSON, in the shape ``parse_response`` reads."""
    match kind:
        case Kind.SINGLE_CHOICE:
            return response.picks[0]
        case Kind.MULTIPLE_RESPONSE | Kind.ORDERING:
            return list(response.picks)
        case Kind.MATCHING:
            return dict(response.pairs)
        case Kind.NUMERIC:
            return str(response.number)
        case Kind.TABLE:
            return {cell: str(number) for cell, number in response.cells.items()}


def _parse_order(variant: Variant, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw:
        raise ResponseError("Put all rows in order.")
    picks = _known_picks(variant, raw)
    if not len(picks) == len(raw) == len(variant.options):
        raise ResponseError("Give every row once, in your order.")
    return tuple(raw)


def _parse_pairs(variant: Variant, raw: Any) -> Mapping[str, str]:
    if not isinstance(raw, dict):
        raise ResponseError("Match the rows.")
    lefts = [left.id for left in variant.lefts]
    unknown = next((str(name) for name in raw if name not in lefts), None)
    if unknown is not None:
        raise ResponseError(f"There is no row “{unknown[:20]}” in this question.", unknown[:20])
    known = [option.id for option in variant.options]
    pairs: dict[str, str] = {}
    for left in lefts:
        pick = raw.get(left)
        if pick is None or pick == "":
            continue
        if pick not in known:
            raise ResponseError(UNKNOWN_OPTION, left)
        pairs[left] = pick
    if not pairs:
        raise ResponseError("Match at least one row.")
    return MappingProxyType(pairs)


def _known_picks(variant: Variant, raw: list[Any]) -> tuple[str, ...]:
    known = [option.id for option in variant.options]
    if any(pick not in known for pick in raw):
        raise ResponseError(UNKNOWN_OPTION)
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
