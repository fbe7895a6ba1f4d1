"""What the forms of requests for training take, and what they say otherwise."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from people.fields import EmailAddress, LongText, OptionalDate, PrintableText, zone
from people.schemas import FormSchema
from people.training import CLOSED, Experience, PartOfDay, State, Time

TIMES = 3
LARGEST_GROUP = 200
GROUP = f"Give a whole number from 1 to {LARGEST_GROUP}."


def part_of_day() -> fields.Enum[PartOfDay]:
    """Return a field for a part of the day; without one any time of that day suits."""
    return fields.Enum(
        PartOfDay,
        by_value=True,
        load_default=PartOfDay.ANY,
        error_messages={"unknown": "Choose a part of the day from the list."},
    )


class TrainingRequest(FormSchema):
    """A request for training. ``website`` is a trap for programs and has to stay empty."""

    subject = fields.String(
        required=True,
        error_messages={"required": "Choose a programme or a topic."},
        validate=validate.Length(min=1, error="Choose a programme or a topic."),
    )
    goal = LongText("what you want to reach", 2000)
    day_1, day_2, day_3 = OptionalDate(), OptionalDate(), OptionalDate()
    part_1, part_2, part_3 = part_of_day(), part_of_day(), part_of_day()
    time_zone = zone()
    experience = fields.Enum(
        Experience,
        by_value=True,
        required=True,
        error_messages={
            "required": "Say how well you know the subject.",
            "unknown": "Choose one of the three.",
        },
    )
    group_size = fields.Integer(
        required=True,
        validate=validate.Range(1, LARGEST_GROUP, error=GROUP),
        error_messages={"required": GROUP, "invalid": GROUP, "too_large": GROUP},
    )
    name = PrintableText("your name", 80)
    email = EmailAddress()
    website = fields.String(
        load_default="",
        validate=validate.Length(max=0, error="Leave this field empty; it is a trap for programs."),
    )

    @validates_schema
    def check_times(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a part of a day that is not given."""
        for at in range(1, TIMES + 1):
            if data[f"day_{at}"] is None and data[f"part_{at}"] is not PartOfDay.ANY:
                raise ValidationError("Give the day too.", f"day_{at}")

    @post_load
    def gather_times(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Put the days that were given into one list; the trap goes."""
        del data["website"]
        pairs = [(data.pop(f"day_{n}"), data.pop(f"part_{n}")) for n in range(1, TIMES + 1)]
        return data | {"times": [Time(day, part) for day, part in pairs if day is not None]}


class RequestAnswer(FormSchema):
    """The administrator's answer."""

    text = LongText("an answer", 4000)
    proposed_on = OptionalDate()


class RequestMove(FormSchema):
    """The button that closes or reopens a request."""

    state = fields.Enum(
        State,
        by_value=True,
        required=True,
        validate=validate.OneOf([State.OPEN, *CLOSED]),
    )
