"""The training partner's pens: measured, and refused where they can't be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

READABLE = 4.5
GROUNDS = {
    "light": (("paper", "#F7F9F8"), ("sheet", "#FFFFFF")),
    "dark": (("paper", "#0F171C"), ("sheet", "#162027")),
}
HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Pens:
    """Pen and its hover shade, on light and on dark grounds."""

    light: str
    dark: str
    light_deep: str
    dark_deep: str


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` as WCAG 2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio, from 1 to 21; the order does not matter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def find_fault(pen: str, scheme: str) -> str:
    """Return what is wrong with a pen on light or dark grounds, or an empty string."""
    if not HEX.fullmatch(pen):
        return f"{pen!r} is not a colour; give six hexadecimal digits, like #0F4C81."
    for ground, colour in GROUNDS[scheme]:
        ratio = contrast(pen, colour)
        if ratio < READABLE:
            # Rounded down, so that a refused 4.499 does not read as 4.50.
            shown = int(ratio * 100) / 100
            return (
                f"{pen} measures {shown:.2f} : 1 on the {scheme} {ground} {colour}; "
                f"text needs at least {READABLE} : 1. Choose a "
                f"{'darker' if scheme == 'light' else 'lighter'} pen."
            )
    return ""


def _mix(colour: str, towards: int, share: float) -> str:
    mixed = (round(channel + (towards - channel) * share) for channel in _channels(colour))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def derive_pens(light: str, dark: str) -> Pens:
    """Return both pens with a hover shade that stands out more than the pen itself."""
    return Pens(light.upper(), dark.upper(), _mix(light, 0, 0.3), _mix(dark, 255, 0.4))


def stylesheet(pens: Pens) -> str:
    """Return the style sheet that puts the partner's pens in place of the product's."""
    return (
        ":root {\n"
        f"  --pen: light-dark({pens.light}, {pens.dark});\n"
        f"  --pen-deep: light-dark({pens.light_deep}, {pens.dark_deep});\n"
        "}\n"
    )
