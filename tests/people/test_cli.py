"""``flask people``, and the links it prints."""

from __future__ import annotations

import pytest
from flask import Flask

from people.model import Role
from people.services import accounts
from tests.cast import PASSWORD, Cast, add_account


def run(app: Flask, *arguments: str) -> tuple[int, list[str]]:
    result = app.test_cli_runner().invoke(args=["people", *arguments])
    return result.exit_code, result.output.splitlines()


def path_of(line: str) -> str:
    prefix = "http://127.0.0.1:8000"
    assert line.startswith(prefix)
    return line.removeprefix(prefix)


def test_accounts_are_listed(app: Flask) -> None:
    add_account(app, "Planner")
    add_account(app, "Head", Role.ADMINISTRATOR)
    add_account(app, "Guest", guest=True)
    assert run(app, "list") == (
        0,
        [
            "administrator  head@example.org  Head",
            "learner        planner@example.org  Planner",
            "2 accounts, 1 guests",
        ],
    )


def test_an_account_becomes_administrator(app: Flask) -> None:
    person = add_account(app, "Planner")
    assert run(app, "add-administrator", "Planner@example.org") == (
        0,
        ["Planner@example.org is an administrator."],
    )
    with app.app_context():
        assert accounts.as_person(person.id).role is Role.ADMINISTRATOR
    assert run(app, "add-administrator", "none@example.org") == (
        1,
        ["Error: No account has the e-mail address none@example.org."],
    )


def test_the_first_link_is_printed_while_there_is_no_administrator(app: Flask) -> None:
    status, (address, note) = run(app, "first-link")
    assert (status, note) == (0, "It works once, within 24 hours.")
    assert app.test_client().get(path_of(address)).status_code == 200
    add_account(app, "Head", Role.ADMINISTRATOR)
    assert run(app, "first-link") == (
        1,
        ["Error: There is an administrator. Use: flask people add-administrator EMAIL"],
    )


def test_a_printed_link_sets_a_new_password(app: Flask) -> None:
    Cast(app)
    status, (address, _) = run(app, "reset-password", "learner@example.org")
    assert status == 0
    client = app.test_client()
    client.get(path_of(address))
    sent = client.post(path_of(address), data={"new_password": "a better one 2"})
    assert (sent.status_code, sent.location) == (302, "/")
    again = {"email": "learner@example.org", "password": PASSWORD}
    assert app.test_client().post("/sign-in", data=again).status_code == 422


@pytest.mark.parametrize("command", ["reset-password", "add-administrator"])
def test_an_unknown_address_is_an_error(app: Flask, command: str) -> None:
    assert run(app, command, "none@example.org")[0] == 1


def test_time_in_exams_is_granted_and_what_is_not_named_stays(app: Flask) -> None:
    add_account(app, "Planner")
    address = "planner@example.org"
    more = "25\u202f% more time"
    for arguments, said in (
        (["--extra", "25", "--pause"], f"{more}, pauses"),
        (["--no-pause"], more),
        (["--extra", "untimed"], "no time limit"),
        (["--extra", "0"], "the time that exams state"),
    ):
        assert run(app, "allow", address, *arguments) == (0, [f"{address}: {said}."])
    assert run(app, "allow", address, "--extra", "30")[0] == 2
    assert run(app, "allow", "none@example.org", "--extra", "25")[0] == 1
