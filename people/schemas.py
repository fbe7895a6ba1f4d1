"""What the forms of accounts and cohorts take, and what they say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validate,
    validates,
    validates_schema,
)

from people.allowances import EXTRAS, make_allowance
from people.fields import EmailAddress, OptionalDate, PrintableText, secret, zone
from people.model import Allowance, CohortRole, Role
from people.passwords import find_weakness

DELETE = "Type the word delete to confirm."
SECRETS = ("password", "old_password", "new_password")


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
    password = secret("Give your password.")


class SignUp(FormSchema):
    """A new account."""

    name = PrintableText("your name", 80)
    email = EmailAddress()
    password = secret("Choose a password.")
    time_zone = zone()

    @validates_schema
    def check_password(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a weak password."""
        weakness = find_weakness(data["password"], data["name"], data["email"])
        if weakness:
            raise ValidationError(weakness, "password")


class Profile(FormSchema):
    """Name and time zone."""

    name = PrintableText("your name", 80)
    time_zone = zone()


class NewToken(FormSchema):
    """A token for a program. Its field shares a page with a person's name."""

    token_name = PrintableText("the token a name", 80)


class NewPassword(FormSchema):
    """A password set through a one-time link."""

    new_password = secret("Choose a password.")

    @validates_schema
    def check_password(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a weak password."""
        weakness = find_weakness(data["new_password"])
        if weakness:
            raise ValidationError(weakness, "new_password")


class PasswordChange(NewPassword):
    """The old password and a new one."""

    old_password = secret("Give your present password.")


class Confirmation(FormSchema):
    """The password again, before something that can't be undone."""

    password = secret("Give your password to confirm.")


class Deletion(FormSchema):
    """A word to type, before something that can't be undone."""

    word = fields.String(required=True, error_messages={"required": DELETE})

    @validates("word")
    def check_word(self, word: str, **_: Any) -> None:
        """Refuse any other word."""
        if word.casefold() != "delete":
            raise ValidationError(DELETE)


class CohortForm(FormSchema):
    """Name, dates and time zone of a cohort."""

    name = PrintableText("the cohort a name", 80)
    starts_on = OptionalDate()
    ends_on = OptionalDate()
    exam_on = OptionalDate()
    time_zone = zone()

    @validates_schema
    def check_order(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse an end or an exam before the start."""
        starts = data["starts_on"]
        if starts and data["ends_on"] and data["ends_on"] < starts:
            raise ValidationError("The end is before the start. Give a later date.", "ends_on")
        if starts and data["exam_on"] and data["exam_on"] < starts:
            raise ValidationError("The exam is before the start. Give a later date.", "exam_on")


class AllowanceForm(FormSchema):
    """Extra time and pauses in exams."""

    extra = fields.String(
        required=True,
        validate=validate.OneOf(EXTRAS, error="Choose one of the five."),
        error_messages={"required": "Choose one of the five."},
    )
    may_pause = fields.Boolean(
        load_default=False, error_messages={"invalid": "Tick the box or leave it empty."}
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Allowance]:
        """Put the two together."""
        return {"allowance": make_allowance(data["extra"], data["may_pause"])}


class AccountRole(FormSchema):
    """A role in the installation."""

    role = fields.Enum(Role, by_value=True, required=True)


class MemberRole(FormSchema):
    """A role in a cohort."""

    role = fields.Enum(CohortRole, by_value=True, required=True)
