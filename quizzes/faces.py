"""Questions as pages show them: open with what was typed, or graded; cases part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.charts import NARROW, draw_chart
from quizzes.arrangements import move_row
from quizzes.case_charts import make_chart
from quizzes.model import Kind, Question
from quizzes.rows import (
    PAIR,
    describe_graded_order,
    describe_graded_pairs,
    describe_order,
    describe_pairs,
)
from quizzes.tables import PREFIX, describe_grid
from quizzes.variant_model import Variant
from quizzes.verdicts import Feedback, show_key

Typed = Mapping[str, Sequence[str]]
RESPONSE = "response"


@dataclass(frozen=True)
class Face:
    """What a page shows of a question or of a part, whose fields' names begin with ``prefix``.

    ``rows`` are those of an order or of pairs. ``error`` is said of this question or
    part, ``focus`` asks to put the cursor on the whole of it.
    """

    variant: Variant
    feedback: Feedback | None = None
    prefix: str = ""
    picked: Sequence[str] = ()
    exhibit: list[dict[str, Any]] | None = None
    grid: list[dict[str, Any]] | None = None
    rows: Any = None
    key: str = ""
    chart: str = ""
    error: str = ""
    focus: bool = False
    parts: tuple[Face, ...] = ()


def show_face(
    variant: Variant,
    feedback: Feedback | None = None,
    typed: Typed | None = None,
    error: str = "",
    field: str = "",
    prefix: str = "",
) -> Face:
    """Return a question as it stands: graded, or open with what was typed and what is wrong.

    ``field`` is the one that ``error`` is about, as a ``ResponseError`` names it. The names
    of the fields begin with ``prefix``, so that a page can hold several questions.
    """
    if variant.question.kind is not Kind.CASE:
        return _show(variant, feedback, typed or {}, error, field, prefix)
    reviews = feedback.parts if feedback else (None,) * len(variant.parts)
    at, _, inner = field.partition(".")
    parts = []
    for part, review in zip(variant.parts, reviews, strict=True):
        id = part.question.part_id
        said, wrong = (error, inner) if id == at else ("", "")
        parts.append(_show(part, review, typed or {}, said, wrong, f"{prefix}{id}."))
    named = any(part.error for part in parts)
    chart = make_chart(variant)
    return Face(
        variant,
        feedback,
        prefix,
        exhibit=describe_grid(variant.exhibit) if variant.exhibit else None,
        chart=draw_chart(chart, NARROW) if chart else "",
        error="" if named else error,
        parts=tuple(parts),
    )


def _show(
    variant: Variant, feedback: Feedback | None, typed: Typed, error: str, field: str, prefix: str
) -> Face:
    grade = feedback.grade if feedback else None
    values = {name: next(iter(given), "") for name, given in typed.items()}
    picked = typed.get(prefix + RESPONSE, ())
    grid = variant.grid
    return Face(
        variant,
        feedback,
        prefix,
        picked,
        exhibit=describe_grid(variant.exhibit) if variant.exhibit else None,
        grid=describe_grid(grid, grade, values, field, prefix) if grid else None,
        rows=_show_rows(variant, feedback, picked, values, field, prefix),
        key=show_key(variant),
        error=error,
        focus=bool(prefix and error) and not field and variant.question.kind is not Kind.NUMERIC,
    )


def _show_rows(
    variant: Variant,
    feedback: Feedback | None,
    picked: Sequence[str],
    values: Mapping[str, str],
    field: str,
    prefix: str,
) -> Any:
    kind = variant.question.kind
    if kind is Kind.ORDERING:
        if feedback:
            return describe_graded_order(variant, feedback.grade)
        return describe_order(variant, picked, values.get("move", ""))
    if kind is Kind.MATCHING:
        if feedback:
            return describe_graded_pairs(variant, feedback.grade)
        return describe_pairs(variant, values, field, prefix)
    return None


def read_typed(question: Question, typed: Typed, prefix: str = "") -> Any:
    """Return what a form says in the shape that the API has for this kind of question."""
    if question.kind is Kind.CASE:
        parts = {part.part_id: part for part in question.parts}
        return {id: read_typed(part, typed, f"{prefix}{id}.") for id, part in parts.items()}
    given = list(typed.get(prefix + RESPONSE, ()))
    if question.kind in {Kind.MULTIPLE_RESPONSE, Kind.ORDERING}:
        return given
    names = {Kind.MATCHING: prefix + PAIR, Kind.TABLE: prefix + PREFIX}
    if question.kind in names:
        start = names[question.kind]
        found = {name: values for name, values in typed.items() if name.startswith(start)}
        return {name[len(start) :]: next(iter(v), "") for name, v in found.items()}
    return next(iter(given), "")


def move_typed(typed: Typed) -> Typed:
    """Return what was typed after the move that it asks for, in whichever order that row is."""
    move = next(iter(typed.get("move", ())), "")
    return {
        name: move_row(values, move) if name.endswith(RESPONSE) else values
        for name, values in typed.items()
    }
