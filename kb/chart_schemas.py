"""What the fields of a chart block must hold. Values may be numbers or paths."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from kb.charts import CHART_KINDS, STYLES
from kb.validation import REQUIRED, EntrySchema, choice, identifier, text


def _value() -> fields.Raw:
    return fields.Raw(required=True, error_messages=REQUIRED)


def _places() -> fields.Integer:
    said = "This is not a whole number from 0 to 6."
    return fields.Integer(
        load_default=0,
        strict=True,
        validate=validate.Range(0, 6, error=said),
        error_messages={"invalid": said},
    )


def _nested(schema: type[EntrySchema], said: str, *, required: bool = False) -> fields.List[Any]:
    inner = fields.Nested(schema, error_messages={"type": said})
    messages = REQUIRED | {"invalid": f"This is not a list. {said}"}
    if required:
        check = validate.Length(min=1, error=f"This is empty. {said}")
        return fields.List(inner, required=True, validate=check, error_messages=messages)
    return fields.List(inner, load_default=list, error_messages=messages)


def _one_of(*values: str) -> fields.String:
    check = validate.OneOf(values, error="{input!r} is not one of: {choices}.")
    said = f"This is not one of: {', '.join(values)}."
    return fields.String(load_default="", validate=check, error_messages={"invalid": said})


class SeriesSchema(EntrySchema):
    """A row of values."""

    name = text(60)
    values = _value()
    style = _one_of(*STYLES)


class LimitSchema(EntrySchema):
    """A named level."""

    value = _value()
    name = text(60)
    guards = _one_of("above", "below")


class NamedSchema(EntrySchema):
    """What every chart says about itself."""

    title = text(200)
    alt = text(600, one_line=False)
    unit = text(60)
    decimals = _places()


class CategoriesSchema(NamedSchema):
    """Lines, bars, stacked bars or steps over names."""

    kind = choice(*CHART_KINDS)
    x = _value()
    series = _nested(SeriesSchema, "Write name and values for each.", required=True)
    limits = _nested(LimitSchema, "Write value and name for each.")


class LineSchema(EntrySchema):
    """A line through points."""

    name = text(60, required=False)
    points = fields.List(
        fields.List(fields.Raw(), error_messages={"invalid": "A point is a pair: [x, y]."}),
        required=True,
        validate=validate.Length(min=1, error="This line has no points. Write [[x, y], …]."),
        error_messages=REQUIRED | {"invalid": "This is not a list. Write [[x, y], …]."},
    )


class ShadeSchema(EntrySchema):
    """A shaded stretch under the first line."""

    start = _value()
    end = _value()
    name = text(60, required=False)


class MarkSchema(EntrySchema):
    """A named place on the horizontal axis."""

    x = _value()
    name = text(60)


class CurveSchema(NamedSchema):
    """Lines over numbers."""

    kind = choice("curve")
    x_unit = text(60)
    x_decimals = _places()
    lines = _nested(LineSchema, "Write name and points for each.", required=True)
    shades = _nested(ShadeSchema, "Write start and end for each.")
    marks = _nested(MarkSchema, "Write x and name for each.")
    limits = _nested(LimitSchema, "Write value and name for each.")


class StepSchema(EntrySchema):
    """The start or a step of a bridge."""

    name = text(60)
    value = _value()


class BridgeSchema(NamedSchema):
    """From a start over steps to an end."""

    kind = choice("bridge")
    start = fields.Nested(StepSchema, required=True, error_messages=REQUIRED)
    steps = _nested(StepSchema, "Write name and value for each.", required=True)
    end = text(60)


class CalculatedSchema(EntrySchema):
    """The chart of a calculation."""

    calculation = identifier()
    inputs = fields.Dict(
        keys=fields.String(),
        load_default=dict,
        error_messages={"invalid": "This is not a set of fields. Write one name: value line each."},
    )
    title = text(200, required=False)
    alt = text(600, required=False, one_line=False)


SCHEMAS: dict[str, Any] = {
    **{kind: CategoriesSchema() for kind in CHART_KINDS},
    "curve": CurveSchema(),
    "bridge": BridgeSchema(),
}
