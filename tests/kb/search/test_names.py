from __future__ import annotations

import pytest

from kb.search.names import Names
from tests.kb.search.conftest import DOCUMENTS

NAMES = Names(DOCUMENTS)


def complete(text: str) -> list[str]:
    return [DOCUMENTS[number].key for number in NAMES.complete(text, 5)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("tra", ["term:tracking-signal", "section:demand-planning#bias-tracking"]),
        ("ts", ["term:tracking-signal"]),
        ("demand pl", ["topic:demand-planning"]),
        ("signal tracking", ["term:tracking-signal", "section:demand-planning#bias-tracking"]),
        ("mock", ["action:exam"]),
        ("trakcing", ["term:tracking-signal", "section:demand-planning#bias-tracking"]),
        ("absolut devation", ["term:mad"]),
        ("", []),
        ("xyzzy", []),
    ],
)
def test_names_are_completed(typed: str, keys: list[str]) -> None:
    assert complete(typed) == keys


def test_the_limit_holds() -> None:
    assert len(NAMES.complete("t", 1)) == 1
