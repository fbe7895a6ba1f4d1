"""What a calculation asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
Rows = tuple[tuple[str, tuple[float, ...]], ...]
LARGEST = 1_000_000_000


@dataclass(frozen=True)
class Field:
    """One thing to type. ``default`` is written as a reader would type it.

    A ``series`` holds ``least`` to ``most`` numbers, each called ``each`` in
    messages ("month 3"). A ``table`` has a line for each row: a name, a colon
    and its numbers, one for each of ``columns``, or, without columns, ``least``
    to ``most`` of them. ``names`` has lines of a name, a colon and other names.
    A ``choice`` is one of ``options``, pairs of value and text. ``rows`` bounds
    the number of lines.
    """

    id: str
    label: str
    default: str
    unit: str = ""
    kind: str = "number"
    minimum: float = 0
    maximum: float = LARGEST
    whole: bool = False
    above: bool = False
    least: int = 2
    most: int = 12
    each: str = "month"
    columns: tuple[str, ...] = ()
    rows: tuple[int, int] = (2, 8)
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
