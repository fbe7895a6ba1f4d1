"""Forms say what is wrong and what to do, and keep secrets as typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from marshmallow import Schema, ValidationError

from people import schemas
from people.model import CohortRole

ACCOUNT = {"name": "A Planner", "email": "planner@example.org", "password": "lot-sizing-1"}


def errors(schema: Schema, typed: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(ValidationError) as raised:
        schema.load(typed)
    return {name: messages[0] for name, messages in raised.value.messages_dict.items()}


def test_a_valid_form_is_tidied() -> None:
    typed = {
        "name": "  A Planner ",
        "email": " Planner@Example.ORG ",
        "password": " spaces stay ",
        "time_zone": "Europe/Lisbon",
        "csrf_token": "ignored",
        "role": "administrator",
    }
    assert schemas.SignUp().load(typed) == {
        "name": "A Planner",
        "email": "planner@example.org",
        "password": " spaces stay ",
        "time_zone": "Europe/Lisbon",
    }


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": " "}, {"name": "Give your name."}),
        ({"name": "x" * 81}, {"name": "Use at most 80 characters."}),
        ({"name": "a\nb"}, {"name": "Leave out line breaks and control characters."}),
        (
            {"email": "planner"},
            {"email": "This is not an e-mail address. It should look like you@example.org."},
        ),
        ({"password": ""}, {"password": "Choose a password."}),
        (
            {"password": "short"},
            {"password": "The password is too short. Use at least 10 characters."},
        ),
        ({"time_zone": "Mars"}, {"time_zone": "Choose a time zone from the list."}),
    ],
)
def test_each_field_says_what_to_do(change: dict[str, str], found: dict[str, str]) -> None:
    assert errors(schemas.SignUp(), ACCOUNT | change) == found


def test_an_empty_form_names_every_field() -> None:
    assert errors(schemas.SignUp(), {}) == {
        "name": "Give your name.",
        "email": "Give your e-mail address.",
        "password": "Choose a password.",
    }
    assert errors(schemas.PasswordChange(), {}) == {
        "old_password": "Give your present password.",
        "new_password": "Choose a password.",
    }


def test_a_cohort_s_dates_may_be_empty() -> None:
    typed = {"name": "Autumn", "starts_on": "2027-01-11", "ends_on": "", "time_zone": "UTC"}
    assert schemas.CohortForm().load(typed) == {
        "name": "Autumn",
        "starts_on": date(2027, 1, 11),
        "ends_on": None,
        "exam_on": None,
        "time_zone": "UTC",
    }


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": ""}, {"name": "Give the cohort a name."}),
        ({"starts_on": "soon"}, {"starts_on": "This is not a date. Write it like 2027-03-13."}),
        ({"exam_on": "0012-03-13"}, {"exam_on": "Give a date between 2000 and 2100."}),
        (
            {"ends_on": "2027-01-10"},
            {"ends_on": "The end is before the start. Give a later date."},
        ),
        (
            {"exam_on": "2027-01-10"},
            {"exam_on": "The exam is before the start. Give a later date."},
        ),
    ],
)
def test_a_cohort_s_dates_are_checked(change: dict[str, str], found: dict[str, str]) -> None:
    typed = {"name": "Autumn", "starts_on": "2027-01-11"}
    assert errors(schemas.CohortForm(), typed | change) == found


def test_a_member_s_role_is_one_of_two() -> None:
    assert schemas.MemberRole().load({"role": "instructor"}) == {"role": CohortRole.INSTRUCTOR}
    assert list(errors(schemas.MemberRole(), {"role": "owner"})) == ["role"]
