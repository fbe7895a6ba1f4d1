"""Passwords: hashed with a salt, compared in even time, refused when weak."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from people.passwords import find_weakness, hash_password, is_outdated, verify_password


def test_a_hash_fits_its_password_only() -> None:
    stored = hash_password("lot-sizing-1")
    assert stored.startswith("$argon2id$")
    assert stored != hash_password("lot-sizing-1")
    assert verify_password(stored, "lot-sizing-1")
    assert not verify_password(stored, "lot-sizing-2")


@pytest.mark.parametrize("stored", [None, "", "not a hash"])
def test_nothing_fits_a_missing_or_broken_hash(stored: str | None) -> None:
    assert not verify_password(stored, "no account has this hash")


def test_a_hash_with_weaker_parameters_is_outdated() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("lot-sizing-1")
    assert is_outdated(weak)
    assert not is_outdated(hash_password("lot-sizing-1"))


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("abcdefghi", "The password is too short. Use at least 10 characters."),
        ("abcdefghij", ""),
        ("x" * 201, "The password is too long. Use at most 200 characters."),
        ("abcdabcdabcd", "The password is too easy. Use at least 5 different characters."),
        (
            "Planner@Example.org",
            "The password is your name or e-mail address. Choose one that others can't guess.",
        ),
    ],
)
def test_weak_passwords_are_named(password: str, message: str) -> None:
    assert find_weakness(password, "Planner", "planner@example.org") == message
