"""The reading content of the running application."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from flask import current_app

from kb.model import Library, Problem


def library() -> Library:
    """Return the library that this application loaded at its start."""
    return cast(Library, current_app.extensions["linkage.library"])


def problems() -> tuple[Problem, ...]:
    """Return everything that was wrong in the content files at the start."""
    return cast("tuple[Problem, ...]", current_app.extensions["linkage.problems"])


def folders() -> tuple[Path, ...]:
    """Return the content folders of this application."""
    return cast("tuple[Path, ...]", current_app.extensions["linkage.settings"].content)


def base_address() -> str:
    """Return the address at which people reach this installation, if it is set."""
    return cast(str, current_app.extensions["linkage.settings"].base_url)
