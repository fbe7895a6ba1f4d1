"""Numbers as people type them, and what to say about anything else."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

MINUS = "\N{MINUS SIGN}"
MAX_TYPED = 40
_LIMIT = Decimal(10) ** 15
_NUMBER = re.compile(r"^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?$|^[+-]?\.\d+$")
_COMMA_DECIMAL = re.compile(r"^[+-]?\d+,\d+$")
_WITH_UNIT = re.compile(r"^([+-]?\d[\d,.]*)\s*([^\d\s.,+-].*)$")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"})
_BLANKS = re.compile("[\\s\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}]")


class TypedNumberError(ValueError):
    """Something that cannot be read as a number; the message says what to write instead."""


def parse_number(raw: Any, place: str = "") -> Decimal:
    """Return a typed number; thousands commas, a true minus and blanks are fine.

    ``place`` names the field inside the message, such as "Demand, month 3".

    Raises:
        TypedNumberError: it is not a number; the message says what to write instead.
    """
    where = f" in {place}" if place else ""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str) or not raw.strip():
        raise TypedNumberError(f"Type a number{where}.")
    shown = raw.strip()[:MAX_TYPED]
    text = _BLANKS.sub("", raw).replace(MINUS, "-").replace("–", "-")
    if len(text) > MAX_TYPED:
        raise TypedNumberError(
            f"“{shown} …” is too long{where}. Type a number of at most 15 digits."
        )
    if _NUMBER.match(text):
        return _bounded(Decimal(text.replace(",", "")), shown, where)
    raise TypedNumberError(_explain(text, raw.strip(), shown, where))


def _bounded(number: Decimal, shown: str, where: str) -> Decimal:
    if abs(number) >= _LIMIT:
        raise TypedNumberError(f"“{shown}” is too large{where}. Check the number of zeros.")
    return number


def _explain(text: str, raw: str, shown: str, where: str) -> str:
    """Return the sentence for something that is almost, or not at all, a number."""
    with_unit = _WITH_UNIT.match(raw.replace(MINUS, "-"))
    if with_unit and _NUMBER.match(with_unit.group(1)) and not _looks_like_number(text):
        number = with_unit.group(1).replace("-", MINUS)
        return f"Type the number alone{where}, without “{with_unit.group(2)[:20]}”: {number}."
    if _COMMA_DECIMAL.match(text):
        meant = text.replace(",", ".").replace("-", MINUS)
        return f"“{shown}” is not clear{where}. Write a decimal point: {meant}."
    if _looks_like_number(text):
        meant = text.translate(_LOOKALIKES).replace("-", MINUS)
        return f"“{shown}” is not a number{where}. Did you mean {meant}?"
    return f"“{shown}” is not a number{where}. Type digits, such as 490 or {MINUS}2.5."


def _looks_like_number(text: str) -> bool:
    return bool(_NUMBER.match(text.translate(_LOOKALIKES))) and any(c.isdigit() for c in text)
