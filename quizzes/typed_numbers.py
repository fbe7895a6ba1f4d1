"""Numbers as learners type them, and the error of a response that cannot be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kb import typed_numbers


class ResponseError(ValueError):
    """A response that cannot be read. ``field`` is the cell it is about, or empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def parse_number(raw: Any) -> Decimal:
    """Return a typed number; thousands commas, a true minus and blanks are fine.

    Raises:
        ResponseError: it is not a number; the message says what to write instead.
    """
    try:
        return typed_numbers.parse_number(raw)
    except typed_numbers.TypedNumberError as error:
        raise ResponseError(str(error)) from None
