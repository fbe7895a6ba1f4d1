"""Reading what was answered, and writing it down again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from quizzes.model import Kind, Question
from quizzes.typed_numbers import ResponseError, parse_number
from quizzes.variant_model import Response, Variant

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
        case Kind.CASE:
            return Response(parts=_parse_parts(variant, raw))


def is_open(raw: Any) -> bool:
    """Tell whether a part of a case is left open: nothing in it, or blanks alone."""
    if isinstance(raw, dict):
        return all(is_open(value) for value in raw.values())
    return raw is None or raw == [] or (isinstance(raw, str) and not raw.strip())


def dump_response(response: Response, question: Question) -> Any:
    """Return a response as JSON, in the shape ``parse_response`` reads."""
    match question.kind:
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
        case Kind.CASE:
            given = {p.part_id: p for p in question.parts if p.part_id in response.parts}
            return {id: dump_response(response.parts[id], part) for id, part in given.items()}


def _parse_parts(variant: Variant, raw: Any) -> Mapping[str, Response]:
    if not isinstance(raw, dict):
        raise ResponseError("Answer at least one part.")
    known = [part.question.part_id for part in variant.parts]
    unknown = next((str(name) for name in raw if name not in known), None)
    if unknown is not None:
        raise ResponseError(f"There is no part “{unknown[:20]}” in this case.", unknown[:20])
    parts: dict[str, Response] = {}
    for number, (id, part) in enumerate(zip(known, variant.parts, strict=True), 1):
        if is_open(raw.get(id)):
            continue
        try:
            parts[id] = parse_response(part, raw[id])
        except ResponseError as error:
            field = f"{id}.{error.field}" if error.field else id
            raise ResponseError(f"Part {number}: {error}", field) from None
    if all(_is_untouched(p, parts.get(p.question.part_id)) for p in variant.parts):
        raise ResponseError("Answer at least one part.")
    return MappingProxyType(parts)


def _is_untouched(part: Variant, given: Response | None) -> bool:
    """Tell whether a part stands as it was shown: open, or an order in which no row moved.

    A form can't send an order as left open.
    """
    shown = tuple(option.id for option in part.options)
    ordering = part.question.kind is Kind.ORDERING
    return given is None or (ordering and given.picks == shown)


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
