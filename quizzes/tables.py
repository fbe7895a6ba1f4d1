"""A variant's tables as rows of cells for a page: given, to fill in, or graded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizzes.grading import round_shown
from quizzes.texts import format_number
from quizzes.variant_model import CellGrade, Grade, VariantCell, VariantGrid
from quizzes.verdicts import show_given

PREFIX = "cell-"


def describe_grid(
    grid: VariantGrid,
    grade: Grade | None = None,
    typed: Mapping[str, str] | None = None,
    wrong_field: str = "",
    prefix: str = "",
) -> list[dict[str, Any]]:
    """Return rows of cells. With ``grade`` the blanks show what was given and the key.

    ``prefix`` begins the names of the fields of a case's part.
    """
    start = prefix + PREFIX
    graded = {cell.id: cell for cell in grade.cells} if grade else {}
    rows = []
    for label, cells in grid.rows:
        described = [_describe(cell, graded, typed or {}, wrong_field, start) for cell in cells]
        rows.append({"label": label, "cells": described})
    return rows


def _describe(
    cell: VariantCell,
    graded: Mapping[str, CellGrade],
    typed: Mapping[str, str],
    wrong_field: str,
    start: str,
) -> dict[str, Any]:
    if not cell.id:
        return {"text": cell.text}
    if cell.id in graded:
        return _describe_graded(cell, graded[cell.id], start)
    name = start + cell.id
    return {"name": name, "value": typed.get(name, ""), "error": cell.id == wrong_field}


def _describe_graded(cell: VariantCell, result: CellGrade, start: str) -> dict[str, Any]:
    key = format_number(round_shown(cell.key, cell.decimals), cell.decimals)
    given = "–" if result.given is None else show_given(result.given)
    note = ""
    if result.carried:
        note = f"carried on from an earlier cell; {key} without that error"
    elif not result.right:
        note = f"is {key}"
    state = "right" if result.right or result.carried else "wrong"
    return {"name": start + cell.id, "value": given, "state": state, "note": note}
