"""What services refuse, in words that pages and API show."""

from __future__ import annotations


class NotFoundError(Exception):
    """There is no such attempt or position, or it is somebody else's."""


class RequestError(ValueError):
    """A request that cannot be met. ``field`` names what to change."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class HeldBackError(Exception):
    """An open attempt holds its keys, and so its result, back until the end."""
