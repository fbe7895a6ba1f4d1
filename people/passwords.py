"""Hashes of passwords (argon2id) and of random secrets, and what a password must be."""

from __future__ import annotations

import hashlib
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200
FEWEST_DIFFERENT = 5

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the salted hash to store."""
    return _hasher.hash(password)


def hash_secret(secret: str) -> str:
    """Return the hash under which a random secret is stored.

    It is fast and has no salt: nobody guesses 256 random bits, and one that is
    shown has to be found by its hash.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def _decoy() -> str:
    return _hasher.hash("no account has this hash")


def verify_password(stored: str | None, password: str) -> bool:
    """Return whether the password fits the stored hash.

    Without a hash the same work is done and the answer is False, so that the
    time an answer takes does not tell which accounts exist.
    """
    try:
        _hasher.verify(stored or _decoy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def is_outdated(stored: str) -> bool:
    """Return whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def find_weakness(password: str, *personal: str) -> str:
    """Return a sentence saying what is wrong with a new password, or an empty string.

    ``personal`` are texts that others know, such as the e-mail address.
    """
    if len(password) < SHORTEST:
        return f"The password is too short. Use at least {SHORTEST} characters."
    if len(password) > LONGEST:
        return f"The password is too long. Use at most {LONGEST} characters."
    if len(set(password)) < FEWEST_DIFFERENT:
        return f"The password is too easy. Use at least {FEWEST_DIFFERENT} different characters."
    if password.casefold() in {text.casefold() for text in personal}:
        return "The password is your name or e-mail address. Choose one that others can't guess."
    return ""
