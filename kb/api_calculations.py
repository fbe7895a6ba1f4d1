"""The calculations as JSON: what they ask for, and their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort
from flask_smorest import Blueprint
from marshmallow import INCLUDE, Schema, fields
from werkzeug.exceptions import UnprocessableEntity

from kb.calculations import ALL, Calculation, find
from kb.calculations.panel import fill_panel
from people.auth import allow

bp = Blueprint("api_calculations", __name__, description="Formulas with anybody's numbers")


class InputReply(Schema):
    """One thing to type. ``default`` is the example's, as text."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    unit = fields.String(required=True)
    kind = fields.String(required=True)
    default = fields.String(required=True)
    hint = fields.String(required=True)


class CalculationReply(Schema):
    """A calculation, where it is taught, and its fields."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    topic = fields.String(required=True)
    section = fields.String(required=True)
    inputs = fields.List(fields.Nested(InputReply), required=True, attribute="fields")


class InputQuery(Schema):
    """The numbers by the fields' ids, as text; what is left out keeps its default."""


class FigureReply(Schema):
    """A figure: ``value`` is a number or a word, ``text`` is how pages print it."""

    label = fields.String(required=True)
    value = fields.Raw(required=True)
    text = fields.String(required=True)
    unit = fields.String(required=True)


class ComputedReply(Schema):
    """What comes out of the inputs, and the way there."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    inputs = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    figures = fields.List(fields.Nested(FigureReply), required=True)
    steps = fields.List(fields.String(), required=True)
    note = fields.String(required=True)


class RefusedInputs(UnprocessableEntity):
    """Inputs that can't be used; the answer says so by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__()
        self.data = {"errors": {"query": {name: [said] for name, said in errors.items()}}}


@bp.get("/calculations")
@allow("anyone")
@bp.response(200, CalculationReply(many=True))
def list_calculations() -> Sequence[Calculation]:
    """List the calculations with what they ask for."""
    return list(ALL)


@bp.get("/calculations/<calculation>")
@allow("anyone")
@bp.arguments(InputQuery, location="query", unknown=INCLUDE)
@bp.response(200, ComputedReply)
@bp.alt_response(404, description="There is no such calculation.")
def compute(inputs: dict[str, Any], calculation: str) -> dict[str, Any]:
    """Return the result for the inputs of the address; errors name their fields."""
    panel = fill_panel(find(calculation) or abort(404), {k: str(v) for k, v in inputs.items()})
    if panel.result is None:
        raise RefusedInputs(panel.errors)
    return {
        "id": panel.calculation.id,
        "title": panel.calculation.title,
        "inputs": panel.texts,
        "figures": panel.result.figures,
        "steps": panel.result.steps,
        "note": panel.result.note,
    }
