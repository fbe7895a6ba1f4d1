"""What people enter: levels, facts, and how they want the road map weighed.

Every function returns the meaning and, by field name, what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping

from quizzes.maturity.model import FACT_LIMITS, GOALS, LEVELS, Fact, FactKind, Instrument
from quizzes.maturity.plan import Wishes

UNKNOWN = "unknown"
YES, NO = "yes", "no"
WEIGHTS = (0, 1, 2, 3)
BUDGETS = range(1, 41)

Errors = dict[str, str]


def parse_level(text: str) -> int | None:
    """Return the level picked, or None for "don't know".

    Raises:
        ValueError: it is neither.
    """
    if text == UNKNOWN:
        return None
    if text not in {str(level) for level in LEVELS}:
        raise ValueError("Choose one of the statements, or don't know.")
    return int(text)


def parse_facts(
    typed: Mapping[str, str], instrument: Instrument
) -> tuple[dict[str, int | bool | None], Errors]:
    """Return the answers to the factual questions; an empty field is None."""
    found: dict[str, int | bool | None] = {}
    errors: Errors = {}
    for fact in instrument.facts:
        try:
            found[fact.id] = _parse_fact(fact, typed.get(fact.id, "").strip())
        except ValueError as error:
            errors[fact.id] = str(error)
    return found, errors


def _parse_fact(fact: Fact, text: str) -> int | bool | None:
    if not text:
        return None
    if fact.kind is FactKind.YES_NO:
        if text not in {YES, NO}:
            raise ValueError(f"{fact.id}: answer yes or no, or leave it open.")
        return text == YES
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise ValueError(f"{fact.id}: “{text[:20]}” is not a whole number. Write it in digits.")
    return check_number(fact, int(text))


def check_number(fact: Fact, value: int) -> int:
    """Return the value if the question allows it.

    Raises:
        ValueError: it lies outside.
    """
    if not 0 <= value <= FACT_LIMITS[fact.kind]:
        raise ValueError(f"{fact.id}: give a number from 0 to {FACT_LIMITS[fact.kind]}.")
    return value


def check_fact(fact: Fact, value: object) -> int | bool | None:
    """Return a fact that came as JSON: a whole number, true or false, or null.

    Raises:
        ValueError: it is of the wrong kind or lies outside.
    """
    if value is None:
        return None
    if fact.kind is FactKind.YES_NO:
        if not isinstance(value, bool):
            raise ValueError(f"{fact.id}: give true, false or null.")
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{fact.id}: give a whole number or null.")
    return check_number(fact, value)


def parse_wishes(typed: Mapping[str, str], instrument: Instrument) -> tuple[Wishes, Errors]:
    """Return how to weigh the road map; what is missing keeps its default."""
    errors: Errors = {}

    def read(name: str, allowed: range, said: str) -> int | None:
        text = typed.get(name, "").strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 4 and int(text) in allowed:
            return int(text)
        errors[name] = f"{said}: give a number from {allowed[0]} to {allowed[-1]}."
        return None

    levels, shares = range(LEVELS[0], LEVELS[-1] + 1), range(WEIGHTS[0], WEIGHTS[-1] + 1)
    targets = {d.id: read(f"to_{d.id}", levels, d.name) for d in instrument.dimensions}
    weights = {goal: read(f"for_{goal}", shares, goal.capitalize()) for goal in GOALS}
    return Wishes(
        targets={d: level for d, level in targets.items() if level is not None},
        weights={goal: 1 if share is None else share for goal, share in weights.items()},
        budget=read("budget", BUDGETS, "Effort points per wave"),
        inherit=typed.get("inherit") == "1",
    ), errors
