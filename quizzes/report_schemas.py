"""What the forms of reports on questions take, and what they say otherwise."""

from __future__ import annotations

from marshmallow import fields, validate

from people.fields import LongText
from people.schemas import FormSchema
from quizzes.reports import Reason, State

LONGEST = 1000


class ReportForm(FormSchema):
    """What is wrong with a question."""

    reason = fields.Enum(
        Reason,
        by_value=True,
        required=True,
        error_messages={
            "required": "Choose what it is about.",
            "unknown": "Choose what it is about.",
        },
    )
    text = LongText("a sentence on what is wrong", LONGEST)


class ReplyForm(FormSchema):
    """What became of a report."""

    state = fields.Enum(
        State,
        by_value=True,
        required=True,
        error_messages={
            "required": "Choose what became of it.",
            "unknown": "Choose what became of it.",
        },
    )
    text = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST, error=f"Use at most {LONGEST} characters."),
    )
