"""Numbers and lists inside the sentences of results."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from kb.charts.lettering import write_number

THIN = "\N{NARROW NO-BREAK SPACE}"


def settle(value: float) -> float:
    """Return the number without the noise of binary fractions."""
    return float(f"{value:.12g}") + 0.0


def write(value: float, decimals: int | None = None) -> str:
    """Return a number as pages print it, with at most so many decimals and none that are zero.

    By default these are two, and four for numbers between −1 and 1.
    """
    if decimals is None:
        decimals = 2 if abs(value) >= 1 else 4
    text = write_number(settle(value), decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def sign(value: float, decimals: int | None = None) -> str:
    """Return a number with its sign, also when it is positive."""
    text = write(value, decimals)
    return text if text.startswith("−") or not text.strip("0.,") else f"+{text}"


def percent(share: float, decimals: int | None = None) -> str:
    """Return a share as per cent."""
    return f"{write(100 * share, decimals)}{THIN}%"


def money(value: float, decimals: int | None = None) -> str:
    """Return an amount of dollars."""
    return f"USD {write(value, decimals)}"


def series(values: Iterable[float], decimals: int | None = None) -> str:
    """Return numbers in a row."""
    return ", ".join(write(value, decimals) for value in values)


def total(values: Sequence[float], decimals: int | None = None) -> str:
    """Return a sum written out, such as 10 − 15 + 15."""
    parts = [write(values[0], decimals)]
    for value in values[1:]:
        text = write(abs(value), decimals)
        parts.append(f"− {text}" if value < 0 else f"+ {text}")
    return " ".join(parts)


def listing(words: Sequence[str], last: str = "and") -> str:
    """Return words joined as in a sentence."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def places(noun: str, numbers: Sequence[int]) -> str:
    """Return "month 4" or "months 4 and 5"."""
    plural = noun if len(numbers) == 1 else f"{noun}s"
    return f"{plural} {listing([str(number) for number in numbers])}"


def numbered(noun: str, count: int) -> tuple[str, ...]:
    """Return the names of categories: M1, M2 … for month."""
    return tuple(f"{noun[:1].upper()}{number}" for number in range(1, count + 1))


def ceil(value: float) -> int:
    """Round up what somebody will set; 60.0000001 out of binary fractions is 60."""
    return math.ceil(settle(value))
