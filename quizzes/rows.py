"""Rows to order and to match, for a page: open as they stand, or graded with the right place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quizzes.arrangements import DOWN, UP
from quizzes.variant_model import Grade, Variant

PAIR = "pair-"


def describe_order(variant: Variant, typed: Sequence[str] = (), move: str = "") -> dict[str, Any]:
    """Return the rows in the typed order, else as shuffled, and what the last move did.

    ``focus`` names the button that goes on from ``move``.
    """
    options = {option.id: option for option in variant.options}
    order = list(typed) if sorted(typed) == sorted(options) else list(options)
    rows = [
        {
            "id": id,
            "text": options[id].text,
            "moves": [
                {"name": UP, "value": f"{UP} {id}", "end": place == 0},
                {"name": DOWN, "value": f"{DOWN} {id}", "end": place == len(order) - 1},
            ],
        }
        for place, id in enumerate(order)
    ]
    row = move.partition(" ")[2]
    said = ""
    if row in options:
        said = f"{options[row].text}, position {order.index(row) + 1} of {len(order)}"
    return {"rows": rows, "focus": move if said else "", "said": said}


def describe_graded_order(variant: Variant, grade: Grade) -> list[dict[str, Any]]:
    """Return the rows in the right order, each with the place it was given."""
    options = {option.id: option for option in variant.options}
    rows = []
    for row in grade.places:
        said = "Right place" if row.right else f"Your place: {row.given or 'none'}"
        if row.follows and not row.right:
            said += ", rightly after the row above"
        rows.append(
            {
                "id": row.id,
                "place": row.place,
                "text": options[row.id].text,
                "state": "right" if row.right else "wrong",
                "said": said,
                "why": options[row.id].why,
            }
        )
    return rows


def describe_pairs(
    variant: Variant,
    typed: Mapping[str, str] | None = None,
    wrong_field: str = "",
    prefix: str = "",
) -> list[dict[str, Any]]:
    """Return a row for each left text with the choice made so far.

    ``prefix`` begins the names of the fields of a case's part.
    """
    given, start = typed or {}, prefix + PAIR
    return [
        {
            "name": start + left.id,
            "text": left.text,
            "value": given.get(start + left.id, ""),
            "error": left.id == wrong_field,
        }
        for left in variant.lefts
    ]


def describe_graded_pairs(variant: Variant, grade: Grade) -> list[dict[str, Any]]:
    """Return each left text with the right one and the one picked; then what belongs nowhere."""
    texts = {option.id: option.text for option in variant.options}
    rows = []
    for left, pair in zip(variant.lefts, grade.pairs, strict=True):
        said = f"Your match: {texts[pair.given]}" if pair.given else "Left open"
        rows.append(
            {
                "id": left.id,
                "text": left.text,
                "key": texts[left.key],
                "state": "right" if pair.right else "wrong",
                "said": "Right match" if pair.right else said,
                "why": left.why,
            }
        )
    nowhere = {"key": "", "state": "other", "said": "Matches none"}
    extras = [option for option in variant.options if not option.correct]
    return rows + [{"id": o.id, "text": o.text, "why": o.why} | nowhere for o in extras]
