"""The values used last are kept, no more of them than said."""

from __future__ import annotations

from collections.abc import Callable

from quizzes.memory import Memory


def counting() -> tuple[list[str], Callable[[str], Callable[[], str]]]:
    """Return what was made so far, and a maker of makers that write it down."""
    made: list[str] = []

    def maker(key: str) -> Callable[[], str]:
        def make() -> str:
            made.append(key)
            return key.upper()

        return make

    return made, maker


def test_a_value_is_made_once() -> None:
    memory: Memory[str, str] = Memory(2)
    made, maker = counting()
    assert [memory.recall(key, maker(key)) for key in ("a", "b", "a", "b")] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]


def test_what_was_not_asked_for_the_longest_goes() -> None:
    memory: Memory[str, str] = Memory(2)
    made, maker = counting()
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.recall(key, maker(key))
    assert made == ["a", "b", "c", "b"]
    assert [memory.find(key) for key in ("a", "b", "c")] == ["A", "B", None]


def test_a_value_can_be_replaced() -> None:
    memory: Memory[str, str] = Memory(2)
    assert memory.keep("a", "1") == "1"
    assert memory.keep("a", "2") == "2"
    assert memory.find("a") == "2"
