"""The fields of forms: what each takes, and what it says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate

from people.passwords import LONGEST
from people.zones import ZONES


class PrintableText(fields.String):
    """Text of 1 to ``longest`` characters on one line; ``what`` names it in messages."""

    def __init__(self, what: str, longest: int) -> None:
        super().__init__(
            required=True,
            error_messages={"required": f"Give {what}."},
            validate=[
                validate.Length(min=1, error=f"Give {what}."),
                validate.Length(max=longest, error=f"Use at most {longest} characters."),
                self._check_characters,
            ],
        )

    @staticmethod
    def _check_characters(text: str) -> None:
        if not text.isprintable():
            raise ValidationError("Leave out line breaks and control characters.")


class LongText(PrintableText):
    """The same on several lines."""

    @staticmethod
    def _check_characters(text: str) -> None:
        if not all(c.isprintable() or c in "\n\t" for c in text):
            raise ValidationError("Leave out control characters.")

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Any:
        # Browsers end lines with both characters.
        return super()._deserialize(value, attr, data, **kwargs).replace("\r\n", "\n")


class EmailAddress(fields.Email):
    """An e-mail address, kept in lower case so that one address is one account."""

    def __init__(self) -> None:
        super().__init__(
            required=True,
            validate=validate.Length(max=254, error="Use at most 254 characters."),
            error_messages={
                "required": "Give your e-mail address.",
                "invalid": "This is not an e-mail address. It should look like you@example.org.",
            },
        )

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Any:
        return super()._deserialize(value, attr, data, **kwargs).lower()


class OptionalDate(fields.Date):
    """A date as browsers send it; an empty field means no date."""

    def __init__(self) -> None:
        super().__init__(
            load_default=None,
            error_messages={"invalid": "This is not a date. Write it like 2027-03-13."},
        )

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Any:
        if value == "":
            return None
        day: date = super()._deserialize(value, attr, data, **kwargs)
        if not 2000 <= day.year <= 2100:
            raise ValidationError("Give a date between 2000 and 2100.")
        return day


def zone() -> fields.String:
    """Return a field for a time zone; without one it is UTC."""
    return fields.String(
        load_default="UTC",
        validate=validate.OneOf(ZONES, error="Choose a time zone from the list."),
    )


def secret(message: str) -> fields.String:
    """Return a field for a password; ``message`` is said where it is missing."""
    return fields.String(
        required=True,
        error_messages={"required": message},
        validate=[
            validate.Length(min=1, error=message),
            validate.Length(max=LONGEST, error=f"Use at most {LONGEST} characters."),
        ],
    )
