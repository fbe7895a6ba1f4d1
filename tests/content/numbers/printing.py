"""Numbers as pages print them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from kb.company_file import load_company
from settings import ROOT
from tests.content.blocks import read_numbers

COMPANY = load_company([ROOT / "content"], [])


def n(value: float, decimals: int = 0) -> str:
    """Return a number with thousands commas and true minus; halves round up."""
    scaled = math.floor(abs(value) * 10**decimals + 0.5 + 1e-9) / 10**decimals
    return ("−" if value < 0 and scaled else "") + f"{scaled:,.{decimals}f}"


def ns(*values: float | Iterable[float], decimals: int = 0) -> list[str]:
    """Return several numbers, or lists of numbers, printed alike."""
    flat: list[float] = []
    for value in values:
        flat.extend(value if isinstance(value, Iterable) else [value])
    return [n(value, decimals) for value in flat]


def signed(value: float, decimals: int = 0) -> str:
    """Return a number that shows its plus."""
    return ("+" if value > 0 else "") + n(value, decimals)


def up(value: float) -> str:
    """Return a quantity that somebody sets, rounded up."""
    return n(math.ceil(value - 1e-9))


def labels(last: int, first: int = 1) -> list[str]:
    """Return the numbers that head columns or count rows."""
    return [str(number) for number in range(first, last + 1)]


def numbers(text: str) -> list[str]:
    """Return the numbers of a text that mirrors a block of the page."""
    return read_numbers(text)
