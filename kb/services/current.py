"""The reading content of the running application."""

from __future__ import annotations

from typing import cast

from flask import current_app

from kb.model import Library, Problem


def library() -> Library:
    """Return the library that this application loaded at its start."""
    return cast(Library, current_app.extensions["linkage.library"])


def problems() -> tuple[Problem, ...]:
    """Return everything that was wrong in the content files at the start."""
    return cast("tuple[Problem, ...]", current_app.extensions["linkage.problems"])
