"""Numbers and names as text, and the room that text takes in the sans face."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SIZE = 13
LINE = 15
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -")
_WIDE = frozenset("mwMW%@")


def write_number(value: float, decimals: int | None = None) -> str:
    """Return a number as pages print it: commas, true minus, halves away from zero.

    Without ``decimals`` it has as many as it needs.
    """
    exact = Decimal(str(round(value, 9)))
    if decimals is None:
        decimals = max(0, -int(round(exact, 6).normalize().as_tuple().exponent))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(rounded):,.{decimals}f}" if rounded >= 0 else f"−{abs(rounded):,.{decimals}f}"


def measure(text: str) -> float:
    """Return the width of a text in pixels, rather too large than too small."""
    return sum(_width(char) for char in text) * SIZE


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.34
    if char in _WIDE:
        return 0.9
    return 0.7 if char.isupper() else 0.565


def wrap(text: str, width: float, lines: int = 3) -> list[str]:
    """Break a text between words so that each line fits; the last line is cut if it must be."""
    rows: list[str] = []
    for word in text.split():
        if rows and measure(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    kept = rows[:lines]
    if len(rows) > lines:
        kept[-1] += "…"
    return [_cut(row, width) for row in kept]


def _cut(text: str, width: float) -> str:
    if measure(text) <= width:
        return text
    text = text.removesuffix("…")
    while len(text) > 1 and measure(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"


def spread(places: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Move the middles of labels apart so that none overlap, as little as it takes.

    They stay between ``top`` and ``bottom`` as long as there is room.
    """
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    edge = top
    for n in order:
        moved[n] = max(moved[n], edge + heights[n] / 2)
        edge = moved[n] + heights[n] / 2
    edge = bottom
    for n in reversed(order):
        moved[n] = min(moved[n], edge - heights[n] / 2)
        edge = moved[n] - heights[n] / 2
    return moved
