"""Filled-in sheets for tests."""

from __future__ import annotations

from quizzes.maturity.assessment import Sheet
from quizzes.maturity.respondents import Respondent

FACTS: dict[str, int | bool | None] = {"F1": 24, "F2": 6, "F3": 9}
FACTS |= {f"F{n}": True for n in range(4, 9)}


def fill(row: str, **facts: int | bool | None) -> Sheet:
    """Return a sheet with the levels of D1 to D10 in a row and every fact in order."""
    answers = {f"D{n}": None if c == "-" else int(c) for n, c in enumerate(row, 1)}
    return Sheet(answers, FACTS | facts)


def ask(function: str, *answers: int | None, level: str = "") -> list[Respondent]:
    """Return respondents of one function who answered D1."""
    return [Respondent(function, level, {"D1": answer}) for answer in answers]
