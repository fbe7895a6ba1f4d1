"""What a blueprint file must hold."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from kb import validation
from kb.validation import EntrySchema, choice, several, truth, whole
from quizzes.exams.model import Grouping, Purpose
from quizzes.model import Kind

REQUIRED: dict[str, str | list[Any] | dict[Any, Any]] = {**validation.REQUIRED}
LEVELS = ("remember", "understand", "apply", "judge")


class Group(fields.String):
    """A group's key: a slug, or a domain's number as it is."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        return super()._deserialize(str(value) if type(value) is int else value, *rest, **more)


def _weights(*names: str) -> fields.Dict:
    def check(name: str) -> None:
        if names and name not in names:
            raise ValidationError(f"{name!r} is not one of: {', '.join(names)}.")

    return fields.Dict(
        keys=Group(validate=check),
        values=whole(0, 1000),
        load_default=dict,
        error_messages={"invalid": "This is not a set of fields. Write one name: number each."},
    )


class BlueprintSchema(EntrySchema):
    """An exam's blueprint; ``quizzes.exams.load`` says what fits together."""

    title = validation.text(80)
    summary = validation.text(300)
    purpose = choice(*(purpose.value for purpose in Purpose))
    by = choice(*(grouping.value for grouping in Grouping))
    questions = whole(1, 300)
    unscored = whole(0, 100, required=False)
    minutes = whole(0, 600, required=False)
    line = whole(1, 100, required=False)
    weights = _weights()
    levels = _weights(*LEVELS)
    kinds = several(choice(*(kind.value for kind in Kind)))
    each_topic = truth(default=False)
    note = validation.text(400, required=False)
    stop_error = fields.Float(
        load_default=0.0,
        validate=validate.Range(0, 2, error="Give a number of logits from 0 to 2."),
        error_messages=REQUIRED | {"invalid": "This is not a number."},
    )


BLUEPRINT = BlueprintSchema()
