"""What the forms of accounts and cohorts take, and what they say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    pre_load,
    validate,
    validates_schema,
)

from people.model import CohortRole, Role
from people.passwords import LONGEST, find_weakness

REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip
ZONES = ("UTC", *sorted(z for z in available_timezones() if z.split("/")[0] in REGIONS))
SECRETS = ("password", "old_password", "new_password")


class PrintableText(fields.String):
    """Text on one line, of 1 to ``longest`` characters; ``what`` names it in messages."""

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


def _zone() -> fields.String:
    return fields.String(
        load_default="UTC",
        validate=validate.OneOf(ZONES, error="Choose a time zone from the list."),
    )


def _password(message: str) -> fields.String:
    return fields.String(
        required=True,
        error_messages={"required": message},
        validate=[
            validate.Length(min=1, error=message),
            validate.Length(max=LONGEST, error=f"Use at most {LONGEST} characters."),
        ],
    )


class FormSchema(Schema):
    """A form: other fields are ignored, blanks around texts are dropped, not around secrets."""

    class Meta:
        """Ignore what the form does not have, such as the CSRF token."""

        unknown = EXCLUDE

    @pre_load
    def strip(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """Drop blanks around what was typed."""
        return {
            name: value if name in SECRETS or not isinstance(value, str) else value.strip()
            for name, value in data.items()
        }


class SignIn(FormSchema):
    """E-mail address and password."""

    email = EmailAddress()
    password = _password("Give your password.")


class SignUp(FormSchema):
    """A new account."""

    name = PrintableText("your name", 80)
    email = EmailAddress()
    password = _password("Choose a password.")
    time_zone = _zone()

    @validates_schema
    def check_password(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a weak password."""
        weakness = find_weakness(data["password"], data["name"], data["email"])
        if weakness:
            raise ValidationError(weakness, "password")


class Profile(FormSchema):
    """Name and time zone."""

    name = PrintableText("your name", 80)
    time_zone = _zone()


class NewPassword(FormSchema):
    """A password set through a one-time link."""

    new_password = _password("Choose a password.")

    @validates_schema
    def check_password(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a weak password."""
        weakness = find_weakness(data["new_password"])
        if weakness:
            raise ValidationError(weakness, "new_password")


class PasswordChange(NewPassword):
    """The old password and a new one."""

    old_password = _password("Give your present password.")


class Confirmation(FormSchema):
    """The password again, before something that can't be undone."""

    password = _password("Give your password to confirm.")


class CohortForm(FormSchema):
    """Name, dates and time zone of a cohort."""

    name = PrintableText("the cohort a name", 80)
    starts_on = OptionalDate()
    ends_on = OptionalDate()
    exam_on = OptionalDate()
    time_zone = _zone()

    @validates_schema
    def check_order(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse an end or an exam before the start."""
        starts = data["starts_on"]
        if starts and data["ends_on"] and data["ends_on"] < starts:
            raise ValidationError("The end is before the start. Give a later date.", "ends_on")
        if starts and data["exam_on"] and data["exam_on"] < starts:
            raise ValidationError("The exam is before the start. Give a later date.", "exam_on")


class AccountRole(FormSchema):
    """A role in the installation."""

    role = fields.Enum(Role, by_value=True, required=True)


class MemberRole(FormSchema):
    """A role in a cohort."""

    role = fields.Enum(CohortRole, by_value=True, required=True)
