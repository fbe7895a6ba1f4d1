"""What each entry of ``maturity.yaml`` must hold."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from kb.validation import REQUIRED, EntrySchema, choice, identifier, several, text, truth, whole
from quizzes.maturity.model import EFFORTS, GOALS, LEVELS, FactKind

Messages = dict[str, Any]


def merge(**messages: str) -> Messages:
    """Return a required field's messages with these added."""
    return {**REQUIRED, **messages}


def code(pattern: str, example: str) -> fields.String:
    """Return a required field for a short code such as D4."""
    check = validate.Regexp(f"{pattern}\\Z", error=f"{{input!r}} is not a code like {example}.")
    messages = merge(invalid=f"This is not a code like {example}.")
    return fields.String(required=True, validate=check, error_messages=messages)


DIMENSION = r"D[1-9][0-9]?"


def levels(*, required: bool = True) -> fields.Dict:
    """Return a field for levels by dimension: ``{D1: 3}``."""
    messages = merge(invalid="This is not a set of levels. Write {D1: 3}.")
    keys, values = code(DIMENSION, "D1"), whole(LEVELS[0], LEVELS[-1])
    if required:
        return fields.Dict(keys=keys, values=values, required=True, error_messages=messages)
    return fields.Dict(keys=keys, values=values, load_default=dict, error_messages=messages)


def check_statements(values: list[Any]) -> None:
    """Refuse anything but one statement for each level."""
    if len(values) != len(LEVELS):
        raise ValidationError(f"{len(values)} statements; write {len(LEVELS)}, for levels 1 to 5.")


class DimensionSchema(EntrySchema):
    """A dimension and its five statements."""

    id = code(DIMENSION, "D1")
    name = text(60)
    short = text(30)
    question = text(120)
    core = truth()
    topics = several(identifier(), required=True)
    statements = fields.List(
        text(400), required=True, validate=check_statements, error_messages=merge()
    )


class StageSchema(EntrySchema):
    """A stage's name and description."""

    number = whole(LEVELS[0], LEVELS[-1])
    name = text(30)
    description = text(300)


class FactSchema(EntrySchema):
    """A factual question."""

    id = code(r"F[1-9][0-9]?", "F1")
    kind = choice(*(kind.value for kind in FactKind))
    question = text(160)
    hint = text(240)


class CapSchema(EntrySchema):
    """What a fact's answer caps, and why."""

    fact = code(r"F[1-9][0-9]?", "F1")
    below = whole(1, 999)
    limits = levels()
    reason = text(240)


class CheckSchema(EntrySchema):
    """A contradiction between dimensions."""

    code = code(r"C[1-9][0-9]?", "C1")
    at_least = levels(required=False)
    at_most = levels(required=False)
    limits = levels(required=False)
    text = text(300)


class RuleSchema(EntrySchema):
    """Levels that others need before a dimension reaches a level."""

    dimension = fields.String(
        load_default=None,
        validate=validate.Regexp(f"{DIMENSION}\\Z", error="{input!r} is no code."),
    )
    level = whole(2, LEVELS[-1])
    needs = levels()


class ImpactsSchema(EntrySchema):
    """An initiative's impact on each goal."""

    service = whole(1, 5)
    cost = whole(1, 5)
    cash = whole(1, 5)
    growth = whole(1, 5)
    risk = whole(1, 5)


class InitiativeSchema(EntrySchema):
    """The template for one step of one dimension."""

    id = code(rf"{DIMENSION}-[2-5]", "D4-3")
    title = text(80)
    action = text(400)
    owner = text(60)
    effort = fields.Integer(
        required=True,
        strict=True,
        validate=validate.OneOf(EFFORTS, error="Effort is one of: {choices}."),
        error_messages=merge(invalid="This is not a whole number."),
    )
    impacts = fields.Nested(
        ImpactsSchema,
        required=True,
        error_messages=merge(type=f"Write {', '.join(GOALS)} here."),
    )
    evidence = text(300)
    needs = several(code(rf"{DIMENSION}-[2-5]", "D4-3"))


class GateSchema(EntrySchema):
    """Thresholds of the stage rule."""

    count = whole(1, 99)
    slack = whole(1, 4)
    scored = whole(1, 99)


class WavesSchema(EntrySchema):
    """How initiatives are spread over time."""

    names = several(text(40), required=True)
    budget = whole(1, 99)
    at_most = whole(1, 20)
    core_weight = fields.Decimal(
        required=True,
        allow_nan=False,
        validate=validate.Range(1, 10, error="Give a number from 1 to 10."),
        error_messages=merge(invalid="This is not a number."),
    )


class NotesSchema(EntrySchema):
    """What is said about one respondent's answers."""

    C9 = text(300)
    C10 = text(300)
    C11 = text(300)
    C12 = text(300)
