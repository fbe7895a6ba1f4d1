"""The question bank and the maturity instrument of the running application."""

from __future__ import annotations

from typing import cast

from flask import current_app

from quizzes.maturity.model import Instrument
from quizzes.model import Bank


def bank() -> Bank:
    """Return the question bank that this application loaded at its start."""
    return cast(Bank, current_app.extensions["linkage.bank"])


def instrument() -> Instrument | None:
    """Return the maturity instrument, or None if its file could not be used."""
    return cast("Instrument | None", current_app.extensions["linkage.instrument"])
