"""What a recorded response chose, whatever variant it answered."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from quizzes.arrangements import name_row
from quizzes.grading import grade
from quizzes.model import Kind, Question
from quizzes.responses import is_open, parse_response
from quizzes.statistics.choices import (
    OTHER,
    RIGHT,
    name_cell,
    name_mistake,
    name_option_place,
    name_place,
)
from quizzes.variant_model import Grade, Variant
from quizzes.variants import make_variant, name_option

COMPUTED = frozenset({Kind.NUMERIC, Kind.TABLE})


def read_choices(question: Question, seed: int, raw: Any) -> dict[str, frozenset[str]]:
    """Return the names of what was chosen, by part of a case; by "" for other questions.

    A part that was left open chose nothing. Only numbers need the variant, which takes
    far longer to make than ids take to compare.
    """
    variant = make_variant(question, seed) if needs_variant(question) else None
    if not question.parts:
        return {"": _read(question, seed, raw, variant)}
    variants = {part.question.part_id: part for part in variant.parts} if variant else {}
    given = raw if isinstance(raw, Mapping) else {}
    return {
        part.part_id: frozenset()
        if is_open(given.get(part.part_id))
        else _read(part, seed, given[part.part_id], variants.get(part.part_id))
        for part in question.parts
    }


def needs_variant(question: Question) -> bool:
    """Return whether a response can be read only against its variant."""
    return question.kind in COMPUTED or any(part.kind in COMPUTED for part in question.parts)


def _read(question: Question, seed: int, raw: Any, variant: Variant | None) -> frozenset[str]:
    match question.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_RESPONSE:
            picks = {raw} if isinstance(raw, str) else set(raw)
            return frozenset(
                name_option_place(place)
                for place in range(len(question.options))
                if name_option(question, seed, place) in picks
            )
        case Kind.ORDERING:
            return _read_order(question, seed, raw)
        case Kind.MATCHING:
            matched = {
                name_place(place + 1)
                for place in range(len(question.pairs))
                if raw.get(name_row(question, seed, "left", place))
                == name_row(question, seed, "right", place)
            }
            return frozenset(matched or {OTHER})
        case _:
            return _read_numbers(variant, raw) if variant else frozenset()


def _read_order(question: Question, seed: int, raw: list[str]) -> frozenset[str]:
    given = {id: place for place, id in enumerate(raw)}
    rows = [name_row(question, seed, "item", place) for place in range(len(question.items))]
    following = {
        name_place(place)
        for place, (before, row) in enumerate(pairwise(rows), 2)
        if given[row] == given[before] + 1
    }
    return frozenset(following or {OTHER})


def _read_numbers(variant: Variant, raw: Any) -> frozenset[str]:
    found = grade(variant, parse_response(variant, raw))
    right = {RIGHT} if not found.cells and found.credit == 1 else set()
    right |= {name_cell(cell.id) for cell in found.cells if cell.right or cell.carried}
    right |= _recognise(variant, found)
    return frozenset(right or {OTHER})


def _recognise(variant: Variant, found: Grade) -> set[str]:
    """Return the wrong method that the grade names, as the first of the file that says so."""
    whys = [mistake.why for mistake in variant.mistakes]
    return {name_mistake(whys.index(found.mistake) + 1)} if found.mistake else set()
