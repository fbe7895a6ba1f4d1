"""The question bank and the maturity instrument of the running application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from flask import current_app

from quizzes.exams.model import Blueprint
from quizzes.maturity.model import Instrument
from quizzes.model import Bank


def bank() -> Bank:
    """Return the question bank that this application loaded at its start."""
    return cast(Bank, current_app.extensions["linkage.bank"])


def blueprints() -> Mapping[str, Blueprint]:
    """Return the exams' blueprints by slug, in the order of their files."""
    return cast("Mapping[str, Blueprint]", current_app.extensions["linkage.blueprints"])


def instrument() -> Instrument | None:
    """Return the maturity instrument, or None if its file could not be used."""
    return cast("Instrument | None", current_app.extensions["linkage.instrument"])
